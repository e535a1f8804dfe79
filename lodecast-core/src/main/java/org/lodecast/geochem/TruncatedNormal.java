package org.lodecast.geochem;

import org.hipparchus.special.Erf;

/// Mean and covariance of normal variables of which each is known to lie below a value of its own.
///
/// One variable of mean μ and variance σ² has, below c, mean `μ − σh` and variance `σ²(1 − λh − h²)`, `λ = (c − μ)/σ`,
/// `h = φ(λ)/Φ(λ)`. Several are taken one by one, each bound standing in as a normal factor for the others, until
/// nothing moves: expectation propagation (Cunningham, Hennig and Lacoste-Julien 2011), whose means are right to
/// some hundredths of a standard deviation.
///
/// @param mean of each variable
/// @param covariance of each pair
record TruncatedNormal(double[] mean, double[][] covariance) {
    private static final int SWEEPS = 200;
    private static final double STILL = 1e-12;

    /// @param mean before the bounds are known
    /// @param covariance the same, positive definite
    /// @param below c of each
    static TruncatedNormal of(double[] mean, double[][] covariance, double[] below) {
        int p = mean.length;
        double[] m = mean.clone();
        double[][] v = new double[p][];
        for (int j = 0; j < p; j++) {
            v[j] = covariance[j].clone();
        }
        double[] precision = new double[p]; // of the factor that stands in for a bound
        double[] pull = new double[p]; // that times its mean
        double moved = Double.POSITIVE_INFINITY;
        for (int sweep = 0; sweep < SWEEPS && moved > STILL; sweep++) {
            moved = 0;
            for (int a = 0; a < p; a++) {
                double s = 1 / (1 / v[a][a] - precision[a]); // all but this bound
                double mu = s * (m[a] / v[a][a] - pull[a]);
                double sigma = Math.sqrt(s);
                double lambda = (below[a] - mu) / sigma;
                double h = hazard(lambda);
                double variance = s * Math.max(1e-12, 1 - lambda * h - h * h);
                double morePrecision = 1 / variance - 1 / s - precision[a];
                double morePull = (mu - sigma * h) / variance - mu / s - pull[a];
                precision[a] += morePrecision;
                pull[a] += morePull;
                double share = 1 / (1 + morePrecision * v[a][a]);
                double step = (morePull - morePrecision * m[a]) * share;
                double[] column = v[a].clone();
                for (int j = 0; j < p; j++) {
                    m[j] += step * column[j];
                    moved = Math.max(moved, Math.abs(step * column[j]));
                    for (int k = 0; k < p; k++) {
                        v[j][k] -= morePrecision * share * column[j] * column[k];
                    }
                }
            }
            moved = p == 1 ? 0 : moved; // one bound is exact at once
        }
        return new TruncatedNormal(m, v);
    }

    /// φ(λ)/Φ(λ), far out by its continued fraction.
    private static double hazard(double lambda) {
        if (lambda < -20) {
            double t = -lambda;
            return t + 1 / (t + 2 / (t + 3 / (t + 4 / t)));
        }
        double below = Erf.erfc(-lambda / Math.sqrt(2)) / 2;
        return Math.exp(-lambda * lambda / 2) / Math.sqrt(2 * Math.PI) / below;
    }
}
