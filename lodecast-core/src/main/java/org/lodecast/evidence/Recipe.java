package org.lodecast.evidence;

import java.util.List;

/// How a layer is made. Each has a name, which becomes its column's.
public sealed interface Recipe {
    String name();

    /// Closeness to the mapped faults: 1 within `scale` of one and 0 beyond (the paper's buffer), or
    /// exp(−distance/scale).
    ///
    /// @param scale [m]
    record FaultDistance(String name, boolean buffer, double scale) implements Recipe {}

    /// Scores of the factor that the elements lead, of the logs of all elements.
    record Factor(String name, List<String> elements) implements Recipe {}

    /// Membership in the anomaly of an element: 0 in the background, rising with ln ν to 1 at the inner
    /// anomaly, the breaks being those of the concentration-volume fractal.
    record Anomaly(String name, String element) implements Recipe {}

    /// Balance of the numerator's elements against the denominator's.
    record Balance(String name, List<String> numerator, List<String> denominator) implements Recipe {}

    /// Log of the ratio of the geometric means of two groups of elements.
    record Ratio(String name, List<String> numerator, List<String> denominator) implements Recipe {}

    /// Elements of the halo zones about gold (paper, Table 1): front, near-ore and tail.
    List<String> FRONT = List.of("As", "Sb", "Hg");

    List<String> NEAR = List.of("Au", "Ag", "Cu", "Pb", "Zn");
    List<String> TAIL = List.of("W", "Bi", "Co", "Mo");

    /// The five layers of the paper.
    static List<Recipe> paper() {
        List<String> rest = new java.util.ArrayList<>(FRONT);
        rest.addAll(TAIL);
        return List.of(
                new FaultDistance("fault", false, 30),
                new Factor("F4", List.of("Hg", "Sb")),
                new Anomaly("Au_anomaly", "Au"),
                new Balance("B2", NEAR, List.copyOf(rest)),
                new Ratio("B1_B3", FRONT, TAIL));
    }
}
