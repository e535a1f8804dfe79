package org.lodecast.drill.check;

import java.util.LinkedHashMap;
import java.util.Map;

/// Rows of holes that the collar table does not have: told once a hole, each of them rejected.
final class Orphans {
    private final FindingLog log;
    private final HoleNames holes;
    private final String check;
    private final Map<String, int[]> seen = new LinkedHashMap<>(); // rows, line of the first

    /// @param check name of the finding
    Orphans(FindingLog log, HoleNames holes, String check) {
        this.log = log;
        this.holes = holes;
        this.check = check;
    }

    /// Takes a row whose hole is {@link HoleNames#UNKNOWN} or {@link HoleNames#LOST}.
    void add(int hole, String name, int line) {
        if (hole == HoleNames.LOST) { // told at its collar
            log.reject(holes.lostBy(name), line, name);
            return;
        }
        log.reject(check, line, name);
        seen.computeIfAbsent(name, n -> new int[] {0, line})[0]++;
    }

    /// @param one how a hole with a single row is put
    /// @param many how one with several is put, `%d` for their number
    void tell(String one, String many) {
        seen.forEach((name, rows) -> log.rowError(
                check,
                rows[1],
                name,
                (rows[0] == 1 ? one : many.replace("%d", Integer.toString(rows[0])) + ", the first on line " + rows[1])
                        + ", but the collar table has no such hole"
                        + holes.meant(name)
                                .map(m -> "; did you mean `" + m + "`?")
                                .orElse("")));
    }
}
