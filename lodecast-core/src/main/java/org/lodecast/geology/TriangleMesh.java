package org.lodecast.geology;

/// Triangles over shared vertices.
///
/// @param name of the fault or orebody
/// @param xyz vertices, three coordinates each [m]: east, north, elevation
/// @param corners three vertex numbers a triangle
public record TriangleMesh(String name, double[] xyz, int[] corners) {

    public TriangleMesh {
        if (xyz.length % 3 != 0 || corners.length % 3 != 0) {
            throw new IllegalArgumentException("three numbers a vertex and three corners a triangle");
        }
    }

    public int vertices() {
        return xyz.length / 3;
    }

    public int triangles() {
        return corners.length / 3;
    }

    /// Coordinate `axis` (0 east, 1 north, 2 up) of corner `k` of triangle `t` [m].
    public double corner(int t, int k, int axis) {
        return xyz[3 * corners[3 * t + k] + axis];
    }

    /// Lowest (0..2) and highest (3..5) coordinates.
    public double[] bounds() {
        double inf = Double.POSITIVE_INFINITY;
        double[] b = {inf, inf, inf, -inf, -inf, -inf};
        for (int i = 0; i < xyz.length; i++) {
            b[i % 3] = Math.min(b[i % 3], xyz[i]);
            b[3 + i % 3] = Math.max(b[3 + i % 3], xyz[i]);
        }
        return b;
    }
}
