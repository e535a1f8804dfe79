package org.lodecast.assess;

import java.util.Arrays;

/// Where scores stand among others: the scales on which a score is read.
public final class Ranks {
    private Ranks() {}

    /// Share of all scores at or below each, ties sharing their mean rank: in (0, 1], 1 for a single highest.
    public static float[] percentile(float[] scores) {
        float[] sorted = scores.clone();
        Arrays.sort(sorted);
        float[] result = new float[scores.length];
        for (int i = 0; i < scores.length; i++) {
            int low = bound(sorted, scores[i], false);
            int high = bound(sorted, scores[i], true);
            result[i] = (float) ((low + 1 + high) / 2.0 / sorted.length);
        }
        return result;
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
