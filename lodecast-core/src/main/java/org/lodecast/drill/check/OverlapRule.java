package org.lodecast.drill.check;

import java.util.Arrays;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.check.FixRules.Overlaps;

/// Shares out the ground that intervals of a hole claim twice, and logs what becomes of each.
///
/// @param log where changes go
/// @param rule who keeps the ground
/// @param table of the intervals
/// @param out where the pieces go that are kept
record OverlapRule(FindingLog log, Overlaps rule, Intervals table, Pieces out) {

    /// @param hole name of the hole
    /// @param row the intervals' rows in the table
    /// @param from sorted [m]
    /// @param to lower depths [m]
    /// @param n how many intervals
    /// @param done takes in words what was made of each that changed
    void apply(String hole, int[] row, double[] from, double[] to, int n, String[] done) {
        int[] byRank = new int[n];
        Arrays.setAll(byRank, k -> k);
        RowSort.sort(byRank, 0, n, (a, b) -> compareClaims(row, from, to, a, b));
        Pieces pieces = OverlapSweep.share(from, to, n, byRank);
        Groups mine = Groups.of(pieces.row, pieces.size, n);
        for (int k = 0; k < n; k++) {
            int[] p = Arrays.stream(mine.members(), mine.start()[k], mine.start()[k + 1])
                    .filter(i -> pieces.to[i] - pieces.from[i] > Intervals.SAME)
                    .toArray();
            // what the rounding of depths takes away is no change
            if (isWhole(pieces, p, from[k], to[k])) {
                out.add(row[k], from[k], to[k]);
                continue;
            }
            int line = table.line()[row[k]];
            if (p.length == 0) {
                log.drop(rule.rule(), "interval-overlap", line, hole, from[k], to[k]);
            }
            int step = log.nextStep();
            for (int i : p) {
                out.add(row[k], pieces.from[i], pieces.to[i]);
                log.fix(step, rule.rule(), line, hole, from[k], to[k], pieces.from[i], pieces.to[i]);
            }
            done[k] = inWords(pieces, p, from[k], to[k]);
        }
    }

    private static boolean isWhole(Pieces pieces, int[] p, double from, double to) {
        return p.length == 1 && pieces.from[p[0]] - from <= Intervals.SAME && to - pieces.to[p[0]] <= Intervals.SAME;
    }

    private int compareClaims(int[] row, double[] from, double[] to, int a, int b) {
        return switch (rule) {
            case KEEP, FIRST -> Integer.compare(row[a], row[b]);
            case LAST -> Integer.compare(row[b], row[a]);
            case SHORTEST -> {
                // equal lengths differ in their last digits
                int c = Double.compare(
                        Math.rint((to[a] - from[a]) / Intervals.SAME), Math.rint((to[b] - from[b]) / Intervals.SAME));
                yield c != 0 ? c : Integer.compare(row[a], row[b]);
            }
        };
    }

    /// `to 52 → 50`, `0 to 100 → 0 to 10 and 20 to 100`, `dropped`.
    private String inWords(Pieces pieces, int[] p, double from, double to) {
        if (p.length == 0) {
            return "dropped";
        }
        StringBuilder text = new StringBuilder();
        if (p.length == 1) {
            double top = pieces.from[p[0]];
            double bottom = pieces.to[p[0]];
            if (top > from) {
                text.append("from ").append(log.number(from)).append(" → ").append(log.number(top));
            }
            if (bottom < to) {
                text.append(text.isEmpty() ? "to " : ", to ").append(log.number(to));
                text.append(" → ").append(log.number(bottom));
            }
            return text.toString();
        }
        text.append(log.number(from)).append(" to ").append(log.number(to)).append(" → ");
        for (int i = 0; i < p.length; i++) {
            text.append(i == 0 ? "" : i + 1 < p.length ? ", " : " and ");
            text.append(log.number(pieces.from[p[i]])).append(" to ").append(log.number(pieces.to[p[i]]));
        }
        return text.toString();
    }
}
