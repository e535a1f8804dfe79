package org.lodecast.drill.check;

import java.util.PriorityQueue;

/// Shares the ground of overlapping intervals out: each stretch goes to the interval of the best rank that
/// covers it. A sweep down the hole with the open intervals in a heap, O(n log n).
final class OverlapSweep {
    private OverlapSweep() {}

    /// Pieces in depth order; `row` is the number of the interval.
    ///
    /// @param from sorted
    /// @param byRank numbers of the intervals, the one that keeps its ground first
    static Pieces share(double[] from, double[] to, int n, int[] byRank) {
        int[] rank = new int[n];
        for (int r = 0; r < n; r++) {
            rank[byRank[r]] = r;
        }
        Pieces pieces = new Pieces(2 * n);
        PriorityQueue<Integer> open = new PriorityQueue<>();
        double at = Double.NEGATIVE_INFINITY;
        int next = 0;
        while (next < n || !open.isEmpty()) {
            if (open.isEmpty()) {
                at = Math.max(at, from[next]);
            }
            while (next < n && from[next] <= at) {
                open.add(rank[next++]);
            }
            while (!open.isEmpty() && to[byRank[open.peek()]] <= at) {
                open.poll();
            }
            if (open.isEmpty()) {
                continue;
            }
            int owner = byRank[open.peek()];
            double end = next < n ? Math.min(to[owner], from[next]) : to[owner];
            int last = pieces.size - 1;
            if (last >= 0 && pieces.row[last] == owner && pieces.to[last] == at) {
                pieces.to[last] = end;
            } else {
                pieces.add(owner, at, end);
            }
            at = end;
        }
        return pieces;
    }
}
