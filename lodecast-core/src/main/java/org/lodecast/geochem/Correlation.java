package org.lodecast.geochem;

import java.util.List;

/// Correlation of columns over their complete rows, and what is needed to standardise them.
///
/// @param moments means and covariances
/// @param sd standard deviations
/// @param matrix correlations, 1 on the diagonal
/// @param closed whether the columns of each row sum to a constant, as centred log-ratios do
record Correlation(Moments moments, double[] sd, double[][] matrix, boolean closed) {

    /// @throws IllegalArgumentException if fewer complete rows than columns + 1, or a column is constant
    static Correlation of(List<String> names, double[][] data) {
        int p = data.length;
        Moments m = Moments.of(data);
        if (m.rows() < p + 1) {
            throw new IllegalArgumentException(m.rows() + " complete rows for " + p
                    + " variables; a factor analysis needs more rows than variables");
        }
        double[] sd = new double[p];
        double most = 0;
        for (int j = 0; j < p; j++) {
            sd[j] = Math.sqrt(m.covariance()[j][j]);
            most = Math.max(most, sd[j]);
            if (!(sd[j] > 1e-12 * Math.abs(m.mean()[j]))) { // the mean of equal values may be off by rounding
                throw new IllegalArgumentException(names.get(j) + " is constant");
            }
        }
        double[][] r = new double[p][p];
        boolean closed = p > 1;
        for (int j = 0; j < p; j++) {
            double withAll = 0;
            for (int k = 0; k < p; k++) {
                withAll += m.covariance()[j][k];
                r[j][k] = j == k ? 1 : m.covariance()[j][k] / (sd[j] * sd[k]);
            }
            closed &= Math.abs(withAll) < 1e-10 * most * most;
        }
        return new Correlation(m, sd, r, closed);
    }

    /// Standardised columns times weights.
    ///
    /// @param weights [variable][factor]
    /// @return [factor][row], NaN where a value is missing
    double[][] scores(double[][] data, double[][] weights) {
        double[][] scores = new double[weights[0].length][data[0].length];
        for (int f = 0; f < scores.length; f++) {
            for (int j = 0; j < data.length; j++) {
                double mean = moments.mean()[j];
                for (int i = 0; i < scores[f].length; i++) {
                    scores[f][i] += (data[j][i] - mean) / sd[j] * weights[j][f];
                }
            }
        }
        return scores;
    }
}
