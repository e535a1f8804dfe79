package org.lodecast.geostat.kriging;

import org.lodecast.block.Grid;

/// A block as the points that stand for it: nx·ny·nz points, each the centre of an equal part.
///
/// @param dx size along the first axis [m]
/// @param dy size along the second axis [m]
/// @param dz height [m]
/// @param rotation clockwise turn of the axes from east and north [rad]
/// @param nx points along the first axis
/// @param ny points along the second axis
/// @param nz points upward
public record Discretisation(double dx, double dy, double dz, double rotation, int nx, int ny, int nz) {

    public Discretisation {
        if (!(dx >= 0 && dy >= 0 && dz >= 0) || nx < 1 || ny < 1 || nz < 1 || (long) nx * ny * nz > 4096) {
            throw new IllegalArgumentException("block of " + dx + " × " + dy + " × " + dz + " m in " + nx + " × " + ny
                    + " × " + nz + " points: sizes not negative, 1 to 4096 points");
        }
    }

    /// The grid's voxel.
    public static Discretisation of(Grid grid, int nx, int ny, int nz) {
        return new Discretisation(grid.dx(), grid.dy(), grid.dz(), grid.rotation(), nx, ny, nz);
    }

    /// Offsets from the block's centre, three numbers a point [m].
    double[] offsets() {
        double[] offset = new double[3 * nx * ny * nz];
        double cos = Math.cos(rotation);
        double sin = Math.sin(rotation);
        int k = 0;
        for (int iz = 0; iz < nz; iz++) {
            for (int iy = 0; iy < ny; iy++) {
                for (int ix = 0; ix < nx; ix++) {
                    double u = ((ix + 0.5) / nx - 0.5) * dx;
                    double v = ((iy + 0.5) / ny - 0.5) * dy;
                    offset[k++] = u * cos + v * sin;
                    offset[k++] = v * cos - u * sin;
                    offset[k++] = ((iz + 0.5) / nz - 0.5) * dz;
                }
            }
        }
        return offset;
    }
}
