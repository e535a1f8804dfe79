package org.lodecast.app.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.lodecast.geology.TriangleMesh;

/// GOCAD TSurf: `VRTX`/`PVRTX id x y z`, `ATOM`/`PATOM id other`, `TRGL a b c`. With `ZPOSITIVE Depth`
/// elevations turn. A file may hold several objects, each with vertex numbers and a direction of z of its own:
/// the TSurf among them make one surface, others (PLine, VSet, …) are passed over.
final class TSurf {
    private final MeshBuilder mesh = new MeshBuilder();
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private boolean depth;
    private boolean surface = true;

    private TSurf() {}

    static TriangleMesh read(Path path, String name) throws IOException {
        TSurf t = new TSurf();
        int line = 0;
        for (String text : Files.readAllLines(path, StandardCharsets.ISO_8859_1)) {
            line++;
            String[] f = text.strip().split("\\s+");
            try {
                t.take(f, line);
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new BadMesh(line, "`" + text.strip() + "`; expected " + form(f[0]));
            }
        }
        return t.mesh.mesh(name);
    }

    private void take(String[] f, int line) throws BadMesh {
        if (f[0].equals("GOCAD")) {
            surface = f[1].equalsIgnoreCase("TSurf");
            numbers.clear();
            depth = false;
        }
        if (!surface) {
            return;
        }
        switch (f[0]) {
            case "VRTX", "PVRTX" -> {
                double z = Double.parseDouble(f[4]);
                numbers.put(
                        Integer.parseInt(f[1]),
                        mesh.add(Double.parseDouble(f[2]), Double.parseDouble(f[3]), depth ? -z : z));
            }
            case "ATOM", "PATOM" -> numbers.put(Integer.parseInt(f[1]), number(f[2], line));
            case "TRGL" -> mesh.face(number(f[1], line), number(f[2], line), number(f[3], line));
            case "ZPOSITIVE" ->
                depth = switch (f[1].toLowerCase(Locale.ROOT)) {
                    case "depth" -> true;
                    case "elevation" -> false;
                    default -> throw new BadMesh(line, "ZPOSITIVE " + f[1] + "; expected Elevation or Depth");
                };
            default -> {}
        }
    }

    private static String form(String keyword) {
        return switch (keyword) {
            case "VRTX", "PVRTX" -> keyword + " ID X Y Z";
            case "ATOM", "PATOM" -> keyword + " ID ID";
            case "TRGL" -> "TRGL ID ID ID";
            case "ZPOSITIVE" -> "ZPOSITIVE Elevation or Depth";
            default -> "GOCAD and what kind of object";
        };
    }

    private int number(String id, int line) throws BadMesh {
        Integer n = numbers.get(Integer.parseInt(id));
        if (n == null) {
            throw new BadMesh(line, "vertex " + id + " is used before it is given");
        }
        return n;
    }
}
