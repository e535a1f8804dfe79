package org.lodecast.geology;

import java.util.Arrays;

/// Exact unsigned distances from points to single triangles.
///
/// The closest point of a triangle is found by its Voronoi regions (Ericson, Real-Time Collision Detection,
/// 2005, 5.1.5). For needles, whose regions drown in rounding, the edges are measured one by one; triangles
/// without area count as their edges.
final class Triangles {
    /// Height over longest edge at and below which a triangle is a needle, and below which it has no area.
    private static final double NEEDLE = 1e-4;

    private static final double NO_AREA = 1e-12;
    /// In place of the height of a triangle folded into a segment.
    private static final double SEGMENT = -1;

    private final double[] corners; // nine numbers a triangle
    private final double[] thinness; // height over longest edge of each triangle

    /// @param corners nine numbers a triangle
    Triangles(double[] corners) {
        this.corners = corners;
        thinness = new double[corners.length / 9];
        for (int t = 0; t < thinness.length; t++) {
            thinness[t] = thinnessOf(9 * t);
        }
    }

    /// Nine numbers a triangle, of all triangles of the surfaces.
    static double[] corners(Iterable<TriangleMesh> surfaces) {
        int n = 0;
        for (TriangleMesh m : surfaces) {
            n += m.triangles();
        }
        double[] raw = new double[9 * n];
        int at = 0;
        for (TriangleMesh m : surfaces) {
            for (int c : m.corners()) {
                System.arraycopy(m.xyz(), 3 * c, raw, at, 3);
                at += 3;
            }
        }
        return raw;
    }

    /// The triangles in another order.
    static double[] sorted(double[] corners, int[] order) {
        double[] sorted = new double[corners.length];
        for (int k = 0; k < order.length; k++) {
            System.arraycopy(corners, 9 * order[k], sorted, 9 * k, 9);
        }
        return sorted;
    }

    /// Squared distance from the point to triangle `t` [m²].
    double distance2(int t, double x, double y, double z) {
        if (thinness[t] > NEEDLE) {
            return regionDistance2(9 * t, x, y, z);
        }
        return thinness[t] == SEGMENT
                ? segmentDistance2(9 * t, x, y, z)
                : needleDistance2(9 * t, thinness[t] > NO_AREA, x, y, z);
    }

    /// From the first corner to the second, where the third is the second again.
    private double segmentDistance2(int o, double x, double y, double z) {
        double ex = corners[o + 3] - corners[o];
        double ey = corners[o + 4] - corners[o + 1];
        double ez = corners[o + 5] - corners[o + 2];
        double px = x - corners[o];
        double py = y - corners[o + 1];
        double pz = z - corners[o + 2];
        double length2 = norm2(ex, ey, ez);
        double s = length2 > 0 ? Math.clamp((px * ex + py * ey + pz * ez) / length2, 0.0, 1.0) : 0;
        return norm2(px - s * ex, py - s * ey, pz - s * ez);
    }

    private double regionDistance2(int o, double x, double y, double z) {
        double ax = corners[o];
        double ay = corners[o + 1];
        double az = corners[o + 2];
        double abx = corners[o + 3] - ax;
        double aby = corners[o + 4] - ay;
        double abz = corners[o + 5] - az;
        double acx = corners[o + 6] - ax;
        double acy = corners[o + 7] - ay;
        double acz = corners[o + 8] - az;
        double apx = x - ax;
        double apy = y - ay;
        double apz = z - az;
        double d1 = abx * apx + aby * apy + abz * apz;
        double d2 = acx * apx + acy * apy + acz * apz;
        if (d1 <= 0 && d2 <= 0) {
            return norm2(apx, apy, apz);
        }
        double bpx = apx - abx;
        double bpy = apy - aby;
        double bpz = apz - abz;
        double d3 = abx * bpx + aby * bpy + abz * bpz;
        double d4 = acx * bpx + acy * bpy + acz * bpz;
        if (d3 >= 0 && d4 <= d3) {
            return norm2(bpx, bpy, bpz);
        }
        double vc = d1 * d4 - d3 * d2;
        if (vc <= 0 && d1 >= 0 && d3 <= 0) {
            double v = d1 / (d1 - d3);
            return norm2(apx - v * abx, apy - v * aby, apz - v * abz);
        }
        double cpx = apx - acx;
        double cpy = apy - acy;
        double cpz = apz - acz;
        double d5 = abx * cpx + aby * cpy + abz * cpz;
        double d6 = acx * cpx + acy * cpy + acz * cpz;
        if (d6 >= 0 && d5 <= d6) {
            return norm2(cpx, cpy, cpz);
        }
        double vb = d5 * d2 - d1 * d6;
        if (vb <= 0 && d2 >= 0 && d6 <= 0) {
            double w = d2 / (d2 - d6);
            return norm2(apx - w * acx, apy - w * acy, apz - w * acz);
        }
        double va = d3 * d6 - d5 * d4;
        if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
            double w = (d4 - d3) / (d4 - d3 + (d5 - d6));
            return norm2(bpx - w * (acx - abx), bpy - w * (acy - aby), bpz - w * (acz - abz));
        }
        double denominator = 1 / (va + vb + vc);
        double v = vb * denominator;
        double w = vc * denominator;
        return norm2(apx - v * abx - w * acx, apy - v * aby - w * acy, apz - v * abz - w * acz);
    }

    /// Height over longest edge.
    private double thinnessOf(int o) {
        if (Arrays.equals(corners, o + 3, o + 6, corners, o + 6, o + 9)) {
            return SEGMENT;
        }
        double longest2 = 0;
        for (int k = 0; k < 3; k++) {
            double[] e = edge(o, k);
            longest2 = Math.max(longest2, norm2(e[0], e[1], e[2]));
        }
        double[] n = cross(edge(o, 0), edge(o, 1));
        return longest2 > 0 ? Math.sqrt(norm2(n[0], n[1], n[2])) / longest2 : 0;
    }

    /// The nearest of the three edges, or the plane where the point lies over the triangle.
    private double needleDistance2(int o, boolean area, double x, double y, double z) {
        double[] n = cross(edge(o, 0), edge(o, 1));
        double least = Double.POSITIVE_INFINITY;
        boolean over = area;
        double off = 0;
        for (int k = 0; k < 3; k++) {
            double[] e = edge(o, k);
            double[] p = {x - corners[o + 3 * k], y - corners[o + 3 * k + 1], z - corners[o + 3 * k + 2]};
            double length2 = norm2(e[0], e[1], e[2]);
            double s = length2 > 0 ? Math.clamp(dot(p, e) / length2, 0.0, 1.0) : 0;
            least = Math.min(least, norm2(p[0] - s * e[0], p[1] - s * e[1], p[2] - s * e[2]));
            over &= dot(cross(e, p), n) >= 0;
            off = dot(p, n);
        }
        return over ? Math.min(least, off * off / norm2(n[0], n[1], n[2])) : least;
    }

    /// From corner k of the triangle to the next.
    private double[] edge(int o, int k) {
        int a = o + 3 * k;
        int b = o + 3 * ((k + 1) % 3);
        return new double[] {corners[b] - corners[a], corners[b + 1] - corners[a + 1], corners[b + 2] - corners[a + 2]};
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static double norm2(double x, double y, double z) {
        return x * x + y * y + z * z;
    }
}
