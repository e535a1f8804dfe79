package org.lodecast.geochem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodecast.Seed;
import org.lodecast.Workers;

class ConcentrationVolumeTest {
    private static final ConcentrationVolume.Settings DEFAULT = ConcentrationVolume.Settings.DEFAULT;
    private static final double LEAST = 0.05;

    /// Volume that falls as another power of the concentration between each two breaks.
    private record PowerLaws(double[] beta, double[] breaks) {

        /// Neighbouring slopes differ by a factor of 1.7 at least; over a piece the volume falls 2.2 to 5
        /// times.
        static PowerLaws draw(RandomGenerator random, int pieces) {
            double[] beta = new double[pieces];
            double[] breaks = new double[pieces - 1];
            double ln = Math.log(LEAST);
            for (int i = 0; i < pieces; i++) {
                do {
                    beta[i] = Math.exp(random.nextDouble(Math.log(0.35), Math.log(4)));
                } while (i > 0 && Math.abs(Math.log(beta[i] / beta[i - 1])) < Math.log(1.7));
                if (i < pieces - 1) {
                    ln += random.nextDouble(0.8, 1.6) / beta[i];
                    breaks[i] = Math.exp(ln);
                }
            }
            return new PowerLaws(beta, breaks);
        }

        double value(double share) {
            double left = -Math.log(share); // −ln V, to be spent along ln ν
            double ln = Math.log(LEAST);
            int k = 0;
            while (k < breaks.length && left > beta[k] * (Math.log(breaks[k]) - ln)) {
                left -= beta[k] * (Math.log(breaks[k]) - ln);
                ln = Math.log(breaks[k++]);
            }
            return Math.exp(ln + left / beta[k]);
        }

        double[] values(RandomGenerator random, int n) {
            double[] values = new double[n];
            Arrays.setAll(values, i -> value(1 - random.nextDouble()));
            return values;
        }
    }

    private static double[] values(long seed, int n) {
        RandomGenerator random = new Seed(6).split(seed).generator();
        return PowerLaws.draw(random, 3).values(random, n);
    }

    /// Breaks that are missing count as wrong by the nearest found, or wholly.
    @ParameterizedTest
    @CsvSource({"1000, 100, 0.05, 0.70, 0.95", "10000, 100, 0.01, 0.94, 0.97", "1000000, 12, 0.01, 0.90, 0.90"})
    void findsKnownBreaks(int n, int seeds, double median, double rightClasses, double rightSingle) {
        List<Double> errors = new ArrayList<>();
        int right = 0;
        for (int pieces = 1; pieces <= 4; pieces++) {
            int here = 0;
            for (int seed = 0; seed < seeds; seed++) {
                RandomGenerator random = new Seed(8).split(pieces).split(seed).generator();
                PowerLaws laws = PowerLaws.draw(random, pieces);
                double[] found =
                        ConcentrationVolume.of(laws.values(random, n), 4).breaks();
                assertThat(found).isSorted();
                here += found.length == pieces - 1 ? 1 : 0;
                for (double truth : laws.breaks) {
                    errors.add(Arrays.stream(found)
                            .map(b -> Math.abs(b / truth - 1))
                            .min()
                            .orElse(1));
                }
            }
            if (pieces == 1) {
                assertThat(here / (double) seeds).as("one power law, one class").isGreaterThanOrEqualTo(rightSingle);
            }
            right += here;
        }
        errors.sort(null);
        assertThat(errors.get(errors.size() / 2)).as("median error of a break").isLessThanOrEqualTo(median);
        assertThat(right / (4.0 * seeds)).as("right number of classes").isGreaterThanOrEqualTo(rightClasses);
    }

    @Test
    void exactCurveGivesItsSlopesBack() {
        PowerLaws laws = new PowerLaws(new double[] {0.4, 1.5, 0.6, 2.4}, new double[] {0.3, 2, 9});
        double[] values = new double[200_000];
        Arrays.setAll(values, i -> laws.value((i + 0.5) / values.length));
        ConcentrationVolume cv = ConcentrationVolume.of(values, 4);
        assertThat(cv.classes()).isEqualTo(4);
        assertThat(cv.names()).containsExactly("background", "outer anomaly", "middle anomaly", "inner anomaly");
        for (int i = 0; i < 3; i++) {
            assertThat(cv.breaks()[i] / laws.breaks[i]).isCloseTo(1, within(0.012)); // the spacing of the levels
            assertThat(cv.beta()[i]).isCloseTo(laws.beta[i], within(0.02));
        }
        assertThat(cv.beta()[3]).isCloseTo(2.4, within(0.05));
        assertThat(cv.r2()).isGreaterThan(0.9999);
        double[] fitted = cv.fitted();
        for (int i = 0; i < fitted.length; i++) {
            assertThat(fitted[i]).isCloseTo(cv.volume()[i], within(0.05));
        }
        assertThat(cv.remark()).isEmpty();
    }

    @Test
    void oneStraightLineIsOneClassAndSaysSo() {
        double[] values = new double[5000];
        Arrays.setAll(values, i -> 0.1 * Math.pow((i + 0.5) / values.length, -0.8));
        ConcentrationVolume cv = ConcentrationVolume.of(values, 4);
        assertThat(cv.breaks()).isEmpty();
        assertThat(cv.beta()[0]).isCloseTo(1 / 0.8, within(0.01));
        assertThat(cv.names()).containsExactly("background");
        assertThat(cv.classOf(1e9)).isZero();
        assertThat(cv.remark()).contains("no anomaly");
    }

    @Test
    void curveCountsVolumes() {
        double[] values = values(1, 5000);
        ConcentrationVolume cv = ConcentrationVolume.of(values, 4);
        assertThat(Math.exp(cv.volume()[0])).isCloseTo(5000, within(1e-6));
        for (int i = 0; i < cv.level().length; i += 17) {
            double nu = Math.exp(cv.level()[i]) * (1 - 1e-12);
            long above = Arrays.stream(values).filter(v -> v >= nu).count();
            assertThat(Math.exp(cv.volume()[i])).isCloseTo(above, within(1e-6 * above));
        }
        assertThat(cv.level()).isSorted();
        assertThat(cv.volume()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    /// Voxels of a column, values and weighted values give one curve, whatever the number of threads.
    @Test
    void columnAndWeightsTellTheSame() {
        int n = 400_000;
        RandomGenerator random = new Seed(12).generator();
        double[] drawn = PowerLaws.draw(random, 3).values(random, n);
        float[] column = new float[2 * n];
        int[] voxels = new int[n];
        double[] values = new double[n];
        Arrays.fill(column, 77);
        for (int i = 0; i < n; i++) {
            column[2 * i] = (float) drawn[i];
            values[i] = column[2 * i];
            voxels[i] = 2 * i;
        }
        double[] threes = new double[n];
        Arrays.fill(threes, 3);
        ConcentrationVolume plain = ConcentrationVolume.of(values, 4);
        assertThat(plain.classes()).isEqualTo(3);
        for (int threads = 1; threads <= 4; threads++) {
            ConcentrationVolume cv = ConcentrationVolume.of(column, voxels, DEFAULT, new Workers(threads));
            assertThat(cv.breaks()).containsExactly(plain.breaks());
            assertThat(cv.volume()).containsExactly(plain.volume());
            assertThat(cv.r2()).isEqualTo(plain.r2());
        }
        ConcentrationVolume weighted = ConcentrationVolume.of(values, threes, DEFAULT);
        assertThat(weighted.breaks()).containsExactly(plain.breaks());
        assertThat(weighted.volume()[0]).isCloseTo(Math.log(3.0 * n), within(1e-12));
    }

    /// Data taken ten times as densely in rich ground, with a tenth of the weight, tell what even data tell.
    @Test
    void weightsUndoUnevenSampling() {
        PowerLaws laws = new PowerLaws(new double[] {0.8, 2.4}, new double[] {0.4});
        RandomGenerator random = new Seed(14).generator();
        int n = 4000;
        double[] values = new double[n];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            boolean rich = i % 2 == 0;
            double share = rich ? 0.1 * (1 - random.nextDouble()) : 0.1 + 0.9 * random.nextDouble();
            values[i] = laws.value(share);
            weights[i] = rich ? 1 : 9;
        }
        ConcentrationVolume cv = ConcentrationVolume.of(values, weights, DEFAULT);
        assertThat(cv.classes()).isEqualTo(2);
        assertThat(cv.breaks()[0]).isCloseTo(0.4, within(0.04));
        assertThat(cv.beta()[0]).isCloseTo(0.8, within(0.1));
        assertThat(cv.beta()[1]).isCloseTo(2.4, within(0.25));
    }

    @Test
    void classesAreCutAtTheBreaks() {
        ConcentrationVolume cv = new ConcentrationVolume(
                new double[] {0, 4},
                new double[] {9, 1},
                new double[] {1, 5, 20},
                new double[] {9, 8, 4, 2, 1},
                1,
                new ConcentrationVolume.Counts(1, 0, 0, 0),
                "");
        assertThat(cv.classOf(0.99)).isZero();
        assertThat(cv.classOf(1)).isEqualTo(1);
        assertThat(cv.classOf(5)).isEqualTo(2);
        assertThat(cv.classOf(20)).isEqualTo(3);
        assertThat(cv.classOf(Double.NaN)).isZero();
    }

    @Test
    void zerosAndMissingAreLeftOutAndFewValuesRefused() {
        double[] values = values(2, 1000);
        double[] padded = Arrays.copyOf(values, 1200);
        Arrays.fill(padded, 1000, 1100, Double.NaN);
        padded[1199] = Double.POSITIVE_INFINITY;
        ConcentrationVolume cv = ConcentrationVolume.of(padded, 4);
        assertThat(cv.breaks())
                .containsExactly(ConcentrationVolume.of(values, 4).breaks());
        assertThat(cv.counts()).isEqualTo(new ConcentrationVolume.Counts(1000, 101, 99, 0));
        double[] few = new double[5000];
        Arrays.setAll(few, i -> 1 + i % 99);
        assertThatThrownBy(() -> ConcentrationVolume.of(few, 4)).hasMessageContaining("100 different");
        assertThatThrownBy(() -> ConcentrationVolume.of(new double[0], 4)).hasMessageContaining("100 different");
    }

    /// A third of the ground at half the detection limit: a floor, not a fall of the curve.
    @Test
    void floorOfTiedValuesIsNoClass() {
        PowerLaws laws = new PowerLaws(new double[] {0.5, 2}, new double[] {1});
        double[] values = laws.values(new Seed(3).generator(), 20_000);
        double[] floored = Arrays.copyOf(values, 30_000);
        Arrays.fill(floored, 20_000, 30_000, LEAST / 2);
        ConcentrationVolume cv = ConcentrationVolume.of(floored, 4);
        assertThat(cv.breaks())
                .containsExactly(ConcentrationVolume.of(values, 4).breaks());
        assertThat(cv.counts().tied()).isEqualTo(10_000);
        assertThat(cv.counts().used()).isEqualTo(30_000);
    }

    @Test
    void jumpInTheMiddleIsSaid() {
        double[] values = values(4, 20_000);
        Arrays.sort(values);
        Arrays.fill(values, 10_000, 13_000, values[10_000]);
        assertThat(ConcentrationVolume.of(values, 4).remark()).contains("15 % of the volume", "jumps");
    }
}
