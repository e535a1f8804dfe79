package org.lodecast.app.report;

import java.util.function.DoubleToIntFunction;

/// Cells of a table, coloured by their numbers.
///
/// @param left edge of the first column
/// @param top edge of the first row
/// @param width of a cell
/// @param height of a cell
/// @param colour of a number as 0xRRGGBB
record HeatTable(Svg svg, double left, double top, double width, double height, DoubleToIntFunction colour) {
    /// A cell with its number; a missing one is left empty.
    void cell(int row, int column, double value, boolean bold) {
        double x = left + column * width;
        double y = top + row * height;
        if (!Double.isFinite(value)) {
            svg.rect(x, y, width, height, "cell", "none", Colours.RULE);
            return;
        }
        int rgb = colour.applyAsInt(value);
        svg.rect(x, y, width, height, "cell", Colours.hex(rgb), Colours.PAPER);
        String text = number(value);
        double size = Math.clamp(Math.min(height * 0.6, (width - 2) / (0.66 * text.length())), 4, 11.5);
        svg.coloured(x + width / 2, y + height / 2 + size * 0.36, text, Svg.Anchor.MIDDLE, size, Colours.on(rgb), bold);
    }

    /// Two decimals, three figures at most; of narrow cells without the nought before the point, as tables
    /// of loadings often are.
    private String number(double value) {
        double size = Math.abs(value);
        String text = Numbers.fixed(value, size < 9.995 ? 2 : size < 99.95 ? 1 : 0);
        return width < 44 && size < 0.995 ? text.replaceFirst("^(\u2212?)0\\.", "$1.") : text;
    }

    /// Name of a row, at its left.
    void row(int row, String name, double size) {
        svg.text(left - 8, top + (row + 0.5) * height + size * 0.36, name, Svg.Anchor.END, size, "ink");
    }

    /// Name of a column below a foot; turned where it is wider than the column.
    void column(int column, double foot, String name, double size) {
        double length = name.length() * size * 0.66;
        double x = left + (column + 0.5) * width;
        if (length <= width - 2) {
            svg.text(x, foot + size + 4, name, Svg.Anchor.MIDDLE, size, "ink");
        } else {
            svg.upward(x + size * 0.36, foot + 6 + length / 2, name, size);
        }
    }

    /// What the colours stand for: a bar with figures at its ends and in its middle.
    static void bar(
            Svg svg, String title, double x, double y, double length, double from, double to, DoubleToIntFunction of) {
        svg.bold(x, y, title, Svg.Anchor.START, 11.5);
        int steps = 60;
        for (int k = 0; k < steps; k++) {
            String fill = Colours.hex(of.applyAsInt(from + (k + 0.5) / steps * (to - from)));
            double at = x + length * k / steps;
            svg.rect(at, y + 7, length / steps + 0.3, 12, "cell", fill, "none");
        }
        svg.rect(x, y + 7, length, 12, "frame", "none", Colours.SOFT);
        for (int k = 0; k <= 2; k++) {
            double at = x + length * k / 2;
            String text = Numbers.significant(from + (to - from) * k / 2, 3);
            svg.text(at, y + 33, text, Svg.Anchor.MIDDLE, 10.5, "ink");
        }
    }
}
