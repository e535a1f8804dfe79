package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.List;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;
import org.lodecast.drill.Trace;
import org.lodecast.target.Target;

/// The figures that are maps: plans and sections at one scale across and up, without vertical exaggeration.
final class MapFigures {
    private static final String SUPPORT = "support";
    private static final double EXTRAPOLATED = 0.1; // support below which samples say next to nothing

    private final ReportData data;
    private final BlockModel model;
    private final Focus focus;
    private final GradeClasses grades;
    private final HoleSegments holes;
    /// Holes nearer to a plane than this are drawn on it [m].
    private final double reach;

    MapFigures(ReportData data) {
        this.data = data;
        this.model = data.prospect().model();
        this.focus = Focus.of(data);
        ReportData.Geology g = data.geology();
        this.grades = GradeClasses.of(g.composites(), g.grade());
        this.holes = HoleSegments.of(g.traces(), g.composites(), g.grade(), grades);
        Grid grid = model.grid();
        this.reach = Math.max(30, 2 * Math.max(grid.dy(), grid.dz()));
    }

    String drillholes() {
        double[] plan = around(focus.plan());
        double[] side = around(focus.section());
        Pair pair = new Pair(focus, "drillholes", "Drillholes, coloured by " + grades.title(), plan, side);
        MapPanel a = pair.plan()
                .title("Plan, " + Numbers.count(data.geology().traces().size(), "hole", "holes"));
        MapPanel b = pair.section().title("All holes seen from the side, looking " + looking());
        for (MapPanel panel : List.of(a, b)) {
            outlines(panel).holes(holes, grades, 1.8).axes().scale();
        }
        Labels names = a.labels(10.5);
        double[] e = holes.ends();
        for (int o = 3; o < e.length; o += 6) {
            names.avoid(a.frame().px(e[o]), a.frame().py(e[o + 1]));
        }
        for (Trace trace : data.geology().traces()) {
            double[] p = trace.at(0);
            double x = a.frame().px(p[0]);
            double y = a.frame().py(p[1]);
            pair.svg().circle(x, y, 2.6, Colours.INK, "#ffffff", 0.8);
            names.block(x - 3, y - 3, x + 3, y + 3);
        }
        for (Trace trace : data.geology().traces()) {
            double[] p = trace.at(0);
            names.put(a.frame().px(p[0]), a.frame().py(p[1]), trace.hole());
        }
        return pair.finish(grades.title(), grades.keys(), outlineKeys());
    }

    String oblique() {
        return ObliqueFigure.draw(holes, grades, data.geology().traces(), model.grid());
    }

    List<String> evidence() {
        List<Multiples.Cell> cells = new ArrayList<>();
        for (String layer : data.prospect().layers()) {
            if (model.has(layer)) {
                float[] values = onGround(model.values(layer));
                cells.add(new Multiples.Cell(
                        layer,
                        field(focus.plan(), focus.plan().slice(values)),
                        field(focus.section(), focus.section().slice(values))));
            }
        }
        List<Double> ticks = List.of(0.0, 0.25, 0.5, 0.75, 1.0);
        List<String> names = List.of("0", "0.25", "0.5", "0.75", "1");
        return multiples(
                new Multiples(
                        focus,
                        "evidence",
                        "Evidence layers",
                        focus.plan().name(),
                        cells,
                        "Scaled evidence",
                        ticks,
                        names),
                false);
    }

    List<String> prospectivity() {
        List<Multiples.Cell> cells = new ArrayList<>();
        for (String detector : data.prospect().detectors()) {
            String column = "score_" + detector;
            if (model.has(column)) {
                float[] shade =
                        pale(Ranks.shade(model.values(column), data.prospect().ground()));
                String mark = detector.equals(data.prospect().detector()) ? " (reported)" : "";
                cells.add(new Multiples.Cell(
                        detector + mark,
                        shaded(focus.plan(), focus.plan().highest(shade)),
                        shaded(focus.section(), focus.section().slice(shade))));
            }
        }
        List<Double> ticks = List.of(0.0, 1 / 3.0, 2 / 3.0, 1.0);
        List<String> names = List.of("100 %", "10 %", "1 %", "0.1 %");
        String plan = "Plan: best voxel of each column"
                + (model.has(SUPPORT) ? "; pale where data support is below " + EXTRAPOLATED : "");
        String bar = "Among the best … of the volume by score";
        return multiples(
                new Multiples(focus, "prospectivity", "Prospectivity by detector", plan, cells, bar, ticks, names),
                true);
    }

    String samples() {
        double[] plan = focus.plan().bounds();
        double[] side = focus.section().bounds();
        Pair pair = new Pair(focus, "samples", "Training samples", plan, side);
        pair.plan().title("Plan, all levels");
        pair.section().title("All rows, looking " + looking());
        String label = data.prospect().label();
        long ore = 0;
        long barren = 0;
        if (model.has(label)) {
            float[] values = model.values(label);
            float[] kind = new float[values.length];
            for (int v : data.prospect().ground()) {
                kind[v] = values[v] == 1 ? 2 : values[v] == 0 ? 1 : 0;
                ore += values[v] == 1 ? 1 : 0;
                barren += values[v] == 0 ? 1 : 0;
            }
            for (MapPanel panel : List.of(pair.plan(), pair.section())) {
                View view = panel.view();
                panel.raster(Raster.categories(
                        view.columns(), view.rows(), view.highest(kind), Colours.BARREN, Colours.ORE));
            }
        }
        for (MapPanel panel : List.of(pair.plan(), pair.section())) {
            panel.axes().scale();
        }
        return pair.finish(
                "Voxels",
                List.of(
                        new Pair.Key("ore, " + Numbers.whole(ore) + " (drawn over barren)", Colours.ORE, false),
                        new Pair.Key("barren, " + Numbers.whole(barren), Colours.BARREN, false)),
                List.of());
    }

    String targets() {
        Pair pair = new Pair(
                focus,
                "targets",
                "Targets",
                focus.plan().bounds(),
                focus.section().bounds());
        pair.plan().title("Plan, all levels");
        pair.section().title("All rows, looking " + looking());
        float[] kind = new float[model.grid().size()];
        boolean wide = false;
        for (Target target : data.targets()) {
            boolean high = target.targetClass().equals("high");
            boolean pale = !high
                    && target.voxels().length > Scene.WIDE * data.prospect().ground().length;
            wide |= pale;
            for (int v : target.voxels()) {
                kind[v] = Math.max(high ? 3 : pale ? 1 : 2, kind[v]);
            }
        }
        for (MapPanel panel : List.of(pair.plan(), pair.section())) {
            View view = panel.view();
            panel.raster(Raster.categories(
                    view.columns(), view.rows(), view.highest(kind), Colours.WIDE, Colours.MEDIUM, Colours.HIGH));
            outlines(panel);
            panel.holes(holes, Double.MAX_VALUE, 0.9);
            panel.axes().scale();
            Labels names = panel.labels(12);
            for (Target t : data.targets()) {
                double x = panel.frame().px(view.across(t.x(), t.y(), t.z()));
                double y = panel.frame().py(view.up(t.x(), t.y(), t.z()));
                pair.svg().circle(x, y, 2.8, Colours.INK, "#ffffff", 1);
                names.put(x, y, t.id());
            }
        }
        List<Pair.Key> keys = new ArrayList<>(List.of(
                new Pair.Key("high", Colours.HIGH, false),
                new Pair.Key("medium", Colours.MEDIUM, false),
                new Pair.Key("drillholes", Colours.HOLE, true)));
        if (wide) {
            keys.add(2, new Pair.Key("medium, more than a tenth of the ground", Colours.WIDE, false));
        }
        return pair.finish("Class", keys, outlineKeys());
    }

    private List<String> multiples(Multiples figure, boolean projected) {
        return figure.pages(panel -> {
            boolean all = projected && panel.view() instanceof View.Plan;
            outlines(panel).holes(holes, all ? Double.MAX_VALUE : reach, 0.8);
        });
    }

    private String looking() {
        return model.grid().rotation() == 0 ? "north" : "along the grid";
    }

    private MapPanel outlines(MapPanel panel) {
        return panel.cuts(data.geology().orebodies(), Colours.OREBODY, 1.4, false)
                .cuts(data.geology().faults(), Colours.FAULT, 1.2, true);
    }

    private List<Pair.Key> outlineKeys() {
        List<Pair.Key> keys = new ArrayList<>();
        String plane = " (" + Numbers.whole(model.grid().z(focus.plan().layer())) + " m; section plane)";
        if (!data.geology().orebodies().isEmpty()) {
            keys.add(new Pair.Key("orebody cut" + plane, Colours.OREBODY, true));
        }
        if (!data.geology().faults().isEmpty()) {
            keys.add(new Pair.Key("fault cut" + plane, Colours.FAULT, true));
        }
        return keys;
    }

    private float[] onGround(float[] values) {
        float[] out = new float[values.length];
        java.util.Arrays.fill(out, Float.NaN);
        for (int v : data.prospect().ground()) {
            out[v] = values[v];
        }
        return out;
    }

    /// Codes of the shades, pale where everything is extrapolated.
    private float[] pale(float[] shade) {
        float[] support = model.has(SUPPORT) ? model.values(SUPPORT) : new float[0];
        float[] codes = new float[shade.length];
        for (int v = 0; v < codes.length; v++) {
            codes[v] = Raster.code(shade[v], support.length > 0 && support[v] < EXTRAPOLATED);
        }
        return codes;
    }

    private static Raster shaded(View view, float[] codes) {
        return Raster.shaded(view.columns(), view.rows(), codes);
    }

    private static Raster field(View view, float[] values) {
        return Raster.field(view.columns(), view.rows(), values);
    }

    /// The grid's bounds, widened to hold every hole.
    private double[] around(View view) {
        double[] b = view.bounds().clone();
        double[] e = holes.ends();
        double margin = 0.03 * Math.max(b[2] - b[0], b[3] - b[1]);
        for (int o = 0; o < e.length; o += 3) {
            double x = view.across(e[o], e[o + 1], e[o + 2]);
            double y = view.up(e[o], e[o + 1], e[o + 2]);
            b[0] = Math.min(b[0], x - margin);
            b[1] = Math.min(b[1], y - margin);
            b[2] = Math.max(b[2], x + margin);
            b[3] = Math.max(b[3], y + margin);
        }
        return b;
    }
}
