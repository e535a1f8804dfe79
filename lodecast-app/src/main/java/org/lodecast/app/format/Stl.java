package org.lodecast.app.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lodecast.geology.TriangleMesh;

/// STL, binary or ASCII. The format repeats each corner; equal ones become one vertex.
final class Stl {
    private static final int HEADER = 84;
    private static final int TRIANGLE = 50;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<double[]> vertices = new ArrayList<>();
    private final List<Integer> corners = new ArrayList<>();

    private Stl() {}

    static TriangleMesh read(Path path, String name) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        Stl stl = new Stl();
        // "solid" opens many binary files too: their length, which must fit the count, decides
        long count = bytes.length < HEADER
                ? -1
                : Integer.toUnsignedLong(
                        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(80));
        if (bytes.length == HEADER + TRIANGLE * count) {
            ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            for (int t = 0; t < count; t++) {
                for (int k = 0; k < 3; k++) {
                    int at = HEADER + TRIANGLE * t + 12 + 12 * k;
                    stl.corner(in.getFloat(at), in.getFloat(at + 4), in.getFloat(at + 8));
                }
            }
        } else {
            stl.ascii(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        double[] xyz = new double[3 * stl.vertices.size()];
        for (int v = 0; v < stl.vertices.size(); v++) {
            System.arraycopy(stl.vertices.get(v), 0, xyz, 3 * v, 3);
        }
        return new TriangleMesh(name, xyz, stl.corners.stream().mapToInt(i -> i).toArray());
    }

    private void ascii(String text) throws IOException {
        if (!text.stripLeading().startsWith("solid")) {
            throw new IOException("neither a binary STL of the length its count says nor an ASCII one");
        }
        int number = 0;
        for (String line : text.split("\n")) {
            number++;
            String l = line.strip();
            if (l.startsWith("vertex")) {
                String[] f = l.split("\\s+");
                if (f.length != 4) {
                    throw new IOException("line " + number + ": `" + l + "`; expected vertex x y z");
                }
                corner(Double.parseDouble(f[1]), Double.parseDouble(f[2]), Double.parseDouble(f[3]));
            }
        }
        if (corners.size() % 3 != 0) {
            throw new IOException(corners.size() + " corners; expected three a triangle");
        }
    }

    private void corner(double x, double y, double z) {
        corners.add(numbers.computeIfAbsent(x + " " + y + " " + z, k -> {
            vertices.add(new double[] {x, y, z});
            return vertices.size() - 1;
        }));
    }
}
