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

    /// Edges with an odd number of triangles, 0 for a closed surface: where a ray may slip through. Where a
    /// closed surface touches itself an edge has four, which misleads no ray. Corners count as the same
    /// vertex if their coordinates agree exactly.
    public int openEdges() {
        java.util.Map<String, Integer> vertices = new java.util.HashMap<>();
        int[] id = new int[mesh.vertices()];
        for (int v = 0; v < id.length; v++) {
            // + 0.0 makes −0 and 0 one
            String key = (mesh.xyz()[3 * v] + 0.0) + " " + (mesh.xyz()[3 * v + 1] + 0.0) + " "
                    + (mesh.xyz()[3 * v + 2] + 0.0);
            Integer same = vertices.putIfAbsent(key, v);
            id[v] = same == null ? v : same;
        }
        java.util.Map<Long, Integer> edges = new java.util.HashMap<>();
        for (int t = 0; t < mesh.triangles(); t++) {
            int[] corner = new int[3];
            for (int k = 0; k < 3; k++) {
                corner[k] = id[mesh.corners()[3 * t + k]];
            }
            if (corner[0] == corner[1] || corner[1] == corner[2] || corner[2] == corner[0]) {
                continue; // a triangle folded into a line covers nothing
            }
            for (int k = 0; k < 3; k++) {
                int a = corner[k];
                int b = corner[(k + 1) % 3];
                edges.merge((long) Math.min(a, b) << 32 | Math.max(a, b), 1, Integer::sum);
            }
        }
        return (int) edges.values().stream().filter(n -> n % 2 == 1).count();
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

    /// Whether the ray upward from the point crosses the triangle. Seen from above, the line through the
    /// point from west to east enters the triangle through one edge and leaves it through another; between
    /// these two places the height is interpolated, so that a wall seen edge-on, too, is crossed at a height
    /// it has.
    private boolean crosses(int t, double x, double y, double z) {
        double westX = Double.NaN;
        double westZ = Double.NaN;
        double eastX = Double.NaN;
        double eastZ = Double.NaN;
        for (int k = 0; k < 3; k++) {
            int a = 3 * mesh.corners()[3 * t + k];
            int b = 3 * mesh.corners()[3 * t + (k + 1) % 3];
            if (mesh.xyz()[a + 1] > y == mesh.xyz()[b + 1] > y) {
                continue;
            }
            // the lower end comes first, so that the arithmetic does not depend on the edge's direction
            int low = mesh.xyz()[a + 1] < mesh.xyz()[b + 1] ? a : b;
            int high = low == a ? b : a;
            double s = (y - mesh.xyz()[low + 1]) / (mesh.xyz()[high + 1] - mesh.xyz()[low + 1]);
            double edgeX = mesh.xyz()[low] + s * (mesh.xyz()[high] - mesh.xyz()[low]);
            double edgeZ = mesh.xyz()[low + 2] + s * (mesh.xyz()[high + 2] - mesh.xyz()[low + 2]);
            if (edgeX > x) {
                eastX = edgeX;
                eastZ = edgeZ;
            } else {
                westX = edgeX;
                westZ = edgeZ;
            }
        }
        // NaN if no edge lies on one of the sides: the point is beside the triangle
        return westZ + (x - westX) / (eastX - westX) * (eastZ - westZ) > z;
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
