package org.lodecast.drill.check;

import java.util.Arrays;
import org.lodecast.drill.Intervals;

/// Rows of a table, or pieces of them, that grow.
final class Pieces {
    int[] row;
    double[] from;
    double[] to;
    int size;

    Pieces(int capacity) {
        row = new int[Math.max(16, capacity)];
        from = new double[row.length];
        to = new double[row.length];
    }

    void add(int r, double f, double t) {
        if (size == row.length) {
            row = Arrays.copyOf(row, 2 * size);
            from = Arrays.copyOf(from, 2 * size);
            to = Arrays.copyOf(to, 2 * size);
        }
        row[size] = r;
        from[size] = f;
        to[size] = t;
        size++;
    }

    /// Sorts the pieces from `start` on by their depths, then by their rows.
    void sortFrom(int start) {
        int k = start + 1;
        while (k < size && compare(k - 1, k) <= 0) {
            k++;
        }
        if (k >= size) {
            return;
        }
        int[] order = new int[size - start];
        Arrays.setAll(order, i -> start + i);
        RowSort.sort(order, 0, order.length, this::compare);
        int[] r = Arrays.copyOfRange(row, start, size);
        double[] f = Arrays.copyOfRange(from, start, size);
        double[] t = Arrays.copyOfRange(to, start, size);
        for (int i = 0; i < order.length; i++) {
            row[start + i] = r[order[i] - start];
            from[start + i] = f[order[i] - start];
            to[start + i] = t[order[i] - start];
        }
    }

    private int compare(int a, int b) {
        int c = Double.compare(from[a], from[b]);
        c = c != 0 ? c : Double.compare(to[a], to[b]);
        return c != 0 ? c : Integer.compare(row[a], row[b]);
    }

    /// The table of these pieces; the table itself if they are all its rows, unchanged and in order.
    Intervals of(Intervals table) {
        boolean all = size == table.size();
        for (int k = 0; all && k < size; k++) {
            all = row[k] == k && from[k] == table.from()[k] && to[k] == table.to()[k];
        }
        return all ? table : table.rows(Arrays.copyOf(row, size), Arrays.copyOf(from, size), Arrays.copyOf(to, size));
    }
}
