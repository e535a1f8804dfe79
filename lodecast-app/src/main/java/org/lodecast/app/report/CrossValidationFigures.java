package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// A row a variable: what kriging foretold of samples that it was not shown against what they are, the
/// distribution of its errors, and that of the errors in units of what the kriging variance had promised.
final class CrossValidationFigures {
    private static final String NAME = "cross-validation";
    private static final int ROWS = 4; // of a printed page
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 250;
    private static final double HEAD = 44;
    private static final double ROW = HEAD + HEIGHT + 50;
    private static final int FEW = 500; // up to here a dot a sample, above it density in hexagons
    private static final int SHADES = 12;
    private static final double EDGE = 4; // of the standardised errors

    private CrossValidationFigures() {}

    /// The samples of one variable that got an estimate.
    ///
    /// @param title name of the variable, and what was left out
    /// @param unit of the values, empty if they have none
    /// @param actual values of the samples
    /// @param estimate of each without it, NaN where there is none
    /// @param variance kriging variance of each; 0 or NaN where none is known
    record Row(String title, String unit, double[] actual, double[] estimate, double[] variance) {

        /// The samples with an estimate, in their order.
        Row estimated() {
            int[] kept = IntStream.range(0, actual.length)
                    .filter(i -> Double.isFinite(estimate[i]) && Double.isFinite(actual[i]))
                    .toArray();
            return new Row(title, unit, pick(actual, kept), pick(estimate, kept), pick(variance, kept));
        }

        private static double[] pick(double[] from, int[] kept) {
            return Arrays.stream(kept).mapToDouble(i -> from[i]).toArray();
        }
    }

    /// @param count of samples with an estimate
    /// @param meanError of estimate − actual
    /// @param slope of the regression of actual on estimate: 1 if estimates are right in the mean whatever
    ///     they
    ///     say, below 1 if high ones are too high
    /// @param meanStandardisedSquare 1 if the variances are honest
    record Quality(
            int count,
            double meanError,
            double rootMeanSquareError,
            double correlation,
            double slope,
            double intercept,
            double meanStandardisedSquare) {

        /// @param r samples with an estimate only
        static Quality of(Row r) {
            int n = r.actual.length;
            double ma = Arrays.stream(r.actual).sum() / n;
            double me = Arrays.stream(r.estimate).sum() / n;
            double aa = 0;
            double ee = 0;
            double ae = 0;
            double squares = 0;
            for (int i = 0; i < n; i++) {
                double da = r.actual[i] - ma;
                double de = r.estimate[i] - me;
                aa += da * da;
                ee += de * de;
                ae += da * de;
                squares += (r.estimate[i] - r.actual[i]) * (r.estimate[i] - r.actual[i]);
            }
            double z2 = Arrays.stream(standardised(r)).map(z -> z * z).average().orElse(Double.NaN);
            double slope = ae / ee;
            return new Quality(n, me - ma, Math.sqrt(squares / n), ae / Math.sqrt(aa * ee), slope, ma - slope * me, z2);
        }

        String inWords(String unit) {
            String u = unit.isEmpty() ? "" : " " + unit;
            return "n " + Numbers.whole(count) + "  ·  mean error " + Numbers.significant(meanError, 2) + u
                    + "  ·  RMSE "
                    + Numbers.significant(rootMeanSquareError, 3) + u + "  ·  correlation "
                    + Numbers.fixed(correlation, 2) + "  ·  slope " + Numbers.fixed(slope, 2)
                    + "  ·  mean squared standardised error " + Numbers.fixed(meanStandardisedSquare, 2);
        }
    }

    /// As many figures as it takes for each to fit a printed page.
    static List<String> pages(List<Row> given) {
        List<Row> rows = given.stream()
                .map(Row::estimated)
                .filter(r -> r.actual.length > 1)
                .toList();
        if (rows.isEmpty()) {
            return List.of(
                    CurveFigures.empty(NAME, "Cross-validation", "No variable of this run was cross-validated."));
        }
        return Pages.split(rows, ROWS, NAME, CrossValidationFigures::page);
    }

    private static String page(String id, List<Row> rows) {
        Svg svg = new Svg(id, WIDTH, rows.size() * ROW + 26, "Cross-validation of the estimates");
        for (int i = 0; i < rows.size(); i++) {
            row(svg, rows.get(i), i * ROW + HEAD);
        }
        key(svg, 74, rows.size() * ROW + 12, rows.stream().anyMatch(r -> r.actual.length > FEW));
        return svg.finish();
    }

    private static void row(Svg svg, Row row, double top) {
        Quality quality = Quality.of(row);
        svg.bold(74, top - 28, row.title, Svg.Anchor.START, 12.5);
        svg.text(74, top - 11, quality.inWords(row.unit), Svg.Anchor.START, 11, "soft");
        String unit = row.unit.isEmpty() ? "" : " [" + row.unit + "]";
        scatter(svg, row, quality, top, unit);
        double[] error = new double[row.actual.length];
        Arrays.setAll(error, i -> row.estimate[i] - row.actual[i]);
        double reach = reach(error);
        histogram(svg, 402, top, error, reach, "Estimate − actual" + unit, x -> Double.NaN);
        double[] z = standardised(row);
        if (z.length > 0) {
            double peak = z.length / Math.sqrt(2 * Math.PI);
            histogram(svg, 732, top, z, EDGE, "Error / kriging deviation", x -> peak * Math.exp(-x * x / 2));
        }
    }

    /// Errors in units of the kriging standard deviation.
    private static double[] standardised(Row r) {
        return IntStream.range(0, r.actual.length)
                .filter(i -> r.variance[i] > 0)
                .mapToDouble(i -> (r.estimate[i] - r.actual[i]) / Math.sqrt(r.variance[i]))
                .toArray();
    }

    /// Half of the axis of errors: all but the farthest hundredth.
    private static double reach(double[] error) {
        double[] size = Arrays.stream(error).map(Math::abs).sorted().toArray();
        double reach = size[(int) (0.99 * (size.length - 1))];
        return reach > 0 ? reach : size[size.length - 1] > 0 ? size[size.length - 1] : 1;
    }

    private static void scatter(Svg svg, Row row, Quality quality, double top, String unit) {
        double[] sorted = DoubleStream.concat(Arrays.stream(row.actual), Arrays.stream(row.estimate))
                .sorted()
                .toArray();
        double least = sorted[0];
        double most = sorted[sorted.length - 1];
        double floor = Arrays.stream(row.actual).min().orElse(0);
        boolean log = floor > 0 && most > 10 * sorted[sorted.length / 2]; // grades, mostly
        double low = log ? floor / 1.2 : least - 0.03 * (most - least);
        double high = log ? most * 1.2 : most + 0.03 * (most - least);
        if (!(high > low)) {
            low -= 1;
            high += 1;
        }
        Frame frame = new Frame(74, top, HEIGHT, HEIGHT, low, high, low, high, log, log);
        frame.axes(svg, "Estimate" + unit, "Actual" + unit, true);
        svg.clip(frame.left(), frame.top(), frame.width(), frame.height());
        double[] x = new double[row.actual.length];
        double[] y = new double[x.length];
        double edge = low; // an estimate below it is drawn there
        Arrays.setAll(x, i -> frame.px(Math.max(edge, row.estimate[i])));
        Arrays.setAll(y, i -> frame.py(row.actual[i]));
        if (x.length <= FEW) {
            for (int i = 0; i < x.length; i++) {
                svg.circle(x[i], y[i], 2.4, Colours.category(0), Colours.PAPER, 0.4);
            }
        } else {
            hexagons(svg, x, y);
        }
        svg.path(
                "M" + frame.at(low, low) + "L" + frame.at(high, high),
                "ink",
                Colours.INK,
                1,
                " stroke-dasharray=\"5 4\"");
        svg.path(regression(frame, quality), "curve", Colours.ORE, 1.8, "");
        svg.end();
    }

    private static String regression(Frame frame, Quality q) {
        StringBuilder path = new StringBuilder();
        for (int k = 0; k <= 100 && Double.isFinite(q.slope); k++) {
            double t = k / 100.0;
            double x = frame.logX()
                    ? frame.x0() * Math.pow(frame.x1() / frame.x0(), t)
                    : frame.x0() + t * (frame.x1() - frame.x0());
            double y = q.intercept + q.slope * x;
            if (!frame.logY() || y > 0) {
                path.append(path.isEmpty() ? 'M' : 'L').append(frame.at(x, y));
            }
        }
        return path.toString();
    }

    /// Density as hexagons of 9 pixels across, shaded by the logarithm of their number; a path a shade.
    private static void hexagons(Svg svg, double[] x, double[] y) {
        double across = 7;
        double up = across * Math.sqrt(3) / 2;
        TreeMap<Long, Integer> count = new TreeMap<>(); // in order, so that the same data give the same bytes
        for (int i = 0; i < x.length; i++) {
            count.merge(cell(x[i] / across, y[i] / up), 1, Integer::sum);
        }
        double most = Math.log1p(count.values().stream().mapToInt(c -> c).max().orElse(1));
        List<StringBuilder> shades = new ArrayList<>();
        for (int s = 0; s < SHADES; s++) {
            shades.add(new StringBuilder());
        }
        count.forEach((cell, n) -> {
            long line = cell >> 32;
            double cx = ((int) (long) cell + (Math.floorMod(line, 2L) == 0 ? 0 : 0.5)) * across;
            double cy = line * up;
            double r = across / Math.sqrt(3);
            String half = Svg.num(across / 2) + " " + Svg.num(r / 2);
            int shade = (int) Math.min(SHADES - 1.0, Math.log1p(n) / most * SHADES);
            shades.get(shade)
                    .append('M')
                    .append(Svg.num(cx))
                    .append(' ')
                    .append(Svg.num(cy - r))
                    .append('l')
                    .append(half)
                    .append('v')
                    .append(Svg.num(r))
                    .append('l')
                    .append(Svg.num(-across / 2))
                    .append(' ')
                    .append(Svg.num(r / 2))
                    .append('l')
                    .append(Svg.num(-across / 2))
                    .append(' ')
                    .append(Svg.num(-r / 2))
                    .append('v')
                    .append(Svg.num(-r))
                    .append('z');
        });
        for (int s = 0; s < SHADES; s++) {
            svg.area(shades.get(s).toString(), Colours.hex(Colours.viridis((s + 0.5) / SHADES)));
        }
    }

    /// The hexagon whose centre is nearest: line in the upper half of the number, place along it in the
    /// lower.
    ///
    /// @param u across, in distances between centres
    /// @param v down, in distances between lines
    private static long cell(double u, double v) {
        long best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (long line = (long) Math.floor(v); line <= Math.floor(v) + 1; line++) {
            double shift = Math.floorMod(line, 2L) == 0 ? 0 : 0.5;
            long along = Math.round(u - shift);
            double du = u - shift - along;
            double dv = (v - line) * Math.sqrt(3) / 2;
            if (du * du + dv * dv < least) {
                least = du * du + dv * dv;
                best = (line << 32) | (along & 0xffffffffL);
            }
        }
        return best;
    }

    /// Bars from −reach to reach; what lies beyond counts to the first and the last.
    ///
    /// @param law expected density of the number of values, NaN for none
    private static void histogram(
            Svg svg, double left, double top, double[] v, double reach, String title, DoubleUnaryOperator law) {
        int bars = 2 * Math.clamp(Math.round(Math.sqrt(v.length) / 2), 6, 16);
        double width = 2 * reach / bars;
        int[] count = new int[bars];
        for (double a : v) {
            count[(int) Math.clamp(Math.floor((a + reach) / width), 0, bars - 1)]++;
        }
        double high = Math.max(
                Arrays.stream(count).max().orElse(1),
                Double.isNaN(law.applyAsDouble(0)) ? 0 : law.applyAsDouble(0) * width);
        Frame frame = new Frame(left, top, 254, HEIGHT, -reach, reach, 0, high * 1.06, false);
        frame.axes(svg, title, "Samples", true);
        for (int k = 0; k < bars; k++) {
            double x = frame.px(-reach + k * width);
            double y = frame.py(count[k]);
            if (count[k] > 0) {
                svg.rect(x + 0.5, y, frame.width() / bars - 1, frame.foot() - y, "tally", Colours.category(0), "none");
            }
        }
        svg.line(frame.px(0), top, frame.px(0), frame.foot(), "ink", 1);
        StringBuilder path = new StringBuilder();
        for (int k = 0; k <= 120 && !Double.isNaN(law.applyAsDouble(0)); k++) {
            double x = -reach + 2 * reach * k / 120;
            path.append(k == 0 ? 'M' : 'L').append(frame.at(x, law.applyAsDouble(x) * width));
        }
        svg.path(path.toString(), "curve", Colours.ORE, 1.8, "");
        svg.rect(left, top, frame.width(), HEIGHT, "frame", "none", Colours.SOFT);
    }

    private static void key(Svg svg, double left, double y, boolean dense) {
        svg.dashed(left, y - 4, left + 24, y - 4, "ink", 1);
        svg.text(left + 30, y, "estimate = actual", Svg.Anchor.START, 11, "soft");
        svg.path("M" + Svg.num(left + 136) + " " + Svg.num(y - 4) + "h24", "key", Colours.ORE, 1.8, "");
        String line =
                "regression of actual on estimate; normal law that honest variances give.  Outermost bars: all beyond."
                        + (dense ? "  Colour: samples, logarithmic." : "");
        svg.text(left + 166, y, line, Svg.Anchor.START, 11, "soft");
    }
}
