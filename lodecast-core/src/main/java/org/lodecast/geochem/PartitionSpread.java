package org.lodecast.geochem;

import java.util.Arrays;

/// How the balances of a partition spread over a table: means, variances and their shares of the total
/// variance, which is their sum, and the tree of a CoDa-dendrogram (Pawlowsky-Glahn and Egozcue 2011).
///
/// @param rows that have all parts; the others are left out
/// @param mean of each balance
/// @param variance of each, n − 1 below
/// @param quantiles [balance][5]: 5, 25, 50, 75 and 95 % of its values, between ranks as R does (type 7)
/// @param total variance of the composition
/// @param tree its splits and parts
public record PartitionSpread(
        int rows, double[] mean, double[] variance, double[][] quantiles, double total, PartitionTree tree) {
    private static final double[] LEVELS = {0.05, 0.25, 0.5, 0.75, 0.95};

    static PartitionSpread of(SequentialPartition partition, double[][] balances) {
        Moments m = Moments.of(balances);
        if (m.rows() < 2) {
            throw new IllegalArgumentException(m.rows() + " complete rows: a variance needs at least two");
        }
        double[] variance = new double[balances.length];
        double[][] quantiles = new double[balances.length][];
        for (int b = 0; b < balances.length; b++) {
            variance[b] = m.covariance()[b][b];
            double[] sorted = new double[m.rows()];
            int row = 0;
            for (int i = 0; i < balances[b].length; i++) {
                if (m.complete()[i]) {
                    sorted[row++] = balances[b][i];
                }
            }
            Arrays.sort(sorted);
            quantiles[b] =
                    Arrays.stream(LEVELS).map(q -> Quantile.of(sorted, q)).toArray();
        }
        return new PartitionSpread(
                m.rows(),
                m.mean(),
                variance,
                quantiles,
                Arrays.stream(variance).sum(),
                PartitionTree.of(partition, m.mean(), variance, halfWidth(m.mean(), quantiles)));
    }

    /// Share of the total variance of each balance, 0..1.
    public double[] share() {
        return Arrays.stream(variance).map(v -> total > 0 ? v / total : 0).toArray();
    }

    /// What the ends of every horizontal bar of the dendrogram stand for: balances of ± this. It is the largest
    /// size of a mean or of a 5 or 95 % quantile.
    public double halfWidth() {
        return halfWidth(mean, quantiles);
    }

    /// The same of means and quantiles that are kept apart.
    ///
    /// @param mean of each balance
    /// @param quantiles [balance][5]
    public static double halfWidth(double[] mean, double[][] quantiles) {
        double width = 0;
        for (int b = 0; b < mean.length; b++) {
            width = Math.max(width, Math.max(Math.abs(mean[b]), Math.max(-quantiles[b][0], quantiles[b][4])));
        }
        return width;
    }
}
