package org.lodecast.geostat.variogram;

/// The linear part of a fit: nugget and partial sills for given shapes, c ≥ 0, each free or given, their sum
/// free or given, by weighted least squares.
///
/// With at most three unknowns every choice of which of them are 0 is tried: the least error among those
/// solutions that are not negative is the exact constrained minimum.
final class Sills {
    private final int n; // unknowns: nugget and one a structure
    private final double heldNugget; // NaN if free
    private final double heldSill; // NaN if free

    Sills(int structures, double heldNugget, double heldSill) {
        n = structures + 1;
        this.heldNugget = heldNugget;
        this.heldSill = heldSill;
    }

    /// @param a AᵀWA, of the columns 1, g₁, g₂, row by row
    /// @param b AᵀWγ
    /// @return nugget and partial sills
    double[] solve(double[] a, double[] b) {
        double[] best = new double[n];
        double least = Double.POSITIVE_INFINITY;
        for (int mask = 0; mask < 1 << n; mask++) {
            double[] c = solve(a, b, mask);
            double value = 0;
            boolean allowed = true;
            for (int i = 0; i < n; i++) {
                allowed &= c[i] >= 0; // false for NaN
                for (int j = 0; j < n; j++) {
                    value += c[i] * a[i * n + j] * c[j];
                }
                value -= 2 * c[i] * b[i];
            }
            if (allowed && value < least) {
                least = value;
                best = c;
            }
        }
        return best;
    }

    /// Least squares over the unknowns of the mask; NaN where that cannot be.
    private double[] solve(double[] a, double[] b, int mask) {
        boolean held = !Double.isNaN(heldNugget);
        double[] c = new double[n];
        int[] free = new int[n];
        int m = 0;
        for (int i = held ? 1 : 0; i < n; i++) {
            if ((mask >> i & 1) == 1) {
                free[m++] = i;
            }
        }
        boolean summed = !Double.isNaN(heldSill);
        c[0] = held ? heldNugget : 0;
        if (summed && m == 0) {
            c[0] = Math.abs(c[0] - heldSill) <= 1e-12 * heldSill ? c[0] : Double.NaN;
            return c;
        }
        int size = summed ? m + 1 : m;
        double[][] k = new double[size][size + 1];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                k[i][j] = a[free[i] * n + free[j]];
            }
            k[i][size] = b[free[i]] - (held ? a[free[i] * n] * heldNugget : 0);
        }
        if (summed) {
            double scale = a[0]; // of the same size as the others, for the pivots
            for (int i = 0; i < m; i++) {
                k[i][m] = scale;
                k[m][i] = scale;
            }
            k[m][size] = scale * (heldSill - c[0]);
        }
        double[] x = eliminate(k);
        for (int i = 0; i < m; i++) {
            c[free[i]] = x[i];
        }
        return c;
    }

    /// Gauss with row pivots; NaN for a singular system.
    private static double[] eliminate(double[][] k) {
        int n = k.length;
        double[] x = new double[n];
        double greatest = 0;
        for (double[] row : k) {
            for (int j = 0; j < n; j++) {
                greatest = Math.max(greatest, Math.abs(row[j]));
            }
        }
        for (int i = 0; i < n; i++) {
            int pivot = i;
            for (int r = i + 1; r < n; r++) {
                pivot = Math.abs(k[r][i]) > Math.abs(k[pivot][i]) ? r : pivot;
            }
            double[] swap = k[i];
            k[i] = k[pivot];
            k[pivot] = swap;
            if (!(Math.abs(k[i][i]) > 1e-12 * greatest)) {
                java.util.Arrays.fill(x, Double.NaN);
                return x;
            }
            for (int r = i + 1; r < n; r++) {
                double f = k[r][i] / k[i][i];
                for (int j = i; j <= n; j++) {
                    k[r][j] -= f * k[i][j];
                }
            }
        }
        for (int i = n - 1; i >= 0; i--) {
            double s = k[i][n];
            for (int j = i + 1; j < n; j++) {
                s -= k[i][j] * x[j];
            }
            x[i] = s / k[i][i];
        }
        return x;
    }
}
