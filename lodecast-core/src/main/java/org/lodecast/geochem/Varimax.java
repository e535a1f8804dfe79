package org.lodecast.geochem;

/// Rotation of loadings that makes the variance of their squares as large as it gets (Kaiser 1958), on rows
/// scaled to unit communality: plane rotations of each pair of factors until none turns by more than 1e-9.
final class Varimax {
    private Varimax() {}

    /// @param a loadings [variable][factor], turned in place
    static void turn(double[][] a) {
        int p = a.length;
        int k = a[0].length;
        double[] h = new double[p];
        for (int j = 0; j < p; j++) {
            for (double l : a[j]) {
                h[j] += l * l;
            }
            h[j] = Math.sqrt(h[j]);
            for (int f = 0; f < k; f++) {
                a[j][f] = h[j] > 0 ? a[j][f] / h[j] : 0;
            }
        }
        for (int sweep = 0; sweep < 1000; sweep++) {
            double turned = 0;
            for (int f = 0; f < k; f++) {
                for (int g = f + 1; g < k; g++) {
                    turned = Math.max(turned, rotate(a, f, g));
                }
            }
            if (turned < 1e-9) {
                break;
            }
        }
        for (int j = 0; j < p; j++) {
            for (int f = 0; f < k; f++) {
                a[j][f] *= h[j];
            }
        }
    }

    private static double rotate(double[][] a, int f, int g) {
        double su = 0;
        double sv = 0;
        double suv = 0;
        double sd = 0;
        int p = a.length;
        for (double[] row : a) {
            double u = row[f] * row[f] - row[g] * row[g];
            double v = 2 * row[f] * row[g];
            su += u;
            sv += v;
            suv += u * v;
            sd += u * u - v * v;
        }
        double angle = Math.atan2(2 * (suv - su * sv / p), sd - (su * su - sv * sv) / p) / 4;
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        for (double[] row : a) {
            double x = row[f];
            double y = row[g];
            row[f] = c * x + s * y;
            row[g] = c * y - s * x;
        }
        return Math.abs(angle);
    }
}
