package org.lodecast.detect.maxent;

/// A model on the path from the strictest penalty to the one asked for.
///
/// @param multiplier t by which all penalties are raised; 1 is the end of the path
/// @param intercept of η
/// @param beta weight of each feature
/// @param deviance (1/m)·Σ w·ln(1 + exp(∓η)), m the number of presences: what the penalties are weighed
///     against
/// @param breach of the conditions for the least sum, the worst over all features, as a share of the penalty
record PathPoint(double multiplier, double intercept, double[] beta, double deviance, double breach) {

    /// How many features have a weight.
    int kept() {
        int n = 0;
        for (double b : beta) {
            n += b != 0 ? 1 : 0;
        }
        return n;
    }
}
