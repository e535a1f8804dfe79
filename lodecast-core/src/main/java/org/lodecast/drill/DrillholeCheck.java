package org.lodecast.drill;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.lodecast.Finding;

/// Checks the tables against themselves and each other, and tells everything that it finds: it never stops at
/// the first. What it can work around it does, and says so; an `ERROR` means that the tables must be mended.
public final class DrillholeCheck {
    /// Depths closer than this are the same [m].
    private static final double SAME = 1e-6;

    /// A station so far below the deepest sample [m] is no station of a hole whose end nobody wrote down:
    /// some tables put 90000 for "to the end".
    private static final double FAR_BELOW = 100;

    private final String collarFile;
    private final String surveyFile;
    private final double doglegPer30m;
    private final List<Finding> findings = new ArrayList<>();

    /// @param doglegPer30m change of direction within 30 m above which a survey is doubted [rad]
    public DrillholeCheck(String collarFile, String surveyFile, double doglegPer30m) {
        this.collarFile = collarFile;
        this.surveyFile = surveyFile;
        this.doglegPer30m = doglegPer30m;
    }

    /// Everything found so far, in the order of the checks.
    public List<Finding> findings() {
        return findings;
    }

    /// Checks and desurveys. The result is only to be used if no finding is an error.
    public Drillholes check(
            List<Collar> collars, List<Station> stations, Intervals assays, Intervals lithology, Desurvey desurvey) {
        Map<String, Collar> byHole = checkCollars(collars);
        Map<String, List<Station>> surveys = checkSurveys(byHole, stations);
        Intervals cleanAssays = checkIntervals(assays, byHole, true);
        Intervals cleanLithology = checkIntervals(lithology, byHole, false);
        Map<String, Double> deepest = new HashMap<>();
        for (Intervals table : List.of(cleanAssays, cleanLithology)) {
            for (int i = 0; i < table.size(); i++) {
                deepest.merge(table.hole()[i], table.to()[i], Math::max);
            }
        }
        List<Trace> traces = new ArrayList<>();
        List<Station> kept = new ArrayList<>();
        for (Collar c : byHole.values()) {
            List<Station> s = surveys.getOrDefault(c.hole(), List.of());
            double last = s.isEmpty() ? 0 : s.getLast().depth();
            double logged = deepest.getOrDefault(c.hole(), 0.0);
            double end = Double.isNaN(c.length()) ? (logged > 0 ? logged : last) : c.length();
            if (Double.isNaN(c.length()) && logged > 0 && last > logged + FAR_BELOW) {
                warning(
                        "survey-beyond-samples",
                        surveyFile,
                        s.getLast().line(),
                        c.hole(),
                        "station at " + number(last) + " m, the deepest sample ends at " + number(logged) + " m",
                        "the hole is taken to end at its deepest sample");
            }
            double length = Math.max(end, logged);
            traces.add(desurvey.trace(c, s, length));
            kept.addAll(s);
        }
        return new Drillholes(List.copyOf(byHole.values()), kept, traces, cleanAssays, cleanLithology);
    }

    private Map<String, Collar> checkCollars(List<Collar> collars) {
        Map<String, Collar> byHole = new LinkedHashMap<>();
        Map<String, Collar> byPlace = new HashMap<>();
        for (Collar c : collars) {
            Collar before = byHole.putIfAbsent(c.hole(), c);
            if (before != null) {
                error(
                        "collar-duplicate",
                        collarFile,
                        c.line(),
                        c.hole(),
                        "the hole is already on line " + before.line() + "; expected one collar a hole");
                continue;
            }
            if (!Double.isFinite(c.x() + c.y() + c.z())) {
                error(
                        "collar-position",
                        collarFile,
                        c.line(),
                        c.hole(),
                        "at " + number(c.x()) + " " + number(c.y()) + " " + number(c.z()) + "; expected three numbers");
            }
            if (c.length() < 0) {
                error(
                        "collar-depth",
                        collarFile,
                        c.line(),
                        c.hole(),
                        "total depth " + number(c.length()) + "; expected a positive number");
                // told once: its stations and intervals are not held against it
                byHole.put(c.hole(), new Collar(c.hole(), c.x(), c.y(), c.z(), Double.NaN, c.line()));
            }
            Collar there = byPlace.putIfAbsent(c.x() + " " + c.y() + " " + c.z(), c);
            if (there != null) {
                note(
                        "collar-same-place",
                        collarFile,
                        c.line(),
                        c.hole(),
                        "starts at the same place as hole " + there.hole(),
                        "kept: holes may share a pad");
            }
        }
        return byHole;
    }

    private Map<String, List<Station>> checkSurveys(Map<String, Collar> collars, List<Station> stations) {
        Map<String, List<Station>> byHole = new LinkedHashMap<>();
        Set<String> orphans = new HashSet<>();
        for (Station s : stations) {
            if (!collars.containsKey(s.hole())) {
                if (orphans.add(s.hole())) {
                    error(
                            "survey-no-collar",
                            surveyFile,
                            s.line(),
                            s.hole(),
                            "surveyed, but the collar table has no such hole");
                }
                continue;
            }
            byHole.computeIfAbsent(s.hole(), h -> new ArrayList<>()).add(s);
        }
        for (Collar c : collars.values()) {
            List<Station> list = byHole.get(c.hole());
            if (list == null) {
                warning("survey-missing", surveyFile, 0, c.hole(), "no survey", "taken as vertical");
                continue;
            }
            byHole.put(c.hole(), checkStations(c, list));
        }
        return byHole;
    }

    private List<Station> checkStations(Collar c, List<Station> list) {
        for (int i = 1; i < list.size(); i++) {
            if (list.get(i).depth() < list.get(i - 1).depth()) {
                warning(
                        "survey-order",
                        surveyFile,
                        list.get(i).line(),
                        c.hole(),
                        "depth " + number(list.get(i).depth()) + " after "
                                + number(list.get(i - 1).depth()),
                        "stations sorted by depth");
                break;
            }
        }
        List<Station> sorted = new ArrayList<>(list);
        sorted.sort(Comparator.comparingDouble(Station::depth).thenComparingInt(Station::line));
        List<Station> kept = new ArrayList<>();
        for (Station s : sorted) {
            if (!(s.depth() >= 0)) {
                error(
                        "survey-depth",
                        surveyFile,
                        s.line(),
                        c.hole(),
                        "depth " + number(s.depth()) + "; expected 0 or more");
                continue;
            }
            if (!(Math.abs(s.dip()) <= Math.PI / 2 + 1e-9)) {
                error(
                        "survey-dip",
                        surveyFile,
                        s.line(),
                        c.hole(),
                        "dip " + degrees(s.dip()) + "°; expected −90 to 90");
                continue;
            }
            if (!(Math.abs(s.azimuth()) <= 2 * Math.PI + 1e-9)) {
                error(
                        "survey-azimuth",
                        surveyFile,
                        s.line(),
                        c.hole(),
                        "azimuth " + degrees(s.azimuth()) + "°; expected 0 to 360");
                continue;
            }
            if (!Double.isNaN(c.length()) && s.depth() > c.length() + SAME) {
                warning(
                        "survey-beyond-end",
                        surveyFile,
                        s.line(),
                        c.hole(),
                        "station at " + number(s.depth()) + " m, the hole ends at " + number(c.length()) + " m",
                        "kept: it bends the last stretch only");
            }
            if (!kept.isEmpty() && s.depth() - kept.getLast().depth() < SAME) {
                Station twin = kept.getLast();
                boolean same = s.azimuth() == twin.azimuth() && s.dip() == twin.dip();
                warning(
                        "survey-duplicate",
                        surveyFile,
                        s.line(),
                        c.hole(),
                        "second station at " + number(s.depth()) + " m, " + (same ? "the same as" : "unlike") + " line "
                                + twin.line(),
                        "the first is used");
                continue;
            }
            if (!kept.isEmpty()) {
                checkDogleg(c, kept.getLast(), s);
            }
            kept.add(s);
        }
        if (!kept.isEmpty() && kept.getFirst().depth() > 0) {
            note(
                    "survey-below-collar",
                    surveyFile,
                    kept.getFirst().line(),
                    c.hole(),
                    "first station at " + number(kept.getFirst().depth()) + " m",
                    "extended up to the collar");
        }
        return kept;
    }

    private void checkDogleg(Collar c, Station a, Station b) {
        double[] t = Desurvey.direction(a.azimuth(), a.dip());
        double[] u = Desurvey.direction(b.azimuth(), b.dip());
        double dogleg = Math.acos(Math.clamp(t[0] * u[0] + t[1] * u[1] + t[2] * u[2], -1.0, 1.0));
        double per30 = dogleg * 30 / Math.max(30, b.depth() - a.depth());
        if (per30 > doglegPer30m) {
            warning(
                    "survey-dogleg",
                    surveyFile,
                    b.line(),
                    c.hole(),
                    "direction turns by " + degrees(dogleg) + "° within " + number(b.depth() - a.depth()) + " m",
                    "kept: look at it");
        }
    }

    /// Sorts by hole and depth; drops nothing that has no error of its own.
    private Intervals checkIntervals(Intervals table, Map<String, Collar> collars, boolean assays) {
        Map<String, List<Integer>> byHole = new LinkedHashMap<>();
        collars.keySet().forEach(h -> byHole.put(h, new ArrayList<>()));
        Set<String> orphans = new HashSet<>();
        for (int i = 0; i < table.size(); i++) {
            String hole = table.hole()[i];
            List<Integer> rows = byHole.get(hole);
            if (rows == null) {
                if (orphans.add(hole)) {
                    error(
                            "interval-no-collar",
                            table.file(),
                            table.line()[i],
                            hole,
                            "has intervals, but the collar table has no such hole");
                }
                continue;
            }
            if (!(table.from()[i] >= 0)) {
                error(
                        "interval-depth",
                        table.file(),
                        table.line()[i],
                        hole,
                        "from " + number(table.from()[i]) + "; expected 0 or more");
            } else if (!(table.from()[i] < table.to()[i])) {
                error(
                        "interval-from-to",
                        table.file(),
                        table.line()[i],
                        hole,
                        "from " + number(table.from()[i]) + " is not above to " + number(table.to()[i])
                                + "; expected from < to");
            } else {
                rows.add(i);
            }
        }
        List<Integer> order = new ArrayList<>();
        for (Collar collar : collars.values()) {
            List<Integer> rows = byHole.getOrDefault(collar.hole(), new ArrayList<>());
            rows.sort(Comparator.<Integer>comparingDouble(i -> table.from()[i])
                    .thenComparingDouble(i -> table.to()[i])
                    .thenComparingInt(i -> i));
            checkSequence(table, collar, rows, assays);
            order.addAll(rows);
        }
        return select(table, order);
    }

    private void checkSequence(Intervals table, Collar c, List<Integer> rows, boolean assays) {
        if (rows.isEmpty()) {
            if (assays) {
                note("hole-without-assays", table.file(), 0, c.hole(), "no assays", "kept for its trace");
            }
            return;
        }
        double end = Double.NEGATIVE_INFINITY;
        int endRow = rows.getFirst();
        for (int i : rows) {
            double from = table.from()[i];
            double to = table.to()[i];
            if (from < end - SAME) {
                warning(
                        "interval-overlap",
                        table.file(),
                        table.line()[i],
                        c.hole(),
                        number(from) + " to " + number(to) + " m overlaps line " + table.line()[endRow] + " by "
                                + number(Math.min(end, to) - from) + " m",
                        "both kept: composites weigh each by its length");
            } else if (assays && from > end + SAME && end > Double.NEGATIVE_INFINITY) {
                note(
                        "interval-gap",
                        table.file(),
                        table.line()[i],
                        c.hole(),
                        "nothing from " + number(end) + " to " + number(from) + " m",
                        "left empty");
            }
            if (!Double.isNaN(c.length()) && to > c.length() + 0.01) {
                warning(
                        "interval-beyond-end",
                        table.file(),
                        table.line()[i],
                        c.hole(),
                        "ends at " + number(to) + " m, the hole at " + number(c.length()) + " m",
                        "kept: the hole is extended");
            }
            if (to > end) {
                end = to;
                endRow = i;
            }
        }
    }

    private static Intervals select(Intervals t, List<Integer> rows) {
        int n = rows.size();
        String[] hole = new String[n];
        double[] from = new double[n];
        double[] to = new double[n];
        int[] line = new int[n];
        String[] code = new String[t.code().length == 0 ? 0 : n];
        double[][] values = new double[t.variables().size()][n];
        for (int k = 0; k < n; k++) {
            int i = rows.get(k);
            hole[k] = t.hole()[i];
            from[k] = t.from()[i];
            to[k] = t.to()[i];
            line[k] = t.line()[i];
            if (code.length > 0) {
                code[k] = t.code()[i];
            }
            for (int v = 0; v < values.length; v++) {
                values[v][k] = t.variables().get(v).values()[i];
            }
        }
        List<Variable> variables = new ArrayList<>();
        for (int v = 0; v < values.length; v++) {
            Variable old = t.variables().get(v);
            variables.add(new Variable(old.name(), old.unit(), values[v]));
        }
        return new Intervals(t.file(), hole, from, to, line, variables, code);
    }

    private void error(String check, String file, int line, String hole, String message) {
        findings.add(Finding.error(check, file, line, hole, message));
    }

    private void warning(String check, String file, int line, String hole, String message, String action) {
        findings.add(Finding.warning(check, file, line, hole, message, action));
    }

    private void note(String check, String file, int line, String hole, String message, String action) {
        findings.add(Finding.note(check, file, line, hole, message, action));
    }

    private static String number(double v) {
        return Double.isFinite(v)
                ? new BigDecimal(v)
                        .round(new MathContext(8))
                        .setScale(3, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                : Double.toString(v);
    }

    private static String degrees(double radians) {
        return String.format(Locale.ROOT, "%.1f", Math.toDegrees(radians));
    }
}
