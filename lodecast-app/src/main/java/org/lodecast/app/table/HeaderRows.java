package org.lodecast.app.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lodecast.drill.LengthUnit;
import org.lodecast.geochem.Concentration;

/// The rows at the top of a table that are not data: titles, the header, a row of units below it.
///
/// @param names of the columns, none empty, none twice
/// @param units of the columns as a row below the header tells them, empty where it tells none
/// @param line of the header
/// @param lastLine of the header, if a name has line breaks in it
/// @param titles lines above it that hold something
/// @param unitLines lines below it that belong to it
record HeaderRows(
        List<String> names, List<String> units, int line, int lastLine, List<Integer> titles, List<Integer> unitLines) {
    /// A row of the file and its fields.
    ///
    /// @param number of its line
    /// @param last of its lines, if a field has line breaks in it
    record Line(int number, int last, String[] fields) {}

    /// Every line that belongs to the header.
    Set<Integer> lines() {
        Set<Integer> all = new HashSet<>(titles);
        all.addAll(unitLines);
        for (int i = line; i <= lastLine; i++) {
            all.add(i);
        }
        return all;
    }

    /// Of the lines before the first that holds a number, the header is the one with the most names that the
    /// field uses; of equals the one with as many fields as most lines have; else the first.
    static HeaderRows find(List<Line> head) {
        int mode =
                CsvDialect.mode(head.stream().mapToInt(l -> l.fields().length).toArray());
        int firstData = 0;
        while (firstData < head.size() && noNumber(head.get(firstData).fields())) {
            firstData++;
        }
        int best = 0;
        double most = -1;
        for (int i = 0; i < firstData; i++) {
            String[] fields = head.get(i).fields();
            double score = known(fields) + (fields.length == mode ? 0.5 : 0);
            if (score > most) {
                most = score;
                best = i;
            }
        }
        List<Integer> titles = new ArrayList<>();
        head.subList(0, best).forEach(l -> span(l, titles));
        String[] header = head.get(best).fields();
        String[] units = new String[header.length];
        java.util.Arrays.fill(units, "");
        List<Integer> unitLines = new ArrayList<>();
        for (int i = best + 1; i < firstData && isUnits(head.get(i).fields()); i++) {
            String[] fields = head.get(i).fields();
            for (int c = 0; c < Math.min(units.length, fields.length); c++) {
                if (isUnit(fields[c])) {
                    units[c] = fields[c];
                }
            }
            span(head.get(i), unitLines);
        }
        return new HeaderRows(
                unique(header),
                List.of(units),
                head.get(best).number(),
                head.get(best).last(),
                titles,
                unitLines);
    }

    private static void span(Line l, List<Integer> lines) {
        for (int i = l.number(); i <= l.last(); i++) {
            lines.add(i);
        }
    }

    private static boolean noNumber(String[] fields) {
        for (String f : fields) {
            if (Numbers.looksLike(f)) {
                return false;
            }
        }
        return true;
    }

    private static long known(String[] fields) {
        List<String> header = List.of(fields);
        return fields.length > CsvTable.MOST_COLUMNS
                ? 0
                : header.stream()
                        .filter(f -> Roles.isAlias(f)
                                || ElementHeader.parse(f, header).isPresent())
                        .count();
    }

    /// A row of units has one at least, and no name of a role: a row of a hole that was logged in codes alone
    /// is no row of units.
    private static boolean isUnits(String[] fields) {
        boolean any = false;
        for (String f : fields) {
            any |= isUnit(f);
        }
        return any;
    }

    private static boolean isUnit(String text) {
        String bare = bare(text);
        return !bare.isEmpty()
                && (LengthUnit.parse(bare).isPresent()
                        || Concentration.parse(bare).isPresent()
                        || isAngle(bare));
    }

    private static boolean isAngle(String bare) {
        return switch (bare.toLowerCase(Locale.ROOT)) {
            case "deg", "degree", "degrees", "°", "dd" -> true;
            default -> false;
        };
    }

    /// Without the brackets that units stand in.
    static String bare(String text) {
        return text.replaceAll("[()\\[\\]]", "").strip();
    }

    private static List<String> unique(String[] header) {
        List<String> names = new ArrayList<>();
        Map<String, Integer> seen = new TreeMap<>();
        for (int c = 0; c < header.length; c++) {
            String name = header[c].isEmpty() ? "column " + (c + 1) : header[c];
            int n = seen.merge(name.toLowerCase(Locale.ROOT), 1, Integer::sum);
            names.add(n == 1 ? name : name + " #" + n);
        }
        return names;
    }
}
