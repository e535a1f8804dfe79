package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/// A figure that would be taller than a printed page, as several: `name`, `name-2`, `name-3` and so on.
final class Pages {
    private static final Pattern LATER = Pattern.compile("(variograms|cross-validation|evidence|prospectivity)-\\d+");

    private Pages() {}

    /// @param most parts of one figure
    /// @param draw from its name and parts
    static <T> List<String> split(List<T> parts, int most, String name, BiFunction<String, List<T>, String> draw) {
        List<String> pages = new ArrayList<>();
        for (int from = 0; from < parts.size(); from += most) {
            pages.add(draw.apply(name(name, pages.size()), parts.subList(from, Math.min(parts.size(), from + most))));
        }
        return pages;
    }

    /// The pages of a figure by their names.
    static Map<String, String> named(String name, List<String> pages) {
        Map<String, String> figures = new LinkedHashMap<>();
        for (int k = 0; k < pages.size(); k++) {
            figures.put(name(name, k), pages.get(k));
        }
        return figures;
    }

    private static String name(String name, int page) {
        return page == 0 ? name : name + "-" + (page + 1);
    }

    /// The name under which all pages of a figure stand in the report.
    static String figure(String name) {
        return LATER.matcher(name).matches() ? name.substring(0, name.lastIndexOf('-')) : name;
    }
}
