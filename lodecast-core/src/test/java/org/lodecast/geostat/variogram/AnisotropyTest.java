package org.lodecast.geostat.variogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.lodecast.geostat.variogram.Structure.Kind.SPHERICAL;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodecast.Seed;

/// The ways to say an ellipsoid: by hand, there and back, and against published ends of axes.
class AnisotropyTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    /// dip, dip azimuth, pitch; then where the maximum, the intermediate and the minimum axis must lie.
    @ParameterizedTest
    @CsvSource({
        "0, 0, 90,   0 1 0, 1 0 0, 0 0 1", // level, longest north
        "0, 0, 0,    1 0 0, 0 1 0, 0 0 1", // level, longest east
        "45, 90, 0,  0 1 0, 0.70710678 0 -0.70710678, 0.70710678 0 0.70710678", // dips east, along strike
        "45, 90, 90, 0.70710678 0 -0.70710678, 0 1 0, 0.70710678 0 0.70710678", // dips east, down the dip
        "60, 90, 30, 0.25 0.8660254 -0.4330127, 0.4330127 -0.5 -0.75, 0.8660254 0 0.5", // plunges north-north-east
        "90, 0, 90,  0 0 1, 1 0 0, 0 1 0", // a wall that strikes east, longest upright
        "90, 90, 0,  0 1 0, 0 0 1, 1 0 0" // a wall that strikes north, longest along it
    })
    void leapfrogByHand(double dip, double dipAzimuth, double pitch, String first, String second, String third) {
        Anisotropy a = Anisotropy.ofLeapfrog(dip, dipAzimuth, pitch, 100, 50, 20);
        assertThat(rangeAlong(a, vector(first))).isCloseTo(100, within(1e-5));
        assertThat(rangeAlong(a, vector(second))).isCloseTo(50, within(1e-5));
        assertThat(rangeAlong(a, vector(third))).isCloseTo(20, within(1e-5));
    }

    /// Ends of the axes of ellipsoids about (500, 500, 100), to the metre, as a drawing program of Leapfrog's
    /// makers gives them (tests of Seequent's evo-python-sdk).
    @ParameterizedTest
    @CsvSource({
        "65, 100, 75, 134, 90, 40,  440 475 217, 495 413 79, 536 494 117",
        "13, 300, 105, 100, 50, 10, 569 431 122, 535 536 103, 498 501 110"
    })
    void leapfrogAgainstPublishedEnds(
            double dip,
            double dipAzimuth,
            double pitch,
            double max,
            double mid,
            double min,
            String first,
            String second,
            String third) {
        Anisotropy a = Anisotropy.ofLeapfrog(dip, dipAzimuth, pitch, max, mid, min);
        String[] ends = {first, second, third};
        double[] ranges = {max, mid, min};
        for (int k = 0; k < 3; k++) {
            double[] end = vector(ends[k]);
            double[] axis = {a.axes()[3 * k], a.axes()[3 * k + 1], a.axes()[3 * k + 2]};
            double sign = Math.signum(axis[0] * (end[0] - 500) + axis[1] * (end[1] - 500) + axis[2] * (end[2] - 100));
            double[] centre = {500, 500, 100};
            for (int d = 0; d < 3; d++) {
                assertThat(centre[d] + sign * ranges[k] * axis[d]).isCloseTo(end[d], within(1.0));
            }
        }
    }

    /// hmax, hmin and vert begin north, east, up; a dip below 0 points hmax down.
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0,     0 1 0, 1 0 0, 0 0 1",
        "90, 0, 0,    1 0 0, 0 1 0, 0 0 1",
        "90, -30, 0,  0.8660254 0 -0.5, 0 1 0, 0.5 0 0.8660254",
        "0, 0, 90,    0 1 0, 0 0 1, 1 0 0",
        "0, 0, 30,    0 1 0, 0.8660254 0 -0.5, 0.5 0 0.8660254",
        "0, -90, 0,   0 0 1, 1 0 0, 0 1 0",
        "123, -90, 0, 0 0 1, -0.544639 -0.8386706 0, 0.8386706 -0.544639 0"
    })
    void gslibByHand(double ang1, double ang2, double ang3, String first, String second, String third) {
        Anisotropy a = Anisotropy.ofGslib(ang1, ang2, ang3, 100, 50, 20);
        assertThat(rangeAlong(a, vector(first))).isCloseTo(100, within(1e-4));
        assertThat(rangeAlong(a, vector(second))).isCloseTo(50, within(1e-4));
        assertThat(rangeAlong(a, vector(third))).isCloseTo(20, within(1e-4));
    }

    @Test
    void thereAndBackIsTheSameEllipsoid() {
        RandomGenerator random = new Seed(5).generator();
        for (int i = 0; i < 300; i++) {
            boolean corner = i % 3 == 0; // angles where conventions have their seams
            double step = corner ? 90 : 1e-9;
            double dip = Math.rint(random.nextDouble() * 90 / step) * step;
            double dipAzimuth = Math.rint(random.nextDouble() * 359 / step) * step;
            double pitch = Math.rint(random.nextDouble() * 179 / step) * step % 180;
            Anisotropy a = Anisotropy.ofLeapfrog(dip, dipAzimuth, pitch, 120, 70, 15);
            LeapfrogEllipsoid l = a.toLeapfrog();
            same(a, l.toAnisotropy(), random);
            same(a, a.toGslib().toAnisotropy(), random);
            assertThat(l.dip()).isCloseTo(dip, within(1e-6));
            if (dip > 0 && dip < 90) { // else two sets of angles say the same
                assertThat(l.dipAzimuth()).isCloseTo(dipAzimuth % 360, within(1e-6));
                assertThat(l.pitch()).isCloseTo(pitch, within(1e-6));
            }
            GslibEllipsoid g = new GslibEllipsoid(dipAzimuth, -dip, pitch, 120, 70, 15);
            GslibEllipsoid back = g.toAnisotropy().toGslib();
            assertThat(back.ang1()).isCloseTo(dipAzimuth % 360, within(1e-9));
            assertThat(back.ang2()).isCloseTo(-dip, within(1e-9));
            assertThat(back.ang3()).isCloseTo(pitch, within(1e-9));
            same(g.toAnisotropy(), g.toAnisotropy().toLeapfrog().toAnisotropy(), random);
        }
    }

    private static void same(Anisotropy a, Anisotropy b, RandomGenerator random) {
        VariogramModel one = VariogramModel.of(0.1, Structure.of(SPHERICAL, 1, a));
        VariogramModel other = VariogramModel.of(0.1, Structure.of(SPHERICAL, 1, b));
        for (int k = 0; k < 20; k++) {
            double x = 100 * (random.nextDouble() - 0.5);
            double y = 100 * (random.nextDouble() - 0.5);
            double z = 100 * (random.nextDouble() - 0.5);
            assertThat(other.gamma(x, y, z)).as(a + " is not " + b).isCloseTo(one.gamma(x, y, z), within(1e-9));
        }
    }

    /// A layered ground: no change along the layers, one range across them.
    @Test
    void zonalStructuresVaryAlongOneAxisOnly() {
        Anisotropy layers = Anisotropy.zonal(30, 0, Math.PI / 2);
        VariogramModel model =
                VariogramModel.of(0.1, Structure.of(SPHERICAL, 0.5, 200), Structure.of(SPHERICAL, 0.4, layers));
        VariogramModel without = VariogramModel.of(0.5, SPHERICAL, 0.5, 200);
        assertThat(model.gamma(70, 30, 0)).isCloseTo(without.gamma(70, 30, 0) - 0.4, within(1e-12));
        assertThat(model.gamma(1e5, -2e5, 0)).isCloseTo(0.6, within(1e-12)); // its sill is not met there
        assertThat(model.gamma(0, 0, 1000)).isCloseTo(1, within(1e-12));
        assertThat(model.gamma(1e5, 0, 15)).isCloseTo(0.6 + 0.4 * 0.6875, within(1e-9));
        assertThat(model.range()).isEqualTo(200);
        assertThat(VariogramModel.of(0.1, Structure.of(SPHERICAL, 1, layers)).range())
                .isEqualTo(30);
        assertThat(layers.matrix()).doesNotContain(Double.NaN);
        assertThat(layers.longestRange()).isEqualTo(30);
    }

    @Test
    void endlessRangesCanBeSaidInEveryConvention() {
        VariogramModel zonal = VariogramModel.of(0, Structure.of(SPHERICAL, 1, Anisotropy.zonal(30, 0, Math.PI / 2)));
        for (Anisotropy a : new Anisotropy[] {
            Anisotropy.ofGslib(35, 0, 0, INF, INF, 30),
            Anisotropy.ofLeapfrog(0, 77, 12, INF, INF, 30),
            Anisotropy.zonal(30, 0, Math.PI / 2).toLeapfrog().toAnisotropy(),
            Anisotropy.zonal(30, 0, Math.PI / 2).toGslib().toAnisotropy()
        }) {
            VariogramModel other = VariogramModel.of(0, Structure.of(SPHERICAL, 1, a));
            assertThat(other.gamma(500, 300, 12)).isCloseTo(zonal.gamma(500, 300, 12), within(1e-9));
            assertThat(other.range()).isCloseTo(30, within(1e-9));
        }
        LeapfrogEllipsoid flat = Anisotropy.zonal(30, 0, Math.PI / 2).toLeapfrog();
        assertThat(flat.dip()).isZero();
        assertThat(flat.maximum()).isEqualTo(INF);
        assertThat(flat.minimum()).isEqualTo(30);
    }

    @Test
    void axesThatAreNoneAreRefused() {
        double[] east = {1, 0, 0};
        assertThatThrownBy(() -> Anisotropy.ofAxes(east, east, 1, 1, 1)).hasMessageContaining("right angles");
        assertThatThrownBy(() -> Anisotropy.ofAxes(east, new double[] {0, 2, 0}, 1, 1, 1))
                .hasMessageContaining("unit");
        assertThatThrownBy(() -> Anisotropy.of(10, 0, 0, 0, 0, 1)).hasMessageContaining("ratios");
    }

    /// 7r² − 8.75r³ + 3.5r⁵ − 0.75r⁷ at ½ is 0.759765625; level at both ends.
    @Test
    void cubicRisesAndEndsLevel() {
        Structure.Kind cubic = Structure.Kind.CUBIC;
        assertThat(cubic.gamma(0.5)).isCloseTo(0.759765625, within(1e-14));
        assertThat(cubic.gamma(1)).isEqualTo(1);
        assertThat(cubic.gamma(1e-4) / 1e-4).isLessThan(1e-3);
        assertThat((1 - cubic.gamma(1 - 1e-4)) / 1e-4).isLessThan(1e-3);
    }

    private static double rangeAlong(Anisotropy a, double[] u) {
        double[] m = a.matrix();
        double s = 0;
        for (int k = 0; k < 3; k++) {
            double t = m[3 * k] * u[0] + m[3 * k + 1] * u[1] + m[3 * k + 2] * u[2];
            s += t * t;
        }
        return a.range() / Math.sqrt(s);
    }

    private static double[] vector(String text) {
        String[] part = text.trim().split(" ");
        return new double[] {Double.parseDouble(part[0]), Double.parseDouble(part[1]), Double.parseDouble(part[2])};
    }
}
