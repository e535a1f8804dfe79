package org.lodecast.detect.nn;

/// Samples that are rows in memory.
record RowSamples(float[][] rows) implements Samples {
    static RowSamples of(float[][] rows) {
        return new RowSamples(rows);
    }

    @Override
    public int width() {
        return rows[0].length;
    }

    @Override
    public void fill(int id, float[] row) {
        System.arraycopy(rows[id], 0, row, 0, row.length);
    }
}
