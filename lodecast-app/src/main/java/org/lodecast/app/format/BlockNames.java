package org.lodecast.app.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The names under which block models keep centres and sizes. Case, spaces, `_`, `-`, `.` and a unit in
/// brackets do not count; of several names for one thing the one that stands first here is taken.
final class BlockNames {
    static final List<String> CENTRE = List.of("x", "y", "z");
    static final List<String> SIZE = List.of("dx", "dy", "dz");

    /// With `?` for x, y, z.
    private static final List<String> CENTRES = List.of(
            "?c",
            "centroid?",
            "?centroid",
            "centre?",
            "?centre",
            "center?",
            "?center",
            "?centr",
            "?world",
            "?mid",
            "mid?",
            "?coord",
            "coord?",
            "?coordinate",
            "?m",
            "?");

    private static final List<List<String>> DIRECTIONS = List.of(
            List.of("easting", "east", "eastings", "este", "utme"),
            List.of("northing", "north", "northings", "norte", "utmn"),
            List.of("elevation", "elev", "rl", "level", "cota", "altitude"));

    private static final List<String> SIZES = List.of(
            "d?",
            "size?",
            "?size",
            "dim?",
            "?dim",
            "?inc",
            "inc?",
            "?length",
            "length?",
            "?len",
            "blocksize?",
            "?blocksize",
            "?span",
            "?width",
            "?l");

    private BlockNames() {}

    /// Columns by role (`x`, `y`, `z`, `dx`, `dy`, `dz`): as chosen, else by their usual names. Roles
    /// that no column plays are absent, and so are those for which a column was chosen that is not there.
    static Map<String, Integer> find(List<String> header, Map<String, String> chosen) {
        List<String> names = header.stream().map(BlockNames::plain).toList();
        // Micromine calls centres EAST and sizes _EAST
        List<String> marked =
                header.stream().map(n -> n.startsWith("_") ? plain(n) : "").toList();
        List<String> bare =
                header.stream().map(n -> n.startsWith("_") ? "" : plain(n)).toList();
        Map<String, Integer> found = new LinkedHashMap<>();
        for (int axis = 0; axis < 3; axis++) {
            put(found, CENTRE.get(axis), first(bare, centres(axis)), header, chosen);
        }
        for (int axis = 0; axis < 3; axis++) {
            int size = first(names, filled(SIZES, axis));
            size = size < 0 ? first(marked, centres(axis)) : size;
            put(found, SIZE.get(axis), size, header, chosen);
        }
        return found;
    }

    private static void put(
            Map<String, Integer> found, String role, int usual, List<String> header, Map<String, String> chosen) {
        String name = chosen.get(role);
        int column = usual;
        if (name != null) {
            column = -1;
            for (int c = 0; c < header.size() && column < 0; c++) {
                column = header.get(c).strip().equalsIgnoreCase(name.strip()) ? c : -1;
            }
        }
        if (column >= 0) {
            found.put(role, column);
        }
    }

    /// Column of the first alias that there is a column for.
    private static int first(List<String> names, List<String> aliases) {
        return aliases.stream()
                .mapToInt(names::indexOf)
                .filter(c -> c >= 0)
                .findFirst()
                .orElse(-1);
    }

    private static List<String> centres(int axis) {
        List<String> all = new java.util.ArrayList<>(filled(CENTRES, axis));
        all.addAll(DIRECTIONS.get(axis));
        return all;
    }

    private static List<String> filled(List<String> patterns, int axis) {
        return patterns.stream().map(p -> p.replace("?", CENTRE.get(axis))).toList();
    }

    private static String plain(String name) {
        return name.replaceAll("[(\\[].*", "").replaceAll("[\\s_.\\-]", "").toLowerCase(Locale.ROOT);
    }
}
