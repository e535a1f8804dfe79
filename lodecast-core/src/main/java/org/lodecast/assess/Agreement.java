package org.lodecast.assess;

import java.util.Arrays;
import java.util.List;
import org.lodecast.Workers;

/// Where detectors agree on the best of the ground, and how alike they rank all of it. Detectors that agree
/// may share an error; those that disagree cannot all be right.
///
/// @param share of the detectors that have each voxel in their best part of the ground, 0..1; of those that
///     score it, NaN where none does. Voxels of equal score at the border count by the share of them that
///     still belongs, as in {@link Capture}, so that the mean of complete scores is the part asked for: what
///     chance alone comes to
/// @param correlation mean of Spearman's over all pairs of detectors, on the voxels that all score; NaN
///     without a pair
/// @param pairs that it is the mean of; a detector that is the same everywhere is in none
public record Agreement(float[] share, double correlation, int pairs) {
    /// The best part of the ground that is looked at unless another is asked for.
    public static final double BEST = 0.05;

    /// In the best {@link #BEST}.
    public static Agreement of(List<float[]> scores, Workers workers) {
        return of(scores, BEST, workers);
    }

    /// @param scores of each detector, a value a voxel, higher is more ore-like, NaN where it has none
    /// @param best part of the ground that a detector scores, in (0, 1]
    /// @throws IllegalArgumentException if there is no detector, lengths differ, or the part is not in (0, 1]
    public static Agreement of(List<float[]> scores, double best, Workers workers) {
        if (scores.isEmpty() || !(best > 0 && best <= 1)) {
            throw new IllegalArgumentException(scores.size() + " detectors, best " + best + " of the ground");
        }
        int voxels = scores.getFirst().length;
        double[] sum = new double[voxels];
        int[] asked = new int[voxels];
        for (float[] score : scores) {
            if (score.length != voxels) {
                throw new IllegalArgumentException("scores of " + voxels + " and " + score.length + " voxels");
            }
        }
        List<Border> borders = workers.map(scores.size(), d -> border(scores.get(d), best));
        for (int d = 0; d < borders.size(); d++) {
            borders.get(d).addTo(scores.get(d), sum, asked);
        }
        float[] share = new float[voxels];
        for (int i = 0; i < voxels; i++) {
            share[i] = asked[i] == 0 ? Float.NaN : (float) (sum[i] / asked[i]);
        }
        List<float[]> ranks = ranks(scores, asked, workers);
        double correlations = 0;
        int pairs = 0;
        for (int a = 0; a < ranks.size(); a++) {
            for (int b = a + 1; b < ranks.size(); b++) {
                double r = RankCorrelation.ofRanks(ranks.get(a), ranks.get(b));
                if (!Double.isNaN(r)) {
                    correlations += r;
                    pairs++;
                }
            }
        }
        return new Agreement(share, correlations / pairs, pairs);
    }

    /// Where the best part begins.
    ///
    /// @param score that the voxels at the border have; NaN where nothing is scored
    /// @param part of them that belongs
    private record Border(float score, double part) {
        /// Adds 1 to the voxels of the best part, at its border less.
        void addTo(float[] scores, double[] sum, int[] asked) {
            for (int i = 0; i < scores.length; i++) {
                if (!Float.isNaN(scores[i])) {
                    asked[i]++;
                    sum[i] += scores[i] > score ? 1 : scores[i] == score ? part : 0;
                }
            }
        }
    }

    private static Border border(float[] score, double best) {
        float[] sorted = new float[score.length];
        int n = 0;
        for (float s : score) {
            if (!Float.isNaN(s)) {
                sorted[n++] = s + 0f; // −0 becomes 0
            }
        }
        if (n == 0) {
            return new Border(Float.NaN, 0);
        }
        Arrays.sort(sorted, 0, n);
        double wanted = best * n;
        float border = sorted[Math.clamp((long) Math.ceil(n - wanted - 1e-9) - 1, 0, n - 1)];
        int above = 0;
        int at = 0;
        for (int k = 0; k < n; k++) {
            above += sorted[k] > border ? 1 : 0;
            at += sorted[k] == border ? 1 : 0;
        }
        return new Border(border, Math.clamp((wanted - above) / at, 0.0, 1.0));
    }

    /// Ranks of each detector among the voxels that all detectors score.
    private static List<float[]> ranks(List<float[]> scores, int[] asked, Workers workers) {
        int all = scores.size();
        int common = (int) Arrays.stream(asked).filter(n -> n == all).count();
        return workers.map(all, d -> {
            float[] score = scores.get(d);
            float[] own = new float[common];
            int n = 0;
            for (int i = 0; i < score.length; i++) {
                if (asked[i] == all) {
                    own[n++] = score[i];
                }
            }
            return Ranks.percentile(own);
        });
    }
}
