package org.lodecast.app.report;

import java.util.Map;

/// The evidence layers in a table: how each was made and what its ends stand for.
final class LayerTables {
    private LayerTables() {}

    static String html(ReportData.Evidence evidence) {
        if (evidence.layers().isEmpty()) {
            return "";
        }
        Table table = new Table("layer", "how it is made", "elements", "0 is", "1 is");
        for (ReportData.Layer l : evidence.layers()) {
            String unit = l.unit().isEmpty() ? "" : "\u00a0" + l.unit();
            boolean scaled = Double.isFinite(l.low());
            table.text(l.name())
                    .text(l.recipe())
                    .text(String.join(" ", l.elements()))
                    .number(scaled ? Numbers.significant(l.low(), 3) + unit : "")
                    .number(scaled ? Numbers.significant(l.high(), 3) + unit : "")
                    .end(false);
        }
        return table.html();
    }

    /// Each layer's own figure, folded away.
    static String figures(ReportData.Evidence evidence, Map<String, String> figures) {
        StringBuilder out = new StringBuilder();
        for (ReportData.Layer l : evidence.layers()) {
            String svg = figures.get("layer-" + l.name());
            if (svg != null) {
                out.append("<details><summary>")
                        .append(Html.escape(l.name()))
                        .append(": levels and sections</summary><figure class=\"wide\">")
                        .append(Html.drawing(svg))
                        .append("</figure></details>\n");
            }
        }
        return out.toString();
    }
}
