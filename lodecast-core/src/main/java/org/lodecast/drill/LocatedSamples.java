package org.lodecast.drill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Samples that tell their own place, where no collar and survey tables are at hand.
///
/// Samples of one hole lie along it: the hole goes straight from the middle of one to the next, and on at
/// both ends. Where samples have depths, the middle of each lies at its place; where they have none,
/// depths are counted along the chords in the order of the file, and each sample reaches half way to its
/// neighbours; the middle of each lies at its place here too, which stretches the hole a little where
/// samples are unevenly spaced. Samples at the place of the one before have its depths. Samples without a
/// hole are each a vertical hole of one metre about their place.
///
/// @param collars where holes start, in the order of the file
/// @param samples the rows with hole, from and to filled in
/// @param traces one a collar
/// @param byHole whether the samples name their holes
public record LocatedSamples(List<Collar> collars, Intervals samples, List<Trace> traces, boolean byHole) {

    /// @param rows with empty names where there is no hole, and NaN depths where there are none
    /// @param places x, y, z of each row [m]
    public static LocatedSamples of(Intervals rows, double[][] places) {
        int n = rows.size();
        String[] hole = rows.hole().clone();
        double[] from = rows.from().clone();
        double[] to = rows.to().clone();
        Map<String, List<Integer>> holes = new LinkedHashMap<>();
        boolean named = Arrays.stream(hole).anyMatch(h -> !h.isEmpty());
        for (int i = 0; i < n; i++) {
            hole[i] = hole[i].isEmpty() ? "S" + rows.line()[i] : hole[i];
            holes.computeIfAbsent(hole[i], h -> new ArrayList<>()).add(i);
        }
        List<Collar> collars = new ArrayList<>();
        List<Trace> traces = new ArrayList<>();
        for (Map.Entry<String, List<Integer>> e : holes.entrySet()) {
            int[] along = e.getValue().stream().mapToInt(i -> i).toArray();
            if (Double.isNaN(from[along[0]] + to[along[0]])) {
                countDepths(along, places, from, to);
            }
            Trace trace = trace(e.getKey(), along, places, from, to);
            double[] top = trace.at(0);
            collars.add(new Collar(e.getKey(), top[0], top[1], top[2], trace.length(), rows.line()[along[0]]));
            traces.add(trace);
        }
        return new LocatedSamples(
                collars,
                new Intervals(rows.file(), hole, from, to, rows.line(), rows.variables(), rows.code()),
                traces,
                named);
    }

    /// Depths along the chords; the first sample begins at 0 and reaches as far up as down.
    private static void countDepths(int[] along, double[][] places, double[] from, double[] to) {
        int[] stop = new int[along.length]; // without samples at the place of the one before: they have no way between
        int n = 0;
        for (int i : along) {
            if (n == 0 || chord(places, stop[n - 1], i) > Intervals.SAME) {
                stop[n++] = i;
            }
        }
        double mid = n == 1 ? 0.5 : chord(places, stop[0], stop[1]) / 2;
        double edge = 0;
        for (int k = 0; k < n; k++) {
            double next = k + 1 < n ? mid + chord(places, stop[k], stop[k + 1]) : mid + 2 * (mid - edge);
            from[stop[k]] = edge;
            edge = (mid + next) / 2;
            to[stop[k]] = edge;
            mid = next;
        }
        int at = 0;
        for (int i : along) {
            at += at + 1 < n && i == stop[at + 1] ? 1 : 0;
            from[i] = from[stop[at]];
            to[i] = to[stop[at]];
        }
    }

    private static double chord(double[][] places, int a, int b) {
        double dx = places[0][b] - places[0][a];
        double dy = places[1][b] - places[1][a];
        double dz = places[2][b] - places[2][a];
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    private static Trace trace(String hole, int[] along, double[][] places, double[] from, double[] to) {
        Integer[] order = Arrays.stream(along).boxed().toArray(Integer[]::new);
        Arrays.sort(order, (a, b) -> Double.compare(from[a] + to[a], from[b] + to[b]));
        double[] depth = new double[order.length + 1];
        double[][] xyz = new double[3][order.length + 1];
        int n = 1;
        double end = 0;
        for (int i : order) {
            double mid = (from[i] + to[i]) / 2;
            if (to[i] <= Intervals.DEEPEST) {
                end = Math.max(end, to[i]);
            }
            if (mid > 0
                    && mid <= Intervals.DEEPEST
                    && (n == 1 || mid > depth[n - 1] + 1e-6)) { // twins and rows without depth bend nothing
                depth[n] = mid;
                for (int d = 0; d < 3; d++) {
                    xyz[d][n] = places[d][i];
                }
                n++;
            }
        }
        if (n == 1) { // no usable depth at all: the place of the first sample is the collar
            for (int d = 0; d < 3; d++) {
                xyz[d][0] = places[d][order[0]];
            }
        } else if (n == 2) {
            xyz[0][0] = xyz[0][1];
            xyz[1][0] = xyz[1][1];
            xyz[2][0] = xyz[2][1] + depth[1];
        } else {
            // up to depth 0, but never farther than that is: where depths and places disagree, nothing flies off
            double gap = 0;
            for (int d = 0; d < 3; d++) {
                gap = Math.hypot(gap, xyz[d][2] - xyz[d][1]);
            }
            double t = depth[1] / Math.max(depth[2] - depth[1], gap);
            for (int d = 0; d < 3; d++) {
                xyz[d][0] = xyz[d][1] - t * (xyz[d][2] - xyz[d][1]);
            }
        }
        for (int d = 0; d < 3; d++) {
            xyz[d] = Arrays.copyOf(xyz[d], n);
        }
        return Trace.through(hole, Arrays.copyOf(depth, n), xyz, end);
    }
}
