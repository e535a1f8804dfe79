package org.lodecast.app.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lodecast.geology.TriangleMesh;

/// ASCII DXF of any release: `3DFACE`, `POLYLINE` as polyface mesh or polygon mesh, and `MESH`, of all layers
/// as one surface. Lines and outlines are no surface: a file that holds only such is refused by their names.
/// Blocks are not placed.
final class Dxf {
    private static final String BINARY = "AutoCAD Binary DXF";

    private final MeshBuilder mesh = new MeshBuilder();
    private final Map<String, Integer> others = new TreeMap<>();
    private final List<DxfGroup> groups;
    private int faces;

    private Dxf(List<DxfGroup> groups) {
        this.groups = groups;
    }

    static TriangleMesh read(Path path, String name) throws IOException {
        String text = Files.readString(path, StandardCharsets.ISO_8859_1);
        if (text.startsWith(BINARY)) {
            throw new BadMesh(0, "is a binary DXF; expected an ASCII one: save it as ASCII DXF");
        }
        Dxf dxf = new Dxf(DxfGroup.all(text));
        dxf.entities();
        if (dxf.faces == 0) {
            throw new BadMesh(0, dxf.nothing());
        }
        return dxf.mesh.mesh(name);
    }

    private String nothing() {
        String held = others.isEmpty()
                ? "nothing drawn"
                : others.entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey())
                        .collect(Collectors.joining(", "));
        return "holds no surface but " + held
                + "; expected 3DFACE, polyface or polygon meshes (POLYLINE) or MESH. Outlines on sections must be"
                + " joined to a triangulated surface first";
    }

    /// The section of what is drawn.
    private void entities() throws BadMesh {
        int at = 0;
        while (at + 1 < groups.size()
                && !(groups.get(at).is(0, "SECTION") && groups.get(at + 1).is(2, "ENTITIES"))) {
            at++;
        }
        if (at + 1 >= groups.size()) {
            throw new BadMesh(0, "has no section ENTITIES; expected an ASCII DXF");
        }
        at += 2;
        while (at < groups.size() && !groups.get(at).is(0, "ENDSEC")) {
            if (groups.get(at).code() != 0) {
                at++;
                continue;
            }
            int end = end(at);
            switch (groups.get(at).value()) {
                case "3DFACE" -> face(at, end);
                case "POLYLINE" -> end = polyline(at);
                case "MESH" -> subdivision(at, end);
                default -> others.merge(groups.get(at).value(), 1, Integer::sum);
            }
            at = end;
        }
        if (at >= groups.size()) {
            throw new BadMesh(
                    groups.isEmpty() ? 0 : groups.getLast().line(),
                    "ends within the section ENTITIES: the file is cut off");
        }
    }

    /// Where the entity that begins at a place ends.
    private int end(int at) {
        int end = at + 1;
        while (end < groups.size() && groups.get(end).code() != 0) {
            end++;
        }
        return end;
    }

    /// Four corners, the last of which may repeat the third or be left out.
    private void face(int at, int end) throws BadMesh {
        double[][] p = new double[4][];
        for (int k = 0; k < 4; k++) {
            p[k] = point(at, end, k, k < 3);
        }
        int a = mesh.join(p[0][0], p[0][1], p[0][2]);
        int b = mesh.join(p[1][0], p[1][1], p[1][2]);
        int c = mesh.join(p[2][0], p[2][1], p[2][2]);
        int d = p[3].length == 0 ? c : mesh.join(p[3][0], p[3][1], p[3][2]);
        if (d == c || d == a) {
            mesh.face(a, b, c);
        } else {
            mesh.face(a, b, c, d);
        }
        faces++;
    }

    /// The point of groups 10 + k, 20 + k, 30 + k; without height at 0.
    ///
    /// @return nothing if it is not there and need not be
    private double[] point(int at, int end, int k, boolean needed) throws BadMesh {
        double[] p = {Double.NaN, Double.NaN, 0};
        for (int i = at; i < end; i++) {
            DxfGroup g = groups.get(i);
            if (g.code() % 10 == k && g.code() / 10 >= 1 && g.code() / 10 <= 3) {
                p[g.code() / 10 - 1] = g.number();
            }
        }
        if (!Double.isNaN(p[0]) && !Double.isNaN(p[1])) {
            return p;
        }
        if (needed) {
            throw new BadMesh(
                    groups.get(at).line(),
                    "a " + groups.get(at).value() + " without the point of groups " + (10 + k) + ", " + (20 + k)
                            + " and " + (30 + k));
        }
        return new double[0];
    }

    /// With the vertices that follow, up to its SEQEND.
    ///
    /// @return where it ends
    private int polyline(int at) throws BadMesh {
        int body = end(at);
        int end = body;
        List<int[]> parts = new ArrayList<>();
        while (end < groups.size() && groups.get(end).is(0, "VERTEX")) {
            parts.add(new int[] {end, end(end)});
            end = end(end);
        }
        if (end < groups.size() && groups.get(end).is(0, "SEQEND")) {
            end = end(end);
        }
        int flags = integer(at, body, 70, 0);
        if ((flags & DxfMesh.POLYFACE) != 0) {
            polyface(parts);
        } else if ((flags & DxfMesh.POLYGON) != 0) {
            polygon(at, body, flags, parts);
        } else {
            others.merge("POLYLINE", 1, Integer::sum);
        }
        return end;
    }

    private void polyface(List<int[]> parts) throws BadMesh {
        List<Integer> vertices = new ArrayList<>();
        for (int[] part : parts) {
            int flags = integer(part[0], part[1], 70, 0);
            if ((flags & DxfMesh.PLACE) != 0) {
                double[] p = point(part[0], part[1], 0, true);
                vertices.add(mesh.join(p[0], p[1], p[2]));
                continue;
            }
            List<Integer> corners = new ArrayList<>();
            for (int code = 71; code <= 74; code++) {
                int v = Math.abs(integer(part[0], part[1], code, 0)); // negative: the edge is not drawn
                if (v > vertices.size()) {
                    throw new BadMesh(
                            groups.get(part[0]).line(),
                            "a face names vertex " + v + "; there are " + vertices.size() + " before it");
                }
                if (v > 0) {
                    corners.add(vertices.get(v - 1));
                }
            }
            mesh.face(corners.stream().mapToInt(i -> i).toArray());
            faces += corners.size() > 2 ? 1 : 0;
        }
    }

    private void polygon(int at, int body, int flags, List<int[]> parts) throws BadMesh {
        List<int[]> places = new ArrayList<>();
        for (int[] part : parts) {
            if ((integer(part[0], part[1], 70, 0) & DxfMesh.CONTROL) == 0) {
                places.add(part);
            }
        }
        boolean smooth = integer(at, body, 75, 0) != 0;
        int m = integer(at, body, smooth ? 73 : 71, 0);
        int n = integer(at, body, smooth ? 74 : 72, 0);
        if (m < 2 || n < 2 || (long) m * n != places.size()) {
            throw new BadMesh(
                    groups.get(at).line(), "a polygon mesh of " + m + " × " + n + " vertices has " + places.size());
        }
        int[] v = new int[m * n];
        for (int k = 0; k < v.length; k++) {
            double[] p = point(places.get(k)[0], places.get(k)[1], 0, true);
            v[k] = mesh.join(p[0], p[1], p[2]);
        }
        faces += DxfMesh.quads(v, m, n, (flags & DxfMesh.CLOSED_M) != 0, (flags & DxfMesh.CLOSED_N) != 0, mesh);
    }

    private void subdivision(int at, int end) throws BadMesh {
        faces += DxfMesh.subdivision(groups.subList(at, end), mesh);
    }

    private int integer(int at, int end, int code, int otherwise) throws BadMesh {
        for (int i = at; i < end; i++) {
            if (groups.get(i).code() == code) {
                return groups.get(i).integer();
            }
        }
        return otherwise;
    }
}
