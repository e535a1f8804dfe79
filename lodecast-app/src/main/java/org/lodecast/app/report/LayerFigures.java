package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;

/// Each evidence layer by itself: three levels in plan and three sections, at one scale without vertical
/// exaggeration, with the drillholes near each plane and the outlines of faults and orebodies in it.
///
/// The planes are spread over the drilled ground: a sixth of the composites lies below the first, half below
/// the second, a sixth above the third.
final class LayerFigures {
    private static final double WIDTH = 1000;
    private static final double GAP = 16;
    private static final double TOP = 42;
    private static final double TALLEST = 700;
    private static final int PLANES = 3;

    private final ReportData data;
    private final BlockModel model;
    private final HoleSegments holes;
    private final List<View> plans = new ArrayList<>();
    private final List<View> sections = new ArrayList<>();
    private final double reach;

    private LayerFigures(ReportData data) {
        this.data = data;
        this.model = data.prospect().model();
        ReportData.Geology g = data.geology();
        holes = HoleSegments.of(g.traces(), g.composites(), g.grade(), GradeClasses.of(g.composites(), g.grade()));
        Grid grid = model.grid();
        reach = Math.max(30, 2 * Math.max(grid.dy(), grid.dz()));
        planes(grid.nz(), v -> grid.iz(v)).forEach(z -> plans.add(new View.Plan(grid, z)));
        planes(grid.ny(), v -> grid.iy(v)).forEach(y -> sections.add(new View.Section(grid, y)));
    }

    /// Figures by their names, `layer-` and the layer's.
    static Map<String, String> all(ReportData data) {
        LayerFigures figures = new LayerFigures(data);
        Map<String, String> all = new LinkedHashMap<>();
        for (ReportData.Layer layer : data.evidence().layers()) {
            if (figures.model.has(layer.name())) {
                all.put("layer-" + layer.name(), figures.draw(layer));
            }
        }
        return all;
    }

    /// Numbers of planes across an axis of so many voxels, rising and distinct.
    private List<Integer> planes(int count, IntUnaryOperator of) {
        Composites c = data.geology().composites();
        Grid grid = model.grid();
        int[] sorted = new int[c.size()];
        int n = 0;
        for (int i = 0; i < c.size(); i++) {
            int v = grid.indexAt(c.x()[i], c.y()[i], c.z()[i]);
            if (v >= 0) {
                sorted[n++] = of.applyAsInt(v);
            }
        }
        Arrays.sort(sorted, 0, n);
        List<Integer> planes = new ArrayList<>();
        for (int k = 0; k < PLANES; k++) {
            double share = (2 * k + 1) / (2.0 * PLANES);
            int plane = n == 0 ? (int) (share * count) : sorted[(int) (share * n)];
            if (!planes.contains(plane)) {
                planes.add(plane);
            }
        }
        return planes;
    }

    private String draw(ReportData.Layer layer) {
        Grid grid = model.grid();
        double[] p = plans.getFirst().bounds();
        double[] s = sections.getFirst().bounds();
        double left = Math.max(Frame.margin(p[1], p[3]), Frame.margin(s[1], s[3])) + 6;
        double across = Math.max(p[2] - p[0], s[2] - s[0]);
        int columns = Math.max(plans.size(), sections.size());
        double room = (WIDTH - left - 10 - (columns - 1) * GAP) / columns;
        double scale = Math.min(room / across, TALLEST / (p[3] - p[1] + s[3] - s[1]));
        double below = TOP + (p[3] - p[1]) * scale + 66;
        double foot = below + (s[3] - s[1]) * scale + 44;
        Svg svg = new Svg("layer-" + layer.name(), WIDTH, foot + 80, "Evidence layer " + layer.name());
        float[] values = onGround(model.values(layer.name()));
        row(svg, plans, values, left, TOP, across * scale + GAP, scale);
        row(svg, sections, values, left, below, across * scale + GAP, scale);
        String looking = grid.rotation() == 0 ? "north" : "along the grid's second axis";
        svg.text(
                left,
                14,
                "Plans above, sections looking " + looking + " below; drillholes within " + Numbers.whole(reach)
                        + " m of the plane",
                Svg.Anchor.START,
                12,
                "soft");
        bar(svg, layer, left, foot + 10);
        keys(svg, left, foot + 72);
        return svg.finish();
    }

    private void keys(Svg svg, double left, double y) {
        double x = key(svg, left, y, "drillhole", Colours.HOLE, "");
        if (!data.geology().orebodies().isEmpty()) {
            x = key(svg, x, y, "known orebody, cut", Colours.OREBODY, "");
        }
        if (!data.geology().faults().isEmpty()) {
            x = key(svg, x, y, "fault, cut", Colours.FAULT, " stroke-dasharray=\"7 3\"");
        }
        key(svg, x, y, "plane of another view", Colours.INK, " stroke-dasharray=\"5 4\"");
    }

    private static double key(Svg svg, double x, double y, String text, String colour, String dashes) {
        svg.path("M" + Svg.num(x) + " " + Svg.num(y - 4) + "h22", "key", colour, 2, dashes);
        svg.text(x + 28, y, text, Svg.Anchor.START, 11, "ink");
        return x + 28 + text.length() * 6.2 + 18;
    }

    private void row(Svg svg, List<View> views, float[] values, double left, double top, double step, double scale) {
        for (int k = 0; k < views.size(); k++) {
            View view = views.get(k);
            MapPanel panel = MapPanel.of(svg, view, view.bounds(), left + k * step, top, scale);
            panel.title(place(view)).raster(Raster.field(view.columns(), view.rows(), view.slice(values)));
            panel.cuts(data.geology().orebodies(), Colours.OREBODY, 1.4, false)
                    .cuts(data.geology().faults(), Colours.FAULT, 1.2, true)
                    .holes(holes, reach, 0.8);
            if (view instanceof View.Plan) {
                sections.forEach(panel::trace);
            } else {
                plans.forEach(panel::trace);
            }
            if (k == 0) {
                panel.scale();
            }
            panel.frame().axes(svg, view.acrossTitle(), k == 0 ? view.upTitle() : "", false);
        }
    }

    private static String place(View view) {
        Grid grid = view.grid();
        return switch (view) {
            case View.Plan p -> "Elevation " + Numbers.whole(grid.z(p.layer())) + " m";
            case Profile p -> p.name();
            case View.Section s ->
                grid.rotation() == 0
                        ? "North " + Numbers.whole(grid.y(0, s.layer())) + " m"
                        : Numbers.whole((s.layer() + 0.5) * grid.dy()) + " m along the second axis";
        };
    }

    /// The scaled value, and below it what it stands for.
    private static void bar(Svg svg, ReportData.Layer layer, double left, double top) {
        String title = layer.name() + ", scaled";
        double start = left + title.length() * 7 + 20;
        double length = 280;
        svg.bold(left, top + 12, title, Svg.Anchor.START, 12);
        float[] ramp = new float[255];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = i / 254f;
        }
        svg.image(Raster.field(ramp.length, 1, ramp).dataUri(), ramp.length, 1, new double[] {
            length / ramp.length, 0, 0, 14, start, top
        });
        svg.rect(start, top, length, 14, "frame", "none", Colours.SOFT);
        for (int k = 0; k <= 4; k++) {
            double x = start + k / 4.0 * length;
            svg.line(x, top + 14, x, top + 18, "soft", 1);
            svg.text(x, top + 29, Numbers.significant(k / 4.0, 2), Svg.Anchor.MIDDLE, 11, "ink");
            if (Double.isFinite(layer.low()) && layer.high() != layer.low()) {
                double raw = layer.low() + k / 4.0 * (layer.high() - layer.low());
                svg.text(x, top + 43, Numbers.significant(raw, 3), Svg.Anchor.MIDDLE, 11, "soft");
            }
        }
        if (Double.isFinite(layer.low())) {
            String unit = layer.unit().isEmpty() ? "" : " [" + layer.unit() + "]";
            svg.text(start + length + 22, top + 43, "unscaled" + unit, Svg.Anchor.START, 11, "soft");
        }
    }

    private float[] onGround(float[] values) {
        float[] out = new float[values.length];
        Arrays.fill(out, Float.NaN);
        for (int v : data.prospect().ground()) {
            out[v] = values[v];
        }
        return out;
    }
}
