package org.lodecast.geology;

import java.util.BitSet;
import java.util.List;
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

    private final Grid grid;
    private final float[] share;
    private final float[] distance; // room for those of one solid; what is not asked for means nothing

    /// Of no solid as yet.
    public VoxelFraction(Grid grid) {
        this.grid = grid;
        share = new float[grid.size()];
        distance = new float[grid.size()];
    }

    /// From 0, outside, to 1, inside; of all voxels of the grid. Where solids overlap their shares are added
    /// up to 1.
    public float[] share() {
        return share;
    }

    /// Of one solid.
    ///
    /// @param n points along each axis of a voxel, at least 1
    public static float[] of(Solid solid, Grid grid, int n, Workers workers, Progress progress) {
        VoxelFraction fraction = new VoxelFraction(grid);
        fraction.add(solid, n, workers, progress);
        return fraction.share;
    }

    /// Adds a solid.
    ///
    /// @param n points along each axis of a voxel, at least 1
    public void add(Solid solid, int n, Workers workers, Progress progress) {
        if (n < 1) {
            throw new IllegalArgumentException("points along a voxel: at least 1, not " + n);
        }
        if (solid.mesh().triangles() == 0) {
            return;
        }
        BitSet inside = solid.onto(grid, workers, progress);
        double half = Math.sqrt(grid.dx() * grid.dx() + grid.dy() * grid.dy() + grid.dz() * grid.dz()) / 2;
        int[] touched = touched(solid, half * (1 + SLACK), workers, progress);
        for (int v : touched) {
            inside.clear(v);
        }
        inside.stream().forEach(v -> share[v] = 1);
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
            share[v] = Math.min(1, share[v] + (float) ((double) count / ((double) n * n * n)));
            progress.advance(1);
        });
    }

    /// From the voxel's centre to the middle of part i of n, as a share of the voxel.
    private static double part(int i, int n) {
        return (i + 0.5) / n - 0.5;
    }

    private int[] touched(Solid solid, double reach, Workers workers, Progress progress) {
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
                        int v = grid.index(ix, iy, iz);
                        near.set(v);
                        distance[v] = Float.NaN;
                    }
                }
            }
        }
        SurfaceDistance.of(List.of(solid.mesh())).within(reach, grid, near, distance, workers, progress);
        return near.stream().filter(v -> distance[v] <= reach).toArray();
    }
}
