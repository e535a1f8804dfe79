package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lodecast.Finding;
import org.lodecast.assess.Confusion;
import org.lodecast.drill.Intercept;
import org.lodecast.target.NoHole;
import org.lodecast.target.Proposal;
import org.lodecast.target.ProposedHole;
import org.lodecast.target.Target;

/// The page's tables.
final class Tables {
    /// More findings than this are only counted; all are in `qa.csv`.
    private static final int FINDINGS = 300;

    /// As many intercepts of a list are shown.
    private static final int INTERCEPTS = 15;

    private Tables() {}

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

    /// What to drill, where a hole was asked for.
    static String holes(ReportData data) {
        if (data.holes().isEmpty()) {
            return "";
        }
        Table table = new Table(
                "hole",
                "east [m]",
                "north [m]",
                "elevation [m]",
                "azimuth / dip [°]",
                "length [m]",
                "to the plane [°]",
                "in the target [m]",
                "from – to [m]",
                "nearest hole",
                "distance [m]");
        StringBuilder none = new StringBuilder();
        for (Proposal x : data.holes()) {
            switch (x) {
                case ProposedHole h ->
                    table.text(h.name())
                            .number(Numbers.fixed(h.x(), 1))
                            .number(Numbers.fixed(h.y(), 1))
                            .number(Numbers.fixed(h.z(), 1))
                            .number(Words.attitude(h.azimuth(), h.dip()))
                            .number(Numbers.whole(h.length()))
                            .number(Double.isNaN(h.angle()) ? "–" : Numbers.whole(h.angle()))
                            .number(Numbers.whole(h.metres()))
                            .number(Numbers.whole(h.entry()) + " – " + Numbers.whole(h.exit()))
                            .text(h.nearestHole())
                            .number(Double.isFinite(h.distance()) ? Numbers.whole(h.distance()) : "–")
                            .end(false);
                case NoHole n ->
                    none.append("<li>")
                            .append(Html.escape(n.target() + ": " + n.reason()))
                            .append("</li>");
            }
        }
        return "<h3>Proposed holes</h3>" + table.html()
                + (none.isEmpty() ? "" : "<p>No hole is proposed for:</p><ul>" + none + "</ul>");
    }

    static String targets(ReportData data) {
        List<Target> targets = data.targets();
        if (targets.isEmpty()) {
            return "<p class=\"note\">No targets.</p>";
        }
        Set<String> sheets = new HashSet<>();
        data.sheets().forEach(s -> sheets.add(s.target().id()));
        Table table = new Table(
                "target",
                "class",
                "volume [m³]",
                "east [m]",
                "north [m]",
                "elevation [m]",
                "strike / dip [°]",
                "mean p",
                "max p",
                "support",
                "nearest hole",
                "distance [m]",
                "why (" + data.prospect().detector() + ")");
        for (Target t : targets) {
            String fly = "<button type=\"button\" class=\"fly\" data-target=\"" + Html.escape(t.id())
                    + "\" title=\"Show in 3D\">" + Html.escape(t.id()) + "</button>";
            String sheet = sheets.contains(t.id())
                    ? " <a class=\"sheet-link\" href=\"#" + Html.escape(Sheets.anchor(t.id())) + "\">sheet</a>"
                    : "";
            table.cell(fly + sheet, false)
                    .cell(
                            "<span class=\"class-" + (t.targetClass().equals("high") ? "high" : "medium") + "\">"
                                    + Html.escape(t.targetClass()) + "</span>",
                            false)
                    .number(Numbers.whole(t.volume()))
                    .number(Numbers.whole(t.x()))
                    .number(Numbers.whole(t.y()))
                    .number(Numbers.whole(t.zMin()) + " – " + Numbers.whole(t.zMax()))
                    .number(Words.attitude(t.strike(), t.dip()))
                    .number(Numbers.fixed(t.meanP(), 3))
                    .number(Numbers.fixed(t.maxP(), 4))
                    .number(Numbers.fixed(t.support(), 2))
                    .text(t.nearestHole())
                    .number(Numbers.whole(t.distance()))
                    .cell("<small>" + reasons(data.why().get(t.rank() - 1)) + "</small>", false)
                    .end(t.rank() == 1);
        }
        return table.html();
    }

    /// Lines break between reasons only; a minus is a minus.
    static String reasons(String why) {
        return Html.escape(why)
                .replace(" -", "\u00a0\u2212")
                .replace(" ", "\u00a0")
                .replace(",\u00a0", ", ");
    }

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

    /// What became of every row of the input.
    static String sources(List<ReportData.Source> sources) {
        if (sources.isEmpty()) {
            return "";
        }
        Table table = new Table("table", "file", "rows", "kept", "set aside", "changed by a rule");
        for (ReportData.Source s : sources) {
            table.text(s.table())
                    .text(s.file())
                    .number(Numbers.whole(s.rows()))
                    .number(Numbers.whole(s.kept()))
                    .number(Numbers.whole(s.setAside()))
                    .number(Numbers.whole(s.changed()))
                    .end(false);
        }
        return table.html();
    }

    static String findings(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "<p class=\"note\">The checks found nothing to report.</p>";
        }
        Map<Finding.Severity, Integer> severities = new TreeMap<>();
        Map<String, List<Finding>> checks = new TreeMap<>();
        for (Finding f : findings) {
            severities.merge(f.severity(), 1, Integer::sum);
            checks.computeIfAbsent(f.severity().ordinal() + f.check(), c -> new ArrayList<>())
                    .add(f);
        }
        StringBuilder out = new StringBuilder("<p>The checks of the tables and surfaces gave ");
        List<String> parts = new ArrayList<>();
        severities.forEach((s, n) -> {
            String name = s.name().toLowerCase(java.util.Locale.ROOT);
            parts.add(Numbers.count(n, name, name + "s"));
        });
        out.append(String.join(", ", parts)).append(".</p>");
        Table summary = new Table("severity", "check", "count", "for example", "action");
        for (List<Finding> same : checks.values()) {
            Finding f = same.getFirst();
            summary.text(f.severity().name().toLowerCase(java.util.Locale.ROOT))
                    .text(f.check())
                    .number(Numbers.whole(same.size()))
                    .text(f.message())
                    .text(f.action())
                    .end(false);
        }
        out.append(summary.html());
        Table all = new Table("severity", "place", "hole", "message", "action");
        findings.stream()
                .limit(FINDINGS)
                .forEach(f -> all.text(f.severity().name().toLowerCase(java.util.Locale.ROOT))
                        .text(f.place())
                        .text(f.hole())
                        .text(f.message())
                        .text(f.action())
                        .end(false));
        String more = findings.size() > FINDINGS ? "the first " + FINDINGS + "; all are in qa.csv" : "all";
        return out.append("<details><summary>One by one (")
                .append(more)
                .append(")</summary>")
                .append(all.html())
                .append("</details>")
                .toString();
    }

    /// The best of each list; its whole is in `intercepts.csv`.
    static String intercepts(List<ReportData.InterceptList> lists) {
        StringBuilder out = new StringBuilder(lists.isEmpty() ? "" : "<h3>Significant intercepts</h3>");
        for (ReportData.InterceptList list : lists) {
            int n = list.found().size();
            String unit = list.unit().isEmpty() ? "" : "\u00a0" + list.unit();
            String rule = list.element() + " ≥ " + Numbers.significant(list.cutoff(), 4) + unit + ", stretches of waste"
                    + " inside of up to " + Numbers.significant(list.waste(), 3) + "\u00a0m, at least "
                    + Numbers.significant(list.length(), 3) + "\u00a0m or as rich: "
                    + Numbers.count(n, "intercept", "intercepts")
                    + (n > INTERCEPTS
                            ? ", the best " + INTERCEPTS + " by grade × length here, all in intercepts.csv"
                            : "");
            out.append("<p>").append(Html.escape(rule)).append(".</p>");
            if (n == 0) {
                continue;
            }
            String grade = list.unit().isEmpty() ? "" : " [" + list.unit() + "]";
            Table table = new Table(
                    "hole",
                    "from [m]",
                    "to [m]",
                    "length [m]",
                    list.element() + grade,
                    "grade × length",
                    "highest" + grade,
                    "waste [m]",
                    "east [m]",
                    "north [m]",
                    "elevation [m]");
            list.found().stream()
                    .sorted(Comparator.comparingDouble((Intercept i) -> -i.gradeLength()))
                    .limit(INTERCEPTS)
                    .forEach(i -> table.text(i.hole())
                            .number(Numbers.fixed(i.from(), 1))
                            .number(Numbers.fixed(i.to(), 1))
                            .number(Numbers.fixed(i.length(), 1))
                            .number(Numbers.significant(i.grade(), 3))
                            .number(Numbers.significant(i.gradeLength(), 3))
                            .number(Numbers.significant(i.highest(), 3))
                            .number(Numbers.fixed(i.waste(), 1))
                            .number(Numbers.whole(i.x()))
                            .number(Numbers.whole(i.y()))
                            .number(Numbers.whole(i.z()))
                            .end(false));
            out.append(table.html());
        }
        return out.toString();
    }

    static String settings(Map<String, ?> settings) {
        Table table = new Table("setting", "value");
        flatten("", settings, table);
        return table.html();
    }

    private static void flatten(String path, Object value, Table table) {
        if (value instanceof Map<?, ?> map) {
            // A map without an order of its own would differ from run to run.
            Map<String, Object> ordered = map instanceof SequencedMap ? new LinkedHashMap<>() : new TreeMap<>();
            map.forEach((k, v) -> ordered.put(String.valueOf(k), v == null ? "" : v));
            ordered.forEach((k, v) -> flatten(path.isEmpty() ? k : path + "." + k, v, table));
        } else {
            table.text(path).text(String.valueOf(value)).end(false);
        }
    }

    static String manifest(List<ReportData.Entry> entries) {
        Table table = new Table("what", "name", "value");
        for (ReportData.Entry e : entries) {
            table.text(e.group())
                    .text(e.name())
                    .cell("<code>" + Html.escape(e.value()) + "</code>", false)
                    .end(false);
        }
        return table.html();
    }
}
