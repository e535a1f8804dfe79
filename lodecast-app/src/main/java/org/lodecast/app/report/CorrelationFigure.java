package org.lodecast.app.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleToIntFunction;
import org.jspecify.annotations.Nullable;
import org.lodecast.evidence.GeochemStudy;

/// How elements go together: the correlations that the factors come of, and the variation of their
/// log-ratios, each as a triangle of coloured cells. Of many elements the two stand one below the other.
final class CorrelationFigure {
    private static final double WIDTH = 1000;
    private static final double TOP = 30;
    private static final double GAP = 40;

    private CorrelationFigure() {}

    /// At least one of the two is there.
    static String draw(GeochemStudy.@Nullable Factors f, GeochemStudy.@Nullable Composition c) {
        List<String> elements = f != null ? f.elements() : c != null ? c.elements() : List.of();
        int n = elements.size();
        int longest = elements.stream()
                .mapToInt(e -> Words.shortened(e, 10).length())
                .max()
                .orElse(2);
        double margin = 16 + longest * 7.6;
        boolean stacked = n > 14;
        double room = stacked ? WIDTH - 20 : (WIDTH - 20 - GAP) / 2;
        double cell = Math.clamp((room - margin) / Math.max(1, n - 1), 6.0, stacked ? 34.0 : 52.0);
        double height = Math.clamp(0.72 * cell, 15, 26);
        double tall = TOP + Math.max(height * (n - 1), 90) + 24 + longest * 7.6;
        boolean both = f != null && c != null;
        Svg svg = new Svg(
                "correlation",
                WIDTH,
                both && stacked ? 2 * tall + 16 : tall + 8,
                "Correlation and variation of the elements");
        if (f != null) {
            String of = f.settings().replaceFirst("^.* of ", ""); // what the factors were sought in
            triangle(svg, "Correlation of " + of, f.elements(), f.correlation(), margin, 0, cell, height, -1, 1);
        }
        if (c != null) {
            double most = Arrays.stream(c.variation())
                    .flatMapToDouble(Arrays::stream)
                    .max()
                    .orElse(0);
            double x = both && !stacked ? margin + room + GAP : margin;
            double y = both && stacked ? tall + 16 : 0;
            String title = "Variation: variance of ln(xᵢ/xⱼ)";
            triangle(svg, title, c.elements(), c.variation(), x, y, cell, height, 0, most > 0 ? most : 1);
        }
        return svg.finish();
    }

    private static void triangle(
            Svg svg,
            String title,
            List<String> elements,
            double[][] values,
            double left,
            double top,
            double width,
            double height,
            double from,
            double to) {
        DoubleToIntFunction colour = from < 0 ? Colours::diverging : v -> Colours.sequential(v / to);
        HeatTable table = new HeatTable(svg, left, top + TOP, width, height, colour);
        svg.bold(left, top + 16, title, Svg.Anchor.START, 12.5);
        int n = elements.size();
        double size = Math.clamp(height * 0.7, 8.0, 12.0);
        for (int i = 1; i < n; i++) {
            table.row(i - 1, Words.shortened(elements.get(i), 10), size);
            table.column(i - 1, table.top() + height * (n - 1), Words.shortened(elements.get(i - 1), 10), size);
            for (int j = 0; j < i; j++) {
                table.cell(i - 1, j, values[i][j], false);
            }
        }
        double length = 130;
        double x = left + Math.max((n - 1) * width - length - 12, Math.min(n - 1, 2) * width + 24);
        String what = from < 0 ? "correlation" : "0: keep their ratio";
        HeatTable.bar(svg, what, x, top + TOP + 16, length, from, to, colour);
    }
}
