package org.lodecast.geochem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lodecast.Finding;

/// What makes a table of signs a sequential binary partition. D − 1 rows that have both signs and of which any
/// two lie apart or one within a side of the other split all parts down to single ones.
final class PartitionRules {
    private PartitionRules() {}

    /// Everything that is wrong, nothing if the table is valid. Rows are counted from 1.
    static List<Finding> check(List<String> parts, int[][] signs) {
        List<String> wrong = new ArrayList<>();
        names(parts, wrong);
        if (parts.size() >= 2 && signs.length != parts.size() - 1) {
            wrong.add(signs.length + " rows for " + parts.size() + " parts: " + (parts.size() - 1)
                    + " expected, one less than parts");
        }
        boolean readable = true;
        for (int i = 0; i < signs.length; i++) {
            readable &= signs(parts, signs, i, wrong);
        }
        if (readable && signs.length > 0) {
            unused(parts, signs, wrong);
            pairs(signs, wrong);
        }
        return wrong.stream().map(w -> Finding.error("partition", "", 0, "", w)).toList();
    }

    private static void names(List<String> parts, List<String> wrong) {
        if (parts.size() < 2) {
            wrong.add("a partition needs at least two parts, not " + parts.size());
        }
        Set<String> seen = new HashSet<>();
        for (String part : parts) {
            if (part.isBlank()) {
                wrong.add("a part has no name");
            } else if (!seen.add(part)) {
                wrong.add("part " + part + " is named twice");
            }
        }
    }

    /// One row by itself; whether it has a sign for each part.
    private static boolean signs(List<String> parts, int[][] signs, int i, List<String> wrong) {
        int[] row = signs[i];
        if (row.length != parts.size()) {
            wrong.add(row(i) + " has " + row.length + " signs for " + parts.size() + " parts");
            return false;
        }
        for (int j = 0; j < row.length; j++) {
            if (Math.abs(row[j]) > 1) {
                wrong.add(row(i) + " has " + row[j] + " for " + parts.get(j) + ": 1, -1 or 0 expected");
            }
        }
        if (Arrays.stream(row).noneMatch(s -> s > 0)) {
            wrong.add(row(i) + " has no part above (no 1)");
        }
        if (Arrays.stream(row).noneMatch(s -> s < 0)) {
            wrong.add(row(i) + " has no part below (no -1)");
        }
        return true;
    }

    private static void unused(List<String> parts, int[][] signs, List<String> wrong) {
        for (int j = 0; j < parts.size(); j++) {
            int part = j;
            if (Arrays.stream(signs).allMatch(row -> row[part] == 0)) {
                wrong.add("part " + parts.get(j) + " is in no row");
            }
        }
    }

    private static void pairs(int[][] signs, List<String> wrong) {
        for (int i = 1; i < signs.length; i++) {
            for (int k = 0; k < i; k++) {
                int[] a = signs[k];
                int[] b = signs[i];
                if (Arrays.equals(a, b) || Arrays.equals(a, opposite(b))) {
                    wrong.add(row(i) + " makes the same split as row " + (k + 1));
                } else if (!(apart(a, b) || withinASide(a, b) || withinASide(b, a))) {
                    wrong.add(row(i) + " is not nested with row " + (k + 1)
                            + ": its parts must lie all on one side of that row, or that row's on one side of it, or"
                            + " the two share none");
                }
            }
        }
    }

    private static int[] opposite(int[] row) {
        return Arrays.stream(row).map(s -> -s).toArray();
    }

    private static boolean apart(int[] a, int[] b) {
        for (int j = 0; j < a.length; j++) {
            if (a[j] != 0 && b[j] != 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether all parts of `inner` have one and the same sign in `outer`.
    private static boolean withinASide(int[] inner, int[] outer) {
        int side = 0;
        for (int j = 0; j < inner.length; j++) {
            if (inner[j] != 0) {
                if (outer[j] == 0 || (side != 0 && outer[j] != side)) {
                    return false;
                }
                side = outer[j];
            }
        }
        return true;
    }

    private static String row(int i) {
        return "row " + (i + 1);
    }
}
