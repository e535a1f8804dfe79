package org.lodecast.app.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;
import org.lodecast.app.project.ColumnNames;
import org.lodecast.app.project.Project;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.Station;
import org.lodecast.drill.Variable;
import org.lodecast.geochem.Concentration;

/// Reads the drillhole tables of a project into metres and radians, telling every field that cannot be read.
/// A row whose place or depth cannot be read is left out with an error; a grade that cannot be read is an
/// error too.
public final class DrillholeReader {
    private static final double FOOT = 0.3048;

    private final Path folder;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> unreadHoles = new HashSet<>();
    private final double metres;

    /// What the tables hold.
    public record Tables(List<Collar> collars, List<Station> stations, Intervals assays, Intervals lithology) {}

    /// @param folder that paths in the project are relative to
    public DrillholeReader(Path folder, String lengthUnit) {
        this.folder = folder;
        this.metres = lengthUnit.equals("ft") ? FOOT : 1;
    }

    /// Holes whose collar row could not be read, which was told.
    public Set<String> unreadHoles() {
        return unreadHoles;
    }

    /// Everything found so far.
    public List<Finding> findings() {
        return findings;
    }

    /// Reads all tables; the result is only to be used if no finding is an error.
    public Tables read(Project.Tables tables) {
        List<Collar> collars = tables.collar() == null ? List.of() : collars(tables.collar());
        List<Station> stations = tables.survey() == null ? List.of() : stations(tables.survey());
        Intervals assays = tables.assay() == null ? Intervals.none() : assays(tables.assay());
        Intervals lithology = tables.lithology() == null ? Intervals.none() : lithology(tables.lithology());
        return new Tables(collars, stations, assays, lithology);
    }

    private List<Collar> collars(Project.CollarTable spec) {
        CsvTable t = open(spec.file());
        List<Collar> collars = new ArrayList<>();
        if (t == null) {
            return collars;
        }
        int hole = column(t, "hole", spec.columns(), true);
        int x = column(t, "x", spec.columns(), true);
        int y = column(t, "y", spec.columns(), true);
        int z = column(t, "z", spec.columns(), true);
        int length = column(t, "length", spec.columns(), false);
        if (hole < 0 || x < 0 || y < 0 || z < 0) {
            return collars;
        }
        for (int r = 0; r < t.size(); r++) {
            String name = name(t, r, hole);
            double px = number(t, r, x, name);
            double py = number(t, r, y, name);
            double pz = number(t, r, z, name);
            double end = length < 0 || t.rows().get(r)[length].isEmpty() ? Double.NaN : number(t, r, length, name);
            if (!name.isEmpty() && !Double.isNaN(px + py + pz)) {
                collars.add(new Collar(name, px * metres, py * metres, pz * metres, end * metres, t.lines()[r]));
            } else if (!name.isEmpty()) {
                unreadHoles.add(name);
            }
        }
        return collars;
    }

    private List<Station> stations(Project.SurveyTable spec) {
        CsvTable t = open(spec.file());
        List<Station> stations = new ArrayList<>();
        if (t == null) {
            return stations;
        }
        int hole = column(t, "hole", spec.columns(), true);
        int at = column(t, "at", spec.columns(), true);
        int azimuth = column(t, "azimuth", spec.columns(), true);
        int dip = column(t, "dip", spec.columns(), true);
        if (hole < 0 || at < 0 || azimuth < 0 || dip < 0) {
            return stations;
        }
        int up = 0;
        int down = 0;
        for (int r = 0; r < t.size(); r++) {
            String name = name(t, r, hole);
            double depth = number(t, r, at, name);
            double az = number(t, r, azimuth, name);
            double d = number(t, r, dip, name);
            if (!name.isEmpty() && !Double.isNaN(depth + az + d)) {
                stations.add(new Station(name, depth * metres, Math.toRadians(az), Math.toRadians(d), t.lines()[r]));
                up += d > 0 ? 1 : 0;
                down += d < 0 ? 1 : 0;
            }
        }
        boolean positiveDown = spec.dip().equals("positive_down") || spec.dip().equals("auto") && up > down;
        findings.add(Finding.note(
                "survey-dip-sign",
                t.file(),
                0,
                "",
                up + " dips are positive, " + down + " negative",
                (positiveDown ? "positive taken as down" : "negative taken as down")
                        + (spec.dip().equals("auto") ? ", by majority" : ", as project.yaml says")));
        if (positiveDown) {
            stations.replaceAll(s -> new Station(s.hole(), s.depth(), s.azimuth(), -s.dip(), s.line()));
        }
        return stations;
    }

    private Intervals assays(Project.AssayTable spec) {
        CsvTable t = open(spec.file());
        if (t == null) {
            return Intervals.none();
        }
        Map<String, Project.ElementColumn> elements = new LinkedHashMap<>();
        if (spec.elements() != null) {
            elements.putAll(spec.elements());
        } else {
            for (String name : t.header()) {
                ElementHeader.parse(name, t.header())
                        .ifPresent(e -> elements.putIfAbsent(
                                ColumnNames.element(e.symbol(), e.unit()),
                                new Project.ElementColumn(
                                        name, e.unit() == null ? null : e.unit().symbol())));
            }
        }
        List<Variable> variables = new ArrayList<>();
        boolean comma = t.separator() == ';';
        for (Map.Entry<String, Project.ElementColumn> e : elements.entrySet()) {
            String name = String.valueOf(e.getValue().column());
            int column = t.column(name);
            if (column < 0) {
                missing(t, "element " + e.getKey() + ": no column `" + name + "`", "tables.assay.elements");
                continue;
            }
            String unit = e.getValue().unit() == null
                    ? ""
                    : Concentration.parse(e.getValue().unit())
                            .map(Concentration::symbol)
                            .orElse("");
            variables.add(new Variable(e.getKey(), unit, grades(t, column, comma)));
        }
        if (variables.isEmpty()) {
            missing(t, "no column of grades such as Au_ppm or Cu_pct", "tables.assay.elements");
        }
        return intervals(t, spec.columns(), variables, false);
    }

    private Intervals lithology(Project.LithologyTable spec) {
        CsvTable t = open(spec.file());
        return t == null ? Intervals.none() : intervals(t, spec.columns(), List.of(), true);
    }

    private Intervals intervals(CsvTable t, Map<String, String> columns, List<Variable> variables, boolean codes) {
        int hole = column(t, "hole", columns, true);
        int from = column(t, "from", columns, true);
        int to = column(t, "to", columns, true);
        int code = codes ? column(t, "code", columns, true) : -1;
        if (hole < 0 || from < 0 || to < 0 || codes && code < 0) {
            return Intervals.none();
        }
        int n = t.size();
        List<Integer> kept = new ArrayList<>();
        String[] names = new String[n];
        double[] top = new double[n];
        double[] bottom = new double[n];
        for (int r = 0; r < n; r++) {
            names[r] = name(t, r, hole);
            top[r] = number(t, r, from, names[r]) * metres;
            bottom[r] = number(t, r, to, names[r]) * metres;
            if (!names[r].isEmpty() && !Double.isNaN(top[r] + bottom[r])) {
                kept.add(r);
            }
        }
        int[] rows = kept.stream().mapToInt(i -> i).toArray();
        int m = rows.length;
        String[] h = new String[m];
        double[] f = new double[m];
        double[] b = new double[m];
        int[] line = new int[m];
        String[] c = new String[codes ? m : 0];
        double[][] v = new double[variables.size()][m];
        for (int k = 0; k < m; k++) {
            int r = rows[k];
            h[k] = names[r];
            f[k] = top[r];
            b[k] = bottom[r];
            line[k] = t.lines()[r];
            if (codes) {
                c[k] = t.rows().get(r)[code];
            }
            for (int j = 0; j < v.length; j++) {
                v[j][k] = variables.get(j).values()[r];
            }
        }
        List<Variable> selected = new ArrayList<>();
        for (int j = 0; j < v.length; j++) {
            selected.add(new Variable(variables.get(j).name(), variables.get(j).unit(), v[j]));
        }
        return new Intervals(t.file(), h, f, b, line, selected, c);
    }

    /// Values with half the limit in place of what was below it; tells how often, a line a code.
    private double[] grades(CsvTable t, int column, boolean comma) {
        double[] values = new double[t.size()];
        Map<String, Integer> below = new TreeMap<>();
        Map<String, Integer> nothing = new TreeMap<>();
        int above = 0;
        double least = Double.POSITIVE_INFINITY;
        List<Integer> unknownLimit = new ArrayList<>();
        for (int r = 0; r < values.length; r++) {
            String field = t.rows().get(r)[column];
            switch (Grade.parse(field, comma)) {
                case Grade.Measured m -> {
                    values[r] = m.value();
                    least = m.value() > 0 ? Math.min(least, m.value()) : least;
                }
                case Grade.Missing m -> {
                    values[r] = Double.NaN;
                    if (!m.code().isEmpty()) {
                        nothing.merge(m.code(), 1, Integer::sum);
                    }
                }
                case Grade.Below b
                when Double.isNaN(b.limit()) -> {
                    unknownLimit.add(r);
                    below.merge(b.code(), 1, Integer::sum);
                }
                case Grade.Below b -> {
                    values[r] = b.limit() / 2;
                    least = Math.min(least, b.limit());
                    below.merge(b.code(), 1, Integer::sum);
                }
                case Grade.Above a -> {
                    values[r] = a.limit();
                    above++;
                }
                case Grade.Unreadable u -> {
                    values[r] = Double.NaN;
                    findings.add(Finding.error(
                            "not-a-number",
                            t.file(),
                            t.lines()[r],
                            "",
                            "column " + t.header().get(column) + ": `" + shortened(u.text())
                                    + "`; expected a number, a detection limit such as <0.01, or nothing"));
                }
            }
        }
        for (int r : unknownLimit) {
            values[r] = Double.isInfinite(least) ? 0 : least / 2;
        }
        String name = "column " + t.header().get(column) + ": ";
        below.forEach((code, n) -> findings.add(Finding.note(
                "below-detection",
                t.file(),
                0,
                "",
                name + n + " values below detection (" + code + ")",
                "half the limit")));
        nothing.forEach((code, n) -> findings.add(Finding.note(
                "no-value", t.file(), 0, "", name + n + " times `" + code + "`", "taken as not measured")));
        if (above > 0) {
            findings.add(Finding.warning(
                    "above-limit", t.file(), 0, "", name + above + " values above the upper limit (>)", "the limit"));
        }
        return values;
    }

    private @Nullable CsvTable open(@Nullable String file) {
        if (file == null) {
            return null;
        }
        try {
            CsvTable t = CsvTable.read(folder.resolve(file).normalize());
            findings.addAll(t.findings());
            return t;
        } catch (InvalidInput e) {
            findings.addAll(e.findings());
            return null;
        }
    }

    private int column(CsvTable t, String role, Map<String, String> chosen, boolean needed) {
        String name = chosen.get(role);
        if (name == null) {
            name = Roles.find(t.header(), role).orElse(null);
            if (name == null) {
                if (needed) {
                    missing(
                            t,
                            "no column for " + role + " (" + String.join(", ", Roles.aliases(role)) + ")",
                            "columns." + role);
                }
                return -1;
            }
        }
        int i = t.column(name);
        if (i < 0) {
            missing(t, "no column `" + name + "` for " + role, "columns." + role);
        }
        return i;
    }

    private void missing(CsvTable t, String what, String key) {
        findings.add(Finding.error(
                "column-missing",
                t.file(),
                1,
                "",
                what + "; the table has " + String.join(", ", t.header()) + ". Name it as " + key
                        + " in project.yaml"));
    }

    private String name(CsvTable t, int row, int column) {
        String name = t.rows().get(row)[column];
        if (name.isEmpty()) {
            findings.add(Finding.error(
                    "hole-missing",
                    t.file(),
                    t.lines()[row],
                    "",
                    "column " + t.header().get(column) + " is empty; expected the name of a hole"));
        }
        return name;
    }

    private double number(CsvTable t, int row, int column, String hole) {
        String field = t.rows().get(row)[column];
        double v = Numbers.parse(field, t.separator() == ';');
        if (Double.isNaN(v)) {
            findings.add(Finding.error(
                    "not-a-number",
                    t.file(),
                    t.lines()[row],
                    hole,
                    "column " + t.header().get(column) + ": `" + shortened(field) + "`; expected a number"));
        }
        return v;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
