package org.lodecast.detect.maxent;

/// A feature of a model.
///
/// @param feature f
/// @param weight by which it enters, not 0
/// @param penalty λ it was held by
/// @param low least f where the model was learnt; beyond it f counts as that
/// @param high greatest f where the model was learnt
public record Term(Feature feature, double weight, double penalty, double low, double high) {
    /// What the term adds to η.
    public double at(double[] x) {
        return weight * Math.clamp(feature.at(x), low, high);
    }
}
