package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.List;

/// A figure of a plan and a section side by side, at one scale, with a legend below.
final class Pair {
    static final double WIDTH = 1000;
    private static final double TOP = 30;
    private static final double KEY_LINE = 20;

    private final Svg svg;
    private final MapPanel plan;
    private final MapPanel section;
    private final double foot;

    /// A line of the legend; drawn as a stroke or as a patch.
    record Key(String text, String colour, boolean stroke) {}

    /// @param a bounds of the plan: lowest across and up, highest across and up [m]
    /// @param b bounds of the section
    Pair(Focus focus, String id, String title, double[] a, double[] b) {
        this(focus.plan(), focus.section(), id, title, a, b, 520, 2);
    }

    /// @param tallest of the panels [user units]
    /// @param lines that the legend may take
    Pair(View plan, View section, String id, String title, double[] a, double[] b, double tallest, int lines) {
        double leftA = Frame.margin(a[1], a[3]) + 6;
        double leftB = Frame.margin(b[1], b[3]) + 22;
        double up = Math.max(a[3] - a[1], b[3] - b[1]);
        double scale = Math.min((WIDTH - leftA - leftB - 12) / (a[2] - a[0] + b[2] - b[0]), tallest / up);
        this.foot = TOP + up * scale + 44;
        this.svg = new Svg(id, WIDTH, foot + lines * KEY_LINE + 12, title);
        this.plan = MapPanel.of(svg, plan, a, leftA, TOP, scale);
        this.section = MapPanel.of(svg, section, b, leftA + (a[2] - a[0]) * scale + leftB, TOP, scale);
    }

    Svg svg() {
        return svg;
    }

    MapPanel plan() {
        return plan;
    }

    MapPanel section() {
        return section;
    }

    String finish(String title, List<Key> keys, List<Key> more) {
        List<Key> all = new ArrayList<>(keys);
        all.addAll(more);
        legend(svg, plan.frame().left(), foot + KEY_LINE, title, all);
        return svg.finish();
    }

    /// A legend that begins at a point and takes as many lines as it needs.
    static void legend(Svg svg, double left, double top, String title, List<Key> keys) {
        double y = top;
        svg.bold(left, y, title, Svg.Anchor.START, 12);
        double indent = left + title.length() * 7 + 18;
        double x = indent;
        for (Key key : keys) {
            double width = 21 + key.text.length() * 6.0 + 16;
            if (x + width > WIDTH && x > indent) {
                x = indent;
                y += KEY_LINE;
            }
            if (key.stroke) {
                String style = key.colour.equals(Colours.INK) ? "key ink" : "key";
                svg.path("M" + Svg.num(x) + " " + Svg.num(y - 4) + "h16", style, key.colour, 3, "");
            } else {
                svg.rect(x + 2, y - 10, 12, 12, "key", key.colour, "none");
            }
            svg.text(x + 21, y, key.text, Svg.Anchor.START, 11, "ink");
            x += width;
        }
    }
}
