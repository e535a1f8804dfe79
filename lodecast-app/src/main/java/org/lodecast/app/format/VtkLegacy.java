package org.lodecast.app.format;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.lodecast.geology.TriangleMesh;

/// VTK's legacy files (`.vtk`), ASCII and binary, of versions 1 to 5: polygons and triangle strips of
/// POLYDATA, and the triangles, quads, polygons, pixels and strips of an UNSTRUCTURED_GRID. Binary numbers
/// have their highest byte first.
final class VtkLegacy {
    private static final Map<Integer, String> CELLS = Map.of(
            1,
            "vertices",
            3,
            "lines",
            4,
            "polylines",
            10,
            "tetrahedra",
            11,
            "voxels",
            12,
            "hexahedra",
            13,
            "wedges",
            14,
            "pyramids");

    private final byte[] bytes;
    private final AsciiNumbers text;
    private final MeshBuilder mesh = new MeshBuilder();
    private final Map<String, Integer> others = new TreeMap<>();
    private boolean binary;
    private int[][] cells = {};

    private VtkLegacy(byte[] bytes) {
        this.bytes = bytes;
        text = new AsciiNumbers(bytes, 0, 0);
    }

    static TriangleMesh read(Path path, String name) throws IOException {
        VtkLegacy vtk = new VtkLegacy(Files.readAllBytes(path));
        try {
            vtk.header();
            vtk.sections();
        } catch (BufferUnderflowException e) {
            throw new BadMesh(0, "ends before the last of the numbers that it counts: it is cut off");
        }
        TriangleMesh mesh = vtk.mesh.mesh(name);
        if (mesh.triangles() == 0 && !vtk.others.isEmpty()) {
            throw new BadMesh(0, "holds no triangle but " + vtk.others + "; expected a surface");
        }
        return mesh;
    }

    private void header() throws BadMesh {
        if (!text.rest().startsWith("# vtk DataFile")) {
            throw new BadMesh(1, "does not begin with `# vtk DataFile Version`");
        }
        text.rest(); // the title
        String kind = text.rest().strip().toUpperCase(Locale.ROOT);
        if (!kind.equals("ASCII") && !kind.equals("BINARY")) {
            throw new BadMesh(3, "`" + kind + "`; expected ASCII or BINARY");
        }
        binary = kind.equals("BINARY");
    }

    private void sections() throws IOException {
        for (String word = text.word(); !word.isEmpty(); word = text.word()) {
            switch (word.toUpperCase(Locale.ROOT)) {
                case "DATASET" -> {
                    String kind = text.word().toUpperCase(Locale.ROOT);
                    if (!kind.equals("POLYDATA") && !kind.equals("UNSTRUCTURED_GRID")) {
                        throw new BadMesh(
                                text.line(), "a dataset " + kind + "; expected POLYDATA or UNSTRUCTURED_GRID");
                    }
                }
                case "POINTS" -> points();
                case "POLYGONS" -> {
                    for (int[] face : lists()) {
                        mesh.face(face);
                    }
                }
                case "TRIANGLE_STRIPS" -> {
                    for (int[] strip : lists()) {
                        mesh.strip(strip);
                    }
                }
                case "VERTICES", "LINES" -> {
                    int n = lists().length;
                    if (n > 0) {
                        others.merge(word.toLowerCase(Locale.ROOT), n, Integer::sum);
                    }
                }
                case "CELLS" -> cells = lists();
                case "CELL_TYPES" -> types();
                case "FIELD" -> fields();
                case "METADATA" -> metadata();
                case "POINT_DATA", "CELL_DATA" -> {
                    return; // what follows is no shape
                }
                default -> throw new BadMesh(text.line(), "`" + shown(word) + "` is not known in a VTK file");
            }
        }
    }

    private static String shown(String word) {
        return word.length() > 40 ? word.substring(0, 40) + "…" : word;
    }

    private void points() throws BadMesh {
        int n = text.count();
        double[] xyz = numbers(3L * n, text.word());
        for (int v = 0; v < n; v++) {
            mesh.add(xyz[3 * v], xyz[3 * v + 1], xyz[3 * v + 2]);
        }
    }

    /// Cells as lists of vertices: up to version 4 each begins with its count; from 5 on there are offsets,
    /// one more than cells, and connectivity.
    private int[][] lists() throws BadMesh {
        int n = text.count();
        int size = text.count();
        int line = text.line();
        if (nextIs("OFFSETS")) {
            text.word();
            double[] offsets = numbers(n, text.word());
            if (!text.word().equalsIgnoreCase("CONNECTIVITY")) {
                throw new BadMesh(text.line(), "expected CONNECTIVITY");
            }
            double[] flat = numbers(size, text.word());
            int[][] lists = new int[Math.max(0, n - 1)][];
            for (int k = 0; k + 1 < n; k++) {
                lists[k] = part(flat, offsets[k], offsets[k + 1], line);
            }
            return lists;
        }
        double[] flat = numbers(size, "int");
        int[][] lists = new int[n][];
        int at = 0;
        for (int k = 0; k < n; k++) {
            double length = at < flat.length ? flat[at] : Double.NaN;
            lists[k] = part(flat, at + 1.0, at + 1 + length, line);
            at += lists[k].length + 1;
        }
        return lists;
    }

    private static int[] part(double[] flat, double from, double to, int line) throws BadMesh {
        if (!(from >= 0 && from <= to && to <= flat.length)) {
            throw new BadMesh(line, "a cell reaches beyond the " + flat.length + " numbers of its section");
        }
        int[] part = new int[(int) to - (int) from];
        for (int k = 0; k < part.length; k++) {
            part[k] = (int) flat[(int) from + k];
        }
        return part;
    }

    private void types() throws BadMesh {
        int n = text.count();
        double[] types = numbers(n, "int");
        if (n != cells.length) {
            throw new BadMesh(text.line(), n + " cell types of " + cells.length + " cells");
        }
        for (int k = 0; k < n; k++) {
            int[] c = cells[k];
            switch ((int) types[k]) {
                case 5, 7, 9 -> mesh.face(c);
                case 6 -> mesh.strip(c);
                case 8 -> {
                    if (c.length == 4) {
                        mesh.face(c[0], c[1], c[3], c[2]);
                    }
                }
                default ->
                    others.merge(
                            CELLS.getOrDefault((int) types[k], "cells of type " + (int) types[k]), 1, Integer::sum);
            }
        }
    }

    /// Arrays that belong to the whole: name, components, tuples, type, numbers.
    private void fields() throws BadMesh {
        text.word();
        int n = text.count();
        for (int k = 0; k < n; k++) {
            text.word();
            long size = (long) text.count() * text.count();
            String type = text.word();
            if (type.equalsIgnoreCase("string")) {
                text.rest();
                for (long i = 0; i < size; i++) {
                    text.rest();
                }
            } else {
                numbers(size, type);
            }
            if (nextIs("METADATA")) {
                text.word();
                metadata();
            }
        }
    }

    private boolean nextIs(String word) {
        return new AsciiNumbers(bytes, text.at(), 0).word().equalsIgnoreCase(word);
    }

    /// Up to an empty line.
    private void metadata() {
        text.rest();
        while (text.at() < bytes.length && !text.rest().isBlank()) {
            continue;
        }
    }

    private double[] numbers(long count, String type) throws BadMesh {
        if (count > bytes.length) {
            throw new BadMesh(text.line(), count + " numbers do not fit in the file");
        }
        return binary ? bytes((int) count, type) : ascii(text, (int) count);
    }

    private static double[] ascii(AsciiNumbers in, int count) throws BadMesh {
        double[] values = new double[count];
        for (int k = 0; k < count; k++) {
            values[k] = in.next();
        }
        return values;
    }

    /// From after the line's end on.
    private double[] bytes(int count, String type) throws BadMesh {
        int at = text.at();
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        at = Math.min(bytes.length, at + 1);
        ByteBuffer in = ByteBuffer.wrap(bytes, at, bytes.length - at);
        double[] values = new double[count];
        for (int k = 0; k < count; k++) {
            values[k] = switch (type.toLowerCase(Locale.ROOT)) {
                case "float" -> in.getFloat();
                case "double" -> in.getDouble();
                case "int", "unsigned_int", "vtkidtype" -> in.getInt();
                case "long", "unsigned_long", "vtktypeint64" -> in.getLong();
                case "short", "unsigned_short" -> in.getShort();
                case "char", "unsigned_char" -> in.get();
                default -> throw new BadMesh(text.line(), "numbers of type " + shown(type) + " are not read here");
            };
        }
        text.skipTo(in.position());
        return values;
    }
}
