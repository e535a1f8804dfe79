package org.lodecast.geostat.kriging;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.lodecast.block.Grid;

/// Places to estimate, in tiles.
interface Targets {
    int tiles();

    /// Fills a tile, which is empty; it may stay so.
    void fill(int number, Tile tile);

    /// Points, put in an order in which those near each other follow each other (Morton's).
    static Targets of(
            double[] x, double[] y, double[] z, double[][] drift, int @Nullable [] without, SampleTable about) {
        int n = x.length;
        int[] order = new int[n];
        if (n > 1) {
            long[] key = new long[n];
            double[] low = {least(x), least(y), least(z)};
            double side = Math.max(greatest(x) - low[0], Math.max(greatest(y) - low[1], greatest(z) - low[2]));
            double scale = side > 0 && side < Double.POSITIVE_INFINITY ? 1023 / side : 0;
            for (int i = 0; i < n; i++) {
                long code = spread((int) ((x[i] - low[0]) * scale))
                        | spread((int) ((y[i] - low[1]) * scale)) << 1
                        | spread((int) ((z[i] - low[2]) * scale)) << 2;
                key[i] = code << 32 | i;
            }
            Arrays.sort(key);
            Arrays.setAll(order, k -> (int) key[k]);
        }
        return new Targets() {
            @Override
            public int tiles() {
                return (n + Tile.MOST - 1) / Tile.MOST;
            }

            @Override
            public void fill(int number, Tile tile) {
                for (int k = number * Tile.MOST; k < Math.min(n, (number + 1) * Tile.MOST); k++) {
                    int i = order[k];
                    for (int d = 0; d < drift.length; d++) {
                        tile.drift[d * Tile.MOST + tile.size] = drift[d][i];
                    }
                    tile.add(
                            i,
                            x[i] - about.originX,
                            y[i] - about.originY,
                            z[i] - about.originZ,
                            without == null ? SampleSearch.NONE : without[i]);
                }
            }
        };
    }

    /// The lowest ten bits, three places apart.
    private static long spread(int v) {
        long s = v & 0x3ff;
        s = (s | s << 16) & 0x30000ff;
        s = (s | s << 8) & 0x300f00f;
        s = (s | s << 4) & 0x30c30c3;
        return (s | s << 2) & 0x9249249;
    }

    private static double least(double[] v) {
        double m = Double.POSITIVE_INFINITY;
        for (double a : v) {
            m = Math.min(m, a);
        }
        return m;
    }

    private static double greatest(double[] v) {
        double m = Double.NEGATIVE_INFINITY;
        for (double a : v) {
            m = Math.max(m, a);
        }
        return m;
    }

    /// Centres of the voxels of some levels of a grid, numbered from the first of these levels on.
    ///
    /// @param voxels of the whole grid, those wanted; null for all
    /// @param drift external variables, by voxel of the whole grid
    static Targets of(
            Grid grid, int fromLevel, int levels, @Nullable BitSet voxels, float[][] drift, SampleTable about) {
        int high = Math.min(4, levels);
        int wide = high == 1 ? 8 : 4; // 64 voxels near each other
        int nx = (grid.nx() + wide - 1) / wide;
        int ny = (grid.ny() + wide - 1) / wide;
        int nz = (levels + high - 1) / high;
        int first = grid.index(0, 0, fromLevel);
        return new Targets() {
            @Override
            public int tiles() {
                return nx * ny * nz;
            }

            @Override
            public void fill(int number, Tile tile) {
                int x0 = number % nx * wide;
                int y0 = number / nx % ny * wide;
                int z0 = number / nx / ny * high;
                for (int iz = z0; iz < Math.min(levels, z0 + high); iz++) {
                    int y1 = Math.min(grid.ny(), y0 + wide);
                    int x1 = Math.min(grid.nx(), x0 + wide);
                    // to and fro, so that each voxel is next to the one before: they choose their samples alike
                    for (int jy = y0; jy < y1; jy++) {
                        int iy = (iz - z0 & 1) == 0 ? jy : y0 + y1 - 1 - jy;
                        for (int jx = x0; jx < x1; jx++) {
                            int ix = (iy - y0 & 1) == 0 ? jx : x0 + x1 - 1 - jx;
                            int voxel = grid.index(ix, iy, fromLevel + iz);
                            if (voxels != null && !voxels.get(voxel)) {
                                continue;
                            }
                            for (int d = 0; d < drift.length; d++) {
                                tile.drift[d * Tile.MOST + tile.size] = drift[d][voxel];
                            }
                            tile.add(
                                    voxel - first,
                                    grid.x(ix, iy) - about.originX,
                                    grid.y(ix, iy) - about.originY,
                                    grid.z(fromLevel + iz) - about.originZ,
                                    SampleSearch.NONE);
                        }
                    }
                }
            }
        };
    }
}
