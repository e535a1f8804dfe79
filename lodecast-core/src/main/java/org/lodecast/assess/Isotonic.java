package org.lodecast.assess;

import java.util.Arrays;

/// Probability of ore as any rising function of the score: weighted isotonic regression (Zadrozny and Elkan
/// 2002) by pooling adjacent violators (Ayer and others 1955). Of all functions that never fall it has the
/// least Σ w (f(s) − y)², y = 1 in ore, else 0; equal scores count as one sample of their mean.
///
/// Between the blocks of pooled scores, and only there, the rate is interpolated linearly; below the first
/// score and above the last it stays level (scikit-learn's `IsotonicRegression(out_of_bounds="clip")`).
///
/// The rate is exactly 0 below the lowest ore and 1 above the highest barren sample, which no prior could
/// ever move. The probability is therefore learnt from Platt's targets instead of 0 and 1: t₋ = 1/(N₋ + 2)
/// for barren and t₊ = (N₊ + 1)/(N₊ + 2) for ore, which comes to t₋ + (t₊ − t₋)·rate. It lies within [t₋,
/// t₊], rises where the rate does, and nears the rate as samples grow many. N are effective counts (Σw)²/Σw²,
/// so that only proportions of weights count.
///
/// @param score of the ends of the blocks, rising
/// @param rate share of ore at each, never falling, 0..1
/// @param share of ore among the samples, weighted
/// @param least probability, t₋
/// @param most probability, t₊
public record Isotonic(double[] score, double[] rate, double share, double least, double most)
        implements ScoreToProbability {

    /// Samples that all weigh alike.
    public static Isotonic of(double[] score, boolean[] ore) {
        return of(score, ore, TiedScores.ones(score.length));
    }

    /// @param score higher is more ore-like, all finite
    /// @param ore the truth
    /// @param weight of each, 0 or more
    /// @throws IllegalArgumentException if lengths differ, a score is not finite, a weight is negative or not
    ///     finite, or there is no ore or no barren sample
    public static Isotonic of(double[] score, boolean[] ore, double[] weight) {
        TiedScores tied = TiedScores.of(score, ore, weight);
        tied.demandBoth();
        int n = tied.score().length;
        double[] found = new double[n]; // weight of the ore in each block so far
        double[] all = new double[n];
        int[] first = new int[n + 1];
        int blocks = 0;
        for (int k = 0; k < n; k++) {
            found[blocks] = tied.ore()[k];
            all[blocks] = tied.ore()[k] + tied.barren()[k];
            first[blocks++] = k;
            while (blocks > 1 && found[blocks - 2] / all[blocks - 2] >= found[blocks - 1] / all[blocks - 1]) {
                blocks--;
                found[blocks - 1] += found[blocks];
                all[blocks - 1] += all[blocks];
            }
        }
        first[blocks] = n;
        double[] x = new double[2 * blocks];
        double[] y = new double[2 * blocks];
        int ends = 0;
        for (int b = 0; b < blocks; b++) {
            int last = first[b + 1] - 1;
            for (int k = first[b]; k <= last; k += Math.max(1, last - first[b])) { // once if a block is one score
                x[ends] = tied.score()[k];
                y[ends++] = found[b] / all[b];
            }
        }
        return new Isotonic(
                Arrays.copyOf(x, ends), Arrays.copyOf(y, ends), tied.share(), tied.barrenTarget(), tied.oreTarget());
    }

    /// The isotonic regression itself, 0 and 1 included; NaN of NaN.
    public double rate(double at) {
        int last = score.length - 1;
        if (Double.isNaN(at)) {
            return Double.NaN;
        }
        if (at <= score[0]) {
            return rate[0];
        }
        if (at >= score[last]) {
            return rate[last];
        }
        int k = Arrays.binarySearch(score, at + 0.0);
        if (k >= 0) {
            return rate[k];
        }
        int above = -k - 1;
        double part = (at - score[above - 1]) / (score[above] - score[above - 1]);
        return rate[above - 1] + part * (rate[above] - rate[above - 1]);
    }

    @Override
    public double probability(double at) {
        return least + (most - least) * rate(at);
    }
}
