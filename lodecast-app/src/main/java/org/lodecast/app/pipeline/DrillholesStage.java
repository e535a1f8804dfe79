package org.lodecast.app.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.app.project.Project;
import org.lodecast.app.store.Table;
import org.lodecast.app.table.DrillholeReader;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Desurvey;
import org.lodecast.drill.DrillholeCheck;
import org.lodecast.drill.Drillholes;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.Station;
import org.lodecast.drill.Trace;
import org.lodecast.drill.Variable;

/// Reads, checks and desurveys the drillholes.
final class DrillholesStage implements Stage {
    static final String NAME = "drillholes";

    /// Holes with everything that was found while they were read.
    record Checked(Drillholes holes, List<Finding> findings) {
        boolean mustBeMended() {
            return findings.stream().anyMatch(f -> f.severity() == Finding.Severity.ERROR);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public Object settings(Project p) {
        Map<String, Object> s = new LinkedHashMap<>();
        s.put("tables", p.tables());
        s.put("desurvey", p.drilling().desurvey());
        s.put("dogleg", p.drilling().doglegLimit());
        return s;
    }

    @Override
    public List<Path> inputs(Workspace w) {
        Project.Tables t = Objects.requireNonNull(w.project().tables());
        List<Path> files = new ArrayList<>();
        if (t.collar() != null && t.collar().file() != null) {
            files.add(w.folder().resolve(t.collar().file()));
        }
        if (t.survey() != null && t.survey().file() != null) {
            files.add(w.folder().resolve(t.survey().file()));
        }
        if (t.assay() != null && t.assay().file() != null) {
            files.add(w.folder().resolve(t.assay().file()));
        }
        if (t.lithology() != null && t.lithology().file() != null) {
            files.add(w.folder().resolve(t.lithology().file()));
        }
        return files;
    }

    /// Reads and checks, changing nothing.
    static Checked check(Workspace w) {
        Project.Tables t = Objects.requireNonNull(w.project().tables());
        DrillholeReader reader = new DrillholeReader(w.folder(), t.lengthUnit());
        DrillholeReader.Tables tables = reader.read(t);
        DrillholeCheck check = new DrillholeCheck(
                file(t.collar() == null ? null : t.collar().file()),
                file(t.survey() == null ? null : t.survey().file()),
                Math.toRadians(w.project().drilling().doglegLimit()));
        Drillholes holes = new Drillholes(List.of(), List.of(), List.of(), Intervals.none(), Intervals.none());
        if (!tables.collars().isEmpty()) { // without collars every other row would be an orphan
            holes = check.check(
                    tables.collars(), tables.stations(), tables.assays(), tables.lithology(), desurvey(w.project()));
        }
        List<Finding> findings = new ArrayList<>(reader.findings());
        // what only follows from a table or row that could not be read is not told again
        boolean noSurvey = t.survey() != null && tables.stations().isEmpty();
        boolean noAssays = tables.assays().size() == 0;
        check.findings().stream()
                .filter(f -> !(f.check().endsWith("-no-collar")
                        && reader.unreadHoles().contains(f.hole())))
                .filter(f -> !(noSurvey && f.check().equals("survey-missing")))
                .filter(f -> !(noAssays && f.check().equals("hole-without-assays")))
                .forEach(findings::add);
        return new Checked(holes, findings);
    }

    private static String file(@org.jspecify.annotations.Nullable String path) {
        return path == null ? "" : String.valueOf(Path.of(path).getFileName());
    }

    private static Desurvey desurvey(Project p) {
        return Desurvey.valueOf(p.drilling().desurvey().toUpperCase(Locale.ROOT));
    }

    @Override
    public String run(Workspace w, StageFolder folder, Progress progress) throws IOException {
        Checked checked = check(w);
        if (checked.mustBeMended()) {
            throw new InvalidInput(checked.findings());
        }
        Drillholes holes = checked.holes();
        List<Collar> c = holes.collars();
        folder.table(new Table("collar")
                .text("hole", texts(c, Collar::hole))
                .real("x", "m", numbers(c, Collar::x))
                .real("y", "m", numbers(c, Collar::y))
                .real("z", "m", numbers(c, Collar::z))
                .real("length", "m", numbers(c, Collar::length))
                .whole("line", c.stream().mapToInt(Collar::line).toArray()));
        List<Station> s = holes.stations();
        folder.table(new Table("survey")
                .text("hole", texts(s, Station::hole))
                .real("depth", "m", numbers(s, Station::depth))
                .real("azimuth", "degree, clockwise from north", numbers(s, x -> Math.toDegrees(x.azimuth())))
                .real("dip", "degree, negative down", numbers(s, x -> Math.toDegrees(x.dip())))
                .whole("line", s.stream().mapToInt(Station::line).toArray()));
        folder.table(intervals("assay", holes.assays()));
        folder.table(intervals("lithology", holes.lithology()));
        folder.table(traces(holes));
        folder.table(qa(checked.findings()));
        folder.product("qa.csv", qaCsv(checked.findings()));
        double metres = holes.traces().stream().mapToDouble(Trace::length).sum();
        long warnings = checked.findings().stream()
                .filter(f -> f.severity() == Finding.Severity.WARNING)
                .count();
        return String.format(
                Locale.ROOT,
                "%,d holes, %,.0f m, %,d assays; %,d warnings",
                c.size(),
                metres,
                holes.assays().size(),
                warnings);
    }

    static Drillholes load(Workspace w) {
        return w.of(NAME, "holes", f -> {
            Table ct = f.table("collar");
            List<Collar> collars = new ArrayList<>();
            for (int i = 0; i < ct.rows(); i++) {
                collars.add(new Collar(
                        ct.text("hole")[i],
                        ct.real("x")[i],
                        ct.real("y")[i],
                        ct.real("z")[i],
                        ct.real("length")[i],
                        ct.whole("line")[i]));
            }
            Table st = f.table("survey");
            Map<String, List<Station>> byHole = new LinkedHashMap<>();
            List<Station> stations = new ArrayList<>();
            for (int i = 0; i < st.rows(); i++) {
                Station s = new Station(
                        st.text("hole")[i],
                        st.real("depth")[i],
                        Math.toRadians(st.real("azimuth")[i]),
                        Math.toRadians(st.real("dip")[i]),
                        st.whole("line")[i]);
                stations.add(s);
                byHole.computeIfAbsent(s.hole(), h -> new ArrayList<>()).add(s);
            }
            Table tt = f.table("trace");
            Map<String, Double> ends = new LinkedHashMap<>();
            for (int i = 0; i < tt.rows(); i++) {
                ends.merge(tt.text("hole")[i], tt.real("depth")[i], Math::max);
            }
            List<Trace> traces = collars.stream()
                    .map(c -> desurvey(w.project())
                            .trace(c, byHole.getOrDefault(c.hole(), List.of()), ends.getOrDefault(c.hole(), 0.0)))
                    .toList();
            return new Drillholes(collars, stations, traces, intervals(f, "assay"), intervals(f, "lithology"));
        });
    }

    static List<Finding> findings(Workspace w) {
        return w.of(NAME, "qa", f -> {
            Table t = f.table("qa");
            List<Finding> findings = new ArrayList<>();
            for (int i = 0; i < t.rows(); i++) {
                findings.add(new Finding(
                        Finding.Severity.valueOf(t.text("severity")[i].toUpperCase(Locale.ROOT)),
                        t.text("check")[i],
                        t.text("file")[i],
                        t.whole("line")[i],
                        t.text("hole")[i],
                        t.text("message")[i],
                        t.text("action")[i]));
            }
            return findings;
        });
    }

    private static Table intervals(String name, Intervals a) {
        Table t = new Table(name)
                .text("hole", a.hole())
                .real("from", "m", a.from())
                .real("to", "m", a.to())
                .whole("line", a.line());
        if (a.code().length > 0) {
            t.text("code", a.code());
        }
        for (Variable v : a.variables()) {
            t.real(v.name(), v.unit(), v.values());
        }
        return t;
    }

    private static Intervals intervals(StageFolder f, String name) {
        Table t = f.table(name);
        Map<String, String> units = f.units(name);
        List<Variable> variables = new ArrayList<>();
        String[] code = new String[0];
        for (Table.Column c : t.columns().subList(4, t.columns().size())) {
            if (c instanceof Table.Column.Text text) {
                code = text.values();
            } else {
                variables.add(new Variable(c.name(), units.getOrDefault(c.name(), ""), t.real(c.name())));
            }
        }
        return new Intervals(name, t.text("hole"), t.real("from"), t.real("to"), t.whole("line"), variables, code);
    }

    /// Points along each hole: its stations and its end, and every 10 m between.
    private static Table traces(Drillholes holes) {
        List<String> hole = new ArrayList<>();
        List<double[]> points = new ArrayList<>();
        for (Trace t : holes.traces()) {
            java.util.TreeSet<Double> depths = new java.util.TreeSet<>();
            for (double d = 0; d < t.length(); d += 10) {
                depths.add(d);
            }
            for (int i = 0; i < t.stations(); i++) {
                if (t.depth(i) <= t.length()) {
                    depths.add(t.depth(i));
                }
            }
            depths.add(t.length());
            for (double d : depths) {
                double[] p = t.at(d);
                hole.add(t.hole());
                points.add(new double[] {d, p[0], p[1], p[2]});
            }
        }
        return new Table("trace")
                .text("hole", hole.toArray(String[]::new))
                .real("depth", "m", numbers(points, p -> p[0]))
                .real("x", "m", numbers(points, p -> p[1]))
                .real("y", "m", numbers(points, p -> p[2]))
                .real("z", "m", numbers(points, p -> p[3]));
    }

    private static Table qa(List<Finding> f) {
        return new Table("qa")
                .text("severity", texts(f, x -> x.severity().name().toLowerCase(Locale.ROOT)))
                .text("check", texts(f, Finding::check))
                .text("file", texts(f, Finding::file))
                .whole("line", f.stream().mapToInt(Finding::line).toArray())
                .text("hole", texts(f, Finding::hole))
                .text("message", texts(f, Finding::message))
                .text("action", texts(f, Finding::action));
    }

    static String qaCsv(List<Finding> findings) {
        return Csv.of(
                List.of("severity", "check", "file", "line", "hole", "message", "action"),
                findings.stream()
                        .map(f -> List.of(
                                f.severity().name().toLowerCase(Locale.ROOT),
                                f.check(),
                                f.file(),
                                f.line() > 0 ? Integer.toString(f.line()) : "",
                                f.hole(),
                                f.message(),
                                f.action()))
                        .toList());
    }

    private static <T> String[] texts(List<T> list, Function<T, String> f) {
        return list.stream().map(f).toArray(String[]::new);
    }

    private static <T> double[] numbers(List<T> list, ToDoubleFunction<T> f) {
        return list.stream().mapToDouble(f).toArray();
    }
}
