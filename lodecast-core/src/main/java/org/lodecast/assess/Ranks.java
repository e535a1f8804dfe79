package org.lodecast.assess;

/// Where scores stand among others: the scales on which a score is read.
public final class Ranks {
    private Ranks() {}

    /// Share of all scores at or below each, ties sharing their mean rank: in (0, 1], 1 for a single highest.
    public static float[] percentile(float[] scores) {
        int n = scores.length;
        long[] rising = Rising.of(scores);
        float[] result = new float[n];
        for (int from = 0; from < n; ) {
            int to = Rising.endOfTie(rising, from);
            // a NaN is neither above nor below another
            double rank = Float.isNaN(Rising.score(rising[from])) ? 0.5 : (from + 1 + to) / 2.0;
            for (int k = from; k < to; k++) {
                result[Rising.number(rising[k])] = (float) (rank / n);
            }
            from = to;
        }
        return result;
    }

    /// How many scores are below each; none is NaN.
    public static int[] below(float[] scores) {
        long[] rising = Rising.of(scores);
        int[] below = new int[scores.length];
        for (int from = 0; from < rising.length; ) {
            int to = Rising.endOfTie(rising, from);
            for (int k = from; k < to; k++) {
                below[Rising.number(rising[k])] = from;
            }
            from = to;
        }
        return below;
    }

    /// (s − min) / (max − min), the paper's eq. 9 and 20; 0 if all are equal.
    public static float[] minMax(float[] scores) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (float s : scores) {
            min = Math.min(min, s);
            max = Math.max(max, s);
        }
        float[] result = new float[scores.length];
        for (int i = 0; i < scores.length; i++) {
            result[i] = max > min ? (scores[i] - min) / (max - min) : 0;
        }
        return result;
    }

    /// How many are below `value`, or at or below it if `with`.
    static int bound(float[] sorted, float value, boolean with) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (sorted[mid] < value || with && sorted[mid] == value) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }
}
