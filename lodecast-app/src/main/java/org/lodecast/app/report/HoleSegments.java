package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Trace;

/// The holes as straight pieces, each of one grade class: neighbours of one class are joined as long as the
/// piece stays short enough for the hole's bend.
///
/// @param ends six numbers a piece: east, north, elevation of its upper and its lower end [m]
/// @param classes grade class a piece, −1 where nothing was measured
record HoleSegments(double[] ends, int[] classes) {
    /// Longest piece [m].
    private static final double LONGEST = 20;

    int size() {
        return classes.length;
    }

    /// The pieces that a view shows in its frame, of those within `reach` of its plane [m].
    HoleSegments within(View view, Frame frame, double reach) {
        int[] kept = IntStream.range(0, size())
                .filter(i -> {
                    double[] p = Arrays.copyOfRange(ends, 6 * i, 6 * i + 6);
                    return Math.abs(view.off(p[0], p[1], p[2])) <= reach
                            && Math.abs(view.off(p[3], p[4], p[5])) <= reach
                            && frame.meets(new double[] {
                                view.across(p[0], p[1], p[2]), view.up(p[0], p[1], p[2]),
                                view.across(p[3], p[4], p[5]), view.up(p[3], p[4], p[5])
                            });
                })
                .toArray();
        double[] own = new double[6 * kept.length];
        for (int k = 0; k < kept.length; k++) {
            System.arraycopy(ends, 6 * kept[k], own, 6 * k, 6);
        }
        return new HoleSegments(own, Arrays.stream(kept).map(i -> classes[i]).toArray());
    }

    static HoleSegments of(List<Trace> traces, Composites composites, String grade, GradeClasses scale) {
        Map<String, List<Integer>> rows = new HashMap<>();
        for (int i = 0; i < composites.size(); i++) {
            rows.computeIfAbsent(composites.hole()[i], h -> new ArrayList<>()).add(i);
        }
        double[] values = composites.has(grade) ? composites.variable(grade).values() : new double[0];
        List<double[]> ends = new ArrayList<>();
        List<Integer> classes = new ArrayList<>();
        for (Trace trace : traces) {
            List<Integer> own = rows.getOrDefault(trace.hole(), List.of());
            TreeSet<Double> breaks = new TreeSet<>(List.of(0.0, trace.length()));
            for (int i : own) {
                breaks.add(Math.min(composites.from()[i], trace.length()));
                breaks.add(Math.min(composites.to()[i], trace.length()));
            }
            double start = 0;
            int current = -1;
            double last = 0;
            int row = 0;
            for (double end : breaks) {
                if (end <= last) {
                    continue;
                }
                double middle = (last + end) / 2;
                while (row < own.size() && composites.to()[own.get(row)] <= middle) {
                    row++;
                }
                boolean inside = row < own.size() && composites.from()[own.get(row)] <= middle && values.length > 0;
                int found = inside ? scale.of(values[own.get(row)]) : -1;
                if (last > start && (found != current || end - start > LONGEST)) {
                    add(trace, start, last, current, ends, classes);
                    start = last;
                }
                current = found;
                last = end;
            }
            if (last > start) {
                add(trace, start, last, current, ends, classes);
            }
        }
        return new HoleSegments(
                ends.stream().flatMapToDouble(Arrays::stream).toArray(),
                classes.stream().mapToInt(Integer::intValue).toArray());
    }

    private static void add(Trace trace, double from, double to, int kind, List<double[]> ends, List<Integer> classes) {
        int pieces = (int) Math.ceil((to - from) / LONGEST - 1e-9);
        double[] upper = trace.at(from);
        for (int i = 1; i <= pieces; i++) {
            double[] lower = trace.at(from + (to - from) * i / pieces);
            ends.add(new double[] {upper[0], upper[1], upper[2], lower[0], lower[1], lower[2]});
            classes.add(kind);
            upper = lower;
        }
    }
}
