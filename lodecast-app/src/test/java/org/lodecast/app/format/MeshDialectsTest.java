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
import org.lodecast.geology.TriangleMesh;

/// DXF, PLY, legacy VTK and the rarer forms of STL, TSurf and VTP. The golden files hold the pyramid of
/// {@link MeshFilesTest}, written by ezdxf, VTK and meshio.
class MeshDialectsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "faces.dxf",
                "polyface.dxf",
                "mesh.dxf",
                "meshio.ply",
                "ascii42.vtk",
                "binary42.vtk",
                "ascii51.vtk",
                "binary51.vtk",
                "grid-ascii.vtk",
                "grid-binary42.vtk",
                "strips.vtk",
                "meshio.vtk",
                "strips.vtp",
                "big.vtp"
            })
    void farFromTheOrigin(String name) throws Exception {
        MeshFilesTest.pyramid(MeshFiles.read(golden(name)), 567200.125, 3871400.0625, -2400.5, 1e-9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ascii.ply", "little.ply", "big.ply"})
    void plyOfFloats(String name) throws Exception {
        MeshFilesTest.pyramid(MeshFiles.read(golden(name)), 1000, 2000, 300, 1e-3);
    }

    @Test
    void polygonMeshOfADxf() throws Exception {
        TriangleMesh m = MeshFiles.read(golden("polymesh.dxf"));
        assertThat(m.vertices()).isEqualTo(12);
        assertThat(m.triangles()).isEqualTo(12);
        assertThat(m.bounds()).containsExactly(0, 0, 100, 30, 10, 100);
        assertThat(area(m)).isCloseTo(300, within(1e-9));
        // closed along its rows: three more quads from the last row to the first
        String closed = Files.readString(golden("polymesh.dxf"), StandardCharsets.ISO_8859_1)
                .replaceFirst("(POLYLINE(?s:.*?)\n *70\r?\n *)16", "$117");
        assertThat(MeshFiles.read(write("closed.dxf", closed)).triangles()).isEqualTo(16);
    }

    private static double area(TriangleMesh m) {
        double sum = 0;
        for (int t = 0; t < m.triangles(); t++) {
            sum += Math.abs((m.corner(t, 1, 0) - m.corner(t, 0, 0)) * (m.corner(t, 2, 1) - m.corner(t, 0, 1))
                            - (m.corner(t, 1, 1) - m.corner(t, 0, 1)) * (m.corner(t, 2, 0) - m.corner(t, 0, 0)))
                    / 2;
        }
        return sum;
    }

    private static final String FACE =
            "0\nSECTION\n2\nENTITIES\n0\n3DFACE\n8\nFAULT\n10\n1\n20\n2\n30\n3\n11\n4\n21\n5\n31\n6\n"
                    + "12\n7\n22\n8\n32\n10\n13\n7\n23\n8\n33\n10\n0\nENDSEC\n0\nEOF\n";

    /// Windows line ends, blanks before codes, comments, a fourth corner left out, no header, no end of file.
    @Test
    void dxfOfManyHands() throws Exception {
        for (String text : List.of(
                FACE,
                FACE.replace("\n", "\r\n"),
                FACE.replaceAll("(?m)^(\\d+)$", "   $1 "),
                "999\nmade by hand\n" + FACE.replace("11\n4\n", "999\nfour\n11\n4.0E+0\n"),
                FACE.replace("13\n7\n23\n8\n33\n10\n", ""),
                FACE.replace("0\nEOF\n", "\n\n"))) {
            TriangleMesh m = MeshFiles.read(write("hand.dxf", text));
            assertThat(m.name()).isEqualTo("hand");
            assertThat(m.triangles()).isEqualTo(1);
            assertThat(m.xyz()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 10);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"S_-10", "S_0", "S_50", "S_100", "S_150", "S_200", "S_210"})
    void outlinesAreNoSurface(String name) {
        Path file = Shared.data("pygslib_demo1/" + name + ".dxf");
        assertThat(catchThrowableOfType(InvalidInput.class, () -> MeshFiles.read(file)))
                .hasMessageContaining("holds no surface but ")
                .hasMessageContaining(" LWPOLYLINE; expected 3DFACE")
                .hasMessageContaining("Outlines on sections must be joined");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | e.dxf | '' | has no section ENTITIES",
                "1 | t.dxf | 'no DXF' | `no DXF`; expected a group code",
                "0 | b.dxf | 'AutoCAD Binary DXF' | expected an ASCII one",
                "5 | c.dxf | '0\nSECTION\n2\nENTITIES\n0\nLINE' | the file is cut off",
                "0 | l.dxf | '0\nSECTION\n2\nENTITIES\n0\nLINE\n0\nLINE\n0\nTEXT\n0\nENDSEC' | no surface but 2 LINE, 1 TEXT",
                "5 | f.dxf | '0\nSECTION\n2\nENTITIES\n0\n3DFACE\n10\n1\n0\nENDSEC' | a 3DFACE without the point of groups 10",
                "8 | n.dxf | '0\nSECTION\n2\nENTITIES\n0\n3DFACE\n10\none\n20\n1\n0\nENDSEC' | `one`; expected a number (group 10)",
                "5 | m.dxf | '0\nSECTION\n2\nENTITIES\n0\nMESH\n0\nENDSEC' | a MESH without group 92",
                "5 | p.dxf | '0\nSECTION\n2\nENTITIES\n0\nPOLYLINE\n70\n16\n71\n2\n72\n3\n0\nSEQEND\n0\nENDSEC' | 2 × 3 vertices has 0",
                "9 | v.dxf | '0\nSECTION\n2\nENTITIES\n0\nPOLYLINE\n70\n64\n0\nVERTEX\n70\n128\n71\n-7\n0\nSEQEND\n0\nENDSEC' | names vertex 7; there are 0",
                "1 | e.ply | '' | ends within its header",
                "1 | x.ply | 'plx\n' | does not begin with `ply`",
                "2 | f.ply | 'ply\nformat morse 1.0\nend_header\n' | format `morse`; expected ascii",
                "3 | c.ply | 'ply\nformat ascii 1.0\nelement vertex many\nend_header\n' | expected element NAME COUNT",
                "4 | p.ply | 'ply\nformat ascii 1.0\nelement vertex 1\nproperty quad x\nend_header\n' | expected property TYPE NAME",
                "7 | n.ply | 'ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nend_header\n\nx\n' | `x`; expected a number",
                "6 | s.ply | 'ply\nformat ascii 1.0\nelement vertex 2\nproperty float x\nend_header\n1' | it is cut off",
                "0 | u.ply | 'ply\nformat binary_little_endian 1.0\nelement vertex 2\nproperty float x\nend_header\n1' | it is cut off",
                "1 | e.vtk | '' | does not begin with `# vtk DataFile Version`",
                "3 | k.vtk | '# vtk DataFile Version 3.0\nt\nHEX\n' | `HEX`; expected ASCII or BINARY",
                "4 | g.vtk | '# vtk DataFile Version 3.0\nt\nASCII\nDATASET STRUCTURED_POINTS' | expected POLYDATA or UNSTRUCTURED_GRID",
                "5 | n.vtk | '# vtk DataFile Version 3.0\nt\nASCII\nDATASET POLYDATA\nPOINTS 1 float 1 two 3' | `two`; expected a number",
                "5 | s.vtk | '# vtk DataFile Version 3.0\nt\nASCII\nDATASET POLYDATA\nPOINTS 2 float 1 2 3' | it is cut off",
                "0 | l.vtk | '# vtk DataFile Version 3.0\nt\nASCII\nDATASET POLYDATA\nPOINTS 2 float 1 2 3 4 5 6\nLINES 1 3 2 0 1' | holds no triangle but {lines=1}",
                "0 | r.vtk | '# vtk DataFile Version 3.0\nt\nASCII\nDATASET POLYDATA\nPOINTS 1 float 1 2 3\nPOLYGONS 1 4 3 0 1 2' | names vertex 1 (from 0); there are 1",
                "8 | q.stl | 'solid x\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 1 1 0\nvertex 0 1 0\nendloop' | has not three corners",
                "2 | z.ts | 'GOCAD TSurf 1\nZPOSITIVE Up' | ZPOSITIVE Up; expected Elevation or Depth",
                "3 | n.ts | 'GOCAD TSurf 1\n\nVRTX 1 2 3' | `VRTX 1 2 3`; expected VRTX ID X Y Z"
            })
    void whatIsWrongIsSaidAndWhere(int line, String name, String text, String expected) throws Exception {
        InvalidInput thrown = catchThrowableOfType(InvalidInput.class, () -> MeshFiles.read(write(name, text)));
        assertThat(thrown).as(name).isNotNull();
        assertThat(thrown.findings()).singleElement().satisfies(f -> {
            assertThat(f.file()).isEqualTo(name);
            assertThat(f.message()).contains(expected);
            assertThat(f.line()).isEqualTo(line);
        });
    }

    /// Two faults in one file, one by elevations and one by depths, with the same vertex numbers, and a line
    /// between them.
    @Test
    void tsurfOfSeveralObjects() throws Exception {
        TriangleMesh m = MeshFiles.read(write("two.ts", """
                GOCAD TSurf 1
                HEADER {
                name:one
                }
                GOCAD_ORIGINAL_COORDINATE_SYSTEM
                ZPOSITIVE Depth
                END_ORIGINAL_COORDINATE_SYSTEM
                TFACE
                VRTX 1 0 0 100
                VRTX 2 10 0 100
                VRTX 3 0 10 200
                TRGL 1 2 3
                BSTONE 1
                BORDER 4 1 2
                END
                GOCAD PLine 1
                ILINE
                VRTX 1 900 900 900
                VRTX 2 900 900 901
                SEG 1 2
                END
                GOCAD TSurf 1
                TFACE
                PVRTX 1 50 0 -7 0.5 1.5
                PVRTX 2 60 0 -7 0.5 1.5
                TFACE
                PATOM 3 1
                VRTX 4 50 9 -8
                TRGL 3 2 4
                END
                """.replace("\n", "\r\n")));
        assertThat(m.triangles()).isEqualTo(2);
        assertThat(m.bounds()).containsExactly(0, 0, -200, 60, 10, -7);
        assertThat(m.corner(0, 2, 2)).isEqualTo(-200);
        assertThat(m.corner(1, 0, 0)).isEqualTo(50);
        assertThat(m.corner(1, 2, 2)).isEqualTo(-8);
    }

    @Test
    void stlOfSeveralSolidsInCapitals() throws Exception {
        String solid =
                "SOLID a\n FACET NORMAL 0 0 0\n  OUTER LOOP\n   VERTEX 0 0 0\n   VERTEX 1 0 0\n   VERTEX 0 1 %d\n"
                        + "  ENDLOOP\n ENDFACET\nENDSOLID a\n";
        TriangleMesh m = MeshFiles.read(write("two.stl", solid.formatted(1) + solid.formatted(2)));
        assertThat(m.triangles()).isEqualTo(2);
        assertThat(m.vertices()).isEqualTo(4);
    }

    /// Faces before vertices, strips, lists and numbers to skip, old Macintosh line ends.
    @Test
    void plyWithMuchElse() throws Exception {
        String header = "ply\nformat ascii 1.0\ncomment hello\nobj_info x\nelement face 1\n"
                + "property list uchar int vertex_index\nproperty list uchar float weights\nproperty uchar red\n"
                + "element vertex 6\nproperty double y\nproperty double x\nproperty float quality\nproperty double z\n"
                + "element tristrips 1\nproperty list int int vertex_indices\nelement camera 1\nproperty float a\nend_header\n";
        String body =
                "3 0 1 2 2 0.5 0.5 255\n0 0 9 0\n0 10 9 0\n10 0 9 0\n10 10 9 5\n20 0 9 1\n20 10 9 2\n8 1 2 3 4 -1 3 4 5\n1.5\n";
        TriangleMesh m = MeshFiles.read(write("much.ply", header + body));
        assertThat(m.corners()).containsExactly(0, 1, 2, 1, 2, 3, 3, 2, 4, 3, 4, 5);
        assertThat(Arrays.copyOfRange(m.xyz(), 9, 15)).containsExactly(10, 10, 5, 0, 20, 1);
        assertThat(MeshFiles.read(write("mac.ply", header.replace("\n", "\r") + body.replace("\n", "\r")))
                        .corners())
                .isEqualTo(m.corners());
    }

    /// An L of six corners, whose fan from the first corner would leave it, seen from either side.
    @Test
    void facesThatAreNotConvex() throws Exception {
        for (String order : List.of("0 1 2 3 4 5", "5 4 3 2 1 0", "1 2 3 4 5 0")) {
            TriangleMesh m = MeshFiles.read(write(
                    "l.ply",
                    "ply\nformat ascii 1.0\nelement vertex 6\nproperty float x\n"
                            + "property float y\nproperty float z\nelement face 1\nproperty list uchar int vertex_indices\n"
                            + "end_header\n3 1 0\n3 3 0\n0 3 0\n0 0 0\n1 0 0\n1 1 0\n6 " + order + "\n"));
            assertThat(m.triangles()).isEqualTo(4);
            assertThat(area(m)).isCloseTo(7, within(1e-6));
        }
    }

    @Test
    void unstructuredGridOfOtherCells() throws Exception {
        String head = "# vtk DataFile Version 3.0\nt\nASCII\nDATASET UNSTRUCTURED_GRID\n"
                + "FIELD FieldData 2\nTIME 1 1 double\n0.5\nnames 1 2 string\none word\ntwo\nPOINTS 5 float\n"
                + "0 0 0 1 0 0 0 1 0 1 1 0 0 0 1\nMETADATA\nINFORMATION 0\n\nCELLS 3 14\n4 0 1 2 3\n4 0 1 2 4\n3 0 1 2\n"
                + "CELL_TYPES 3\n";
        TriangleMesh m = MeshFiles.read(write("g.vtk", head + "8\n10\n5\nCELL_DATA 3\nwhat ever"));
        assertThat(m.triangles())
                .as("a pixel and a triangle; the tetrahedron is passed over")
                .isEqualTo(3);
        assertThat(area(m)).isCloseTo(1.5, within(1e-9));
        InvalidInput none = catchThrowableOfType(
                InvalidInput.class, () -> MeshFiles.read(write("h.vtk", head.replace("8\n", "10\n") + "10\n10\n10\n")));
        assertThat(none).hasMessageContaining("holds no triangle but {tetrahedra=3}; expected a surface");
    }

    @Test
    void vtpOfSeveralPieces() throws Exception {
        String piece =
                "<Piece NumberOfPoints=\"3\" NumberOfPolys=\"1\"><Points><DataArray type=\"Float64\" format=\"ascii\">"
                        + "0 0 %1$d 1 0 %1$d 0 1 %1$d</DataArray></Points><Polys><DataArray type=\"Int64\" Name=\"connectivity\""
                        + " format=\"ascii\">0 1 2</DataArray><DataArray type=\"Int64\" Name=\"offsets\" format=\"ascii\">3</DataArray>"
                        + "</Polys></Piece>";
        TriangleMesh m = MeshFiles.read(write(
                "two.vtp",
                "<VTKFile type=\"PolyData\"><PolyData>" + piece.formatted(1) + piece.formatted(2)
                        + "</PolyData></VTKFile>"));
        assertThat(m.corners()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(m.bounds()[5]).isEqualTo(2);
    }

    /// Whatever is cut off or overwritten, a file is either read or refused.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "faces.dxf",
                "polyface.dxf",
                "mesh.dxf",
                "polymesh.dxf",
                "ascii.ply",
                "little.ply",
                "big.ply",
                "meshio.ply",
                "ascii42.vtk",
                "binary42.vtk",
                "ascii51.vtk",
                "binary51.vtk",
                "grid-ascii.vtk",
                "grid-binary42.vtk",
                "strips.vtk",
                "meshio.vtk",
                "strips.vtp",
                "big.vtp"
            })
    void brokenFilesNeverThrowAnythingElse(String name) throws Exception {
        RandomGenerator random = new Seed(6).split(name).generator();
        byte[] whole = Files.readAllBytes(golden(name));
        Path file = folder.resolve("broken-" + name);
        int refusals = 0;
        for (int trial = 0; trial < 300; trial++) {
            byte[] broken = Arrays.copyOf(whole, trial % 3 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int k = 0; broken.length > 0 && k <= trial % 7; k++) {
                // anything at all, or another digit: so that numbers stay numbers
                int at = random.nextInt(broken.length);
                broken[at] = (byte) (trial % 2 == 0 ? random.nextInt(256) : '0' + random.nextInt(10));
            }
            Anew.write(file, broken);
            try {
                MeshFiles.read(file);
            } catch (InvalidInput refused) {
                assertThat(refused.findings()).isNotEmpty();
                refusals++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError(name + ", trial " + trial, e);
            }
        }
        assertThat(refusals).isPositive();
    }

    private Path golden(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = MeshDialectsTest.class.getResourceAsStream("/golden/format/" + name)) {
            Files.write(file, Objects.requireNonNull(in, name).readAllBytes());
        }
        return file;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
