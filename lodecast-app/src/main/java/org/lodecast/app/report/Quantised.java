package org.lodecast.app.report;

import java.util.Arrays;

/// A column in a byte a voxel of the ground. Code 0 is missing; code k ≥ 1 stands for values from `levels[k −
/// 1]` up to the next level.
///
/// @param kind `rank`: levels are even in the logarithm of the share of ground above them, so that the best
///     thousandth is still resolved; `linear`: levels are even in value; `class`: codes are the few values
///     themselves
/// @param levels lowest value of each code from 1 on, not falling
/// @param codes one a voxel of the ground
record Quantised(String kind, double[] levels, byte[] codes) {
    /// Most levels that a byte holds beside the missing.
    static final int CODES = 255;

    /// @param count of levels, 2 to {@link #CODES}
    static Quantised rank(float[] values, int[] ground, int count) {
        float[] sorted = Ranks.sorted(values, ground);
        int n = sorted.length;
        double[] levels = new double[count];
        for (int k = 0; k < count && n > 0; k++) {
            double share = Math.pow(10, -Ranks.DECADES * k / (count - 1));
            levels[k] = sorted[n - Math.clamp(Math.round(share * n), 1, n)];
        }
        byte[] codes = new byte[ground.length];
        for (int i = 0; i < codes.length; i++) {
            float v = values[ground[i]];
            codes[i] = Float.isNaN(v) ? 0 : (byte) last(levels, v);
        }
        return new Quantised("rank", levels, codes);
    }

    /// @param count of levels, 2 to {@link #CODES}
    static Quantised linear(float[] values, int[] ground, int count) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (int voxel : ground) {
            float v = values[voxel];
            if (!Float.isNaN(v)) {
                least = Math.min(least, v);
                most = Math.max(most, v);
            }
        }
        double low = least > most ? 0 : least;
        double high = least > most ? 1 : most;
        double step = high > low ? (high - low) / (count - 1) : 1;
        double[] levels = new double[count];
        for (int k = 0; k < count; k++) {
            levels[k] = low + k * step;
        }
        byte[] codes = new byte[ground.length];
        for (int i = 0; i < codes.length; i++) {
            float v = values[ground[i]];
            codes[i] = Float.isNaN(v) ? 0 : (byte) Math.min(count, 1 + (int) Math.floor((v - low) / step + 1e-6));
        }
        return new Quantised("linear", levels, codes);
    }

    /// Values 0, 1, … up to `count` − 1.
    static Quantised classes(float[] values, int[] ground, int count) {
        byte[] codes = new byte[ground.length];
        for (int i = 0; i < codes.length; i++) {
            float v = values[ground[i]];
            codes[i] = Float.isNaN(v) ? 0 : (byte) (1 + Math.clamp((int) v, 0, count - 1));
        }
        double[] levels = new double[count];
        Arrays.setAll(levels, k -> k);
        return new Quantised("class", levels, codes);
    }

    /// Number of levels that v reaches.
    private static int last(double[] levels, double v) {
        int low = 0;
        int high = levels.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (levels[middle] <= v) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Math.max(1, low);
    }
}
