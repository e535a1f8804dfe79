package org.lodecast.detect.nn;

import java.util.Collections;
import java.util.List;
import org.lodecast.Progress;
import org.lodecast.Workers;

/// Squared errors of a trained network, sample by sample, on any number of threads.
///
/// @param network whose errors are measured
/// @param parameters of the network
/// @param objective what it was taught
/// @param usual mean error of each taught level over barren training samples, for {@link
///     Fusion#NORMALISED_SUM}
public record Scorer(Network network, float[] parameters, Objective objective, List<Double> usual) {
    private static final int BATCH = Kernels.ROWS;
    private static final int CHUNK = 4096;

    public Scorer {
        usual = List.copyOf(usual);
    }

    /// With 1 as each level's usual error.
    public Scorer(Network network, float[] parameters, Objective objective) {
        this(
                network,
                parameters,
                objective,
                Collections.nCopies(objective.levels().size(), 1.0));
    }

    /// With the means of these errors as the usual ones, 1 where a mean is 0.
    public Scorer withUsual(float[][] errors) {
        List<Double> means = java.util.Arrays.stream(errors)
                .map(Scorer::mean)
                .map(m -> m > 0 ? m : 1.0)
                .toList();
        return new Scorer(network, parameters, objective, means);
    }

    /// ‖tᵢ − yᵢ‖² for each taught level i and each sample, in the order of `ids`; what lies above the
    /// reconstruction alone if the objective is one-sided.
    ///
    /// @param progress advanced by the number of samples in all
    public float[][] errors(Samples samples, int[] ids, Workers workers, Progress progress) {
        float[][] errors = new float[objective.levels().size()][ids.length];
        int chunks = (ids.length + CHUNK - 1) / CHUNK;
        workers.forEach(chunks, c -> {
            Learner learner = new Learner(network, parameters, objective, BATCH);
            int end = Math.min(ids.length, (c + 1) * CHUNK);
            for (int from = c * CHUNK; from < end; from += BATCH) {
                int rows = Math.min(BATCH, end - from);
                learner.measure(samples, ids, from, rows);
                learner.measureForScore();
                for (int i = 0; i < errors.length; i++) {
                    System.arraycopy(learner.errors(i), 0, errors[i], from, rows);
                }
            }
            progress.advance(end - c * CHUNK);
        });
        return errors;
    }

    /// The score of each sample: its errors {@linkplain Fusion fused}.
    public float[] fused(float[][] errors) {
        float[] score = new float[errors[0].length];
        double[] e = new double[errors.length];
        double[] h = weights();
        double[] usually = usually();
        for (int n = 0; n < score.length; n++) {
            for (int i = 0; i < e.length; i++) {
                e[i] = errors[i][n];
            }
            score[n] = (float) fusion().of(e, h, usually);
        }
        return score;
    }

    /// What each taught level has in the score of each sample, times `factor`, is added to `sums`.
    ///
    /// @param sums an array a taught level, a value a sample
    public void addParts(float[][] errors, double factor, double[][] sums) {
        double[] e = new double[errors.length];
        double[] parts = new double[errors.length];
        double[] h = weights();
        double[] usually = usually();
        for (int n = 0; n < errors[0].length; n++) {
            for (int i = 0; i < e.length; i++) {
                e[i] = errors[i][n];
            }
            fusion().parts(e, h, usually, parts);
            for (int i = 0; i < e.length; i++) {
                sums[i][n] += factor * parts[i];
            }
        }
    }

    Fusion fusion() {
        return objective instanceof Objective.Distillation d ? d.fusion() : Fusion.SUM;
    }

    double[] weights() {
        double[] h = new double[usual.size()];
        for (int i = 0; i < h.length; i++) {
            h[i] = objective.weight(i);
        }
        return h;
    }

    double[] usually() {
        return usual.stream().mapToDouble(u -> u).toArray();
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float v : values) {
            sum += v;
        }
        return sum / values.length;
    }
}
