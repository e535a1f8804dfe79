package org.lodecast.detect.analogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Golden;
import org.lodecast.Seed;

class CalibrationTest {
    @Test
    void weightedFitIsThatOfScikitLearn() {
        Golden g = Golden.of("detect/calibration.csv");
        int n = g.size() - 1;
        double[][] x = new double[n][];
        boolean[] ore = new boolean[n];
        double[] a = g.column("a");
        double[] b = g.column("b");
        for (int i = 0; i < n; i++) {
            x[i] = new double[] {a[i], b[i]};
            ore[i] = g.column("ore")[i] == 1;
        }
        double[] weight = Arrays.copyOf(g.column("weight"), n);
        Calibration c = Calibration.fit(x, ore, weight);
        assertThat(c.weights()[0]).isCloseTo(a[n], within(g.tolerance()));
        assertThat(c.weights()[1]).isCloseTo(b[n], within(g.tolerance()));
        assertThat(c.intercept()).isCloseTo(g.column("weight")[n], within(g.tolerance()));
    }

    /// The best weights, given as a mix three times as large, come out again but for the fit's ridge, which bears
    /// less on a term so large; a mix that asks the wrong term alone is scaled alone.
    @Test
    void aGivenMixIsScaledAlone() {
        RandomGenerator random = new Seed(4).generator();
        double[][] x = new double[4000][2];
        boolean[] ore = new boolean[x.length];
        double[] weight = new double[x.length];
        Arrays.fill(weight, 1);
        for (int i = 0; i < x.length; i++) {
            x[i][0] = random.nextGaussian();
            x[i][1] = random.nextGaussian();
            ore[i] = random.nextDouble() < Calibration.probability(1.5 * x[i][0] - 0.5 * x[i][1] - 1);
        }
        Calibration free = Calibration.fit(x, ore, weight);
        double[] large = {3 * free.weights()[0], 3 * free.weights()[1]};
        Calibration held = Calibration.fit(x, large, ore, weight);
        assertThat(held.weights()).containsExactly(free.weights(), within(1e-4));
        assertThat(held.intercept()).isCloseTo(free.intercept(), within(1e-4));
        Calibration wrong = Calibration.fit(x, new double[] {0, 1}, ore, weight);
        assertThat(wrong.weights()[0]).isZero();
        assertThat(wrong.weights()[1]).isBetween(-0.6, -0.2);
    }

    @Test
    void meanProbabilityIsTheShareOfOre() {
        for (int s = 0; s < 10; s++) {
            RandomGenerator random = new Seed(s).generator();
            double[][] x = new double[500][1];
            boolean[] ore = new boolean[500];
            double[] weight = new double[500];
            for (int i = 0; i < 500; i++) {
                x[i][0] = 3 * random.nextGaussian() + 5;
                ore[i] = random.nextDouble() < Calibration.probability(0.8 * x[i][0] - 6);
                weight[i] = ore[i] ? 0.5 : random.nextDouble(1, 9);
            }
            Calibration c = Calibration.fit(x, ore, weight);
            double mean = 0;
            double total = Arrays.stream(weight).sum();
            for (int i = 0; i < 500; i++) {
                mean += weight[i] / total * Calibration.probability(c.odds(x[i]));
                assertThat(c.at(c.odds(x[i]), c.share()))
                        .isCloseTo(Calibration.probability(c.odds(x[i])), within(1e-6));
            }
            assertThat(mean).isCloseTo(c.share(), within(1e-4));
        }
    }
}
