package org.lodecast.detect.maxent;

import org.lodecast.Workers;

/// Rows in blocks of a fixed size: what is summed block by block never depends on the number of workers.
final class Blocks {
    private static final int ROWS = 8192;

    private Blocks() {}

    /// Work on the rows `from` … `to`−1.
    @FunctionalInterface
    interface Work {
        void on(int block, int from, int to);
    }

    static int count(int rows) {
        return Math.ceilDiv(rows, ROWS);
    }

    static void forEach(int rows, Workers workers, Work work) {
        workers.forEach(count(rows), b -> work.on(b, b * ROWS, Math.min(rows, (b + 1) * ROWS)));
    }
}
