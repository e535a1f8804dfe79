package org.lodecast.geostat.kriging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lodecast.geostat.kriging.KrigingType.ORDINARY;
import static org.lodecast.geostat.kriging.KrigingType.simple;
import static org.lodecast.geostat.variogram.Structure.Kind.SPHERICAL;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;
import org.lodecast.geostat.Fields;
import org.lodecast.geostat.LogTransform;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.variogram.VariogramModel;

/// Estimates transformed back are right in the mean over many fields.
class KrigingOfLogarithmsTest {
    private static final VariogramModel MODEL = VariogramModel.of(0.1, SPHERICAL, 0.7, 60);
    private static final Neighbourhood NEAR = Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, 10);

    /// The multiplier has the sign that the back-transform asks for: μ = c₀ᵢ − (Cw)ᵢ for every sample i, and
    /// the estimate's own variance is C₀₀ − σ² − 2μ.
    @Test
    void whatTheMultiplierIs() {
        PointSamples s = Fields.uniform(40, 100, new Seed(2));
        Kriging kriging = Kriging.of(s, MODEL, NEAR, ORDINARY);
        for (int t = 0; t < 20; t++) {
            double[] p = {5.1 * t, 103 - 4.3 * t, -2.7 * t};
            Estimate e = kriging.at(p[0], p[1], p[2]);
            double own = 0;
            double[] multiplier = new double[e.count()];
            for (int a = 0; a < e.count(); a++) {
                double cw = 0;
                for (int b = 0; b < e.count(); b++) {
                    cw += e.weights()[b] * covariance(s, e.samples()[a], at(s, e.samples()[b]));
                }
                own += e.weights()[a] * cw;
                multiplier[a] = covariance(s, e.samples()[a], p) - cw;
            }
            assertThat(Arrays.stream(multiplier).max().orElseThrow())
                    .isCloseTo(Arrays.stream(multiplier).min().orElseThrow(), within(1e-9));
            assertThat(own).isCloseTo(MODEL.sill() - e.variance() - 2 * multiplier[0], within(1e-9));
        }
    }

    /// Fields of unknown mean: the mean error of exp(field) over many of them is nothing to speak of, without
    /// the multiplier it is not.
    @Test
    void logarithmsComeBackUnbiased() {
        PointSamples places = Fields.uniform(31, 120, new Seed(6)); // the last is the target
        LogTransform log = new LogTransform(0);
        int fields = 6000;
        double[] sum = new double[4];
        double[] squares = new double[2];
        double multiplier = Double.NaN;
        double[] target = at(places, 30);
        int[] known = IntStream.range(0, 30).toArray();
        for (int f = 0; f < fields; f++) {
            PointSamples field = Fields.gaussian(places, MODEL, new Seed(f));
            PointSamples data = field.pick(known);
            double truth = log.back(field.value()[30]);
            Estimate o = Kriging.of(data, MODEL, NEAR, ORDINARY).at(target[0], target[1], target[2]);
            Estimate s = Kriging.of(data, MODEL, NEAR, simple(0)).at(target[0], target[1], target[2]);
            if (f == 0) {
                int first = o.samples()[0];
                multiplier = covariance(data, first, target);
                for (int b = 0; b < o.count(); b++) {
                    multiplier -= o.weights()[b] * covariance(data, first, at(data, o.samples()[b]));
                }
            }
            double errorSimple = log.backEstimate(s.value(), s.variance()) - truth;
            double errorOrdinary = log.backOrdinary(o.value(), o.variance(), multiplier) - truth;
            sum[0] += errorSimple;
            sum[1] += errorOrdinary;
            squares[0] += errorSimple * errorSimple;
            squares[1] += errorOrdinary * errorOrdinary;
            sum[2] += log.backEstimate(o.value(), o.variance()) - truth;
            sum[3] += log.back(s.value()) - truth;
        }
        double[] standardError =
                Arrays.stream(squares).map(q -> Math.sqrt(q) / fields).toArray();
        assertThat(Math.abs(sum[0] / fields)).isLessThan(3 * standardError[0]);
        assertThat(Math.abs(sum[1] / fields)).isLessThan(3 * standardError[1]);
        assertThat(sum[2] / fields).isGreaterThan(4 * standardError[1]);
        assertThat(sum[3] / fields).isLessThan(-4 * standardError[0]);
    }

    private static double[] at(PointSamples s, int i) {
        return new double[] {s.x()[i], s.y()[i], s.z()[i]};
    }

    private static double covariance(PointSamples s, int i, double[] p) {
        return MODEL.covariance(s.x()[i] - p[0], s.y()[i] - p[1], s.z()[i] - p[2]);
    }
}
