package org.lodecast.geochem;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// Cuts a cumulative curve into straight pieces that join.
///
/// The points of a cumulative curve are not independent: what one holds, all below hold too, and the curve
/// about its true line is a random walk. Its steps are independent. Generalized least squares on the curve
/// with joined pieces is therefore weighted least squares on the slopes y of its steps, a constant in each
/// piece:
///
/// min over cuts of Σ pieces Σ wᵢ (yᵢ − ȳ)², ȳ = Σ wᵢyᵢ / Σ wᵢ
///
/// which dynamic programming solves exactly: over all ways to cut n steps into k pieces of m steps or more,
/// in k·n² additions. The number of pieces is that of the least BIC = n ln(RSS/n) + (1 + 3(k−1)) ln n: a cut
/// is charged three parameters, one for the slope and two for a place chosen among many (of Zhang and
/// Siegmund's 2007 kind; their terms differ in detail). Least squares on the points themselves, with the BIC
/// of independent ones, cuts a single power law into as many pieces as it may.
final class BrokenLine {
    private static final int A_CUT = 3;

    private BrokenLine() {}

    /// First steps of the second and later pieces, rising.
    ///
    /// @param y slope of each step
    /// @param w weight of each, positive
    /// @param most pieces
    /// @param leastShare of the steps in each
    static int[] cut(double[] y, double[] w, int most, double leastShare) {
        int n = y.length;
        int[][] cuts = new int[most][];
        double[] rss = new double[most];
        int found = best(y, w, most, Math.max(2, (int) Math.ceil(leastShare * n)), cuts, rss);
        double scale = 0;
        for (int i = 0; i < n; i++) {
            scale += w[i] * y[i] * y[i];
        }
        int chosen = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < found; k++) {
            // a residual that is rounding must not win by −∞
            double bic = n * Math.log(Math.max(rss[k], 1e-13 * scale) / n) + (1 + A_CUT * k) * Math.log(n);
            if (bic < least) {
                least = bic;
                chosen = k;
            }
        }
        return cuts[chosen];
    }

    /// The best cuts into 1, 2, … `most` pieces of `least` steps or more, and their residuals.
    ///
    /// @return how many of them there is room for, at least 1
    static int best(double[] y, double[] w, int most, int least, int[][] cuts, double[] rss) {
        int n = y.length;
        double[] sw = new double[n + 1];
        double[] sy = new double[n + 1];
        double[] syy = new double[n + 1];
        double[] mean = {0, 0};
        for (int i = 0; i < n; i++) {
            mean[0] += w[i] * y[i];
            mean[1] += w[i];
        }
        double middle = mean[0] / mean[1]; // about their mean, so that sums of squares keep their digits
        for (int i = 0; i < n; i++) {
            double d = y[i] - middle;
            sw[i + 1] = sw[i] + w[i];
            sy[i + 1] = sy[i] + w[i] * d;
            syy[i + 1] = syy[i] + w[i] * d * d;
        }
        double[][] cost = new double[most + 1][n + 1];
        int[][] from = new int[most + 1][n + 1];
        for (double[] row : cost) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        cost[0][0] = 0;
        int pieces = Math.clamp(n / least, 1, most);
        for (int k = 1; k <= pieces; k++) {
            for (int end = k == 1 ? Math.min(least, n) : k * least; end <= n; end++) {
                int latest = k == 1 ? 0 : end - least;
                for (int begin = k == 1 ? 0 : (k - 1) * least; begin <= latest; begin++) {
                    double b = sy[end] - sy[begin];
                    double c = cost[k - 1][begin] + Math.max(0, syy[end] - syy[begin] - b * b / (sw[end] - sw[begin]));
                    if (c < cost[k][end]) {
                        cost[k][end] = c;
                        from[k][end] = begin;
                    }
                }
            }
            rss[k - 1] = cost[k][n];
            cuts[k - 1] = new int[k - 1];
            for (int j = k, end = n; j > 1; j--) {
                end = from[j][end];
                cuts[k - 1][j - 2] = end;
            }
        }
        return pieces;
    }

    /// Ordinates at the knots of the joined lines that fit the points best (least squares; the unknowns are
    /// the heights of hat functions).
    static double[] heights(double[] x, double[] y, double[] knots) {
        int m = knots.length;
        DMatrixRMaj a = new DMatrixRMaj(m, m);
        DMatrixRMaj b = new DMatrixRMaj(m, 1);
        for (int i = 0; i < x.length; i++) {
            int k = piece(knots, x[i]);
            double t = (x[i] - knots[k]) / (knots[k + 1] - knots[k]);
            a.add(k, k, (1 - t) * (1 - t));
            a.add(k + 1, k + 1, t * t);
            a.add(k, k + 1, t * (1 - t));
            a.add(k + 1, k, t * (1 - t));
            b.add(k, 0, (1 - t) * y[i]);
            b.add(k + 1, 0, t * y[i]);
        }
        DMatrixRMaj heights = new DMatrixRMaj(m, 1);
        if (!CommonOps_DDRM.solve(a, b, heights)) {
            throw new IllegalStateException("a piece of the curve without points");
        }
        return heights.getData();
    }

    /// Ordinate of the joined lines at x.
    static double at(double[] knots, double[] heights, double x) {
        int k = piece(knots, x);
        return heights[k] + (heights[k + 1] - heights[k]) * (x - knots[k]) / (knots[k + 1] - knots[k]);
    }

    private static int piece(double[] knots, double x) {
        int k = 0;
        while (k < knots.length - 2 && x >= knots[k + 1]) {
            k++;
        }
        return k;
    }
}
