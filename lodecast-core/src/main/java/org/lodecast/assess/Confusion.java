package org.lodecast.assess;

/// Counts at a threshold: a voxel is predicted ore if its score is at or above it.
public record Confusion(double threshold, long tp, long fp, long tn, long fn) {
    /// tp / (tp + fp), NaN if nothing was predicted.
    public double precision() {
        return (double) tp / (tp + fp);
    }

    /// tp / (tp + fn), NaN without positives.
    public double recall() {
        return (double) tp / (tp + fn);
    }

    /// Harmonic mean of precision and recall, 2tp / (2tp + fp + fn).
    public double f1() {
        return 2.0 * tp / (2.0 * tp + fp + fn);
    }
}
