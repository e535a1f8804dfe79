package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.lodecast.evidence.GeochemStudy;

/// Loadings of a factor analysis as a table of coloured cells, elements that load on one factor together,
/// with communalities and shares; beside it the eigenvalues with what they had to exceed to count.
final class FactorFigure {
    /// From here a loading is set in bold.
    static final double HIGH = 0.5;

    private static final double WIDTH = 1000;
    private static final double TOP = 64;
    private static final double ROW = 21;
    private static final double SCREE = 300;

    private FactorFigure() {}

    static String draw(GeochemStudy.Factors f) {
        // layers made of a factor, by its number; in one order, whatever the map's
        Map<Integer, String> used = new TreeMap<>();
        new TreeMap<>(f.layers()).forEach((layer, k) -> used.merge(k, layer, (a, b) -> a + " and " + b));
        int k = f.share().length;
        List<Integer> order = order(f.loadings());
        int longest = f.elements().stream()
                .mapToInt(e -> Words.shortened(e, 12).length())
                .max()
                .orElse(2);
        double left = 22 + Math.max(6, longest) * 7.6;
        double room = WIDTH - left - 90;
        double cell = Math.clamp((k > 8 ? room : room - SCREE - 94) / k, 20.0, 62.0);
        boolean below = left + k * cell + 170 + SCREE + 14 > WIDTH;
        double foot = TOP + ROW * order.size();
        double screeTop = below ? foot + 112 : TOP;
        double screeHeight = below ? 220 : Math.clamp(foot - TOP, 180.0, 340.0);
        Svg svg =
                new Svg("factors", WIDTH, Math.max(foot + 62, screeTop + screeHeight + 52), "Loadings of the factors");
        svg.bold(left, 16, "Loadings: " + f.settings(), Svg.Anchor.START, 12.5);
        HeatTable table = new HeatTable(svg, left, TOP, cell, ROW, Colours::diverging);
        for (int c = 0; c < k; c++) {
            double x = left + (c + 0.5) * cell;
            svg.bold(x, TOP - 8, "F" + (c + 1), Svg.Anchor.MIDDLE, 11.5);
            String share = Numbers.fixed(100 * f.share()[c], cell < 44 ? 0 : 1);
            svg.text(x, foot + 17, share, Svg.Anchor.MIDDLE, cell < 30 ? 9.5 : 11, "ink");
        }
        for (int r = 0; r < order.size(); r++) {
            int e = order.get(r);
            table.row(r, Words.shortened(f.elements().get(e), 12), 12);
            for (int c = 0; c < k; c++) {
                double l = f.loadings()[e][c];
                table.cell(r, c, l, Math.abs(l) >= HIGH);
            }
            String shared = Numbers.fixed(1 - f.uniquenesses()[e], 2);
            svg.text(left + k * cell + 58, TOP + (r + 0.5) * ROW + 4, shared, Svg.Anchor.END, 11, "ink");
        }
        svg.text(left + k * cell + 14, TOP - 8, "communality", Svg.Anchor.START, 10.5, "soft");
        svg.text(left - 8, foot + 17, "share [%]", Svg.Anchor.END, 10.5, "soft");
        String all = Numbers.fixed(100 * Arrays.stream(f.share()).sum(), 1);
        svg.text(left + k * cell + 58, foot + 17, all, Svg.Anchor.END, 11, "ink");
        svg.text(left, foot + 38, "Bold: a size of at least " + HIGH + ".", Svg.Anchor.START, 10.5, "soft");
        List<String> framed = new ArrayList<>();
        used.forEach((c, layer) -> {
            svg.rect(left + c * cell + 1, TOP + 1, cell - 2, foot - TOP - 2, "ink-frame", "none", Colours.INK);
            framed.add("F" + (c + 1) + " makes the layer " + Words.shortened(layer, 24));
        });
        if (!framed.isEmpty()) {
            String words = Words.shortened("Framed: " + String.join(", ", framed), 100);
            svg.text(left, 34, words, Svg.Anchor.START, 10.5, "soft");
        }
        double titled = left + 7.8 * ("Loadings: " + f.settings()).length() + 30; // the titles stand side by side
        double screeLeft = below ? left + 30 : Math.clamp(titled, left + k * cell + 170, WIDTH - SCREE - 14);
        double wide = Math.min(below ? 700 : 520, WIDTH - 14 - screeLeft);
        scree(svg, f, screeLeft, screeTop, wide, screeHeight);
        return svg.finish();
    }

    /// Elements by the factor that they load highest on, the highest first.
    static List<Integer> order(double[][] loadings) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, loadings.length).boxed().toList());
        order.sort((a, b) -> {
            int fa = lead(loadings[a]);
            int fb = lead(loadings[b]);
            return fa != fb
                    ? Integer.compare(fa, fb)
                    : Double.compare(Math.abs(loadings[b][fb]), Math.abs(loadings[a][fa]));
        });
        return order;
    }

    private static int lead(double[] row) {
        int lead = 0;
        for (int c = 1; c < row.length; c++) {
            lead = Math.abs(row[c]) > Math.abs(row[lead]) ? c : lead;
        }
        return lead;
    }

    private static void scree(Svg svg, GeochemStudy.Factors f, double left, double top, double width, double height) {
        double[] values = f.eigenvalues();
        double[] thresholds = f.thresholds();
        double most = Math.max(
                Arrays.stream(values).max().orElse(1),
                Arrays.stream(thresholds).max().orElse(0));
        Frame frame =
                new Frame(left, top, width, height, 0.5, Math.max(values.length, 10) + 0.5, 0, 1.08 * most, false);
        svg.bold(left, top - 48, "Eigenvalues of the correlation", Svg.Anchor.START, 12.5);
        frame.axes(svg, "Number", "Eigenvalue", false);
        if (thresholds.length > 0) {
            svg.path(line(frame, thresholds), "curve", Colours.category(1), 1.6, " stroke-dasharray=\"5 4\"");
        }
        svg.path(line(frame, values), "curve", Colours.category(0), 1.8, "");
        for (int i = 0; i < values.length; i++) {
            boolean kept = i < f.share().length;
            String fill = kept ? Colours.category(0) : Colours.PAPER;
            svg.circle(frame.px(i + 1), frame.py(values[i]), 4, fill, Colours.category(0), 1.4);
        }
        double x = frame.right() - 14;
        double y = top + 20;
        svg.text(x, y, "eigenvalue (filled: a factor is kept)", Svg.Anchor.END, 10.5, "ink");
        svg.circle(x + 7, y - 4, 3, Colours.category(0), Colours.category(0), 1);
        if (thresholds.length > 0) {
            boolean kaiser = Arrays.stream(thresholds).allMatch(t -> t == 1);
            String what = kaiser ? "threshold 1 (Kaiser)" : "threshold: by chance (parallel analysis)";
            svg.text(x - 12, y + 17, what, Svg.Anchor.END, 10.5, "ink");
            String key = "M" + Svg.num(x - 8) + " " + Svg.num(y + 13) + "h18";
            svg.path(key, "key", Colours.category(1), 1.6, " stroke-dasharray=\"5 4\"");
        } else {
            svg.text(x - 12, y + 17, "the number of factors was given", Svg.Anchor.END, 10.5, "soft");
        }
    }

    private static String line(Frame frame, double[] values) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            path.append(i == 0 ? 'M' : 'L').append(frame.at(i + 1, values[i]));
        }
        return path.toString();
    }
}
