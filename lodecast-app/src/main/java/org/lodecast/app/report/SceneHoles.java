package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.Trace;
import org.lodecast.drill.Variable;

/// The holes of the 3D view: straight pieces of one grade class and one rock each, and what was measured and
/// logged along them, to be read where the pointer is.
final class SceneHoles {
    /// Longest piece [m]: the hole's bend within it is not seen.
    private static final double LONGEST = 20;
    /// Rocks with a colour of their own; the others share a grey.
    private static final int ROCKS = 8;

    private static final String OTHER = "#c8c8c8";

    private final ReportData.Geology geology;
    private final UnaryOperator<double[]> local;
    private final GradeClasses scale;
    private final double[] grades;
    /// Codes that were logged, those with most metres first.
    private final List<String> codes;

    private final List<double[]> ends = new ArrayList<>();
    private final List<double[]> depths = new ArrayList<>();
    private final List<int[]> kinds = new ArrayList<>();

    /// @param local from world coordinates to those of the view
    SceneHoles(ReportData.Geology geology, UnaryOperator<double[]> local) {
        this.geology = geology;
        this.local = local;
        Composites c = geology.composites();
        this.scale = GradeClasses.of(c, geology.grade());
        this.grades = c.has(geology.grade()) ? c.variable(geology.grade()).values() : new double[0];
        this.codes = codes(geology.lithology());
    }

    private static List<String> codes(Intervals logged) {
        Map<String, Double> metres = new TreeMap<>();
        for (int i = 0; i < logged.code().length; i++) {
            if (!logged.code()[i].isBlank()) {
                metres.merge(logged.code()[i], logged.to()[i] - logged.from()[i], Double::sum);
            }
        }
        List<String> codes = new ArrayList<>(metres.keySet());
        codes.sort((a, b) -> Double.compare(metres.getOrDefault(b, 0.0), metres.getOrDefault(a, 0.0)));
        return codes;
    }

    Map<String, Object> parts() {
        Composites c = geology.composites();
        Intervals logged = codes.isEmpty() ? Intervals.none() : geology.lithology();
        Rows measured = rows(c.hole(), c.from(), c.to());
        Rows seen = rows(logged.hole(), logged.from(), logged.to());
        int[] code = new int[logged.size()];
        Arrays.setAll(code, i -> codes.indexOf(logged.code()[i]));
        List<Object> collars = new ArrayList<>();
        for (int h = 0; h < geology.traces().size(); h++) {
            Trace trace = geology.traces().get(h);
            pieces(h, trace, measured, seen, code);
            Map<String, Object> collar = new LinkedHashMap<>();
            collar.put("name", trace.hole());
            collar.put("at", Scene.tenths(local.apply(trace.at(0))));
            collars.add(collar);
        }
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("title", scale.title());
        out.put("variable", geology.grade());
        out.put("unit", unit());
        out.put("classes", classes());
        out.put("rockClasses", rockClasses());
        out.put("codes", codes);
        out.put("collars", collars);
        out.put("ends", Packed.metres(local.apply(flat(ends))));
        out.put("depths", Packed.metres(flat(depths)));
        out.put("hole", Packed.ints(kinds.stream().mapToInt(k -> k[0]).toArray()));
        out.put("kinds", bytes(1));
        out.put("rocks", bytes(2));
        out.put("starts", Packed.ints(measured.starts));
        out.put("from", Packed.metres(measured.pick(c.from())));
        out.put("to", Packed.metres(measured.pick(c.to())));
        double[] grade = new double[measured.rows.length];
        Arrays.setAll(grade, k -> grades.length == 0 ? Double.NaN : grades[measured.rows[k]]);
        out.put("grade", Packed.values(grade));
        out.put("logStarts", Packed.ints(seen.starts));
        out.put("logFrom", Packed.metres(seen.pick(logged.from())));
        out.put("logTo", Packed.metres(seen.pick(logged.to())));
        out.put(
                "logCode",
                Packed.ints(Arrays.stream(seen.rows).map(i -> code[i]).toArray()));
        return out;
    }

    private String unit() {
        return geology.composites().variables().stream()
                .filter(v -> v.name().equals(geology.grade()))
                .map(Variable::unit)
                .findFirst()
                .orElse("");
    }

    private List<Object> classes() {
        List<Object> classes = new ArrayList<>();
        for (int k = -1; k < scale.count(); k++) {
            classes.add(patch(scale.colour(k), scale.label(k)));
        }
        return classes;
    }

    /// The first for what was not logged; empty if nothing was.
    private List<Object> rockClasses() {
        if (codes.isEmpty()) {
            return List.of();
        }
        List<Object> classes = new ArrayList<>(List.of(patch(Colours.UNASSAYED, "not logged")));
        for (int k = 0; k < Math.min(ROCKS, codes.size()); k++) {
            classes.add(patch(Colours.category(k), codes.get(k)));
        }
        if (codes.size() > ROCKS) {
            classes.add(patch(OTHER, "other"));
        }
        return classes;
    }

    private static Map<String, Object> patch(String colour, String label) {
        return new TreeMap<>(Map.of("colour", colour, "label", label));
    }

    /// Rows of a table by hole in the order of the traces: those of hole h are `rows[starts[h]]` up to before
    /// `rows[starts[h + 1]]`, as they stand in the table, which is by depth.
    private record Rows(int[] starts, int[] rows, double[] from, double[] to) {
        double[] pick(double[] column) {
            return Arrays.stream(rows).mapToDouble(i -> column[i]).toArray();
        }

        /// The row of a hole at a depth, −1 if there is none.
        int at(int h, double depth) {
            int low = starts[h];
            int high = starts[h + 1];
            while (low < high) {
                int middle = low + high >>> 1;
                if (to[rows[middle]] <= depth) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low < starts[h + 1] && from[rows[low]] <= depth ? rows[low] : -1;
        }
    }

    private Rows rows(String[] hole, double[] from, double[] to) {
        Map<String, List<Integer>> own = new HashMap<>();
        for (int i = 0; i < hole.length; i++) {
            own.computeIfAbsent(hole[i], h -> new ArrayList<>()).add(i);
        }
        int[] starts = new int[geology.traces().size() + 1];
        List<Integer> all = new ArrayList<>();
        for (int h = 0; h < geology.traces().size(); h++) {
            all.addAll(own.getOrDefault(geology.traces().get(h).hole(), List.of()));
            starts[h + 1] = all.size();
        }
        return new Rows(starts, all.stream().mapToInt(Integer::intValue).toArray(), from, to);
    }

    private void pieces(int h, Trace trace, Rows measured, Rows seen, int[] code) {
        TreeSet<Double> breaks = new TreeSet<>(List.of(trace.length()));
        for (Rows table : List.of(measured, seen)) {
            for (int k = table.starts[h]; k < table.starts[h + 1]; k++) {
                breaks.add(table.from[table.rows[k]]);
                breaks.add(table.to[table.rows[k]]);
            }
        }
        double start = 0;
        double last = 0;
        int[] current = {h, 0, 0};
        for (double end : breaks.subSet(0.0, false, trace.length(), true)) {
            double middle = (last + end) / 2;
            int row = measured.at(h, middle);
            int log = seen.at(h, middle);
            int grade = row < 0 || grades.length == 0 ? -1 : scale.of(grades[row]);
            int[] found = {h, grade + 1, log < 0 ? 0 : Math.min(code[log], ROCKS) + 1};
            if (last > start && (!Arrays.equals(found, current) || end - start > LONGEST)) {
                add(trace, start, last, current);
                start = last;
            }
            current = found;
            last = end;
        }
        if (last > start) {
            add(trace, start, last, current);
        }
    }

    private void add(Trace trace, double from, double to, int[] kind) {
        int n = (int) Math.ceil((to - from) / LONGEST - 1e-9);
        for (int i = 0; i < n; i++) {
            double upper = from + (to - from) * i / n;
            double lower = from + (to - from) * (i + 1) / n;
            double[] a = trace.at(upper);
            double[] b = trace.at(lower);
            ends.add(new double[] {a[0], a[1], a[2], b[0], b[1], b[2]});
            depths.add(new double[] {upper, lower});
            kinds.add(kind);
        }
    }

    private String bytes(int part) {
        byte[] bytes = new byte[kinds.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) kinds.get(i)[part];
        }
        return Packed.bytes(bytes);
    }

    private static double[] flat(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
