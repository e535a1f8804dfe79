package org.lodecast.app.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.lodecast.geology.TriangleMesh;

/// STL, binary or ASCII. The format repeats each corner; equal ones become one vertex.
final class Stl {
    private static final int HEADER = 84;
    private static final int TRIANGLE = 50;

    private final MeshBuilder mesh = new MeshBuilder();
    private final int[] loop = new int[3];
    private int corners;

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
        return stl.mesh.mesh(name);
    }

    private void ascii(String text) throws BadMesh {
        if (!text.stripLeading().regionMatches(true, 0, "solid", 0, 5)) {
            throw new BadMesh(0, "neither a binary STL of the length its count says nor an ASCII one");
        }
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String[] f = line.strip().split("\\s+");
            switch (f[0].toLowerCase(Locale.ROOT)) {
                case "vertex" -> {
                    if (f.length != 4) {
                        throw new BadMesh(number, "`" + line.strip() + "`; expected vertex x y z");
                    }
                    try {
                        corner(Double.parseDouble(f[1]), Double.parseDouble(f[2]), Double.parseDouble(f[3]));
                    } catch (NumberFormatException e) {
                        throw new BadMesh(number, "`" + line.strip() + "`; expected vertex x y z");
                    }
                }
                case "endloop" -> {
                    if (corners % 3 != 0 || corners == 0) {
                        throw new BadMesh(number, "a loop that has not three corners; expected triangles");
                    }
                }
                default -> {}
            }
        }
        if (corners % 3 != 0) {
            throw new BadMesh(number, corners + " corners; expected three a triangle");
        }
    }

    private void corner(double x, double y, double z) {
        loop[corners++ % 3] = mesh.join(x, y, z);
        if (corners % 3 == 0) {
            mesh.face(loop[0], loop[1], loop[2]);
        }
    }
}
