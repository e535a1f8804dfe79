package org.lodecast.block;

import java.util.Arrays;
import java.util.BitSet;

/// Which blocks lie where: space is cut into bins of about a block's size, and each block is listed in
/// every bin that it overlaps. Only bins with blocks in them are kept, in a hash table, so that a stray
/// block a thousand kilometres away costs one bin.
final class BlockBins {
    /// A block is not listed in a bin that it overlaps by no more than this: regular blocks fit their
    /// bins but for the noise of sums [m]. Less than the crack that a look-up bridges.
    private static final double SLIVER = 1e-4;

    /// Bins that one block after another overlaps, a block on average: above it, bins are made larger.
    private static final int MOST_LISTED = 8;

    /// Of coordinates of bins, so that three fit a long.
    private static final double MOST_BINS = 1 << 20;

    private final BlockBoxes boxes;
    private final double[] start = new double[3];
    private final double[] end = new double[3];
    private final double[] size = new double[3];
    private final long[] key;
    private final int[] first;
    private final int[] listed;

    private BlockBins(BlockBoxes boxes) {
        this.boxes = boxes;
        lay();
        int n = boxes.size();
        long total = 0;
        for (int b = 0; b < n; b++) {
            total += bins(b);
        }
        int slots = Integer.highestOneBit((int) Math.clamp(2 * total - 1, 8, 1 << 29)) << 1;
        this.key = new long[slots];
        Arrays.fill(key, -1);
        int[] count = new int[slots];
        for (int b = 0; b < n; b++) {
            eachBin(b, slot -> count[slot]++);
        }
        this.first = new int[slots + 1];
        for (int s = 0; s < slots; s++) {
            first[s + 1] = first[s] + count[s];
        }
        this.listed = new int[first[slots]];
        System.arraycopy(first, 0, count, 0, slots);
        for (int b = 0; b < n; b++) {
            int block = b;
            eachBin(b, slot -> listed[count[slot]++] = block);
        }
    }

    static BlockBins of(BlockBoxes boxes) {
        return new BlockBins(boxes);
    }

    /// Chooses bins: as large as the mean block, doubled until few enough.
    private void lay() {
        for (int axis = 0; axis < 3; axis++) {
            start[axis] = Double.POSITIVE_INFINITY;
            end[axis] = Double.NEGATIVE_INFINITY;
            for (int b = 0; b < boxes.size(); b++) {
                start[axis] = Math.min(start[axis], boxes.low(b, axis));
                end[axis] = Math.max(end[axis], boxes.high(b, axis));
            }
            size[axis] = Math.max(boxes.mean(axis), (end[axis] - start[axis]) / MOST_BINS);
        }
        while (listings() > (double) MOST_LISTED * boxes.size()) {
            for (int axis = 0; axis < 3; axis++) {
                size[axis] *= 2;
            }
        }
    }

    private double listings() {
        double total = 0;
        for (int b = 0; b < boxes.size(); b++) {
            total += bins(b);
        }
        return total;
    }

    /// Number of bins that a block is listed in.
    private long bins(int block) {
        long n = 1;
        for (int axis = 0; axis < 3; axis++) {
            n *= last(block, axis) - begin(block, axis) + 1;
        }
        return n;
    }

    private long begin(int block, int axis) {
        return (long) Math.floor((boxes.low(block, axis) + SLIVER - start[axis]) / size[axis]);
    }

    private long last(int block, int axis) {
        long end = (long) Math.ceil((boxes.high(block, axis) - SLIVER - start[axis]) / size[axis]) - 1;
        return Math.max(end, begin(block, axis));
    }

    private interface Slot {
        void take(int slot);
    }

    private void eachBin(int block, Slot take) {
        long[] from = new long[3];
        long[] to = new long[3];
        for (int axis = 0; axis < 3; axis++) {
            from[axis] = begin(block, axis);
            to[axis] = last(block, axis);
        }
        for (long k = from[2]; k <= to[2]; k++) {
            for (long j = from[1]; j <= to[1]; j++) {
                for (long i = from[0]; i <= to[0]; i++) {
                    long wanted = pack(i, j, k);
                    int slot = slot(wanted);
                    key[slot] = wanted;
                    take.take(slot);
                }
            }
        }
    }

    private static long pack(long i, long j, long k) {
        return i | j << 21 | k << 42;
    }

    /// Where a bin stands in the table, or would stand.
    private int slot(long wanted) {
        long h = wanted * 0x9e3779b97f4a7c15L;
        int slot = (int) ((h ^ h >>> 32) & key.length - 1);
        while (key[slot] != wanted && key[slot] != -1) {
            slot = slot + 1 & key.length - 1;
        }
        return slot;
    }

    /// Whether no block comes within `reach` of a point given along the model's axes, as far as the
    /// outermost faces tell.
    boolean beyond(double u, double v, double w, double reach) {
        return !(u > start[0] - reach
                && u < end[0] + reach
                && v > start[1] - reach
                && v < end[1] + reach
                && w > start[2] - reach
                && w < end[2] + reach);
    }

    /// The first block that holds a point given along the model's axes, or −1.
    int at(double u, double v, double w) {
        double i = Math.floor((u - start[0]) / size[0]);
        double j = Math.floor((v - start[1]) / size[1]);
        double k = Math.floor((w - start[2]) / size[2]);
        if (!(i >= 0 && i <= MOST_BINS && j >= 0 && j <= MOST_BINS && k >= 0 && k <= MOST_BINS)) {
            return -1;
        }
        int slot = slot(pack((long) i, (long) j, (long) k));
        for (int at = first[slot]; at < first[slot + 1]; at++) {
            if (boxes.holds(listed[at], u, v, w)) {
                return listed[at];
            }
        }
        return -1;
    }

    /// Blocks that overlap one before them by more than the rounding of both.
    int overlapping() {
        BitSet cut = new BitSet(boxes.size());
        for (int slot = 0; slot < key.length; slot++) {
            for (int at = first[slot] + 1; at < first[slot + 1]; at++) {
                for (int before = first[slot]; before < at && !cut.get(listed[at]); before++) {
                    if (boxes.overlap(listed[before], listed[at], 2 * BlockTable.CRACK)) {
                        cut.set(listed[at]);
                    }
                }
            }
        }
        return cut.cardinality();
    }
}
