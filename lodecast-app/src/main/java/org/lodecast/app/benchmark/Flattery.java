package org.lodecast.app.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How far the AUC that a run gives itself, which knows no blind ore, lies from the one that the truth gives:
/// by protocol, the median over all deposits of the distance and of the difference.
final class Flattery {
    private static final String PREFIX = "protocol_";
    private static final String AUC = ".auc";

    private final List<Standings> styles;

    Flattery(List<Standings> styles) {
        this.styles = styles;
    }

    /// A table, or nothing where the runs were not assessed.
    List<String> lines() {
        Set<String> protocols = new LinkedHashSet<>();
        Set<String> detectors = new LinkedHashSet<>();
        for (Standings s : styles) {
            s.measures().stream().filter(m -> m.startsWith(PREFIX)).forEach(protocols::add);
            s.by(Standings.ALL_AUC).stream()
                    .filter(d -> protocols.stream()
                            .anyMatch(p -> Arrays.stream(s.values(d, p)).anyMatch(v -> !Double.isNaN(v))))
                    .forEach(detectors::add);
        }
        List<String> lines = new ArrayList<>();
        if (protocols.isEmpty()) {
            return lines;
        }
        lines.add("");
        lines.add("## How far the runs' own AUC lies from the truth");
        lines.add("");
        lines.add("Median over all deposits of |AUC by the run's own assessment − AUC of blind ore in all undrilled"
                + " ground|, and in brackets of the difference itself, above 0 where the assessment flatters.");
        lines.add("");
        StringBuilder head = new StringBuilder("| |");
        protocols.forEach(p -> head.append(' ')
                .append(p, PREFIX.length(), p.length() - AUC.length())
                .append(" |"));
        lines.add(head.toString());
        lines.add("|---|" + "---|".repeat(protocols.size()));
        for (String d : detectors) {
            lines.add(row(d, Set.of(d), protocols));
        }
        if (detectors.size() > 1) {
            lines.add(row("all together", detectors, protocols));
        }
        return lines;
    }

    private String row(String name, Set<String> detectors, Set<String> protocols) {
        StringBuilder row = new StringBuilder("| " + name + " |");
        for (String p : protocols) {
            double[] off = styles.stream()
                    .flatMap(s -> detectors.stream().map(d -> off(s, d, p)))
                    .flatMapToDouble(Arrays::stream)
                    .filter(v -> !Double.isNaN(v))
                    .toArray();
            row.append(String.format(
                    Locale.ROOT,
                    " %.3f (%+.3f) |",
                    median(Arrays.stream(off).map(Math::abs).toArray()),
                    median(off)));
        }
        return row.toString();
    }

    private static double[] off(Standings s, String detector, String protocol) {
        double[] own = s.values(detector, protocol);
        double[] truth = s.values(detector, Standings.ALL_AUC);
        for (int i = 0; i < own.length; i++) {
            own[i] -= truth[i];
        }
        return own;
    }

    static double median(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
