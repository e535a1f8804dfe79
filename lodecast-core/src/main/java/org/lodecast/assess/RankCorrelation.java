package org.lodecast.assess;

/// Spearman's rank correlation: Pearson's of the ranks, ties sharing their mean rank. In [−1, 1], NaN where
/// one of the two is constant.
public final class RankCorrelation {
    private RankCorrelation() {}

    /// @param a finite values
    /// @param b as many
    public static double spearman(float[] a, float[] b) {
        return ofRanks(Ranks.percentile(a), Ranks.percentile(b));
    }

    /// Of ranks that {@link Ranks#percentile} gave, for who compares each of many with all others.
    static double ofRanks(float[] x, float[] y) {
        double mean = (x.length + 1.0) / (2 * x.length); // of ranks, whatever the ties
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            double dx = x[i] - mean;
            double dy = y[i] - mean;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
        return xx > 1e-9 && yy > 1e-9 ? xy / Math.sqrt(xx * yy) : Double.NaN;
    }
}
