package org.lodecast.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lodecast.Golden;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.evidence.Evidence;

/// Samples and weights of logistic regressions as scikit-learn has them.
final class LogitGolden {
    private LogitGolden() {}

    /// The weights that a detector finds on the golden samples are those of the golden case.
    static void weightsAgree(Detector detector, String name, double[] ore) {
        double[][] layers = {samples("a"), samples("b"), samples("c")};
        int n = ore.length;
        float[][] floats = new float[3][n];
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < n; i++) {
                floats[c][i] = (float) layers[c][i];
            }
        }
        Evidence evidence = new Evidence(Grid.of(0, 0, 0, 1, 1, 1, n, 1, 1), List.of("a", "b", "c"), floats);
        int[] barren = IntStream.range(0, n).filter(i -> ore[i] == 0).toArray();
        int half = barren.length / 2;
        TrainingSamples samples = new TrainingSamples(
                Arrays.copyOf(barren, half),
                Arrays.copyOfRange(barren, half, barren.length),
                IntStream.range(0, n).filter(i -> ore[i] == 1).toArray());
        Golden wanted = Golden.of("detect/logistic.csv");
        double[] weights = IntStream.range(0, wanted.size())
                .filter(i -> wanted.text("case")[i].equals(name))
                .mapToDouble(i -> wanted.column("weight")[i])
                .toArray();
        LogisticRegression.FittedLogit fitted = (LogisticRegression.FittedLogit)
                detector.fit(evidence, samples, new Seed(1), Workers.ONE, Progress.NONE);
        assertThat(fitted.weights()).containsExactly(weights, within(wanted.tolerance()));
    }

    static double[] samples(String column) {
        return Golden.of("detect/samples.csv").column(column);
    }
}
