package org.lodecast.app.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;
import org.lodecast.drill.Trace;
import org.lodecast.target.NearHole;
import org.lodecast.target.ProposedHole;
import org.lodecast.target.Target;

/// The figure of a target sheet: the ground about the target in plan and in an upright section at one scale,
/// with known ore, drillholes, faults and the proposed hole.
final class SheetFigure {
    private static final double TALLEST = 400;

    /// As many names of other holes are written besides the nearest.
    private static final int NAMES = 6;

    private final ReportData data;
    private final Grid grid;
    private final GroundTop top;
    private final int[] ore;
    private final GradeClasses grades;
    private final HoleSegments holes;
    private final Map<String, Trace> traces = new LinkedHashMap<>();
    /// Holes and ore nearer to the section than this are drawn on it [m].
    private final double reach;

    SheetFigure(ReportData data) {
        this.data = data;
        ReportData.Prospect prospect = data.prospect();
        BlockModel model = prospect.model();
        this.grid = model.grid();
        float[] label = model.has(prospect.label()) ? model.values(prospect.label()) : new float[grid.size()];
        this.ore = Arrays.stream(prospect.ground()).filter(v -> label[v] == 1).toArray();
        this.top = GroundTop.of(prospect.ground());
        ReportData.Geology g = data.geology();
        this.grades = GradeClasses.of(g.composites(), g.grade());
        this.holes = HoleSegments.of(g.traces(), g.composites(), g.grade(), grades);
        g.traces().forEach(t -> traces.put(t.hole(), t));
        this.reach = Math.max(50, 2 * Math.max(grid.dx(), grid.dy()));
    }

    /// What the legend cannot say.
    String caption() {
        String faults = data.geology().faults().isEmpty() ? "" : ", faults where they cut the level";
        return "Plan: everything at all levels" + faults + ". Section: drillholes and known ore"
                + " within " + Numbers.whole(reach)
                + " m of it, a thin line at the top of the model’s ground. Dashed from A to A′, and across the section:"
                + " where each cuts the other. No vertical exaggeration.";
    }

    String draw(TargetSheet sheet) {
        Target t = sheet.target();
        ProposedHole hole = sheet.proposal() instanceof ProposedHole h ? h : null;
        List<double[]> line = hole == null ? List.of() : ends(hole);
        SheetPlanes planes = SheetPlanes.of(grid, t, hole, points(sheet, line));
        Profile section = planes.section();
        String title = "Plan and section of target " + t.id();
        Pair pair = new Pair(
                planes.plan(),
                section,
                "sheet-figure-" + t.rank(),
                title,
                planes.planBounds(),
                planes.sectionBounds(),
                TALLEST,
                2);
        pair.plan()
                .title("Plan, all levels; target cut at "
                        + Numbers.whole(grid.z(planes.plan().layer())) + " m");
        pair.section().title(section.name());
        for (MapPanel panel : List.of(pair.plan(), pair.section())) {
            draw(panel, t, planes);
            if (!line.isEmpty()) {
                panel.line(line.getFirst(), line.getLast(), 2.2, "");
                panel.line(line.get(1), line.get(2), 5, "");
            }
            panel.axes().scale();
            names(panel, sheet, hole, planes);
        }
        return pair.finish(grades.title(), gradeKeys(), keys(hole != null));
    }

    private void draw(MapPanel panel, Target t, SheetPlanes planes) {
        View view = panel.view();
        boolean plan = view instanceof View.Plan;
        double thick = plan ? grid.dz() / 2 : planes.section().halfOff();
        double far = plan ? Double.MAX_VALUE : reach;
        panel.outline(Silhouette.of(view, ore, v -> off(view, v) <= far), Colours.OREBODY, 0.25, 0.8)
                .outline(Silhouette.of(view, t.voxels(), v -> true), Colours.TARGET, 0.2, 0)
                .outline(Silhouette.of(view, t.voxels(), v -> off(view, v) <= thick), Colours.TARGET, 0.4, 1.4)
                .cuts(data.geology().faults(), Colours.FAULT, 1.2, true)
                .holes(holes.within(view, panel.frame(), far), grades, 2.4)
                .trace(plan ? planes.section() : planes.plan())
                .thin(plan ? "" : top.path(planes.section(), panel.frame()));
    }

    private double off(View view, int v) {
        int ix = grid.ix(v);
        int iy = grid.iy(v);
        return Math.abs(view.off(grid.x(ix, iy), grid.y(ix, iy), grid.z(grid.iz(v))));
    }

    /// Collar, first and last place in the target, end.
    private static List<double[]> ends(ProposedHole h) {
        Trace path = h.trace(h.name());
        return List.of(path.at(0), path.at(h.entry()), path.at(h.exit()), path.at(h.length()));
    }

    /// What the figure has to show besides the body: the proposed hole, and where the nearest drilled one
    /// comes near.
    private List<double[]> points(TargetSheet sheet, List<double[]> line) {
        List<double[]> points = new ArrayList<>(line);
        if (!sheet.near().isEmpty()) {
            double @Nullable [] near = place(sheet.near().getFirst());
            if (near != null) {
                points.add(near);
            }
        }
        return points;
    }

    /// Where the hole's composite nearest to the body lies.
    private double @Nullable [] place(NearHole hole) {
        Trace trace = traces.get(hole.hole());
        NearHole.Met met = hole.nearest();
        return trace == null || met == null ? null : trace.at(met.middle());
    }

    private void names(MapPanel panel, TargetSheet sheet, @Nullable ProposedHole hole, SheetPlanes planes) {
        boolean plan = panel.view() instanceof View.Plan;
        Labels names = panel.labels(11);
        double far = plan ? Double.MAX_VALUE : reach;
        double[] e = holes.within(panel.view(), panel.frame(), far).ends();
        for (int o = 0; o < e.length; o += 3) {
            double[] p = {e[o], e[o + 1], e[o + 2]};
            names.avoid(panel.px(p), panel.py(p));
        }
        if (plan) {
            double[] a = {planes.section().x(), planes.section().y(), 0};
            names.put(panel.px(a), panel.py(a), "A");
            double[] end = planes.end();
            names.put(panel.px(end), panel.py(end), "A′");
        }
        if (hole != null) {
            double[] collar = {hole.x(), hole.y(), hole.z()};
            panel.svg().circle(panel.px(collar), panel.py(collar), 4, Colours.INK, "#ffffff", 1.2);
            names.put(panel.px(collar), panel.py(collar), hole.name());
        }
        LinkedHashMap<String, Trace> wanted = new LinkedHashMap<>();
        for (NearHole near : sheet.near()) {
            Trace trace = traces.get(near.hole());
            if (trace != null) {
                wanted.put(near.hole(), trace);
            }
        }
        wanted.putAll(traces);
        int most = sheet.near().size() + NAMES;
        for (Trace trace : wanted.sequencedValues()) {
            double depth = most > 0 ? firstSeen(panel, trace, far) : Double.NaN;
            if (!Double.isNaN(depth)) {
                double[] first = trace.at(depth);
                if (depth == 0) {
                    panel.svg().circle(panel.px(first), panel.py(first), 2.2, Colours.HOLE, "#ffffff", 0.7);
                }
                most -= names.put(panel.px(first), panel.py(first), trace.hole()) ? 1 : 0;
            }
        }
    }

    /// Depth at which a hole first shows, NaN if it does not.
    private static double firstSeen(MapPanel panel, Trace trace, double far) {
        for (double depth : trace.depths(20)) {
            double[] p = trace.at(depth);
            if (panel.shows(p) && Math.abs(panel.view().off(p[0], p[1], p[2])) <= far) {
                return depth;
            }
        }
        return Double.NaN;
    }

    private List<Pair.Key> gradeKeys() {
        List<Pair.Key> keys = new ArrayList<>();
        for (int k = 0; k < grades.count(); k++) {
            keys.add(new Pair.Key(grades.label(k), grades.colour(k), true));
        }
        keys.add(new Pair.Key(grades.label(-1), grades.colour(-1), true));
        return keys;
    }

    private List<Pair.Key> keys(boolean proposed) {
        List<Pair.Key> keys = new ArrayList<>();
        keys.add(new Pair.Key("target, stronger where cut", Colours.TARGET, false));
        if (ore.length > 0) {
            keys.add(new Pair.Key("known ore", Colours.OREBODY, false));
        }
        if (!data.geology().faults().isEmpty()) {
            keys.add(new Pair.Key("fault cut", Colours.FAULT, true));
        }
        if (proposed) {
            keys.add(new Pair.Key("proposed hole, thick in the target", Colours.INK, true));
        }
        return keys;
    }
}
