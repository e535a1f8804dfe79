package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lodecast.geostat.variogram.Anisotropy;
import org.lodecast.geostat.variogram.AutomaticVariogram;
import org.lodecast.geostat.variogram.ExperimentalVariogram;
import org.lodecast.geostat.variogram.Structure;
import org.lodecast.geostat.variogram.VariogramModel;

/// A panel a variable: experimental semivariances against distance, the larger a point the more pairs it stands
/// for, with the model through them, its sill and the variance of the data. Along the axes of an anisotropic
/// model a colour an axis.
///
/// A point of few pairs is hollow: below 30 of them a semivariance says little (Journel and Huijbregts 1978,
/// III.B.6). A point far above the sill would flatten all others; it becomes an arrow at the upper edge.
final class VariogramFigures {
    static final int FEW = 30;

    private static final String NAME = "variograms";
    private static final int PAGE = 9; // panels of a printed page
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 220;
    private static final double LINE = 14;

    private VariogramFigures() {}

    /// What one variable shows.
    ///
    /// @param title name of the variable, and of its transform if it has one
    /// @param unit of the values, empty if they have none
    /// @param variance of the data
    /// @param series experiments, with what the model says of each
    record Panel(String title, String unit, VariogramModel model, double variance, List<Series> series) {
        Panel {
            series = List.copyOf(series);
        }

        /// A fit: its axes, or all directions if it has none; and what was seen down the holes, if anything was.
        static Panel of(String title, String unit, AutomaticVariogram fit) {
            List<Series> series = new ArrayList<>();
            for (AutomaticVariogram.Axis axis : fit.axes()) {
                series.add(Series.along(fit.model(), axis.azimuth(), axis.dip(), axis.experiment()));
            }
            if (series.isEmpty()) {
                series.add(Series.isotropic("all directions", fit.model(), fit.omnidirectional()));
            }
            if (fit.downhole().size() > 0) {
                series.add(Series.points("down the holes", fit.downhole()));
            }
            return new Panel(title, unit, fit.model(), fit.omnidirectional().variance(), series);
        }
    }

    /// Experimental points, and the model's curve in their direction.
    ///
    /// @param curve γ at a distance; null where the model has no one curve (all directions of an anisotropic
    ///     one)
    record Series(
            String name,
            ExperimentalVariogram experiment,
            @Nullable DoubleUnaryOperator curve) {

        /// Along one direction.
        ///
        /// @param azimuth clockwise from north [rad]
        /// @param dip negative down [rad]
        static Series along(VariogramModel model, double azimuth, double dip, ExperimentalVariogram experiment) {
            double x = Math.cos(dip) * Math.sin(azimuth);
            double y = Math.cos(dip) * Math.cos(azimuth);
            double z = Math.sin(dip);
            return new Series(direction(azimuth, dip), experiment, h -> model.gamma(h * x, h * y, h * z));
        }

        /// All directions of an isotropic model.
        static Series isotropic(String name, VariogramModel model, ExperimentalVariogram experiment) {
            return new Series(name, experiment, model::gamma);
        }

        /// Without a curve.
        static Series points(String name, ExperimentalVariogram experiment) {
            return new Series(name, experiment, null);
        }
    }

    /// `065° / −35°`: azimuth and dip, of the two ends of a line the one that does not rise.
    static String direction(double azimuth, double dip) {
        double degrees = Math.toDegrees(azimuth) + (dip > 1e-9 ? 180 : 0);
        long turned = Math.floorMod(Math.round(degrees), 360L);
        long down = Math.round(Math.toDegrees(-Math.abs(dip)));
        return String.format(Locale.ROOT, "%03d° / ", turned) + Numbers.whole(down) + "°";
    }

    /// As many figures as it takes for each to fit a printed page.
    static List<String> pages(List<Panel> panels) {
        return panels.isEmpty() ? List.of(draw(panels)) : Pages.split(panels, PAGE, NAME, VariogramFigures::page);
    }

    /// All in one figure.
    static String draw(List<Panel> panels) {
        return panels.isEmpty()
                ? CurveFigures.empty(NAME, "Variograms", "No variable of this run was estimated by kriging.")
                : page(NAME, panels);
    }

    private static String page(String id, List<Panel> panels) {
        int columns = Math.min(panels.size() < 3 ? 2 : 3, panels.size());
        double left = 74;
        double gap = 84; // each panel has its own upward axis
        double width = Math.min(560, (WIDTH - left - 14 - gap * (columns - 1)) / columns);
        int words = panels.stream().mapToInt(p -> inWords(p.model).size()).max().orElse(0);
        double head = 26 + LINE * words;
        double row = head + HEIGHT + 56;
        int rows = (panels.size() + columns - 1) / columns;
        Svg svg = new Svg(id, WIDTH, rows * row + 24, "Variograms");
        for (int i = 0; i < panels.size(); i++) {
            panel(svg, panels.get(i), left + i % columns * (width + gap), i / columns * row + head, width, head);
        }
        key(svg, left, rows * row + 12);
        return svg.finish();
    }

    private static void panel(Svg svg, Panel panel, double left, double top, double width, double head) {
        double sill = panel.model.sill();
        double level = Math.max(sill, panel.variance);
        double far = 0;
        double high = level;
        long most = 1;
        for (Series s : panel.series) {
            ExperimentalVariogram e = s.experiment;
            for (int k = 0; k < e.size(); k++) {
                far = Math.max(far, e.distance()[k]);
                high = Math.max(high, e.gamma()[k]);
                most = Math.max(most, e.pairs()[k]);
            }
        }
        double x1 = far > 0 ? far * 1.04 : 1;
        double y1 = Math.min(high, 2.2 * level) * 1.12;
        Frame frame = new Frame(left, top, width, HEIGHT, 0, x1, 0, y1 > 0 ? y1 : 1, false);
        svg.bold(left, top - head + 16, panel.title, Svg.Anchor.START, 12.5);
        List<String> words = inWords(panel.model);
        for (int k = 0; k < words.size(); k++) {
            svg.text(left, top - head + 16 + LINE * (k + 1), words.get(k), Svg.Anchor.START, 10.5, "soft");
        }
        String unit = panel.unit.isEmpty() ? "" : " [(" + panel.unit + ")²]";
        frame.axes(svg, "Distance [m]", "Semivariance" + unit, true);
        svg.clip(left, top, width, HEIGHT);
        svg.dashed(left, frame.py(sill), frame.right(), frame.py(sill), "soft", 1);
        String dots = " stroke-dasharray=\"1.5 4\"";
        String across = "M" + frame.at(0, panel.variance) + "L" + frame.at(x1, panel.variance);
        svg.path(across, "soft", Colours.SOFT, 1.5, dots);
        for (int i = 0; i < panel.series.size(); i++) {
            DoubleUnaryOperator curve = panel.series.get(i).curve;
            if (curve != null) {
                svg.path(curve(frame, curve), "curve", colour(panel, i), 1.8, " stroke-linejoin=\"round\"");
            }
        }
        svg.end();
        for (int i = 0; i < panel.series.size(); i++) {
            points(svg, frame, panel.series.get(i).experiment, most, colour(panel, i));
        }
        if (panel.series.size() == 1) { // a plate would hide points for nothing
            String name = panel.series.getFirst().name;
            svg.text(frame.right(), top - head + 16, name, Svg.Anchor.END, 10.5, "soft");
        } else {
            legend(svg, frame, panel);
        }
    }

    /// Series without a curve are grey: they belong to no axis.
    private static String colour(Panel panel, int i) {
        return panel.series.get(i).curve == null ? Colours.SOFT : Colours.category(i);
    }

    /// The model's γ; its jump at the origin is drawn as such, since there the nugget is read.
    private static String curve(Frame frame, DoubleUnaryOperator gamma) {
        StringBuilder path = new StringBuilder();
        for (int k = 0; k <= 160; k++) {
            double share = k / 160.0;
            double h = frame.x1() * (k == 0 ? 1e-9 : share * share); // closer where it bends most
            path.append(path.isEmpty() ? 'M' : 'L').append(frame.at(h, gamma.applyAsDouble(h)));
        }
        return path.toString();
    }

    private static void points(Svg svg, Frame frame, ExperimentalVariogram e, long most, String colour) {
        for (int k = 0; k < e.size(); k++) {
            double x = frame.px(e.distance()[k]);
            boolean few = e.pairs()[k] < FEW;
            if (e.gamma()[k] > frame.y1()) {
                double y = frame.top() + 3;
                String arrow = "M" + Svg.num(x - 4) + " " + Svg.num(y + 6) + "L" + Svg.num(x) + " " + Svg.num(y) + "L"
                        + Svg.num(x + 4) + " " + Svg.num(y + 6);
                svg.path(arrow, "curve", colour, 1.6, "");
                continue;
            }
            double r = few ? 2.2 : Math.max(2.2, 6 * Math.sqrt((double) e.pairs()[k] / most));
            svg.circle(
                    x, frame.py(e.gamma()[k]), r, few ? "none" : colour, few ? colour : Colours.PAPER, few ? 1.2 : 0.6);
        }
    }

    private static void legend(Svg svg, Frame frame, Panel panel) {
        double height = 15 * panel.series.size() + 8;
        int longest = panel.series.stream().mapToInt(s -> s.name.length()).max().orElse(0);
        double width = 34 + longest * 5.9;
        double x = frame.right() - width - 6;
        double y = frame.foot() - height - 6;
        svg.rect(x, y, width, height, "plate", "#ffffff", Colours.RULE);
        for (int i = 0; i < panel.series.size(); i++) {
            double middle = y + 12 + 15 * i;
            String colour = colour(panel, i);
            if (panel.series.get(i).curve != null) {
                svg.path("M" + Svg.num(x + 6) + " " + Svg.num(middle) + "h18", "key", colour, 1.8, "");
            }
            svg.circle(x + 15, middle, 3.4, colour, Colours.PAPER, 0.6);
            svg.text(x + 29, middle + 4, panel.series.get(i).name, Svg.Anchor.START, 10.5, "ink");
        }
    }

    private static void key(Svg svg, double left, double y) {
        svg.dashed(left, y - 4, left + 24, y - 4, "soft", 1);
        svg.text(left + 30, y, "sill of the model", Svg.Anchor.START, 11, "soft");
        String dots = "M" + Svg.num(left + 136) + " " + Svg.num(y - 4) + "h24";
        svg.path(dots, "soft", Colours.SOFT, 1.5, " stroke-dasharray=\"1.5 4\"");
        svg.text(left + 166, y, "variance of the data", Svg.Anchor.START, 11, "soft");
        String pairs = "Area of a point: number of pairs. Hollow: fewer than " + FEW + " pairs. Arrow: above the axis.";
        svg.text(left + 290, y, pairs, Svg.Anchor.START, 11, "soft");
    }

    /// The nugget, then a line a structure: kind, share, ranges and where they point.
    static List<String> inWords(VariogramModel model) {
        List<String> lines = new ArrayList<>();
        long share = Math.round(100 * model.nugget() / model.sill());
        lines.add("nugget " + Numbers.significant(model.nugget(), 3) + " (" + share + " % of the sill "
                + Numbers.significant(model.sill(), 3) + ")");
        for (Structure s : model.structures()) {
            Anisotropy a = s.anisotropy();
            String kind =
                    s.kind().name().toLowerCase(Locale.ROOT) + " " + Numbers.significant(s.partialSill(), 3) + ", ";
            if (a.isIsotropic()) {
                lines.add(kind + "range " + range(a.range()) + " m");
                continue;
            }
            double[] ranges = {a.range(), a.range() * a.semiMajorRatio(), a.range() * a.minorRatio()};
            List<String> each =
                    Arrays.stream(ranges).mapToObj(VariogramFigures::range).toList();
            lines.add(kind + String.join(" × ", each) + " m,"); // in one line it would be wider than a panel
            lines.add("major " + direction(a.azimuth(), a.dip()));
        }
        return lines;
    }

    private static String range(double r) {
        return r == Double.POSITIVE_INFINITY ? "∞" : Numbers.significant(r, r >= 100 ? 3 : 2);
    }
}
