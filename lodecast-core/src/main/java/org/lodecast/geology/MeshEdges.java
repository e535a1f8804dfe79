package org.lodecast.geology;

import java.util.HashMap;
import java.util.Map;

/// Which triangles of a mesh meet at which edges. Corners count as the same vertex if their coordinates agree
/// exactly; a triangle folded into a line covers nothing and has no edges.
final class MeshEdges {
    /// A place; −0 and 0 are one.
    private record Place(double x, double y, double z) {}

    private final int[] vertex; // of each corner
    private final Map<Long, int[]> sides; // of each edge: its sides, 3 · triangle + corner it starts at

    private MeshEdges(int[] vertex, Map<Long, int[]> sides) {
        this.vertex = vertex;
        this.sides = sides;
    }

    static MeshEdges of(TriangleMesh mesh) {
        Map<Place, Integer> places = new HashMap<>();
        int[] same = new int[mesh.vertices()];
        for (int v = 0; v < same.length; v++) {
            Place p = new Place(mesh.xyz()[3 * v] + 0.0, mesh.xyz()[3 * v + 1] + 0.0, mesh.xyz()[3 * v + 2] + 0.0);
            Integer first = places.putIfAbsent(p, v);
            same[v] = first == null ? v : first;
        }
        int[] vertex = new int[mesh.corners().length];
        for (int k = 0; k < vertex.length; k++) {
            vertex[k] = same[mesh.corners()[k]];
        }
        Map<Long, int[]> sides = new HashMap<>();
        for (int t = 0; t < mesh.triangles(); t++) {
            if (folded(vertex, t)) {
                continue;
            }
            for (int k = 0; k < 3; k++) {
                int[] one = {3 * t + k};
                sides.merge(key(vertex[3 * t + k], vertex[3 * t + (k + 1) % 3]), one, MeshEdges::joined);
            }
        }
        return new MeshEdges(vertex, sides);
    }

    private static boolean folded(int[] vertex, int t) {
        int a = vertex[3 * t];
        int b = vertex[3 * t + 1];
        int c = vertex[3 * t + 2];
        return a == b || b == c || c == a;
    }

    private static long key(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }

    private static int[] joined(int[] a, int[] b) {
        int[] both = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    /// Edges with an odd number of triangles.
    int open() {
        return (int) sides.values().stream().filter(s -> s.length % 2 == 1).count();
    }

    /// The triangle beyond the edge that starts at corner `k` of triangle `t`, where exactly two meet there;
    /// −1 at other edges and of a folded triangle.
    int beyond(int t, int k) {
        int[] s = sides.get(key(vertex[3 * t + k], vertex[3 * t + (k + 1) % 3]));
        if (s == null || s.length != 2 || folded(vertex, t)) {
            return -1;
        }
        return (s[0] / 3 == t ? s[1] : s[0]) / 3;
    }

    /// Whether that triangle runs along the edge in the other direction, as it should.
    boolean agrees(int t, int k) {
        int[] s = sides.get(key(vertex[3 * t + k], vertex[3 * t + (k + 1) % 3]));
        return s != null && s.length == 2 && vertex[s[0]] != vertex[s[1]];
    }
}
