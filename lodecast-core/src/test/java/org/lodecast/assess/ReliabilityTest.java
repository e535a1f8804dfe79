package org.lodecast.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodecast.Golden;
import org.lodecast.Seed;

class ReliabilityTest {
    private static final Golden VOXELS = Golden.of("assess/reliability.csv");
    private static final Golden BINS = Golden.of("assess/reliability_bins.csv");
    private static final Golden SCORES = Golden.of("assess/reliability_scores.csv");

    @ParameterizedTest
    @CsvSource({"all, probability, 500, 10", "part, probability, 97, 5", "rounded, rounded, 500, 10"})
    void agreesWithScikitLearn(String name, String column, int n, int bins) {
        float[] p = Arrays.copyOf(floats(VOXELS.column(column)), n);
        compare(name, Reliability.of(p, Arrays.copyOf(ore(), n), bins));
    }

    @Test
    void agreesWithNumpyWhereVoxelsWeigh() {
        Reliability r = Reliability.of(floats(VOXELS.column("probability")), ore(), VOXELS.column("weight"), 10);
        compare("weighted", r);
    }

    private static void compare(String name, Reliability r) {
        int next = 0;
        for (String[] row : BINS.rows()) {
            if (row[0].equals(name)) {
                Reliability.Bin b = r.bins().get(next++);
                assertThat(b.predicted()).isCloseTo(Double.parseDouble(row[1]), within(BINS.tolerance()));
                assertThat(b.observed()).isCloseTo(Double.parseDouble(row[2]), within(BINS.tolerance()));
                assertThat(b.count()).isEqualTo(Integer.parseInt(row[3]));
                assertThat(b.weight()).isCloseTo(Double.parseDouble(row[4]), within(1e-6));
            }
        }
        assertThat(r.bins()).hasSize(next);
        String[] score = SCORES.rows().stream()
                .filter(s -> s[0].equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(r.ece()).isCloseTo(Double.parseDouble(score[1]), within(SCORES.tolerance()));
        assertThat(r.brier()).isCloseTo(Double.parseDouble(score[2]), within(SCORES.tolerance()));
    }

    /// In random cases: only proportions of weights count, the order of voxels does not, a voxel of no
    /// weight is not there, and the bins hold everything.
    @Test
    void weightsAreShares() {
        for (int c = 0; c < 50; c++) {
            RandomGenerator random = new Seed(c).generator();
            int n = 2 + random.nextInt(60);
            int bins = 1 + random.nextInt(12);
            float[] p = new float[n];
            boolean[] ore = new boolean[n];
            double[] w = new double[n];
            for (int i = 0; i < n; i++) {
                p[i] = random.nextInt(9) / 8f;
                ore[i] = random.nextBoolean();
                w[i] = random.nextInt(4);
            }
            w[n - 1] = 1;
            Reliability r = Reliability.of(p, ore, w, bins);
            Reliability scaled =
                    Reliability.of(p, ore, Arrays.stream(w).map(v -> 4 * v).toArray(), bins);
            assertThat(scaled.ece()).isEqualTo(r.ece());
            assertThat(scaled.brier()).isEqualTo(r.brier());
            int[] there = java.util.stream.IntStream.range(0, n)
                    .map(i -> n - 1 - i)
                    .filter(i -> w[i] > 0)
                    .toArray();
            float[] q = new float[there.length];
            boolean[] o = new boolean[there.length];
            double[] v = new double[there.length];
            for (int k = 0; k < q.length; k++) {
                q[k] = p[there[k]];
                o[k] = ore[there[k]];
                v[k] = w[there[k]];
            }
            Reliability back = Reliability.of(q, o, v, bins);
            assertThat(back.brier()).isCloseTo(r.brier(), within(1e-12));
            assertThat(r.bins().stream().mapToInt(Reliability.Bin::count).sum()).isEqualTo(there.length);
            assertThat(r.bins().stream().mapToDouble(Reliability.Bin::weight).sum())
                    .isCloseTo(Arrays.stream(w).sum(), within(1e-9));
            assertThat(r.bins().size()).isBetween(1, bins);
            assertThat(r.bins().stream().map(Reliability.Bin::predicted).toList())
                    .isSorted();
            assertThat(r.ece()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void aProbabilityThatKnowsIsWithoutErrorAndTheBaseRateIsCalibrated() {
        boolean[] ore = {true, false, false, false};
        Reliability sure = Reliability.of(new float[] {1, 0, 0, 0}, ore, 10);
        assertThat(sure.ece()).isZero();
        assertThat(sure.brier()).isZero();
        Reliability base = Reliability.of(new float[] {0.25f, 0.25f, 0.25f, 0.25f}, ore, 10);
        assertThat(base.bins()).containsExactly(new Reliability.Bin(0.25, 0.25, 4, 4));
        assertThat(base.ece()).isZero();
        assertThat(base.brier()).isEqualTo(0.25 * 0.75);
        Reliability none = Reliability.of(new float[0], new boolean[0], 10);
        assertThat(none.bins()).isEmpty();
        assertThat(none.ece()).isNaN();
        assertThat(none.brier()).isNaN();
    }

    @Test
    void refusesWhatIsNoProbability() {
        boolean[] one = {true};
        for (float wrong : new float[] {-0.1f, 1.1f, Float.NaN}) {
            assertThatThrownBy(() -> Reliability.of(new float[] {wrong}, one, 10))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Reliability.of(new float[] {0.5f}, one, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Reliability.of(new float[] {0.5f}, new boolean[2], 10))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Reliability.of(new float[] {0.5f}, one, new double[] {-1}, 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean[] ore() {
        double[] bits = VOXELS.column("ore");
        boolean[] ore = new boolean[bits.length];
        for (int i = 0; i < bits.length; i++) {
            ore[i] = bits[i] == 1;
        }
        return ore;
    }

    private static float[] floats(double[] values) {
        float[] f = new float[values.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = (float) values[i];
        }
        return f;
    }
}
