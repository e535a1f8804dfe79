package org.lodecast.drill;

import java.util.Arrays;
import java.util.List;

/// Composites of all holes, in hole and depth order, as columns of equal length.
///
/// @param hole name of the hole of each
/// @param from upper depth [m]
/// @param to lower depth [m]
/// @param x east of the middle [m]
/// @param y north of the middle [m]
/// @param z elevation of the middle [m]
/// @param sampled how much of it samples cover [m], measured or not, at most its length
/// @param domain the ground that it lies in, empty where nothing is logged; an empty array if the composites
///     know no boundaries
/// @param weight of each in a mean that does not favour ground drilled densely; all 1 where nobody asked
/// @param variables length-weighted means, NaN where nothing was measured
public record Composites(
        String[] hole,
        double[] from,
        double[] to,
        double[] x,
        double[] y,
        double[] z,
        double[] sampled,
        String[] domain,
        double[] weight,
        List<Variable> variables) {

    /// Composites sampled over their whole length, of equal weight, without domains.
    public Composites(
            String[] hole, double[] from, double[] to, double[] x, double[] y, double[] z, List<Variable> variables) {
        this(hole, from, to, x, y, z, lengths(from, to), new String[0], ones(to.length), variables);
    }

    private static double[] lengths(double[] from, double[] to) {
        double[] length = new double[to.length];
        Arrays.setAll(length, i -> to[i] - from[i]);
        return length;
    }

    private static double[] ones(int n) {
        double[] one = new double[n];
        Arrays.fill(one, 1);
        return one;
    }

    /// The same with other weights.
    public Composites withWeight(double[] weight) {
        return new Composites(hole, from, to, x, y, z, sampled, domain, weight, variables);
    }

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
