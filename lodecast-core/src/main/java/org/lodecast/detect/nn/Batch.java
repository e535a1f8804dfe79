package org.lodecast.detect.nn;

import java.util.Arrays;

/// The samples that a network runs at once, in groups of sixteen, each laid out twice: row by row, and cell
/// by cell with the sixteen values of a cell side by side. Rows that are not used are 0.
final class Batch {
    private final int size;
    private final int width;
    private final int stride;
    private final float[][] rows;
    private final float[][] cells;
    private final float[] row;
    private int count;

    /// @param size most samples at once
    /// @param width values a sample
    Batch(int size, int width) {
        this.size = size;
        this.width = width;
        stride = Packing.padded(width, Kernels.ROWS);
        int groups = groups(size);
        rows = new float[groups][Kernels.ROWS * stride];
        cells = new float[groups][Kernels.ROWS * stride];
        row = new float[width];
    }

    static int groups(int samples) {
        return (samples + Kernels.ROWS - 1) / Kernels.ROWS;
    }

    /// Takes samples `ids[from … from + count)`.
    void take(Samples samples, int[] ids, int from, int samplesNow) {
        count = samplesNow;
        for (int g = 0; g < groups(); g++) {
            int used = inGroup(g);
            float[] flat = rows[g];
            for (int n = 0; n < used; n++) {
                samples.fill(ids[from + g * Kernels.ROWS + n], row);
                System.arraycopy(row, 0, flat, n * stride, width);
            }
            Arrays.fill(flat, used * stride, flat.length, 0f);
            Cells.fromRows(flat, stride, width, cells[g]);
        }
    }

    /// Most samples at once.
    int size() {
        return size;
    }

    /// Samples at hand.
    int count() {
        return count;
    }

    /// Groups at hand.
    int groups() {
        return groups(count);
    }

    /// Samples at hand of group `g`.
    int inGroup(int g) {
        return Math.min(Kernels.ROWS, count - g * Kernels.ROWS);
    }

    /// Values of a sample.
    int width() {
        return width;
    }

    /// The rows of group `g`, each padded to a multiple of 16.
    float[] rows(int g) {
        return rows[g];
    }

    /// Group `g` cell by cell.
    float[] cells(int g) {
        return cells[g];
    }
}
