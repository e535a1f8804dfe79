package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.List;

/// A rectangle of a figure with a linear or logarithmic axis each way: maps values to user units and draws
/// the axes.
///
/// @param left user units from the left edge of the figure
/// @param top user units from its upper edge
/// @param width of the plotting area
/// @param height of the plotting area
/// @param x0 value at the left
/// @param x1 value at the right
/// @param y0 value at the foot
/// @param y1 value at the top
/// @param logY whether the upward axis is logarithmic; y0 and y1 are then positive
/// @param logX whether the axis across is; x0 and x1 are then positive
record Frame(
        double left,
        double top,
        double width,
        double height,
        double x0,
        double x1,
        double y0,
        double y1,
        boolean logY,
        boolean logX) {

    /// Linear across.
    Frame(
            double left,
            double top,
            double width,
            double height,
            double x0,
            double x1,
            double y0,
            double y1,
            boolean logY) {
        this(left, top, width, height, x0, x1, y0, y1, logY, false);
    }

    double px(double x) {
        return left + share(x, x0, x1, logX) * width;
    }

    double py(double y) {
        return top + height - share(y, y0, y1, logY) * height;
    }

    private static double share(double v, double from, double to, boolean log) {
        return log ? Math.log(v / from) / Math.log(to / from) : (v - from) / (to - from);
    }

    /// `x y` of a point, for a path.
    String at(double x, double y) {
        return Svg.num(px(x)) + " " + Svg.num(py(y));
    }

    /// Whether a straight piece can be seen: not all of it lies beyond one side.
    ///
    /// @param ends two numbers each
    boolean meets(double[] ends) {
        return Math.max(ends[0], ends[2]) >= x0
                && Math.min(ends[0], ends[2]) <= x1
                && Math.max(ends[1], ends[3]) >= y0
                && Math.min(ends[1], ends[3]) <= y1;
    }

    double right() {
        return left + width;
    }

    double foot() {
        return top + height;
    }

    /// Border, ticks with figures, and axis titles; an empty title leaves the axis without figures.
    void axes(Svg svg, String xTitle, String yTitle, boolean gridLines) {
        if (!xTitle.isEmpty()) {
            if (logX) {
                for (double v : logarithmic(x0, x1)) {
                    xTick(svg, v, Numbers.significant(v, 1), gridLines);
                }
            } else {
                double step = niceStep(x1 - x0, width / (widest(x0, x1) * 6.2 + 22));
                for (double v = Math.ceil(x0 / step - 1e-9) * step; v <= x1 + 1e-9 * step; v += step) {
                    xTick(svg, v, tick(v, step), gridLines);
                }
            }
            svg.text(left + width / 2, foot() + 32, xTitle, Svg.Anchor.MIDDLE, 12, "ink");
        }
        if (!yTitle.isEmpty()) {
            double labels = logY ? logTicks(svg, gridLines) : linearTicks(svg, gridLines);
            svg.upward(left - 12 - labels * 6.2 - 6, top + height / 2, yTitle, 12);
        }
        svg.rect(left, top, width, height, "frame", "none", Colours.SOFT);
    }

    private void xTick(Svg svg, double v, String text, boolean gridLines) {
        double x = px(v);
        if (gridLines) {
            svg.line(x, top, x, foot(), "rule", 0.5);
        }
        svg.line(x, foot(), x, foot() + 4, "soft", 1);
        // At a corner the figure keeps inside the frame, or it would run into the next panel's.
        double half = text.length() > 4 ? text.length() * 3.1 : 0;
        double middle = Math.clamp(x, left + half, Math.max(left + half, right() - half));
        svg.text(middle, foot() + 16, text, Svg.Anchor.MIDDLE, 11, "ink");
    }

    /// Room that the upward axis needs at its left, so that figures and title fit.
    static double margin(double y0, double y1) {
        return 12 + widest(y0, y1) * 6.2 + 20;
    }

    private double linearTicks(Svg svg, boolean gridLines) {
        double step = niceStep(y1 - y0, height / 38);
        int widest = 0;
        for (double v = Math.ceil(y0 / step - 1e-9) * step; v <= y1 + 1e-9 * step; v += step) {
            String text = tick(v, step);
            widest = Math.max(widest, text.length());
            yTick(svg, v, text, gridLines);
        }
        return widest;
    }

    private double logTicks(Svg svg, boolean gridLines) {
        int widest = 0;
        for (double v : logarithmic(y0, y1)) {
            String text = Numbers.significant(v, 1);
            widest = Math.max(widest, text.length());
            yTick(svg, v, text, gridLines);
        }
        return widest;
    }

    /// Ticks of a logarithmic axis: 1, 2 and 5 times the powers of ten, of many decades the powers alone.
    private static List<Double> logarithmic(double from, double to) {
        List<Double> ticks = new ArrayList<>();
        double decades = Math.log10(to / from);
        for (int e = (int) Math.floor(Math.log10(from)); e <= Math.ceil(Math.log10(to)); e++) {
            for (int m : decades > 3 ? new int[] {1} : new int[] {1, 2, 5}) {
                double v = m * Math.pow(10, e);
                if (v >= from * (1 - 1e-9) && v <= to * (1 + 1e-9)) {
                    ticks.add(v);
                }
            }
        }
        return ticks;
    }

    private void yTick(Svg svg, double v, String text, boolean gridLines) {
        double y = py(v);
        if (gridLines) {
            svg.line(left, y, right(), y, "rule", 0.5);
        }
        svg.line(left - 4, y, left, y, "soft", 1);
        svg.text(left - 8, y + 4, text, Svg.Anchor.END, 11, "ink");
    }

    /// The least of 1, 2, 5 × 10ⁿ that gives at most about `count` steps.
    static double niceStep(double span, double count) {
        double raw = span / Math.max(1, count);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double m = raw / power;
        return power * (m <= 1 + 1e-9 ? 1 : m <= 2 + 1e-9 ? 2 : m <= 5 + 1e-9 ? 5 : 10);
    }

    static String tick(double v, double step) {
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
        return Numbers.fixed(v, decimals);
    }

    private static double widest(double a, double b) {
        double step = niceStep(b - a, 5);
        return Math.max(tick(a, step).length(), tick(b, step).length());
    }
}
