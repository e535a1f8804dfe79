package org.lodecast.app.report;

import java.util.List;
import java.util.function.Consumer;

/// A figure of small multiples: the same plan over the same section for each layer or detector, three to a
/// row, all at one scale and with one colour bar.
///
/// @param id of the figure
/// @param title what a screen reader says
/// @param planName what the plans show
/// @param cells one a layer or detector
/// @param bar title of the colour bar
/// @param ticks places on the bar, 0 to 1
/// @param names of the ticks
record Multiples(
        Focus focus,
        String id,
        String title,
        String planName,
        List<Cell> cells,
        String bar,
        List<Double> ticks,
        List<String> names) {
    private static final double WIDTH = 1000;
    private static final double GAP = 16;
    private static final double HEAD = 26;
    private static final double TALLEST = 560;
    private static final double FOOT = 82; // title and colour bar
    private static final double PAGE = 1300; // height of a printed page of this width

    /// @param plan cells of the plan
    /// @param section cells of the section
    record Cell(String title, Raster plan, Raster section) {}

    /// As many figures as it takes for each to fit a printed page.
    ///
    /// @param overlay draws over each panel's picture
    List<String> pages(Consumer<MapPanel> overlay) {
        if (cells.isEmpty()) {
            return List.of(
                    CurveFigures.empty(id, title, "Nothing to show: the block model has none of these columns."));
        }
        Layout layout = layout();
        int most = layout.columns * Math.max(1, (int) ((PAGE - FOOT) / layout.row));
        return Pages.split(cells, most, id, (name, part) -> draw(name, part, layout, overlay));
    }

    /// @param left of the first column
    /// @param across width of the ground [m]
    /// @param scale pixels a metre
    /// @param below between plan and section
    /// @param row height of plan and section with all that belongs to them
    private record Layout(int columns, double left, double across, double scale, double below, double row) {}

    private Layout layout() {
        double[] p = focus.plan().bounds();
        double[] s = focus.section().bounds();
        int columns = Math.min(3, cells.size());
        double left = Math.max(Frame.margin(p[1], p[3]), Frame.margin(s[1], s[3])) + 6;
        double across = Math.max(p[2] - p[0], s[2] - s[0]);
        double room = (WIDTH - left - 10 - (columns - 1) * GAP) / columns;
        double scale = Math.min(room / across, TALLEST / (p[3] - p[1] + s[3] - s[1]));
        double below = focus.section().grid().rotation() == 0 ? GAP : 52;
        double row = HEAD + (p[3] - p[1] + s[3] - s[1]) * scale + below + 50;
        return new Layout(columns, left, across, scale, below, row);
    }

    private String draw(String name, List<Cell> part, Layout layout, Consumer<MapPanel> overlay) {
        double[] p = focus.plan().bounds();
        double[] s = focus.section().bounds();
        double left = layout.left;
        double below = layout.below;
        double row = layout.row;
        double scale = layout.scale;
        int columns = layout.columns;
        double planHeight = (p[3] - p[1]) * scale;
        int rows = (part.size() + columns - 1) / columns;
        Svg svg = new Svg(name, WIDTH, rows * row + FOOT, title);
        svg.text(left, 16, planName + "  ·  " + focus.section().name(), Svg.Anchor.START, 12, "soft");
        for (int i = 0; i < part.size(); i++) {
            Cell cell = part.get(i);
            double x = left + i % columns * (layout.across * scale + GAP);
            double y = 24 + i / columns * row + HEAD;
            boolean first = i % columns == 0;
            MapPanel plan = MapPanel.of(svg, focus.plan(), p, x, y, scale);
            plan.title(cell.title).raster(cell.plan);
            overlay.accept(plan);
            plan.trace(focus.section()).scale();
            // Plan and section share the axis below, unless the grid is turned.
            boolean shared = below == GAP;
            plan.frame()
                    .axes(
                            svg,
                            shared ? "" : focus.plan().acrossTitle(),
                            first ? focus.plan().upTitle() : "",
                            false);
            MapPanel section = MapPanel.of(svg, focus.section(), s, x, y + planHeight + below, scale);
            section.raster(cell.section);
            overlay.accept(section);
            section.trace(focus.plan());
            section.frame()
                    .axes(
                            svg,
                            focus.section().acrossTitle(),
                            first ? focus.section().upTitle() : "",
                            false);
        }
        colourBar(svg, left, 24 + rows * row + 4);
        return svg.finish();
    }

    private void colourBar(Svg svg, double left, double top) {
        double start = left + bar.length() * 6.9 + 24;
        double length = 280;
        svg.bold(left, top + 14, bar, Svg.Anchor.START, 12);
        float[] ramp = new float[255];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = i / 254f;
        }
        double[] matrix = {length / ramp.length, 0, 0, 14, start, top + 3};
        svg.image(Raster.field(ramp.length, 1, ramp).dataUri(), ramp.length, 1, matrix);
        svg.rect(start, top + 3, length, 14, "frame", "none", Colours.SOFT);
        for (int i = 0; i < ticks.size(); i++) {
            double x = start + ticks.get(i) * length;
            svg.line(x, top + 17, x, top + 21, "soft", 1);
            svg.text(x, top + 33, names.get(i), Svg.Anchor.MIDDLE, 11, "ink");
        }
        svg.text(start + length + 40, top + 14, "Dashed black: plane of the other view", Svg.Anchor.START, 11, "soft");
    }
}
