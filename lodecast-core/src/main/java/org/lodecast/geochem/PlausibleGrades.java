package org.lodecast.geochem;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Up to which median a table of samples of an element is plausible, whatever the deposit: what lies above is
/// a unit mixed up rather than ore. Generous: a few times the grade of the richest mines.
final class PlausibleGrades {
    private static final double PRECIOUS = 20;
    private static final double OTHER = 100_000;

    private static final Map<String, Double> LARGEST_MEDIAN_PPM = Map.ofEntries(
            Map.entry("au", PRECIOUS),
            Map.entry("pt", PRECIOUS),
            Map.entry("pd", PRECIOUS),
            Map.entry("rh", PRECIOUS),
            Map.entry("ru", PRECIOUS),
            Map.entry("ir", PRECIOUS),
            Map.entry("os", PRECIOUS),
            Map.entry("ag", 500.0),
            Map.entry("hg", 10_000.0));

    /// Elements that rock or massive ore may be made of.
    private static final Set<String> MAJOR =
            Set.of("al", "b", "ba", "c", "ca", "cr", "f", "fe", "h", "k", "mg", "mn", "na", "o", "p", "s", "si", "ti");

    private PlausibleGrades() {}

    /// Whether a variable is named as an element: `Au`, `CU`, `Au_2`.
    static boolean isElement(String variable) {
        return variable.matches("[A-Za-z]{1,2}(_.*)?");
    }

    /// Largest plausible median [ppm]; infinite for what is no element, and for those that may be most of a
    /// rock.
    static double largestMedian(String variable) {
        String symbol = variable.split("_", 2)[0].toLowerCase(Locale.ROOT);
        if (!isElement(variable) || MAJOR.contains(symbol)) {
            return Double.POSITIVE_INFINITY;
        }
        return LARGEST_MEDIAN_PPM.getOrDefault(symbol, OTHER);
    }
}
