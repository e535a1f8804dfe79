package org.lodecast.geochem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Golden;

/// Tables of columns for the tests of compositions.
final class Tables {
    private Tables() {}

    static double[][] columns(Golden table, List<String> names) {
        return names.stream().map(table::column).toArray(double[][]::new);
    }

    /// Lognormal parts that share a common factor each row.
    static double[][] composition(RandomGenerator random, int parts, int rows) {
        double[][] x = new double[parts][rows];
        for (int i = 0; i < rows; i++) {
            double common = random.nextGaussian();
            for (int j = 0; j < parts; j++) {
                x[j][i] = Math.exp(3 + 0.3 * j + common * (j % 3 - 0.5) + 0.7 * random.nextGaussian());
            }
        }
        return x;
    }

    static void assertClose(double[][] actual, double[][] expected, double tolerance) {
        assertThat(actual.length).isEqualTo(expected.length);
        for (int j = 0; j < expected.length; j++) {
            assertClose(actual[j], expected[j], tolerance);
        }
    }

    static void assertClose(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            if (Double.isNaN(expected[i])) {
                assertThat(actual[i]).as("entry " + i).isNaN();
            } else {
                assertThat(actual[i]).as("entry " + i).isCloseTo(expected[i], within(tolerance));
            }
        }
    }
}
