package org.lodecast.block;

import java.util.Arrays;
import java.util.List;
import org.lodecast.Workers;

/// Columns of somebody else's model on the voxels of a grid. The value of a voxel is the mean of the
/// values at points spread evenly in it, those without one left out; NaN where no point has a value. Of a
/// column of 0 and 1 (is it of this rock?) that is the share of the voxel.
///
/// Along each axis of the grid there are n points, at (k + ½)/n of the voxel with n = ⌈voxel / smallest
/// block⌉, at least 1 and at most 6. So a grid that is finer than the model takes the block at each
/// centre, an equal one takes the very values, and one coarser by a whole number the mean of all blocks
/// in a voxel. Where the model is turned against the grid by other than quarter turns, both horizontal
/// axes are held against the smaller side of its blocks.
///
/// Points are met in a fixed order, so that the number of threads changes no bit.
public final class Resampling {
    private static final int MOST_POINTS = 6;
    /// Blocks smaller than voxels by rounding alone ask for no more points.
    private static final double ROUNDING = 1e-6;

    private static final int TASK = 1 << 12;

    private final Blocks blocks;
    private final Grid grid;
    private final int[] voxels;
    private final Workers workers;
    private final double cos;
    private final double sin;
    private final int[] points;
    private final double covered;

    private Resampling(Blocks blocks, Grid grid, int[] voxels, Workers workers) {
        this.blocks = blocks;
        this.grid = grid;
        this.voxels = voxels;
        this.workers = workers;
        this.cos = Math.cos(grid.rotation());
        this.sin = Math.sin(grid.rotation());
        this.points = points(blocks, grid);
        this.covered = voxels.length == 0 ? 0 : (double) coveredVoxels() / voxels.length;
    }

    /// @param voxels of the grid that shall have values, not copied
    public static Resampling of(Blocks blocks, Grid grid, int[] voxels, Workers workers) {
        return new Resampling(blocks, grid, voxels, workers);
    }

    /// Points along each axis of the grid.
    public int[] points() {
        return points.clone();
    }

    /// Share of the voxels in which at least one point lies in a block, 0 to 1; 0 if there is no voxel.
    public double covered() {
        return covered;
    }

    /// Values of one column on the grid, NaN outside the voxels asked for.
    ///
    /// @param column a value a block, NaN where it has none
    public float[] values(float[] column) {
        return values(List.of(column)).getFirst();
    }

    /// Values of several columns, each block being looked up once for all of them.
    public List<float[]> values(List<float[]> columns) {
        for (float[] c : columns) {
            if (c.length != blocks.size()) {
                throw new IllegalArgumentException(c.length + " values for " + blocks.size() + " blocks");
            }
        }
        List<float[]> result = columns.stream().map(c -> missing(grid.size())).toList();
        tasks((from, to) -> {
            int[] held = new int[points[0] * points[1] * points[2]];
            for (int i = from; i < to; i++) {
                int n = blocksAt(voxels[i], held);
                for (int c = 0; n > 0 && c < columns.size(); c++) {
                    result.get(c)[voxels[i]] = mean(columns.get(c), held, n);
                }
            }
        });
        return result;
    }

    /// Share of the voxels that have a value.
    public double valued(float[] values) {
        long n = Arrays.stream(voxels).filter(v -> !Float.isNaN(values[v])).count();
        return voxels.length == 0 ? 0 : (double) n / voxels.length;
    }

    private static float[] missing(int size) {
        float[] values = new float[size];
        Arrays.fill(values, Float.NaN);
        return values;
    }

    private static float mean(float[] column, int[] held, int n) {
        double sum = 0;
        int count = 0;
        for (int k = 0; k < n; k++) {
            float v = column[held[k]];
            if (!Float.isNaN(v)) {
                sum += v;
                count++;
            }
        }
        return count == 0 ? Float.NaN : (float) (sum / count);
    }

    /// Blocks at the points of a voxel, those that lie in none left out; how many there are.
    private int blocksAt(int voxel, int[] held) {
        int n = 0;
        for (int k = 0; k < points[0] * points[1] * points[2]; k++) {
            int block = blockAt(voxel, k);
            if (block >= 0) {
                held[n++] = block;
            }
        }
        return n;
    }

    private int blockAt(int voxel, int point) {
        double u = (grid.ix(voxel) + (point % points[0] + 0.5) / points[0]) * grid.dx();
        double v = (grid.iy(voxel) + (point / points[0] % points[1] + 0.5) / points[1]) * grid.dy();
        double z = grid.z0() + (grid.iz(voxel) + (point / (points[0] * points[1]) + 0.5) / points[2]) * grid.dz();
        return blocks.at(grid.x0() + u * cos + v * sin, grid.y0() - u * sin + v * cos, z);
    }

    private long coveredVoxels() {
        long[] found = new long[(voxels.length + TASK - 1) / TASK];
        tasks((from, to) -> {
            for (int i = from; i < to; i++) {
                boolean any = false;
                for (int k = 0; !any && k < points[0] * points[1] * points[2]; k++) {
                    any = blockAt(voxels[i], k) >= 0;
                }
                found[from / TASK] += any ? 1 : 0;
            }
        });
        return Arrays.stream(found).sum();
    }

    private interface Span {
        void run(int from, int to);
    }

    private void tasks(Span span) {
        workers.forEach(
                (voxels.length + TASK - 1) / TASK,
                t -> span.run(t * TASK, t * TASK + Math.min(TASK, voxels.length - t * TASK)));
    }

    private static int[] points(Blocks blocks, Grid grid) {
        double along = blocks.smallest(0);
        double across = blocks.smallest(1);
        double turn = grid.rotation() - blocks.rotation();
        double first;
        double second;
        if (Math.abs(Math.sin(turn)) < ROUNDING) {
            first = along;
            second = across;
        } else if (Math.abs(Math.cos(turn)) < ROUNDING) {
            first = across;
            second = along;
        } else {
            first = Math.min(along, across);
            second = first;
        }
        return new int[] {side(grid.dx(), first), side(grid.dy(), second), side(grid.dz(), blocks.smallest(2))};
    }

    private static int side(double voxel, double block) {
        return (int) Math.clamp(Math.ceil(voxel / block - ROUNDING), 1, MOST_POINTS);
    }
}
