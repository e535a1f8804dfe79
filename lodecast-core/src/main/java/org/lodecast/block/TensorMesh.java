package org.lodecast.block;

import java.util.Arrays;

/// Blocks between planes along three axes, as inversions of geophysical data have them: small ones in the
/// core, growing towards the sides and downward. Block (ix, iy, iz) has index `ix + nx·(iy + ny·iz)`, as
/// in a `Grid`: x fastest, then y, then z upward.
///
/// Edges are coordinates [m], rising. A turned mesh turns clockwise about the vertical through its corner
/// `(x[0], y[0])`, as a `Grid` does about its own. The arrays are copied.
public final class TensorMesh implements Blocks {
    private final double[][] edges;
    private final double rotation;
    private final double cos;
    private final double sin;

    private TensorMesh(double[][] edges, double rotation) {
        this.edges = edges;
        this.rotation = rotation;
        this.cos = rotation == 0 ? 1 : Math.cos(rotation);
        this.sin = rotation == 0 ? 0 : Math.sin(rotation);
    }

    /// @param x edges along the first axis, one more than blocks [m]
    /// @param y edges along the second axis [m]
    /// @param z edges upward [m]
    /// @param rotation clockwise turn [rad]
    /// @throws IllegalArgumentException if edges do not rise, or there are more blocks than an array
    ///     holds
    public static TensorMesh of(double[] x, double[] y, double[] z, double rotation) {
        double[][] edges = {x.clone(), y.clone(), z.clone()};
        long blocks = 1;
        for (double[] e : edges) {
            if (e.length < 2) {
                throw new IllegalArgumentException("an axis of " + e.length + " edges holds no block");
            }
            for (int i = 0; i < e.length; i++) {
                if (!Double.isFinite(e[i]) || i > 0 && !(e[i] > e[i - 1])) {
                    throw new IllegalArgumentException("edge " + i + " does not rise to a number: " + e[i]);
                }
            }
            blocks *= e.length - 1;
            if (blocks > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException("more blocks than an array holds");
            }
        }
        if (!Double.isFinite(rotation)) {
            throw new IllegalArgumentException("rotation must be a number: " + rotation);
        }
        return new TensorMesh(edges, rotation);
    }

    /// The voxels of a grid as blocks.
    public static TensorMesh of(Grid g) {
        return of(
                even(g.x0(), g.dx(), g.nx()), even(g.y0(), g.dy(), g.ny()), even(g.z0(), g.dz(), g.nz()), g.rotation());
    }

    private static double[] even(double start, double size, int n) {
        double[] edges = new double[n + 1];
        Arrays.setAll(edges, i -> start + i * size);
        return edges;
    }

    /// Number of blocks along an axis.
    public int count(int axis) {
        return edges[axis].length - 1;
    }

    /// Coordinates of the planes along an axis, rising [m].
    public double[] edges(int axis) {
        return edges[axis].clone();
    }

    @Override
    public int size() {
        return count(0) * count(1) * count(2);
    }

    @Override
    public double rotation() {
        return rotation;
    }

    @Override
    public int at(double x, double y, double z) {
        double u = x;
        double v = y;
        if (rotation != 0) {
            double ex = x - edges[0][0];
            double ny = y - edges[1][0];
            u = edges[0][0] + ex * cos - ny * sin;
            v = edges[1][0] + ex * sin + ny * cos;
        }
        int ix = between(edges[0], u);
        int iy = between(edges[1], v);
        int iz = between(edges[2], z);
        return (ix | iy | iz) < 0 ? -1 : ix + count(0) * (iy + count(1) * iz);
    }

    /// Number of the gap between edges that holds a coordinate, −1 outside and for NaN.
    private static int between(double[] edges, double c) {
        int last = edges.length - 1;
        if (!(c >= edges[0] && c < edges[last])) {
            return -1;
        }
        int low = 0;
        for (int high = last; high - low > 1; ) {
            int middle = (low + high) >>> 1;
            if (c < edges[middle]) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    @Override
    public double smallest(int axis) {
        double[] e = edges[axis];
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < e.length; i++) {
            least = Math.min(least, e[i] - e[i - 1]);
        }
        return least;
    }
}
