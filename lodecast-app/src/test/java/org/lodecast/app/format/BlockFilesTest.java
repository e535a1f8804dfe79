package org.lodecast.app.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;

/// Block models as the next program reads them: VTK itself is asked what stands in an image.
class BlockFilesTest {
    /// Prints dimensions and, for each point asked, the cell that VTK finds there with its values.
    private static final String ASK = """
            import sys, vtk
            r = vtk.vtkXMLImageDataReader(); r.SetFileName(sys.argv[1]); r.Update()
            d = r.GetOutput(); a = d.GetCellData()
            print(d.GetNumberOfCells(), a.GetNumberOfArrays(), a.GetArray(0).GetName(), sep='|')
            for p in sys.argv[2:]:
                x = [float(v) for v in p.split(',')]
                c = d.FindCell(x, None, 0, 1e-9, vtk.reference(0), [0.0] * 3, [0.0] * 8)
                v = [repr(a.GetArray(k).GetValue(c)) for k in range(a.GetNumberOfArrays())] if c >= 0 else []
                print(c, *v, sep='|')
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(doubles = {0, 30, -75})
    void vtkFindsEachVoxelWhereItLies(double degrees) throws Exception {
        Python.demand("vtk", "python3-vtk9");
        Grid g = new Grid(567200.5, 3871400.25, -100, 10, 20, 5, 4, 3, 2, Math.toRadians(degrees));
        float[] index = new float[g.size()];
        float[] some = new float[g.size()];
        for (int v = 0; v < index.length; v++) {
            index[v] = v;
            some[v] = v % 5 == 0 ? Float.NaN : v / 8f;
        }
        BlockModel m = new BlockModel(g).put("Au <\"&> ppm", "ppm", index).put("some", "", some);
        Path file = folder.resolve("m.vti");
        VtkImage.write(m, List.of("Au <\"&> ppm", "some"), file);
        List<String> asked = new ArrayList<>(List.of(file.toString()));
        for (int v = 0; v < g.size(); v++) {
            asked.add(
                    String.format(Locale.ROOT, "%s,%s,%s", g.x(g.ix(v), g.iy(v)), g.y(g.ix(v), g.iy(v)), g.z(g.iz(v))));
        }
        List<String> said = Python.run(ASK, asked);
        assertThat(said.getFirst()).isEqualTo("24|2|Au <\"&> ppm");
        for (int v = 0; v < g.size(); v++) {
            assertThat(said.get(1 + v))
                    .isEqualTo(v + "|" + (float) v + "|" + (v % 5 == 0 ? "nan" : Float.toString(some[v])));
        }
    }

    @Test
    void imageBytesAreTheFloatsThemselves() throws Exception {
        float[] values = {1, Float.NaN, -2.5f, 4};
        BlockModel m = new BlockModel(Grid.of(0, 0, 0, 1, 1, 1, 2, 2, 1)).put("v", "", values);
        Path file = folder.resolve("m.vti");
        VtkImage.write(m, List.of("v"), file);
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).contains("WholeExtent=\"0 2 0 2 0 1\"");
        int at = text.indexOf('_', text.indexOf("AppendedData")) + 1;
        java.nio.ByteBuffer in = java.nio.ByteBuffer.wrap(bytes, at, 24).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        assertThat(in.getLong()).isEqualTo(16);
        for (float v : values) {
            assertThat(in.getInt()).isEqualTo(Float.floatToRawIntBits(v));
        }
    }

    @Test
    void csvHasARowAVoxelWithCentroidAndSize() throws Exception {
        Grid g = Grid.of(100.1, 200.2, -50, 10, 10, 2.5, 2, 1, 2);
        BlockModel m = new BlockModel(g)
                .put("Au", "g/t", new float[] {0.5f, 1e-7f, Float.NaN, 12345678f})
                .put("b", "", new float[] {1, 2, 3, 4});
        Path file = folder.resolve("m.csv");
        BlockCsv.write(m, List.of("Au", "b"), new int[] {0, 1, 2}, file);
        assertThat(Files.readString(file)).isEqualTo("""
                xc,yc,zc,dx,dy,dz,Au,b
                105.1,205.2,-48.75,10.0,10.0,2.5,0.5,1.0
                115.1,205.2,-48.75,10.0,10.0,2.5,1.0E-7,2.0
                105.1,205.2,-46.25,10.0,10.0,2.5,,3.0
                """);
    }
}
