package org.lodecast.assess;

import java.util.Arrays;
import java.util.List;

/// How the answers of several members differ, voxel by voxel.
///
/// Quantiles are interpolated linearly between the sorted answers a₁ ≤ … ≤ aₙ, which stand at (i − 1)/(n − 1)
/// (numpy's default). With few members P10 and P90 lie near the lowest and highest answer.
///
/// @param mean of the answers
/// @param deviation standard deviation with n − 1; NaN of one member
/// @param p10 a tenth of the answers is below
/// @param p50 the median
/// @param p90 nine tenths are below
public record Spread(float[] mean, float[] deviation, float[] p10, float[] p50, float[] p90) {

    /// @param members answers of each, a value a voxel; at least one member, all of one length
    public static Spread of(List<float[]> members) {
        int n = members.size();
        int voxels = members.getFirst().length;
        Spread s = new Spread(
                new float[voxels], new float[voxels], new float[voxels], new float[voxels], new float[voxels]);
        double[] a = new double[n];
        for (int v = 0; v < voxels; v++) {
            double sum = 0;
            for (int m = 0; m < n; m++) {
                a[m] = members.get(m)[v];
                sum += a[m];
            }
            double mean = sum / n;
            double squares = 0;
            for (double x : a) {
                squares += (x - mean) * (x - mean);
            }
            Arrays.sort(a);
            s.mean[v] = (float) mean;
            s.deviation[v] = (float) Math.sqrt(squares / (n - 1));
            s.p10[v] = quantile(a, 0.1);
            s.p50[v] = quantile(a, 0.5);
            s.p90[v] = quantile(a, 0.9);
        }
        return s;
    }

    private static float quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int low = (int) at;
        int high = Math.min(low + 1, sorted.length - 1);
        return (float) (sorted[low] + (at - low) * (sorted[high] - sorted[low]));
    }
}
