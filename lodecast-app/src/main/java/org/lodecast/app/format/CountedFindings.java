package org.lodecast.app.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;

/// Errors of a file that may have as many as it has rows: the first of each kind are told one by one, the
/// rest counted.
final class CountedFindings {
    private static final int TOLD = 20;

    private final String file;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    CountedFindings(String file) {
        this.file = file;
    }

    /// @param of what it is counted with, e.g. the column
    void error(String check, String of, int line, String message) {
        if (counts.merge(check + (of.isEmpty() ? "" : ", " + of), 1, Integer::sum) <= TOLD) {
            findings.add(Finding.error(check, file, line, "", message));
        }
    }

    /// @throws InvalidInput with all of them, if there are any
    void demandNone() {
        counts.forEach((kind, n) -> {
            if (n > TOLD) {
                findings.add(Finding.error(
                        kind.split(",", 2)[0], file, 0, "", (n - TOLD) + " more like these (" + kind + ")"));
            }
        });
        if (!findings.isEmpty()) {
            throw new InvalidInput(findings);
        }
    }
}
