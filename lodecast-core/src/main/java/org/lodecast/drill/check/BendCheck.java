package org.lodecast.drill.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodecast.drill.Desurvey;
import org.lodecast.drill.Station;

/// Checks how the holes run from station to station: sudden bends, dips of the wrong sign, holes that start
/// upward.
///
/// A run of stations has the wrong sign where its dips and those of most stations of the hole lie on
/// different sides of the horizontal, both by more than 10°, the change from one station to the next would
/// all but vanish with the sign turned (to 20°), and is beyond the dogleg limit or 40°. Downward wins a tie.
final class BendCheck {
    private static final double FLAT = Math.toRadians(10);
    private static final double MIRRORED = Math.toRadians(20);
    private static final double LARGE = Math.toRadians(40);
    private static final double HORIZONTAL = 1e-9;

    /// So many holes that start upward are told one by one; more are a matter of the table.
    private static final int FEW = 20;

    private final FindingLog log;
    private final double doglegPer30m;
    private final List<Station> upward = new ArrayList<>();

    /// @param doglegPer30m change of direction within 30 m above which a survey is doubted [rad]
    BendCheck(FindingLog log, double doglegPer30m) {
        this.log = log;
        this.doglegPer30m = doglegPer30m;
    }

    /// @param stations of one hole, sorted by depth
    void check(List<Station> stations) {
        boolean[] wrong = wrongSigns(stations);
        Station above = null;
        for (int i = 0; i < stations.size(); i++) {
            Station s = stations.get(i);
            if (wrong[i]) {
                continue; // told; what bends to it and back is no second error
            }
            if (above != null && per30m(above, s) > doglegPer30m) {
                log.warning(
                        "survey-dogleg",
                        s.line(),
                        s.hole(),
                        "direction turns by " + FindingLog.degrees(angle(above, s)) + "° within "
                                + log.length(s.depth() - above.depth()),
                        "kept: look at it");
            }
            above = s;
        }
        if (!stations.isEmpty() && !wrong[0] && stations.getFirst().dip() > HORIZONTAL) {
            upward.add(stations.getFirst());
        }
    }

    /// Tells of the holes that start upward.
    void tellUpward() {
        String action = "taken as it is: negative dips go down";
        if (upward.size() > FEW) {
            Station s = upward.getFirst();
            log.note(
                    "hole-upward",
                    0,
                    "",
                    upward.size() + " holes start upward, the first is " + s.hole() + " on line " + s.line(),
                    action);
            return;
        }
        for (Station s : upward) {
            log.note(
                    "hole-upward",
                    s.line(),
                    s.hole(),
                    "starts upward, at a dip of " + FindingLog.degrees(s.dip()) + "°",
                    action);
        }
    }

    private boolean[] wrongSigns(List<Station> stations) {
        int n = stations.size();
        boolean[] wrong = new boolean[n];
        int up = 0;
        int down = 0;
        for (Station s : stations) {
            up += s.dip() > FLAT ? 1 : 0;
            down += s.dip() < -FLAT ? 1 : 0;
        }
        if (up == 0 || down == 0) {
            return wrong;
        }
        double usual = up > down ? 1 : -1;
        int told = -1;
        int beside = -1;
        int count = 0;
        for (int start = 0; start < n; ) {
            int end = start;
            while (end < n && stations.get(end).dip() * usual < -FLAT) {
                end++;
            }
            boolean above = end > start && flips(stations, start, start - 1, usual);
            if (above || end > start && flips(stations, end - 1, end, usual)) {
                Arrays.fill(wrong, start, end, true);
                if (told < 0) {
                    told = above ? start : end - 1;
                    beside = above ? start - 1 : end;
                }
                count += end - start;
            }
            start = Math.max(end, start + 1);
        }
        if (told >= 0) {
            Station s = stations.get(told);
            Station other = stations.get(beside);
            log.warning(
                    "survey-flips",
                    s.line(),
                    s.hole(),
                    "dip " + FindingLog.degrees(s.dip()) + "° beside " + FindingLog.degrees(other.dip()) + "° on line "
                            + other.line() + (count > 1 ? ", " + count + " such stations" : "")
                            + ": a sign typed wrong?",
                    "kept: look at it");
        }
        return wrong;
    }

    private boolean flips(List<Station> stations, int i, int beside, double usual) {
        if (beside < 0 || beside >= stations.size()) {
            return false;
        }
        Station s = stations.get(i);
        Station other = stations.get(beside);
        double turn = Math.abs(s.dip() - other.dip());
        return other.dip() * usual > FLAT
                && Math.abs(s.dip() + other.dip()) <= MIRRORED
                && (turn > LARGE || per30m(s, other) > doglegPer30m);
    }

    /// Stations less than 30 m apart count as 30 m: readings err, and over short stretches they would show
    /// bends that are none.
    private static double per30m(Station a, Station b) {
        return angle(a, b) * 30 / Math.max(30, Math.abs(b.depth() - a.depth()));
    }

    private static double angle(Station a, Station b) {
        double[] t = Desurvey.direction(a.azimuth(), a.dip());
        double[] u = Desurvey.direction(b.azimuth(), b.dip());
        return Math.acos(Math.clamp(t[0] * u[0] + t[1] * u[1] + t[2] * u[2], -1.0, 1.0));
    }
}
