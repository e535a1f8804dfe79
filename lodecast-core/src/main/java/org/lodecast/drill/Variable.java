package org.lodecast.drill;

import org.jspecify.annotations.Nullable;

/// A measured quantity, a value an interval or composite.
///
/// @param name e.g. `Au`
/// @param unit e.g. `ppm`, empty if unknown
/// @param values NaN where not measured; in place of a censored value stands its substitute
/// @param censoring which values are only known to lie below or above a limit; null if none is
public record Variable(
        String name, String unit, double[] values, @Nullable Censoring censoring) {

    /// A variable with no censored value.
    public Variable(String name, String unit, double[] values) {
        this(name, unit, values, null);
    }

    /// The rows of the given numbers, in the order given.
    public Variable rows(int[] rows) {
        double[] chosen = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            chosen[k] = values[rows[k]];
        }
        return new Variable(name, unit, chosen, censoring == null ? null : censoring.rows(rows));
    }
}
