package org.lodecast.assess;

import java.util.Arrays;

/// Scores against their truth, joined where they are equal: what precision, calibration and volumes count
/// from. Samples of weight 0 are not there.
///
/// @param score each that occurs, rising
/// @param ore weight of the ore at each
/// @param barren weight of the barren samples at each
/// @param oreCount how many ore samples of equal weight would say as much, (Σw)²/Σw² (Kish 1965)
/// @param barrenCount likewise of the barren
record TiedScores(double[] score, double[] ore, double[] barren, double oreCount, double barrenCount) {

    /// @throws IllegalArgumentException if lengths differ, a score is not finite, or a weight is negative or
    ///     not finite
    static TiedScores of(double[] score, boolean[] ore, double[] weight) {
        if (score.length != ore.length || score.length != weight.length) {
            throw new IllegalArgumentException(
                    score.length + " scores, " + ore.length + " truths, " + weight.length + " weights");
        }
        double[] sorted = new double[score.length];
        int n = 0;
        for (int i = 0; i < score.length; i++) {
            if (!Double.isFinite(score[i])) {
                throw new IllegalArgumentException("score " + score[i] + " of sample " + i + " is not finite");
            }
            if (!(weight[i] >= 0 && weight[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weight " + weight[i] + " of sample " + i);
            }
            if (weight[i] > 0) {
                sorted[n++] = score[i] + 0.0; // −0 becomes 0
            }
        }
        Arrays.sort(sorted, 0, n);
        int kept = 0;
        for (int k = 0; k < n; k++) {
            if (k == 0 || sorted[k] != sorted[k - 1]) {
                sorted[kept++] = sorted[k];
            }
        }
        double[] distinct = Arrays.copyOf(sorted, kept);
        double[] of = new double[kept];
        double[] not = new double[kept];
        double[] sum = new double[2];
        double[] squares = new double[2];
        for (int i = 0; i < score.length; i++) { // in the order of samples, so that sums do not depend on the sort
            if (weight[i] > 0) {
                int at = Arrays.binarySearch(distinct, score[i] + 0.0);
                (ore[i] ? of : not)[at] += weight[i];
                sum[ore[i] ? 1 : 0] += weight[i];
                squares[ore[i] ? 1 : 0] += weight[i] * weight[i];
            }
        }
        return new TiedScores(distinct, of, not, kish(sum[1], squares[1]), kish(sum[0], squares[0]));
    }

    /// As many weights of 1.
    static double[] ones(int n) {
        double[] one = new double[n];
        Arrays.fill(one, 1);
        return one;
    }

    /// Weighted share of ore, NaN of nothing.
    double share() {
        double o = Arrays.stream(ore).sum();
        return o / (o + Arrays.stream(barren).sum());
    }

    /// @throws IllegalArgumentException unless there is ore and barren ground
    void demandBoth() {
        if (oreCount == 0 || barrenCount == 0) {
            throw new IllegalArgumentException("a calibration needs ore and barren samples; there is no "
                    + (oreCount == 0 ? "ore" : "barren") + " among those that weigh something");
        }
    }

    /// Platt's target of an ore sample, (N₊ + 1)/(N₊ + 2): below 1, for so few samples prove nothing certain.
    double oreTarget() {
        return (oreCount + 1) / (oreCount + 2);
    }

    /// Platt's target of a barren sample, 1/(N₋ + 2).
    double barrenTarget() {
        return 1 / (barrenCount + 2);
    }

    private static double kish(double sum, double squares) {
        return squares > 0 ? sum * sum / squares : 0;
    }
}
