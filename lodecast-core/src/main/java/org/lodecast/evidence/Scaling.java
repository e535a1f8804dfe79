package org.lodecast.evidence;

import java.util.Arrays;

/// To the unit interval by robust percentiles: `(v − low) / (high − low)`, cut at 0 and 1, so that a few wild
/// values do not squeeze all others together.
///
/// @param low value that becomes 0: the 2nd percentile; the 98th where low values favour ore
/// @param high value that becomes 1: the 98th; or the 2nd
public record Scaling(double low, double high) {

    /// From the values of the voxels listed; missing ones do not count. Constant values give a scaling to 0.
    public static Scaling of(float[] values, int[] voxels) {
        float[] sorted = new float[voxels.length];
        int n = 0;
        for (int v : voxels) {
            if (!Float.isNaN(values[v])) {
                sorted[n++] = values[v];
            }
        }
        Arrays.sort(sorted, 0, n);
        if (n == 0) {
            return new Scaling(0, 0);
        }
        return new Scaling(sorted[(int) (0.02 * (n - 1))], sorted[(int) Math.ceil(0.98 * (n - 1))]);
    }

    /// The same turned over: 1 where it was 0.
    public Scaling reversed() {
        return new Scaling(high, low);
    }

    /// The scaled column; NaN stays NaN.
    public float[] apply(float[] values) {
        float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = Float.isNaN(values[i])
                    ? Float.NaN
                    : high != low ? (float) Math.clamp((values[i] - low) / (high - low), 0.0, 1.0) : 0;
        }
        return scaled;
    }
}
