package org.lodecast.geostat.kriging;

import org.lodecast.geostat.Transform;

/// Estimates of the targets of a tile.
final class TileEstimates {
    static final int COUNTS = 4;

    final double[][] value; // by variable, then target
    final double[] variance = new double[Tile.MOST];
    final double[] ofEstimate = new double[Tile.MOST]; // variance of the estimate itself
    final double[] slope = new double[Tile.MOST];
    final int[] count = new int[Tile.MOST];
    final double[] distance = new double[Tile.MOST];
    long regularised; // targets so far whose system had to be made regular
    long leftOut; // whose samples could not tell the functions of the mean apart
    long missed; // with too few samples
    long driftless; // where an external variable is missing

    TileEstimates(int variables) {
        value = new double[variables][Tile.MOST];
    }

    /// Targets regularised, missed, left out and driftless.
    long[] counts() {
        return new long[] {regularised, missed, leftOut, driftless};
    }

    /// No estimate.
    void miss(int t) {
        for (double[] v : value) {
            v[t] = Double.NaN;
        }
        variance[t] = Double.NaN;
        slope[t] = Double.NaN;
    }

    /// Variance and slope of regression of a target. From σ² = C₀₀ − 2w·c₀ + wᵀCw follows w·c₀, the
    /// covariance of truth and estimate; over the variance of the estimate it is the slope of truth on
    /// estimate: 1 if the estimate is conditionally unbiased, less where it is too rough.
    void spread(int t, double targetVariance, double var, double ofEstimate) {
        variance[t] = var;
        this.ofEstimate[t] = ofEstimate;
        slope[t] = ofEstimate > 0 ? 0.5 * (targetVariance - var + ofEstimate) / ofEstimate : 1;
    }

    /// Takes the estimates back to the scale of the data. What they lack of the target's variance is made up
    /// for, so that their mean is right: for simple kriging that is the kriging variance, else more.
    void back(Transform transform, double targetVariance, int size) {
        for (double[] v : value) {
            for (int t = 0; t < size; t++) {
                v[t] = transform.backEstimate(v[t], targetVariance - ofEstimate[t]);
            }
        }
    }
}
