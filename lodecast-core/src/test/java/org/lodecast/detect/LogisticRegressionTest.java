package org.lodecast.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Golden;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.evidence.Evidence;

class LogisticRegressionTest extends DetectorContract {
    @Override
    Detector detector() {
        return LogisticRegression.linear();
    }

    @Override
    String expectedName() {
        return "logistic";
    }

    @Override
    boolean learns() {
        return true;
    }

    @Override
    boolean draws() {
        return false;
    }

    @Override
    boolean needsOre() {
        return true;
    }

    @Test
    void hasTheWeightsOfScikitLearn() {
        weightsAgree("logistic", golden("ore"));
    }

    /// Without the penalty the weights would run off.
    @Test
    void staysFiniteWhereOreIsToldApartWithoutFault() {
        double[] a = Golden.of("detect/samples.csv").column("a");
        weightsAgree("apart", Arrays.stream(a).map(v -> v > 0.5 ? 1 : 0).toArray());
    }

    private void weightsAgree(String name, double[] ore) {
        double[][] layers = {golden("a"), golden("b"), golden("c")};
        int n = ore.length;
        float[][] floats = new float[3][n];
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < n; i++) {
                floats[c][i] = (float) layers[c][i];
            }
        }
        Evidence evidence = new Evidence(Grid.of(0, 0, 0, 1, 1, 1, n, 1, 1), java.util.List.of("a", "b", "c"), floats);
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
                detector().fit(evidence, samples, new Seed(1), Workers.ONE, Progress.NONE);
        assertThat(fitted.weights()).containsExactly(weights, within(wanted.tolerance()));
    }

    private static double[] golden(String column) {
        return Golden.of("detect/samples.csv").column(column);
    }
}
