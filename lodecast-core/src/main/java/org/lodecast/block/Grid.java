package org.lodecast.block;

/// A regular grid of voxels, turned about the vertical if need be. Voxel (ix, iy, iz) has index `ix + nx·(iy
/// + ny·iz)`: x fastest, then y, then z upward.
///
/// With `rotation` θ the grid's own axes are east and north turned clockwise by θ about the origin: `x = x0 +
/// u·cos θ + v·sin θ`, `y = y0 − u·sin θ + v·cos θ`, u and v being metres along the grid's axes.
///
/// @param x0 corner of the first voxel, east [m]
/// @param y0 corner of the first voxel, north [m]
/// @param z0 corner of the first voxel, elevation of its floor [m]
/// @param dx voxel size along the grid's first axis [m]
/// @param dy voxel size along the grid's second axis [m]
/// @param dz voxel height [m]
/// @param nx count of voxels along the first axis
/// @param ny count of voxels along the second axis
/// @param nz count of voxels upward
/// @param rotation clockwise turn of the grid's axes [rad]
public record Grid(
        double x0, double y0, double z0, double dx, double dy, double dz, int nx, int ny, int nz, double rotation) {

    public Grid {
        if (!Double.isFinite(x0 + y0 + z0 + rotation)) {
            throw new IllegalArgumentException(
                    "origin and rotation must be numbers: " + x0 + ", " + y0 + ", " + z0 + ", " + rotation);
        }
        if (!(dx > 0 && dy > 0 && dz > 0)) {
            throw new IllegalArgumentException("cell sizes must be positive: " + dx + ", " + dy + ", " + dz);
        }
        if (nx < 1 || ny < 1 || nz < 1 || (long) nx * ny * nz > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("counts out of range: " + nx + " × " + ny + " × " + nz);
        }
    }

    /// An unrotated grid.
    public static Grid of(double x0, double y0, double z0, double dx, double dy, double dz, int nx, int ny, int nz) {
        return new Grid(x0, y0, z0, dx, dy, dz, nx, ny, nz, 0);
    }

    /// Number of voxels.
    public int size() {
        return nx * ny * nz;
    }

    public int index(int ix, int iy, int iz) {
        return ix + nx * (iy + ny * iz);
    }

    public int ix(int index) {
        return index % nx;
    }

    public int iy(int index) {
        return index / nx % ny;
    }

    public int iz(int index) {
        return index / (nx * ny);
    }

    /// East of the centre of column (ix, iy) [m].
    public double x(int ix, int iy) {
        double u = (ix + 0.5) * dx;
        double v = (iy + 0.5) * dy;
        return rotation == 0 ? x0 + u : x0 + u * Math.cos(rotation) + v * Math.sin(rotation);
    }

    /// North of the centre of column (ix, iy) [m].
    public double y(int ix, int iy) {
        double u = (ix + 0.5) * dx;
        double v = (iy + 0.5) * dy;
        return rotation == 0 ? y0 + v : y0 - u * Math.sin(rotation) + v * Math.cos(rotation);
    }

    /// Elevation of the centre of level iz [m].
    public double z(int iz) {
        return z0 + (iz + 0.5) * dz;
    }

    /// Index of the voxel that holds the point, or −1 outside the grid. A voxel holds its lower faces, not
    /// its upper.
    public int indexAt(double x, double y, double z) {
        double ex = x - x0;
        double ny0 = y - y0;
        double u = ex;
        double v = ny0;
        if (rotation != 0) {
            u = ex * Math.cos(rotation) - ny0 * Math.sin(rotation);
            v = ex * Math.sin(rotation) + ny0 * Math.cos(rotation);
        }
        double fx = Math.floor(u / dx);
        double fy = Math.floor(v / dy);
        double fz = Math.floor((z - z0) / dz);
        if (!(fx >= 0 && fx < nx && fy >= 0 && fy < ny && fz >= 0 && fz < nz)) {
            return -1;
        }
        return index((int) fx, (int) fy, (int) fz);
    }

    /// Volume of a voxel [m³].
    public double cellVolume() {
        return dx * dy * dz;
    }
}
