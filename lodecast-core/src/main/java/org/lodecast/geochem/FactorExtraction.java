package org.lodecast.geochem;

import java.util.ArrayList;
import java.util.List;

/// Loadings as they come of a correlation, before rotation.
///
/// @param loadings [variable][factor]
/// @param uniqueness of each variable: what the factors leave of its variance
/// @param heywood numbers of the variables whose uniqueness came to its bound
/// @param remarks what else the reader must know
record FactorExtraction(double[][] loadings, double[] uniqueness, int[] heywood, List<String> remarks) {
    private static final int ROUNDS = 10_000;

    /// Below this a communality stands still.
    private static final double STILL = 1e-11;

    static FactorExtraction components(SymmetricEigen eigen, int k) {
        double[][] loadings = loadings(eigen, k);
        double[] uniqueness = new double[loadings.length];
        for (int j = 0; j < uniqueness.length; j++) {
            uniqueness[j] = Math.max(0, 1 - communality(loadings[j]));
        }
        return new FactorExtraction(loadings, uniqueness, new int[0], List.of());
    }

    /// Principal axes: communalities start at the squared multiple correlations, and none passes 1.
    ///
    /// @param start communalities
    static FactorExtraction axes(double[][] r, int k, double[] start) {
        int p = r.length;
        double[] h = start.clone();
        double[][] reduced = new double[p][];
        for (int j = 0; j < p; j++) {
            reduced[j] = r[j].clone();
        }
        List<String> remarks = new ArrayList<>();
        double[][] loadings = new double[p][k];
        double change = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS && change > STILL; round++) {
            for (int j = 0; j < p; j++) {
                reduced[j][j] = h[j];
            }
            loadings = loadings(SymmetricEigen.of(reduced), k);
            change = 0;
            for (int j = 0; j < p; j++) {
                double next = Math.min(1, communality(loadings[j]));
                change = Math.max(change, Math.abs(next - h[j]));
                h[j] = next;
            }
        }
        if (change > STILL) {
            remarks.add("the communalities still moved by " + change + " after " + ROUNDS + " rounds");
        }
        double[] uniqueness = new double[p];
        for (int j = 0; j < p; j++) {
            uniqueness[j] = 1 - h[j];
        }
        return new FactorExtraction(loadings, uniqueness, atBound(uniqueness, 1e-9), remarks);
    }

    static int[] atBound(double[] uniqueness, double bound) {
        return java.util.stream.IntStream.range(0, uniqueness.length)
                .filter(j -> uniqueness[j] <= bound)
                .toArray();
    }

    static double communality(double[] loadings) {
        double h = 0;
        for (double l : loadings) {
            h += l * l;
        }
        return h;
    }

    private static double[][] loadings(SymmetricEigen eigen, int k) {
        int p = eigen.values().length;
        double[][] loadings = new double[p][k];
        for (int f = 0; f < k; f++) {
            double root = Math.sqrt(Math.max(0, eigen.values()[f]));
            for (int j = 0; j < p; j++) {
                loadings[j][f] = eigen.vectors()[f][j] * root;
            }
        }
        return loadings;
    }
}
