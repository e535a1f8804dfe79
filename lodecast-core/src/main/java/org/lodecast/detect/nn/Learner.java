package org.lodecast.detect.nn;

import java.util.Arrays;

/// A network with its parameters and an objective, ready to run batches: takes a step, or only measures. One
/// a thread.
final class Learner {
    private final Network network;
    private final float[] parameters;
    private final Objective objective;
    private final Objective.Targets targets;
    private final int[] levels;
    private final Pass pass;
    private final float[][] input;
    private final double[][] errors;

    Learner(Network network, float[] parameters, Objective objective, int batch) {
        this.network = network;
        this.parameters = parameters;
        this.objective = objective;
        this.targets = objective.targets(batch);
        this.levels = objective.levels().stream().mapToInt(i -> i).toArray();
        this.pass = new Pass(network, batch);
        this.input = new float[batch][network.level(0).inputs()];
        this.errors = new double[levels.length][batch];
    }

    int batch() {
        return pass.batch();
    }

    /// The rows of the batch that ran last.
    float[][] input() {
        return input;
    }

    /// Output of a level for the batch that ran last.
    float[][] output(int level) {
        return pass.output(level);
    }

    /// Target of the i-th taught level for the batch that ran last.
    float[][] target(int i) {
        return targets.of(i);
    }

    /// ‖tᵢ − yᵢ‖² of the i-th taught level for each row of the batch that ran last.
    double[] errors(int i) {
        return errors[i];
    }

    /// Runs samples `ids[from … from + rows)` and measures their errors.
    void measure(Samples samples, int[] ids, int from, int rows) {
        for (int n = 0; n < rows; n++) {
            samples.fill(ids[from + n], input[n]);
        }
        targets.prepare(input, rows);
        pass.forward(parameters, input, rows, network.depth());
        for (int i = 0; i < levels.length; i++) {
            float[][] y = pass.output(levels[i]);
            float[][] t = targets.of(i);
            for (int n = 0; n < rows; n++) {
                errors[i][n] = squaredDistance(y[n], t[n]);
            }
        }
    }

    /// After {@link #measure}: the gradient of the loss, mean over the `rows` rows, into `gradient`.
    void gradient(int rows, float[] gradient) {
        Arrays.fill(gradient, 0f);
        int taught = 0;
        for (int l = 0; l < network.depth(); l++) {
            float[][] delta = pass.delta(l);
            if (taught < levels.length && levels[taught] == l) {
                float scale = (float) (objective.weight(taught) / rows);
                float[][] y = pass.output(l);
                float[][] t = targets.of(taught);
                for (int n = 0; n < rows; n++) {
                    difference(y[n], t[n], scale, delta[n]);
                }
                taught++;
            } else {
                for (int n = 0; n < rows; n++) {
                    Arrays.fill(delta[n], 0f);
                }
            }
        }
        pass.backward(parameters, input, rows, gradient, null);
    }

    /// Σ hᵢ‖tᵢ − yᵢ‖²/nᵢ, summed over the rows of the batch that ran last.
    double meanSquares(int rows) {
        double sum = 0;
        for (int i = 0; i < levels.length; i++) {
            double level = 0;
            for (int n = 0; n < rows; n++) {
                level += errors[i][n];
            }
            sum += objective.weight(i) * level / network.level(levels[i]).outputs();
        }
        return sum;
    }

    private static void difference(float[] y, float[] t, float scale, float[] d) {
        for (int k = 0; k < d.length; k++) {
            d[k] = scale * (y[k] - t[k]);
        }
    }

    /// Four sums side by side: one alone waits for each addition.
    private static double squaredDistance(float[] y, float[] t) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int k = 0;
        for (; k + 4 <= y.length; k += 4) {
            float p = y[k] - t[k];
            float q = y[k + 1] - t[k + 1];
            float r = y[k + 2] - t[k + 2];
            float s = y[k + 3] - t[k + 3];
            a += p * p;
            b += q * q;
            c += r * r;
            d += s * s;
        }
        for (; k < y.length; k++) {
            float p = y[k] - t[k];
            a += p * p;
        }
        return (a + b) + (c + d);
    }
}
