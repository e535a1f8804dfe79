package org.lodecast.drill.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lodecast.drill.Intervals;

/// Checks the codes of a table that logs them: rows without one, and codes that differ only by case or
/// spaces, which are hardly different rocks.
///
/// @param log where findings go
record CodeCheck(FindingLog log) {
    /// So many groups of variants are spelt out.
    private static final int MOST = 10;

    /// @param hole number of each row's hole, negative if the row is not used
    void check(Intervals table, HoleNames holes, int[] hole) {
        int[] missing = new int[holes.size()];
        int[] first = new int[holes.size()];
        Map<String, int[]> rows = new LinkedHashMap<>(); // rows a code
        for (int i = 0; i < table.size(); i++) {
            if (hole[i] < 0) {
                continue;
            }
            String code = table.code()[i];
            if (code.isBlank()) {
                first[hole[i]] = missing[hole[i]]++ == 0 ? table.line()[i] : first[hole[i]];
            } else {
                rows.computeIfAbsent(code, c -> new int[1])[0]++;
            }
        }
        for (int h = 0; h < missing.length; h++) {
            if (missing[h] > 0) {
                log.note(
                        "code-missing",
                        first[h],
                        holes.collar(h).hole(),
                        missing[h] == 1
                                ? "an interval without a code"
                                : missing[h] + " intervals without a code, the first on line " + first[h],
                        "kept without a code");
            }
        }
        tellVariants(rows);
    }

    private void tellVariants(Map<String, int[]> rows) {
        Map<String, List<String>> bySound = new LinkedHashMap<>();
        for (String code : rows.keySet()) {
            String folded = code.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
            bySound.computeIfAbsent(folded, f -> new ArrayList<>()).add(code);
        }
        List<List<String>> variants =
                bySound.values().stream().filter(v -> v.size() > 1).toList();
        if (variants.isEmpty()) {
            return;
        }
        List<String> spelt = variants.stream()
                .limit(MOST)
                .map(v -> String.join(
                        " and ",
                        v.stream()
                                .map(c -> "`" + c + "` (" + rows.getOrDefault(c, new int[1])[0] + ")")
                                .toList()))
                .toList();
        log.note(
                "code-variants",
                0,
                "",
                "codes that differ only by case or spaces: " + String.join("; ", spelt)
                        + (variants.size() > MOST ? "; and " + (variants.size() - MOST) + " more" : ""),
                "kept apart");
    }
}
