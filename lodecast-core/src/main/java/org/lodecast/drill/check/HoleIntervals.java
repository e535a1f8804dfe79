package org.lodecast.drill.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodecast.Finding;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.check.FixRules.Overlaps;

/// The intervals of one hole after another on their way through the rules, in this order: exact copies are
/// dropped, what is beyond the end of the hole is cut off, overlaps are shared out; each only if its rule
/// says so. What is found is told with what was done about it.
final class HoleIntervals {
    /// So far an interval may reach beyond the end of its hole [m]: depths are rounded.
    private static final double ROUNDED = 0.01;

    private static final String BOTH_KEPT = "both kept: composites weigh each by its length";

    private static final String UPPER_COUNTS = "both kept: where composites stop at boundaries the upper one counts";

    private static final String PADDING_KEPT = "kept: no value, no weight";

    /// So many are told one by one.
    private static final int FEW = 20;

    private final FindingLog log;
    private final FixRules rules;
    private final Intervals table;
    private final boolean assays;
    private final double longest;
    private final Pieces out;
    private final IntervalCopies copies;
    private final List<Finding> padding = new ArrayList<>();

    private int n;
    private int[] row = new int[16];
    private double[] from = new double[16];
    private double[] to = new double[16];
    private int[] copied = new int[16]; // row with the same depths, −1 if none
    private boolean[] likewise = new boolean[16]; // whether it says the same
    private boolean[] beyond = new boolean[16];
    private String[] done = new String[16]; // what the rule of overlaps made of it, empty if nothing

    /// @param assays whether gaps and long intervals are worth telling
    /// @param longest length above which an interval is doubted [m]
    /// @param out where the rows go that are kept
    HoleIntervals(FindingLog log, FixRules rules, Intervals table, boolean assays, double longest, Pieces out) {
        this.log = log;
        this.rules = rules;
        this.table = table;
        this.assays = assays;
        this.longest = longest;
        this.out = out;
        copies = new IntervalCopies(table);
    }

    /// Checks and mends the intervals of a hole, from `rows[start]` to `rows[end − 1]`, sorted by depth.
    void check(Collar c, int[] rows, int start, int end) {
        room(end - start);
        takeWithoutCopies(c, rows, start, end);
        if (!Double.isNaN(c.length())) {
            trim(c);
        }
        int kept = out.size;
        if (rules.overlaps() == Overlaps.KEEP || !overlap()) {
            for (int k = 0; k < n; k++) {
                out.add(row[k], from[k], to[k]);
            }
        } else {
            new OverlapRule(log, rules.overlaps(), table, out).apply(c.hole(), row, from, to, n, done);
        }
        out.sortFrom(kept);
        tell(c);
    }

    private void room(int rows) {
        if (rows > row.length) {
            int size = Math.max(rows, 2 * row.length);
            row = new int[size];
            from = new double[size];
            to = new double[size];
            copied = new int[size];
            likewise = new boolean[size];
            beyond = new boolean[size];
            done = new String[size];
        }
    }

    private void takeWithoutCopies(Collar c, int[] rows, int start, int end) {
        n = 0;
        int group = -1; // first of the rows with the same depths
        boolean several = false;
        for (int k = start; k < end; k++) {
            int i = rows[k];
            double f = table.from()[i];
            double t = table.to()[i];
            int like = -1;
            boolean again = group >= 0 && f == table.from()[group] && t == table.to()[group];
            if (again) {
                if (!several) {
                    copies.clear();
                    copies.firstLike(group);
                    several = true;
                }
                like = copies.firstLike(i);
                if (like >= 0 && rules.dropDuplicates()) {
                    tellCopy(c, i, like, true, "dropped");
                    log.drop("drop-duplicate", "interval-duplicate", table.line()[i], c.hole(), f, t);
                    continue;
                }
            } else {
                group = i;
                several = false;
            }
            row[n] = i;
            from[n] = f;
            to[n] = t;
            copied[n] = again ? like >= 0 ? like : group : -1;
            likewise[n] = like >= 0;
            beyond[n] = false;
            done[n] = "";
            n++;
        }
    }

    private void trim(Collar c) {
        int kept = 0;
        for (int k = 0; k < n; k++) {
            boolean drop = false;
            if (to[k] > c.length() + ROUNDED) {
                beyond[k] = true;
                drop = rules.trimToEnd() && c.length() - from[k] <= Intervals.SAME;
                int line = table.line()[row[k]];
                log.warning(
                        "interval-beyond-end",
                        line,
                        c.hole(),
                        "ends at " + log.length(to[k]) + ", the hole at " + log.length(c.length()),
                        drop
                                ? "dropped"
                                : rules.trimToEnd()
                                        ? "to " + log.number(to[k]) + " → " + log.number(c.length())
                                        : "kept: the hole is extended");
                if (drop) {
                    log.drop("trim-to-end", "interval-beyond-end", line, c.hole(), from[k], to[k]);
                } else if (rules.trimToEnd()) {
                    log.fix(log.nextStep(), "trim-to-end", line, c.hole(), from[k], to[k], from[k], c.length());
                    to[k] = c.length();
                }
            }
            if (!drop) {
                move(k, kept++);
            }
        }
        n = kept;
    }

    private void move(int k, int target) {
        if (k != target) {
            row[target] = row[k];
            from[target] = from[k];
            to[target] = to[k];
            copied[target] = copied[k];
            likewise[target] = likewise[k];
            beyond[target] = beyond[k];
            done[target] = done[k];
        }
    }

    private boolean overlap() {
        double end = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < n; k++) {
            if (from[k] < end - Intervals.SAME) {
                return true;
            }
            end = Math.max(end, to[k]);
        }
        return false;
    }

    private void tell(Collar c) {
        double end = Double.NEGATIVE_INFINITY;
        int deepest = -1;
        int group = 0; // first of the rows with the same depths, whose row numbers rise
        for (int k = 0; k < n; k++) {
            group = copied[k] < 0 ? k : group;
            int line = table.line()[row[k]];
            if (copied[k] >= 0) {
                tellCopy(
                        c,
                        row[k],
                        copied[k],
                        likewise[k],
                        whatWasDone(k, Arrays.binarySearch(row, group, k, copied[k])));
            } else if (from[k] < end - Intervals.SAME) {
                log.warning(
                        "interval-overlap",
                        line,
                        c.hole(),
                        log.number(from[k]) + " to " + log.length(to[k]) + " overlaps line "
                                + table.line()[row[deepest]] + " by "
                                + log.length(Math.min(end, to[k]) - from[k]),
                        whatWasDone(k, deepest));
            } else if (assays && from[k] > end + Intervals.SAME && deepest >= 0) {
                log.note(
                        "interval-gap",
                        line,
                        c.hole(),
                        "nothing from " + log.number(end) + " to " + log.length(from[k]),
                        "left empty");
            }
            if (!beyond[k] && copied[k] < 0 && to[k] - from[k] > longest) {
                tellLong(c, k);
            }
            if (to[k] > end) {
                end = to[k];
                deepest = k;
            }
        }
    }

    private void tellCopy(Collar c, int i, int like, boolean same, String action) {
        log.warning(
                "interval-duplicate",
                table.line()[i],
                c.hole(),
                log.number(table.from()[i]) + " to " + log.length(table.to()[i]) + " again, with "
                        + (same ? "the values" : "other values than those") + " of line " + table.line()[like],
                action);
    }

    private String whatWasDone(int k, int other) {
        String otherDone = done[other].isEmpty() ? "" : "line " + table.line()[row[other]] + ": " + done[other];
        String both = done[k] + (done[k].isEmpty() || otherDone.isEmpty() ? "" : "; ") + otherDone;
        return !both.isEmpty() ? both : assays ? BOTH_KEPT : UPPER_COUNTS;
    }

    private void tellLong(Collar c, int k) {
        String message = log.number(from[k]) + " to " + log.length(to[k]) + " is " + log.length(to[k] - from[k])
                + " long; expected " + log.length(longest) + " at most";
        int line = table.line()[row[k]];
        if (table.tells(row[k])) {
            log.warning("interval-long", line, c.hole(), message, "kept: look at it");
        } else {
            padding.add(Finding.note("interval-long", log.file(), line, c.hole(), message, PADDING_KEPT));
        }
    }

    /// Tells of long intervals without a value: many of them are the way a table is padded, a single note.
    void tellPadding() {
        if (padding.size() <= FEW) {
            log.findings().addAll(padding);
            return;
        }
        Finding first = padding.getFirst();
        log.note(
                "interval-long",
                0,
                "",
                padding.size() + " intervals without a value are longer than " + log.length(longest)
                        + ", the first in hole " + first.hole() + " on line " + first.line(),
                PADDING_KEPT);
    }
}
