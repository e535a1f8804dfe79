package org.lodecast.geochem;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Eigenvalues that correlations of uncorrelated normal data have by chance (Horn 1965).
///
/// The data themselves need not be drawn: covariances of n rows follow Wishart's distribution with n − 1 degrees
/// of freedom, and so does A·Aᵀ with A lower triangular, standard normal below the diagonal and roots of χ² with
/// n − 1, n − 2, … degrees of freedom on it (Bartlett 1933).
final class ParallelAnalysis {
    private ParallelAnalysis() {}

    /// What each eigenvalue must exceed.
    ///
    /// @param rows of the data, more than columns
    /// @param closed whether the data are centred log-ratios: the random data are centred likewise, for else even
    ///     noise would exceed, its D − 1 eigenvalues being D/(D − 1) on average
    static double[] thresholds(int rows, int columns, boolean closed, FactorSettings.Parallel settings) {
        double[][] found = new double[columns][settings.trials()];
        for (int t = 0; t < settings.trials(); t++) {
            RandomGenerator random = settings.seed().split("parallel").split(t).generator();
            double[][] covariance = wishart(rows - 1, columns, random);
            if (closed) {
                centre(covariance);
            }
            double[] values = SymmetricEigen.of(correlation(covariance)).values();
            for (int m = 0; m < columns; m++) {
                found[m][t] = values[m];
            }
        }
        double[] thresholds = new double[columns];
        for (int m = 0; m < columns; m++) {
            Arrays.sort(found[m]);
            thresholds[m] = Double.isNaN(settings.level())
                    ? Arrays.stream(found[m]).sum() / settings.trials()
                    : Quantile.of(found[m], settings.level());
        }
        return thresholds;
    }

    private static double[][] wishart(int freedom, int p, RandomGenerator random) {
        double[][] a = new double[p][p];
        for (int i = 0; i < p; i++) {
            a[i][i] = Math.sqrt(2 * gamma((freedom - i) / 2.0, random));
            for (int j = 0; j < i; j++) {
                a[i][j] = random.nextGaussian();
            }
        }
        double[][] w = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                for (int k = 0; k <= j; k++) {
                    w[i][j] += a[i][k] * a[j][k];
                }
                w[j][i] = w[i][j];
            }
        }
        return w;
    }

    /// A gamma variate of scale 1 (Marsaglia and Tsang 2000, ACM TOMS 26, 363).
    private static double gamma(double shape, RandomGenerator random) {
        if (shape < 1) {
            return gamma(shape + 1, random) * Math.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    /// G·W·G with G = I − 11ᵀ/D.
    private static void centre(double[][] w) {
        int p = w.length;
        double[] mean = new double[p];
        double all = 0;
        for (int i = 0; i < p; i++) {
            mean[i] = Arrays.stream(w[i]).sum() / p;
            all += mean[i] / p;
        }
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                w[i][j] += all - mean[i] - mean[j];
            }
        }
    }

    private static double[][] correlation(double[][] covariance) {
        int p = covariance.length;
        double[][] r = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                r[i][j] = i == j ? 1 : covariance[i][j] / Math.sqrt(covariance[i][i] * covariance[j][j]);
            }
        }
        return r;
    }
}
