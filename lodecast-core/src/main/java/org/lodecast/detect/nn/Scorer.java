package org.lodecast.detect.nn;

import org.lodecast.Progress;
import org.lodecast.Workers;

/// Squared errors of a trained network, sample by sample, on any number of threads.
///
/// @param network whose errors are measured
/// @param parameters of the network
/// @param objective what it was taught
public record Scorer(Network network, float[] parameters, Objective objective) {
    private static final int BATCH = 16;
    private static final int CHUNK = 4096;

    /// ‖tᵢ − yᵢ‖² for each taught level i and each sample, in the order of `ids`.
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
                for (int i = 0; i < errors.length; i++) {
                    System.arraycopy(learner.errors(i), 0, errors[i], from, rows);
                }
            }
            progress.advance(end - c * CHUNK);
        });
        return errors;
    }

    /// Σ hᵢ·errorsᵢ of each sample.
    public float[] weighted(float[][] errors) {
        float[] score = new float[errors[0].length];
        for (int n = 0; n < score.length; n++) {
            double sum = 0;
            for (int i = 0; i < errors.length; i++) {
                sum += objective.weight(i) * errors[i][n];
            }
            score[n] = (float) sum;
        }
        return score;
    }
}
