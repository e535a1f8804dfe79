package org.lodecast.detect.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Golden;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;

class OddsTest {
    /// Lessons that lie in memory.
    private record Rows(float[][] rows, boolean[] yes) implements Odds.Lessons, Samples {
        @Override
        public int width() {
            return rows[0].length;
        }

        @Override
        public void fill(int id, int epoch, float[] row) {
            fill(id, row);
        }

        @Override
        public void fill(int id, float[] row) {
            System.arraycopy(rows[id], 0, row, 0, row.length);
        }

        @Override
        public boolean yes(int id) {
            return yes[id];
        }

        int[] ids() {
            return IntStream.range(0, rows.length).toArray();
        }
    }

    private static double[] golden(Golden g, String what) {
        return IntStream.range(0, g.size())
                .filter(i -> g.text("what")[i].equals(what))
                .mapToDouble(i -> g.column("value")[i])
                .toArray();
    }

    private static float[] floats(double[] d) {
        float[] f = new float[d.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = (float) d[i];
        }
        return f;
    }

    @Test
    void forwardAndTenStepsArePytorchs() {
        Golden g = Golden.of("detect/odds.csv");
        double[] x = golden(g, "x");
        double[] t = golden(g, "t");
        int n = t.length;
        float[][] rows = new float[n][];
        boolean[] yes = new boolean[n];
        for (int i = 0; i < n; i++) {
            rows[i] = floats(Arrays.copyOfRange(x, i * x.length / n, (i + 1) * x.length / n));
            yes[i] = t[i] == 1;
        }
        Rows lessons = new Rows(rows, yes);
        Network network = Odds.dense(x.length / n, List.of(5, 3));
        float[] start = floats(golden(g, "start"));
        float[] y = new Odds(network, start).of(lessons, lessons.ids(), Workers.ONE, Progress.NONE);
        assertThat(y).containsExactly(floats(golden(g, "y0")), within(1e-5f));
        // one batch of all lessons an epoch: ten epochs are ten steps
        Odds.Taught taught = Odds.teach(
                network,
                start,
                lessons,
                lessons.ids(),
                new int[0],
                new Training(10, n, 0.01, 1, 1, 0),
                0.3,
                new Seed(1),
                Progress.NONE);
        double[] loss = golden(g, "loss");
        for (int e = 0; e < 10; e++) {
            assertThat(taught.epochs().get(e).train()).isCloseTo(loss[e], within(2e-5));
            assertThat(taught.epochs().get(e).watched()).isNaN();
        }
        assertThat(taught.odds().parameters())
                .containsExactly(floats(golden(g, "after")), within((float) g.tolerance()));
    }

    /// Exclusive or: no line parts the kinds.
    private static Rows exclusiveOr(int n, long seed) {
        RandomGenerator random = new Seed(seed).generator();
        float[][] rows = new float[n][5];
        boolean[] yes = new boolean[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < 5; k++) {
                rows[i][k] = (float) random.nextGaussian();
            }
            yes[i] = rows[i][0] > 0 ^ rows[i][1] > 0;
        }
        return new Rows(rows, yes);
    }

    /// A network of fewer inputs sees the first values alone.
    @Test
    void theMeanIsThatOfEachNetworkOnWhatItSees() {
        Rows all = exclusiveOr(50, 3);
        Rows first =
                new Rows(Arrays.stream(all.rows).map(r -> Arrays.copyOf(r, 3)).toArray(float[][]::new), all.yes);
        Network wide = Odds.dense(5, List.of(6, 4));
        Network narrow = Odds.dense(3, List.of(7));
        Odds a = new Odds(wide, wide.initial(new Seed(1)));
        Odds b = new Odds(narrow, narrow.initial(new Seed(2)));
        float[] mean = Odds.mean(List.of(a, b), all, all.ids(), new Workers(2), Progress.NONE);
        float[] ya = a.of(all, all.ids(), Workers.ONE, Progress.NONE);
        float[] yb = b.of(first, first.ids(), Workers.ONE, Progress.NONE);
        for (int i = 0; i < mean.length; i++) {
            assertThat(mean[i]).isCloseTo((ya[i] + yb[i]) / 2, within(1e-6f));
        }
    }

    private static Odds.Taught learn(Rows rows, int[] train, int[] heldOut, int patience, Seed seed) {
        return Odds.teach(
                Odds.dense(5, List.of(16, 8)),
                rows,
                train,
                heldOut,
                new Training(60, 32, 0.005, 0.95, 2, patience),
                0,
                seed,
                Progress.NONE);
    }

    @Test
    void learnsWhatNoLineParts() {
        Rows rows = exclusiveOr(1200, 3);
        int[] train = IntStream.range(0, 800).toArray();
        int[] rest = IntStream.range(800, 1200).toArray();
        Odds.Taught taught = learn(rows, train, rest, 0, new Seed(2));
        float[] y = taught.odds().of(rows, rest, new Workers(2), Progress.NONE);
        long right = IntStream.range(0, rest.length)
                .filter(i -> y[i] > 0 == rows.yes(rest[i]))
                .count();
        assertThat(right).isGreaterThan(360);
        assertThat(taught.epochs()).hasSize(60);
        assertThat(learn(rows, train, rest, 0, new Seed(2)).odds().parameters())
                .isEqualTo(taught.odds().parameters());
    }

    @Test
    void keepsTheEpochOfLeastLossOnLessonsHeldOutAndStopsByPatience() {
        Rows noise = exclusiveOr(300, 5);
        RandomGenerator random = new Seed(9).generator();
        for (int i = 0; i < 300; i++) {
            noise.yes()[i] = random.nextBoolean(); // nothing to learn but by heart
        }
        int[] rest = IntStream.range(150, 300).toArray();
        Odds.Taught taught = learn(noise, IntStream.range(0, 150).toArray(), rest, 3, new Seed(4));
        assertThat(taught.epochs().size()).isLessThan(60);
        double least =
                taught.epochs().stream().mapToDouble(Odds.Epoch::watched).min().orElseThrow();
        float[] y = taught.odds().of(noise, rest, Workers.ONE, Progress.NONE);
        double loss = 0;
        for (int i = 0; i < rest.length; i++) {
            loss += Math.log1p(Math.exp(noise.yes(rest[i]) ? -y[i] : y[i])) / rest.length;
        }
        assertThat(loss).isCloseTo(least, within(1e-5));
        assertThat(taught.epochs().getLast().watched()).isGreaterThan(least);
    }

    @Test
    void featuresAreWhatTheAnswerIsMadeOf() {
        Rows rows = exclusiveOr(50, 6);
        Network network = Odds.dense(5, List.of(6, 4));
        Odds odds = new Odds(network, network.initial(new Seed(1)));
        float[] y = odds.of(rows, rows.ids(), Workers.ONE, Progress.NONE);
        float[][] h = odds.features(rows, rows.ids(), Workers.ONE);
        for (int i = 0; i < y.length; i++) {
            float sum = odds.parameters()[network.biasOffset(2)];
            for (int k = 0; k < 4; k++) {
                assertThat(h[i][k]).isNotNegative();
                sum += odds.parameters()[network.weightOffset(2) + k] * h[i][k];
            }
            assertThat(sum).isCloseTo(y[i], within(1e-5f));
        }
    }

    @Test
    void whatDoesNotEndInOneLinearUnitIsRefused() {
        Network ends = Network.of(List.of(new Level(3, 1, 1, 1, false, true)));
        assertThatThrownBy(() -> new Odds(ends, new float[4])).hasMessageContaining("one linear unit");
        assertThatThrownBy(() -> new Odds(Odds.dense(3, List.of(2)), new float[4]))
                .hasMessageContaining("4 parameters");
    }
}
