package org.lodecast.app.report;

import java.util.List;
import org.lodecast.geostat.variogram.Anisotropy;
import org.lodecast.geostat.variogram.VariogramMap;
import org.lodecast.geostat.variogram.VariogramModel;

/// A stereonet a variable: how unlike composites are that lie apart in each direction, as the semivariance over the
/// variance of the data. Lower half sphere, equal area (Lambert): straight down is the centre, level the rim.
///
/// Pairs are those from a half to the whole of the mean range apart: nearer ones lie down the holes nearly all, and
/// would show the drilling. Directions of few pairs stay blank.
final class DirectionFigures {
    private static final double WIDTH = 1000;
    private static final double RADIUS = 128;
    private static final double HEAD = 62;
    private static final double ROW = HEAD + 2 * RADIUS + 34;
    private static final double HIGH = 1.5; // γ/variance of the last colour
    private static final int COLUMNS = 3;

    private DirectionFigures() {}

    /// What one variable shows.
    ///
    /// @param meanRange of the model [m]; 0 if it has none
    record Panel(String title, VariogramModel model, VariogramMap map, double meanRange) {}

    static String draw(List<Panel> panels) {
        if (panels.isEmpty()) {
            return CurveFigures.empty("variogram-map", "Map of directions", "No variable was fitted.");
        }
        int rows = (panels.size() + COLUMNS - 1) / COLUMNS;
        Svg svg = new Svg("variogram-map", WIDTH, rows * ROW + 56, "Semivariance by direction");
        for (int i = 0; i < panels.size(); i++) {
            double x = WIDTH / COLUMNS * (i % COLUMNS + 0.5);
            panel(svg, panels.get(i), x, i / COLUMNS * ROW + HEAD + RADIUS);
        }
        key(svg, rows * ROW + 12);
        return svg.finish();
    }

    private static void panel(Svg svg, Panel p, double x, double y) {
        VariogramMap map = p.map;
        double[] from = map.lags().from();
        double[] to = map.lags().to();
        int last = 0;
        while (last < to.length - 1 && to[last] < p.meanRange) {
            last++;
        }
        int first = last;
        while (first > 0 && from[first] > to[last] / 2) {
            first--;
        }
        svg.bold(x, y - RADIUS - 38, p.title, Svg.Anchor.MIDDLE, 12.5);
        String apart =
                "pairs " + Numbers.significant(from[first], 2) + " to " + Numbers.significant(to[last], 2) + " m apart";
        svg.text(x, y - RADIUS - 23, apart, Svg.Anchor.MIDDLE, 10.5, "soft");
        for (int d = 0; d < map.dips(); d++) {
            boolean cap = d == map.dips() - 1;
            for (int a = 0; a < (cap ? 1 : map.azimuths()); a++) {
                double mean = relative(map, a, d, first, last);
                if (!Double.isNaN(mean)) {
                    svg.area(cell(map, a, d, x, y), Colours.hex(Colours.viridis(mean / HIGH)));
                }
            }
        }
        svg.circle(x, y, RADIUS, "none", Colours.SOFT, 1);
        String[] compass = {"N", "E", "S", "W"};
        for (int k = 0; k < 4; k++) {
            double at = RADIUS + (k % 2 == 0 ? 9 : 12);
            double[] e = {Math.sin(k * Math.PI / 2), -Math.cos(k * Math.PI / 2)};
            svg.text(x + at * e[0], y + at * e[1] + 4, compass[k], Svg.Anchor.MIDDLE, 11, "soft");
        }
        axes(svg, p.model, x, y);
    }

    /// Mean γ over the variance of a direction's pairs in some lags; NaN if they are few.
    static double relative(VariogramMap map, int azimuth, int dip, int first, int last) {
        long pairs = 0;
        double sum = 0;
        for (VariogramMap.Cell c : map.cells()) {
            if (c.azimuthIndex() == azimuth && c.dipIndex() == dip && c.lag() >= first && c.lag() <= last) {
                pairs += c.pairs();
                sum += c.pairs() * map.relative(c);
            }
        }
        return pairs < VariogramFigures.FEW ? Double.NaN : sum / pairs;
    }

    /// Outline of a sector, or of the cap.
    private static String cell(VariogramMap map, int azimuth, int dip, double x, double y) {
        double outer = radius(0.5 * Math.PI * dip / map.dips());
        if (dip == map.dips() - 1) {
            String r = Svg.num(outer);
            return "M" + Svg.num(x - outer) + " " + Svg.num(y) + "a" + r + " " + r + " 0 1 0 " + Svg.num(2 * outer)
                    + " 0a" + r + " " + r + " 0 1 0 " + Svg.num(-2 * outer) + " 0Z";
        }
        double inner = radius(0.5 * Math.PI * (dip + 1) / map.dips());
        double a0 = 2 * Math.PI * azimuth / map.azimuths();
        double a1 = 2 * Math.PI * (azimuth + 1) / map.azimuths();
        return "M" + at(x, y, outer, a0) + arc(outer, 1) + at(x, y, outer, a1) + "L" + at(x, y, inner, a1)
                + arc(inner, 0) + at(x, y, inner, a0) + "Z";
    }

    private static String arc(double r, int sweep) {
        return "A" + Svg.num(r) + " " + Svg.num(r) + " 0 0 " + sweep + " ";
    }

    private static String at(double x, double y, double r, double azimuth) {
        return Svg.num(x + r * Math.sin(azimuth)) + " " + Svg.num(y - r * Math.cos(azimuth));
    }

    /// Distance from the centre of a line that plunges so steeply [rad].
    static double radius(double plunge) {
        return RADIUS * Math.sqrt(2) * Math.sin((Math.PI / 2 - plunge) / 2);
    }

    /// The axes of the longest structure, 1 the longest; of a level axis both ends.
    private static void axes(Svg svg, VariogramModel model, double x, double y) {
        if (model.structures().isEmpty()) {
            return;
        }
        Anisotropy a = model.structures().getLast().anisotropy();
        if (a.isIsotropic()) {
            return;
        }
        double[] r = a.ranges();
        for (int k = 0; k < 3; k++) {
            double[] axis = java.util.Arrays.copyOfRange(a.axes(), 3 * k, 3 * k + 3);
            int rank = 1;
            for (int j = 0; j < 3; j++) {
                rank += r[j] > r[k] || (r[j] == r[k] && j < k) ? 1 : 0;
            }
            for (double sign = axis[2] > 1e-6 ? -1 : 1; sign >= -1; sign -= 2) {
                double plunge = Math.asin(Math.clamp(-sign * axis[2], -1, 1));
                double px = x + radius(Math.max(0, plunge)) * direction(sign * axis[0], axis);
                double py = y - radius(Math.max(0, plunge)) * direction(sign * axis[1], axis);
                svg.circle(px, py, 8, Colours.PAPER, Colours.INK, 1.2);
                svg.bold(px, py + 4, String.valueOf(rank), Svg.Anchor.MIDDLE, 11);
                if (Math.abs(axis[2]) > 1e-6) {
                    break;
                }
            }
        }
    }

    /// A level component of an axis, as of a unit vector in the plan.
    private static double direction(double component, double[] axis) {
        double level = Math.hypot(axis[0], axis[1]);
        return level < 1e-9 ? 0 : component / level;
    }

    private static void key(Svg svg, double y) {
        double left = 74;
        int steps = 30;
        double width = 240;
        for (int k = 0; k < steps; k++) {
            String fill = Colours.hex(Colours.viridis((k + 0.5) / steps));
            svg.rect(left + width * k / steps, y, width / steps + 0.3, 12, "swatch", fill, "none");
        }
        String[] ticks = {"0", "0.5", "1", "1.5 or more"};
        for (int k = 0; k < ticks.length; k++) {
            svg.text(left + width * k / 3, y + 26, ticks[k], Svg.Anchor.MIDDLE, 11, "soft");
        }
        svg.text(
                left + width + 46,
                y + 10,
                "Semivariance over the variance of the data: the darker, the more alike" + " along that direction.",
                Svg.Anchor.START,
                11,
                "soft");
        svg.text(
                left + width + 46,
                y + 26,
                "Lower half sphere, equal area. 1, 2, 3: axes of the model, the longest" + " first. Blank: fewer than "
                        + VariogramFigures.FEW + " pairs.",
                Svg.Anchor.START,
                11,
                "soft");
    }
}
