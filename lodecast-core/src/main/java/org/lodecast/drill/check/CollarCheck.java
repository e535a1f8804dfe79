package org.lodecast.drill.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Intervals;

/// Checks the collar table.
///
/// @param log where findings go
/// @param rules what may be mended
record CollarCheck(FindingLog log, FixRules rules) {

    /// The holes that can be used. Where errors are not left out, a collar without a place is among them: the
    /// result is not used then.
    HoleNames check(List<Collar> collars) {
        boolean depths = collars.stream().anyMatch(c -> !Double.isNaN(c.length()));
        Map<String, Collar> first = new LinkedHashMap<>(); // as read
        Map<String, Collar> kept = new LinkedHashMap<>();
        Map<String, String> lost = new LinkedHashMap<>();
        for (Collar c : collars) {
            Collar before = first.putIfAbsent(c.hole(), c);
            boolean copy = before != null && same(before, c);
            if (before != null && (kept.containsKey(c.hole()) || copy && rules.dropDuplicates())) {
                tellDuplicate(c, before, copy);
                continue;
            }
            if (!Collar.isPlace(c.x(), c.y(), c.z())) {
                log.rowError(
                        "collar-position",
                        c.line(),
                        c.hole(),
                        "at " + log.number(c.x()) + " " + log.number(c.y()) + " " + log.number(c.z())
                                + "; expected east, north and elevation of a place on Earth",
                        "left out with all its rows in the other tables");
                if (rules.leaveOutErrors()) {
                    log.reject("collar-position", c.line(), c.hole());
                    lost.put(c.hole(), "collar-position");
                    continue;
                }
            }
            kept.put(c.hole(), checkDepth(c, depths));
            lost.remove(c.hole());
        }
        if (!depths && !kept.isEmpty()) {
            log.note("collar-no-depth", 0, "", "no collar has a total depth", "holes end at their deepest sample");
        }
        List<Collar> used = new ArrayList<>(kept.values());
        new CollarPlaces(log)
                .check(used.stream()
                        .filter(c -> Collar.isPlace(c.x(), c.y(), c.z()))
                        .toList());
        return new HoleNames(used, lost);
    }

    private void tellDuplicate(Collar c, Collar before, boolean copy) {
        String message = "the hole is already on line " + before.line() + (copy ? ", with the same fields" : "")
                + "; expected one collar a hole";
        if (copy && rules.dropDuplicates()) {
            log.warning("collar-duplicate", c.line(), c.hole(), message, "dropped");
            log.drop("drop-duplicate", "collar-duplicate", c.line(), c.hole(), 0, c.length());
        } else {
            log.rowError("collar-duplicate", c.line(), c.hole(), message);
            log.reject("collar-duplicate", c.line(), c.hole());
        }
    }

    /// The collar, its total depth taken as unknown if it cannot be: told once, its stations and intervals
    /// are not held against it.
    private Collar checkDepth(Collar c, boolean depths) {
        if (Double.isNaN(c.length())) {
            if (depths) {
                log.warning(
                        "collar-no-depth",
                        c.line(),
                        c.hole(),
                        "no total depth, where other holes have one",
                        "the hole is taken to end at its deepest sample");
            }
            return c;
        }
        if (c.length() > 0 && c.length() <= Intervals.DEEPEST) {
            return c;
        }
        log.rowError(
                "collar-depth",
                c.line(),
                c.hole(),
                "total depth " + log.number(c.length()) + "; expected more than 0 and at most "
                        + log.length(Intervals.DEEPEST),
                "taken as unknown: the hole ends at its deepest sample");
        if (rules.leaveOutErrors()) {
            log.fix(log.nextStep(), "leave-out-errors", c.line(), c.hole(), 0, c.length(), 0, Double.NaN);
        }
        return new Collar(c.hole(), c.x(), c.y(), c.z(), Double.NaN, c.line());
    }

    private static boolean same(Collar a, Collar b) {
        return a.equals(new Collar(b.hole(), b.x(), b.y(), b.z(), b.length(), a.line()));
    }
}
