package org.lodecast.detect.mixture;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Starts for mixtures: centres drawn by k-means++ (Arthur and Vassilvitskii 2007), each row with a chance
/// that grows with its squared distance to the centres so far, then a few rounds of Lloyd's.
///
/// @param labels centre of each row, 0 … count − 1, each with at least one row
/// @param count of centres: fewer than asked for where fewer rows differ
record KMeans(int[] labels, int count) {
    private static final int ROUNDS = 10;

    static KMeans of(Rows rows, int k, RandomGenerator random) {
        int n = rows.size();
        int d = rows.width();
        double[] nearest = new double[n];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        double[][] centres = new double[k][d];
        int count = 0;
        for (int row = random.nextInt(n); row >= 0; row = count < k ? draw(nearest, random) : -1) {
            double[] centre = centres[count++];
            for (int i = 0; i < d; i++) {
                centre[i] = rows.columns()[i][row];
            }
            for (int r = 0; r < n; r++) {
                nearest[r] = Math.min(nearest[r], distance(rows, r, centre));
            }
        }
        int[] labels = new int[n];
        for (int round = 0; round < ROUNDS && assign(rows, centres, count, labels); round++) {
            move(rows, centres, count, labels);
        }
        return compact(labels, count);
    }

    /// A row by its squared distance, −1 if all are 0.
    private static int draw(double[] squared, RandomGenerator random) {
        double total = 0;
        for (double s : squared) {
            total += s;
        }
        double left = random.nextDouble() * total;
        int last = -1;
        for (int r = 0; r < squared.length; r++) {
            if (squared[r] > 0) {
                last = r;
                left -= squared[r];
                if (left < 0) {
                    return r;
                }
            }
        }
        return last; // rounding
    }

    private static boolean assign(Rows rows, double[][] centres, int count, int[] labels) {
        boolean changed = false;
        for (int r = 0; r < labels.length; r++) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int c = 0; c < count; c++) {
                double s = distance(rows, r, centres[c]);
                if (s < least) {
                    least = s;
                    best = c;
                }
            }
            changed |= labels[r] != best;
            labels[r] = best;
        }
        return changed;
    }

    /// To the means of their rows; a centre without rows stays.
    private static void move(Rows rows, double[][] centres, int count, int[] labels) {
        int d = rows.width();
        double[][] sums = new double[count][d];
        int[] sizes = new int[count];
        for (int r = 0; r < labels.length; r++) {
            sizes[labels[r]]++;
            for (int i = 0; i < d; i++) {
                sums[labels[r]][i] += rows.columns()[i][r];
            }
        }
        for (int c = 0; c < count; c++) {
            for (int i = 0; sizes[c] > 0 && i < d; i++) {
                centres[c][i] = sums[c][i] / sizes[c];
            }
        }
    }

    private static KMeans compact(int[] labels, int count) {
        int[] number = new int[count];
        Arrays.fill(number, -1);
        int used = 0;
        for (int r = 0; r < labels.length; r++) {
            if (number[labels[r]] < 0) {
                number[labels[r]] = used++;
            }
            labels[r] = number[labels[r]];
        }
        return new KMeans(labels, used);
    }

    private static double distance(Rows rows, int row, double[] centre) {
        double s = 0;
        for (int i = 0; i < centre.length; i++) {
            double t = rows.columns()[i][row] - centre[i];
            s += t * t;
        }
        return s;
    }
}
