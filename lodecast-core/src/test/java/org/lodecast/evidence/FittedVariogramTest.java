package org.lodecast.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.kriging.CrossValidation;
import org.lodecast.geostat.kriging.Kriging;
import org.lodecast.geostat.kriging.KrigingType;
import org.lodecast.geostat.kriging.Neighbourhood;
import org.lodecast.geostat.variogram.Anisotropy;
import org.lodecast.geostat.variogram.AutomaticVariogram;
import org.lodecast.geostat.variogram.FitSettings;
import org.lodecast.geostat.variogram.Structure;

class FittedVariogramTest {
    private static final EstimateSettings SETTINGS = new EstimateSettings(
            EstimateSettings.Method.ORDINARY,
            EstimateSettings.Scale.NONE,
            FitSettings.of(Structure.Kind.SPHERICAL),
            Neighbourhood.ellipsoid(Anisotropy.isotropic(Double.POSITIVE_INFINITY), 1, 24),
            1);

    /// Holes 20 m apart through waves that run north: long one way, short the other two.
    private static PointSamples waves() {
        RandomGenerator random = new Seed(5).generator();
        double[][] p = new double[4][64 * 20];
        int[] hole = new int[64 * 20];
        for (int i = 0; i < hole.length; i++) {
            hole[i] = i / 20;
            p[0][i] = hole[i] % 8 * 20 + random.nextDouble(4);
            p[1][i] = hole[i] / 8 * 20 + random.nextDouble(4);
            p[2][i] = -5 * (i % 20);
            p[3][i] = Math.sin(p[0][i] / 9) * Math.sin(1 + p[2][i] / 11)
                    + 0.3 * Math.sin(p[1][i] / 70)
                    + 0.1 * random.nextGaussian();
        }
        return PointSamples.of(p[0], p[1], p[2], p[3], hole);
    }

    @Test
    void axesThatForetellHolesStay() {
        AutomaticVariogram fit = FittedVariogram.of(waves(), SETTINGS, KrigingType.ORDINARY, Workers.ONE);
        assertThat(fit.axes()).hasSize(3);
        assertThat(Math.abs(Math.cos(fit.axes().getFirst().azimuth()))).isGreaterThan(0.95);
        assertThat(fit.remarks()).anyMatch(r -> r.endsWith("the axes stay"));
    }

    /// Each hole differs from its neighbours and hardly within itself: likelihood finds an axis down the holes, which
    /// says nothing between them.
    @Test
    void neverWorseThanOneRangeWithHolesLeftOut() {
        int dropped = 0;
        for (int seed = 1; seed <= 6; seed++) {
            PointSamples s = ownHoles(seed);
            AutomaticVariogram fit = FittedVariogram.of(s, SETTINGS, KrigingType.ORDINARY, Workers.ONE);
            AutomaticVariogram sphere = AutomaticVariogram.of(s, SETTINGS.fit().isotropicOnly(), Workers.ONE);
            assertThat(error(s, fit)).isLessThanOrEqualTo(error(s, sphere));
            dropped += fit.remarks().stream().anyMatch(r -> r.endsWith("one range is used")) ? 1 : 0;
        }
        assertThat(dropped).isPositive();
    }

    private static PointSamples ownHoles(int seed) {
        RandomGenerator random = new Seed(seed).generator();
        double[][] p = new double[4][25 * 20];
        int[] hole = new int[25 * 20];
        double own = 0;
        for (int i = 0; i < hole.length; i++) {
            hole[i] = i / 20;
            own = i % 20 == 0 ? random.nextGaussian() : 0.97 * own + 0.2 * random.nextGaussian();
            p[0][i] = hole[i] % 5 * 50 + random.nextDouble(20);
            p[1][i] = hole[i] / 5 * 50 + random.nextDouble(20);
            p[2][i] = -5 * (i % 20);
            p[3][i] = own + 0.1 * random.nextGaussian();
        }
        return PointSamples.of(p[0], p[1], p[2], p[3], hole);
    }

    private static double error(PointSamples s, AutomaticVariogram fit) {
        int[] fold = Arrays.stream(s.hole()).map(h -> h % 5).toArray();
        Kriging k = Kriging.of(s, fit.model(), SETTINGS.neighbourhood(), KrigingType.ORDINARY);
        return CrossValidation.byFold(k, fold, Workers.ONE, Progress.NONE).rootMeanSquareError();
    }

    @Test
    void givenAxesAreNotJudged() {
        EstimateSettings given = new EstimateSettings(
                SETTINGS.method(),
                SETTINGS.scale(),
                SETTINGS.fit().withAxes(0.5, -0.3, 0),
                SETTINGS.neighbourhood(),
                1);
        AutomaticVariogram fit = FittedVariogram.of(waves(), given, KrigingType.ORDINARY, Workers.ONE);
        assertThat(fit.remarks()).noneMatch(r -> r.contains("holes left out"));
        assertThat(fit.axes()).hasSize(3);
    }
}
