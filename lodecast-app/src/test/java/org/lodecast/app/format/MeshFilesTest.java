package org.lodecast.app.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.InvalidInput;
import org.lodecast.Seed;
import org.lodecast.app.Anew;
import org.lodecast.app.Shared;
import org.lodecast.geology.Solid;
import org.lodecast.geology.TriangleMesh;

/// Surfaces in every dialect, whole and broken. The golden files hold one body: a pyramid of 500 m³ on a
/// floor of 10 m by 20 m, 7.5 m high: five corners, the floor a quad.
class MeshFilesTest {
    private static final List<String> GOLDEN = List.of(
            "ascii.vtp",
            "base64.vtp",
            "base64-zlib.vtp",
            "appended-raw.vtp",
            "appended-raw-zlib.vtp",
            "appended-base64.vtp",
            "appended-base64-zlib.vtp",
            "ascii.stl",
            "binary.stl",
            "quad.obj");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ascii.vtp",
                "base64.vtp",
                "base64-zlib.vtp",
                "appended-raw.vtp",
                "appended-raw-zlib.vtp",
                "appended-base64.vtp",
                "appended-base64-zlib.vtp"
            })
    void everyVtpDialectHoldsTheSameBody(String name) throws Exception {
        TriangleMesh m = MeshFiles.read(golden(name));
        pyramid(m, 567200.125, 3871400.0625, -2400.5, 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"ascii.stl,1e-3", "binary.stl,1e-3", "quad.obj,1e-9"})
    void stlAndObjHoldIt(String name, double tolerance) throws Exception {
        pyramid(MeshFiles.read(golden(name)), 1000, 2000, 300, tolerance);
    }

    static void pyramid(TriangleMesh m, double x, double y, double z, double tolerance) {
        assertThat(m.triangles()).isEqualTo(6);
        assertThat(m.vertices()).isEqualTo(5);
        assertThat(m.bounds()).containsExactly(new double[] {x, y, z, x + 10, y + 20, z + 7.5}, within(tolerance));
        assertThat(Solid.of(m).openEdges()).isZero();
        double volume = 0;
        for (int t = 0; t < m.triangles(); t++) {
            double[][] p = new double[3][3];
            for (int k = 0; k < 3; k++) {
                p[k] = new double[] {m.corner(t, k, 0) - x, m.corner(t, k, 1) - y, m.corner(t, k, 2) - z};
            }
            volume += (p[0][0] * (p[1][1] * p[2][2] - p[1][2] * p[2][1])
                            - p[0][1] * (p[1][0] * p[2][2] - p[1][2] * p[2][0])
                            + p[0][2] * (p[1][0] * p[2][1] - p[1][1] * p[2][0]))
                    / 6;
        }
        assertThat(Math.abs(volume)).isCloseTo(500, within(0.01));
    }

    @Test
    void objKeepsCentimetresAtUtmNorthings() throws Exception {
        TriangleMesh m = MeshFiles.read(
                write(
                        "utm.obj",
                        "# é\n  v 567200.123 3871400.456 12.5\nv 567210.123 3871400.456 12.5\nvt 0 0\nv\t567200.123 3871410.457 12.5\nf 1/1 2/1 -1/1\n"));
        assertThat(m.corner(0, 2, 1)).isEqualTo(3871410.457);
    }

    @Test
    void whatIsWrittenAsObjReadsBack() throws Exception {
        TriangleMesh m = new TriangleMesh(
                "vein", new double[] {3871400.123, 1, 2, 3, -4.5, 6, 7, 8, 9.001}, new int[] {0, 1, 2});
        Path file = folder.resolve("vein.obj");
        MeshFiles.writeObj(m, file);
        TriangleMesh back = MeshFiles.read(file);
        assertThat(back.name()).isEqualTo("vein");
        assertThat(back.xyz()).containsExactly(m.xyz());
        assertThat(back.corners()).containsExactly(0, 1, 2);
    }

    @Test
    void tsurfWithAtomsPropertiesAndDepths() throws Exception {
        TriangleMesh m = MeshFiles.read(write("f.ts", """
                GOCAD TSurf 1
                HEADER {
                name:fault
                }
                GOCAD_ORIGINAL_COORDINATE_SYSTEM
                ZPOSITIVE Depth
                END_ORIGINAL_COORDINATE_SYSTEM
                TFACE
                VRTX 1 0 0 100
                PVRTX 2 10 0 100 0.5
                VRTX 3 0 10 200
                ATOM 4 2
                TRGL 1 4 3
                END
                """));
        assertThat(m.triangles()).isEqualTo(1);
        assertThat(m.corner(0, 1, 0)).isEqualTo(10);
        assertThat(m.corner(0, 2, 2)).as("depth is down").isEqualTo(-200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x.foo | anything | .foo` is not read; expected .dxf, .obj, .ply, .stl, .ts, .vtk or .vtp",
                "noending | anything | is not read",
                "e.obj | '' | holds no triangle",
                "v.obj | 'v 1 2 3' | holds no triangle",
                "c.obj | 'v 1 2 3\nv 2 3 4\nv 3 4 6\nf 1 2 9' | names vertex 8",
                "n.obj | 'v 1 two 3\nv 2 3 4\nv 3 4 6\nf 1 2 3' | two",
                "s.obj | 'v 1 2\nv 2 3 4\nv 3 4 6\nf 1 2 3' | cannot be read",
                "nan.obj | 'v NaN 2 3\nv 2 3 4\nv 3 4 6\nf 1 2 3' | NaN",
                "e.stl | '' | neither a binary STL",
                "s.stl | 'solid x\nvertex 1 2' | `vertex 1 2`; expected vertex x y z",
                "t.stl | 'solid x\nvertex 1 2 3\nvertex 2 3 4' | 2 corners; expected three",
                "n.stl | 'solid x\nvertex 1 2 x' | x",
                "z.stl | 'solid x\nendsolid' | holds no triangle",
                "u.ts | 'VRTX 1 0 0 0\nTRGL 1 2 3' | vertex 2 is used before it is given",
                "n.ts | 'VRTX 1 0 zero 0' | `VRTX 1 0 zero 0`; expected VRTX ID X Y Z",
                "s.ts | 'VRTX 1 0' | `VRTX 1 0`; expected VRTX ID X Y Z",
                "e.ts | '' | holds no triangle",
                "x.vtp | '<html/>' | not a VTK XML PolyData file",
                "h.vtp | '<VTKFile type=\"PolyData\"' | cannot be read",
                "p.vtp | '<VTKFile type=\"PolyData\"><PolyData/></VTKFile>' | no section Points",
                "l.vtp | '<VTKFile type=\"PolyData\" compressor=\"vtkLZ4DataCompressor\"/>' | vtkLZ4DataCompressor"
            })
    void whatIsWrongIsSaid(String name, String text, String expected) throws Exception {
        InvalidInput thrown = catchThrowableOfType(InvalidInput.class, () -> MeshFiles.read(write(name, text)));
        assertThat(thrown).as(name).isNotNull();
        assertThat(thrown.findings()).singleElement().satisfies(f -> {
            assertThat(f.file()).isEqualTo(name);
            assertThat(f.message()).contains(expected);
        });
    }

    @Test
    void cornersOutOfRangeAreNoBugOfOurs() throws Exception {
        String text = Files.readString(golden("ascii.vtp")).replaceAll("(?s)(connectivity.*?>\\s*)0 ", "$177 ");
        InvalidInput thrown = catchThrowableOfType(InvalidInput.class, () -> MeshFiles.read(write("c.vtp", text)));
        assertThat(thrown).hasMessageContaining("vertex 77");
    }

    @Test
    void bytesThatAreNoTextAreNoBugOfOurs() throws Exception {
        Path file = folder.resolve("latin.obj");
        Files.write(file, "# Stra\u00dfe\nv 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(MeshFiles.read(file).triangles()).isEqualTo(1);
    }

    /// Whatever is cut off or overwritten, a file is either read or refused.
    @Test
    void brokenFilesNeverThrowAnythingElse() throws Exception {
        RandomGenerator random = new Seed(5).split("broken").generator();
        for (String name : GOLDEN) {
            byte[] whole = Files.readAllBytes(golden(name));
            for (int trial = 0; trial < 150; trial++) {
                byte[] broken = Arrays.copyOf(whole, trial % 3 == 0 ? random.nextInt(whole.length) : whole.length);
                for (int k = 0; broken.length > 0 && k <= trial % 5; k++) {
                    broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
                }
                Path file = folder.resolve("broken-" + name);
                Anew.write(file, broken);
                try {
                    MeshFiles.read(file);
                } catch (InvalidInput refused) {
                    assertThat(refused.findings()).isNotEmpty();
                } catch (RuntimeException | Error e) {
                    throw new AssertionError(name + ", trial " + trial, e);
                }
            }
        }
    }

    @Test
    void patternsNameFilesInTheirOrder() throws Exception {
        Path faults = Files.createDirectories(folder.resolve("my [old] data/faults"));
        Files.createDirectories(faults.resolve("deep"));
        Path project = Files.createDirectories(folder.resolve("my [old] data/project"));
        for (String n : List.of("b.obj", "a.obj", "c.stl", "deep/d.obj")) {
            Files.writeString(faults.resolve(n), "");
        }
        assertThat(names(faults.getParent(), "*.obj")).isNull();
        assertThat(names(faults, "*.obj")).containsExactly("a.obj", "b.obj");
        assertThat(names(faults.getParent(), "faults/?.{obj,stl}")).containsExactly("a.obj", "b.obj", "c.stl");
        assertThat(names(faults.getParent(), "faults/**.obj")).containsExactly("a.obj", "b.obj", "d.obj");
        assertThat(names(faults.getParent(), "fau*/a.obj")).containsExactly("a.obj");
        assertThat(names(project, "../faults/*.stl")).as("beside the project").containsExactly("c.stl");
        assertThat(names(project, "../faults/a.obj")).containsExactly("a.obj");
        Path plain = Files.createDirectories(folder.resolve("plain"));
        Files.writeString(plain.resolve("e.obj"), "");
        assertThat(names(project, plain + "/*.obj")).as("absolute").containsExactly("e.obj");
        for (String none : List.of("none.obj", "../none/*.obj", "*.ply", "../faults/[.obj", "../faults/{a.obj")) {
            assertThat(names(project, none)).as(none).isNull();
        }
    }

    /// Names of the files found, null if refused.
    private static List<String> names(Path from, String pattern) {
        try {
            return MeshFiles.expand(from, pattern).stream()
                    .map(p -> p.getFileName().toString())
                    .toList();
        } catch (InvalidInput e) {
            assertThat(e.findings().getFirst().check()).isEqualTo("file-missing");
            return null;
        }
    }

    @Test
    void theBabbittSolidHasSevenOpenEdges() {
        TriangleMesh m = MeshFiles.read(Shared.data("babbitt/Mpz.stl"));
        assertThat(m.triangles()).isEqualTo(63_749);
        assertThat(oddEdges(m)).isEqualTo(7);
    }

    @Test
    void theVeinOfTheDemoIsClosed() {
        TriangleMesh m = MeshFiles.read(Shared.data("pygslib_demo1/dom1.vtp"));
        assertThat(m.triangles()).isEqualTo(13_710);
        assertThat(m.vertices()).isEqualTo(6_856);
        assertThat(oddEdges(m))
                .as("VTK's own count: none of one triangle, two of four")
                .isEqualTo(2);
        assertThat(Solid.of(m).openEdges()).isZero();
    }

    /// Edges that do not have exactly two triangles, by the numbers of their corners: whether the reader
    /// joined equal corners, and only those.
    private static long oddEdges(TriangleMesh m) {
        java.util.Map<Long, Integer> edges = new java.util.HashMap<>();
        for (int t = 0; t < m.triangles(); t++) {
            for (int k = 0; k < 3; k++) {
                long a = m.corners()[3 * t + k];
                long b = m.corners()[3 * t + (k + 1) % 3];
                if (a != b) {
                    edges.merge(Math.min(a, b) << 32 | Math.max(a, b), 1, Integer::sum);
                }
            }
        }
        return edges.values().stream().filter(n -> n != 2).count();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BNRA-BMFZ-MULT-Black_Mountain_fault-CFM3_1000m.ts",
                "GVFA-WWFZ-EAST-Scodie_Lineament-CFM1.ts",
                "SNLV-MLRV-HLCR-Hilton_Creek-CFM7.ts"
            })
    void realFaultsHoldAllTheirTriangles(String name) throws Exception {
        Path file = Shared.data("fault_tsurf/" + name);
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        TriangleMesh m = MeshFiles.read(file);
        assertThat(m.triangles()).isPositive().isEqualTo((int)
                lines.stream().filter(l -> l.startsWith("TRGL")).count());
        assertThat(m.vertices()).isEqualTo((int)
                lines.stream().filter(l -> l.matches("P?VRTX .*")).count());
        assertThat(m.bounds()[1]).as("a UTM northing in California").isBetween(3.5e6, 4.7e6);
    }

    private Path golden(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = MeshFilesTest.class.getResourceAsStream("/golden/format/" + name)) {
            Files.write(file, Objects.requireNonNull(in, name).readAllBytes());
        }
        return file;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
