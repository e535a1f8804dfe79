package org.lodecast.app.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Trace;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Holes as VTK lines: their pieces, the file's form, and what VTK itself finds in it.
class HoleVtpTest {
    private static final String ASK = """
            import sys, vtk
            r = vtk.vtkXMLPolyDataReader(); r.SetFileName(sys.argv[1]); r.Update()
            d = r.GetOutput(); a = d.GetCellData(); depth = d.GetPointData().GetArray('depth')
            print(d.GetNumberOfPoints(), d.GetNumberOfCells(), d.GetNumberOfLines(), sep='|')
            for k in range(a.GetNumberOfArrays()):
                n = a.GetAbstractArray(k)
                u = n.GetInformation().Get(vtk.vtkDataArray.UNITS_LABEL()) if n.IsA('vtkDataArray') else None
                print(n.GetName(), u, sep='|')
            for c in range(d.GetNumberOfCells()):
                v = [a.GetAbstractArray(k).GetValue(c) for k in range(a.GetNumberOfArrays())]
                print(*[x if isinstance(x, str) else '%.6g' % x for x in v], sep='|')
                p = d.GetCell(c).GetPointIds(); p = [p.GetId(i) for i in range(p.GetNumberOfIds())]
                print(*['%r,%r,%r,%r' % (depth.GetValue(i), *d.GetPoint(i)) for i in p], sep='|')
            """;

    @TempDir
    Path folder;

    private Path written(List<String> columns) throws Exception {
        Path file = folder.resolve("holes.vtp");
        HoleVtp.write(TwoHoles.TRACES, TwoHoles.COMPOSITES, columns, file);
        return file;
    }

    @Test
    void linesAreCompositesAndTheStretchesBetween() {
        HoleLines l = HoleLines.of(TwoHoles.TRACES, TwoHoles.COMPOSITES);
        assertThat(l.row()).containsExactly(-1, 0, 1, -1, 2, -1);
        assertThat(l.hole()).containsExactly(0, 0, 0, 0, 0, 1);
        assertThat(l.from()).containsExactly(0, 3, 5, 17, 20, 0);
        assertThat(l.to()).containsExactly(3, 5, 17, 20, 24, 35);
        // the point at 20 m, where a trace is drawn too, stands once
        assertThat(l.depth()).containsExactly(0, 3, 5, 10, 17, 20, 24, 0, 10, 20, 30, 35);
        assertThat(l.first()).containsExactly(0, 1, 2, 4, 5, 7);
        assertThat(l.last()).containsExactly(1, 2, 4, 5, 6, 11);
        assertThat(l.corners()).isEqualTo(2 + 2 + 3 + 2 + 2 + 5);
        for (int p = 0; p < l.depth().length; p++) {
            double[] at = TwoHoles.TRACES.get(p < 7 ? 0 : 1).at(l.depth()[p]);
            assertThat(new double[] {l.xyz()[3 * p], l.xyz()[3 * p + 1], l.xyz()[3 * p + 2]})
                    .containsExactly(at);
        }
    }

    @Test
    void compositesThatOverlapOrGoBelowTheEndAreDrawnWhole() {
        double[] none = new double[3];
        Composites c = new Composites(
                new String[] {"ddh-1", "ddh-1", "ddh-1"},
                new double[] {0, 4, 20},
                new double[] {8, 6, 30},
                none,
                none,
                none,
                List.of());
        HoleLines l = HoleLines.of(TwoHoles.TRACES.subList(0, 1), c);
        assertThat(l.row()).containsExactly(0, 1, -1, 2);
        assertThat(l.from()).containsExactly(0, 4, 8, 20);
        assertThat(l.to()).containsExactly(8, 6, 20, 30);
        assertThat(l.depth()).containsExactly(0, 8, 4, 6, 8, 10, 20, 24, 30);
    }

    @Test
    void rowsOfAHoleMustStandTogether() {
        double[] none = new double[3];
        Composites c = new Composites(new String[] {"a", "b", "a"}, none, none, none, none, none, List.of());
        assertThatThrownBy(() -> HoleLines.of(TwoHoles.TRACES, c)).hasMessageContaining("hole a do not stand together");
    }

    @Test
    void everythingThatCompositesKnowCanBeChosen() {
        assertThat(HoleVtp.columns(TwoHoles.COMPOSITES))
                .containsExactly("Au <ppm>", "Cu", "domain", "sampled", "weight");
        assertThat(HoleVtp.columns(new Composites(
                        new String[0],
                        new double[0],
                        new double[0],
                        new double[0],
                        new double[0],
                        new double[0],
                        List.of())))
                .containsExactly("sampled", "weight");
    }

    /// The head is XML once the raw bytes are cut off; each offset leads to an array of the size that it must have.
    @Test
    void headIsXmlAndOffsetsLeadToTheArrays() throws Exception {
        byte[] bytes = Files.readAllBytes(written(List.of("Cu")));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("<AppendedData");
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        (text.substring(0, end) + "</VTKFile>").getBytes(StandardCharsets.ISO_8859_1)));
        Element piece = (Element) xml.getElementsByTagName("Piece").item(0);
        assertThat(piece.getAttribute("NumberOfPoints")).isEqualTo("12");
        assertThat(piece.getAttribute("NumberOfLines")).isEqualTo("6");
        int data = text.indexOf('_', end) + 1;
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        NodeList all = piece.getElementsByTagName("*");
        int arrays = 0;
        long next = 0;
        for (int i = 0; i < all.getLength(); i++) {
            Element e = (Element) all.item(i);
            if (!e.getTagName().endsWith("Array")) {
                continue;
            }
            arrays++;
            assertThat(Long.parseLong(e.getAttribute("offset"))).isEqualTo(next);
            int at = data + (int) next;
            long size = in.getLong(at);
            next += 8 + size;
            switch (e.getAttribute("Name")) {
                case "Points" -> assertThat(size).isEqualTo(12 * 3 * 8);
                case "hole" ->
                    assertThat(new String(bytes, at + 8, (int) size, StandardCharsets.UTF_8))
                            .isEqualTo("ddh-1\0".repeat(5) + TwoHoles.BENT + "\0");
                case "Cu" -> {
                    assertThat(e.getAttribute("type")).isEqualTo("Float32");
                    assertThat(in.getFloat(at + 8)).isNaN();
                    assertThat(in.getFloat(at + 12)).isEqualTo(0.1f);
                }
                default -> assertThat(size).isPositive();
            }
        }
        assertThat(arrays).isEqualTo(1 + 5 + 1 + 2);
        assertThat(text.substring(data + (int) next)).isEqualTo("\n  </AppendedData>\n</VTKFile>\n");
    }

    @Test
    void vtkFindsLinesValuesAndPlaces() throws Exception {
        Python.demand("vtk", "python3-vtk9");
        Path file = written(HoleVtp.columns(TwoHoles.COMPOSITES));
        List<String> said = Python.run(ASK, List.of(file.toString()));
        assertThat(said.getFirst()).isEqualTo("12|6|6");
        assertThat(said.subList(1, 10))
                .containsExactly(
                        "hole|None",
                        "hole_index|None",
                        "from|m",
                        "to|m",
                        "Au <ppm>|g/t",
                        "Cu|%",
                        "domain|None",
                        "sampled|m",
                        "weight|None");
        assertThat(List.of(said.get(10), said.get(12), said.get(14), said.get(16), said.get(18), said.get(20)))
                .containsExactly(
                        "ddh-1|0|0|3|nan|nan||0|nan",
                        "ddh-1|0|3|5|1.5|0.1|A&B|2|1",
                        "ddh-1|0|5|17|nan|0.2||6|0.5",
                        "ddh-1|0|17|20|nan|nan||0|nan",
                        "ddh-1|0|20|24|0.25|0.3|ö|4|1.5",
                        TwoHoles.BENT + "|1|0|35|nan|nan||0|nan");
        assertPoints(said.get(15), TwoHoles.TRACES.get(0), 5, 10, 17);
        assertPoints(said.get(21), TwoHoles.TRACES.get(1), 0, 10, 20, 30, 35);
    }

    private static void assertPoints(String said, Trace trace, double... depths) {
        String[] points = said.split("\\|");
        assertThat(points).hasSize(depths.length);
        for (int i = 0; i < depths.length; i++) {
            double[] at = trace.at(depths[i]);
            String[] p = points[i].split(",");
            assertThat(Double.parseDouble(p[0])).isEqualTo(depths[i]);
            for (int axis = 0; axis < 3; axis++) {
                assertThat(Double.parseDouble(p[1 + axis]))
                        .as(String.format(Locale.ROOT, "%.0f m", depths[i]))
                        .isCloseTo(at[axis], within(1e-9));
            }
        }
    }
}
