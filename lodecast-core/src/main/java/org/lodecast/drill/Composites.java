package org.lodecast.drill;

import java.util.List;

/// Composites of all holes, in hole and depth order, as columns of equal length.
///
/// @param hole name of the hole of each
/// @param from upper depth [m]
/// @param to lower depth [m]
/// @param x east of the middle [m]
/// @param y north of the middle [m]
/// @param z elevation of the middle [m]
/// @param variables length-weighted means, NaN where nothing was measured
public record Composites(
        String[] hole, double[] from, double[] to, double[] x, double[] y, double[] z, List<Variable> variables) {

    public int size() {
        return from.length;
    }

    /// @throws IllegalArgumentException if there is no such variable
    public Variable variable(String name) {
        return variables.stream()
                .filter(v -> v.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no variable " + name));
    }

    public boolean has(String name) {
        return variables.stream().anyMatch(v -> v.name().equals(name));
    }
}
