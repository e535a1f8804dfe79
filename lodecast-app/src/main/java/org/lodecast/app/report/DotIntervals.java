package org.lodecast.app.report;

import java.util.List;

/// Means with their intervals, a row a name, and what they are means of as small dots: panels in a grid.
public final class DotIntervals {
    private static final double ROW = 19;
    private static final double PLOT = 250;
    private static final double NAMES = 108;
    private static final double HEAD = 34;
    private static final double FOOT = 50;

    /// A mean.
    ///
    /// @param low lower end of its interval, NaN if there is none
    /// @param high upper end of it
    /// @param dots single figures; NaN are left out
    /// @param plain whether it is only there to compare with
    public record Row(String name, double mean, double low, double high, double[] dots, boolean plain) {}

    /// A plot of rows, the first at the top.
    ///
    /// @param axis what is measured
    /// @param from left end of the axis
    /// @param to right end of it
    /// @param mark a value to be marked, NaN for none
    public record Panel(String title, String axis, double from, double to, double mark, List<Row> rows) {}

    private DotIntervals() {}

    /// @param id unique on a page
    /// @param lines of panels
    public static String svg(String id, String title, List<List<Panel>> lines) {
        int across = lines.stream().mapToInt(List::size).max().orElse(0);
        double height = lines.stream().mapToDouble(DotIntervals::height).sum();
        Svg svg = new Svg(id, Math.max(1, across) * (NAMES + PLOT + 18) + 8, Math.max(40, height), title);
        double top = 0;
        for (List<Panel> line : lines) {
            for (int i = 0; i < line.size(); i++) {
                panel(svg, line.get(i), i * (NAMES + PLOT + 18), top);
            }
            top += height(line);
        }
        return svg.finish();
    }

    private static double height(List<Panel> line) {
        return HEAD
                + FOOT
                + ROW * line.stream().mapToInt(p -> p.rows().size()).max().orElse(0);
    }

    private static void panel(Svg svg, Panel p, double left, double top) {
        double foot = ROW * p.rows().size();
        Frame frame = new Frame(left + NAMES, top + HEAD, PLOT, foot, p.from(), p.to(), 0, 1, false);
        svg.bold(left + NAMES, top + 20, p.title(), Svg.Anchor.START, 13);
        frame.axes(svg, p.axis(), "", true);
        if (!Double.isNaN(p.mark())) {
            svg.dashed(frame.px(p.mark()), frame.top(), frame.px(p.mark()), frame.foot(), "soft", 1);
        }
        double y = frame.top() + ROW / 2;
        for (Row r : p.rows()) {
            String colour = r.plain() ? Colours.SOFT : Colours.category(0);
            svg.text(frame.left() - 8, y + 4, r.name(), Svg.Anchor.END, 11.5, r.plain() ? "soft" : "ink");
            for (double d : r.dots()) {
                if (Double.isFinite(d)) {
                    svg.circle(x(frame, p, d), y + 6, 1.5, Colours.RULE, Colours.RULE, 0);
                }
            }
            if (Double.isFinite(r.low())) {
                String d =
                        "M" + Svg.num(x(frame, p, r.low())) + " " + Svg.num(y) + "H" + Svg.num(x(frame, p, r.high()));
                svg.path(d, "interval", colour, 2, "");
            }
            if (Double.isFinite(r.mean())) {
                svg.circle(x(frame, p, r.mean()), y, 4, colour, Colours.PAPER, 1);
            }
            y += ROW;
        }
    }

    /// An interval may reach beyond what can be.
    private static double x(Frame frame, Panel p, double v) {
        return frame.px(Math.clamp(v, p.from(), p.to()));
    }
}
