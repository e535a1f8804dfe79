package org.lodecast.geochem;

/// Means and covariances (n − 1 below) of columns over the rows that have all of them. Sums run in the order
/// of the rows.
///
/// @param complete whether a row has all values
/// @param rows how many have
/// @param mean of each column
/// @param covariance of each pair
record Moments(boolean[] complete, int rows, double[] mean, double[][] covariance) {

    /// @param data columns of one length, at least one
    /// @throws IllegalArgumentException if the columns differ in length or hold an infinite value
    static Moments of(double[][] data) {
        int p = data.length;
        boolean[] complete = complete(data);
        int n = 0;
        for (boolean c : complete) {
            n += c ? 1 : 0;
        }
        double[][] centred = new double[p][n];
        double[] mean = new double[p];
        for (int j = 0; j < p; j++) {
            int row = 0;
            for (int i = 0; i < complete.length; i++) {
                if (complete[i]) {
                    centred[j][row++] = data[j][i];
                    mean[j] += data[j][i];
                }
            }
            mean[j] /= n;
            for (int i = 0; i < n; i++) {
                centred[j][i] -= mean[j];
            }
        }
        double[][] covariance = new double[p][p];
        for (int j = 0; j < p; j++) {
            for (int k = 0; k <= j; k++) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += centred[j][i] * centred[k][i];
                }
                covariance[j][k] = sum / (n - 1);
                covariance[k][j] = covariance[j][k];
            }
        }
        return new Moments(complete, n, mean, covariance);
    }

    private static boolean[] complete(double[][] data) {
        boolean[] complete = new boolean[data[0].length];
        java.util.Arrays.fill(complete, true);
        for (double[] column : data) {
            if (column.length != complete.length) {
                throw new IllegalArgumentException("columns of " + complete.length + " and " + column.length + " rows");
            }
            for (int i = 0; i < complete.length; i++) {
                if (Double.isInfinite(column[i])) {
                    throw new IllegalArgumentException("row " + (i + 1)
                            + " holds an infinite value, as the logarithm of a zero is: replace zeros first");
                }
                complete[i] &= !Double.isNaN(column[i]);
            }
        }
        return complete;
    }
}
