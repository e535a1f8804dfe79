package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.lodecast.Finding;
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
