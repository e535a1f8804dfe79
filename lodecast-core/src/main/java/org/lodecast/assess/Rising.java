package org.lodecast.assess;

/// Scores in rising order, equal ones in theirs, by a radix sort: a model has millions, and what follows
/// is one sweep instead of a search for each.
final class Rising {
    private static final int BITS = 11;
    private static final int DIGITS = 1 << BITS;
    private static final int PASSES = 3;

    private Rising() {}

    /// Numbers of the scores, the lowest first; −0 is 0, NaN comes last.
    static int[] order(float[] scores) {
        int n = scores.length;
        int[] keys = new int[n];
        int[][] count = new int[PASSES][DIGITS];
        for (int i = 0; i < n; i++) {
            int key = key(scores[i]);
            keys[i] = key;
            for (int pass = 0; pass < PASSES; pass++) {
                count[pass][key >>> pass * BITS & DIGITS - 1]++;
            }
        }
        int[] order = new int[n];
        int[] next = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int pass = 0; pass < PASSES; pass++) {
            int[] at = count[pass];
            for (int d = 0, from = 0; d < DIGITS; d++) {
                int many = at[d];
                at[d] = from;
                from += many;
            }
            for (int k = 0; k < n; k++) {
                int i = order[k];
                next[at[keys[i] >>> pass * BITS & DIGITS - 1]++] = i;
            }
            int[] swap = order;
            order = next;
            next = swap;
        }
        return order;
    }

    /// Whole numbers without sign that stand in the order of the scores.
    private static int key(float score) {
        int bits = Float.floatToIntBits(score + 0f); // −0 becomes 0, all NaN one
        return bits ^ (bits >> 31 | Integer.MIN_VALUE);
    }
}
