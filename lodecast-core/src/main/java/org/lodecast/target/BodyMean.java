package org.lodecast.target;

import java.util.Arrays;
import java.util.List;

/// Mean of a column over a body, and where it stands in the ground.
///
/// @param mean over the voxels of the body that have a value; NaN if none has
/// @param lower share of the ground's voxels with a value that lie lower than the mean [0..1]; NaN if there
///     is no mean
public record BodyMean(double mean, double lower) {

    /// The mean alone.
    public static double of(float[] column, int[] voxels) {
        double sum = 0;
        int n = 0;
        for (int v : voxels) {
            if (!Float.isNaN(column[v])) {
                sum += column[v];
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    /// Of several bodies. The ground is gone through once for all of them, since it may hold millions of
    /// voxels: each voxel is counted between the two means that it lies between.
    ///
    /// @param ground indices of the voxels to stand among
    public static List<BodyMean> of(float[] column, int[] ground, List<int[]> bodies) {
        double[] means = bodies.stream().mapToDouble(b -> of(column, b)).toArray();
        double[] rising = Arrays.stream(means)
                .filter(m -> !Double.isNaN(m))
                .distinct()
                .sorted()
                .toArray();
        long[] between = new long[rising.length + 1];
        long all = 0;
        for (int v : ground) {
            if (!Float.isNaN(column[v])) {
                between[notAbove(rising, column[v])]++;
                all++;
            }
        }
        double[] lower = new double[rising.length];
        long below = 0;
        for (int i = 0; i < lower.length; i++) {
            below += between[i];
            lower[i] = all == 0 ? Double.NaN : (double) below / all;
        }
        return Arrays.stream(means)
                .mapToObj(m -> new BodyMean(m, Double.isNaN(m) ? m : lower[notAbove(rising, m) - 1]))
                .toList();
    }

    /// How many of the rising numbers are at or below `value`.
    private static int notAbove(double[] rising, double value) {
        int place = Arrays.binarySearch(rising, value);
        return place < 0 ? -place - 1 : place + 1;
    }
}
