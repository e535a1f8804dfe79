package org.lodecast.geology;

/// A closed surface: says whether a point lies inside, by the parity of crossings of the vertical ray upward.
///
/// Edges shared by two triangles are decided by the same arithmetic for both, so that a ray through an edge
/// crosses a closed surface an even or odd number of times just as one beside it. A surface with a few open
/// edges misjudges only the columns that pass through its holes.
public final class Solid {
    private final TriangleMesh mesh;
    private final double[] bounds;
    private final PlanIndex index;

    private Solid(TriangleMesh mesh) {
        this.mesh = mesh;
        bounds = mesh.bounds();
        index = PlanIndex.of(mesh);
    }

    /// Prepares the test: triangles are sorted into vertical columns.
    public static Solid of(TriangleMesh mesh) {
        return new Solid(mesh);
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
        int column = index.column(x, y);
        if (column < 0 || !(z >= bounds[2] && z <= bounds[5])) {
            return false;
        }
        boolean inside = false;
        for (int k = index.first(column); k < index.end(column); k++) {
            if (crosses(index.triangle(k), x, y, z)) {
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
}
