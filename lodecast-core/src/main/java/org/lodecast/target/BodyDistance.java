package org.lodecast.target;

import java.util.Arrays;
import java.util.BitSet;
import org.lodecast.block.Grid;

/// Distance from a body of voxels, each a box: 0 inside. Places are metres along the grid's own axes from its
/// origin.
final class BodyDistance {
    private final Grid grid;
    private final int[] voxels;
    /// Voxels with a face outside the body; what lies outside is nearest to one of them.
    private final int[] skin;
    /// Lowest and highest place of the body on each axis.
    private final double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
    private final double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};

    /// @param voxels indices, rising
    BodyDistance(Grid grid, int[] voxels) {
        this.grid = grid;
        this.voxels = voxels;
        BitSet body = new BitSet(grid.size());
        for (int v : voxels) {
            body.set(v);
        }
        this.skin = Arrays.stream(voxels).filter(v -> outer(body, v)).toArray();
        for (int v : skin) {
            int[] cell = {grid.ix(v), grid.iy(v), grid.iz(v)};
            double[] size = {grid.dx(), grid.dy(), grid.dz()};
            for (int a = 0; a < 3; a++) {
                low[a] = Math.min(low[a], cell[a] * size[a]);
                high[a] = Math.max(high[a], (cell[a] + 1) * size[a]);
            }
        }
    }

    private boolean outer(BitSet body, int v) {
        int ix = grid.ix(v);
        int iy = grid.iy(v);
        int iz = grid.iz(v);
        int layer = grid.nx() * grid.ny();
        return ix == 0
                || iy == 0
                || iz == 0
                || ix == grid.nx() - 1
                || iy == grid.ny() - 1
                || iz == grid.nz() - 1
                || !body.get(v - 1)
                || !body.get(v + 1)
                || !body.get(v - grid.nx())
                || !body.get(v + grid.nx())
                || !body.get(v - layer)
                || !body.get(v + layer);
    }

    /// A point along the grid's axes.
    static double[] along(Grid grid, double x, double y, double z) {
        double cos = Math.cos(grid.rotation());
        double sin = Math.sin(grid.rotation());
        double east = x - grid.x0();
        double north = y - grid.y0();
        return new double[] {east * cos - north * sin, east * sin + north * cos, z - grid.z0()};
    }

    boolean holds(double[] p) {
        int ix = (int) Math.floor(p[0] / grid.dx());
        int iy = (int) Math.floor(p[1] / grid.dy());
        int iz = (int) Math.floor(p[2] / grid.dz());
        return ix >= 0
                && iy >= 0
                && iz >= 0
                && ix < grid.nx()
                && iy < grid.ny()
                && iz < grid.nz()
                && Arrays.binarySearch(voxels, grid.index(ix, iy, iz)) >= 0;
    }

    /// A distance that the body is no nearer than [m].
    double atLeast(double[] p) {
        double square = 0;
        for (int a = 0; a < 3; a++) {
            double off = outside(p[a], low[a], high[a]);
            square += off * off;
        }
        return Math.sqrt(square);
    }

    /// [m]
    double of(double[] p) {
        if (holds(p)) {
            return 0;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int v : skin) {
            double u = outside(p[0], grid.ix(v) * grid.dx(), (grid.ix(v) + 1) * grid.dx());
            double n = outside(p[1], grid.iy(v) * grid.dy(), (grid.iy(v) + 1) * grid.dy());
            double w = outside(p[2], grid.iz(v) * grid.dz(), (grid.iz(v) + 1) * grid.dz());
            least = Math.min(least, u * u + n * n + w * w);
        }
        return Math.sqrt(least);
    }

    private static double outside(double p, double from, double to) {
        return Math.max(0, Math.max(from - p, p - to));
    }
}
