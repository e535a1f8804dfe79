package org.lodecast.detect.analogue;

import org.lodecast.block.Grid;

/// Means of a column over a square of each voxel's own level, of the values that are there. Sums are of whole
/// numbers, so their order is of no account.
final class Means {
    private Means() {}

    /// @param scores in {@link Standard#PARTS}, or {@link Standard#NONE}
    /// @param side half-width of the square [m], rounded to whole voxels
    /// @return likewise, {@link Standard#NONE} where the square is empty
    static short[] over(short[] scores, Grid grid, double side) {
        int nx = grid.nx();
        int ny = grid.ny();
        int wx = (int) Math.rint(side / grid.dx());
        int wy = (int) Math.rint(side / grid.dy());
        short[] means = new short[scores.length];
        int[] sum = new int[(nx + 1) * (ny + 1)]; // of all voxels below and left of a corner
        int[] count = new int[sum.length];
        for (int iz = 0; iz < grid.nz(); iz++) {
            int level = iz * nx * ny;
            for (int iy = 0; iy < ny; iy++) {
                int row = 0;
                int here = 0;
                for (int ix = 0; ix < nx; ix++) {
                    short s = scores[level + iy * nx + ix];
                    if (s != Standard.NONE) {
                        row += s;
                        here++;
                    }
                    int c = (iy + 1) * (nx + 1) + ix + 1;
                    sum[c] = sum[c - nx - 1] + row; // may wrap around: differences are right all the same
                    count[c] = count[c - nx - 1] + here;
                }
            }
            for (int iy = 0; iy < ny; iy++) {
                int south = Math.max(0, iy - wy) * (nx + 1);
                int north = Math.min(ny, iy + wy + 1) * (nx + 1);
                for (int ix = 0; ix < nx; ix++) {
                    int west = Math.max(0, ix - wx);
                    int east = Math.min(nx, ix + wx + 1);
                    int n = count[north + east] - count[north + west] - count[south + east] + count[south + west];
                    int s = sum[north + east] - sum[north + west] - sum[south + east] + sum[south + west];
                    means[level + iy * nx + ix] = n == 0 ? Standard.NONE : (short) Math.rint((double) s / n);
                }
            }
        }
        return means;
    }
}
