package org.lodecast.geochem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Golden;
import org.lodecast.Seed;

class LogRatioEmTest {
    private static final double NAN = Double.NaN;

    /// One part with zeros: against the likeliest censored regression, by R's optim.
    @Test
    void oneSuchPartIsACensoredRegression() {
        Golden g = Golden.of("geochem/zeros_em.csv");
        double[][] parts = Tables.columns(g, List.of("Hg", "Au", "Ag", "Cu", "Pb"));
        double[][] done = LogRatioEm.replace(parts, new double[] {0.16, NAN, NAN, NAN, NAN});
        Tables.assertClose(done[0], g.column("expected"), g.tolerance());
        for (int j = 1; j < 5; j++) {
            assertThat(done[j]).isEqualTo(parts[j]);
        }
        assertThat(parts[0]).as("left alone").isEqualTo(g.column("Hg"));
    }

    private static double[][] censored(double[][] x, double[] limits) {
        double[][] z = new double[x.length][];
        for (int j = 0; j < x.length; j++) {
            double limit = limits[j];
            z[j] = Arrays.stream(x[j]).map(v -> v < limit ? 0 : v).toArray();
        }
        return z;
    }

    /// A table whose rows' levels tell nothing of their ratios.
    private static double[][] table(long seed) {
        double[][] x = Tables.composition(new Seed(seed).generator(), 6, 2000);
        RandomGenerator random = new Seed(seed).split("level").generator();
        for (int i = 0; i < 2000; i++) {
            double level = Math.exp(0.7 * random.nextGaussian()) / x[3][i];
            for (double[] column : x) {
                column[i] *= level;
            }
        }
        return x;
    }

    private static double[] limits(double[][] x) {
        double[] limits = new double[6];
        Arrays.fill(limits, NAN);
        for (int j : new int[] {0, 2, 5}) {
            limits[j] = Quantile.of(Arrays.stream(x[j]).sorted().toArray(), 0.3);
        }
        return limits;
    }

    /// Three parts with zeros, together in many rows: below the limits, and on average neither too high nor
    /// too low. The mean error of one table has a standard deviation of about 0.05, that of ten 0.017.
    @Test
    void severalPartsAtOnce() {
        double[] bias = new double[6];
        double ours = 0;
        double theirs = 0;
        for (int table = 0; table < 10; table++) {
            double[][] x = table(30 + table);
            double[] limits = limits(x);
            double[][] z = censored(x, limits);
            double[][] done = LogRatioEm.replace(z, limits);
            double[][] share = ZeroReplacement.multiplicative(z, limits, 0.65, 1e9);
            for (int j = 0; j < 6; j++) {
                for (int i = 0; i < 2000; i++) {
                    if (z[j][i] == 0) {
                        assertThat(done[j][i]).isPositive().isLessThan(limits[j]);
                        ours += Math.pow(Math.log(done[j][i] / x[j][i]), 2);
                        theirs += Math.pow(Math.log(share[j][i] / x[j][i]), 2);
                        bias[j] += Math.log(done[j][i] / x[j][i]) / 6000; // zeros of ten tables
                    } else {
                        assertThat(done[j][i]).isEqualTo(x[j][i]);
                    }
                }
            }
        }
        Tables.assertClose(bias, new double[6], 0.06);
        assertThat(ours).as("nearer to the truth than a share of the limit").isLessThan(theirs);
    }

    @Test
    void whateverTheOrderOfParts() {
        double[][] x = table(29);
        double[] limits = limits(x);
        double[][] z = censored(x, limits);
        double[][] done = LogRatioEm.replace(z, limits);
        int[] order = {5, 3, 0, 4, 2, 1};
        double[][] other = LogRatioEm.replace(
                Arrays.stream(order).mapToObj(j -> z[j]).toArray(double[][]::new),
                Arrays.stream(order).mapToDouble(j -> limits[j]).toArray());
        for (int k = 0; k < 6; k++) {
            for (int i = 0; i < 2000; i++) {
                assertThat(other[k][i] / done[order[k]][i]).isCloseTo(1, within(1e-6));
            }
        }
    }

    /// Two variables against sums over a fine grid, three that do not depend on each other by the closed form.
    @Test
    void momentsBelowBounds() {
        double[][] cases = {{0.6, 0.3, -0.2}, {-0.5, 0, 1}, {0.8, -1, -1.5}, {0, -2, 0.5}};
        for (double[] c : cases) {
            double[][] v = {{1, c[0] * 2}, {c[0] * 2, 4}};
            double det = 4 - v[0][1] * v[0][1];
            double[] sums = new double[3];
            double step = 0.01;
            for (double x = c[1] - step / 2; x > -8; x -= step) {
                for (double z = c[2] - step / 2; z > -16; z -= step) {
                    double w = Math.exp(-(4 * x * x - 2 * v[0][1] * x * z + z * z) / (2 * det));
                    sums[0] += w;
                    sums[1] += w * x;
                    sums[2] += w * z;
                }
            }
            TruncatedNormal t = TruncatedNormal.of(new double[2], v, new double[] {c[1], c[2]});
            assertThat(t.mean()[0]).isCloseTo(sums[1] / sums[0], within(0.01));
            assertThat(t.mean()[1]).isCloseTo(sums[2] / sums[0], within(0.02));
        }
        double h = Math.sqrt(2 / Math.PI);
        TruncatedNormal apart = TruncatedNormal.of(
                new double[] {1, 2, 3}, new double[][] {{1, 0, 0}, {0, 4, 0}, {0, 0, 9}}, new double[] {1, 2, 3});
        Tables.assertClose(apart.mean(), new double[] {1 - h, 2 - 2 * h, 3 - 3 * h}, 1e-12);
        assertThat(apart.covariance()[2][2]).isCloseTo(9 * (1 - h * h), within(1e-12));
        assertThat(TruncatedNormal.of(new double[] {0}, new double[][] {{1}}, new double[] {-40})
                        .mean()[0])
                .as("far out: −t − 1/t + 2/t³")
                .isCloseTo(-40 - 1 / 40.0 + 2 / 64000.0, within(1e-6));
    }

    @Test
    void missingPartsStayAndHaveNoSay() {
        double[][] x = Tables.composition(new Seed(22).generator(), 4, 100);
        double[] limits = {Quantile.of(Arrays.stream(x[0]).sorted().toArray(), 0.2), NAN, NAN, NAN};
        double[][] z = censored(x, limits);
        double[][] more = Arrays.stream(z).map(c -> Arrays.copyOf(c, 101)).toArray(double[][]::new);
        more[0][100] = 0;
        more[1][100] = NAN;
        more[2][100] = 20;
        more[3][100] = 30;
        double[][] with = LogRatioEm.replace(more, limits);
        double[][] without = LogRatioEm.replace(z, limits);
        assertThat(with[1][100]).isNaN();
        assertThat(with[0][100]).isPositive().isLessThan(limits[0]);
        for (int j = 0; j < 4; j++) {
            Tables.assertClose(Arrays.copyOf(with[j], 100), without[j], 1e-7);
        }
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThatThrownBy(() -> LogRatioEm.replace(new double[][] {{0, 1, 2}, {1, 0, 2}}, new double[] {1, 1}))
                .hasMessageContaining("measured above zero in every row");
        assertThatThrownBy(() -> LogRatioEm.replace(new double[][] {{0, 1}, {1, 2}}, new double[] {1, 1}))
                .hasMessageContaining("2 complete rows");
        double[][] x = Tables.composition(new Seed(23).generator(), 4, 50);
        x[2] = Arrays.stream(x[1]).map(v -> 2 * v).toArray();
        x[0][3] = 0;
        assertThatThrownBy(() -> LogRatioEm.replace(x, new double[] {NAN, NAN, NAN, NAN}))
                .hasMessageContaining("follow from those of others");
    }
}
