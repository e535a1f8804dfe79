package org.lodecast.geology;

import java.util.Arrays;
import java.util.BitSet;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.block.Grid;

/// Distances of the voxels of a grid, brick by brick.
///
/// The voxel centres of a brick lie within r of its middle c. Is d the distance of c, then the triangle that
/// is nearest to any of them lies within d + 2r of c, by the triangle inequality taken twice. So the tree is
/// asked for a brick of 32³ voxels, and for its parts while their lists are long; the eighths of these go
/// through that list, their eighths through theirs, and a voxel measures only the few triangles that are
/// left.
final class BrickDistance {
    private static final int BRICK = 32;
    /// Bricks of so few voxels, or with so few triangles, are not cut further.
    private static final int FEW_VOXELS = 8;

    private static final int FEW_TRIANGLES = 2;
    /// With more triangles a voxel than so many, as in the middle of a sphere or where voxels are coarser
    /// than triangles, nothing is gained by lists: the tree is asked for each voxel.
    private static final int MANY_TRIANGLES = 4;

    /// A longer list than this is not gone through for each part: the tree is asked for it anew.
    private static final int LONG_LIST = 256;

    /// Slack of the reach, so that rounding loses no triangle.
    private static final double SLACK = 1e-6;

    private static final double SLACK_OF_COORDINATE = 1e-9;

    private final SurfaceDistance surface;
    private final Grid grid;
    private final BitSet wanted;
    private final long[] words; // of its bits
    private final double limit; // bricks wholly beyond it are not measured
    private final float[] distance;
    private final double[] east; // of the columns
    private final double[] north;
    private final double slack;

    private BrickDistance(SurfaceDistance surface, Grid grid, BitSet wanted, double limit, float[] distance) {
        this.limit = limit;
        this.surface = surface;
        this.grid = grid;
        this.wanted = wanted;
        words = wanted.toLongArray();
        this.distance = distance;
        east = new double[grid.nx() * grid.ny()];
        north = new double[grid.nx() * grid.ny()];
        double most = Math.max(surface.greatest(), Math.max(Math.abs(grid.z(0)), Math.abs(grid.z(grid.nz() - 1))));
        for (int iy = 0; iy < grid.ny(); iy++) {
            for (int ix = 0; ix < grid.nx(); ix++) {
                int k = ix + grid.nx() * iy;
                east[k] = grid.x(ix, iy);
                north[k] = grid.y(ix, iy);
                most = Math.max(most, Math.max(Math.abs(east[k]), Math.abs(north[k])));
            }
        }
        slack = SLACK_OF_COORDINATE * most;
    }

    static void measure(
            SurfaceDistance surface,
            Grid grid,
            BitSet wanted,
            double limit,
            float[] distance,
            Workers workers,
            Progress progress) {
        BrickDistance all = new BrickDistance(surface, grid, wanted, limit, distance);
        int bx = (grid.nx() + BRICK - 1) / BRICK;
        int by = (grid.ny() + BRICK - 1) / BRICK;
        int bz = (grid.nz() + BRICK - 1) / BRICK;
        int bricks = Math.multiplyExact(Math.multiplyExact(bx, by), bz);
        progress.begin("distances to surfaces", bricks);
        workers.forEach(bricks, b -> {
            all.new Walk().start(BRICK * (b % bx), BRICK * (b / bx % by), BRICK * (b / (bx * by)));
            progress.advance(1);
        });
    }

    /// One brick and its parts, on one thread.
    private final class Walk {
        private final IntList list = new IntList();
        private double[] d2 = new double[64];

        void start(int x0, int y0, int z0) {
            int x1 = Math.min(grid.nx(), x0 + BRICK);
            int y1 = Math.min(grid.ny(), y0 + BRICK);
            int z1 = Math.min(grid.nz(), z0 + BRICK);
            if (!asked(x0, y0, z0, x1, y1, z1)) {
                return;
            }
            double x = middle(east, x0, y0, x1, y1);
            double y = middle(north, x0, y0, x1, y1);
            double z = (grid.z(z0) + grid.z(z1 - 1)) / 2;
            double d = surface.distance(x, y, z);
            if (!isBeyond(d, x1 - x0, y1 - y0, z1 - z0)) {
                surface.within(x, y, z, reach(d, x1 - x0, y1 - y0, z1 - z0), list);
                cut(x0, y0, z0, x1, y1, z1, 0);
            }
        }

        /// The parts of a brick, whose triangles are those of the list from `from` on.
        private void cut(int x0, int y0, int z0, int x1, int y1, int z1, int from) {
            int end = list.size();
            int count = (x1 - x0) * (y1 - y0) * (z1 - z0);
            boolean many = end - from > MANY_TRIANGLES * count;
            if (many || count <= FEW_VOXELS || end - from <= FEW_TRIANGLES) {
                voxels(x0, y0, z0, x1, y1, z1, many ? end : from);
                return;
            }
            int sx = half(x1 - x0);
            int sy = half(y1 - y0);
            int sz = half(z1 - z0);
            for (int k = z0; k < z1; k += sz) {
                int ke = Math.min(z1, k + sz);
                for (int j = y0; j < y1; j += sy) {
                    int je = Math.min(y1, j + sy);
                    for (int i = x0; i < x1; i += sx) {
                        int ie = Math.min(x1, i + sx);
                        if (asked(i, j, k, ie, je, ke)) {
                            if (sift(i, j, k, ie, je, ke, from, end)) {
                                cut(i, j, k, ie, je, ke, end);
                            }
                            list.cut(end);
                        }
                    }
                }
            }
        }

        /// Appends those of the triangles from `from` to `end` that may be nearest to a voxel of the brick.
        ///
        /// @return false if all of it lies beyond the limit
        private boolean sift(int x0, int y0, int z0, int x1, int y1, int z1, int from, int end) {
            double x = middle(east, x0, y0, x1, y1);
            double y = middle(north, x0, y0, x1, y1);
            double z = (grid.z(z0) + grid.z(z1 - 1)) / 2;
            if (end - from > LONG_LIST) {
                double d = surface.distance(x, y, z);
                surface.within(x, y, z, reach(d, x1 - x0, y1 - y0, z1 - z0), list);
                return !isBeyond(d, x1 - x0, y1 - y0, z1 - z0);
            }
            if (d2.length < end - from) {
                d2 = Arrays.copyOf(d2, 2 * (end - from));
            }
            double least = Double.POSITIVE_INFINITY;
            for (int k = from; k < end; k++) {
                double of = surface.distance2(list.get(k), x, y, z);
                d2[k - from] = of;
                least = Math.min(least, of);
            }
            double reach = reach(Math.sqrt(least), x1 - x0, y1 - y0, z1 - z0);
            double reach2 = reach * reach;
            for (int k = from; k < end; k++) {
                if (d2[k - from] <= reach2) {
                    list.add(list.get(k));
                }
            }
            return !isBeyond(Math.sqrt(least), x1 - x0, y1 - y0, z1 - z0);
        }

        /// Measures each voxel: against the list from `from` on, or against all triangles if it is empty.
        private void voxels(int x0, int y0, int z0, int x1, int y1, int z1, int from) {
            int end = list.size();
            for (int k = z0; k < z1; k++) {
                double z = grid.z(k);
                for (int j = y0; j < y1; j++) {
                    for (int i = x0; i < x1; i++) {
                        int v = grid.index(i, j, k);
                        if (!wanted.get(v)) {
                            continue;
                        }
                        double x = east[i + grid.nx() * j];
                        double y = north[i + grid.nx() * j];
                        if (end == from) {
                            distance[v] = (float) surface.distance(x, y, z);
                            continue;
                        }
                        double least = Double.POSITIVE_INFINITY;
                        for (int t = from; t < end; t++) {
                            least = Math.min(least, surface.distance2(list.get(t), x, y, z));
                        }
                        distance[v] = (float) Math.sqrt(least);
                    }
                }
            }
        }
    }

    /// d + 2r, and a little more.
    private double reach(double d, int nx, int ny, int nz) {
        double dx = (nx - 1) * grid.dx();
        double dy = (ny - 1) * grid.dy();
        double dz = (nz - 1) * grid.dz();
        return (d + Math.sqrt(dx * dx + dy * dy + dz * dz)) * (1 + SLACK) + slack;
    }

    /// Whether all voxels of a brick, whose middle is at distance d, lie beyond the limit.
    private boolean isBeyond(double d, int nx, int ny, int nz) {
        return (3 * d - reach(d, nx, ny, nz)) / 2 > limit; // d − r, for the reach is d + 2r and a little more
    }

    /// Whether any voxel of the brick is.
    private boolean asked(int x0, int y0, int z0, int x1, int y1, int z1) {
        for (int k = z0; k < z1; k++) {
            for (int j = y0; j < y1; j++) {
                int from = grid.index(x0, j, k);
                for (int v = from; v < from + x1 - x0; ) { // word by word: the next set bit may be far away
                    int end = Math.min(from + x1 - x0, (v | 63) + 1);
                    long word = (v >> 6) < words.length ? words[v >> 6] : 0;
                    if ((word & -1L << v & -1L >>> -end) != 0) {
                        return true;
                    }
                    v = end;
                }
            }
        }
        return false;
    }

    /// Of the brick's columns, halfway between the first and the last.
    private double middle(double[] of, int x0, int y0, int x1, int y1) {
        return (of[x0 + grid.nx() * y0] + of[x1 - 1 + grid.nx() * (y1 - 1)]) / 2;
    }

    private static int half(int n) {
        return Math.max(1, (n + 1) / 2);
    }
}
