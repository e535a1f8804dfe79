package org.lodecast.assess;

import java.util.Arrays;
import java.util.Comparator;

/// Area under the ROC curve with an interval that takes the samples of a drillhole as one (Obuchowski 1997).
/// Voxels along a hole are alike; an interval that takes each as a witness of its own, as DeLong's does, is
/// too narrow.
///
/// With V₁₀ of an ore sample the share of barren ones below it, V₀₁ of a barren one the share of ore above
/// it, A the area, M and N counts of ore and barren samples, m and n those of a hole,
///
/// var A = S₁₀/M + S₀₁/N + 2 S₁₁/(M·N), S₁₀ = I₁₀/((I₁₀ − 1)·M) Σ (ΣV₁₀ − m·A)² over the I₁₀ holes with ore,
/// S₀₁ likewise, S₁₁ = I/(I − 1) Σ (ΣV₁₀ − m·A)(ΣV₀₁ − n·A) over all I holes.
///
/// Where each sample has a hole of its own this is DeLong's variance.
final class ClusteredArea {
    private static final double Z975 = 1.959963984540054;

    private ClusteredArea() {}

    /// @param score higher is more ore-like, all finite
    /// @param ore the truth, some of each kind
    /// @param hole number of each sample's
    /// @return the area and the ends of its 95 % interval, cut at 0 and 1; all of [0, 1] where one kind
    ///     comes from a single hole
    static Slices.Area of(double[] score, boolean[] ore, int[] hole) {
        int n = score.length;
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> score[i]));
        int[] all = new int[2];
        for (boolean o : ore) {
            all[o ? 1 : 0]++;
        }
        double[] place = new double[n]; // V₁₀ or V₀₁
        int[] below = new int[2];
        double area = 0;
        for (int k = 0; k < n; ) {
            int[] tied = new int[2];
            int end = k;
            while (end < n && score[order[end]] == score[order[k]]) {
                tied[ore[order[end++]] ? 1 : 0]++;
            }
            double barrenBelow = (below[0] + tied[0] / 2.0) / all[0];
            double oreAbove = 1 - (below[1] + tied[1] / 2.0) / all[1];
            for (int j = k; j < end; j++) {
                place[order[j]] = ore[order[j]] ? barrenBelow : oreAbove;
            }
            area += tied[1] * barrenBelow;
            below[0] += tied[0];
            below[1] += tied[1];
            k = end;
        }
        area /= all[1];
        double half = Z975 * Math.sqrt(Math.max(0, variance(place, ore, hole, all, area)));
        return Double.isNaN(half)
                ? new Slices.Area(area, 0, 1)
                : new Slices.Area(area, Math.max(0, area - half), Math.min(1, area + half));
    }

    /// NaN where one kind comes from a single hole.
    private static double variance(double[] place, boolean[] ore, int[] hole, int[] all, double area) {
        int holes = Arrays.stream(hole).max().orElse(-1) + 1;
        int least = Math.min(0, Arrays.stream(hole).min().orElse(0)); // −1 stands for no hole
        double[][] off = new double[2][holes - least];
        boolean[][] has = new boolean[2][holes - least];
        for (int i = 0; i < place.length; i++) {
            int kind = ore[i] ? 1 : 0;
            off[kind][hole[i] - least] += place[i] - area;
            has[kind][hole[i] - least] = true;
        }
        double[] squares = new double[2];
        double cross = 0;
        int[] with = new int[2];
        int either = 0;
        for (int h = 0; h < off[0].length; h++) {
            for (int kind = 0; kind < 2; kind++) {
                squares[kind] += off[kind][h] * off[kind][h];
                with[kind] += has[kind][h] ? 1 : 0;
            }
            cross += off[0][h] * off[1][h];
            either += has[0][h] || has[1][h] ? 1 : 0;
        }
        if (with[0] < 2 || with[1] < 2) {
            return Double.NaN;
        }
        double sum = 2 * cross * either / (either - 1.0) / ((double) all[0] * all[1]);
        for (int kind = 0; kind < 2; kind++) {
            sum += squares[kind] * with[kind] / (with[kind] - 1.0) / ((double) all[kind] * all[kind]);
        }
        return sum;
    }
}
