package org.lodecast.detect.nn;

/// Where a network's input rows come from. Safe for use by several threads.
public interface Samples {
    /// Length of a row.
    int width();

    /// Writes the row of sample `id`.
    void fill(int id, float[] row);
}
