package org.lodecast.app.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lodecast.Finding;
import org.lodecast.app.project.Project;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.LengthUnit;
import org.lodecast.drill.LocatedSamples;
import org.lodecast.drill.Station;

/// Reads the drillhole tables of a project into metres and radians, telling every field that cannot be read.
/// A row whose place or depth cannot be read is set aside with a finding; every other row is in the result.
public final class DrillholeReader {
    private final Path folder;
    private final Project.Tables tables;
    private final LengthUnit usual;
    private final boolean fillShort;
    private final ReadLog log;
    private final Set<String> unreadHoles = new HashSet<>();
    private final Map<String, CsvTable> opened = new HashMap<>();

    /// What the tables hold.
    ///
    /// @param located samples that tell their own place, null if a collar table tells where holes start
    /// @param control blanks, standards and duplicates
    public record Tables(
            List<Collar> collars,
            List<Station> stations,
            Intervals assays,
            Intervals lithology,
            @Nullable LocatedSamples located,
            Control control) {}

    /// Blanks, standards and duplicates: of each its kind, its sample's name, and the row with its grades.
    public record Control(List<String> kind, List<String> sample, Intervals rows) {}

    /// @param folder that paths in the project are relative to
    public DrillholeReader(Path folder, Project.Tables tables, Project.Fixes fixes) {
        this.folder = folder;
        this.tables = tables;
        this.usual = LengthUnit.parse(tables.lengthUnit()).orElse(LengthUnit.METRE);
        this.fillShort = fixes.shortRows().equals("fill");
        this.log = new ReadLog(fixes.errors().equals("leave_out"));
    }

    /// Holes whose collar row could not be read, which was told.
    public Set<String> unreadHoles() {
        return unreadHoles;
    }

    /// Everything found so far.
    public List<Finding> findings() {
        return log.findings();
    }

    /// Rows that are not in the result, and how many there were.
    public ReadLog log() {
        return log;
    }

    /// Lines of a file that was read, as they stand there.
    public Map<Integer, String> lines(String file, Set<Integer> wanted) {
        CsvTable table = opened.get(file);
        return table == null ? Map.of() : table.lines(wanted);
    }

    /// Reads all tables; the result is only to be used if no finding is an error.
    public Tables read() {
        List<Collar> collars = tables.collar() == null ? List.of() : collars(tables.collar());
        Set<String> holes = new TreeSet<>();
        collars.forEach(c -> holes.add(c.hole()));
        List<Station> stations = tables.survey() == null ? List.of() : stations(tables.survey(), holes);
        IntervalReader.Result assays = null;
        LocatedSamples located = null;
        if (tables.assay() != null) {
            boolean placed = tables.collar() == null;
            assays = assays(tables.assay(), holes, placed);
            if (placed && assays != null) {
                located = LocatedSamples.of(assays.ground(), assays.places());
                collars = located.collars();
                if (!located.byHole()) {
                    log.warning(
                            "samples-alone",
                            located.samples().file(),
                            0,
                            "",
                            "no column of holes: " + collars.size() + " samples stand alone",
                            "each is taken as a hole of 1 m; leaving holes out then leaves their neighbours in, which"
                                    + " flatters");
                }
            }
        }
        Intervals lithology = tables.lithology() == null ? Intervals.none() : lithology(tables.lithology(), holes);
        return new Tables(
                collars,
                stations,
                located != null ? located.samples() : assays == null ? Intervals.none() : assays.ground(),
                lithology,
                located,
                assays == null ? new Control(List.of(), List.of(), Intervals.none()) : assays.control());
    }

    private List<Collar> collars(Project.CollarTable spec) {
        List<Collar> collars = new ArrayList<>();
        TableColumns t = open(spec, needed(spec, false), optional(spec, false), Set.of());
        if (t == null) {
            return collars;
        }
        t.table().read(log, fillShort, (fields, line, raw) -> {
            t.begin(fields, line, raw);
            String name = t.hole();
            double x = t.number("x", name);
            double y = t.number("y", name);
            double z = t.number("z", name);
            double end = t.optional("length", name);
            if (t.good(name)) {
                collars.add(new Collar(name, x, y, z, end, line));
            } else if (!name.isEmpty()) {
                unreadHoles.add(name);
            }
        });
        return collars;
    }

    private List<Station> stations(Project.SurveyTable spec, Set<String> holes) {
        List<Station> stations = new ArrayList<>();
        TableColumns t = open(spec, needed(spec, false), optional(spec, false), holes);
        if (t == null) {
            return stations;
        }
        int[] signs = new int[2];
        t.table().read(log, fillShort, (fields, line, raw) -> {
            t.begin(fields, line, raw);
            String name = t.hole();
            double depth = t.number("at", name);
            double azimuth = t.number("azimuth", name);
            double dip = t.number("dip", name);
            if (t.good(name)) {
                stations.add(new Station(name, depth, Math.toRadians(azimuth), Math.toRadians(dip), line));
                signs[0] += dip > 0 ? 1 : 0;
                signs[1] += dip < 0 ? 1 : 0;
            }
        });
        boolean positiveDown = spec.dip().equals("positive_down") || spec.dip().equals("auto") && signs[0] > signs[1];
        log.note(
                "survey-dip-sign",
                t.table().file(),
                0,
                signs[0] + " dips are positive, " + signs[1] + " negative",
                (positiveDown ? "positive taken as down" : "negative taken as down")
                        + (spec.dip().equals("auto") ? ", by majority" : ", as project.yaml says"));
        if (positiveDown) {
            stations.replaceAll(s -> new Station(s.hole(), s.depth(), s.azimuth(), -s.dip(), s.line()));
        }
        return stations;
    }

    private IntervalReader.@Nullable Result assays(Project.AssayTable spec, Set<String> holes, boolean placed) {
        TableColumns t = open(spec, needed(spec, placed), optional(spec, placed), holes);
        if (t == null) {
            return null;
        }
        return new IntervalReader(t, fillShort, log).assays(spec, holes, placed);
    }

    private Intervals lithology(Project.LithologyTable spec, Set<String> holes) {
        TableColumns t = open(spec, needed(spec, false), optional(spec, false), holes);
        return t == null ? Intervals.none() : new IntervalReader(t, fillShort, log).lithology();
    }

    /// Roles that a table must have.
    ///
    /// @param placed whether there is no collar table, so that samples tell their places
    static List<String> needed(Project.TableFile spec, boolean placed) {
        return switch (spec) {
            case Project.CollarTable c -> List.of("hole", "x", "y", "z");
            case Project.SurveyTable s -> List.of("hole", "at", "azimuth", "dip");
            case Project.AssayTable a -> placed ? List.of("x", "y", "z") : List.of("hole", "from", "to");
            case Project.LithologyTable l -> List.of("hole", "from", "to", "code");
        };
    }

    /// Roles that it may have.
    static List<String> optional(Project.TableFile spec, boolean placed) {
        return switch (spec) {
            case Project.CollarTable c -> List.of("length");
            case Project.AssayTable a ->
                placed ? List.of("hole", "from", "to", "sample", "type") : List.of("sample", "type");
            case Project.SurveyTable s -> List.of();
            case Project.LithologyTable l -> List.of();
        };
    }

    private @Nullable TableColumns open(
            Project.TableFile spec, List<String> needed, List<String> optional, Set<String> holes) {
        if (spec.file() == null) {
            return null;
        }
        TableColumns t = TableColumns.open(
                spec, folder.resolve(spec.file()).normalize(), tables.label(spec), usual, needed, optional, holes, log);
        if (t != null) {
            opened.put(t.table().file(), t.table());
        }
        return t;
    }
}
