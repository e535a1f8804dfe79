package org.lodecast.geology;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Meshes to test on.
final class Meshes {
    private Meshes() {}

    static TriangleMesh mesh(List<double[]> vertices, int... corners) {
        return new TriangleMesh(
                "test",
                vertices.stream().flatMapToDouble(java.util.Arrays::stream).toArray(),
                corners);
    }

    /// A box of twelve triangles.
    static TriangleMesh box(double x0, double y0, double z0, double x1, double y1, double z1) {
        List<double[]> v = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            v.add(new double[] {(i & 1) == 0 ? x0 : x1, (i & 2) == 0 ? y0 : y1, (i & 4) == 0 ? z0 : z1});
        }
        return mesh(
                v, 0, 1, 3, 0, 3, 2, 4, 5, 7, 4, 7, 6, 0, 1, 5, 0, 5, 4, 2, 3, 7, 2, 7, 6, 0, 2, 6, 0, 6, 4, 1, 3, 7, 1,
                7, 5);
    }

    /// A sphere of latitude-longitude triangles with its vertices on the radius.
    static TriangleMesh sphere(double[] c, double radius, int bands) {
        List<double[]> v = new ArrayList<>();
        List<Integer> corners = new ArrayList<>();
        for (int i = 0; i <= bands; i++) {
            double lat = Math.PI * i / bands;
            for (int j = 0; j < 2 * bands; j++) {
                double lon = Math.PI * j / bands;
                v.add(new double[] {
                    c[0] + radius * Math.sin(lat) * Math.cos(lon),
                    c[1] + radius * Math.sin(lat) * Math.sin(lon),
                    c[2] + radius * Math.cos(lat)
                });
            }
        }
        for (int i = 0; i < bands; i++) {
            for (int j = 0; j < 2 * bands; j++) {
                int a = i * 2 * bands + j;
                int b = i * 2 * bands + (j + 1) % (2 * bands);
                corners.addAll(List.of(a, a + 2 * bands, b, b, a + 2 * bands, b + 2 * bands));
            }
        }
        return mesh(v, corners.stream().mapToInt(k -> k).toArray());
    }

    /// A torus about the vertical: `around` quads along the great circle of radius `great`, `across` along the
    /// small one.
    static TriangleMesh torus(double great, double small, int around, int across) {
        List<double[]> v = new ArrayList<>();
        List<Integer> corners = new ArrayList<>();
        for (int i = 0; i < around; i++) {
            double u = 2 * Math.PI * i / around;
            for (int j = 0; j < across; j++) {
                double w = 2 * Math.PI * j / across;
                double r = great + small * Math.cos(w);
                v.add(new double[] {r * Math.cos(u), r * Math.sin(u), small * Math.sin(w)});
                int a = i * across + j;
                int b = (i + 1) % around * across + j;
                int c = (i + 1) % around * across + (j + 1) % across;
                int d = i * across + (j + 1) % across;
                corners.addAll(List.of(a, b, c, a, c, d));
            }
        }
        return mesh(v, corners.stream().mapToInt(k -> k).toArray());
    }

    /// Binary STL, each corner a vertex of its own.
    static TriangleMesh stl(Path file) {
        try {
            ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            int n = in.getInt(80);
            double[] xyz = new double[9 * n];
            int[] corners = new int[3 * n];
            for (int t = 0; t < n; t++) {
                for (int c = 0; c < 9; c++) {
                    xyz[9 * t + c] = in.getFloat(84 + 50 * t + 12 + 4 * c);
                }
                for (int k = 0; k < 3; k++) {
                    corners[3 * t + k] = 3 * t + k;
                }
            }
            return new TriangleMesh("solid", xyz, corners);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Some triangles seen from the other side.
    static TriangleMesh turned(TriangleMesh mesh, java.util.function.IntPredicate which) {
        int[] corners = mesh.corners().clone();
        for (int t = 0; t < mesh.triangles(); t++) {
            if (which.test(t)) {
                int c = corners[3 * t];
                corners[3 * t] = corners[3 * t + 1];
                corners[3 * t + 1] = c;
            }
        }
        return new TriangleMesh(mesh.name(), mesh.xyz(), corners);
    }

    /// Without some triangles.
    static TriangleMesh without(TriangleMesh mesh, java.util.function.IntPredicate which) {
        int[] kept = java.util.stream.IntStream.range(0, mesh.triangles())
                .filter(which.negate())
                .flatMap(t -> java.util.stream.IntStream.of(
                        mesh.corners()[3 * t], mesh.corners()[3 * t + 1], mesh.corners()[3 * t + 2]))
                .toArray();
        return new TriangleMesh(mesh.name(), mesh.xyz(), kept);
    }

    /// Several meshes as one.
    static TriangleMesh joined(TriangleMesh... parts) {
        List<double[]> v = new ArrayList<>();
        List<Integer> corners = new ArrayList<>();
        for (TriangleMesh m : parts) {
            int first = v.size();
            for (int i = 0; i < m.vertices(); i++) {
                v.add(new double[] {m.xyz()[3 * i], m.xyz()[3 * i + 1], m.xyz()[3 * i + 2]});
            }
            for (int c : m.corners()) {
                corners.add(first + c);
            }
        }
        return mesh(v, corners.stream().mapToInt(k -> k).toArray());
    }

    /// The reference data's vein: VTK XML, Float32 points and Int64 triangles in zlib-compressed base64
    /// blocks.
    static TriangleMesh vtp(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            String data = text.substring(text.indexOf('_', text.indexOf("<AppendedData")) + 1);
            int polys = text.indexOf("<Polys>");
            ByteBuffer points = block(data, offset(text, "Name=\"Points\"", 0));
            ByteBuffer connectivity = block(data, offset(text, "Name=\"connectivity\"", polys));
            double[] xyz = new double[points.remaining() / 4];
            for (int i = 0; i < xyz.length; i++) {
                xyz[i] = points.getFloat();
            }
            int[] corners = new int[connectivity.remaining() / 8];
            for (int i = 0; i < corners.length; i++) {
                corners[i] = (int) connectivity.getLong();
            }
            return new TriangleMesh("vein", xyz, corners);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DataFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int offset(String text, String array, int after) {
        int at = text.indexOf("offset=\"", text.indexOf(array, after)) + 8;
        return Integer.parseInt(text.substring(at, text.indexOf('"', at)));
    }

    /// A header of UInt32 (blocks, size of a block, size of the last, compressed sizes), then the blocks.
    private static ByteBuffer block(String data, int offset) throws DataFormatException {
        ByteBuffer first = decode(data, offset, 4);
        int blocks = first.getInt();
        int headerBytes = 4 * (3 + blocks);
        ByteBuffer header = decode(data, offset, headerBytes);
        header.position(12);
        int compressed = 0;
        for (int b = 0; b < blocks; b++) {
            compressed += header.getInt();
        }
        header.position(12);
        byte[] body =
                decode(data, offset + (headerBytes + 2) / 3 * 4, compressed).array();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[65536];
        int at = 0;
        for (int b = 0; b < blocks; b++) {
            int size = header.getInt();
            Inflater inflater = new Inflater();
            inflater.setInput(body, at, size);
            while (!inflater.finished()) {
                out.write(buffer, 0, inflater.inflate(buffer));
            }
            inflater.end();
            at += size;
        }
        return ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer decode(String data, int offset, int bytes) {
        byte[] all = Base64.getDecoder().decode(data.substring(offset, offset + (bytes + 2) / 3 * 4));
        return ByteBuffer.wrap(java.util.Arrays.copyOf(all, bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
