package org.lodecast.geology;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Exact unsigned distance from a point to the nearest of many triangles [m], through a tree of bounding
/// boxes.
///
/// The closest point of a triangle is found by its Voronoi regions (Ericson, Real-Time Collision Detection,
/// 2005, 5.1.5); branches whose box lies farther than the best so far are left out. For needles, whose
/// regions drown in rounding, the edges are measured one by one; triangles without area count as their
/// edges.
public final class SurfaceDistance {
    private static final int LEAF = 4;
    /// Height over longest edge at and below which a triangle is a needle, and below which it has no area.
    private static final double NEEDLE = 1e-4;

    private static final double NO_AREA = 1e-12;

    private final double[] corners; // nine numbers a triangle, in the order of the leaves
    private final double[] thinness; // height over longest edge of each triangle
    private final double[] boxes; // six numbers a node
    private final int[] first; // leaf: first triangle; branch: number of its left child
    private final int[] count; // leaf: its triangles; branch: 0
    private int nodes;

    private SurfaceDistance(int triangles) {
        corners = new double[9 * triangles];
        thinness = new double[triangles];
        int most = 2 * triangles + 1;
        boxes = new double[6 * most];
        first = new int[most];
        count = new int[most];
    }

    /// Over all triangles of the surfaces.
    ///
    /// @throws IllegalArgumentException if there is no triangle
    public static SurfaceDistance of(List<TriangleMesh> surfaces) {
        int n = surfaces.stream().mapToInt(TriangleMesh::triangles).sum();
        if (n == 0) {
            throw new IllegalArgumentException("no triangle to measure a distance to");
        }
        double[] raw = new double[9 * n];
        int at = 0;
        for (TriangleMesh m : surfaces) {
            for (int c : m.corners()) {
                for (int axis = 0; axis < 3; axis++) {
                    raw[at++] = m.xyz()[3 * c + axis];
                }
            }
        }
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        SurfaceDistance tree = new SurfaceDistance(n);
        tree.nodes = 1;
        tree.build(0, raw, order, 0, n);
        for (int k = 0; k < n; k++) {
            System.arraycopy(raw, 9 * order[k], tree.corners, 9 * k, 9);
            tree.thinness[k] = tree.thinnessOf(9 * k);
        }
        return tree;
    }

    private void build(int node, double[] raw, Integer[] order, int from, int to) {
        double[] box = new double[6];
        Arrays.fill(box, 0, 3, Double.POSITIVE_INFINITY);
        Arrays.fill(box, 3, 6, Double.NEGATIVE_INFINITY);
        for (int k = from; k < to; k++) {
            for (int j = 0; j < 9; j++) {
                double v = raw[9 * order[k] + j];
                box[j % 3] = Math.min(box[j % 3], v);
                box[3 + j % 3] = Math.max(box[3 + j % 3], v);
            }
        }
        System.arraycopy(box, 0, boxes, 6 * node, 6);
        if (to - from <= LEAF) {
            first[node] = from;
            count[node] = to - from;
            return;
        }
        int axis = 0;
        for (int a = 1; a < 3; a++) {
            if (box[3 + a] - box[a] > box[3 + axis] - box[axis]) {
                axis = a;
            }
        }
        int longest = axis;
        Arrays.sort(
                order,
                from,
                to,
                Comparator.<Integer>comparingDouble(
                                t -> raw[9 * t + longest] + raw[9 * t + 3 + longest] + raw[9 * t + 6 + longest])
                        .thenComparingInt(t -> t));
        int left = nodes;
        nodes += 2;
        first[node] = left;
        int middle = (from + to) >>> 1;
        build(left, raw, order, from, middle);
        build(left + 1, raw, order, middle, to);
    }

    /// Distance of the point to the nearest triangle [m].
    public double distance(double x, double y, double z) {
        int[] stack = new int[64];
        int top = 0;
        stack[top++] = 0;
        double best = Double.POSITIVE_INFINITY;
        while (top > 0) {
            int node = stack[--top];
            if (boxDistance2(node, x, y, z) >= best) {
                continue;
            }
            if (count[node] > 0) {
                for (int t = first[node]; t < first[node] + count[node]; t++) {
                    double d2 = thinness[t] > NEEDLE
                            ? triangleDistance2(9 * t, x, y, z)
                            : needleDistance2(9 * t, thinness[t] > NO_AREA, x, y, z);
                    best = Math.min(best, d2);
                }
                continue;
            }
            int near = first[node];
            int far = near + 1;
            if (boxDistance2(near, x, y, z) > boxDistance2(far, x, y, z)) {
                near = far;
                far = near - 1;
            }
            stack[top++] = far;
            stack[top++] = near;
        }
        return Math.sqrt(best);
    }

    private double boxDistance2(int node, double x, double y, double z) {
        int b = 6 * node;
        double dx = Math.max(0, Math.max(boxes[b] - x, x - boxes[b + 3]));
        double dy = Math.max(0, Math.max(boxes[b + 1] - y, y - boxes[b + 4]));
        double dz = Math.max(0, Math.max(boxes[b + 2] - z, z - boxes[b + 5]));
        return dx * dx + dy * dy + dz * dz;
    }

    private double triangleDistance2(int o, double x, double y, double z) {
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

    /// Height over longest edge, 0 for a point.
    private double thinnessOf(int o) {
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
