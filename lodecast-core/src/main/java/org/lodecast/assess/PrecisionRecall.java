package org.lodecast.assess;

/// Precision against recall: of the ground called ore at a threshold, how much is; and of the ore, how much
/// is called. Where ore is rare this tells detectors apart that a ROC curve draws alike (Saito and Rehmsmeier
/// 2015).
///
/// At threshold t, with weights w: precision = Σ w(ore, s ≥ t)/Σ w(s ≥ t), recall = Σ w(ore, s ≥ t)/Σ w(ore).
/// The average precision is Σ (Rₖ − Rₖ₋₁)·Pₖ over all thresholds from the highest down, R₀ = 0: the area
/// under the curve drawn in steps, which unlike straight lines does not promise what no threshold reaches
/// (scikit-learn's `average_precision_score`). A score that says nothing comes to the share of ore, the
/// baseline, give or take chance.
///
/// Precision depends on the share of ore, which near drillholes is far above that of the ground. An assumed
/// share π′ makes each ore sample weigh π′/π and each barren one (1 − π′)/(1 − π); this holds if ore and
/// barren ground score there as they do here. Recall is left as it was.
///
/// @param threshold falling
/// @param precision at each
/// @param recall at each, rising to 1; NaN without ore
/// @param average the average precision of all thresholds, thinned or not; NaN without ore
/// @param baseline share of ore; NaN of nothing
public record PrecisionRecall(
        double[] threshold, double[] precision, double[] recall, double average, double baseline) {

    /// Samples that all weigh alike.
    public static PrecisionRecall of(double[] score, boolean[] ore, int points) {
        return of(score, ore, TiedScores.ones(score.length), points);
    }

    /// As of samples in which the share of ore is another.
    ///
    /// @param share assumed, in (0, 1)
    /// @throws IllegalArgumentException also if the share is not in (0, 1), or there is no ore or no barren
    ///     sample to reweigh
    public static PrecisionRecall of(double[] score, boolean[] ore, double share, int points) {
        return of(score, ore, weights(ore, share), points);
    }

    /// @param score higher is more ore-like, all finite
    /// @param ore the truth
    /// @param weight of each, 0 or more; only proportions count
    /// @param points at most so many points of the curve, the ends included
    /// @throws IllegalArgumentException if lengths differ, a score is not finite, or a weight is negative or
    ///     not finite
    public static PrecisionRecall of(double[] score, boolean[] ore, double[] weight, int points) {
        TiedScores tied = TiedScores.of(score, ore, weight);
        int n = tied.score().length;
        double all = 0;
        for (double o : tied.ore()) {
            all += o;
        }
        double[] p = new double[n];
        double[] r = new double[n];
        double found = 0;
        double called = 0;
        double average = n == 0 ? Double.NaN : 0;
        for (int i = 0; i < n; i++) {
            int k = n - 1 - i;
            found += tied.ore()[k];
            called += tied.ore()[k] + tied.barren()[k];
            p[i] = found / called;
            r[i] = found / all;
            average += tied.ore()[k] / all * p[i];
        }
        int kept = Math.min(points, n);
        double[] threshold = new double[kept];
        double[] precision = new double[kept];
        double[] recall = new double[kept];
        for (int i = 0; i < kept; i++) {
            int k = kept == 1 ? n - 1 : (int) ((long) i * (n - 1) / (kept - 1));
            threshold[i] = tied.score()[n - 1 - k];
            precision[i] = p[k];
            recall[i] = r[k];
        }
        return new PrecisionRecall(threshold, precision, recall, average, tied.share());
    }

    /// Weights that make the share of ore another, of mean 1.
    private static double[] weights(boolean[] ore, double share) {
        int positives = 0;
        for (boolean o : ore) {
            positives += o ? 1 : 0;
        }
        if (!(share > 0 && share < 1) || positives == 0 || positives == ore.length) {
            throw new IllegalArgumentException("a share of ore of " + share + " cannot be had of " + positives
                    + " ore and " + (ore.length - positives) + " barren samples");
        }
        double own = (double) positives / ore.length;
        double[] weight = new double[ore.length];
        for (int i = 0; i < weight.length; i++) {
            weight[i] = ore[i] ? share / own : (1 - share) / (1 - own);
        }
        return weight;
    }
}
