package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodecast.geochem.FrontTail;
import org.lodecast.geochem.HaloSlices;
import org.lodecast.geochem.RobustTrend;
import org.lodecast.geochem.ZonationAlarm;

/// Front and tail elements of the halo against elevation, a mark a slice with its 95 % interval: at the
/// left the log of their ratio with its robust trend, at the right the front elements alone. Both are 0 in
/// the background. Where front elements rise with depth the ground is shaded, and the words of the alarm
/// stand below.
final class FrontTailFigure {
    private static final double WIDTH = 1000;
    private static final double TOP = 44;
    private static final double GAP = 34;
    private static final double COUNTS = 80;
    private static final String ALARM = Colours.MEDIUM;
    private static final String RATIO = Colours.FAULT; // no group of elements has this colour

    private FrontTailFigure() {}

    static String draw(FrontTail halo, @Nullable ZonationAlarm alarm) {
        List<HaloSlices.Slice> slices = halo.slices();
        double low = slices.getLast().low();
        double high = slices.getFirst().high();
        double left = Frame.margin(low, high) + 14;
        double width = (WIDTH - left - COUNTS - GAP) / 2;
        double height = Math.clamp(22.0 * slices.size(), 300.0, 720.0);
        List<String> words = words(halo, alarm);
        int lines = words.stream().mapToInt(w -> Words.wrapped(w, 130).size()).sum();
        Svg svg = new Svg("front-tail", WIDTH, TOP + height + 62 + 16 * lines, "Front and tail elements");
        double[] ends = ends(halo.ratio(), halo.ratioError());
        Frame ratio = new Frame(left, TOP, width, height, ends[0], ends[1], low, high, false);
        ends = ends(halo.level(), halo.levelError());
        Frame level = new Frame(left + width + GAP, TOP, width, height, ends[0], ends[1], low, high, false);
        String front = Words.shortened(String.join(" ", halo.front()), 24);
        String tail = Words.shortened(String.join(" ", halo.tail()), 24);
        title(svg, ratio, "Ratio of front (" + front + ") to tail (" + tail + ")");
        title(svg, level, "Front elements (" + front + ")");
        shades(svg, ratio, alarm, false);
        shades(svg, level, alarm, true);
        ratio.axes(svg, "ln of the ratio of geometric means, 0 in the background", "Elevation [m]", true);
        level.axes(svg, "mean ln of content over background", "", true);
        trend(svg, ratio, halo.trend());
        marks(svg, ratio, slices, halo.ratio(), halo.ratioError(), RATIO);
        marks(svg, level, slices, halo.level(), halo.levelError(), Zones.colour(halo.front()));
        counts(svg, level, halo);
        double y = TOP + height + 56;
        for (String w : words) {
            for (String line : Words.wrapped(w, 130)) {
                svg.text(left, y, line, Svg.Anchor.START, 11.5, "ink");
                y += 16;
            }
        }
        return svg.finish();
    }

    private static void title(Svg svg, Frame frame, String title) {
        svg.bold(frame.left(), frame.top() - 10, title, Svg.Anchor.START, 12);
    }

    /// Room for all marks with their intervals, and for 0.
    private static double[] ends(double[] mean, double[] error) {
        double low = 0;
        double high = 0;
        for (int j = 0; j < mean.length; j++) {
            double half = Double.isFinite(error[j]) ? 1.96 * error[j] : 0;
            if (Double.isFinite(mean[j])) {
                low = Math.min(low, mean[j] - half);
                high = Math.max(high, mean[j] + half);
            }
        }
        double margin = high > low ? 0.06 * (high - low) : 1;
        return new double[] {low - margin, high + margin};
    }

    private static void shades(Svg svg, Frame frame, @Nullable ZonationAlarm alarm, boolean numbered) {
        if (alarm == null) {
            return;
        }
        for (int k = 0; k < alarm.rises().size(); k++) {
            ZonationAlarm.Rise r = alarm.rises().get(k);
            double top = frame.py(r.from());
            svg.shade(frame.left(), top, frame.width(), frame.py(r.to()) - top, ALARM, 0.25);
            if (numbered) {
                svg.bold(frame.right() - 8, top + 16, "rise " + (k + 1), Svg.Anchor.END, 11.5);
            }
        }
    }

    private static void trend(Svg svg, Frame frame, RobustTrend t) {
        svg.dashed(frame.px(0), frame.top(), frame.px(0), frame.foot(), "soft", 1);
        if (Double.isFinite(t.slope()) && Double.isFinite(t.intercept())) {
            String line = "M" + frame.at(t.intercept() + t.slope() * frame.y0(), frame.y0()) + "L"
                    + frame.at(t.intercept() + t.slope() * frame.y1(), frame.y1());
            svg.clip(frame.left(), frame.top(), frame.width(), frame.height());
            svg.path(line, "trend", RATIO, 1.8, " stroke-dasharray=\"9 4\"");
            svg.end();
        }
    }

    private static void marks(
            Svg svg, Frame frame, List<HaloSlices.Slice> slices, double[] mean, double[] error, String colour) {
        svg.dashed(frame.px(0), frame.top(), frame.px(0), frame.foot(), "soft", 1);
        StringBuilder path = new StringBuilder();
        for (int j = 0; j < mean.length; j++) {
            if (Double.isFinite(mean[j])) {
                path.append(path.isEmpty() ? 'M' : 'L')
                        .append(frame.at(mean[j], slices.get(j).middle()));
            }
        }
        svg.path(path.toString(), "curve", colour, 1, "");
        for (int j = 0; j < mean.length; j++) {
            if (Double.isFinite(mean[j])) {
                double y = frame.py(slices.get(j).middle());
                if (Double.isFinite(error[j])) {
                    double x0 = frame.px(mean[j] - 1.96 * error[j]);
                    String bar =
                            "M" + Svg.num(x0) + " " + Svg.num(y) + "H" + Svg.num(frame.px(mean[j] + 1.96 * error[j]));
                    svg.path(bar, "interval", colour, 1.8, "");
                }
                svg.circle(frame.px(mean[j]), y, 4, colour, Colours.PAPER, 0.8);
            }
        }
    }

    private static void counts(Svg svg, Frame frame, FrontTail halo) {
        svg.text(frame.right() + 72, frame.top() - 10, "composites", Svg.Anchor.END, 10.5, "soft");
        double last = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < halo.data().length; j++) {
            double y = frame.py(halo.slices().get(j).middle());
            if (y - last >= 11) {
                svg.text(frame.right() + 72, y + 4, Numbers.whole(halo.data()[j]), Svg.Anchor.END, 10.5, "ink");
                last = y;
            }
        }
    }

    private static List<String> words(FrontTail halo, @Nullable ZonationAlarm alarm) {
        List<String> words = new ArrayList<>();
        words.add(trend(halo.trend()));
        if (alarm != null) {
            for (int k = 0; k < alarm.rises().size(); k++) {
                ZonationAlarm.Rise r = alarm.rises().get(k);
                words.add("Rise " + (k + 1) + ": from " + Numbers.whole(r.from()) + " down to " + Numbers.whole(r.to())
                        + " m front elements grow " + Numbers.significant(r.front(), 2) + " times and their ratio to"
                        + " tail elements " + Numbers.significant(r.ratio(), 2) + " times (z "
                        + Numbers.fixed(r.strength(), 1) + ")"
                        + (r.open() ? ", down to the lowest data." : "."));
            }
            if (alarm.rises().isEmpty()) {
                words.add("No rise of front elements with depth: no alarm.");
            }
        }
        words.add(
                "Marks: means of slices with their 95 % intervals, told from how the ground differs from place to place."
                        + (halo.leftOut() > 0
                                ? " " + Numbers.count(halo.leftOut(), "composite lacks", "composites lack")
                                        + " an element."
                                : ""));
        return words;
    }

    /// Slope per hundred metres upward, its interval, and whether it could be chance.
    static String trend(RobustTrend t) {
        if (!Double.isFinite(t.slope())) {
            return "No trend: too few slices.";
        }
        boolean bounded = Double.isFinite(t.low()) && Double.isFinite(t.high());
        return "Trend (dashed, Theil-Sen): " + signed(100 * t.slope()) + " per 100 m upward"
                + (bounded ? " (95 % interval " + signed(100 * t.low()) + " to " + signed(100 * t.high()) + ")" : "")
                + ", " + (t.slope() > 0 ? "as is normal" : t.slope() < 0 ? "against the normal order" : "level")
                + (t.chance() < 0.05
                        ? "."
                        : "; as strong a trend comes by chance in " + ZonationFigure.percent(t.chance())
                                + " of cases.");
    }

    private static String signed(double v) {
        return (v > 0 ? "+" : "") + Numbers.significant(v, 2);
    }
}
