package org.lodecast.app.init;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.app.project.Project;
import org.lodecast.app.table.AssayColumns;
import org.lodecast.app.table.ColumnFinder;
import org.lodecast.app.table.CsvTable;
import org.lodecast.app.table.ReadLog;
import org.lodecast.app.table.Roles;
import org.lodecast.drill.Censoring;
import org.lodecast.drill.Variable;

/// The part of a project file that tells which tables there are and what their columns hold.
final class TablesGuess {
    /// Eastings beyond this are no UTM metres: grids that put the number of the zone before them have such, and
    /// American state grids in feet.
    private static final double BEYOND_UTM = 1_000_000;

    private final Yaml yaml;
    private final ProjectGuess.Files files;
    private final ReadLog log;
    private final Set<String> holes = new TreeSet<>();

    TablesGuess(Yaml yaml, ProjectGuess.Files files, ReadLog log) {
        this.yaml = yaml;
        this.files = files;
        this.log = log;
    }

    /// Writes the tables and gives the grades; none, with findings, if the assays cannot be read.
    List<Variable> write() {
        yaml.line("tables:");
        CsvTable collar = files.collar() == null ? null : open(files.collar());
        Map<String, ColumnFinder.Found> places =
                collar == null ? Map.of() : find(collar, List.of("hole", "x", "y", "z"), List.of("length"));
        lengthUnit(collar, places);
        if (files.collar() == null) {
            yaml.line("  # no collar table: each sample tells its own place");
        } else if (collar != null) {
            table("collar", files.collar(), collar, places);
            ColumnFinder.Found hole = places.get("hole");
            if (hole != null) {
                collar.read(new ReadLog(true), true, (fields, line, raw) -> holes.add(fields[hole.column()]));
            }
        }
        if (files.survey() != null) {
            survey(files.survey());
        } else if (files.collar() != null) {
            yaml.line("  # no survey: all holes are taken as vertical");
        }
        CsvTable assay = open(files.assay());
        List<Variable> variables = assay == null ? List.of() : assays(assay);
        if (files.lithology() != null) {
            CsvTable lithology = open(files.lithology());
            if (lithology != null) {
                table(
                        "lithology",
                        files.lithology(),
                        lithology,
                        find(lithology, List.of("hole", "from", "to", "code"), List.of()));
            }
        }
        return variables;
    }

    private @Nullable CsvTable open(Path path) {
        try {
            return CsvTable.open(path, Project.CsvFormat.GUESSED, log);
        } catch (InvalidInput e) {
            e.findings().forEach(log::add);
            return null;
        }
    }

    private Map<String, ColumnFinder.Found> find(CsvTable t, List<String> needed, List<String> optional) {
        Map<String, ColumnFinder.Found> found = new ColumnFinder(t, holes).find(Map.of(), needed, optional);
        for (String role : needed) {
            if (!found.containsKey(role)) {
                log.error(
                        "column-missing",
                        t.file(),
                        t.headerLine(),
                        "no column for " + role + "; expected one named " + String.join(", ", Roles.aliases(role))
                                + "; the table has " + ReadLog.names(t.header()));
            }
        }
        return found;
    }

    private void lengthUnit(@Nullable CsvTable collar, Map<String, ColumnFinder.Found> places) {
        String unit = files.lengthUnit() == null ? "m" : files.lengthUnit();
        String why = files.lengthUnit() == null ? "nothing says otherwise" : "as asked";
        double far = 0;
        ColumnFinder.Found x = places.get("x");
        ColumnFinder.Found y = places.get("y");
        if (collar != null && x != null && y != null) {
            for (String[] row : collar.sample()) {
                far = Math.max(far, collar.number(row[x.column()]));
            }
            if (files.lengthUnit() == null && far > BEYOND_UTM) {
                why = String.format(
                        Locale.ROOT,
                        "a guess: eastings of %,.0f are beyond UTM: a zone number before them, or feet of a state grid? then put ft",
                        far);
            }
        }
        yaml.line("  length_unit: " + unit
                + "        # of coordinates and depths whose column does not say its own: m or ft; " + why);
    }

    private void table(String name, Path path, CsvTable t, Map<String, ColumnFinder.Found> found) {
        yaml.line("  " + name + ":");
        yaml.line("    file: " + Yaml.quoted(yaml.relative(path)) + dialect(t));
        List<String> parts = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        found.forEach((role, f) -> {
            parts.add(role + ": " + Yaml.quoted(f.name()));
            if (f.guessed()) {
                reasons.add(role + " " + f.reason());
            }
        });
        yaml.line("    columns: {" + String.join(", ", parts) + "}   # "
                + (reasons.isEmpty() ? "found by their usual names" : "check: " + String.join("; ", reasons)));
    }

    private static String dialect(CsvTable t) {
        List<String> told = new ArrayList<>();
        if (!t.dialect().charset().equals(java.nio.charset.StandardCharsets.UTF_8)) {
            told.add(t.dialect().charset().name());
        }
        if (t.dialect().separator() != ',') {
            told.add("separated by "
                    + (t.dialect().separator() == '\t' ? "tabs" : t.dialect().separator()));
        }
        if (t.dialect().decimalComma()) {
            told.add("decimal comma");
        }
        return told.isEmpty()
                ? ""
                : "   # " + String.join(", ", told) + "; format: {encoding, separator, decimal} overrides";
    }

    private void survey(Path path) {
        CsvTable t = open(path);
        if (t == null) {
            return;
        }
        Map<String, ColumnFinder.Found> found = find(t, List.of("hole", "at", "azimuth", "dip"), List.of());
        table("survey", path, t, found);
        ColumnFinder.Found dip = found.get("dip");
        if (dip != null) {
            int[] signs = new int[2];
            t.read(new ReadLog(true), true, (fields, line, raw) -> {
                double v = t.number(fields[dip.column()]);
                signs[0] += v > 0 ? 1 : 0;
                signs[1] += v < 0 ? 1 : 0;
            });
            yaml.line("    dip: " + (signs[0] > signs[1] ? "positive_down" : "negative_down") + "   # " + signs[0]
                    + " dips are positive, " + signs[1] + " negative");
        }
    }

    private List<Variable> assays(CsvTable t) {
        List<String> depths = List.of("hole", "from", "to");
        List<String> place = List.of("x", "y", "z");
        List<String> optional = new ArrayList<>(List.of("sample", "type"));
        boolean placed = files.collar() == null;
        if (placed) {
            optional.addAll(0, depths);
        }
        Map<String, ColumnFinder.Found> found = find(t, placed ? place : depths, optional);
        table("assay", files.assay(), t, found);
        AssayColumns grades = new AssayColumns(t, found, holes, log);
        if (!grades.control().isEmpty()) {
            yaml.line("    # qaqc: none   # " + grades.control().size() + " rows look like laboratory checks ("
                    + ElementGuess.counts(grades.control()) + ") and are set aside; none keeps them, a pattern sets"
                    + " others aside");
        }
        Set<String> used = new TreeSet<>();
        found.values().forEach(f -> used.add(f.name().toLowerCase(Locale.ROOT)));
        List<Variable> variables = new ElementGuess(yaml, t).write(used, grades);
        int below = 0;
        int zeros = 0;
        for (Variable v : variables) {
            below += v.censoring() == null ? 0 : v.censoring().count(Censoring.BELOW);
            for (double x : v.values()) {
                zeros += x == 0 ? 1 : 0;
            }
        }
        yaml.line("    below: half   # what stands in for the " + below
                + " values below detection: half the limit; or limit, root2, multiplicative, omit");
        if (zeros > 0) {
            yaml.line("    zero: keep   # " + zeros + " grades are exactly zero; or below (below detection), omit");
        }
        if (variables.isEmpty()) {
            log.error(
                    "column-missing",
                    t.file(),
                    t.headerLine(),
                    "no column of grades such as Au_ppm or Cu_pct; the table has " + ReadLog.names(t.header()));
        }
        return variables;
    }
}
