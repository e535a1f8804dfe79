package org.lodecast.drill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodecast.Finding;

/// Checks the tables against themselves and each other, and tells everything that it finds: it never stops at
/// the first. What it can work around it does, and says so; an `ERROR` means that the tables must be mended.
public final class DrillholeCheck {
    /// Depths closer than this are the same [m].
    static final double SAME = 1e-6;

    /// A station so far below the deepest sample [m] is no station of a hole whose end nobody wrote down:
    /// some tables put 90000 for "to the end".
    private static final double FAR_BELOW = 100;

    private final double doglegPer30m;
    private final List<Finding> findings = new ArrayList<>();
    private final FindingLog collarLog;
    private final FindingLog surveyLog;

    /// @param doglegPer30m change of direction within 30 m above which a survey is doubted [rad]
    public DrillholeCheck(String collarFile, String surveyFile, double doglegPer30m) {
        collarLog = new FindingLog(collarFile, findings);
        surveyLog = new FindingLog(surveyFile, findings);
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
        Map<String, List<Station>> surveys = new SurveyCheck(surveyLog, doglegPer30m).check(byHole, stations);
        Intervals cleanAssays = new IntervalCheck(new FindingLog(assays.file(), findings), true).check(assays, byHole);
        Intervals cleanLithology =
                new IntervalCheck(new FindingLog(lithology.file(), findings), false).check(lithology, byHole);
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
                surveyLog.warning(
                        "survey-beyond-samples",
                        s.getLast().line(),
                        c.hole(),
                        "station at " + FindingLog.number(last) + " m, the deepest sample ends at "
                                + FindingLog.number(logged) + " m",
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
                collarLog.error(
                        "collar-duplicate",
                        c.line(),
                        c.hole(),
                        "the hole is already on line " + before.line() + "; expected one collar a hole");
                continue;
            }
            if (!Double.isFinite(c.x() + c.y() + c.z())) {
                collarLog.error(
                        "collar-position",
                        c.line(),
                        c.hole(),
                        "at " + FindingLog.number(c.x()) + " " + FindingLog.number(c.y()) + " "
                                + FindingLog.number(c.z()) + "; expected three numbers");
            }
            if (c.length() < 0) {
                collarLog.error(
                        "collar-depth",
                        c.line(),
                        c.hole(),
                        "total depth " + FindingLog.number(c.length()) + "; expected a positive number");
                // told once: its stations and intervals are not held against it
                byHole.put(c.hole(), new Collar(c.hole(), c.x(), c.y(), c.z(), Double.NaN, c.line()));
            }
            Collar there = byPlace.putIfAbsent(c.x() + " " + c.y() + " " + c.z(), c);
            if (there != null) {
                collarLog.note(
                        "collar-same-place",
                        c.line(),
                        c.hole(),
                        "starts at the same place as hole " + there.hole(),
                        "kept: holes may share a pad");
            }
        }
        return byHole;
    }
}
