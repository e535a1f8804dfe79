package org.lodecast.evidence;

import java.util.ArrayList;
import java.util.List;
import org.lodecast.geochem.FrontTail;

/// How a layer is made. Each has a name, which becomes its column's.
public sealed interface Recipe {
    String name();

    /// Whether the layer is a number at the composites that is then estimated between them.
    default boolean atComposites() {
        return switch (this) {
            case Factor f -> true;
            case Balance b -> true;
            case Ratio r -> true;
            case FaultDistance f -> false;
            case FaultIntersection f -> false;
            case Anomaly a -> false;
            case Column c -> false;
        };
    }

    /// Closeness to the mapped faults: 1 within `scale` of one and 0 beyond (the paper's buffer), or
    /// exp(−distance/scale).
    ///
    /// @param scale [m]
    record FaultDistance(String name, boolean buffer, double scale) implements Recipe {}

    /// Closeness to the lines where mapped faults cut each other, in the same two forms.
    ///
    /// @param scale [m]
    record FaultIntersection(String name, boolean buffer, double scale) implements Recipe {}

    /// Scores of the factor that the elements lead, among the factors of all elements.
    ///
    /// @param whole whether it is left out where one of them is missing, or else led by the others
    record Factor(String name, List<String> elements, boolean whole) implements Recipe {}

    /// The anomaly of an element by the classes of its concentration-volume fractal.
    record Anomaly(String name, String element, Form form) implements Recipe {
        /// How classes become a number.
        public enum Form {
            /// 1 in the middle and inner anomaly, else 0: what the paper uses.
            MIDDLE,
            /// The class over the highest class: 0, ⅓, ⅔ and 1 for background, outer, middle and inner.
            CLASS,
            /// From 0 at the first break, rising with ln ν, to 1 at the last.
            MEMBERSHIP
        }
    }

    /// Balance of the numerator's elements against the denominator's.
    ///
    /// @param whole whether it is left out where an element is missing, or else made of the others
    record Balance(String name, List<String> numerator, List<String> denominator, boolean whole) implements Recipe {}

    /// Log of the ratio of the geometric means of two groups of elements.
    ///
    /// @param whole whether it is left out where an element is missing, or else made of the others
    record Ratio(String name, List<String> numerator, List<String> denominator, boolean whole) implements Recipe {}

    /// Any column of the block model: an estimate, or one brought from elsewhere.
    ///
    /// @param low whether low values favour ore: the layer is then 1 where the column is lowest
    record Column(String name, String column, boolean low) implements Recipe {}

    /// Elements of the halo near the ore (paper, Table 1); those before and behind it are in {@link FrontTail}.
    List<String> NEAR = List.of("Au", "Ag", "Cu", "Pb", "Zn");

    /// The five layers of the paper.
    static List<Recipe> paper() {
        List<String> rest = new ArrayList<>(FrontTail.FRONT);
        rest.addAll(FrontTail.TAIL);
        return List.of(
                new FaultDistance("fault", false, 30),
                new Factor("F4", List.of("Hg", "Sb"), true),
                new Anomaly("Au_anomaly", "Au", Anomaly.Form.MIDDLE),
                new Balance("B2", NEAR, List.copyOf(rest), false),
                new Ratio("B1_B3", FrontTail.FRONT, FrontTail.TAIL, false));
    }
}
