package org.lodecast.geochem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;

class ConcentrationVolumeTest {
    private static final double[] BREAKS = {0.3, 2, 9};
    private static final double[] SLOPES = {0.4, 1.5, 0.6, 2.4};

    /// Concentrations whose volume above ν falls with another power between each two breaks.
    private static double[] powerLaws(RandomGenerator random, int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            double left = -Math.log(random.nextDouble()); // −ln V, to be spent along ln ν
            double ln = Math.log(0.02);
            int k = 0;
            while (k < BREAKS.length && left > SLOPES[k] * (Math.log(BREAKS[k]) - ln)) {
                left -= SLOPES[k] * (Math.log(BREAKS[k]) - ln);
                ln = Math.log(BREAKS[k++]);
            }
            values[i] = Math.exp(ln + left / SLOPES[k]);
        }
        return values;
    }

    /// The median error of the breaks over thirty seeds is at most a twentieth.
    @Test
    void findsKnownBreaks() {
        List<Double> errors = new ArrayList<>();
        int right = 0;
        for (int seed = 0; seed < 30; seed++) {
            ConcentrationVolume cv =
                    ConcentrationVolume.of(powerLaws(new Seed(8).split(seed).generator(), 100_000), 4);
            right += cv.breaks().length == 3 ? 1 : 0;
            for (int b = 0; b < Math.min(3, cv.breaks().length); b++) {
                errors.add(Math.abs(cv.breaks()[b] / BREAKS[b] - 1));
            }
            assertThat(cv.breaks()).isSorted();
        }
        errors.sort(null);
        assertThat(right).as("four classes found").isGreaterThanOrEqualTo(27);
        assertThat(errors.get(errors.size() / 2)).as("median error").isLessThanOrEqualTo(0.05);
    }

    @Test
    void onePowerLawHasNoBreak() {
        RandomGenerator random = new Seed(5).generator();
        double[] values =
                random.doubles(2000).map(u -> 0.1 * Math.pow(1 - u, -0.8)).toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.1 * Math.pow((i + 1.0) / values.length, -0.8); // exactly
        }
        ConcentrationVolume cv = ConcentrationVolume.of(values, 1);
        assertThat(cv.breaks()).isEmpty();
        assertThat(cv.classOf(1e9)).isZero();
    }

    @Test
    void curveCountsVolumes() {
        double[] values = powerLaws(new Seed(6).generator(), 5000);
        ConcentrationVolume cv = ConcentrationVolume.of(values, 4);
        assertThat(Math.exp(cv.volume()[0])).isCloseTo(5000, within(1e-6));
        for (int i = 0; i < cv.level().length; i += 17) {
            double nu = Math.exp(cv.level()[i]) * (1 - 1e-12);
            long above = Arrays.stream(values).filter(v -> v >= nu).count();
            assertThat(Math.exp(cv.volume()[i])).isCloseTo(above, within(1e-6 * above + 1e-9));
        }
        assertThat(cv.level()).isSorted();
        assertThat(cv.volume()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void classesAreCutAtTheBreaks() {
        ConcentrationVolume cv = new ConcentrationVolume(new double[0], new double[0], new double[] {1, 5, 20});
        assertThat(cv.classOf(0.99)).isZero();
        assertThat(cv.classOf(1)).isEqualTo(1);
        assertThat(cv.classOf(5)).isEqualTo(2);
        assertThat(cv.classOf(20)).isEqualTo(3);
        assertThat(cv.classOf(Double.NaN)).isZero();
    }

    /// Every way to cut twelve points in up to three pieces.
    @RepeatedTest(20)
    void cutsAreTheBestOfAll(RepetitionInfo repetition) {
        RandomGenerator random =
                new Seed(9).split(repetition.getCurrentRepetition()).generator();
        int n = 12;
        int least = 3;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i + 0.5 * random.nextDouble();
            y[i] = (i < 5 ? -2 * x[i] : -10 - 0.2 * (x[i] - 5)) + 0.3 * random.nextGaussian();
        }
        double[] best = {sse(x, y, 0, n), Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        int[][] cuts = {{}, {}, {}};
        for (int a = least; a <= n - least; a++) {
            double two = sse(x, y, 0, a) + sse(x, y, a, n);
            if (two < best[1]) {
                best[1] = two;
                cuts[1] = new int[] {a};
            }
            for (int b = a + least; b <= n - least; b++) {
                double three = sse(x, y, 0, a) + sse(x, y, a, b) + sse(x, y, b, n);
                if (three < best[2]) {
                    best[2] = three;
                    cuts[2] = new int[] {a, b};
                }
            }
        }
        int chosen = 0;
        double bic = Double.POSITIVE_INFINITY;
        for (int k = 0; k < 3; k++) {
            double now = n * Math.log(best[k] / n) + (3 * (k + 1) - 1) * Math.log(n);
            if (now < bic) {
                bic = now;
                chosen = k;
            }
        }
        assertThat(ConcentrationVolume.segment(x, y, 3, least)).containsExactly(cuts[chosen]);
        assertThat(chosen).as("it does bend").isPositive();
    }

    private static double sse(double[] x, double[] y, int from, int to) {
        double mx = Arrays.stream(x, from, to).average().orElseThrow();
        double my = Arrays.stream(y, from, to).average().orElseThrow();
        double sxx = 0;
        double sxy = 0;
        for (int i = from; i < to; i++) {
            sxx += (x[i] - mx) * (x[i] - mx);
            sxy += (x[i] - mx) * (y[i] - my);
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            double r = y[i] - my - sxy / sxx * (x[i] - mx);
            sum += r * r;
        }
        return sum;
    }

    @Test
    void zerosAndMissingAreLeftOutAndFewValuesRefused() {
        double[] values = powerLaws(new Seed(7).generator(), 1000);
        double[] padded = Arrays.copyOf(values, 1200);
        Arrays.fill(padded, 1000, 1100, Double.NaN);
        assertThat(ConcentrationVolume.of(padded, 4).breaks())
                .containsExactly(ConcentrationVolume.of(values, 4).breaks());
        double[] few = new double[5000];
        Arrays.setAll(few, i -> 1 + i % 99);
        assertThatThrownBy(() -> ConcentrationVolume.of(few, 4)).hasMessageContaining("100 different");
    }
}
