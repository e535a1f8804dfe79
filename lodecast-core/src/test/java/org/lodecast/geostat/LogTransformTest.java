package org.lodecast.geostat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;

class LogTransformTest {

    @Test
    void thereAndBack() {
        double[] v = {0.3, 0, 12, Double.NaN, 0.02};
        LogTransform log = LogTransform.of(v);
        assertThat(log.shift()).isEqualTo(0.01);
        assertThat(log.forward(12)).isCloseTo(Math.log(12.01), within(1e-15));
        for (double a : new double[] {0.3, 0, 12, 0.02}) {
            assertThat(log.back(log.forward(a))).isCloseTo(a, within(1e-14));
        }
        assertThat(log.forward(Double.NaN)).isNaN();
        assertThat(LogTransform.of(new double[] {0.3, 12}).shift()).isZero();
    }

    @Test
    void whatHasNoLogarithmIsRefused() {
        assertThatThrownBy(() -> LogTransform.of(new double[] {1, -0.5})).hasMessageContaining("-0.5");
        assertThatThrownBy(() -> LogTransform.of(new double[] {0, Double.NaN})).hasMessageContaining("positive");
        assertThatThrownBy(() -> LogTransform.of(new double[] {1, Double.POSITIVE_INFINITY}))
                .hasMessageContaining("Infinity");
        assertThatThrownBy(() -> new LogTransform(0.5).forward(-0.5)).hasMessageContaining("-0.5 + 0.5");
        assertThatThrownBy(() -> new LogTransform(Double.NaN)).hasMessageContaining("NaN");
    }

    /// The mean of a lognormal law, by draws.
    @Test
    void theEstimateIsTheMeanOfTheLaw() {
        LogTransform log = new LogTransform(0.2);
        RandomGenerator random = new Seed(4).generator();
        int n = 400_000;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += log.back(0.5 + 0.6 * random.nextGaussian());
        }
        double deviation = Math.exp(0.5 + 0.18) * Math.sqrt(Math.expm1(0.36));
        assertThat(log.backEstimate(0.5, 0.36)).isCloseTo(sum / n, within(4 * deviation / Math.sqrt(n)));
        assertThat(log.backEstimate(0.5, 0.36)).isCloseTo(Math.exp(0.68) - 0.2, within(1e-12));
        assertThat(log.backEstimate(0.5, -0.1)).isEqualTo(log.back(0.5));
        assertThat(log.backOrdinary(0.5, 0.36, -0.05)).isCloseTo(Math.exp(0.63) - 0.2, within(1e-12));
        assertThat(log.backOrdinary(0.5, 0.36, -0.3)).isCloseTo(Math.exp(0.38) - 0.2, within(1e-12));
    }

    @Test
    void theFactorMendsTheMean() {
        double[] estimates = {1, 2, Double.NaN, 6};
        assertThat(Transform.meanFactor(estimates, 3.3)).isCloseTo(1.1, within(1e-12));
        assertThat(Transform.meanFactor(new double[] {Double.NaN}, 3.3)).isEqualTo(1);
    }

    @Test
    void identityLeavesAllAlone() {
        Transform none = Transform.IDENTITY;
        assertThat(none.forward(-3.5)).isEqualTo(-3.5);
        assertThat(none.back(-3.5)).isEqualTo(-3.5);
        assertThat(none.backEstimate(2, 9)).isEqualTo(2);
        assertThat(none.backOrdinary(2, 9, -1)).isEqualTo(2);
        PointSamples s = Fields.holes(2, 3, 1, 5, new Seed(1));
        PointSamples t = new LogTransform(1).forward(s);
        assertThat(t.hole()).containsExactly(s.hole());
        assertThat(t.value()[4]).isEqualTo(Math.log(s.value()[4] + 1));
    }
}
