package org.lodecast.geostat.kriging;

import java.util.Arrays;

/// The sets of samples that the targets of a tile are estimated from, each kept once: neighbours often
/// share theirs, and so their system.
final class SampleSets {
    final int[] of = new int[Tile.MOST]; // set of each target
    int count;
    int[] id = new int[64 * Tile.MOST]; // of all sets, rising within each
    final int[] start = new int[Tile.MOST + 1];
    private final int[] hash = new int[Tile.MOST];

    void clear() {
        count = 0;
    }

    int size(int set) {
        return start[set + 1] - start[set];
    }

    /// Where the next set's samples go, of which there are at most so many.
    int room(int most) {
        int at = start[count];
        if (id.length < at + most) {
            id = Arrays.copyOf(id, Math.max(2 * id.length, at + most));
        }
        return at;
    }

    /// A target has the set of another.
    void again(int target, int other) {
        of[target] = of[other];
    }

    /// The samples written from {@link #room} on are those of a target.
    void add(int target, int n) {
        int at = start[count];
        int h = n;
        for (int k = at; k < at + n; k++) {
            h = 31 * h + id[k];
        }
        for (int s = count - 1; s >= 0; s--) {
            if (hash[s] == h && Arrays.equals(id, start[s], start[s + 1], id, at, at + n)) {
                of[target] = s;
                return;
            }
        }
        hash[count] = h;
        of[target] = count;
        start[++count] = at + n;
    }
}
