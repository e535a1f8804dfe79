package org.lodecast.assess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How far a probability of ore can be taken at its word: of ground that was given 30 %, is 30 % ore?
///
/// Bins hold about equal counts. Their edges are quantiles of the probabilities, interpolated linearly
/// between sorted values p₁ ≤ … ≤ pₙ that stand at (i − 1)/(n − 1); with weights w, value i stands at
/// (W_i − w_i/2 − w₁/2)/(W_n − w₁/2 − wₙ/2), W_i being the sum of the first i weights, which is the same
/// where all are equal. A value on an edge falls into the bin below; bins that stay empty, as where many
/// values are equal, are left out (scikit-learn's `calibration_curve(strategy="quantile")`).
///
/// - ece, the expected calibration error: Σ (w_b/W)·|observed_b − predicted_b| over the bins (Naeini,
///   Cooper and
///   Hauskrecht 2015, with bins of equal count), 0 at best. It grows with the number of bins and shrinks
///   with the
///   number of voxels even for a perfect probability.
/// - brier: Σ w (p − y)²/W with y = 1 in ore, else 0 (Brier 1950); 0 at best. Always saying the share of
///   ore s gives
///   s(1 − s).
///
/// @param bins that hold something, by rising probability
/// @param ece NaN without any voxel
/// @param brier NaN without any voxel
public record Reliability(List<Bin> bins, double ece, double brier) {
    /// Bins that reports show.
    public static final int BINS = 10;

    /// Voxels of about the same probability.
    ///
    /// @param predicted mean probability, weighted
    /// @param observed share of ore, weighted
    /// @param count of voxels, however they weigh
    /// @param weight of them all
    public record Bin(double predicted, double observed, int count, double weight) {}

    public Reliability {
        bins = List.copyOf(bins);
    }

    /// Voxels that all weigh alike.
    public static Reliability of(float[] probability, boolean[] ore, int bins) {
        double[] one = new double[probability.length];
        Arrays.fill(one, 1);
        return of(probability, ore, one, bins);
    }

    /// @param probability of ore in each voxel, 0..1
    /// @param ore whether each is
    /// @param weight of each, 0 or more, such as how many voxels it was drawn for; only proportions count,
    ///     and a voxel
    ///     of weight 0 is not there
    /// @param bins asked for
    /// @throws IllegalArgumentException if lengths differ, a probability is no number from 0 to 1, a weight
    ///     is
    ///     negative or not finite, or there is to be no bin
    public static Reliability of(float[] probability, boolean[] ore, double[] weight, int bins) {
        demand(probability, ore, weight, bins);
        int[] order = sorted(probability, weight);
        double[] edges = edges(probability, weight, order, bins);
        double[] predicted = new double[bins];
        double[] observed = new double[bins];
        double[] sum = new double[bins];
        int[] count = new int[bins];
        double total = 0;
        double squares = 0;
        int bin = 0;
        for (int i : order) {
            double p = probability[i];
            while (bin < bins - 1 && edges[bin] < p) {
                bin++;
            }
            double y = ore[i] ? 1 : 0;
            predicted[bin] += weight[i] * p;
            observed[bin] += weight[i] * y;
            sum[bin] += weight[i];
            count[bin]++;
            total += weight[i];
            squares += weight[i] * (p - y) * (p - y);
        }
        List<Bin> filled = new ArrayList<>();
        double error = 0;
        for (int b = 0; b < bins; b++) {
            if (count[b] > 0) {
                filled.add(new Bin(predicted[b] / sum[b], observed[b] / sum[b], count[b], sum[b]));
                error += Math.abs(observed[b] - predicted[b]);
            }
        }
        return new Reliability(filled, order.length == 0 ? Double.NaN : error / total, squares / total);
    }

    private static void demand(float[] probability, boolean[] ore, double[] weight, int bins) {
        if (probability.length != ore.length || probability.length != weight.length) {
            throw new IllegalArgumentException(
                    probability.length + " probabilities, " + ore.length + " voxels, " + weight.length + " weights");
        }
        if (bins < 1) {
            throw new IllegalArgumentException("bins: at least 1, not " + bins);
        }
        for (int i = 0; i < weight.length; i++) {
            if (!(probability[i] >= 0 && probability[i] <= 1)) {
                throw new IllegalArgumentException("probability " + probability[i] + " of voxel " + i);
            }
            if (!(weight[i] >= 0 && weight[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weight " + weight[i] + " of voxel " + i);
            }
        }
    }

    /// Numbers of the voxels that weigh something, by probability, then by number.
    private static int[] sorted(float[] probability, double[] weight) {
        long[] keys = new long[probability.length];
        int n = 0;
        for (int i = 0; i < keys.length; i++) {
            if (weight[i] > 0) { // bits of floats from 0 up rise as they do; −0 becomes 0
                keys[n++] = (long) Float.floatToIntBits(probability[i] + 0f) << 32 | i;
            }
        }
        Arrays.sort(keys, 0, n);
        int[] order = new int[n];
        for (int k = 0; k < n; k++) {
            order[k] = (int) keys[k];
        }
        return order;
    }

    /// The inner edges of the bins.
    private static double[] edges(float[] probability, double[] weight, int[] order, int bins) {
        double[] edges = new double[bins - 1];
        int n = order.length;
        if (n == 0) {
            return edges;
        }
        double[] place = new double[n];
        double below = -weight[order[0]] / 2;
        for (int k = 0; k < n; k++) {
            double w = weight[order[k]];
            place[k] = below + w / 2;
            below += w;
        }
        int k = 0;
        for (int b = 0; b < edges.length; b++) {
            double wanted = place[n - 1] * (b + 1) / bins; // whole where it should be, for weights of 1
            while (k + 1 < n && place[k + 1] <= wanted) {
                k++;
            }
            double low = probability[order[k]];
            double high = probability[order[Math.min(k + 1, n - 1)]];
            double share = k + 1 < n ? (wanted - place[k]) / (place[k + 1] - place[k]) : 0;
            edges[b] = low + share * (high - low);
        }
        return edges;
    }
}
