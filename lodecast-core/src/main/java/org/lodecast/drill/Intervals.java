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

    /// A table with no rows.
    public static Intervals none() {
        return new Intervals("", new String[0], new double[0], new double[0], new int[0], List.of(), new String[0]);
    }

    public int size() {
        return from.length;
    }
}
