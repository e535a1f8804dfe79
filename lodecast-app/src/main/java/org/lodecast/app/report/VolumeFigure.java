package org.lodecast.app.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodecast.evidence.GeochemStudy;
import org.lodecast.geochem.ConcentrationVolume;

/// Concentration-volume curves: a row an element, its estimates at the left and its composites at the
/// right. Both axes are logarithmic, so that a power law is a straight line; volume is in per cent of all
/// that has a value, so that the two can be compared.
final class VolumeFigure {
    private static final double WIDTH = 1000;
    private static final double LEFT = 76;
    private static final double GAP = 90;
    private static final double HEAD = 62;
    private static final double HEIGHT = 280;
    private static final double LINE = 16;

    private VolumeFigure() {}

    /// @param all of which at least one has a curve
    static String draw(List<GeochemStudy.Curves> all) {
        List<GeochemStudy.Curves> rows = all.stream()
                .filter(c -> c.estimates() != null || c.composites() != null)
                .toList();
        double width = (WIDTH - LEFT - 16 - GAP) / 2;
        double height = 24;
        for (GeochemStudy.Curves c : rows) {
            height += rowHeight(c);
        }
        Svg svg = new Svg("cv", WIDTH, height + 8, "Concentration-volume curves");
        svg.text(LEFT, 16, "ν concentration, V(≥ν) volume at or above it", Svg.Anchor.START, 11.5, "soft");
        double top = 24;
        for (GeochemStudy.Curves c : rows) {
            String name = Words.shortened(c.element(), 16);
            panel(svg, c, name + ", estimates of the voxels", "voxels", c.estimates(), LEFT, top, width);
            panel(
                    svg,
                    c,
                    name + ", composites",
                    "composites, by length and weight",
                    c.composites(),
                    LEFT + width + GAP,
                    top,
                    width);
            top += rowHeight(c);
        }
        return svg.finish();
    }

    private static double rowHeight(GeochemStudy.Curves c) {
        int classes = Math.max(classes(c.estimates()), classes(c.composites()));
        return HEAD + HEIGHT + 62 + LINE * (classes + 1) + 14;
    }

    private static int classes(@Nullable ConcentrationVolume curve) {
        return curve == null ? 0 : curve.classes();
    }

    private static void panel(
            Svg svg,
            GeochemStudy.Curves c,
            String title,
            String what,
            @Nullable ConcentrationVolume curve,
            double left,
            double top,
            double width) {
        svg.bold(left, top + 18, title, Svg.Anchor.START, 12.5);
        if (curve == null) {
            String why = "No curve: it needs 100 different values above zero.";
            svg.text(left, top + 38, why, Svg.Anchor.START, 11.5, "soft");
            return;
        }
        ConcentrationVolume.Counts n = curve.counts();
        svg.text(left, top + 33, "100 % = " + Numbers.whole(n.used()) + " " + what, Svg.Anchor.START, 10.5, "soft");
        Frame frame = frame(curve, left, top + HEAD, width);
        double share = share(curve);
        bands(svg, frame, curve, share);
        String unit = c.unit().isEmpty() ? "" : " [" + c.unit() + "]";
        frame.axes(svg, Words.shortened(c.element(), 16) + unit, "V(≥ν) [% of the volume]", true);
        double[] level = curve.level();
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < level.length; i++) {
            points.append('M')
                    .append(frame.at(Math.exp(level[i]), share * Math.exp(curve.volume()[i])))
                    .append("h0");
        }
        svg.dots(points.toString(), Colours.SOFT, 3.6, 0.75);
        double[] knots = curve.knots();
        StringBuilder line = new StringBuilder();
        for (int k = 0; k < knots.length; k++) {
            line.append(k == 0 ? 'M' : 'L').append(frame.at(Math.exp(knots[k]), share * Math.exp(curve.heights()[k])));
        }
        svg.clip(left, frame.top(), width, HEIGHT);
        svg.path(line.toString(), "curve", Colours.category(1), 1.8, " stroke-linejoin=\"round\"");
        svg.end();
        breaks(svg, frame, curve);
        table(svg, curve, c.unit(), left, frame.foot() + 54, width);
    }

    /// Per cent of the volume that a unit of V is. Where values at the detection limit stand before the
    /// curve, its first level is not the whole.
    static double share(ConcentrationVolume curve) {
        double begun =
                1 - (double) curve.counts().tied() / Math.max(1, curve.counts().used());
        return 100 * begun / Math.exp(curve.volume()[0]);
    }

    static Frame frame(ConcentrationVolume curve, double left, double top, double width) {
        double[] level = curve.level();
        double share = share(curve);
        double x0 = Math.exp(level[0]);
        double x1 = Math.exp(level[level.length - 1]);
        double y0 = 100;
        for (double v : curve.volume()) {
            y0 = Math.min(y0, share * Math.exp(v));
        }
        // an axis of less than a decade might be without a figure
        boolean narrow = x1 / x0 < 10;
        return new Frame(
                left,
                top,
                width,
                HEIGHT,
                narrow ? round(x0 * 1.0001, false) : x0 / 1.12,
                narrow ? round(x1 * 0.9999, true) : x1 * 1.12,
                y0 / 100 > 0.1 ? 10 : y0 / 1.3,
                130,
                true,
                true);
    }

    /// The next of 1, 2 and 5 times a power of ten.
    private static double round(double v, boolean up) {
        double power = Math.pow(10, Math.floor(Math.log10(v)));
        double m = v / power;
        if (up) {
            return power * (m <= 1 ? 1 : m <= 2 ? 2 : m <= 5 ? 5 : 10);
        }
        return power * (m >= 5 ? 5 : m >= 2 ? 2 : 1);
    }

    private static double[] edges(Frame frame, ConcentrationVolume curve) {
        double[] edges = new double[curve.classes() + 1];
        edges[0] = frame.x0();
        System.arraycopy(curve.breaks(), 0, edges, 1, curve.breaks().length);
        edges[curve.classes()] = frame.x1();
        return edges;
    }

    /// A shade a class, with its name where the curve leaves room.
    private static void bands(Svg svg, Frame frame, ConcentrationVolume curve, double share) {
        double[] edges = edges(frame, curve);
        for (int k = 0; k < curve.classes(); k++) {
            double x = frame.px(edges[k]);
            double width = frame.px(edges[k + 1]) - x;
            svg.shade(x, frame.top(), width, frame.height(), Colours.grade(k, curve.classes()), 0.16);
            String name = curve.names().get(k).replace(" anomaly", "");
            double length = name.length() * 6.6;
            double middle = frame.py(share * Math.exp((curve.heights()[k] + curve.heights()[k + 1]) / 2));
            boolean high = middle < frame.top() + frame.height() / 2;
            double edge = high ? frame.foot() - 10 : frame.top() + 18;
            if (width > length + 12) {
                svg.text(x + width / 2, edge, name, Svg.Anchor.MIDDLE, 11, "ink");
            } else if (width > 15) {
                svg.upward(x + width / 2 + 4, high ? edge - length / 2 : edge - 8 + length / 2, name, 11);
            }
        }
    }

    /// Their values stand above the frame, in two rows where they are close; the table below has them all.
    private static void breaks(Svg svg, Frame frame, ConcentrationVolume curve) {
        double[] taken = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (double b : curve.breaks()) {
            double x = frame.px(b);
            svg.dashed(x, frame.top(), x, frame.foot(), "ink", 1.2);
            String text = Numbers.significant(b, 3);
            double half = text.length() * 3.4 + 3;
            int row = x - half > taken[0] ? 0 : 1;
            if (x - half > taken[row]) {
                svg.text(x, frame.top() - 4 - 11 * row, text, Svg.Anchor.MIDDLE, 11, "ink");
                taken[row] = x + half;
            }
        }
    }

    private static void table(Svg svg, ConcentrationVolume curve, String unit, double left, double top, double width) {
        double[] beta = curve.beta();
        List<String> names = curve.names();
        double right = left + width;
        svg.text(left + 20, top, "class", Svg.Anchor.START, 10.5, "soft");
        svg.text(right - 70, top, unit.isEmpty() ? "from" : "from [" + unit + "]", Svg.Anchor.END, 10.5, "soft");
        svg.text(right, top, "β", Svg.Anchor.END, 10.5, "soft");
        for (int k = 0; k < beta.length; k++) {
            double y = top + LINE * (k + 1);
            svg.shade(left, y - 10, 13, 12, Colours.grade(k, beta.length), 0.45);
            svg.text(left + 20, y, names.get(k), Svg.Anchor.START, 11, "ink");
            String from = k == 0 ? "–" : Numbers.significant(curve.breaks()[k - 1], 3);
            svg.text(right - 70, y, from, Svg.Anchor.END, 11, "ink");
            svg.text(right, y, Numbers.fixed(beta[k], 2), Svg.Anchor.END, 11, "ink");
        }
        String fit = "R² " + Numbers.fixed(curve.r2(), 3);
        svg.text(right, top - 54 - HEIGHT - 28, fit, Svg.Anchor.END, 10.5, "soft");
    }
}
