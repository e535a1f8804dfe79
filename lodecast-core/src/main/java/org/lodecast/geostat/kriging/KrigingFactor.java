package org.lodecast.geostat.kriging;

import java.util.Arrays;
import org.lodecast.InvalidInput;

/// The kriging system of one set of samples, factored: C = LLᵀ, u = L⁻¹1, v = L⁻¹(z − m₀). Any target c₀ then
/// takes one forward solve y = L⁻¹c₀, for
///
///     simple    estimate m₀ + v·y                 variance C₀₀ − y·y               weights L⁻ᵀy
///     ordinary  estimate m₀ + v·y − μ v·u         variance C₀₀ − y·y + μ² u·u      weights L⁻ᵀ(y − μu)
///               with the multiplier μ = (u·y − 1) / u·u
///
/// (the Schur complement of the system bordered with ones, written out). m₀ is the known mean, or for
/// ordinary kriging the mean of the samples at hand, which changes nothing but the rounding.
///
/// If C is not positive definite in floating point (Gaussian models, samples very near each other), a growing
/// share of the sill is added to its diagonal, 1e-10 to 1e-4, until it is.
final class KrigingFactor {
    /// One system of this many samples takes 400 MB.
    static final int MAX_SAMPLES = 10_000;

    private static final double LEAST_PIVOT = 1e-13;

    int n;
    int[] id = new int[0];
    double mean;
    double uu;
    double vu;
    double[] u = new double[0];
    double[] v = new double[0];
    boolean regularised;
    private double[] l = new double[0];

    /// Sets up the system of the samples `ids[0 … count)`.
    void set(Covariances covariances, double[] value, KrigingType type, int[] ids, int count) {
        if (count > MAX_SAMPLES) {
            throw InvalidInput.of(
                    "kriging-neighbourhood",
                    "a neighbourhood of " + count + " samples is too large to solve (at most " + MAX_SAMPLES
                            + "): set a maximum number of samples or a search radius");
        }
        if (id.length < count) {
            id = new int[count];
            u = new double[count];
            v = new double[count];
            l = new double[count * (count + 1) / 2];
        }
        n = count;
        System.arraycopy(ids, 0, id, 0, count);
        regularised = false;
        covariances.fill(id, n, l);
        double sill = covariances.sill();
        for (double share = 1e-10; !decompose(l, n, LEAST_PIVOT * sill); share *= 100) {
            if (share > 1e-4 * 1.001) {
                throw new IllegalStateException("covariance matrix is not positive definite");
            }
            regularised = true;
            covariances.fill(id, n, l);
            for (int i = 0, at = 0; i < n; at += ++i + 1) {
                l[at] += share * sill;
            }
        }
        switch (type) {
            case KrigingType.Simple(double known) -> mean = known;
            case KrigingType.Ordinary() -> {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += value[id[i]];
                }
                mean = sum / n;
            }
        }
        for (int i = 0; i < n; i++) {
            u[i] = 1;
            v[i] = value[id[i]] - mean;
        }
        forward(u, 0);
        forward(v, 0);
        uu = dot(u, u, n);
        vu = dot(v, u, n);
    }

    /// Whether it is the system of these samples.
    boolean isOf(int[] ids, int count) {
        return n == count && Arrays.equals(id, 0, n, ids, 0, count);
    }

    /// b := L⁻¹b, given that b is zero before `first`.
    void forward(double[] b, int first) {
        for (int i = first; i < n; i++) {
            int row = i * (i + 1) / 2;
            double sum = b[i];
            for (int j = first; j < i; j++) {
                sum -= l[row + j] * b[j];
            }
            b[i] = sum / l[row + i];
        }
    }

    /// b := L⁻ᵀb.
    void backward(double[] b) {
        for (int i = n - 1; i >= 0; i--) {
            int row = i * (i + 1) / 2;
            double x = b[i] / l[row + i];
            b[i] = x;
            for (int j = 0; j < i; j++) {
                b[j] -= l[row + j] * x;
            }
        }
    }

    static double dot(double[] a, double[] b, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /// A = LLᵀ in place, lower triangle packed row by row: lᵢⱼ = (aᵢⱼ − Σ lᵢₖlⱼₖ) / lⱼⱼ.
    ///
    /// @return false if a pivot falls below `least`
    static boolean decompose(double[] a, int n, double least) {
        for (int i = 0; i < n; i++) {
            int ri = i * (i + 1) / 2;
            for (int j = 0; j <= i; j++) {
                int rj = j * (j + 1) / 2;
                double sum = a[ri + j];
                for (int k = 0; k < j; k++) {
                    sum -= a[ri + k] * a[rj + k];
                }
                if (j < i) {
                    a[ri + j] = sum / a[rj + j];
                } else if (sum > least) {
                    a[ri + i] = Math.sqrt(sum);
                } else {
                    return false;
                }
            }
        }
        return true;
    }
}
