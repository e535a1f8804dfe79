package org.lodecast.detect.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Golden;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;

class BoostedTreesTest {
    private static final String[] FEATURES = {"a", "b", "c", "d", "e", "f"};

    /// One tree of one cut: the value of each leaf is the rate times Σ(y − p)/Σp(1 − p), p the share of ore.
    @Test
    void aStumpIsThatOfTheFormula() {
        float[] x = {1, 1, 2, 2, 3, 3, Float.NaN, Float.NaN};
        boolean[] ore = {false, false, false, true, true, true, false, false};
        BoostedTrees trees = BoostedTrees.fit(
                new float[][] {x}, ore, new BoostedTrees.Settings(1, 0.5, 2, 1, 1), Workers.ONE, Progress.NONE);
        double p = 3 / 8.0;
        double start = Math.log(p / (1 - p));
        double low = 0.5 * (0 - 4 * p) / (1 + 4 * p * (1 - p)); // NaN and 1
        double high = 0.5 * (3 - 4 * p) / (1 + 4 * p * (1 - p));
        for (float v : new float[] {Float.NaN, 0, 1, 1.5f}) {
            assertThat(trees.logit(new float[] {v})).isCloseTo(start + low, within(1e-12));
        }
        for (float v : new float[] {1.6f, 2, 9}) {
            assertThat(trees.logit(new float[] {v})).isCloseTo(start + high, within(1e-12));
        }
    }

    @Test
    void agreesWithScikitLearn() {
        Golden rows = Golden.of("detect/tree_rows.csv");
        Golden wanted = Golden.of("detect/tree_logits.csv");
        float[][] all = new float[FEATURES.length][];
        for (int f = 0; f < all.length; f++) {
            double[] c = rows.column(FEATURES[f]);
            all[f] = new float[c.length];
            for (int i = 0; i < c.length; i++) {
                all[f][i] = (float) c[i];
            }
        }
        double[] kind = rows.column("ore");
        boolean[] ore = new boolean[1500];
        IntStream.range(0, ore.length).forEach(i -> ore[i] = kind[i] == 1);
        float[][] taught = Arrays.stream(all).map(c -> Arrays.copyOf(c, 1500)).toArray(float[][]::new);
        BoostedTrees trees = BoostedTrees.fit(
                taught, ore, new BoostedTrees.Settings(40, 0.1, 31, 20, 0), new Workers(2), Progress.NONE);
        double[] logits = new double[1500];
        for (int i = 0; i < logits.length; i++) {
            int row = 1500 + i;
            float[] x = new float[FEATURES.length];
            for (int f = 0; f < x.length; f++) {
                x[f] = all[f][row];
            }
            logits[i] = trees.logit(x);
        }
        assertThat(logits).containsExactly(wanted.column("logit"), within(wanted.tolerance()));
    }

    @Test
    void theSameRowsGiveTheSameTreesOnAnyNumberOfThreads() {
        float[][] x = new float[3][2000];
        boolean[] ore = new boolean[2000];
        var random = new Seed(5).generator();
        for (int i = 0; i < ore.length; i++) {
            for (float[] c : x) {
                c[i] = (float) random.nextGaussian(); // more values than classes
            }
            ore[i] = x[0][i] * x[1][i] > 0;
        }
        BoostedTrees one = BoostedTrees.fit(x, ore, BoostedTrees.Settings.USUAL, Workers.ONE, Progress.NONE);
        BoostedTrees four = BoostedTrees.fit(x, ore, BoostedTrees.Settings.USUAL, new Workers(4), Progress.NONE);
        int right = 0;
        for (int i = 0; i < 1000; i++) {
            float[] row = {(float) random.nextGaussian(), (float) random.nextGaussian(), 0};
            assertThat(four.logit(row)).isEqualTo(one.logit(row));
            right += (one.logit(row) > 0) == (row[0] * row[1] > 0) ? 1 : 0;
        }
        assertThat(right).as("right of 1000").isGreaterThan(930);
    }

    @Test
    void oneKindTeachesNothing() {
        assertThatThrownBy(() -> BoostedTrees.fit(
                        new float[][] {{1, 2}},
                        new boolean[] {true, true},
                        BoostedTrees.Settings.USUAL,
                        Workers.ONE,
                        Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("teach nothing");
    }
}
