package org.lodecast.detect.mixture;

/// How the covariances of a mixture's components are bound, with the names that Banfield and Raftery (1993)
/// and R's mclust give them.
public enum Covariance {
    /// Each component has a matrix of its own (VVV).
    FULL,
    /// All components share one matrix (EEE).
    TIED,
    /// Each component has variances of its own, and no correlation (VVI).
    DIAGONAL;

    /// Free parameters of a mixture: k − 1 weights, kd means, and those of the matrices.
    ///
    /// @param k components
    /// @param d columns
    public int parameters(int k, int d) {
        int matrices = switch (this) {
            case FULL -> k * d * (d + 1) / 2;
            case TIED -> d * (d + 1) / 2;
            case DIAGONAL -> k * d;
        };
        return k - 1 + k * d + matrices;
    }

    /// First column of row `i` of a triangle that may differ from 0.
    int first(int i) {
        return this == DIAGONAL ? i : 0;
    }
}
