package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lodecast.assess.Confusion;

/// The page's tables of how well detectors did.
final class ScoreTables {
    private ScoreTables() {}

    /// Area under the curve: a row a detector, a column a protocol.
    static String areas(ReportData data) {
        List<ReportData.Metric> metrics = data.assessment().metrics();
        Set<String> protocols = new LinkedHashSet<>();
        Map<String, Map<String, ReportData.Metric>> rows = new LinkedHashMap<>();
        for (ReportData.Metric m : metrics) {
            protocols.add(m.protocol());
            rows.computeIfAbsent(m.detector(), d -> new LinkedHashMap<>()).put(m.protocol(), m);
        }
        if (rows.isEmpty()) {
            return "<p class=\"note\">The samples did not allow an assessment.</p>";
        }
        List<String> head = new ArrayList<>(List.of("detector"));
        protocols.forEach(p -> head.add(Words.protocol(p)));
        Table table = new Table(head.toArray(String[]::new));
        for (Map.Entry<String, Map<String, ReportData.Metric>> row : rows.entrySet()) {
            table.text(row.getKey());
            for (String protocol : protocols) {
                ReportData.Metric m = row.getValue().get(protocol);
                if (m == null) {
                    table.number("–");
                } else {
                    double bar = Math.clamp(2 * (m.auc() - 0.5), 0, 1) * 100;
                    table.cell(
                            "<b>" + Numbers.fixed(m.auc(), 3) + "</b> <small>" + Numbers.fixed(m.low(), 3) + "–"
                                    + Numbers.fixed(m.high(), 3) + "</small><i class=\"bar\" style=\"width:"
                                    + Svg.num(Double.isFinite(bar) ? bar : 0) + "%\"></i>",
                            true);
                }
            }
            table.end(row.getKey().equals(data.prospect().detector()));
        }
        table.text("");
        protocols.forEach(p -> table.cell("<small>" + Html.escape(Words.protocolNote(p)) + "</small>", false));
        return table.end(false).html();
    }

    /// Precision, recall and F1 where the threshold was chosen on the tested voxels themselves, which
    /// flatters, where the other folds chose it, and at the user's own if there is one.
    static String thresholds(ReportData data) {
        List<ReportData.Metric> metrics = data.assessment().metrics();
        boolean own = metrics.stream().anyMatch(m -> m.chosen() != null);
        List<String> head = new ArrayList<>(List.of(
                "detector", "protocol", "best threshold (rank)", "precision", "recall", "F1", "by the other folds’"));
        if (own) {
            head.add("by your threshold");
        }
        Table table = new Table(head.toArray(String[]::new));
        for (ReportData.Metric m : metrics) {
            table.text(m.detector())
                    .text(Words.protocol(m.protocol()))
                    .number(Numbers.significant(m.threshold(), 3))
                    .number(Numbers.fixed(m.precision(), 3))
                    .number(Numbers.fixed(m.recall(), 3))
                    .number(Numbers.fixed(m.f1(), 3))
                    .number(counts(m.heldOut()));
            if (own) {
                table.number(counts(m.chosen()));
            }
            table.end(false);
        }
        return "<p class=\"note\">The best threshold is the one of highest F1 on the tested voxels themselves, which"
                + " flatters. Beside it precision, recall and F1 where each fold is judged by the threshold of the"
                + " others.</p>" + table.html();
    }

    private static String counts(@Nullable Confusion c) {
        return c == null
                ? "–"
                : Numbers.fixed(c.precision(), 2) + " / " + Numbers.fixed(c.recall(), 2) + " / "
                        + Numbers.fixed(c.f1(), 2);
    }

    static String captures(ReportData data) {
        List<ReportData.Capture> captures = data.assessment().captures();
        if (captures.isEmpty()) {
            return "";
        }
        double[] volume = captures.getFirst().volume();
        List<String> head = new ArrayList<>(List.of("known ore in the best …"));
        for (double v : volume) {
            head.add(Numbers.significant(v, 3) + " % of volume");
        }
        Table table = new Table(head.toArray(String[]::new));
        for (ReportData.Capture c : captures) {
            table.text(c.detector());
            for (int i = 0; i < volume.length; i++) {
                double ore = i < c.ore().length ? c.ore()[i] : Double.NaN;
                String lift = Numbers.fixed(ore / c.volume()[Math.min(i, c.volume().length - 1)], 1);
                table.cell("<b>" + Numbers.fixed(ore, 1) + " %</b> <small>× " + lift + "</small>", true);
            }
            table.end(c.detector().equals(data.prospect().detector()));
        }
        return table.html();
    }

    /// How the reported detector did at depth and far from data.
    static String slices(ReportData data) {
        List<ReportData.Slice> slices = data.assessment().slices();
        if (slices.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        for (String by : List.of("elevation", "distance")) {
            Table table = new Table("left out", by + " [m]", "ore", "barren", "AUC");
            for (ReportData.Slice s : slices) {
                if (s.by().equals(by)) {
                    table.text(Words.protocol(s.protocol()))
                            .number(Numbers.whole(s.from()) + " – " + Numbers.whole(s.to()))
                            .number(Numbers.whole(s.ore()))
                            .number(Numbers.whole(s.barren()))
                            .cell(
                                    Double.isNaN(s.auc())
                                            ? "–"
                                            : "<b>" + Numbers.fixed(s.auc(), 2) + "</b> <small>"
                                                    + Numbers.fixed(s.low(), 2) + "–" + Numbers.fixed(s.high(), 2)
                                                    + "</small>",
                                    true)
                            .end(false);
                }
            }
            out.append("<h4>By ")
                    .append(by.equals("elevation") ? "elevation" : "distance to the nearest sample")
                    .append("</h4>")
                    .append(table.html());
        }
        return "<details><summary>" + Html.escape(data.prospect().detector())
                + " at depth, and far from data</summary><p class=\"note\">Tested voxels in four parts of about equal"
                + " counts; each part's voxels are compared with each other alone.</p>" + out + "</details>";
    }
}
