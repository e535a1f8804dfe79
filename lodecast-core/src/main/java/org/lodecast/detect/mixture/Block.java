package org.lodecast.detect.mixture;

import java.util.Arrays;

/// Expectation over a block of rows: work arrays of one thread. Blocks are small enough to stay near the
/// processor, and loops run along rows, so that they become vector instructions. Sums go in four strands
/// whatever the machine, so that it does not decide the bits.
final class Block {
    static final int SIZE = 256;
    /// e⁻⁵⁰ is far below the rounding of the sum that it would join.
    private static final double FAR = -50;

    private final Mixture mixture;
    private final double[][] centred;
    private final double[][] share;
    private final double[] density = new double[SIZE];
    private final double[] y = new double[SIZE];
    private int count;

    Block(Mixture mixture) {
        this.mixture = mixture;
        centred = new double[mixture.width()][SIZE];
        share = new double[mixture.size()][SIZE];
    }

    /// Takes in rows from … from + SIZE − 1, or as many as there are.
    void expect(Rows rows, int from) {
        count = Math.min(SIZE, rows.size() - from);
        Arrays.fill(density, Double.NEGATIVE_INFINITY);
        for (int k = 0; k < share.length; k++) {
            logJoint(rows, from, k);
            double[] joint = share[k];
            for (int b = 0; b < count; b++) {
                density[b] = Math.max(density[b], joint[b]);
            }
        }
        // ln p = m + ln Σ exp(ln pₖ − m), m the greatest
        Arrays.fill(y, 0);
        for (double[] joint : share) {
            for (int b = 0; b < count; b++) {
                double below = joint[b] - density[b];
                joint[b] = below < FAR ? 0 : Math.exp(below);
                y[b] += joint[b];
            }
        }
        for (int b = 0; b < count; b++) {
            density[b] += Math.log(y[b]);
            y[b] = 1 / y[b];
        }
        for (double[] s : share) {
            for (int b = 0; b < count; b++) {
                s[b] *= y[b];
            }
        }
    }

    /// share[k] = ln wₖ + ln N(x; μₖ, Σₖ) = constantₖ − ½‖Wₖ(x − μₖ)‖².
    private void logJoint(Rows rows, int from, int k) {
        centre(rows, from, k);
        int d = centred.length;
        double[] w = mixture.whitening(k);
        double[] joint = share[k];
        Arrays.fill(joint, mixture.constant(k));
        for (int i = 0; i < d; i++) {
            Arrays.fill(y, 0);
            for (int j = mixture.kind().first(i); j <= i; j++) {
                double wij = w[i * d + j];
                double[] x = centred[j];
                for (int b = 0; b < SIZE; b++) {
                    y[b] += wij * x[b];
                }
            }
            for (int b = 0; b < SIZE; b++) {
                joint[b] -= 0.5 * y[b] * y[b];
            }
        }
    }

    /// centred = x − μₖ.
    private void centre(Rows rows, int from, int k) {
        double[] mean = mixture.components().get(k).mean();
        for (int i = 0; i < centred.length; i++) {
            double[] column = rows.columns()[i];
            double[] c = centred[i];
            double m = mean[i];
            for (int b = 0; b < count; b++) {
                c[b] = column[from + b] - m;
            }
        }
    }

    /// Adds Σr, Σr(x − μₖ) and Σr(x − μₖ)(x − μₖ)ᵀ over the rows taken in, r = P(k|x).
    ///
    /// @param second lower triangle, row by row in a d × d array
    /// @return Σr
    double addMoments(Rows rows, int from, int k, double[] first, double[] second) {
        double[] r = share[k];
        double n = sum(r, count);
        if (n == 0) {
            return 0;
        }
        centre(rows, from, k);
        int d = centred.length;
        for (int i = 0; i < d; i++) {
            double[] x = centred[i];
            for (int b = 0; b < count; b++) {
                y[b] = r[b] * x[b];
            }
            first[i] += sum(y, count);
            for (int j = mixture.kind().first(i); j <= i; j++) {
                second[i * d + j] += dot(y, centred[j], count);
            }
        }
        return n;
    }

    int count() {
        return count;
    }

    /// ln p of the rows taken in.
    double[] density() {
        return density;
    }

    /// P(k|x) of the rows taken in.
    double[] share(int k) {
        return share[k];
    }

    static double sum(double[] a, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int b = 0;
        for (; b + 3 < n; b += 4) {
            s0 += a[b];
            s1 += a[b + 1];
            s2 += a[b + 2];
            s3 += a[b + 3];
        }
        for (; b < n; b++) {
            s0 += a[b];
        }
        return s0 + s1 + (s2 + s3);
    }

    private static double dot(double[] a, double[] c, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int b = 0;
        for (; b + 3 < n; b += 4) {
            s0 += a[b] * c[b];
            s1 += a[b + 1] * c[b + 1];
            s2 += a[b + 2] * c[b + 2];
            s3 += a[b + 3] * c[b + 3];
        }
        for (; b < n; b++) {
            s0 += a[b] * c[b];
        }
        return s0 + s1 + (s2 + s3);
    }
}
