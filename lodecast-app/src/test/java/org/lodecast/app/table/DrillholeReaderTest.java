package org.lodecast.app.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
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
import org.lodecast.drill.Censoring;
import org.lodecast.drill.Variable;

/// Tables into metres and radians.
class DrillholeReaderTest {
    private static final double FOOT = 0.3048;

    private static final Project.Fixes FIXES = new Project.Fixes(null, null, null, null, null);

    @TempDir
    Path folder;

    private DrillholeReader reader;
    private String below = "half";
    private String zero = "keep";
    private String qaqc;
    private Map<String, String> codes = Map.of();

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
        reader = new DrillholeReader(
                folder,
                new Project.Tables(
                        new Project.CollarTable(
                                "collar.csv", Map.of("hole", "n", "x", "E1", "y", "N1", "z", "H1"), null, null),
                        null,
                        new Project.AssayTable(
                                "assay.csv",
                                Map.of("hole", "N", "from", "D1", "to", "D2"),
                                Map.of("Au", new Project.ElementColumn("Gold", "gpt", null, null)),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        null,
                        "m"),
                FIXES);
        DrillholeReader.Tables t = reader.read();
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

    @Test
    void censoredValuesKeepLimitAndKind() throws Exception {
        DrillholeReader.Tables t = read(
                "m",
                "auto",
                "ID,X,Y,Z\nA,0,0,0\n",
                null,
                "ID,FROM,TO,Au_ppb\nA,0,1,<10\nA,1,2,5\nA,2,3,ND\nA,3,4,>1000\n");
        Variable au = t.assays().variables().getFirst();
        assertThat(au.censoring().kind())
                .containsExactly(Censoring.BELOW, Censoring.NONE, Censoring.BELOW, Censoring.ABOVE);
        assertThat(au.censoring().limit())
                .as("a limit that nobody told is the least known")
                .containsExactly(10, Double.NaN, 5, 1000);
    }

    @Test
    void theProjectChoosesWhatStandsInForACensoredValue() throws Exception {
        String assay = "ID,FROM,TO,Au_ppb\nA,0,1,<10\nA,1,2,40\n";
        below = "root2";
        assertThat(read("m", "auto", "ID,X,Y,Z\nA,0,0,0\n", null, assay)
                        .assays()
                        .variables()
                        .getFirst()
                        .values()[0])
                .isCloseTo(10 / Math.sqrt(2), within(1e-12));
        below = "omit";
        assertThat(read("m", "auto", "ID,X,Y,Z\nA,0,0,0\n", null, assay)
                        .assays()
                        .variables()
                        .getFirst()
                        .values()[0])
                .isNaN();
        zero = "below";
        below = "limit";
        assertThat(read("m", "auto", "ID,X,Y,Z\nA,0,0,0\n", null, assay + "A,2,3,0\n")
                        .assays()
                        .variables()
                        .getFirst()
                        .values())
                .containsExactly(10, 40, 10);
    }

    @Test
    void theProjectSaysWhatItsCodesMean() throws Exception {
        codes = Map.of("-99", "below", "snr", "omit", "0.001", "omit");
        DrillholeReader.Tables t = read(
                "m",
                "auto",
                "ID,X,Y,Z\nA,0,0,0\n",
                null,
                "ID,FROM,TO,Au_ppb\nA,0,1,-99\nA,1,2,SNR\nA,2,3,8\nA,3,4,0.001\nA,4,5,-3\n");
        assertThat(errors()).isEmpty();
        assertThat(t.assays().variables().getFirst().values()).containsExactly(1.5, Double.NaN, 8, Double.NaN, 1.5);
    }

    @Test
    void laboratoryChecksAreSetAside() throws Exception {
        DrillholeReader.Tables t = read("m", "auto", "ID,X,Y,Z\nA,0,0,0\nSTD-EAST,5,5,0\n", null, """
                ID,FROM,TO,SampleID,SampleType,Au_ppm
                A,0,1,S1,CORE,1
                A,,,S2,BLANK,0.001
                A,0,1,S3,FIELD DUP,1.1
                STD,0,0,S4,,5
                A,1,2,OREAS-62c,,9
                A,2,3,S6-DUP,,2
                STD-EAST,0,1,S7,,3
                A,3,4,BLACKSHALE,core,4
                """);
        assertThat(errors()).isEmpty();
        assertThat(t.assays().line()).as("a hole of the collar table is ground").containsExactly(2, 8, 9);
        assertThat(t.control().kind()).containsExactly("blank", "duplicate", "standard", "standard", "duplicate");
        assertThat(t.control().rows().variables().getFirst().values()).containsExactly(0.001, 1.1, 5, 9, 2);
        assertThat(reader.log().rows())
                .extracting(ReadLog.Row::line, ReadLog.Row::check)
                .containsExactly(
                        tuple(3, "qaqc"), tuple(4, "qaqc"), tuple(5, "qaqc"), tuple(6, "qaqc"), tuple(7, "qaqc"));
        qaqc = "none";
        read("m", "auto", "ID,X,Y,Z\nA,0,0,0\n", null, "ID,FROM,TO,Type,Au_ppm\nA,0,1,BLANK,1\n");
        assertThat(reader.log().rows()).isEmpty();
        qaqc = "^Q-";
        DrillholeReader.Tables own = read(
                "m", "auto", "ID,X,Y,Z\nA,0,0,0\n", null, "ID,FROM,TO,SAMPLE,Au_ppm\nA,0,1,Q-7,1\nA,1,2,BLANK,1\n");
        assertThat(own.assays().line()).containsExactly(3);
    }

    @Test
    void unitsOfLengthStandInNamesOrASecondRow() throws Exception {
        DrillholeReader.Tables t = read(
                "m",
                "auto",
                "ID,X,Y,Z,Depth (ft)\nA,1000,2000,300,500\n",
                "ID,AT,AZ,DIP\n,ft,deg,deg\nA,100,90,-60\n",
                "ID,FROM_FT,TO_FT,Au\n,,,ppb\nA,10,20,7\n");
        assertThat(errors()).isEmpty();
        assertThat(t.collars().getFirst().x()).isEqualTo(1000);
        assertThat(t.collars().getFirst().length()).isCloseTo(500 * FOOT, within(1e-12));
        assertThat(t.stations().getFirst().depth()).isCloseTo(100 * FOOT, within(1e-12));
        assertThat(t.assays().to()[0]).isCloseTo(20 * FOOT, within(1e-12));
        assertThat(t.assays().variables().getFirst().unit()).isEqualTo("ppb");
        assertThat(reader.findings())
                .filteredOn(f -> f.check().equals("length-unit"))
                .hasSize(4);
    }

    @Test
    void columnsWithoutUsualNamesAreFoundByWhatTheyHold() throws Exception {
        DrillholeReader.Tables t = read(
                "m",
                "auto",
                "Nom,Abs,Ord,Haut\nA1,1000,2000,300\nA2,1050,2000,301\nA3,1100,2000,302\n",
                "Nom,Prof,Cap,Pend\nA1,0,270,-60\nA1,50,271,-61\nA2,0,180,-55\nA2,40,181,-56\n",
                "N,Nom,De,A,Au_ppm\n1,A1,0,1,5\n2,A1,1,2,6\n3,A1,2,3.5,7\n4,A2,0,2,8\n5,A2,2,4,9\n");
        assertThat(errors()).isEmpty();
        assertThat(t.collars()).extracting(c -> c.hole() + " " + c.x()).contains("A2 1050.0");
        assertThat(t.stations().getFirst().azimuth()).isCloseTo(Math.toRadians(270), within(1e-12));
        assertThat(t.assays().to()).containsExactly(1, 2, 3.5, 2, 4);
        assertThat(reader.findings())
                .filteredOn(f -> f.check().equals("column-guessed"))
                .hasSize(4 + 4 + 3);
    }

    /// Else the rows of one would be counted as the other's.
    @Test
    void filesOfOneNameInTwoFoldersAreToldApart() {
        Project.Tables tables = new Project.Tables(
                new Project.CollarTable("a/t.csv", null, null, null),
                new Project.SurveyTable("survey.csv", null, null, null, null),
                new Project.AssayTable("b/t.csv", null, null, null, null, null, null, null, null),
                new Project.LithologyTable("./b/t.csv", null, null, null),
                "m");
        assertThat(tables.label(tables.collar())).isEqualTo("a/t.csv");
        assertThat(tables.label(tables.survey())).isEqualTo("survey.csv");
        assertThat(tables.label(tables.assay())).isEqualTo("b/t.csv").isEqualTo(tables.label(tables.lithology()));
        assertThat(tables.label(null)).isEmpty();
    }

    @Test
    void rowsThatCannotBeReadAreLeftOutWhereAsked() throws Exception {
        write("collar.csv", "ID,X,Y,Z\nA,0,0,0\nB,east,0,0\n");
        write("assay.csv", "ID,FROM,TO,Au_gpt\nA,0,1,gold\nA,one,2,3\nA,2,3\nA,3,4,5\n");
        reader = new DrillholeReader(
                folder,
                new Project.Tables(
                        new Project.CollarTable("collar.csv", Map.of(), null, null),
                        null,
                        new Project.AssayTable("assay.csv", Map.of(), null, null, null, null, null, null, null),
                        null,
                        "m"),
                new Project.Fixes("leave_out", null, null, null, null));
        DrillholeReader.Tables t = reader.read();
        assertThat(errors()).isEmpty();
        assertThat(t.collars()).hasSize(1);
        assertThat(t.assays().variables().getFirst().values()).containsExactly(Double.NaN, 5);
        assertThat(reader.log().rows())
                .extracting(r -> r.file() + ":" + r.line() + " " + r.check() + " " + r.text())
                .containsExactly(
                        "collar.csv:3 not-a-number B,east,0,0",
                        "assay.csv:3 not-a-number A,one,2,3",
                        "assay.csv:4 row-short A,2,3");
        assertThat(reader.log().read()).containsEntry("collar.csv", 2).containsEntry("assay.csv", 4);
    }

    @Test
    void samplesMayTellTheirOwnPlace() throws Exception {
        write("assay.csv", "HOLE,FROM,TO,X,Y,Z,Au_gpt\nA,0,2,10,0,99,1\nA,2,4,11.2,0,97.4,2\nB,0,2,50,0,90,3\n");
        DrillholeReader.Tables t = located();
        assertThat(errors()).isEmpty();
        assertThat(t.collars()).extracting(c -> c.hole()).containsExactly("A", "B");
        assertThat(t.located().traces().getFirst().at(1)).containsExactly(10, 0, 99);
        assertThat(t.located().traces().getFirst().at(3)).containsExactly(11.2, 0, 97.4);
        assertThat(t.located().traces().getFirst().at(2)).containsExactly(new double[] {10.6, 0, 98.2}, within(1e-9));
        assertThat(t.located().traces().getFirst().at(0)).containsExactly(new double[] {9.4, 0, 99.8}, within(1e-9));
        write("assay.csv", "X,Y,Z,Au_gpt\n10,0,99,1\n20,5,98,2\n");
        DrillholeReader.Tables alone = located();
        assertThat(alone.collars()).hasSize(2);
        assertThat(alone.located().traces().getFirst().at(0.5)).containsExactly(10, 0, 99);
        assertThat(alone.assays().to()).containsExactly(1, 1);
        assertThat(reader.findings()).anyMatch(f -> f.check().equals("samples-alone"));
    }

    @Test
    void columnsInOtherLanguages() throws Exception {
        DrillholeReader.Tables t = read(
                "m",
                "auto",
                "Sondaje,Este,Norte,Cota,Profundidad final\nA1,1000,2000,300,5\n",
                "Sondage,Profondeur,Azimut,Pendage\nA1,0,270,-60\n",
                "Bohrung,Von,Bis,Probe,Au_ppm\nA1,0,1,P1,5\nA1,1,2,BLANK,6\n");
        assertThat(errors()).isEmpty();
        assertThat(t.collars().getFirst().z()).isEqualTo(300);
        assertThat(t.collars().getFirst().length()).isEqualTo(5);
        assertThat(t.stations().getFirst().dip()).isCloseTo(Math.toRadians(-60), within(1e-12));
        assertThat(t.assays().to()).containsExactly(1);
        assertThat(reader.findings()).noneMatch(f -> f.check().equals("column-guessed"));
    }

    @Test
    void samplesOffTheEarthAreToldAndThoseAtOddsWithTheirDepthsFlyNowhere() throws Exception {
        write("assay.csv", "HOLE,FROM,TO,X,Y,Z,Au_gpt\nA,8,12,10,0,99,1\nA,12,14,510,0,99,2\nA,14,16,5e12,0,9,2\n");
        DrillholeReader.Tables t = located();
        assertThat(errors()).extracting(Finding::check, Finding::line).containsExactly(tuple("sample-position", 4));
        assertThat(t.located().traces().getFirst().at(0))
                .as("as far above the first sample as it is deep, not 1,666 m")
                .containsExactly(new double[] {0, 0, 99}, within(1e-9));
    }

    private DrillholeReader.Tables located() {
        reader = new DrillholeReader(
                folder,
                new Project.Tables(
                        null,
                        null,
                        new Project.AssayTable("assay.csv", Map.of(), null, null, null, null, null, null, null),
                        null,
                        "m"),
                FIXES);
        return reader.read();
    }

    private DrillholeReader.Tables read(String unit, String dip, String collar, String survey, String assay)
            throws IOException {
        write("collar.csv", collar);
        if (survey != null) {
            write("survey.csv", survey);
        }
        write("assay.csv", assay);
        reader = new DrillholeReader(
                folder,
                new Project.Tables(
                        new Project.CollarTable("collar.csv", Map.of(), null, null),
                        survey == null ? null : new Project.SurveyTable("survey.csv", Map.of(), dip, null, null),
                        new Project.AssayTable("assay.csv", Map.of(), null, below, zero, qaqc, codes, null, null),
                        null,
                        unit),
                FIXES);
        return reader.read();
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
