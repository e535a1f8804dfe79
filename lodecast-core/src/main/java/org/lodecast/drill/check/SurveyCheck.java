package org.lodecast.drill.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.Station;

/// Checks the survey table.
///
/// @param log where findings go
/// @param limits where bends are doubted
/// @param rules what may be mended
record SurveyCheck(FindingLog log, CheckLimits limits, FixRules rules) {
    private static final double QUARTER = Math.PI / 2 + 1e-9;
    private static final double TURN = 2 * Math.PI + 1e-9;

    /// Stations of each hole by its number, sorted by depth, without those that have an error of their own
    /// and without second ones at a depth.
    List<List<Station>> check(HoleNames holes, List<Station> table) {
        Station[] stations = table.toArray(Station[]::new);
        boolean swapped = tellSwapped(stations);
        int n = stations.length;
        int[] hole = new int[n];
        boolean[] surveyed = new boolean[holes.size()];
        Orphans orphans = new Orphans(log, holes, "survey-no-collar");
        for (int i = 0; i < n; i++) {
            Station s = stations[i];
            hole[i] = i > 0 && s.hole().equals(stations[i - 1].hole()) && hole[i - 1] >= 0
                    ? hole[i - 1]
                    : holes.of(s.hole());
            if (hole[i] < 0) {
                orphans.add(hole[i], s.hole(), s.line());
            } else {
                surveyed[hole[i]] = true;
            }
        }
        orphans.tell("surveyed", "surveyed at %d stations");
        for (int i = 0; i < n; i++) {
            if (hole[i] >= 0 && tellError(stations[i], swapped)) {
                hole[i] = HoleNames.UNKNOWN;
            }
        }
        Groups rows = Groups.of(hole, n, holes.size());
        BendCheck bends = new BendCheck(log, limits.doglegPer30m());
        List<List<Station>> result = new ArrayList<>();
        for (int h = 0; h < holes.size(); h++) {
            Collar c = holes.collar(h);
            int start = rows.start()[h];
            int end = rows.start()[h + 1];
            if (start == end) {
                tellNoStation(c, surveyed[h]);
            }
            List<Station> kept = keep(c, stations, rows.members(), start, end);
            if (!kept.isEmpty() && kept.getFirst().depth() > 0) {
                log.note(
                        "survey-below-collar",
                        kept.getFirst().line(),
                        c.hole(),
                        "first station at " + log.length(kept.getFirst().depth()),
                        "extended up to the collar");
            }
            if (!swapped) {
                bends.check(kept);
            }
            result.add(kept);
        }
        bends.tellUpward();
        return result;
    }

    /// The columns look swapped if at least two stations and a fifth of all have a dip that only an azimuth
    /// can be, and every azimuth could be a dip.
    private boolean tellSwapped(Station[] stations) {
        int noDip = 0;
        int first = -1;
        for (int i = 0; i < stations.length; i++) {
            if (Math.abs(stations[i].azimuth()) > QUARTER) {
                return false;
            }
            if (Math.abs(stations[i].dip()) > QUARTER && Math.abs(stations[i].dip()) <= TURN) {
                noDip++;
                first = first < 0 ? i : first;
            }
        }
        if (noDip < 2 || 5 * noDip < stations.length) {
            return false;
        }
        log.error(
                "survey-swapped",
                0,
                "",
                noDip + " dips are beyond 90°, the first on line " + stations[first].line()
                        + ", and no azimuth is: the columns of azimuth and dip look swapped");
        return true;
    }

    private boolean tellError(Station s, boolean swapped) {
        String check;
        String message;
        if (!(s.depth() >= 0 && s.depth() <= CheckLimits.LOWEST_STATION)) {
            check = "survey-depth";
            message = "depth " + log.number(s.depth()) + "; expected "
                    + (s.depth() > 0 ? "at most " + log.length(CheckLimits.LOWEST_STATION) : "0 or more");
        } else if (!(Math.abs(s.dip()) <= (swapped ? TURN : QUARTER))) {
            check = "survey-dip";
            message = "dip " + FindingLog.degrees(s.dip()) + "°; expected −90 to 90";
        } else if (!(Math.abs(s.azimuth()) <= TURN)) {
            check = "survey-azimuth";
            message = "azimuth " + FindingLog.degrees(s.azimuth()) + "°; expected 0 to 360";
        } else {
            return false;
        }
        log.rowError(check, s.line(), s.hole(), message);
        log.reject(check, s.line(), s.hole());
        return true;
    }

    private void tellNoStation(Collar c, boolean surveyed) {
        if (!surveyed) {
            log.warning("survey-missing", 0, c.hole(), "no survey", "taken as vertical");
        } else if (rules.leaveOutErrors()) {
            log.warning("survey-missing", 0, c.hole(), "every station has an error", "taken as vertical");
        }
    }

    private List<Station> keep(Collar c, Station[] stations, int[] rows, int start, int end) {
        for (int k = start + 1; k < end; k++) {
            Station s = stations[rows[k]];
            Station before = stations[rows[k - 1]];
            if (s.depth() < before.depth()) {
                log.warning(
                        "survey-order",
                        s.line(),
                        c.hole(),
                        "depth " + log.number(s.depth()) + " after " + log.number(before.depth()),
                        "stations sorted by depth");
                break;
            }
        }
        RowSort.sort(rows, start, end, (a, b) -> Double.compare(stations[a].depth(), stations[b].depth()));
        List<Station> kept = new ArrayList<>(end - start);
        Station[] sorted = new Station[end - start];
        Arrays.setAll(sorted, k -> stations[rows[start + k]]);
        for (Station s : sorted) {
            Station above = kept.isEmpty() ? null : kept.getLast();
            if (above != null && s.depth() - above.depth() < Intervals.SAME) {
                dropTwin(s, above);
            } else if (!(s.depth() > c.length() + Intervals.SAME && dropBelowEnd(c, s, above == null))) {
                kept.add(s);
            }
        }
        return kept;
    }

    private void dropTwin(Station s, Station twin) {
        boolean same = s.azimuth() == twin.azimuth() && s.dip() == twin.dip();
        boolean drop = same && rules.dropDuplicates();
        log.warning(
                "survey-duplicate",
                s.line(),
                s.hole(),
                "second station at " + log.length(s.depth()) + ", " + (same ? "the same as" : "unlike") + " line "
                        + twin.line(),
                drop ? "dropped" : "the first is used");
        if (drop) {
            log.drop("drop-duplicate", "survey-duplicate", s.line(), s.hole(), s.depth(), s.depth());
        } else {
            log.reject("survey-duplicate", s.line(), s.hole());
        }
    }

    /// Tells a station below the end of its hole; whether it is dropped. The only attitude that a hole has is
    /// kept: without it the hole would be taken as vertical.
    private boolean dropBelowEnd(Collar c, Station s, boolean only) {
        boolean drop = rules.trimToEnd() && !only;
        log.warning(
                "survey-beyond-end",
                s.line(),
                c.hole(),
                "station at " + log.length(s.depth()) + ", the hole ends at " + log.length(c.length()),
                drop
                        ? "dropped"
                        : rules.trimToEnd()
                                ? "kept: the hole has no other station above it"
                                : "kept: it bends the last stretch only");
        if (drop) {
            log.drop("trim-to-end", "survey-beyond-end", s.line(), s.hole(), s.depth(), s.depth());
        }
        return drop;
    }
}
