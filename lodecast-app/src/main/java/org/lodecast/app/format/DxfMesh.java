package org.lodecast.app.format;

import java.util.List;

/// The meshes of a DXF: flags of POLYLINE and VERTEX, the quads of a polygon mesh, the faces of a MESH.
final class DxfMesh {
    /// Flags of POLYLINE (group 70).
    static final int CLOSED_M = 1;

    static final int POLYGON = 16;
    static final int CLOSED_N = 32;
    static final int POLYFACE = 64;
    /// Flags of VERTEX (group 70): a control point of a spline, a place of a mesh.
    static final int CONTROL = 16;

    static final int PLACE = 64;

    private DxfMesh() {}

    /// Quads between the rows and columns of m × n vertices.
    ///
    /// @return how many
    static int quads(int[] v, int m, int n, boolean closedM, boolean closedN, MeshBuilder mesh) {
        int rows = closedM ? m : m - 1;
        int columns = closedN ? n : n - 1;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int up = (i + 1) % m;
                int on = (j + 1) % n;
                mesh.face(v[i * n + j], v[up * n + j], v[up * n + on], v[i * n + on]);
            }
        }
        return rows * columns;
    }

    /// The level-0 faces of a MESH: group 92 with the number of vertices and their coordinates, then 93 with
    /// that of the numbers of the face list, each face its count of corners and these.
    ///
    /// @return how many
    static int subdivision(List<DxfGroup> groups, MeshBuilder mesh) throws BadMesh {
        int first = mesh.vertices();
        int at = find(groups, 0, 92);
        int vertices = groups.get(at++).integer();
        for (int v = 0; v < vertices; v++, at += 3) {
            mesh.add(
                    group(groups, at, 10).number(),
                    group(groups, at + 1, 20).number(),
                    group(groups, at + 2, 30).number());
        }
        at = find(groups, at, 93);
        int end = at + 1 + groups.get(at).integer();
        at++;
        int faces = 0;
        while (at < end) {
            int corners = group(groups, at, 90).integer();
            if (corners < 0 || corners >= end - at) {
                throw new BadMesh(groups.get(at).line() + 1, "a face of " + corners + " corners in a MESH");
            }
            int[] face = new int[Math.min(corners, groups.size())];
            for (int k = 0; k < face.length; k++) {
                face[k] = first + group(groups, at + 1 + k, 90).integer();
                if (face[k] < first || face[k] >= first + vertices) {
                    throw new BadMesh(
                            groups.get(at + 1 + k).line() + 1,
                            "a face names vertex " + (face[k] - first) + " (from 0); there are " + vertices);
                }
            }
            mesh.face(face);
            faces++;
            at += corners + 1;
        }
        return faces;
    }

    private static int find(List<DxfGroup> groups, int from, int code) throws BadMesh {
        for (int k = from; k < groups.size(); k++) {
            if (groups.get(k).code() == code) {
                return k;
            }
        }
        throw new BadMesh(groups.getFirst().line(), "a MESH without group " + code);
    }

    private static DxfGroup group(List<DxfGroup> groups, int at, int code) throws BadMesh {
        if (at >= groups.size() || groups.get(at).code() != code) {
            throw new BadMesh(
                    groups.get(Math.min(at, groups.size() - 1)).line(),
                    "a MESH without the group " + code + " expected here");
        }
        return groups.get(at);
    }
}
