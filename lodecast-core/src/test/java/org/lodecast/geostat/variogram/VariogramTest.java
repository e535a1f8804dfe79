package org.lodecast.geostat.variogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.lodecast.geostat.variogram.PairSelection.DOWNHOLE;
import static org.lodecast.geostat.variogram.PairSelection.OMNIDIRECTIONAL;
import static org.lodecast.geostat.variogram.Structure.Kind.EXPONENTIAL;
import static org.lodecast.geostat.variogram.Structure.Kind.GAUSSIAN;
import static org.lodecast.geostat.variogram.Structure.Kind.SPHERICAL;

import org.junit.jupiter.api.Test;
import org.lodecast.Golden;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.geostat.Fields;
import org.lodecast.geostat.PointSamples;

class VariogramTest {

    @Test
    void practicalRangesReachNinetyFivePercent() {
        assertThat(SPHERICAL.gamma(1)).isEqualTo(1);
        assertThat(SPHERICAL.gamma(0.5)).isCloseTo(0.6875, within(1e-15));
        assertThat(EXPONENTIAL.gamma(1)).isCloseTo(1 - Math.exp(-3), within(1e-15));
        assertThat(GAUSSIAN.gamma(1)).isCloseTo(1 - Math.exp(-3), within(1e-15));
        assertThat(GAUSSIAN.gamma(0.5)).isCloseTo(1 - Math.exp(-0.75), within(1e-15));
    }

    @Test
    void covarianceAtZeroIsTheSillWithNugget() {
        VariogramModel model = VariogramModel.of(0.3, SPHERICAL, 0.7, 100);
        assertThat(model.covariance(0, 0, 0)).isEqualTo(1.0);
        assertThat(model.covariance(1e-9, 0, 0)).isCloseTo(0.7, within(1e-9));
        assertThat(model.gamma(0)).isZero();
        assertThat(model.gamma(50)).isCloseTo(0.3 + 0.7 * 0.6875, within(1e-12));
        assertThat(model.gamma(0, 50, 0)).isCloseTo(model.gamma(50), within(1e-12));
    }

    /// Major axis to azimuth 30 and dip −20: there the range is the full one; the azimuth's normal has the
    /// lesser.
    @Test
    void anisotropyPointsWhereItsAnglesSay() {
        double azimuth = Math.toRadians(30);
        double dip = Math.toRadians(-20);
        VariogramModel model =
                VariogramModel.of(0, Structure.of(SPHERICAL, 1, Anisotropy.of(100, azimuth, dip, 0, 0.5, 0.25)));
        double[] major = {Math.cos(dip) * Math.sin(azimuth), Math.cos(dip) * Math.cos(azimuth), Math.sin(dip)};
        double[] across = {-Math.cos(azimuth), Math.sin(azimuth), 0};
        double[] normal = {-Math.sin(dip) * Math.sin(azimuth), -Math.sin(dip) * Math.cos(azimuth), Math.cos(dip)};
        assertThat(along(model, major, 50)).isCloseTo(SPHERICAL.gamma(0.5), within(1e-12));
        assertThat(along(model, across, 25)).isCloseTo(SPHERICAL.gamma(0.5), within(1e-12));
        assertThat(along(model, normal, 12.5)).isCloseTo(SPHERICAL.gamma(0.5), within(1e-12));
    }

    private static double along(VariogramModel model, double[] unit, double h) {
        return model.gamma(unit[0] * h, unit[1] * h, unit[2] * h);
    }

    @Test
    void modelsThatMeanNothingAreRefused() {
        assertThatThrownBy(() -> VariogramModel.of(0)).hasMessageContaining("sill");
        assertThatThrownBy(() -> VariogramModel.of(-0.1, SPHERICAL, 1, 10)).hasMessageContaining("nugget");
        assertThatThrownBy(() -> VariogramModel.of(0, SPHERICAL, 1, -10)).hasMessageContaining("range");
        assertThatThrownBy(() -> VariogramModel.of(0, SPHERICAL, 1, Double.POSITIVE_INFINITY))
                .hasMessageContaining("range");
        assertThatThrownBy(() -> VariogramModel.of(0, SPHERICAL, Double.NaN, 10))
                .hasMessageContaining("partial sill");
    }

    @Test
    void omnidirectionalAgreesWithGstat() {
        Golden golden = Golden.of("geostat/variogram.csv");
        ExperimentalVariogram e = ExperimentalVariogram.of(
                Fields.samples(Golden.of("geostat/samples.csv")), OMNIDIRECTIONAL, 10, 15, new Workers(2));
        assertThat(e.size()).isEqualTo(golden.size());
        for (int k = 0; k < e.size(); k++) {
            assertThat((double) e.pairs()[k]).isEqualTo(golden.column("np")[k]);
            assertThat(e.distance()[k]).isCloseTo(golden.column("dist")[k], within(1e-9));
            assertThat(e.gamma()[k]).isCloseTo(golden.column("gamma")[k], within(golden.tolerance()));
        }
    }

    /// Two holes of values 0, 1, 3 and 10, 12, 16, a metre apart down the hole.
    @Test
    void downholeTakesPairsOfOneHoleOnly() {
        PointSamples s = PointSamples.of(
                new double[] {0, 0, 0, 1, 1, 1},
                new double[6],
                new double[] {0, -1, -2, 0, -1, -2},
                new double[] {0, 1, 3, 10, 12, 16},
                new int[] {4, 4, 4, 9, 9, 9});
        ExperimentalVariogram e = ExperimentalVariogram.of(s, DOWNHOLE, 1, 2, Workers.ONE);
        assertThat(e.pairs()).containsExactly(4, 2);
        assertThat(e.distance()).containsExactly(1, 2);
        assertThat(e.gamma()).containsExactly((1 + 4 + 4 + 16) / 8.0, (9 + 36) / 4.0);
        ExperimentalVariogram all = ExperimentalVariogram.of(s, OMNIDIRECTIONAL, 1, 2, Workers.ONE);
        assertThat(all.pairs()[0]).isEqualTo(7);
        ExperimentalVariogram east = ExperimentalVariogram.of(
                s, PairSelection.directional(Math.PI / 2, 0, Math.toRadians(10)), 1, 2, Workers.ONE);
        assertThat(east.pairs()).containsExactly(3);
        assertThat(east.gamma()[0]).isCloseTo((100 + 121 + 169) / 6.0, within(1e-12));
    }

    @Test
    void threadsAndThinningChangeNothing() {
        PointSamples s = Fields.uniform(ExperimentalVariogram.MAX_SAMPLES + 500, 4000, new Seed(3));
        ExperimentalVariogram one = ExperimentalVariogram.of(s, OMNIDIRECTIONAL, 20, 5, Workers.ONE);
        ExperimentalVariogram three = ExperimentalVariogram.of(s, OMNIDIRECTIONAL, 20, 5, new Workers(3));
        assertThat(one.samplesUsed()).isEqualTo(ExperimentalVariogram.MAX_SAMPLES);
        assertThat(three.gamma()).containsExactly(one.gamma());
        assertThat(three.distance()).containsExactly(one.distance());
        assertThat(three.pairs()).containsExactly(one.pairs());
    }
}
