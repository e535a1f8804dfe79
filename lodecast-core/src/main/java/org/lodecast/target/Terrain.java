package org.lodecast.target;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.lodecast.block.Grid;

/// The ground, where a hole may start. NaN where there is none: where the surface has no finite elevation.
final class Terrain {
    private record Column(long ix, long iy) {}

    private final Grid grid;
    private final DoubleBinaryOperator surface;
    private final double cos;
    private final double sin;
    private final Map<Column, Double> columns = new HashMap<>();

    Terrain(Grid grid, DoubleBinaryOperator surface) {
        this.grid = grid;
        this.surface = surface;
        cos = Math.cos(grid.rotation());
        sin = Math.sin(grid.rotation());
    }

    /// The top of a grid; beyond its plan there is no ground.
    static Terrain top(Grid grid) {
        double top = grid.z0() + grid.nz() * grid.dz();
        return new Terrain(grid, (x, y) -> grid.indexAt(x, y, grid.z(0)) < 0 ? Double.NaN : top);
    }

    /// Elevation at a place [m].
    double exact(double x, double y) {
        double z = surface.applyAsDouble(x, y);
        return Double.isFinite(z) ? z : Double.NaN;
    }

    /// Elevation at the middle of the place's column of voxels, in the grid or beyond it [m], asked of the
    /// surface once: a surface between thousands of collars is dear.
    double coarse(double x, double y) {
        double u = (x - grid.x0()) * cos - (y - grid.y0()) * sin;
        double v = (x - grid.x0()) * sin + (y - grid.y0()) * cos;
        Column c = new Column((long) Math.floor(u / grid.dx()), (long) Math.floor(v / grid.dy()));
        return columns.computeIfAbsent(c, this::middle);
    }

    private double middle(Column c) {
        double u = (c.ix() + 0.5) * grid.dx();
        double v = (c.iy() + 0.5) * grid.dy();
        return exact(grid.x0() + u * cos + v * sin, grid.y0() - u * sin + v * cos);
    }
}
