package org.lodecast.drill.check;

/// Numbers of the same key together, each key's in rising order: those of key k are
/// `members[start[k]]` to `members[start[k + 1] − 1]`.
record Groups(int[] start, int[] members) {

    /// @param key of numbers 0 to `n` − 1; a negative one belongs nowhere
    /// @param n how many numbers
    /// @param keys how many keys
    static Groups of(int[] key, int n, int keys) {
        int[] start = new int[keys + 1];
        for (int i = 0; i < n; i++) {
            if (key[i] >= 0) {
                start[key[i] + 1]++;
            }
        }
        for (int k = 0; k < keys; k++) {
            start[k + 1] += start[k];
        }
        int[] members = new int[start[keys]];
        int[] next = start.clone();
        for (int i = 0; i < n; i++) {
            if (key[i] >= 0) {
                members[next[key[i]]++] = i;
            }
        }
        return new Groups(start, members);
    }
}
