package org.lodecast.geostat.variogram;

/// How the differences of a class of pairs become its semivariance.
public enum Estimator {
    /// γ = Σ (zᵢ − zⱼ)² / 2N (Matheron 1962): unbiased whatever the distribution, but a few wild values can
    /// rule it, since their squares do.
    MATHERON,

    /// γ = (Σ |zᵢ − zⱼ|^½ / N)⁴ / 2(0.457 + 0.494/N) (Cressie and Hawkins 1980): the fourth root of a squared
    /// difference is nearly normal, so its mean is robust against outliers; the denominator takes the bias off
    /// for normal differences. For skewed grades it reads below Matheron's, and its sill is then not the
    /// variance: use it to find the shape, or of transformed values.
    CRESSIE_HAWKINS;

    /// What each pair adds to its class.
    double term(double difference) {
        return this == MATHERON ? difference * difference : Math.sqrt(Math.abs(difference));
    }

    /// Semivariance of n ≥ 1 pairs whose terms sum to `sum`.
    double gamma(double sum, long n) {
        if (this == MATHERON) {
            return sum / (2.0 * n);
        }
        double mean = sum / n;
        return mean * mean * mean * mean / (2 * (0.457 + 0.494 / n));
    }
}
