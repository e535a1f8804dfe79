package org.lodecast.app.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodecast.block.Grid;
import org.lodecast.target.ProposedHole;
import org.lodecast.target.Target;

/// Which part of the ground a target sheet shows: the level that holds most of the body, and an upright
/// section in the plane of the proposed hole; without one, or if it is vertical, across the body's
/// strike; without strike, from west to east. The section runs eastward, or northward.
///
/// @param planBounds lowest east and north, highest east and north [m]
/// @param sectionBounds lowest distance from A and elevation, highest of both [m]
record SheetPlanes(View.Plan plan, Profile section, double[] planBounds, double[] sectionBounds) {
    /// Of the largest extent, on each side.
    private static final double MARGIN = 0.12;
    /// No panel is narrower or lower than this share of the largest extent: a sliver shows no place.
    private static final double NARROWEST = 0.6;
    /// Width of both panels together over their height, as it fits the page.
    private static final double WIDEST = 2.1;

    /// @param points to be shown besides the body, those of the proposed hole first; those far off are not
    static SheetPlanes of(Grid grid, Target t, @Nullable ProposedHole hole, List<double[]> points) {
        double azimuth = azimuth(t, hole);
        double x = hole == null ? t.x() : hole.x();
        double y = hole == null ? t.y() : hole.y();
        Profile line = new Profile(grid, x, y, azimuth, 1);
        int[] levels = new int[grid.nz()];
        double[] plan = none();
        double[] section = none();
        for (int v : t.voxels()) {
            int ix = grid.ix(v);
            int iy = grid.iy(v);
            double[] p = {grid.x(ix, iy), grid.y(ix, iy), grid.z(grid.iz(v))};
            levels[grid.iz(v)]++;
            widen(plan, p[0], p[1], grid.dx() / 2, grid.dy() / 2);
            widen(section, line.across(p[0], p[1], p[2]), p[2], line.halfAcross(), grid.dz() / 2);
        }
        double body = largest(plan, section);
        for (int i = 0; i < points.size(); i++) {
            double[] p = points.get(i);
            boolean ofHole = hole != null && i < 4;
            if (ofHole || away(plan, p[0], p[1]) < body) {
                widen(plan, p[0], p[1], 0, 0);
                double s = line.across(p[0], p[1], p[2]);
                widen(section, s, p[2], 0, 0);
            }
        }
        double size = largest(plan, section);
        frame(plan, size);
        frame(section, size);
        double up = Math.max(plan[3] - plan[1], section[3] - section[1]);
        double room = WIDEST * up - (plan[2] - plan[0]) - (section[2] - section[0]);
        grow(section, 0, Math.max(0, room / 4));
        int columns = (int) Math.ceil((section[2] - section[0]) / line.step());
        double length = columns * line.step();
        double east = x + section[0] * Math.sin(azimuth);
        double north = y + section[0] * Math.cos(azimuth);
        // both ends of the section lie within the plan, with room for their names
        for (double end : new double[] {0, length}) {
            widen(plan, east + end * Math.sin(azimuth), north + end * Math.cos(azimuth), 0.06 * size, 0.06 * size);
        }
        level(plan, section);
        return new SheetPlanes(
                new View.Plan(grid, Focus.fullest(levels)),
                new Profile(grid, east, north, azimuth, columns),
                plan,
                new double[] {0, section[1], length, section[3]});
    }

    /// Where the section ends.
    double[] end() {
        double length = sectionBounds[2];
        return new double[] {
            section.x() + length * Math.sin(section.azimuth()), section.y() + length * Math.cos(section.azimuth()), 0
        };
    }

    /// In which the section runs [rad], from 0 to less than π.
    private static double azimuth(Target t, @Nullable ProposedHole hole) {
        double degrees = 90;
        if (hole != null && hole.dip() > -89) {
            degrees = hole.azimuth();
        } else if (!Double.isNaN(t.strike())) {
            degrees = t.strike() + 90;
        }
        return Math.toRadians((degrees % 180 + 180) % 180);
    }

    private static double[] none() {
        return new double[] {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    }

    private static void widen(double[] b, double across, double up, double halfAcross, double halfUp) {
        b[0] = Math.min(b[0], across - halfAcross);
        b[1] = Math.min(b[1], up - halfUp);
        b[2] = Math.max(b[2], across + halfAcross);
        b[3] = Math.max(b[3], up + halfUp);
    }

    private static double away(double[] b, double across, double up) {
        double a = Math.max(0, Math.max(b[0] - across, across - b[2]));
        double u = Math.max(0, Math.max(b[1] - up, up - b[3]));
        return Math.hypot(a, u);
    }

    private static double largest(double[] a, double[] b) {
        return Math.max(Math.max(a[2] - a[0], a[3] - a[1]), Math.max(b[2] - b[0], b[3] - b[1]));
    }

    /// Makes both panels as high.
    private static void level(double[] plan, double[] section) {
        double up = Math.max(plan[3] - plan[1], section[3] - section[1]);
        for (double[] b : List.of(plan, section)) {
            grow(b, 1, (up - b[3] + b[1]) / 2);
        }
    }

    private static void grow(double[] b, int axis, double more) {
        b[axis] -= more;
        b[axis + 2] += more;
    }

    private static void frame(double[] b, double size) {
        for (int k = 0; k < 2; k++) {
            grow(b, k, Math.max(MARGIN * size, (NARROWEST * size - (b[k + 2] - b[k])) / 2));
        }
    }
}
