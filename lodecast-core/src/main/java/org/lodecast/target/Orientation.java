package org.lodecast.target;

import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealVector;
import org.lodecast.block.Grid;

/// Centre and plane of a body of voxels, from the principal axes of their positions.
///
/// The plane is normal to the shortest axis. A body has no plane if its two shorter axes are about as long (a
/// rod or a lump): strike and dip are then NaN. A flat-lying plane (dip below 1°) has no strike.
///
/// @param x east of the centre [m]
/// @param y north of the centre [m]
/// @param z elevation of the centre [m]
/// @param strike azimuth, dip to the right of it [degrees, 0..360), or NaN
/// @param dip below horizontal [degrees, 0..90], or NaN
public record Orientation(double x, double y, double z, double strike, double dip) {
    /// Shortest over middle axis above which a body counts as a rod or lump.
    private static final double NO_PLANE = 0.8;

    public static Orientation of(Grid grid, int[] voxels) {
        double[] mean = new double[3];
        for (int v : voxels) {
            double[] p = centre(grid, v);
            for (int i = 0; i < 3; i++) {
                mean[i] += p[i] / voxels.length;
            }
        }
        double[][] covariance = new double[3][3];
        for (int v : voxels) {
            double[] p = centre(grid, v);
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    covariance[i][j] += (p[i] - mean[i]) * (p[j] - mean[j]) / voxels.length;
                }
            }
        }
        // a voxel is a box along the grid's axes, not a point: its own spread keeps a single layer from
        // having no thickness
        double cos = Math.cos(grid.rotation());
        double sin = Math.sin(grid.rotation());
        double u2 = grid.dx() * grid.dx() / 12;
        double v2 = grid.dy() * grid.dy() / 12;
        covariance[0][0] += u2 * cos * cos + v2 * sin * sin;
        covariance[1][1] += u2 * sin * sin + v2 * cos * cos;
        covariance[0][1] += (v2 - u2) * sin * cos;
        covariance[1][0] += (v2 - u2) * sin * cos;
        covariance[2][2] += grid.dz() * grid.dz() / 12;
        EigenDecompositionSymmetric eigen =
                new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(covariance), 1e-12, true);
        double middle = Math.sqrt(eigen.getEigenvalue(1));
        double shortest = Math.sqrt(Math.max(0, eigen.getEigenvalue(2)));
        if (shortest > NO_PLANE * middle) {
            return new Orientation(mean[0], mean[1], mean[2], Double.NaN, Double.NaN);
        }
        RealVector normal = eigen.getEigenvector(2);
        double up = normal.getEntry(2) < 0 ? -1 : 1;
        double dip = Math.toDegrees(Math.acos(Math.min(1, up * normal.getEntry(2))));
        // the upward normal leans the way the plane dips
        double toward = Math.toDegrees(Math.atan2(up * normal.getEntry(0), up * normal.getEntry(1)));
        double strike = dip < 1 ? Double.NaN : ((toward - 90) % 360 + 360) % 360;
        return new Orientation(mean[0], mean[1], mean[2], strike, dip);
    }

    private static double[] centre(Grid grid, int v) {
        return new double[] {grid.x(grid.ix(v), grid.iy(v)), grid.y(grid.ix(v), grid.iy(v)), grid.z(grid.iz(v))};
    }
}
