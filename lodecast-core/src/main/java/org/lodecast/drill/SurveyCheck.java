package org.lodecast.drill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks the survey table.
///
/// @param log where findings go
/// @param doglegPer30m change of direction within 30 m above which a survey is doubted [rad]
record SurveyCheck(FindingLog log, double doglegPer30m) {

    /// Stations of each hole, sorted by depth, without those that have an error of their own and without
    /// second ones at a depth.
    Map<String, List<Station>> check(Map<String, Collar> collars, List<Station> stations) {
        Map<String, List<Station>> byHole = new LinkedHashMap<>();
        Set<String> orphans = new HashSet<>();
        for (Station s : stations) {
            if (!collars.containsKey(s.hole())) {
                if (orphans.add(s.hole())) {
                    log.error(
                            "survey-no-collar", s.line(), s.hole(), "surveyed, but the collar table has no such hole");
                }
                continue;
            }
            byHole.computeIfAbsent(s.hole(), h -> new ArrayList<>()).add(s);
        }
        for (Collar c : collars.values()) {
            List<Station> list = byHole.get(c.hole());
            if (list == null) {
                log.warning("survey-missing", 0, c.hole(), "no survey", "taken as vertical");
                continue;
            }
            byHole.put(c.hole(), checkStations(c, list));
        }
        return byHole;
    }

    private List<Station> checkStations(Collar c, List<Station> list) {
        for (int i = 1; i < list.size(); i++) {
            if (list.get(i).depth() < list.get(i - 1).depth()) {
                log.warning(
                        "survey-order",
                        list.get(i).line(),
                        c.hole(),
                        "depth " + FindingLog.number(list.get(i).depth()) + " after "
                                + FindingLog.number(list.get(i - 1).depth()),
                        "stations sorted by depth");
                break;
            }
        }
        List<Station> sorted = new ArrayList<>(list);
        sorted.sort(Comparator.comparingDouble(Station::depth).thenComparingInt(Station::line));
        List<Station> kept = new ArrayList<>();
        for (Station s : sorted) {
            if (!(s.depth() >= 0)) {
                log.error(
                        "survey-depth",
                        s.line(),
                        c.hole(),
                        "depth " + FindingLog.number(s.depth()) + "; expected 0 or more");
                continue;
            }
            if (!(Math.abs(s.dip()) <= Math.PI / 2 + 1e-9)) {
                log.error(
                        "survey-dip",
                        s.line(),
                        c.hole(),
                        "dip " + FindingLog.degrees(s.dip()) + "°; expected −90 to 90");
                continue;
            }
            if (!(Math.abs(s.azimuth()) <= 2 * Math.PI + 1e-9)) {
                log.error(
                        "survey-azimuth",
                        s.line(),
                        c.hole(),
                        "azimuth " + FindingLog.degrees(s.azimuth()) + "°; expected 0 to 360");
                continue;
            }
            if (!Double.isNaN(c.length()) && s.depth() > c.length() + DrillholeCheck.SAME) {
                log.warning(
                        "survey-beyond-end",
                        s.line(),
                        c.hole(),
                        "station at " + FindingLog.number(s.depth()) + " m, the hole ends at "
                                + FindingLog.number(c.length()) + " m",
                        "kept: it bends the last stretch only");
            }
            if (!kept.isEmpty() && s.depth() - kept.getLast().depth() < DrillholeCheck.SAME) {
                Station twin = kept.getLast();
                boolean same = s.azimuth() == twin.azimuth() && s.dip() == twin.dip();
                log.warning(
                        "survey-duplicate",
                        s.line(),
                        c.hole(),
                        "second station at " + FindingLog.number(s.depth()) + " m, " + (same ? "the same as" : "unlike")
                                + " line " + twin.line(),
                        "the first is used");
                continue;
            }
            if (!kept.isEmpty()) {
                checkDogleg(c, kept.getLast(), s);
            }
            kept.add(s);
        }
        if (!kept.isEmpty() && kept.getFirst().depth() > 0) {
            log.note(
                    "survey-below-collar",
                    kept.getFirst().line(),
                    c.hole(),
                    "first station at " + FindingLog.number(kept.getFirst().depth()) + " m",
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
            log.warning(
                    "survey-dogleg",
                    b.line(),
                    c.hole(),
                    "direction turns by " + FindingLog.degrees(dogleg) + "° within "
                            + FindingLog.number(b.depth() - a.depth()) + " m",
                    "kept: look at it");
        }
    }
}
