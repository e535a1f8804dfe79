package org.lodecast.detect.mixture;

/// One Gaussian of a mixture.
///
/// @param weight its share, in (0, 1]
/// @param mean by column
/// @param covariance d × d, row by row, symmetric, positive definite
public record Component(double weight, double[] mean, double[] covariance) {

    public Component {
        if (covariance.length != mean.length * mean.length) {
            throw new IllegalArgumentException(mean.length + " means, " + covariance.length + " covariances");
        }
    }

    /// The Gaussian of some of the columns: means and covariances of the others are left out, which is exact.
    Component marginal(int[] kept) {
        int d = mean.length;
        double[] m = new double[kept.length];
        double[] s = new double[kept.length * kept.length];
        for (int i = 0; i < kept.length; i++) {
            m[i] = mean[kept[i]];
            for (int j = 0; j < kept.length; j++) {
                s[i * kept.length + j] = covariance[kept[i] * d + kept[j]];
            }
        }
        return new Component(weight, m, s);
    }

    /// W = L⁻¹, row by row, where LLᵀ is the covariance: ‖W(x − μ)‖² is the squared distance of Mahalanobis.
    ///
    /// @throws ArithmeticException if the covariance is not positive definite
    double[] whitening() {
        int d = mean.length;
        double[] l = new double[d * d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double s = covariance[i * d + j];
                for (int m = 0; m < j; m++) {
                    s -= l[i * d + m] * l[j * d + m];
                }
                if (i == j) {
                    if (!(s > 0)) {
                        throw new ArithmeticException("a covariance is singular in column " + i);
                    }
                    l[i * d + i] = Math.sqrt(s);
                } else {
                    l[i * d + j] = s / l[j * d + j];
                }
            }
        }
        double[] w = new double[d * d];
        for (int j = 0; j < d; j++) {
            w[j * d + j] = 1 / l[j * d + j];
            for (int i = j + 1; i < d; i++) {
                double s = 0;
                for (int m = j; m < i; m++) {
                    s -= l[i * d + m] * w[m * d + j];
                }
                w[i * d + j] = s / l[i * d + i];
            }
        }
        return w;
    }
}
