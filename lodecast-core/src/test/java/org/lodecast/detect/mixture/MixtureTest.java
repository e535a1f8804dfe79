package org.lodecast.detect.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;

class MixtureTest {
    @ParameterizedTest
    @EnumSource
    void theLikelihoodNeverFalls(Covariance kind) {
        for (int seed = 0; seed < 10; seed++) {
            Rows rows = clouds(3, 300, seed);
            RandomGenerator random = new Seed(seed).generator();
            int[] labels = IntStream.range(0, 300).map(i -> random.nextInt(4)).toArray();
            Mixture start = new Em(kind, 0, 1, 0).start(rows, labels, 4);
            double before = Double.NEGATIVE_INFINITY;
            for (int step = 0; step < 30; step++) {
                Em.Fit fit = new Em(kind, 0, 1, 0).run(rows, start, Progress.NONE);
                assertThat(fit.logLikelihood()).isGreaterThanOrEqualTo(before - 1e-9 * Math.abs(before));
                before = fit.logLikelihood();
                start = fit.mixture();
                assertThat(start.components().stream()
                                .mapToDouble(Component::weight)
                                .sum())
                        .isCloseTo(1, within(1e-12));
            }
        }
    }

    /// Numbers of parameters as mclust's `nMclustParams` has them for three columns and four components.
    @Test
    void countsFreeParameters() {
        assertThat(Covariance.FULL.parameters(4, 3)).isEqualTo(39);
        assertThat(Covariance.TIED.parameters(4, 3)).isEqualTo(21);
        assertThat(Covariance.DIAGONAL.parameters(4, 3)).isEqualTo(27);
    }

    /// A density of two columns, summed over the second on a fine grid, is that of the first.
    @Test
    void theMarginalIsTheSumOverTheOtherColumns() {
        Mixture m = Mixture.of(
                Covariance.FULL,
                List.of(
                        new Component(0.3, new double[] {0, 1}, new double[] {1, 0.6, 0.6, 1}),
                        new Component(0.7, new double[] {2, -1}, new double[] {0.5, -0.3, -0.3, 2})));
        int n = 4001;
        double h = 0.01;
        for (double x : new double[] {-2, 0.5, 3}) {
            double[] xs = new double[n];
            Arrays.fill(xs, x);
            double[] ys = IntStream.range(0, n).mapToDouble(i -> -20 + i * h).toArray();
            double sum = Arrays.stream(m.logDensity(new Rows(new double[][] {xs, ys})))
                    .map(Math::exp)
                    .sum();
            double marginal = m.marginal(new int[] {0}).logDensity(new Rows(new double[][] {{x}}))[0];
            assertThat(marginal).isCloseTo(Math.log(sum * h), within(1e-9));
        }
    }

    @Test
    void farFromAllComponentsThereIsStillAnOrder() {
        Rows rows = clouds(2, 500, 1);
        Em.Fit fit = search(2, 3)
                .run("", rows, new Seed(1), Workers.ONE, Progress.NONE)
                .fit();
        double[] far = fit.mixture().logDensity(new Rows(new double[][] {{1e2, 1e4, 1e6}, {0, 0, 0}}));
        assertThat(far[0]).isFinite().isGreaterThan(far[1]);
        assertThat(far[1]).isGreaterThan(far[2]);
        assertThat(far[2]).isFinite();
        assertThat(fit.mixture().posteriorMean(new Rows(new double[][] {{1e6}, {0}}), new double[] {1, 1})[0])
                .isCloseTo(1, within(1e-12));
    }

    /// Clouds of which there are as many as BIC says, on any number of threads with the same bits.
    @Test
    void bicFindsTheNumberOfClouds() {
        for (int clouds = 1; clouds <= 3; clouds++) {
            Rows rows = clouds(clouds, 4800, clouds); // more than starts are tried on
            MixtureSearch.Chosen one = search(4, 2).run("", rows, new Seed(2), Workers.ONE, Progress.NONE);
            MixtureSearch.Chosen four = search(4, 2).run("", rows, new Seed(2), new Workers(4), Progress.NONE);
            assertThat(one.fit().mixture().size()).isEqualTo(clouds);
            assertThat(four.bic()).isEqualTo(one.bic());
            double[] counts = one.fit().mixture().counts(rows);
            assertThat(Arrays.stream(counts).sum()).isCloseTo(4800, within(1e-6));
            for (double c : counts) {
                assertThat(c).isCloseTo(4800.0 / clouds, within(20.0));
            }
        }
    }

    @Test
    void asManyComponentsAsRowsThatDiffer() {
        Rows rows = new Rows(new double[][] {{0, 0, 1, 1, 1}, {0, 0, 2, 2, 2}});
        MixtureSearch.Chosen c = search(4, 2).run("", rows, new Seed(1), Workers.ONE, Progress.NONE);
        assertThat(c.fit().mixture().size()).isEqualTo(2);
        assertThat(c.bic()[2]).isNaN();
        assertThat(c.bic()[3]).isNaN();
    }

    @Test
    void aComponentWithoutRowsFallsAway() {
        Rows rows = clouds(2, 100, 4);
        int[] labels = IntStream.range(0, 100).map(i -> i % 2 * 2).toArray(); // none has 1
        assertThat(new Em(Covariance.FULL, 1e-4, 10, 0).start(rows, labels, 3).size())
                .isEqualTo(2);
    }

    @Test
    void withoutARidgeAConstantColumnIsSingular() {
        Rows rows = new Rows(new double[][] {{1, 2, 3}, {5, 5, 5}});
        assertThatThrownBy(() -> new Em(Covariance.FULL, 0, 10, 0).start(rows, new int[3], 1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("singular in column 1");
    }

    private static MixtureSearch search(int most, int starts) {
        return new MixtureSearch(new Em(Covariance.FULL, 1e-4, 200, 1e-6), most, starts);
    }

    /// Clouds about places two apart, as many rows each.
    private static Rows clouds(int clouds, int n, long seed) {
        RandomGenerator random = new Seed(seed).split("clouds").generator();
        double[][] columns = new double[2][n];
        for (int r = 0; r < n; r++) {
            int c = r % clouds;
            double common = random.nextGaussian();
            columns[0][r] = c % 2 * 2 + 0.2 * common + 0.1 * random.nextGaussian();
            columns[1][r] = c / 2 * 2 - 0.2 * common + 0.1 * random.nextGaussian();
        }
        return new Rows(columns);
    }
}
