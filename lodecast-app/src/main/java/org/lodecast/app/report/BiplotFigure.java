package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lodecast.evidence.GeochemStudy;

/// The covariance biplot of centred log-ratios: an arrow an element, a dot a composite, one scale both
/// ways. The axes are those of the arrows; the dots have unit variance along both and are drawn smaller or
/// larger, all by one factor, to fill the square.
final class BiplotFigure {
    /// More composites than this would only blacken the square.
    static final int MOST = 3000;

    private static final double WIDTH = 1000;
    private static final double SIDE = 620;
    private static final double LEFT = 84;
    private static final double TOP = 14;

    private BiplotFigure() {}

    static String draw(GeochemStudy.Composition c) {
        int n = c.elements().size();
        boolean flat = c.tips()[0].length < 2;
        double[][] tips = new double[n][2];
        double reach = 0;
        for (int e = 0; e < n; e++) {
            tips[e][0] = c.tips()[e][0];
            tips[e][1] = flat ? 0 : c.tips()[e][1];
            reach = Math.max(reach, Math.max(Math.abs(tips[e][0]), Math.abs(tips[e][1])));
        }
        double half = reach > 0 ? 1.18 * reach : 1;
        Frame frame = new Frame(LEFT, TOP, SIDE, SIDE, -half, half, -half, half, false);
        Svg svg = new Svg("biplot", WIDTH, TOP + SIDE + 52, "Biplot of centred log-ratios");
        frame.axes(svg, axis(c, 0), flat ? "No second component: two elements have but one" : axis(c, 1), false);
        double[][] points = {c.points()[0], flat ? new double[c.points()[0].length] : c.points()[1]};
        int[] known = IntStream.range(0, points[0].length)
                .filter(i -> Double.isFinite(points[0][i]) && Double.isFinite(points[1][i]))
                .toArray();
        int shown = Math.min(MOST, known.length);
        double scale = scale(points, known, half);
        int outside = dots(svg, frame, points, known, shown, scale);
        svg.dashed(frame.px(0), frame.top(), frame.px(0), frame.foot(), "rule", 1);
        svg.dashed(frame.left(), frame.py(0), frame.right(), frame.py(0), "rule", 1);
        for (int e = 0; e < n; e++) {
            arrow(svg, frame, tips[e], Zones.colour(c.elements().get(e)));
        }
        List<String> unnamed = names(svg, frame, c.elements(), tips);
        beside(svg, c, shown, known.length, outside, unnamed);
        return svg.finish();
    }

    private static String axis(GeochemStudy.Composition c, int k) {
        return "PC" + (k + 1) + " (" + Numbers.fixed(100 * c.share()[k], 1) + " % of the variance)";
    }

    /// By which dots are multiplied, so that 99 of 100 lie within the square.
    private static double scale(double[][] points, int[] known, double half) {
        double[] size = Arrays.stream(known)
                .mapToDouble(i -> Math.max(Math.abs(points[0][i]), Math.abs(points[1][i])))
                .sorted()
                .toArray();
        double far = size.length == 0 ? 0 : size[(int) (0.99 * (size.length - 1))];
        return far > 0 ? 0.97 * half / far : 1;
    }

    /// @return how many lie outside the frame
    private static int dots(Svg svg, Frame frame, double[][] points, int[] known, int shown, double scale) {
        StringBuilder path = new StringBuilder();
        int outside = 0;
        for (int k = 0; k < shown; k++) {
            int i = known[(int) ((long) k * known.length / shown)]; // evenly along the holes
            double x = scale * points[0][i];
            double y = scale * points[1][i];
            if (Math.abs(x) > frame.x1() || Math.abs(y) > frame.y1()) {
                outside++;
            } else {
                path.append('M').append(frame.at(x, y)).append("h0");
            }
        }
        svg.dots(path.toString(), Colours.SOFT, 3, shown > 1000 ? 0.35 : 0.5);
        return outside;
    }

    private static void arrow(Svg svg, Frame frame, double[] tip, String colour) {
        double x0 = frame.px(0);
        double y0 = frame.py(0);
        double x = frame.px(tip[0]);
        double y = frame.py(tip[1]);
        double length = Math.hypot(x - x0, y - y0);
        if (length < 1) {
            return;
        }
        svg.path("M" + Svg.num(x0) + " " + Svg.num(y0) + "L" + Svg.num(x) + " " + Svg.num(y), "arrow", colour, 2, "");
        double ux = (x - x0) / length;
        double uy = (y - y0) / length;
        double head = Math.min(9, length);
        String at = Svg.num(x) + " " + Svg.num(y);
        String a = Svg.num(x - head * ux + head * 0.42 * uy) + " " + Svg.num(y - head * uy - head * 0.42 * ux);
        String b = Svg.num(x - head * ux - head * 0.42 * uy) + " " + Svg.num(y - head * uy + head * 0.42 * ux);
        svg.area("M" + at + "L" + a + "L" + b + "Z", colour);
    }

    /// Names the tips, the longest arrow first.
    ///
    /// @return those for which there was no room
    private static List<String> names(Svg svg, Frame frame, List<String> elements, double[][] tips) {
        Labels labels = new Labels(svg, frame, 13);
        for (double[] tip : tips) {
            for (int k = 3; k <= 20; k++) {
                labels.avoid(frame.px(tip[0] * k / 20), frame.py(tip[1] * k / 20));
            }
        }
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, tips.length).boxed().toList());
        order.sort((a, b) -> Double.compare(Math.hypot(tips[b][0], tips[b][1]), Math.hypot(tips[a][0], tips[a][1])));
        List<String> unnamed = new ArrayList<>();
        for (int e : order) {
            if (!labels.putFar(frame.px(tips[e][0]), frame.py(tips[e][1]), elements.get(e))) {
                unnamed.add(elements.get(e));
            }
        }
        return unnamed;
    }

    private static void beside(
            Svg svg, GeochemStudy.Composition c, int shown, int known, int outside, List<String> unnamed) {
        double x = LEFT + SIDE + 26;
        double y = TOP + 12;
        svg.bold(x, y, "How to read it", Svg.Anchor.START, 12.5);
        double shared = c.share()[0] + (c.tips()[0].length < 2 ? 0 : c.share()[1]);
        List<String> words = new ArrayList<>(List.of(
                "The distance between two tips is the standard deviation of the log-ratio of their elements: tips that"
                        + " meet are elements that keep their ratio.",
                "Two links between tips that run at right angles are log-ratios that vary independently.",
                "A composite lies toward the elements that it is richer in than others are.",
                "True as far as the two components go: " + Numbers.fixed(100 * shared, 0)
                        + " % of the total variance of " + Numbers.significant(c.total(), 3) + "."));
        String dots = Numbers.whole(shown) + (shown < known ? " of " + Numbers.whole(known) : "")
                + " composites are shown, in which all elements are known";
        words.add(dots + (outside > 0 ? "; " + Numbers.whole(outside) + " lie outside the square." : "."));
        if (!unnamed.isEmpty()) {
            words.add("No room to name "
                    + String.join(
                            ", ",
                            unnamed.stream().map(e -> Words.shortened(e, 16)).toList()) + ".");
        }
        y += 6;
        for (String w : words) {
            y += 6;
            for (String line : Words.wrapped(w, 37)) {
                y += 15;
                svg.text(x, y, line, Svg.Anchor.START, 11, "soft");
            }
        }
        Zones.key(svg, c.elements(), x, y + 34);
    }
}
