package org.lodecast.drill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks a table of intervals.
///
/// @param log where findings go
/// @param assays whether gaps and holes without intervals are worth a note, as they are for assays
record IntervalCheck(FindingLog log, boolean assays) {

    /// Sorts by hole and depth; drops nothing that has no error of its own.
    Intervals check(Intervals table, Map<String, Collar> collars) {
        Map<String, List<Integer>> byHole = new LinkedHashMap<>();
        collars.keySet().forEach(h -> byHole.put(h, new ArrayList<>()));
        Set<String> orphans = new HashSet<>();
        for (int i = 0; i < table.size(); i++) {
            String hole = table.hole()[i];
            List<Integer> rows = byHole.get(hole);
            if (rows == null) {
                if (orphans.add(hole)) {
                    log.error(
                            "interval-no-collar",
                            table.line()[i],
                            hole,
                            "has intervals, but the collar table has no such hole");
                }
                continue;
            }
            if (!(table.from()[i] >= 0)) {
                log.error(
                        "interval-depth",
                        table.line()[i],
                        hole,
                        "from " + FindingLog.number(table.from()[i]) + "; expected 0 or more");
            } else if (!(table.from()[i] < table.to()[i])) {
                log.error(
                        "interval-from-to",
                        table.line()[i],
                        hole,
                        "from " + FindingLog.number(table.from()[i]) + " is not above to "
                                + FindingLog.number(table.to()[i]) + "; expected from < to");
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
            checkSequence(table, collar, rows);
            order.addAll(rows);
        }
        return table.rows(order.stream().mapToInt(i -> i).toArray());
    }

    private void checkSequence(Intervals table, Collar c, List<Integer> rows) {
        if (rows.isEmpty()) {
            if (assays) {
                log.note("hole-without-assays", 0, c.hole(), "no assays", "kept for its trace");
            }
            return;
        }
        double end = Double.NEGATIVE_INFINITY;
        int endRow = rows.getFirst();
        for (int i : rows) {
            double from = table.from()[i];
            double to = table.to()[i];
            if (from < end - DrillholeCheck.SAME) {
                log.warning(
                        "interval-overlap",
                        table.line()[i],
                        c.hole(),
                        FindingLog.number(from) + " to " + FindingLog.number(to) + " m overlaps line "
                                + table.line()[endRow] + " by " + FindingLog.number(Math.min(end, to) - from) + " m",
                        "both kept: composites weigh each by its length");
            } else if (assays && from > end + DrillholeCheck.SAME && end > Double.NEGATIVE_INFINITY) {
                log.note(
                        "interval-gap",
                        table.line()[i],
                        c.hole(),
                        "nothing from " + FindingLog.number(end) + " to " + FindingLog.number(from) + " m",
                        "left empty");
            }
            if (!Double.isNaN(c.length()) && to > c.length() + 0.01) {
                log.warning(
                        "interval-beyond-end",
                        table.line()[i],
                        c.hole(),
                        "ends at " + FindingLog.number(to) + " m, the hole at " + FindingLog.number(c.length()) + " m",
                        "kept: the hole is extended");
            }
            if (to > end) {
                end = to;
                endRow = i;
            }
        }
    }
}
