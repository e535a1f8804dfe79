package org.lodecast.geostat.kriging;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// Jobs of a tile: each is one system with some of the targets that have its samples. Many jobs are done
/// side by side, so a system with many targets is given to several.
final class Jobs {
    private final SampleSets sets;
    final int[] order = new int[Tile.MOST]; // targets set by set
    final int[] set = new int[Tile.MOST];
    final int[] from = new int[Tile.MOST]; // first of the job's targets in `order`
    final int[] count = new int[Tile.MOST];
    int size;
    private final int[] next = new int[Tile.MOST + 1];

    Jobs(SampleSets sets) {
        this.sets = sets;
    }

    /// Makes jobs for all targets whose set is not NONE.
    ///
    /// @param most targets of a job, but for wide sets, which are not divided
    void make(int targets, int most, IntPredicate wide) {
        Arrays.fill(next, 0, sets.count + 1, 0);
        for (int t = 0; t < targets; t++) {
            if (sets.of[t] != SampleSearch.NONE) {
                next[sets.of[t] + 1]++;
            }
        }
        size = 0;
        for (int s = 0; s < sets.count; s++) {
            int n = next[s + 1];
            next[s + 1] += next[s];
            int each = wide.test(s) ? Math.max(1, n) : most;
            for (int at = 0; at < n; at += each) {
                set[size] = s;
                from[size] = next[s] + at;
                count[size++] = Math.min(each, n - at);
            }
        }
        for (int t = 0; t < targets; t++) {
            if (sets.of[t] != SampleSearch.NONE) {
                order[next[sets.of[t]]++] = t;
            }
        }
        sort();
    }

    /// Largest first, so that jobs side by side are of like size. Insertion keeps equals in order.
    private void sort() {
        for (int j = 1; j < size; j++) {
            int s = set[j];
            int f = from[j];
            int n = count[j];
            int k = j;
            while (k > 0 && before(s, n, set[k - 1], count[k - 1])) {
                set[k] = set[k - 1];
                from[k] = from[k - 1];
                count[k] = count[k - 1];
                k--;
            }
            set[k] = s;
            from[k] = f;
            count[k] = n;
        }
    }

    private boolean before(int s, int n, int other, int m) {
        int size = sets.size(s);
        int otherSize = sets.size(other);
        return size > otherSize || (size == otherSize && n > m);
    }
}
