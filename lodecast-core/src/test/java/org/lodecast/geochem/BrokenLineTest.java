package org.lodecast.geochem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;

class BrokenLineTest {
    private double[] y = {};
    private double[] w = {};

    private void slopes(int n, long seed) {
        RandomGenerator random = new Seed(31).split(seed).generator();
        y = new double[n];
        w = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = (i < 0.3 * n ? 0.6 : i < 0.7 * n ? 1.4 : 0.8) + 0.3 * random.nextGaussian();
            w[i] = random.nextDouble(0.2, 3);
        }
    }

    private double sse(int from, int to) {
        double sum = 0;
        double weight = 0;
        for (int i = from; i < to; i++) {
            sum += w[i] * y[i];
            weight += w[i];
        }
        double sse = 0;
        for (int i = from; i < to; i++) {
            sse += w[i] * (y[i] - sum / weight) * (y[i] - sum / weight);
        }
        return sse;
    }

    /// The least over every way to cut, one after the other.
    private double enumerate(int from, int pieces, int least, int[] cuts, int depth, double sofar, double[] best) {
        int n = y.length;
        if (pieces == 1) {
            double all = sofar + sse(from, n);
            if (n - from >= least && all < best[0]) {
                best[0] = all;
                for (int i = 0; i < depth; i++) {
                    best[1 + i] = cuts[i];
                }
            }
            return best[0];
        }
        for (int cut = from + least; cut <= n - least; cut++) {
            cuts[depth] = cut;
            enumerate(cut, pieces - 1, least, cuts, depth + 1, sofar + sse(from, cut), best);
        }
        return best[0];
    }

    @RepeatedTest(20)
    void cutsAreTheBestOfAllThereAre(RepetitionInfo repetition) {
        slopes(18, repetition.getCurrentRepetition());
        int[][] cuts = new int[4][];
        double[] rss = new double[4];
        assertThat(BrokenLine.best(y, w, 4, 3, cuts, rss)).isEqualTo(4);
        for (int k = 1; k <= 4; k++) {
            double[] best = new double[4];
            best[0] = Double.POSITIVE_INFINITY;
            enumerate(0, k, 3, new int[3], 0, 0, best);
            assertThat(rss[k - 1]).isCloseTo(best[0], within(1e-12));
            int[] expected = new int[k - 1];
            Arrays.setAll(expected, i -> (int) best[1 + i]);
            assertThat(cuts[k - 1]).containsExactly(expected);
        }
    }

    /// Against a plain dynamic program whose costs are sums over the steps themselves.
    @RepeatedTest(5)
    void cutsAreThoseOfAPlainProgram(RepetitionInfo repetition) {
        int n = 150;
        int least = 8;
        slopes(n, 100 + repetition.getCurrentRepetition());
        double[][] cost = new double[n][n + 1];
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b <= n; b++) {
                cost[a][b] = sse(a, b);
            }
        }
        int[][] cuts = new int[4][];
        double[] rss = new double[4];
        BrokenLine.best(y, w, 4, least, cuts, rss);
        double[] last = cost[0].clone();
        for (int k = 2; k <= 4; k++) {
            double[] next = new double[n + 1];
            Arrays.fill(next, Double.POSITIVE_INFINITY);
            for (int end = k * least; end <= n; end++) {
                for (int begin = (k - 1) * least; begin <= end - least; begin++) {
                    next[end] = Math.min(next[end], last[begin] + cost[begin][end]);
                }
            }
            last = next;
            assertThat(rss[k - 1]).isCloseTo(last[n], within(1e-10));
            double along = 0;
            for (int i = 0, from = 0; i <= cuts[k - 1].length; i++) {
                int to = i < cuts[k - 1].length ? cuts[k - 1][i] : n;
                assertThat(to - from).isGreaterThanOrEqualTo(least);
                along += cost[from][to];
                from = to;
            }
            assertThat(along).as("the cuts cost what is said").isCloseTo(last[n], within(1e-10));
        }
    }

    @Test
    void exactPiecesAreFoundAndNoMore() {
        slopes(100, 1);
        for (int i = 0; i < 100; i++) {
            y[i] = i < 37 ? 1 : i < 80 ? 2 : 0.5;
        }
        assertThat(BrokenLine.cut(y, w, 5, 0.05)).containsExactly(37, 80);
        Arrays.fill(y, 1.5);
        assertThat(BrokenLine.cut(y, w, 5, 0.05)).isEmpty();
    }

    @Test
    void fewStepsLeaveRoomForFewPieces() {
        slopes(5, 2);
        assertThat(BrokenLine.best(y, w, 4, 3, new int[4][], new double[4])).isEqualTo(1);
        slopes(6, 2);
        assertThat(BrokenLine.best(y, w, 4, 3, new int[4][], new double[4])).isEqualTo(2);
    }

    /// Points on joined lines give the lines back; in general the residuals are orthogonal to every hat.
    @Test
    void linesFitBest() {
        double[] knots = {0, 2, 5, 9};
        double[] heights = {3, 1, 0.5, -4};
        double[] x = new double[91];
        double[] exact = new double[91];
        double[] noisy = new double[91];
        RandomGenerator random = new Seed(4).generator();
        for (int i = 0; i < x.length; i++) {
            x[i] = i / 10.0;
            exact[i] = BrokenLine.at(knots, heights, x[i]);
            noisy[i] = exact[i] + random.nextGaussian();
        }
        assertThat(BrokenLine.heights(x, exact, knots)).containsExactly(heights, within(1e-12));
        double[] fit = BrokenLine.heights(x, noisy, knots);
        for (int k = 0; k < knots.length; k++) {
            double[] hat = new double[knots.length];
            hat[k] = 1;
            double dot = 0;
            for (int i = 0; i < x.length; i++) {
                dot += BrokenLine.at(knots, hat, x[i]) * (noisy[i] - BrokenLine.at(knots, fit, x[i]));
            }
            assertThat(dot).isCloseTo(0, within(1e-10));
        }
    }
}
