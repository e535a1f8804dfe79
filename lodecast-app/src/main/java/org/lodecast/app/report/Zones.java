package org.lodecast.app.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodecast.geochem.FrontTail;

/// The groups of a halo's elements about the ore, each with its colour (Yu et al. 2022, Table 1).
final class Zones {
    /// Elements of the ore itself.
    private static final List<String> NEAR_ORE = List.of("Au", "Ag", "Cu", "Pb", "Zn");

    private static final String FRONT_NAME = "front: ";
    private static final String ORE_NAME = "near-ore: ";
    private static final String TAIL_NAME = "tail: ";
    private static final String OTHER = "other";

    private Zones() {}

    /// Colour of an element's group; grey if it is in none.
    static String colour(String element) {
        return colourOf(group(element));
    }

    /// The one colour of a group of elements, grey if they are of several.
    static String colour(List<String> elements) {
        String first = group(elements.getFirst());
        return elements.stream().allMatch(e -> group(e).equals(first)) ? colourOf(first) : Colours.SOFT;
    }

    private static String colourOf(String group) {
        return switch (group) {
            case FRONT_NAME -> Colours.category(0);
            case ORE_NAME -> Colours.category(1);
            case TAIL_NAME -> Colours.category(2);
            default -> Colours.SOFT;
        };
    }

    private static String group(String element) {
        return FrontTail.FRONT.contains(element)
                ? FRONT_NAME
                : NEAR_ORE.contains(element) ? ORE_NAME : FrontTail.TAIL.contains(element) ? TAIL_NAME : OTHER;
    }

    /// A line a group that occurs, with its elements.
    static void key(Svg svg, List<String> elements, double x, double y) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (String group : List.of(FRONT_NAME, ORE_NAME, TAIL_NAME, OTHER)) {
            List<String> own =
                    elements.stream().filter(e -> group(e).equals(group)).toList();
            if (!own.isEmpty()) {
                lines.put(group, group.equals(OTHER) ? OTHER : group + String.join(" ", own));
            }
        }
        double line = y;
        for (Map.Entry<String, String> e : lines.entrySet()) {
            svg.path("M" + Svg.num(x) + " " + Svg.num(line - 4) + "h18", "key", colourOf(e.getKey()), 4, "");
            svg.text(x + 26, line, e.getValue(), Svg.Anchor.START, 11, "ink");
            line += 17;
        }
    }
}
