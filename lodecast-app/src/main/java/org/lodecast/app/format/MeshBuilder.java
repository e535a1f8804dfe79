package org.lodecast.app.format;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.lodecast.geology.TriangleMesh;

/// Gathers vertices and faces of any number of corners, and cuts the faces into triangles in the end, when all
/// vertices are known.
final class MeshBuilder {
    /// A place; −0 and 0 are one.
    private record Place(double x, double y, double z) {}

    private final Map<Place, Integer> places = new HashMap<>();
    private double[] xyz = new double[300];
    private int vertices;
    private int[] faces = new int[400]; // count of corners, corners, count, …
    private int used;

    /// A vertex of its own.
    int add(double x, double y, double z) {
        if (3 * vertices + 3 > xyz.length) {
            xyz = Arrays.copyOf(xyz, 2 * xyz.length);
        }
        xyz[3 * vertices] = x;
        xyz[3 * vertices + 1] = y;
        xyz[3 * vertices + 2] = z;
        return vertices++;
    }

    /// The vertex at a place, for formats that repeat each corner.
    int join(double x, double y, double z) {
        Place p = new Place(x + 0.0, y + 0.0, z + 0.0);
        Integer there = places.get(p);
        if (there != null) {
            return there;
        }
        int v = add(x, y, z);
        places.put(p, v);
        return v;
    }

    int vertices() {
        return vertices;
    }

    /// A face by its corners in turn; fewer than three cover nothing.
    void face(int... corners) {
        if (corners.length < 3) {
            return;
        }
        while (used + corners.length + 1 > faces.length) {
            faces = Arrays.copyOf(faces, 2 * faces.length);
        }
        faces[used++] = corners.length;
        System.arraycopy(corners, 0, faces, used, corners.length);
        used += corners.length;
    }

    /// A strip: each corner from the third on makes a triangle with the two before it.
    void strip(int... corners) {
        for (int k = 2; k < corners.length; k++) {
            if (k % 2 == 0) {
                face(corners[k - 2], corners[k - 1], corners[k]);
            } else {
                face(corners[k - 1], corners[k - 2], corners[k]);
            }
        }
    }

    /// Without triangles that name a vertex twice.
    ///
    /// @throws BadMesh if a face names a vertex that is not there
    TriangleMesh mesh(String name) throws BadMesh {
        double[] points = Arrays.copyOf(xyz, 3 * vertices);
        int[] triangles = new int[Math.max(6, 3 * used)];
        int n = 0;
        for (int at = 0; at < used; at += faces[at] + 1) {
            int[] face = Arrays.copyOfRange(faces, at + 1, at + 1 + faces[at]);
            for (int v : face) {
                if (v < 0 || v >= vertices) {
                    throw new BadMesh(0, "a face names vertex " + v + " (from 0); there are " + vertices);
                }
            }
            int[] cut = PolygonCut.triangles(points, face);
            for (int t = 0; t < cut.length; t += 3) {
                if (cut[t] != cut[t + 1] && cut[t + 1] != cut[t + 2] && cut[t + 2] != cut[t]) {
                    System.arraycopy(cut, t, triangles, n, 3);
                    n += 3;
                }
            }
        }
        return new TriangleMesh(name, points, Arrays.copyOf(triangles, n));
    }
}
