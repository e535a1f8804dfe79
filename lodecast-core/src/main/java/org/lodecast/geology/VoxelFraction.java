package org.lodecast.geology;

import java.util.BitSet;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.block.Grid;

/// The share of each voxel that lies inside a solid, from n × n × n points at the middles of its equal parts.
///
/// Only voxels that the surface may touch are sampled, those whose centre is no farther from it than half
/// their diagonal; the others are what their centre is. A flat face through a voxel along the grid moves
/// its share by 1/(2n) at most; oblique ones far less, and over a body these errors cancel, except where
/// many such faces lie at one place of their voxels.
public final class VoxelFraction {
    /// Room for the rounding of distances to floats.
    private static final double SLACK = 1e-6;

    private VoxelFraction() {}

    /// From 0, outside, to 1, inside; of all voxels of the grid.
    ///
    /// @param n points along each axis of a voxel, at least 1
    public static float[] of(Solid solid, Grid grid, int n, Workers workers, Progress progress) {
        if (n < 1) {
            throw new IllegalArgumentException("points along a voxel: at least 1, not " + n);
        }
        float[] fraction = new float[grid.size()];
        if (solid.mesh().triangles() == 0) {
            return fraction;
        }
        BitSet inside = solid.onto(grid, workers, progress);
        inside.stream().forEach(v -> fraction[v] = 1);
        double half = Math.sqrt(grid.dx() * grid.dx() + grid.dy() * grid.dy() + grid.dz() * grid.dz()) / 2;
        int[] touched = touched(solid, grid, half * (1 + SLACK), workers, progress);
        progress.begin("shares of voxels inside " + solid.mesh().name(), touched.length);
        double cos = Math.cos(grid.rotation());
        double sin = Math.sin(grid.rotation());
        workers.forEach(touched.length, k -> {
            int v = touched[k];
            double[] z = new double[n];
            boolean[] in = new boolean[n];
            for (int i = 0; i < n; i++) {
                z[i] = grid.z(grid.iz(v)) + part(i, n) * grid.dz();
            }
            int count = 0;
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < n; i++) {
                    double u = part(i, n) * grid.dx();
                    double w = part(j, n) * grid.dy();
                    solid.column(
                            grid.x(grid.ix(v), grid.iy(v)) + u * cos + w * sin,
                            grid.y(grid.ix(v), grid.iy(v)) - u * sin + w * cos,
                            z,
                            in);
                    for (boolean b : in) {
                        count += b ? 1 : 0;
                    }
                }
            }
            fraction[v] = (float) ((double) count / ((double) n * n * n));
            progress.advance(1);
        });
        return fraction;
    }

    /// From the voxel's centre to the middle of part i of n, as a share of the voxel.
    private static double part(int i, int n) {
        return (i + 0.5) / n - 0.5;
    }

    private static int[] touched(Solid solid, Grid grid, double reach, Workers workers, Progress progress) {
        double[] b = solid.mesh().bounds();
        BitSet near = new BitSet(grid.size());
        for (int iy = 0; iy < grid.ny(); iy++) {
            for (int ix = 0; ix < grid.nx(); ix++) {
                double x = grid.x(ix, iy);
                double y = grid.y(ix, iy);
                if (x < b[0] - reach || x > b[3] + reach || y < b[1] - reach || y > b[4] + reach) {
                    continue;
                }
                for (int iz = 0; iz < grid.nz(); iz++) {
                    if (grid.z(iz) >= b[2] - reach && grid.z(iz) <= b[5] + reach) {
                        near.set(grid.index(ix, iy, iz));
                    }
                }
            }
        }
        float[] distance =
                SurfaceDistance.of(java.util.List.of(solid.mesh())).within(reach, grid, near, workers, progress);
        return near.stream().filter(v -> distance[v] <= reach).toArray();
    }
}
