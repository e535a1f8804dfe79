package org.lodecast.assess;

import java.util.Arrays;

/// Where scores stand in the ground: the share of it that scores lower, a half of what scores the same
/// counted in. Scores of networks that learnt from different samples do not compare; their ranks in the same
/// ground do, and a rank means on the map what it means in a test.
///
/// Between two scores of the ground the rank rises linearly, and so it does from the ground's ends to the
/// lowest and highest score asked for, which have 0 and 1: different scores have different ranks.
final class GroundRanks {
    private final float[] sorted;

    private GroundRanks(float[] sorted) {
        this.sorted = sorted;
    }

    /// @param ground scores of it, or of a draw from it, at least one, all finite
    static GroundRanks in(float[] ground) {
        float[] sorted = ground.clone();
        Arrays.sort(sorted);
        return new GroundRanks(sorted);
    }

    /// @param scores finite
    /// @return in [0, 1]
    double[] of(float[] scores) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float s : scores) {
            low = Math.min(low, s);
            high = Math.max(high, s);
        }
        double[] rank = new double[scores.length];
        for (int i = 0; i < rank.length; i++) {
            rank[i] = rank(scores[i], low, high);
        }
        return rank;
    }

    private double rank(float score, float low, float high) {
        int n = sorted.length;
        int below = Ranks.bound(sorted, score, false);
        int with = Ranks.bound(sorted, score, true);
        if (with > below) {
            return (below + with) / 2.0 / n;
        }
        boolean first = below == 0;
        boolean last = below == n;
        double from = first ? low : sorted[below - 1];
        double to = last ? high : sorted[below];
        double start = first ? 0 : rank(sorted[below - 1], low, high);
        double end = last ? 1 : rank(sorted[below], low, high);
        return start + (end - start) * (to > from ? (score - from) / (to - from) : 0);
    }
}
