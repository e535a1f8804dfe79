package org.lodecast.geology;

/// The triangles of a solid turned so that all of them are seen counter-clockwise from outside.
///
/// Across edges of exactly two triangles a sheet is followed; those of its triangles that disagree with the
/// greater area are turned. If then the volume Σ a·(b × c)/6 is negative, all are. A sheet that agrees with
/// itself is left as it is beside others, so that a hollow whose triangles face into it stays one.
///
/// @param mesh with its triangles turned
/// @param turned triangles that disagreed with their sheet
/// @param inverted whether all were turned in the end
/// @param sheets parts that hang together across edges
/// @param twisted edges across which a sheet cannot agree with itself (Möbius)
public record Orientation(TriangleMesh mesh, int turned, boolean inverted, int sheets, int twisted) {

    static Orientation of(TriangleMesh mesh, MeshEdges edges) {
        int n = mesh.triangles();
        int[] sheet = new int[n]; // from 1
        boolean[] turn = new boolean[n];
        int[] queue = new int[n];
        int sheets = 0;
        int turned = 0;
        int twisted = 0;
        for (int seed = 0; seed < n; seed++) {
            if (sheet[seed] > 0) {
                continue;
            }
            sheet[seed] = ++sheets;
            queue[0] = seed;
            int end = 1;
            double asSeed = 0;
            double against = 0;
            for (int at = 0; at < end; at++) {
                int t = queue[at];
                if (turn[t]) {
                    against += area(mesh, t);
                } else {
                    asSeed += area(mesh, t);
                }
                for (int k = 0; k < 3; k++) {
                    int next = edges.beyond(t, k);
                    if (next < 0) {
                        continue;
                    }
                    boolean should = turn[t] == edges.agrees(t, k);
                    if (sheet[next] == 0) {
                        sheet[next] = sheets;
                        turn[next] = should;
                        queue[end++] = next;
                    } else if (turn[next] != should && t < next) {
                        twisted++;
                    }
                }
            }
            for (int at = 0; at < end; at++) {
                turn[queue[at]] ^= against > asSeed;
                turned += turn[queue[at]] ? 1 : 0;
            }
        }
        boolean inverted = volume(applied(mesh, turn, false)) < 0;
        return new Orientation(applied(mesh, turn, inverted), turned, inverted, sheets, twisted);
    }

    /// Volume within the triangles [m³], negative if they are seen clockwise from outside; of an open surface
    /// that of the cone to the middle of its box.
    static double volume(TriangleMesh m) {
        double[] b = m.bounds();
        double[] middle = {(b[0] + b[3]) / 2, (b[1] + b[4]) / 2, (b[2] + b[5]) / 2};
        double six = 0;
        double[] p = new double[9];
        for (int t = 0; t < m.triangles(); t++) {
            for (int c = 0; c < 9; c++) {
                p[c] = m.corner(t, c / 3, c % 3) - middle[c % 3];
            }
            six += p[0] * (p[4] * p[8] - p[5] * p[7])
                    + p[1] * (p[5] * p[6] - p[3] * p[8])
                    + p[2] * (p[3] * p[7] - p[4] * p[6]);
        }
        return six / 6;
    }

    private static TriangleMesh applied(TriangleMesh mesh, boolean[] turn, boolean inverted) {
        int[] corners = mesh.corners().clone();
        for (int t = 0; t < turn.length; t++) {
            if (turn[t] != inverted) {
                int c = corners[3 * t + 1];
                corners[3 * t + 1] = corners[3 * t + 2];
                corners[3 * t + 2] = c;
            }
        }
        return new TriangleMesh(mesh.name(), mesh.xyz(), corners);
    }

    private static double area(TriangleMesh m, int t) {
        double[] n = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            int i = (axis + 1) % 3;
            int j = (axis + 2) % 3;
            n[axis] = (m.corner(t, 1, i) - m.corner(t, 0, i)) * (m.corner(t, 2, j) - m.corner(t, 0, j))
                    - (m.corner(t, 1, j) - m.corner(t, 0, j)) * (m.corner(t, 2, i) - m.corner(t, 0, i));
        }
        return Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]) / 2;
    }
}
