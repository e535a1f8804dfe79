package org.lodecast.app.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Desurvey;
import org.lodecast.drill.Trace;

/// Holes as DXF and as CSV.
class HoleTextTest {
    /// Asks ezdxf what stands in the file and whether its audit finds faults.
    private static final String ASK = """
            import sys, ezdxf
            from ezdxf.lldxf.encoding import decode_dxf_unicode
            d = ezdxf.readfile(sys.argv[1]); a = d.audit()
            print(d.dxfversion, len(a.errors), len(a.fixes), sep='|')
            for e in d.modelspace():
                layer = d.layers.get(e.dxf.layer).dxf.name
                if e.dxftype() == 'POLYLINE':
                    print(layer, e.is_3d_polyline, e.is_closed, sep='|')
                    print(*['%r,%r,%r' % tuple(v.dxf.location) for v in e.vertices], sep='|')
                else:
                    print(layer, e.dxftype(), decode_dxf_unicode(e.dxf.text), '%r,%r,%r' % tuple(e.dxf.insert), sep='|')
            """;

    @TempDir
    Path folder;

    /// By the group codes of the format's reference; places by hand: the first hole goes straight down, the second
    /// one is a quarter of a circle of radius 20 m / (π/2) that turns from plumb to due north.
    @Test
    void dxfOfTwoHoles() throws Exception {
        double radius = 20 / (Math.PI / 2);
        assertThat(Math.round(1000 * radius)).isEqualTo(12732);
        Trace quarter = Desurvey.MINIMUM_CURVATURE.trace(
                new Collar("B 2", 10, 20, 30, 20, 3),
                List.of(
                        new org.lodecast.drill.Station("B 2", 0, 0, -Math.PI / 2, 0),
                        new org.lodecast.drill.Station("B 2", 20, 0, 0, 0)),
                20);
        Path file = folder.resolve("h.dxf");
        HoleDxf.write(
                List.of(
                        Desurvey.MINIMUM_CURVATURE.trace(
                                new Collar("a-1", 567200.5, 12345678.25, -0.0004, 8, 2), List.of(), 8),
                        quarter),
                file);
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        StringBuilder groups = new StringBuilder();
        for (int i = 0; i < lines.size(); i += 2) {
            String code = lines.get(i);
            groups.append(code.equals("0") || code.equals("999") ? "\n" : " ")
                    .append(code)
                    .append('=')
                    .append(lines.get(i + 1));
        }
        assertThat(groups.toString().strip()).isEqualTo("""
                999=coordinates in metres
                0=SECTION 2=HEADER 9=$ACADVER 1=AC1009
                0=ENDSEC
                0=SECTION 2=TABLES
                0=TABLE 2=LTYPE 70=1
                0=LTYPE 2=CONTINUOUS 70=0 3=Solid line 72=65 73=0 40=0
                0=ENDTAB
                0=TABLE 2=LAYER 70=3
                0=LAYER 2=0 70=0 62=7 6=CONTINUOUS
                0=LAYER 2=A-1 70=0 62=7 6=CONTINUOUS
                0=LAYER 2=B_2 70=0 62=7 6=CONTINUOUS
                0=ENDTAB
                0=ENDSEC
                0=SECTION 2=ENTITIES
                0=POLYLINE 8=A-1 66=1 70=8 10=0 20=0 30=0
                0=VERTEX 8=A-1 10=567200.5 20=12345678.25 30=0 70=32
                0=VERTEX 8=A-1 10=567200.5 20=12345678.25 30=-8 70=32
                0=SEQEND 8=A-1
                0=TEXT 8=A-1 10=567200.5 20=12345678.25 30=0 40=3 1=a-1
                0=POLYLINE 8=B_2 66=1 70=8 10=0 20=0 30=0
                0=VERTEX 8=B_2 10=10 20=20 30=30 70=32
                0=VERTEX 8=B_2 10=10 20=23.729 30=20.997 70=32
                0=VERTEX 8=B_2 10=10 20=32.732 30=17.268 70=32
                0=SEQEND 8=B_2
                0=TEXT 8=B_2 10=10 20=20 30=30 40=3 1=B 2
                0=ENDSEC
                0=EOF""");
    }

    @Test
    void ezdxfFindsTheHolesAndNoFault() throws Exception {
        Python.demand("ezdxf", "python3-ezdxf");
        Path file = folder.resolve("h.dxf");
        HoleDxf.write(TwoHoles.TRACES, file);
        List<String> said = Python.run(ASK, List.of(file.toString()));
        assertThat(said.get(0)).isEqualTo("AC1009|0|0");
        assertThat(said.get(1)).isEqualTo("DDH-1|True|False");
        assertThat(said.get(2))
                .isEqualTo(String.join(
                        "|",
                        "567200.5,12345678.25,100.0",
                        "567200.5,12345678.25,90.0",
                        "567200.5,12345678.25,80.0",
                        "567200.5,12345678.25,76.0"));
        assertThat(said.get(3)).isEqualTo("DDH-1|TEXT|ddh-1|567200.5,12345678.25,100.0");
        assertThat(said.get(4)).isEqualTo("E_2_____|True|False");
        String[] bent = said.get(5).split("\\|");
        double[] depths = {0, 10, 20, 30, 35};
        assertThat(bent).hasSize(depths.length);
        for (int i = 0; i < depths.length; i++) {
            String[] p = bent[i].split(",");
            double[] at = TwoHoles.TRACES.get(1).at(depths[i]);
            for (int axis = 0; axis < 3; axis++) {
                assertThat(Double.parseDouble(p[axis])).isCloseTo(at[axis], within(5.1e-4));
            }
        }
        assertThat(said.get(6)).startsWith("E_2_____|TEXT|" + TwoHoles.BENT + "|567300.0,");
        assertThat(said).hasSize(7);
    }

    @Test
    void aHoleWithoutLengthHasOnlyItsName() throws Exception {
        Path file = folder.resolve("h.dxf");
        HoleDxf.write(List.of(Desurvey.TANGENTIAL.trace(new Collar("^%%d\n", 1, 2, 3, 0, 0), List.of(), 0)), file);
        assertThat(Files.readString(file)).doesNotContain("POLYLINE").contains("TEXT\n", "\n^ %%%%%%d \n");
    }

    @Test
    void csvOfTwoHoles() throws Exception {
        Path file = folder.resolve("h.csv");
        Trace quoted = Desurvey.MINIMUM_CURVATURE.trace(
                new Collar("C,\"3\"", 1, 2, 3, 12.5, 4),
                List.of(
                        new org.lodecast.drill.Station("", 0, Math.toRadians(359.99999), Math.toRadians(-30), 0),
                        new org.lodecast.drill.Station("", 11.5, Math.toRadians(270), 0, 0)),
                12.5);
        HoleCsv.write(List.of(TwoHoles.TRACES.get(0), quoted), file);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.subList(0, 6))
                .containsExactly(
                        "hole,depth,x,y,z,azimuth,dip",
                        "ddh-1,0,567200.5,12345678.25,100,0,-90",
                        "ddh-1,10,567200.5,12345678.25,90,0,-90",
                        "ddh-1,20,567200.5,12345678.25,80,0,-90",
                        "ddh-1,24,567200.5,12345678.25,76,0,-90",
                        "\"C,\"\"3\"\"\",0,1,2,3,0,-30");
        assertThat(lines.get(7)).startsWith("\"C,\"\"3\"\"\",11.5,").endsWith(",270,0");
        assertThat(lines.get(8)).startsWith("\"C,\"\"3\"\"\",12.5,").endsWith(",270,0");
        assertThat(lines).hasSize(9);
    }

    @Test
    void layerNamesAreLegalAndNoneIsGivenTwice() {
        LayerNames names = new LayerNames();
        assertThat(names.legal("dh 1")).isEqualTo("DH_1");
        assertThat(names.legal("DH-1")).isEqualTo("DH-1");
        assertThat(names.legal("DH_1")).isEqualTo("DH_1_1");
        assertThat(names.legal("DH/1")).isEqualTo("DH_1_2");
        assertThat(names.legal("dh_1_1")).isEqualTo("DH_1_1_1");
        assertThat(names.legal("0")).as("the layer of everything else").isEqualTo("0_1");
        assertThat(names.legal("")).isEqualTo("_");
        assertThat(names.legal("Ängström$ß")).isEqualTo("ANGSTROM$SS");
        String longName = "x".repeat(40);
        assertThat(names.legal(longName)).isEqualTo("X".repeat(31));
        assertThat(names.legal(longName)).isEqualTo("X".repeat(29) + "_1");
        assertThat(names.legal(longName + "y")).isEqualTo("X".repeat(29) + "_2");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3, 0",
        "-0.0004, 3, 0",
        "-0.0006, 3, -0.001",
        "12345678.25, 3, 12345678.25",
        "-1.05, 1, -1",
        "0.1, 3, 0.1",
        "99.9996, 3, 100",
        "1e11, 6, 100000000000",
        "7.000001, 6, 7.000001",
        "2.5, 0, 2"
    })
    void numbersAreShortAndWithoutPowersOfTen(double v, int decimals, String text) {
        assertThat(Decimals.of(v, decimals)).isEqualTo(text);
    }

    @Test
    void whatIsNoNumberIsNotWritten() {
        for (double v : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1e300}) {
            assertThatThrownBy(() -> Decimals.of(v, 3)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
