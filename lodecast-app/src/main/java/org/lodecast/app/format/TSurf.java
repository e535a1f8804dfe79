package org.lodecast.app.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lodecast.geology.TriangleMesh;

/// GOCAD TSurf: `VRTX`/`PVRTX id x y z`, `ATOM`/`PATOM id other`, `TRGL a b c`. With `ZPOSITIVE Depth`
/// elevations turn.
final class TSurf {
    private TSurf() {}

    static TriangleMesh read(Path path, String name) throws IOException {
        Map<Integer, Integer> numbers = new HashMap<>();
        List<double[]> vertices = new ArrayList<>();
        List<int[]> triangles = new ArrayList<>();
        boolean depth = false;
        int line = 0;
        for (String text : Files.readAllLines(path, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            line++;
            String[] f = text.strip().split("\\s+");
            try {
                switch (f[0]) {
                    case "VRTX", "PVRTX" -> {
                        numbers.put(Integer.parseInt(f[1]), vertices.size());
                        vertices.add(new double[] {
                            Double.parseDouble(f[2]), Double.parseDouble(f[3]), Double.parseDouble(f[4])
                        });
                    }
                    case "ATOM", "PATOM" -> numbers.put(Integer.parseInt(f[1]), number(numbers, f[2]));
                    case "TRGL" ->
                        triangles.add(new int[] {number(numbers, f[1]), number(numbers, f[2]), number(numbers, f[3])});
                    case "ZPOSITIVE" -> depth = f[1].equalsIgnoreCase("Depth");
                    default -> {}
                }
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new IOException("line " + line + ": `" + text.strip() + "`", e);
            }
        }
        double[] xyz = new double[3 * vertices.size()];
        for (int v = 0; v < vertices.size(); v++) {
            System.arraycopy(vertices.get(v), 0, xyz, 3 * v, 3);
            xyz[3 * v + 2] *= depth ? -1 : 1;
        }
        return new TriangleMesh(
                name,
                xyz,
                triangles.stream().flatMapToInt(java.util.Arrays::stream).toArray());
    }

    private static int number(Map<Integer, Integer> numbers, String id) throws IOException {
        Integer n = numbers.get(Integer.parseInt(id));
        if (n == null) {
            throw new IOException("vertex " + id + " is used before it is given");
        }
        return n;
    }
}
