package org.lodecast.app.report;

import java.util.List;
import java.util.function.IntPredicate;
import org.lodecast.block.Grid;
import org.lodecast.drill.Trace;

/// The drillholes by grade in a parallel projection, in a box of which floor and the two far walls are seen.
final class ObliqueFigure {
    private static final double TOP = 34;
    private static final double LEFT = 96;
    private static final double RIGHT = 60;
    private static final double TALLEST = 600;
    private static final String[] AXES = {"East [m]", "North [m]", "Elevation [m]"};

    private final HoleSegments holes;
    private final double[] box;
    private final Oblique view;
    private final Svg svg;
    private final double foot;

    private ObliqueFigure(HoleSegments holes, Grid grid) {
        this.holes = holes;
        this.box = box(holes, grid);
        this.view = Oblique.fit(box, LEFT, TOP, Pair.WIDTH - LEFT - RIGHT, TALLEST);
        this.foot = view.py(box[3], box[1], box[2]) + 52;
        this.svg = new Svg("drillholes-oblique", Pair.WIDTH, foot + 52, "Drillholes in three dimensions");
    }

    static String draw(HoleSegments holes, GradeClasses grades, List<Trace> traces, Grid grid) {
        ObliqueFigure f = new ObliqueFigure(holes, grid);
        String from = "Seen from the south-south-east and above, without vertical exaggeration";
        f.svg.bold(8, 18, from, Svg.Anchor.START, 12.5);
        for (int axis = 0; axis < 3; axis++) {
            f.axis(axis);
        }
        f.frame();
        f.svg.path(
                f.path(c -> true, true),
                "rule",
                Colours.RULE,
                1.2,
                " stroke-linejoin=\"round\" stroke-opacity=\"0.7\"");
        for (int k = -1; k < grades.count(); k++) { // the richest on top, as in the plan
            int kind = k;
            double thick = k <= 0 ? 1.8 : 1.8 * (1 + 0.9 * k / Math.max(1, grades.count() - 1));
            f.svg.path(f.path(c -> c == kind, false), "hole", grades.colour(k), thick, " stroke-linejoin=\"round\"");
        }
        for (Trace trace : traces) {
            double[] p = trace.at(0);
            f.svg.circle(f.view.px(p[0], p[1]), f.view.py(p[0], p[1], p[2]), 2.4, Colours.INK, "#ffffff", 0.8);
        }
        Pair.legend(f.svg, 8, f.foot + 20, grades.title(), grades.keys());
        return f.svg.finish();
    }

    /// What the holes take, widened to whole steps; without holes, the grid.
    private static double[] box(HoleSegments holes, Grid grid) {
        double[] b = {
            Double.MAX_VALUE,
            Double.MAX_VALUE,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            -Double.MAX_VALUE,
            -Double.MAX_VALUE
        };
        double[] e = holes.ends();
        for (int i = 0; i < e.length; i++) {
            b[i % 3] = Math.min(b[i % 3], e[i]);
            b[3 + i % 3] = Math.max(b[3 + i % 3], e[i]);
        }
        if (e.length == 0) {
            double[] plan = new View.Plan(grid, 0).bounds();
            b = new double[] {plan[0], plan[1], grid.z0(), plan[2], plan[3], grid.z0() + grid.nz() * grid.dz()};
        }
        double longest = Math.max(b[3] - b[0], Math.max(b[4] - b[1], b[5] - b[2]));
        double step = Frame.niceStep(Math.max(longest, 1), 20);
        for (int k = 0; k < 3; k++) {
            b[k] = Math.floor(b[k] / step - 0.1) * step;
            b[3 + k] = Math.ceil(b[3 + k] / step + 0.1) * step;
        }
        return b;
    }

    /// Ticks with figures and the title along the edge that is nearest, and lines across floor and far walls.
    private void axis(int axis) {
        double[] from = {axis == 1 ? box[3] : box[0], box[1], box[2]}; // north runs along the east edge
        double[] to = from.clone();
        to[axis] = box[3 + axis];
        double step = Frame.niceStep(to[axis] - from[axis], view.length(from, to) / 64);
        // Outward from the floor's edges, and from the wall's to the left.
        double[] out = {axis == 0 ? 0 : axis == 1 ? 1 : -1, axis == 0 ? -1 : 0, 0};
        Svg.Anchor anchor = axis == 1 ? Svg.Anchor.START : Svg.Anchor.END;
        double widest = 0;
        for (double v = Math.ceil(from[axis] / step - 1e-9) * step; v <= to[axis] + 1e-9 * step; v += step) {
            double[] p = from.clone();
            p[axis] = v;
            across(axis, v);
            String figure = Frame.tick(v, step);
            widest = Math.max(widest, figure.length() * 6.2);
            double x = view.px(p[0], p[1]);
            double y = view.py(p[0], p[1], p[2]);
            double[] o = outward(out, axis);
            svg.line(x, y, x + 5 * o[0], y + 5 * o[1], "soft", 1);
            if (axis != 0 || v > from[0]) { // at that corner stands the lowest elevation
                svg.text(x + 9 * o[0], y + 9 * o[1] + 4, figure, anchor, 11, "ink");
            }
        }
        double mx = view.px((from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
        double my = view.py((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, (from[2] + to[2]) / 2);
        if (axis == 2) {
            svg.upward(mx - widest - 20, my, AXES[axis], 12);
        } else {
            double side = axis == 0 ? -1 : 1;
            svg.text(mx + side * (widest + 18), my + 28, AXES[axis], anchor, 12, "ink");
        }
    }

    /// Unit vector on the picture of a direction; upright axes have their figures straight at the left.
    private double[] outward(double[] out, int axis) {
        if (axis == 2) {
            return new double[] {-1, 0};
        }
        double[] origin = {box[0], box[1], box[2]};
        double dx = view.px(origin[0] + out[0], origin[1] + out[1]) - view.px(origin[0], origin[1]);
        double dy = view.py(origin[0] + out[0], origin[1] + out[1], origin[2]) - view.py(box[0], box[1], box[2]);
        double d = Math.hypot(dx, dy);
        return new double[] {dx / d, dy / d};
    }

    /// A line at one value across the two seen faces that meet the axis: floor and a wall, or both walls.
    private void across(int axis, double v) {
        String line = switch (axis) {
            case 0 ->
                "M" + view.at(v, box[1], box[2]) + "L" + view.at(v, box[4], box[2]) + "L" + view.at(v, box[4], box[5]);
            case 1 ->
                "M" + view.at(box[3], v, box[2]) + "L" + view.at(box[0], v, box[2]) + "L" + view.at(box[0], v, box[5]);
            default ->
                "M" + view.at(box[0], box[1], v) + "L" + view.at(box[0], box[4], v) + "L" + view.at(box[3], box[4], v);
        };
        svg.path(line, "rule", Colours.RULE, 0.5, "");
    }

    private void frame() {
        double[] b = box;
        String floor = "M" + view.at(b[0], b[1], b[2]) + "L" + view.at(b[3], b[1], b[2]) + "L"
                + view.at(b[3], b[4], b[2]) + "L" + view.at(b[0], b[4], b[2]) + "Z";
        String walls = "M" + view.at(b[0], b[1], b[2]) + "L" + view.at(b[0], b[1], b[5]) + "L"
                + view.at(b[0], b[4], b[5]) + "L" + view.at(b[3], b[4], b[5]) + "L" + view.at(b[3], b[4], b[2]) + "M"
                + view.at(b[0], b[4], b[5]) + "L" + view.at(b[0], b[4], b[2]);
        svg.path(floor + walls, "soft", Colours.SOFT, 1, " stroke-linejoin=\"round\"");
    }

    /// The pieces of the classes wanted, at their places or as they lie over the floor.
    private String path(IntPredicate wanted, boolean floor) {
        Strokes strokes = new Strokes();
        double[] e = holes.ends();
        for (int i = 0; i < holes.size(); i++) {
            if (wanted.test(holes.classes()[i])) {
                int o = 6 * i;
                strokes.add(
                        view.px(e[o], e[o + 1]),
                        view.py(e[o], e[o + 1], floor ? box[2] : e[o + 2]),
                        view.px(e[o + 3], e[o + 4]),
                        view.py(e[o + 3], e[o + 4], floor ? box[2] : e[o + 5]));
            }
        }
        return strokes.path();
    }
}
