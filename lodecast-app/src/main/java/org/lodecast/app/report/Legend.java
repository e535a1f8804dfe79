package org.lodecast.app.report;

import java.util.List;

/// A legend within a plot: a line a detector, its name, and a figure at the right.
final class Legend {
    private static final double LINE = 16;

    enum Corner {
        LOWER_LEFT,
        LOWER_RIGHT,
        UPPER_LEFT
    }

    private Legend() {}

    /// @param dash attribute of the stroke, empty for a whole line
    record Key(String name, String colour, String dash, String figure) {
        static Key of(String detector, List<String> ran, String figure) {
            return new Key(detector, Colours.detector(detector, ran), Colours.dash(detector, ran), figure);
        }
    }

    static void draw(Svg svg, Frame frame, Corner corner, String title, List<Key> keys) {
        int name = keys.stream().mapToInt(k -> k.name.length()).max().orElse(0);
        int figure = keys.stream().mapToInt(k -> k.figure.length()).max().orElse(0);
        double width = Math.max(54 + 6.5 * name + 6.2 * figure, 16 + 5.6 * title.length());
        double height = LINE * keys.size() + 24;
        double x = corner == Corner.LOWER_RIGHT ? frame.right() - width - 8 : frame.left() + 8;
        double y = corner == Corner.UPPER_LEFT ? frame.top() + 8 : frame.foot() - height - 8;
        svg.rect(x, y, width, height, "plate", "#ffffff", Colours.RULE);
        svg.text(x + width - 8, y + 15, title, Svg.Anchor.END, 10.5, "soft");
        for (Key k : keys) {
            y += LINE;
            svg.path("M" + Svg.num(x + 8) + " " + Svg.num(y + 11) + "h16", "key", k.colour, 3, k.dash);
            svg.text(x + 30, y + 15, k.name, Svg.Anchor.START, 11, "ink");
            svg.text(x + width - 8, y + 15, k.figure, Svg.Anchor.END, 11, "ink");
        }
    }
}
