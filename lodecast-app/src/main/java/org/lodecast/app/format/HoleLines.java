package org.lodecast.app.format;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Trace;

/// The holes as lines: one a composite, and one a stretch that no composite covers. A line has its two ends as
/// points and, between them, those depths at which a trace is drawn ({@link #SPACING}), all on the arc.
/// Neighbours share the point where they meet; the points of a line stand together, and so do the lines of a
/// hole, from its top down.
///
/// @param xyz east, north and elevation of each point [m], by turns
/// @param depth of each point along its hole [m]
/// @param first point of each line
/// @param last point of each line
/// @param hole of each line, numbered as the traces are
/// @param from upper depth of each line [m]
/// @param to lower depth of each line [m]
/// @param row of each line in the composites, −1 where there is none
record HoleLines(
        double[] xyz, double[] depth, int[] first, int[] last, int[] hole, double[] from, double[] to, int[] row) {
    /// Usual distance of the points along a hole [m].
    static final double SPACING = 10;

    /// Depths closer than this [m] are one.
    private static final double NEAR = 1e-6;

    /// @param composites the rows of a hole together, by depth
    static HoleLines of(List<Trace> traces, Composites composites) {
        Map<String, int[]> rows = rows(composites.hole());
        Drawing drawing = new Drawing();
        for (int h = 0; h < traces.size(); h++) {
            Trace trace = traces.get(h);
            int[] own = rows.getOrDefault(trace.hole(), new int[2]);
            Drawing.Pen pen = drawing.pen(h, trace);
            double reached = 0;
            for (int r = own[0]; r < own[1]; r++) {
                pen.line(reached, composites.from()[r], -1);
                pen.line(composites.from()[r], composites.to()[r], r);
                reached = Math.max(reached, composites.to()[r]);
            }
            pen.line(reached, trace.length(), -1);
        }
        return drawing.done();
    }

    /// First row of each hole and the one after its last.
    private static Map<String, int[]> rows(String[] hole) {
        Map<String, int[]> map = new LinkedHashMap<>();
        for (int start = 0; start < hole.length; ) {
            int end = start;
            while (end < hole.length && hole[end].equals(hole[start])) {
                end++;
            }
            if (map.put(hole[start], new int[] {start, end}) != null) {
                throw new IllegalArgumentException("composites of hole " + hole[start] + " do not stand together");
            }
            start = end;
        }
        return map;
    }

    int size() {
        return row.length;
    }

    /// How many numbers of points all lines have.
    long corners() {
        long n = 0;
        for (int i = 0; i < first.length; i++) {
            n += last[i] - first[i] + 1;
        }
        return n;
    }

    /// Lines as they come.
    private static final class Drawing {
        private final DoubleStream.Builder xyz = DoubleStream.builder();
        private final DoubleStream.Builder depth = DoubleStream.builder();
        private final IntStream.Builder first = IntStream.builder();
        private final IntStream.Builder last = IntStream.builder();
        private final IntStream.Builder hole = IntStream.builder();
        private final DoubleStream.Builder from = DoubleStream.builder();
        private final DoubleStream.Builder to = DoubleStream.builder();
        private final IntStream.Builder row = IntStream.builder();
        private int points;

        Pen pen(int number, Trace trace) {
            return new Pen(number, trace);
        }

        /// Draws one hole.
        final class Pen {
            private final int number;
            private final Trace trace;
            private final double[] between;
            private double at = Double.NaN;

            private Pen(int number, Trace trace) {
                this.number = number;
                this.trace = trace;
                between = trace.depths(SPACING);
            }

            /// Nothing if it has no length.
            void line(double a, double b, int r) {
                if (!(b - a > NEAR)) {
                    return;
                }
                if (!(Math.abs(at - a) <= NEAR)) {
                    point(a);
                }
                first.add(points - 1);
                int k = Arrays.binarySearch(between, a + NEAR);
                for (k = k < 0 ? -k - 1 : k; k < between.length && between[k] < b - NEAR; k++) {
                    point(between[k]);
                }
                point(b);
                last.add(points - 1);
                hole.add(number);
                from.add(a);
                to.add(b);
                row.add(r);
            }

            private void point(double d) {
                double[] p = trace.at(d);
                xyz.add(p[0]).add(p[1]).add(p[2]);
                depth.add(d);
                at = d;
                points++;
            }
        }

        HoleLines done() {
            return new HoleLines(
                    xyz.build().toArray(),
                    depth.build().toArray(),
                    first.build().toArray(),
                    last.build().toArray(),
                    hole.build().toArray(),
                    from.build().toArray(),
                    to.build().toArray(),
                    row.build().toArray());
        }
    }
}
