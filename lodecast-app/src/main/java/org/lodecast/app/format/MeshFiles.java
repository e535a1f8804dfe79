package org.lodecast.app.format;

import de.javagl.obj.Obj;
import de.javagl.obj.ObjReader;
import de.javagl.obj.ObjUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.lodecast.InvalidInput;
import org.lodecast.geology.TriangleMesh;

/// Reads triangulated surfaces by the ending of their name: `.dxf` (ASCII), `.obj`, `.ply`, `.stl` (ASCII and
/// binary), `.ts` (GOCAD TSurf), `.vtk` (legacy), `.vtp`.
public final class MeshFiles {
    /// The endings, for people.
    public static final String ENDINGS = ".dxf, .obj, .ply, .stl, .ts, .vtk or .vtp";

    /// Folders without wildcards, then the rest.
    private static final Pattern WILD = Pattern.compile("((?:[^*?\\[{]*/)?)([^/]*[*?\\[{].*)");

    private MeshFiles() {}

    /// Files that a pattern such as `faults/*.obj` names, in the order of their names.
    ///
    /// @throws InvalidInput if it names none
    public static List<Path> expand(Path folder, String pattern) {
        Matcher wild = WILD.matcher(pattern);
        if (!wild.matches()) {
            Path plain = folder.resolve(pattern).normalize();
            if (!Files.isRegularFile(plain)) {
                throw InvalidInput.at("file-missing", plain.toString(), 0, "no such file");
            }
            return List.of(plain);
        }
        // only the part with wildcards is matched as a pattern: folders may be called what they like, and ..
        Path base = folder.resolve(wild.group(1)).toAbsolutePath().normalize();
        if (!Files.isDirectory(base)) {
            throw InvalidInput.at("file-missing", pattern, 0, "no folder " + base);
        }
        PathMatcher matcher;
        try {
            matcher = FileSystems.getDefault().getPathMatcher("glob:" + wild.group(2));
        } catch (PatternSyntaxException e) {
            throw InvalidInput.at("file-missing", pattern, 0, "cannot be read as a pattern: " + e.getDescription());
        }
        try (Stream<Path> walk = Files.walk(base)) {
            List<Path> found = walk.filter(Files::isRegularFile)
                    .filter(p -> matcher.matches(base.relativize(p)))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw InvalidInput.at("file-missing", pattern, 0, "the pattern matches no file");
            }
            return found;
        } catch (IOException | UncheckedIOException e) {
            throw InvalidInput.at("file-unreadable", pattern, 0, "cannot be listed: " + e.getMessage());
        }
    }

    /// @throws InvalidInput if the file cannot be read as what its name says
    public static TriangleMesh read(Path path) {
        String file = path.getFileName().toString();
        String name = file.replaceAll("\\.[^.]*$", "");
        String ending = file.substring(name.length()).toLowerCase(Locale.ROOT);
        try {
            TriangleMesh mesh = switch (ending) {
                case ".dxf" -> Dxf.read(path, name);
                case ".obj" -> obj(path, name);
                case ".ply" -> Ply.read(path, name);
                case ".stl" -> Stl.read(path, name);
                case ".ts" -> TSurf.read(path, name);
                case ".vtk" -> VtkLegacy.read(path, name);
                case ".vtp" -> Vtp.read(path, name);
                default ->
                    throw InvalidInput.at(
                            "surface-format", file, 0, "`" + ending + "` is not read; expected " + ENDINGS);
            };
            if (mesh.triangles() == 0) {
                throw InvalidInput.at("surface-empty", file, 0, "holds no triangle");
            }
            for (double c : mesh.xyz()) {
                if (!Double.isFinite(c)) {
                    throw InvalidInput.at("surface-number", file, 0, "holds the coordinate " + c);
                }
            }
            for (int c : mesh.corners()) {
                if (c < 0 || c >= mesh.vertices()) {
                    throw InvalidInput.at(
                            "surface-corner",
                            file,
                            0,
                            "a triangle names vertex " + c + " (from 0); there are " + mesh.vertices());
                }
            }
            return mesh;
        } catch (BadMesh e) {
            throw InvalidInput.at(
                    "surface-unreadable", file, e.line(), "cannot be read as " + ending + ": " + e.getMessage());
        } catch (IOException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | NegativeArraySizeException e) { // sizes that a broken file states
            throw InvalidInput.at("surface-unreadable", file, 0, "cannot be read as " + ending + ": " + e.getMessage());
        }
    }

    private static TriangleMesh obj(Path path, String name) throws IOException {
        Obj obj;
        try (InputStream in = Files.newInputStream(path)) {
            obj = ObjUtils.triangulate(ObjReader.read(in));
        } catch (RuntimeException e) { // the library throws of several kinds at what is no OBJ
            throw new IOException(e.getMessage(), e);
        }
        // the library keeps floats, which is 0.1 to 0.5 m at UTM northings: vertices are read again in full
        List<double[]> vertices = new ArrayList<>();
        try (Stream<String> lines = Files.lines(path, StandardCharsets.ISO_8859_1)) {
            lines.map(String::strip)
                    .filter(l -> l.startsWith("v ") || l.startsWith("v\t"))
                    .forEach(l -> {
                        String[] f = l.split("\\s+");
                        vertices.add(new double[] {
                            Double.parseDouble(f[1]), Double.parseDouble(f[2]), Double.parseDouble(f[3])
                        });
                    });
        }
        double[] xyz = new double[3 * vertices.size()];
        for (int v = 0; v < vertices.size(); v++) {
            System.arraycopy(vertices.get(v), 0, xyz, 3 * v, 3);
        }
        int[] corners = new int[3 * obj.getNumFaces()];
        for (int t = 0; t < obj.getNumFaces(); t++) {
            for (int k = 0; k < 3; k++) {
                corners[3 * t + k] = obj.getFace(t).getVertexIndex(k);
            }
        }
        return new TriangleMesh(name, xyz, corners);
    }

    /// Writes an OBJ with millimetres.
    public static void writeObj(TriangleMesh mesh, Path path) throws IOException {
        StringBuilder text = new StringBuilder("o ").append(mesh.name()).append('\n');
        for (int v = 0; v < mesh.vertices(); v++) {
            text.append(String.format(
                    Locale.ROOT,
                    "v %.3f %.3f %.3f%n",
                    mesh.xyz()[3 * v],
                    mesh.xyz()[3 * v + 1],
                    mesh.xyz()[3 * v + 2]));
        }
        for (int t = 0; t < mesh.triangles(); t++) {
            text.append("f ")
                    .append(mesh.corners()[3 * t] + 1)
                    .append(' ')
                    .append(mesh.corners()[3 * t + 1] + 1)
                    .append(' ')
                    .append(mesh.corners()[3 * t + 2] + 1)
                    .append('\n');
        }
        Files.writeString(path, text.toString().replace("\r\n", "\n"));
    }
}
