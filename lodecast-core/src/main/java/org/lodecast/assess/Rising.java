package org.lodecast.assess;

/// Scores in rising order, equal ones in theirs, by a radix sort: a model has millions, and what follows is
/// one sweep instead of a search for each. Each is one number, its place in the order above and its number
/// below, so that a pass reads from beginning to end and fetches nothing from elsewhere.
final class Rising {
    private static final int BITS = 11;
    private static final int DIGITS = 1 << BITS;
    private static final int PASSES = 3;

    private Rising() {}

    /// The lowest first; −0 is 0, NaN comes last. To be read by the other methods here.
    static long[] of(float[] scores) {
        int n = scores.length;
        long[] rising = new long[n];
        int[][] count = new int[PASSES][DIGITS];
        for (int i = 0; i < n; i++) {
            int key = key(scores[i]);
            rising[i] = (long) key << Integer.SIZE | i;
            for (int pass = 0; pass < PASSES; pass++) {
                count[pass][key >>> pass * BITS & DIGITS - 1]++;
            }
        }
        long[] next = new long[n];
        for (int pass = 0; pass < PASSES; pass++) {
            deal(rising, next, count[pass], Integer.SIZE + pass * BITS);
            long[] swap = rising;
            rising = next;
            next = swap;
        }
        return rising;
    }

    /// One pass, by the digit at `shift`.
    ///
    /// @param at how many have each digit
    private static void deal(long[] from, long[] to, int[] at, int shift) {
        for (int d = 0, sum = 0; d < DIGITS; d++) {
            int many = at[d];
            at[d] = sum;
            sum += many;
        }
        for (long one : from) {
            to[at[(int) (one >>> shift) & DIGITS - 1]++] = one;
        }
    }

    /// Which of the scores it is.
    static int number(long one) {
        return (int) one;
    }

    /// The score itself, 0 for −0.
    static float score(long one) {
        int key = (int) (one >>> Integer.SIZE);
        return Float.intBitsToFloat(key ^ (~key >> 31 | Integer.MIN_VALUE));
    }

    /// The first after `from` whose score is another; all NaN are one.
    static int endOfTie(long[] rising, int from) {
        long key = rising[from] >>> Integer.SIZE;
        int to = from + 1;
        while (to < rising.length && rising[to] >>> Integer.SIZE == key) {
            to++;
        }
        return to;
    }

    /// Whole numbers without sign that stand in the order of the scores.
    private static int key(float score) {
        int bits = Float.floatToIntBits(score + 0f); // −0 becomes 0, all NaN one
        return bits ^ (bits >> 31 | Integer.MIN_VALUE);
    }
}
