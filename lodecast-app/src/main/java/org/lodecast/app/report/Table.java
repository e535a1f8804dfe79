package org.lodecast.app.report;

/// An HTML table that grows cell by cell.
final class Table {
    private final StringBuilder out = new StringBuilder("<div class=\"scroll\"><table><thead><tr>");
    private final StringBuilder row = new StringBuilder();

    Table(String... head) {
        for (String h : head) {
            out.append("<th>").append(Html.escape(h)).append("</th>");
        }
        out.append("</tr></thead><tbody>\n");
    }

    Table text(String text) {
        return cell(Html.escape(text), false);
    }

    Table number(String text) {
        return cell(Html.escape(text), true);
    }

    /// @param html already escaped
    Table cell(String html, boolean number) {
        row.append(number ? "<td class=\"n\">" : "<td>").append(html).append("</td>");
        return this;
    }

    /// Ends a row.
    Table end(boolean marked) {
        out.append(marked ? "<tr class=\"marked\">" : "<tr>").append(row).append("</tr>\n");
        row.setLength(0);
        return this;
    }

    String html() {
        return out + "</tbody></table></div>\n";
    }
}
