package org.lodecast.detect.tree;

import java.util.ArrayList;
import java.util.List;
import org.lodecast.Progress;
import org.lodecast.Workers;

/// Gradient-boosted trees for two kinds, on classes of the features (histograms), with the logistic loss:
/// ln(p/(1 − p)) is the log odds of the samples plus a sum of trees, each grown on the loss's first and
/// second derivatives, p − y and p(1 − p), at the sum so far (Friedman 2001; the leaf-wise growth of
/// LightGBM and scikit-learn). Draws nothing at random: the same rows give the same trees, on any number
/// of threads.
///
/// NaN may stand in a feature; such rows go with the lowest values.
public final class BoostedTrees {
    private final double start;
    private final List<Tree> trees;

    /// @param trees how many
    /// @param rate by which each tree's values are shrunk
    /// @param leaves of a tree at most
    /// @param leastRows in a leaf
    /// @param ridge λ added to the hessian of a leaf
    public record Settings(int trees, double rate, int leaves, int leastRows, double ridge) {
        /// As scikit-learn's `HistGradientBoostingClassifier` has it.
        public static final Settings USUAL = new Settings(100, 0.1, 31, 20, 0);

        public Settings {
            if (trees < 1 || !(rate > 0) || leaves < 2 || leastRows < 1 || !(ridge >= 0)) {
                throw new IllegalArgumentException("no trees can be grown with " + trees + " trees, rate " + rate + ", "
                        + leaves + " leaves of " + leastRows + " rows, ridge " + ridge);
            }
        }
    }

    private BoostedTrees(double start, List<Tree> trees) {
        this.start = start;
        this.trees = trees;
    }

    /// @param columns a feature each, a value a row
    /// @param ore the kind of each row; some of each
    /// @throws IllegalArgumentException if all rows are of one kind
    public static BoostedTrees fit(
            float[][] columns, boolean[] ore, Settings settings, Workers workers, Progress progress) {
        int n = ore.length;
        int positives = 0;
        for (boolean o : ore) {
            positives += o ? 1 : 0;
        }
        if (positives == 0 || positives == n || columns.length == 0) {
            throw new IllegalArgumentException(
                    positives + " rows of ore among " + n + " of " + columns.length + " features teach nothing");
        }
        progress.begin("boosted trees", settings.trees());
        double start = Math.log((double) positives / (n - positives));
        double[] sum = new double[n];
        java.util.Arrays.fill(sum, start);
        double[] g = new double[n];
        double[] h = new double[n];
        Bins bins = Bins.of(columns);
        TreeGrower grower = new TreeGrower(bins, bins.classes(columns), settings, workers);
        List<Tree> trees = new ArrayList<>();
        for (int t = 0; t < settings.trees(); t++) {
            for (int i = 0; i < n; i++) {
                double p = 1 / (1 + Math.exp(-sum[i]));
                g[i] = p - (ore[i] ? 1 : 0);
                h[i] = p * (1 - p);
            }
            trees.add(grower.grow(g, h, sum));
            progress.advance(1);
        }
        return new BoostedTrees(start, trees);
    }

    /// ln(p/(1 − p)) of a row.
    public double logit(float[] row) {
        double sum = start;
        for (Tree t : trees) {
            sum += t.at(row);
        }
        return sum;
    }
}
