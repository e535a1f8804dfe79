package org.lodecast.geology;

import java.util.Arrays;

/// A closed surface: says whether a point lies inside, by the parity of crossings of the vertical ray upward.
///
/// Edges shared by two triangles are decided by the same arithmetic for both, so that a ray through an edge
/// crosses a closed surface an even or odd number of times just as one beside it. A surface with a few open
/// edges misjudges only the columns that pass through its holes.
public final class Solid {
    private final TriangleMesh mesh;
    private final double[] bounds;
    private final int bins;
    private final int[] start; // triangles of bin b: members[start[b]] … members[start[b+1]−1]
    private final int[] members;

    private Solid(TriangleMesh mesh, double[] bounds, int bins, int[] start, int[] members) {
        this.mesh = mesh;
        this.bounds = bounds;
        this.bins = bins;
        this.start = start;
        this.members = members;
    }

    /// Prepares the test: triangles are sorted into vertical columns.
    public static Solid of(TriangleMesh mesh) {
        double[] bounds = mesh.bounds();
        int bins = Math.clamp((int) Math.sqrt(mesh.triangles()), 1, 512);
        int[] counts = new int[bins * bins + 1];
        Solid shape = new Solid(mesh, bounds, bins, counts, new int[0]);
        for (int t = 0; t < mesh.triangles(); t++) {
            int[] r = shape.binsOf(t);
            for (int j = r[2]; j <= r[3]; j++) {
                for (int i = r[0]; i <= r[1]; i++) {
                    counts[j * bins + i + 1]++;
                }
            }
        }
        for (int b = 0; b < bins * bins; b++) {
            counts[b + 1] += counts[b];
        }
        int[] next = Arrays.copyOf(counts, bins * bins);
        int[] members = new int[counts[bins * bins]];
        for (int t = 0; t < mesh.triangles(); t++) {
            int[] r = shape.binsOf(t);
            for (int j = r[2]; j <= r[3]; j++) {
                for (int i = r[0]; i <= r[1]; i++) {
                    members[next[j * bins + i]++] = t;
                }
            }
        }
        return new Solid(mesh, bounds, bins, counts, members);
    }

    public TriangleMesh mesh() {
        return mesh;
    }

    /// Edges that do not have exactly two triangles: 0 for a closed surface. Corners count as the same vertex
    /// if their coordinates agree exactly.
    public int openEdges() {
        java.util.Map<String, Integer> vertices = new java.util.HashMap<>();
        int[] id = new int[mesh.vertices()];
        for (int v = 0; v < id.length; v++) {
            String key = mesh.xyz()[3 * v] + " " + mesh.xyz()[3 * v + 1] + " " + mesh.xyz()[3 * v + 2];
            Integer same = vertices.putIfAbsent(key, v);
            id[v] = same == null ? v : same;
        }
        java.util.Map<Long, Integer> edges = new java.util.HashMap<>();
        for (int t = 0; t < mesh.triangles(); t++) {
            for (int k = 0; k < 3; k++) {
                int a = id[mesh.corners()[3 * t + k]];
                int b = id[mesh.corners()[3 * t + (k + 1) % 3]];
                if (a != b) {
                    edges.merge((long) Math.min(a, b) << 32 | Math.max(a, b), 1, Integer::sum);
                }
            }
        }
        return (int) edges.values().stream().filter(n -> n != 2).count();
    }

    /// Whether the point lies inside.
    public boolean contains(double x, double y, double z) {
        if (!(x >= bounds[0]
                && x <= bounds[3]
                && y >= bounds[1]
                && y <= bounds[4]
                && z >= bounds[2]
                && z <= bounds[5])) {
            return false;
        }
        int b = bin(y, 1) * bins + bin(x, 0);
        boolean inside = false;
        for (int m = start[b]; m < start[b + 1]; m++) {
            if (crosses(members[m], x, y, z)) {
                inside = !inside;
            }
        }
        return inside;
    }

    private boolean crosses(int t, double x, double y, double z) {
        boolean within = false;
        for (int k = 0; k < 3; k++) {
            within ^= right(mesh.corners()[3 * t + k], mesh.corners()[3 * t + (k + 1) % 3], x, y);
        }
        if (!within) {
            return false;
        }
        double ax = mesh.corner(t, 0, 0);
        double ay = mesh.corner(t, 0, 1);
        double az = mesh.corner(t, 0, 2);
        double ux = mesh.corner(t, 1, 0) - ax;
        double uy = mesh.corner(t, 1, 1) - ay;
        double uz = mesh.corner(t, 1, 2) - az;
        double vx = mesh.corner(t, 2, 0) - ax;
        double vy = mesh.corner(t, 2, 1) - ay;
        double vz = mesh.corner(t, 2, 2) - az;
        double det = ux * vy - uy * vx;
        if (det == 0) {
            return false;
        }
        double s = ((x - ax) * vy - (y - ay) * vx) / det;
        double r = (ux * (y - ay) - uy * (x - ax)) / det;
        return az + s * uz + r * vz > z;
    }

    /// Whether the edge, seen from above, is crossed by the ray from (x, y) to the east. The lower end comes
    /// first, and among equals the one farther west, so that the arithmetic does not depend on the edge's
    /// direction.
    private boolean right(int a, int b, double x, double y) {
        double ya = mesh.xyz()[3 * a + 1];
        double yb = mesh.xyz()[3 * b + 1];
        if (ya > y == yb > y) {
            return false;
        }
        double xa = mesh.xyz()[3 * a];
        double xb = mesh.xyz()[3 * b];
        return ya < yb ? xa + (y - ya) / (yb - ya) * (xb - xa) > x : xb + (y - yb) / (ya - yb) * (xa - xb) > x;
    }

    private int bin(double v, int axis) {
        double width = bounds[3 + axis] - bounds[axis];
        return width > 0 ? Math.clamp((int) ((v - bounds[axis]) / width * bins), 0, bins - 1) : 0;
    }

    private int[] binsOf(int t) {
        double[] lo = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] hi = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int k = 0; k < 3; k++) {
            for (int axis = 0; axis < 2; axis++) {
                lo[axis] = Math.min(lo[axis], mesh.corner(t, k, axis));
                hi[axis] = Math.max(hi[axis], mesh.corner(t, k, axis));
            }
        }
        return new int[] {bin(lo[0], 0), bin(hi[0], 0), bin(lo[1], 1), bin(hi[1], 1)};
    }
}
