package org.lodecast.geochem;

import java.util.Arrays;

/// Concentration-volume fractal (Afzal et al. 2011, after Cheng et al. 1994): above a concentration ν the
/// volume falls as `V(≥ν) ∝ ν^−β`, with a different β in background, outer, middle and inner anomaly. The
/// breaks are where the slope of ln V against ln ν changes.
///
/// The curve is taken at levels equally spaced in ln ν and cut into straight pieces by dynamic programming:
/// least squares over all ways to cut, so exact for the levels taken; the number of pieces by BIC, at least a
/// tenth of the levels in each.
///
/// @param level ln ν of the curve
/// @param volume ln V(≥ν), V in voxels
/// @param breaks concentrations at which one class ends and the next begins, rising; empty if the curve is
///     one line
public record ConcentrationVolume(double[] level, double[] volume, double[] breaks) {
    private static final int LEVELS = 200;
    /// Fewer voxels than this do not make a point of the curve.
    private static final int LEAST = 10;

    /// @param values positive concentrations; others and missing ones are left out
    /// @param mostClasses at most so many classes, e.g. 4 for background, outer, middle and inner
    /// @throws IllegalArgumentException if fewer than 100 different positive values
    public static ConcentrationVolume of(double[] values, int mostClasses) {
        double[] sorted = Arrays.stream(values).filter(v -> v > 0).sorted().toArray();
        if (Arrays.stream(sorted).distinct().limit(100).count() < 100) {
            throw new IllegalArgumentException(
                    "fewer than 100 different positive values; a concentration-volume curve needs more");
        }
        double low = Math.log(sorted[0]);
        double high = Math.log(sorted[sorted.length - LEAST]);
        double[] level = new double[LEVELS];
        double[] volume = new double[LEVELS];
        int at = 0;
        for (int i = 0; i < LEVELS; i++) {
            level[i] = low + (high - low) * i / (LEVELS - 1);
            double nu = i == 0 ? sorted[0] : Math.exp(level[i]);
            while (at < sorted.length - LEAST && sorted[at] < nu) {
                at++;
            }
            volume[i] = Math.log(sorted.length - at);
        }
        int[] cuts = segment(level, volume, mostClasses, LEVELS / 10);
        double[] breaks = new double[cuts.length];
        for (int i = 0; i < cuts.length; i++) {
            breaks[i] = Math.exp((level[cuts[i] - 1] + level[cuts[i]]) / 2);
        }
        return new ConcentrationVolume(level, volume, breaks);
    }

    /// Class of a concentration: 0 background, 1 outer, 2 middle, 3 inner anomaly.
    public int classOf(double value) {
        int c = 0;
        while (c < breaks.length && value >= breaks[c]) {
            c++;
        }
        return c;
    }

    /// First points of the second and later pieces of the best piecewise straight line.
    static int[] segment(double[] x, double[] y, int most, int least) {
        int n = x.length;
        double[][] sums = new double[5][n + 1];
        for (int i = 0; i < n; i++) {
            sums[0][i + 1] = sums[0][i] + x[i];
            sums[1][i + 1] = sums[1][i] + y[i];
            sums[2][i + 1] = sums[2][i] + x[i] * x[i];
            sums[3][i + 1] = sums[3][i] + x[i] * y[i];
            sums[4][i + 1] = sums[4][i] + y[i] * y[i];
        }
        double[][] best = new double[most + 1][n + 1];
        int[][] from = new int[most + 1][n + 1];
        for (double[] row : best) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        best[0][0] = 0;
        for (int k = 1; k <= most; k++) {
            for (int end = k * least; end <= n; end++) {
                for (int begin = (k - 1) * least; begin <= end - least; begin++) {
                    if (best[k - 1][begin] < Double.POSITIVE_INFINITY) {
                        double error = best[k - 1][begin] + residual(sums, begin, end);
                        if (error < best[k][end]) {
                            best[k][end] = error;
                            from[k][end] = begin;
                        }
                    }
                }
            }
        }
        int chosen = 1;
        double bic = Double.POSITIVE_INFINITY;
        for (int k = 1; k <= most; k++) {
            // each piece has a slope, a height and a place where it ends; a residual of zero must not win by −∞
            // alone
            double b = n * Math.log(Math.max(best[k][n], 1e-12) / n) + (3 * k - 1) * Math.log(n);
            if (b < bic) {
                bic = b;
                chosen = k;
            }
        }
        int[] cuts = new int[chosen - 1];
        int end = n;
        for (int k = chosen; k > 1; k--) {
            end = from[k][end];
            cuts[k - 2] = end;
        }
        return cuts;
    }

    private static double residual(double[][] s, int a, int b) {
        int n = b - a;
        double sx = s[0][b] - s[0][a];
        double sy = s[1][b] - s[1][a];
        double sxx = s[2][b] - s[2][a] - sx * sx / n;
        double sxy = s[3][b] - s[3][a] - sx * sy / n;
        double syy = s[4][b] - s[4][a] - sy * sy / n;
        return Math.max(0, sxx > 0 ? syy - sxy * sxy / sxx : syy);
    }
}
