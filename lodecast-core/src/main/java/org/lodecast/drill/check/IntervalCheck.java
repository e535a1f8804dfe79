package org.lodecast.drill.check;

import java.util.Arrays;
import org.lodecast.drill.Intervals;

/// Checks a table of intervals.
///
/// @param log where findings go
/// @param limits where lengths are doubted
/// @param rules what may be mended
/// @param assays whether gaps, long intervals and holes without intervals are worth telling, as they are for
///     assays
record IntervalCheck(FindingLog log, CheckLimits limits, FixRules rules, boolean assays) {
    /// The automatic limit of an interval's length: so many usual lengths, and no less than so many metres.
    private static final double TIMES_USUAL = 20;

    private static final double LEAST_LIMIT = 10;
    private static final double HEAVIEST = 5;

    /// The rows that are used, sorted by hole and depth.
    Intervals check(Intervals table, HoleNames holes) {
        int n = table.size();
        int[] hole = new int[n];
        Orphans orphans = new Orphans(log, holes, "interval-no-collar");
        for (int i = 0; i < n; i++) {
            String name = table.hole()[i];
            boolean again = i > 0 && name.equals(table.hole()[i - 1]) && hole[i - 1] >= 0;
            hole[i] = again ? hole[i - 1] : holes.of(name);
            if (hole[i] < 0) {
                orphans.add(hole[i], name, table.line()[i]);
            }
        }
        orphans.tell("has intervals", "has %d intervals");
        for (int i = 0; i < n; i++) {
            if (hole[i] >= 0 && tellError(table, i)) {
                hole[i] = HoleNames.UNKNOWN;
            }
        }
        if (table.code().length > 0) {
            new CodeCheck(log).check(table, holes, hole);
        }
        return sequences(table, holes, hole);
    }

    private boolean tellError(Intervals table, int i) {
        double from = table.from()[i];
        double to = table.to()[i];
        String check;
        String message;
        if (!(from >= 0 && from < Double.POSITIVE_INFINITY)) {
            check = "interval-depth";
            message = "from " + log.number(from) + "; expected 0 or more";
        } else if (Math.max(from, to) > Intervals.DEEPEST) {
            check = "interval-depth";
            message =
                    log.number(from) + " to " + log.number(to) + "; expected at most " + log.length(Intervals.DEEPEST);
        } else if (!(to - from > Intervals.SAME)) {
            check = "interval-from-to";
            message = "from " + log.number(from) + " is not above to " + log.number(to) + "; expected from < to";
        } else {
            return false;
        }
        log.rowError(check, table.line()[i], table.hole()[i], message);
        log.reject(check, table.line()[i], table.hole()[i]);
        return true;
    }

    private Intervals sequences(Intervals table, HoleNames holes, int[] hole) {
        Groups rows = Groups.of(hole, table.size(), holes.size());
        double[] from = table.from();
        double[] to = table.to();
        Pieces out = new Pieces(table.size());
        double longest = assays ? longest(table, rows.members()) : Double.POSITIVE_INFINITY;
        HoleIntervals intervals = new HoleIntervals(log, rules, table, assays, longest, out);
        for (int h = 0; h < holes.size(); h++) {
            int start = rows.start()[h];
            int end = rows.start()[h + 1];
            if (start < end) {
                RowSort.sort(rows.members(), start, end, (a, b) -> {
                    int c = Double.compare(from[a], from[b]);
                    return c != 0 ? c : Double.compare(to[a], to[b]);
                });
                intervals.check(holes.collar(h), rows.members(), start, end);
            } else if (assays) {
                log.note("hole-without-assays", 0, holes.collar(h).hole(), "no assays", "kept for its trace");
            }
        }
        intervals.tellPadding();
        return out.of(table);
    }

    /// Length above which an interval is doubted: 20 times the length-weighted median of the intervals that
    /// hold a value, at least 10 m. None weighs more than 5 of median length: a single depth with digits too
    /// many must not become the measure.
    private double longest(Intervals table, int[] rows) {
        if (!Double.isNaN(limits.longestInterval())) {
            return limits.longestInterval();
        }
        double[] length = new double[rows.length];
        int n = 0;
        for (int i : rows) {
            if (table.tells(i)) {
                length[n++] = table.to()[i] - table.from()[i];
            }
        }
        if (n == 0) {
            return Double.POSITIVE_INFINITY;
        }
        Arrays.sort(length, 0, n);
        double heaviest = HEAVIEST * length[n / 2];
        double sum = 0;
        for (int k = 0; k < n; k++) {
            sum += Math.min(length[k], heaviest);
        }
        double half = 0;
        int k = 0;
        while (k < n - 1 && (half += Math.min(length[k], heaviest)) < sum / 2) {
            k++;
        }
        return Math.max(LEAST_LIMIT, TIMES_USUAL * length[k]);
    }
}
