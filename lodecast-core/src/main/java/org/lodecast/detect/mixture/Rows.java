package org.lodecast.detect.mixture;

/// A table of numbers, column by column.
///
/// @param columns at least one, all of one length, finite
public record Rows(double[][] columns) {

    public Rows {
        if (columns.length == 0) {
            throw new IllegalArgumentException("a table without columns");
        }
        for (double[] column : columns) {
            if (column.length != columns[0].length) {
                throw new IllegalArgumentException("columns of " + columns[0].length + " and " + column.length);
            }
        }
    }

    /// The values of layers at some places.
    ///
    /// @param layers an array a layer
    /// @param places indices into each layer; one row each
    public static Rows of(float[][] layers, int[] places) {
        return of(layers, places, 0, places.length);
    }

    /// The values of layers at places[from … to − 1].
    public static Rows of(float[][] layers, int[] places, int from, int to) {
        double[][] columns = new double[layers.length][to - from];
        for (int c = 0; c < columns.length; c++) {
            for (int n = from; n < to; n++) {
                columns[c][n - from] = layers[c][places[n]];
            }
        }
        return new Rows(columns);
    }

    /// Number of rows.
    public int size() {
        return columns[0].length;
    }

    /// Number of columns.
    public int width() {
        return columns.length;
    }

    /// Some of the rows.
    Rows part(int[] rows) {
        double[][] part = new double[columns.length][rows.length];
        for (int c = 0; c < part.length; c++) {
            for (int n = 0; n < rows.length; n++) {
                part[c][n] = columns[c][rows[n]];
            }
        }
        return new Rows(part);
    }

    /// All rows with columns left out.
    ///
    /// @param kept numbers of the columns that stay
    public Rows only(int[] kept) {
        double[][] part = new double[kept.length][];
        for (int c = 0; c < kept.length; c++) {
            part[c] = columns[kept[c]];
        }
        return new Rows(part);
    }
}
