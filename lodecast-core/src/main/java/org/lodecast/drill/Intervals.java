package org.lodecast.drill;

import java.util.List;

/// A table of intervals down holes, as columns of equal length, in the order of the file: assays or logged
/// codes.
///
/// @param file the table's name, for findings
/// @param hole name of the hole of each interval
/// @param from upper depth [m]
/// @param to lower depth [m]
/// @param line line in the file
/// @param variables measured quantities, NaN where not measured
/// @param code a logged code each, e.g. the rock, empty where none; an empty array if the table logs none
public record Intervals(
        String file, String[] hole, double[] from, double[] to, int[] line, List<Variable> variables, String[] code) {

    /// Depths closer than this are the same [m].
    public static final double SAME = 1e-6;

    /// No hole is deeper [m]: the longest ever drilled reach some 15 km.
    public static final double DEEPEST = 20_000;

    /// A table with no rows.
    public static Intervals none() {
        return new Intervals("", new String[0], new double[0], new double[0], new int[0], List.of(), new String[0]);
    }

    public int size() {
        return from.length;
    }

    /// Whether a row says something: has a value of a variable or a code.
    public boolean tells(int row) {
        if (code.length > 0 && !code[row].isBlank()) {
            return true;
        }
        for (Variable v : variables) {
            if (!Double.isNaN(v.values()[row])) {
                return true;
            }
        }
        return false;
    }

    /// The rows of the given numbers, in the order given; this table itself if those are all, as they stand.
    public Intervals rows(int[] rows) {
        int n = rows.length;
        int same = 0;
        while (same < n && rows[same] == same) {
            same++;
        }
        if (same == n && n == size()) {
            return this; // most tables are clean, and a copy of a large one costs
        }
        String[] hole = new String[n];
        double[] from = new double[n];
        double[] to = new double[n];
        int[] line = new int[n];
        String[] code = new String[this.code.length == 0 ? 0 : n];
        for (int k = 0; k < n; k++) {
            int i = rows[k];
            hole[k] = this.hole[i];
            from[k] = this.from[i];
            to[k] = this.to[i];
            line[k] = this.line[i];
            if (code.length > 0) {
                code[k] = this.code[i];
            }
        }
        return new Intervals(
                file,
                hole,
                from,
                to,
                line,
                variables.stream().map(v -> v.rows(rows)).toList(),
                code);
    }

    /// The rows of the given numbers with other depths, e.g. pieces of them.
    public Intervals rows(int[] rows, double[] from, double[] to) {
        Intervals r = rows(rows);
        return new Intervals(r.file, r.hole, from, to, r.line, r.variables, r.code);
    }
}
