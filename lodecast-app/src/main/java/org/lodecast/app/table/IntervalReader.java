package org.lodecast.app.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lodecast.app.project.ColumnNames;
import org.lodecast.app.project.Project;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.Variable;
import org.lodecast.geochem.Concentration;
import org.lodecast.geochem.DetectionLimits;

/// Reads a table of intervals row by row into columns: assays with their grades, or logged codes.
final class IntervalReader {
    /// Of the columns of `depth`.
    private static final String[] ROLES = {"from", "to", "x", "y", "z"};

    private final TableColumns columns;
    private final ReadLog log;
    private final boolean fillShort;
    private final Map<String, String> names = new HashMap<>();
    private final List<Element> elements = new ArrayList<>();
    private final List<String> kinds = new ArrayList<>();
    private final List<String> samples = new ArrayList<>();
    private @Nullable QualityControl control;
    private final int expected;
    private String[] hole;
    private String[] code = new String[0];
    /// from, to, and x, y, z where samples tell their place
    private double[][] depth;
    private int[] line;
    private int size;
    private int[] controlRows = new int[16];

    private record Element(GradeColumn grades, int column, String header, DetectionLimits.Rule rule, double limit) {}

    /// What a table holds.
    ///
    /// @param places x, y, z of each row [m] if the samples tell their place, else empty
    record Result(Intervals ground, double[][] places, DrillholeReader.Control control) {}

    IntervalReader(TableColumns columns, boolean fillShort, ReadLog log) {
        this.columns = columns;
        this.fillShort = fillShort;
        this.log = log;
        this.expected = columns.table().expectedRows();
        this.hole = new String[expected];
        this.depth = new double[2][expected];
        this.line = new int[expected];
    }

    /// Logged codes.
    Intervals lithology() {
        code = new String[expected];
        columns.table().read(log, fillShort, this::row);
        return intervals(List.of(), columns.table().file());
    }

    /// Assays.
    ///
    /// @param placed whether the samples tell their place by x, y, z
    Result assays(Project.AssayTable spec, Set<String> holes, boolean placed) {
        control = new QualityControl(spec.qaqc(), holes);
        depth = new double[placed ? 5 : 2][expected];
        chooseElements(spec);
        if (elements.isEmpty()) {
            columns.missing("no column of grades such as Au_ppm or Cu_pct", "tables.assay.elements");
        }
        columns.table().read(log, fillShort, this::row);
        String file = columns.table().file();
        List<Variable> variables = new ArrayList<>();
        List<DetectionLimits.Rule> rules = new ArrayList<>();
        for (Element e : elements) {
            e.grades().tell(log, file, e.header(), words(e.rule()));
            variables.add(e.grades().finish(e.limit()));
            rules.add(e.rule());
        }
        variables = DetectionLimits.substitute(variables, rules);
        int[] aside = Arrays.copyOf(controlRows, kinds.size());
        int[] ground = rest(aside);
        tellControl(file);
        if (spec.qaqc() != null && !spec.qaqc().equals("none") && kinds.isEmpty()) {
            log.warning("qaqc", file, 0, "", "no row matches `" + spec.qaqc() + "`", "nothing set aside");
        }
        double[][] places = new double[placed ? 3 : 0][];
        for (int d = 0; d < places.length; d++) {
            double[] all = depth[2 + d];
            places[d] = Arrays.stream(ground).mapToDouble(i -> all[i]).toArray();
        }
        Intervals all = intervals(variables, file);
        return new Result(all.rows(ground), places, new DrillholeReader.Control(kinds, samples, all.rows(aside)));
    }

    private void tellControl(String file) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        kinds.forEach(k -> counts.merge(k, 1, Integer::sum));
        counts.forEach((kind, n) ->
                log.note("qaqc", file, 0, n + " rows are laboratory checks (" + kind + ")", "set aside in table qaqc"));
    }

    private static String words(DetectionLimits.Rule rule) {
        return switch (rule) {
            case HALF -> "half the limit";
            case LIMIT -> "the limit";
            case ROOT2 -> "the limit divided by √2";
            case MULTIPLICATIVE -> "0.65 of the limit, the measured elements of the sample shrunk in proportion";
            case OMIT -> "taken as not measured";
        };
    }

    private void chooseElements(Project.AssayTable spec) {
        CsvTable t = columns.table();
        Map<String, Project.ElementColumn> chosen = new LinkedHashMap<>();
        if (spec.elements() != null) {
            chosen.putAll(spec.elements());
        } else {
            Set<String> used = columns.used();
            for (int c = 0; c < t.header().size(); c++) {
                String name = t.header().get(c);
                if (!used.contains(name.toLowerCase(Locale.ROOT))) {
                    ElementHeader.parse(t.described(c), t.header())
                            .ifPresent(e -> chosen.putIfAbsent(
                                    ColumnNames.element(e.symbol(), e.unit()),
                                    new Project.ElementColumn(
                                            name,
                                            e.unit() == null ? null : e.unit().symbol(),
                                            null,
                                            null)));
                }
            }
        }
        for (Map.Entry<String, Project.ElementColumn> e : chosen.entrySet()) {
            Project.ElementColumn how = e.getValue();
            String name = String.valueOf(how.column());
            int column = t.column(name);
            if (column < 0) {
                columns.missing("element " + e.getKey() + ": no column `" + name + "`", "tables.assay.elements");
                continue;
            }
            String unit = how.unit() == null
                    ? ""
                    : Concentration.parse(how.unit()).map(Concentration::symbol).orElse("");
            String below = how.below() != null ? how.below() : spec.below();
            elements.add(new Element(
                    new GradeColumn(e.getKey(), unit, t.dialect().decimalComma(), spec.zero(), spec.codes(), expected),
                    column,
                    t.header().get(column),
                    DetectionLimits.Rule.valueOf(below.toUpperCase(Locale.ROOT)),
                    how.limit() == null ? Double.NaN : how.limit()));
        }
    }

    private void row(String[] fields, int at, String raw) {
        columns.begin(fields, at, raw);
        String kind =
                control == null ? "" : control.kind(columns.text("hole"), columns.text("sample"), columns.text("type"));
        boolean check = !kind.isEmpty();
        boolean alone = depth.length == 5 && !columns.has("hole");
        String name = check || alone ? columns.text("hole") : columns.hole();
        grow();
        for (int d = 0; d < depth.length; d++) {
            String role = ROLES[d];
            depth[d][size] = check || !columns.has(role) ? columns.loose(role) : columns.number(role, name);
        }
        if (!check && depth.length == 5 && !place()) {
            columns.fail(
                    "sample-position",
                    name,
                    "at " + columns.text("x") + " " + columns.text("y") + " " + columns.text("z")
                            + "; expected east, north and elevation of a place on Earth");
        }
        if (!check && !columns.good(name)) {
            return;
        }
        hole[size] = names.computeIfAbsent(name, n -> n);
        line[size] = at;
        if (code.length > 0) {
            code[size] = names.computeIfAbsent(columns.text("code"), c -> c);
        }
        for (Element e : elements) {
            if (!e.grades().add(fields[e.column()])) {
                log.wrong(
                        "not-a-number",
                        columns.table().file(),
                        at,
                        name,
                        "column " + e.header() + ": `" + ReadLog.shortened(fields[e.column()])
                                + "`; expected a number, a detection limit such as <0.01, or nothing",
                        "taken as not measured");
            }
        }
        if (check) {
            if (kinds.size() == controlRows.length) {
                controlRows = Arrays.copyOf(controlRows, 2 * controlRows.length);
            }
            controlRows[kinds.size()] = size;
            kinds.add(kind);
            samples.add(columns.text("sample"));
            columns.setAside(name, "qaqc");
        }
        size++;
    }

    /// Whether the row's place can be one; what is no number was told.
    private boolean place() {
        double x = depth[2][size];
        double y = depth[3][size];
        double z = depth[4][size];
        return Double.isNaN(x + y + z) || Collar.isPlace(x, y, z);
    }

    private void grow() {
        if (size < line.length) {
            return;
        }
        int more = size + size / 2 + 1;
        hole = Arrays.copyOf(hole, more);
        line = Arrays.copyOf(line, more);
        for (int d = 0; d < depth.length; d++) {
            depth[d] = Arrays.copyOf(depth[d], more);
        }
        if (code.length > 0) {
            code = Arrays.copyOf(code, more);
        }
    }

    private int[] rest(int[] aside) {
        int[] rest = new int[size - aside.length];
        int n = 0;
        int next = 0;
        for (int i = 0; i < size; i++) {
            if (next < aside.length && aside[next] == i) {
                next++;
            } else {
                rest[n++] = i;
            }
        }
        return rest;
    }

    private Intervals intervals(List<Variable> variables, String file) {
        return new Intervals(
                file,
                Arrays.copyOf(hole, size),
                Arrays.copyOf(depth[0], size),
                Arrays.copyOf(depth[1], size),
                Arrays.copyOf(line, size),
                variables,
                Arrays.copyOf(code, Math.min(code.length, size)));
    }
}
