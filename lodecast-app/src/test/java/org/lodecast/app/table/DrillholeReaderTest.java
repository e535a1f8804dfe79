package org.lodecast.app.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.Finding;
import org.lodecast.app.project.Project;
import org.lodecast.drill.Variable;

/// Tables into metres and radians.
class DrillholeReaderTest {
    private static final double FOOT = 0.3048;

    @TempDir
    Path folder;

    private DrillholeReader reader;

    @Test
    void feetBecomeMetresInEveryTable() throws Exception {
        DrillholeReader.Tables t = read(
                "ft",
                "auto",
                "BHID,XCOLLAR,YCOLLAR,ZCOLLAR,DEPTH\nA,1000,2000,300,500\n",
                "BHID,AT,AZ,DIP\nA,100,90,-60\n",
                "BHID,FROM,TO,CU_pct\nA,10,20,0.5\n");
        assertThat(t.collars().getFirst().x()).isCloseTo(1000 * FOOT, within(1e-12));
        assertThat(t.collars().getFirst().z()).isCloseTo(300 * FOOT, within(1e-12));
        assertThat(t.collars().getFirst().length()).isCloseTo(500 * FOOT, within(1e-12));
        assertThat(t.stations().getFirst().depth()).isCloseTo(100 * FOOT, within(1e-12));
        assertThat(t.stations().getFirst().azimuth()).isCloseTo(Math.PI / 2, within(1e-15));
        assertThat(t.assays().from()[0]).isCloseTo(10 * FOOT, within(1e-12));
        Variable cu = t.assays().variables().getFirst();
        assertThat(cu.name()).isEqualTo("Cu");
        assertThat(cu.unit()).isEqualTo("%");
        assertThat(cu.values()).as("grades have no length in them").containsExactly(0.5);
    }

    @Test
    void decimalCommasWhereSemicolonsSeparate() throws Exception {
        DrillholeReader.Tables t = read(
                "m",
                "auto",
                "ID;X;Y;Z\nA;1000,5;2000,25;300\n",
                "ID;AT;AZ;DIP\nA;0;90,5;-60,25\n",
                "ID;FROM;TO;Au_gpt\nA;0;1,5;0,35\nA;1,5;3;<0,02\n");
        assertThat(errors()).isEmpty();
        assertThat(t.collars().getFirst().x()).isEqualTo(1000.5);
        assertThat(Math.toDegrees(t.stations().getFirst().dip())).isCloseTo(-60.25, within(1e-12));
        assertThat(t.assays().to()).containsExactly(1.5, 3);
        assertThat(t.assays().variables().getFirst().values()).containsExactly(0.35, 0.01);
    }

    @Test
    void dipTurnsByMajorityAndSaysSo() throws Exception {
        String collars = "ID,X,Y,Z\nA,0,0,0\n";
        String assays = "ID,FROM,TO,Au_gpt\nA,0,1,1\n";
        DrillholeReader.Tables down =
                read("m", "auto", collars, "ID,AT,AZ,DIP\nA,0,0,60\nA,10,0,61\nA,20,0,-5\n", assays);
        assertThat(down.stations())
                .extracting(s -> Math.round(Math.toDegrees(s.dip())))
                .containsExactly(-60L, -61L, 5L);
        assertThat(reader.findings())
                .filteredOn(f -> f.check().equals("survey-dip-sign"))
                .singleElement()
                .satisfies(f -> assertThat(f.message()).contains("2 dips are positive", "1 negative"))
                .satisfies(f -> assertThat(f.action()).contains("positive taken as down", "majority"));
        DrillholeReader.Tables up =
                read("m", "auto", collars, "ID,AT,AZ,DIP\nA,0,0,-60\nA,10,0,-61\nA,20,0,5\n", assays);
        assertThat(up.stations())
                .extracting(s -> Math.round(Math.toDegrees(s.dip())))
                .containsExactly(-60L, -61L, 5L);
        DrillholeReader.Tables forced =
                read("m", "negative_down", collars, "ID,AT,AZ,DIP\nA,0,0,60\nA,10,0,61\n", assays);
        assertThat(forced.stations())
                .extracting(s -> Math.round(Math.toDegrees(s.dip())))
                .containsExactly(60L, 61L);
        assertThat(reader.findings())
                .anyMatch(f -> f.check().equals("survey-dip-sign") && f.action().contains("as project.yaml says"));
    }

    @Test
    void codesAreCountedAndReplacedByHalfTheLimit() throws Exception {
        DrillholeReader.Tables t = read(
                "m",
                "auto",
                "ID,X,Y,Z\nA,0,0,0\n",
                null,
                "ID,FROM,TO,Au_ppb\nA,0,1,<10\nA,1,2,-4\nA,2,3,ND\nA,3,4,>1000\nA,4,5,NS\nA,5,6,7\n");
        assertThat(t.assays().variables().getFirst().values()).containsExactly(5, 2, 2, 1000, Double.NaN, 7);
        assertThat(errors()).isEmpty();
        assertThat(reader.findings()).extracting(Finding::check).contains("below-detection", "no-value", "above-limit");
        assertThat(reader.findings()).anyMatch(f -> f.message().equals("column Au_ppb: 1 values below detection (<)"));
    }

    @Test
    void everyUnreadableFieldIsToldWithItsLineAndValue() throws Exception {
        DrillholeReader.Tables t = read(
                "m",
                "auto",
                "ID,X,Y,Z,LENGTH\nA,0,0,0,\nB,east,0,0,10\n,1,1,1,1\n",
                "ID,AT,AZ,DIP\nA,0,north,-60\n",
                "ID,FROM,TO,Au_gpt\nA,0,1,gold\nA,one,2,3\n");
        assertThat(errors())
                .extracting(f -> f.file() + ":" + f.line() + " " + f.check())
                .containsExactlyInAnyOrder(
                        "collar.csv:3 not-a-number",
                        "collar.csv:4 hole-missing",
                        "survey.csv:2 not-a-number",
                        "assay.csv:2 not-a-number",
                        "assay.csv:3 not-a-number");
        assertThat(errors()).anyMatch(f -> f.message().contains("`east`; expected a number"));
        assertThat(t.collars()).as("rows without a place are left out").hasSize(1);
        assertThat(t.collars().getFirst().length())
                .as("an empty length is unknown")
                .isNaN();
    }

    @Test
    void missingColumnsSayWhatWasLookedForAndWhatIsThere() throws Exception {
        read("m", "auto", "ID,X,Y\nA,0,0\n", null, "ID,FROM,TO,REMARK\nA,0,1,good\n");
        assertThat(errors()).extracting(Finding::check).containsExactly("column-missing", "column-missing");
        assertThat(errors().getFirst().message())
                .contains("no column for z", "rl", "elevation", "ID, X, Y", "columns.z");
        assertThat(errors().get(1).message()).contains("no column of grades", "REMARK");
    }

    @Test
    void columnsAndElementsAsTheProjectNamesThem() throws Exception {
        write("collar.csv", "N,E1,N1,H1\nA,1,2,3\n");
        write("assay.csv", "N,D1,D2,Gold\nA,0,1,4\n");
        reader = new DrillholeReader(folder, "m");
        DrillholeReader.Tables t = reader.read(new Project.Tables(
                new Project.CollarTable("collar.csv", Map.of("hole", "n", "x", "E1", "y", "N1", "z", "H1")),
                null,
                new Project.AssayTable(
                        "assay.csv",
                        Map.of("hole", "N", "from", "D1", "to", "D2"),
                        Map.of("Au", new Project.ElementColumn("Gold", "gpt"))),
                null,
                "m"));
        assertThat(errors()).isEmpty();
        assertThat(t.collars().getFirst().y()).isEqualTo(2);
        assertThat(t.assays().variables().getFirst().unit()).isEqualTo("g/t");
    }

    /// A table of samples with their coordinates: `Y` beside `X` is north, not yttrium.
    @Test
    void coordinatesOfSamplesAreNoElements() throws Exception {
        DrillholeReader.Tables t =
                read("m", "auto", "ID,X,Y,Z\nA,0,0,0\n", null, "ID,FROM,TO,X,Y,Z,Au_gpt\nA,0,1,5,6,7,1.5\n");
        assertThat(t.assays().variables()).extracting(Variable::name).containsExactly("Au");
    }

    private DrillholeReader.Tables read(String unit, String dip, String collar, String survey, String assay)
            throws IOException {
        write("collar.csv", collar);
        if (survey != null) {
            write("survey.csv", survey);
        }
        write("assay.csv", assay);
        reader = new DrillholeReader(folder, unit);
        return reader.read(new Project.Tables(
                new Project.CollarTable("collar.csv", Map.of()),
                survey == null ? null : new Project.SurveyTable("survey.csv", Map.of(), dip),
                new Project.AssayTable("assay.csv", Map.of(), null),
                null,
                unit));
    }

    private List<Finding> errors() {
        return reader.findings().stream()
                .filter(f -> f.severity() == Finding.Severity.ERROR)
                .toList();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
