package org.lodecast.detect;

import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.evidence.Evidence;

/// Logistic regression on the layers at the voxel: ln(p/(1 − p)) = b + Σ wᵢfᵢ, the terms f being the
/// layers and, of the quadratic kind, their squares and products too. The score is that sum; ranks are
/// those of p.
///
/// Learnt from known ore against all barren samples, by {@link RidgeLogit} with λ = {@link #RIDGE}, which
/// keeps the weights finite where ore and barren ground can be told apart without fault. Needs both.
/// Draws nothing from its seed.
///
/// @param quadratic whether squares and products of the layers are terms
public record LogisticRegression(boolean quadratic) implements Detector {
    /// Of the penalty ½λ‖w‖²; scikit-learn's default, C = 1/λ = 1.
    public static final double RIDGE = 1;

    /// The layers alone.
    public static LogisticRegression linear() {
        return new LogisticRegression(false);
    }

    /// With squares and products.
    public static LogisticRegression ofSquares() {
        return new LogisticRegression(true);
    }

    @Override
    public String name() {
        return quadratic ? "quadratic" : "logistic";
    }

    @Override
    public FittedLogit fit(Evidence evidence, TrainingSamples samples, Seed seed, Workers workers, Progress progress) {
        Patches.check(evidence, samples, name());
        if (samples.ore().length == 0) {
            throw InvalidInput.of(
                    "no-ore-samples", name() + ": there are no ore voxels to learn from; at least one must be known");
        }
        int[] barren = samples.barren();
        double[][] rows = new double[barren.length + samples.ore().length][];
        boolean[] ore = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            ore[i] = i >= barren.length;
            rows[i] = terms(evidence, ore[i] ? samples.ore()[i - barren.length] : barren[i]);
        }
        return new FittedLogit(this, RidgeLogit.fit(name() + ": train", rows, ore, RIDGE, progress));
    }

    /// Layers, then, of the quadratic kind, the products xᵢxⱼ, i ≤ j, row by row.
    double[] terms(Evidence evidence, int voxel) {
        int c = evidence.count();
        double[] terms = new double[quadratic ? c + c * (c + 1) / 2 : c];
        for (int i = 0; i < c; i++) {
            terms[i] = evidence.layers()[i][voxel];
        }
        for (int i = 0, k = c; k < terms.length; i++) {
            for (int j = i; j < c; j++) {
                terms[k++] = terms[i] * terms[j];
            }
        }
        return terms;
    }

    /// Weights that were learnt.
    ///
    /// @param kind which terms they are of
    /// @param weights of the terms, the intercept last
    public record FittedLogit(LogisticRegression kind, double[] weights) implements Fitted {
        @Override
        public float[] score(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
            progress.begin(kind.name() + ": score", voxels.length);
            float[] score = new float[voxels.length];
            for (int n = 0; n < voxels.length; n++) {
                score[n] = (float) RidgeLogit.logit(weights, kind.terms(evidence, voxels[n]));
            }
            progress.advance(voxels.length);
            return score;
        }
    }
}
