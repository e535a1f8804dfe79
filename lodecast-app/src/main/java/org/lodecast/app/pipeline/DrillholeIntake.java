package org.lodecast.app.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;
import org.lodecast.app.project.Project;
import org.lodecast.app.table.DrillholeReader;
import org.lodecast.app.table.ReadLog;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Desurvey;
import org.lodecast.drill.Drillholes;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.LengthUnit;
import org.lodecast.drill.Trace;
import org.lodecast.drill.check.CheckLimits;
import org.lodecast.drill.check.DrillholeCheck;
import org.lodecast.drill.check.Fix;
import org.lodecast.drill.check.FixRules;
import org.lodecast.drill.check.Rejected;
import org.lodecast.geochem.ValueCheck;
import org.lodecast.geology.CollarHeight;
import org.lodecast.geology.TriangleMesh;

/// From the tables as they stand in their files to holes that can be worked with: read, checked, mended where
/// the project asks for it, desurveyed. Every row is either in the holes, or set aside with a reason.
///
/// @param holes to be used only if nothing must be mended
/// @param located whether samples told their own places
/// @param findings in the order in which they were met
/// @param setAside rows of the files that are not in the holes
/// @param fixes what the project's rules changed
/// @param control blanks, standards and duplicates
/// @param sources rows read, kept and set aside, a file each
record DrillholeIntake(
        Drillholes holes,
        boolean located,
        List<Finding> findings,
        List<ReadLog.Row> setAside,
        List<Fix> fixes,
        DrillholeReader.Control control,
        List<Source> sources) {

    /// What became of the rows of a file: `read` = `kept` + `setAside`.
    record Source(String table, String file, int read, int kept, int setAside) {}

    /// What is no news of collars that were derived from samples.
    private static final Set<String> DERIVED = Set.of("collar-no-depth", "collar-same-place", "collar-off-ground");

    boolean mustBeMended() {
        return findings.stream().anyMatch(f -> f.severity() == Finding.Severity.ERROR);
    }

    /// Holds us to it that no row vanishes.
    void demandEveryRow() {
        Map<String, Integer> kept = new TreeMap<>(); // one file may serve as two tables
        sources.forEach(s -> kept.merge(s.file(), s.kept(), Integer::sum));
        for (Source s : sources) {
            if (s.read() != Objects.requireNonNull(kept.get(s.file())) + s.setAside()) {
                throw new IllegalStateException(s + ": rows were lost");
            }
        }
    }

    /// Reads and checks, changing nothing.
    static DrillholeIntake of(Workspace w) {
        return of(w.project(), w.folder());
    }

    /// @param folder that paths in the project are relative to
    static DrillholeIntake of(Project project, Path folder) {
        Project.Tables t = Objects.requireNonNull(project.tables());
        DrillholeReader reader = new DrillholeReader(folder, t, project.fixes());
        DrillholeReader.Tables tables = reader.read();
        DrillholeCheck check = check(project, t);
        List<Finding> findings = new ArrayList<>(reader.findings());
        ValueCheck.Result values =
                ValueCheck.check(tables.assays(), project.fixes().errors().equals("leave_out"));
        findings.addAll(values.findings());
        Drillholes holes = new Drillholes(List.of(), List.of(), List.of(), Intervals.none(), Intervals.none());
        if (!tables.collars().isEmpty()) { // without collars every other row would be an orphan
            holes = check.check(
                    tables.collars(), tables.stations(), values.table(), tables.lithology(), desurvey(project));
        } else if (findings.stream().noneMatch(f -> f.severity() == Finding.Severity.ERROR)) {
            findings.add(Finding.error(
                    "no-hole", t.label(t.collar()), 0, "", "no row can be used as a hole; expected at least one"));
        }
        boolean located = tables.located() != null;
        if (located) {
            holes = placed(holes, Objects.requireNonNull(tables.located()).traces());
        }
        boolean unread = t.survey() != null && project.fixes().errors().equals("stop"); // which was told
        if (tables.stations().isEmpty()
                && !unread
                && tables.located() == null
                && !holes.collars().isEmpty()) {
            findings.add(Finding.warning(
                    "survey-missing",
                    t.label(t.survey()),
                    0,
                    "",
                    t.survey() == null ? "no survey table" : "no row can be used as a station",
                    "all " + holes.collars().size() + " holes taken as vertical"));
        }
        findings.addAll(topography(project, folder, t, holes.collars()));
        findings.addAll(told(check.findings(), reader, tables));
        List<ReadLog.Row> setAside = setAside(reader, check.rejected());
        return new DrillholeIntake(
                holes,
                located,
                findings,
                setAside,
                check.fixes(),
                tables.control(),
                sources(reader, t, holes, setAside));
    }

    private static DrillholeCheck check(Project p, Project.Tables t) {
        Double longest = p.checks().longestInterval();
        return new DrillholeCheck(
                t.label(t.collar()),
                t.label(t.survey()),
                LengthUnit.parse(t.lengthUnit()).orElse(LengthUnit.METRE),
                new CheckLimits(Math.toRadians(p.drilling().doglegLimit()), longest == null ? Double.NaN : longest),
                new FixRules(
                        p.fixes().errors().equals("leave_out"),
                        p.fixes().dropDuplicates(),
                        p.fixes().trimToEnd(),
                        FixRules.Overlaps.valueOf(p.fixes().overlaps().toUpperCase(Locale.ROOT))));
    }

    static Desurvey desurvey(Project p) {
        return Desurvey.valueOf(p.drilling().desurvey().toUpperCase(Locale.ROOT));
    }

    private static List<Finding> topography(Project p, Path folder, Project.Tables t, List<Collar> collars) {
        if (p.topography() == null || t.collar() == null) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        try {
            for (TriangleMesh mesh : Surfaces.read(p, folder, List.of(p.topography()))) {
                findings.addAll(CollarHeight.over(mesh)
                        .check(
                                collars,
                                t.label(t.collar()),
                                LengthUnit.parse(t.lengthUnit()).orElse(LengthUnit.METRE),
                                p.checks().topography()));
            }
        } catch (InvalidInput e) {
            findings.addAll(e.findings());
        }
        return findings;
    }

    /// Without what only follows from a table or row that could not be read, which was told.
    private static List<Finding> told(List<Finding> findings, DrillholeReader reader, DrillholeReader.Tables tables) {
        boolean noSurvey = tables.stations().isEmpty();
        boolean noAssays = tables.assays().size() == 0;
        return findings.stream()
                .filter(f -> !(f.check().endsWith("-no-collar")
                        && reader.unreadHoles().contains(f.hole())))
                .filter(f -> !(noSurvey && f.check().equals("survey-missing")))
                .filter(f -> !(noAssays && f.check().equals("hole-without-assays")))
                .filter(f -> !(tables.located() != null && DERIVED.contains(f.check())))
                .toList();
    }

    /// The holes with traces through the places that their samples told.
    private static Drillholes placed(Drillholes h, List<Trace> traces) {
        Map<String, Trace> byHole = new HashMap<>();
        traces.forEach(t -> byHole.put(t.hole(), t));
        return new Drillholes(
                h.collars(),
                h.stations(),
                h.collars().stream()
                        .map(c -> Objects.requireNonNull(byHole.get(c.hole())))
                        .toList(),
                h.assays(),
                h.lithology());
    }

    /// Rows that could not be read, and rows that the checks rejected, with their text fetched from the files.
    private static List<ReadLog.Row> setAside(DrillholeReader reader, List<Rejected> rejected) {
        List<ReadLog.Row> rows = new ArrayList<>(reader.log().rows());
        Map<String, Set<Integer>> wanted = new TreeMap<>();
        for (Rejected r : rows(rejected)) {
            wanted.computeIfAbsent(r.file(), f -> new TreeSet<>()).add(r.line());
        }
        Map<String, Map<Integer, String>> text = new HashMap<>();
        wanted.forEach((file, lines) -> text.put(file, reader.lines(file, lines)));
        for (Rejected r : rows(rejected)) {
            String raw = Objects.requireNonNull(text.get(r.file())).getOrDefault(r.line(), "");
            rows.add(new ReadLog.Row(r.file(), r.line(), r.line(), r.hole(), r.check(), raw));
        }
        return rows;
    }

    /// Without collars that were derived from samples: those are no rows of a file.
    private static List<Rejected> rows(List<Rejected> rejected) {
        return rejected.stream().filter(r -> !r.file().isEmpty()).toList();
    }

    private static List<Source> sources(
            DrillholeReader reader, Project.Tables t, Drillholes holes, List<ReadLog.Row> setAside) {
        Map<String, Integer> aside = new TreeMap<>();
        setAside.forEach(r -> aside.merge(r.file(), 1, Integer::sum));
        Map<String, Integer> kept = Map.of(
                "collar", holes.collars().size(),
                "survey", holes.stations().size(),
                "assay", lines(holes.assays()),
                "lithology", lines(holes.lithology()));
        List<Source> sources = new ArrayList<>();
        t.files().forEach((key, table) -> {
            String file = t.label(table);
            sources.add(new Source(
                    key,
                    file,
                    reader.log().read().getOrDefault(file, 0),
                    Objects.requireNonNull(kept.get(key)),
                    aside.getOrDefault(file, 0)));
        });
        return sources;
    }

    /// How many rows of the file an intervals table has: one that was cut in two counts once.
    private static int lines(Intervals a) {
        return (int) java.util.Arrays.stream(a.line()).distinct().count();
    }
}
