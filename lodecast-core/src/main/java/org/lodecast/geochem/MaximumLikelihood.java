package org.lodecast.geochem;

import java.util.ArrayList;
import java.util.List;

/// Factors by maximum likelihood (Jöreskog 1967, Psychometrika 32, 443): uniquenesses ψ in [0.005, 1] that make
///
///     f(ψ) = Σ ln ψ_j + Σ_{m≤k} ln γ_m + Σ_{m>k} γ_m
///
/// least, γ the eigenvalues of `Ψ^-½ R Ψ^-½`, largest first. That is `ln|Σ| + tr(R Σ⁻¹)` at the best loadings for ψ,
/// `√ψ_j ω_jm √(γ_m − 1)` with ω the eigenvectors, but for a constant. R need have no inverse: the constant
/// `ln|R|` of the likelihood is left out.
///
/// Newton's steps on ln ψ with the exact second derivatives, the curvatures taken positive, within the bounds; from
/// several starts, the best end counting.
final class MaximumLikelihood {
    private static final double LEAST = 0.005;
    private static final double LOW = Math.log(LEAST);
    private static final int STEPS = 500;

    private final double[][] r;
    private final int k;

    private MaximumLikelihood(double[][] r, int k) {
        this.r = r;
        this.k = k;
    }

    /// @param smc squared multiple correlation of each variable, 1 where R has no inverse
    /// @param components loadings of as many principal components
    static FactorExtraction of(double[][] r, int k, double[] smc, double[][] components) {
        int p = r.length;
        List<double[]> starts = new ArrayList<>();
        for (int s = 0; s < 4; s++) {
            double[] psi = new double[p];
            for (int j = 0; j < p; j++) {
                psi[j] = switch (s) {
                    case 0 -> (1 - 0.5 * k / p) * (1 - smc[j]); // as Jöreskog advises
                    case 1 -> 1 - FactorExtraction.communality(components[j]);
                    case 2 -> 0.5;
                    default -> 0.1;
                };
            }
            starts.add(psi);
        }
        MaximumLikelihood search = new MaximumLikelihood(r, k);
        List<Point> ends = starts.stream().map(search::from).toList();
        Point best = ends.getFirst();
        for (Point end : ends) {
            best = end.f < best.f ? end : best;
        }
        double least = best.f;
        List<String> remarks = new ArrayList<>();
        long others = ends.stream().filter(e -> e.f > least + 1e-6).count();
        if (others > 0) {
            remarks.add("the likelihood has more than one peak: " + others + " of " + ends.size()
                    + " starts ended at a lower one");
        }
        if (best.pull() > 1e-5) {
            remarks.add("the uniquenesses did not settle within " + STEPS + " steps");
        }
        double[] psi = java.util.Arrays.stream(best.x).map(Math::exp).toArray();
        double[][] loadings = new double[p][k];
        for (int m = 0; m < k; m++) {
            double root = Math.sqrt(Math.max(0, best.eigen.values()[m] - 1));
            for (int j = 0; j < p; j++) {
                loadings[j][m] = Math.sqrt(psi[j]) * best.eigen.vectors()[m][j] * root;
            }
        }
        return new FactorExtraction(loadings, psi, FactorExtraction.atBound(psi, LEAST * (1 + 1e-9)), remarks);
    }

    /// Where a search stands: ln ψ, f, its slope.
    private record Point(double[] x, double f, double[] slope, SymmetricEigen eigen) {
        /// Whether a coordinate is at a bound and wants beyond.
        boolean held(int j) {
            return (x[j] <= LOW && slope[j] > 0) || (x[j] >= 0 && slope[j] < 0);
        }

        /// Largest slope that is free to be followed.
        double pull() {
            double most = 0;
            for (int j = 0; j < x.length; j++) {
                most = held(j) ? most : Math.max(most, Math.abs(slope[j]));
            }
            return most;
        }
    }

    private Point at(double[] x) {
        int p = x.length;
        double[][] scaled = new double[p][p];
        double f = 0;
        for (int i = 0; i < p; i++) {
            f += x[i];
            for (int j = 0; j < p; j++) {
                scaled[i][j] = r[i][j] * Math.exp(-(x[i] + x[j]) / 2);
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(scaled);
        double[] slope = new double[p];
        for (int m = 0; m < p; m++) {
            double gamma = eigen.values()[m];
            f += m < k ? Math.log(gamma) : gamma;
            for (int j = 0; j < p && m >= k; j++) { // ∂f/∂x_j = Σ_{m>k} (1 − γ_m) ω_jm²
                slope[j] += (1 - gamma) * eigen.vectors()[m][j] * eigen.vectors()[m][j];
            }
        }
        return new Point(x, f, slope, eigen);
    }

    private Point from(double[] psi) {
        Point here = at(java.util.Arrays.stream(psi)
                .map(v -> Math.log(Math.clamp(v, LEAST, 1)))
                .toArray());
        for (int step = 0; step < STEPS && here.pull() > 1e-11; step++) {
            Point next = along(here, newton(here));
            next = next == null ? along(here, negative(here.slope)) : next;
            if (next == null) {
                break; // no way down that rounding lets be seen
            }
            here = next;
        }
        return here;
    }

    private static double[] negative(double[] slope) {
        return java.util.Arrays.stream(slope).map(s -> -s).toArray();
    }

    /// The first point down that way, steps halved and cut at the bounds; null if there is none.
    private @org.jspecify.annotations.Nullable Point along(Point here, double[] way) {
        double share = 1;
        for (int halving = 0; halving < 40; halving++, share /= 2) {
            double[] x = new double[way.length];
            double foretold = 0;
            for (int j = 0; j < x.length; j++) {
                x[j] = here.held(j) ? here.x[j] : Math.clamp(here.x[j] + share * way[j], LOW, 0);
                foretold += here.slope[j] * (x[j] - here.x[j]);
            }
            Point next = at(x);
            if (foretold < 0 && next.f <= here.f + 1e-4 * foretold) {
                return next;
            }
            // near the end f is too coarse to tell; its slope is not
            if (Math.abs(next.f - here.f) < 1e-12 && next.pull() < 0.5 * here.pull()) {
                return next;
            }
        }
        return null;
    }

    /// Newton's step of the coordinates that are free.
    private double[] newton(Point here) {
        int p = here.x.length;
        double[][] h = curvature(here.eigen);
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                if (here.held(i) || here.held(j)) {
                    h[i][j] = i == j ? 1 : 0;
                }
            }
        }
        SymmetricEigen bent = SymmetricEigen.of(h);
        double most = Math.max(Math.abs(bent.values()[0]), Math.abs(bent.values()[p - 1]));
        double[] step = new double[p];
        for (int m = 0; m < p; m++) {
            double[] v = bent.vectors()[m];
            double along = 0;
            for (int j = 0; j < p; j++) {
                along += here.held(j) ? 0 : v[j] * here.slope[j];
            }
            along /= Math.max(Math.abs(bent.values()[m]), 1e-8 * most);
            for (int j = 0; j < p; j++) {
                step[j] -= here.held(j) ? 0 : along * v[j];
            }
        }
        double longest = java.util.Arrays.stream(step).map(Math::abs).max().orElse(0);
        if (longest > 2) { // a factor of e² in ψ is far enough at once
            for (int j = 0; j < p; j++) {
                step[j] *= 2 / longest;
            }
        }
        return step;
    }

    /// ∂²f/∂x_i∂x_j = (Σ_{m>k} γ_m ω_im ω_jm)(Σ_{m>k} ω_im ω_jm)
    ///     + Σ_{m>k, n≤k} (1 − γ_m)(γ_m + γ_n)/(γ_n − γ_m) ω_im ω_jm ω_in ω_jn
    private double[][] curvature(SymmetricEigen eigen) {
        int p = r.length;
        double[] gamma = eigen.values();
        double[][] w = eigen.vectors();
        double[][] h = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                double weighted = 0;
                double plain = 0;
                double mixed = 0;
                for (int m = k; m < p; m++) {
                    double mm = w[m][i] * w[m][j];
                    weighted += gamma[m] * mm;
                    plain += mm;
                    for (int n = 0; n < k; n++) {
                        double apart = Math.max(gamma[n] - gamma[m], 1e-12 * gamma[n]);
                        mixed += (1 - gamma[m]) * (gamma[m] + gamma[n]) / apart * mm * w[n][i] * w[n][j];
                    }
                }
                h[i][j] = weighted * plain + mixed;
                h[j][i] = h[i][j];
            }
        }
        return h;
    }
}
