package org.lodecast.app.report;

import java.util.List;
import java.util.function.IntPredicate;
import org.lodecast.geology.TriangleMesh;

/// One view of the model in its frame, at the same scale across and up. Each method draws one layer over the
/// ones before.
///
/// @param svg the figure
/// @param view from above or from the side
/// @param frame where it stands, in metres of the view
record MapPanel(Svg svg, View view, Frame frame) {

    /// A panel whose upper left corner is at `left`, `top`.
    ///
    /// @param b lowest across and up, highest across and up [m]
    /// @param scale user units a metre
    static MapPanel of(Svg svg, View view, double[] b, double left, double top, double scale) {
        Frame frame = new Frame(left, top, (b[2] - b[0]) * scale, (b[3] - b[1]) * scale, b[0], b[2], b[1], b[3], false);
        return new MapPanel(svg, view, frame);
    }

    MapPanel title(String text) {
        svg.bold(frame.left(), frame.top() - 8, text, Svg.Anchor.START, 12.5);
        return this;
    }

    /// Cells of the view's own grid.
    MapPanel raster(Raster raster) {
        double[] m = view.cells();
        double sx = frame.width() / (frame.x1() - frame.x0());
        double sy = frame.height() / (frame.y1() - frame.y0());
        double[] matrix = {sx * m[0], -sy * m[1], sx * m[2], -sy * m[3], frame.px(m[4]), frame.py(m[5])};
        clip();
        svg.image(raster.dataUri(), raster.width(), raster.height(), matrix);
        svg.end();
        return this;
    }

    /// The cells that voxels cover, and a line about them.
    MapPanel outline(Silhouette silhouette, String colour, double opacity, double width) {
        String path = silhouette.path(frame);
        if (!path.isEmpty()) {
            clip();
            svg.filled(path, colour, opacity, width);
            svg.end();
        }
        return this;
    }

    /// Holes by grade, the richest on top.
    MapPanel holes(HoleSegments holes, GradeClasses scale, double width) {
        clip();
        for (int k = -1; k < scale.count(); k++) {
            int kind = k;
            double thick = k <= 0 ? width : width * (1 + 0.9 * k / Math.max(1, scale.count() - 1));
            String path = path(holes, Double.MAX_VALUE, c -> c == kind);
            svg.path(path, "hole", scale.colour(k), thick, " stroke-linejoin=\"round\"");
        }
        svg.end();
        return this;
    }

    /// Holes in one colour; only pieces within `reach` of the plane [m].
    MapPanel holes(HoleSegments holes, double reach, double width) {
        clip();
        // A light line under a dark one shows on any part of the colour scale.
        String path = path(holes, reach, c -> true);
        svg.path(path, "hole", "#ffffff", width + 1.2, " stroke-opacity=\"0.7\"");
        svg.path(path, "hole", Colours.HOLE, width, "");
        svg.end();
        return this;
    }

    private String path(HoleSegments holes, double reach, IntPredicate wanted) {
        Strokes strokes = new Strokes();
        double[] e = holes.ends();
        for (int i = 0; i < holes.size(); i++) {
            int o = 6 * i;
            if (wanted.test(holes.classes()[i])
                    && Math.abs(view.off(e[o], e[o + 1], e[o + 2])) <= reach
                    && Math.abs(view.off(e[o + 3], e[o + 4], e[o + 5])) <= reach) {
                strokes.add(
                        frame.px(view.across(e[o], e[o + 1], e[o + 2])),
                        frame.py(view.up(e[o], e[o + 1], e[o + 2])),
                        frame.px(view.across(e[o + 3], e[o + 4], e[o + 5])),
                        frame.py(view.up(e[o + 3], e[o + 4], e[o + 5])));
            }
        }
        return strokes.path();
    }

    private String point(double[] e, int o) {
        return frame.at(view.across(e[o], e[o + 1], e[o + 2]), view.up(e[o], e[o + 1], e[o + 2]));
    }

    /// Where surfaces cut the plane.
    MapPanel cuts(List<TriangleMesh> meshes, String colour, double width, boolean dashed) {
        if (!meshes.isEmpty()) {
            clip();
            for (TriangleMesh mesh : meshes) {
                String path = view.cut(mesh, frame);
                svg.path(path, "halo-line", "#ffffff", width + 1.8, " stroke-opacity=\"0.7\"");
                svg.path(path, "cut", colour, width, dashed ? " stroke-dasharray=\"7 3\"" : "");
            }
            svg.end();
        }
        return this;
    }

    /// Where the plane of the other view runs through this one.
    MapPanel trace(View other) {
        if (view instanceof View.Plan && other instanceof View.Section s) {
            double r = s.grid().rotation();
            double v = (s.layer() + 0.5) * s.grid().dy();
            double u = s.grid().nx() * s.grid().dx();
            double x = s.grid().x0() + v * Math.sin(r);
            double y = s.grid().y0() + v * Math.cos(r);
            plane(frame.at(x, y), frame.at(x + u * Math.cos(r), y - u * Math.sin(r)));
        } else if (view instanceof View.Plan && other instanceof Profile p) {
            double length = p.columns() * p.step();
            double east = length * Math.sin(p.azimuth());
            double north = length * Math.cos(p.azimuth());
            plane(frame.at(p.x(), p.y()), frame.at(p.x() + east, p.y() + north));
        } else if (!(view instanceof View.Plan) && other instanceof View.Plan p) {
            double z = p.grid().z(p.layer());
            plane(frame.at(frame.x0(), z), frame.at(frame.x1(), z));
        }
        return this;
    }

    private void plane(String from, String to) {
        String path = "M" + from + "L" + to;
        svg.path(path, "halo-line", "#ffffff", 2.2, " stroke-opacity=\"0.6\"");
        svg.path(path, "plane", "#111111", 1, " stroke-dasharray=\"5 4\"");
    }

    /// A thin line along a path through the frame.
    MapPanel thin(String path) {
        if (!path.isEmpty()) {
            clip();
            svg.path(path, "ink", Colours.INK, 1.2, "");
            svg.end();
        }
        return this;
    }

    /// A straight line between two points of the ground [m].
    MapPanel line(double[] from, double[] to, double width, String extra) {
        String path = "M" + point(from, 0) + "L" + point(to, 0);
        clip();
        svg.path(path, "halo-line", "#ffffff", width + 3, " stroke-opacity=\"0.8\"");
        svg.path(path, "ink", Colours.INK, width, extra);
        svg.end();
        return this;
    }

    /// Whether a point of the ground lies within the frame.
    boolean shows(double[] p) {
        double x = view.across(p[0], p[1], p[2]);
        double y = view.up(p[0], p[1], p[2]);
        return x >= frame.x0() && x <= frame.x1() && y >= frame.y0() && y <= frame.y1();
    }

    double px(double[] p) {
        return frame.px(view.across(p[0], p[1], p[2]));
    }

    double py(double[] p) {
        return frame.py(view.up(p[0], p[1], p[2]));
    }

    MapPanel axes() {
        frame.axes(svg, view.acrossTitle(), view.upTitle(), false);
        return this;
    }

    /// A scale bar, and in a plan an arrow to north, both inside the frame.
    MapPanel scale() {
        double metres = Frame.niceStep(frame.x1() - frame.x0(), 4.5);
        double length = metres / (frame.x1() - frame.x0()) * frame.width();
        double x = frame.left() + 10;
        double y = frame.foot() - 10;
        svg.rect(x - 5, y - 19, length + 10, 25, "plate", "rgba(255,255,255,0.8)", "none");
        svg.line(x, y, x + length, y, "ink", 2).line(x, y - 4, x, y + 1, "ink", 1);
        svg.line(x + length, y - 4, x + length, y + 1, "ink", 1);
        svg.text(x + length / 2, y - 6, Numbers.whole(metres) + " m", Svg.Anchor.MIDDLE, 10.5, "ink");
        if (view instanceof View.Plan) {
            double nx = frame.right() - 16;
            double ny = frame.top() + 12;
            svg.rect(nx - 11, ny - 9, 22, 43, "plate", "rgba(255,255,255,0.8)", "none");
            String half = "M" + Svg.num(nx) + " " + Svg.num(ny - 6) + "v18l";
            svg.path(half + "-6 5Z", "ink solid", Colours.INK, 0.8, "");
            svg.path(half + "6 5Z", "ink", Colours.INK, 0.8, "");
            svg.text(nx, ny + 30, "N", Svg.Anchor.MIDDLE, 11, "ink");
        }
        return this;
    }

    /// Keeps names away from the scale bar and the arrow.
    Labels labels(double size) {
        Labels labels = new Labels(svg, frame, size);
        double metres = Frame.niceStep(frame.x1() - frame.x0(), 4.5);
        double length = metres / (frame.x1() - frame.x0()) * frame.width();
        labels.block(frame.left(), frame.foot() - 30, frame.left() + length + 16, frame.foot());
        if (view instanceof View.Plan) {
            labels.block(frame.right() - 28, frame.top(), frame.right(), frame.top() + 48);
        }
        return labels;
    }

    private void clip() {
        svg.clip(frame.left(), frame.top(), frame.width(), frame.height());
    }
}
