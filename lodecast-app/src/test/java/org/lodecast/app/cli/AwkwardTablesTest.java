package org.lodecast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lodecast.app.TinyProject.lodecast;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.app.TinyProject.Answer;
import org.lodecast.app.project.Project;
import org.lodecast.app.project.ProjectFile;
import org.lodecast.app.store.Duck;

/// From tables as they come, through `init`, to a run: samples that tell their own place, and files in a
/// dialect of their own.
class AwkwardTablesTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @TempDir
    Path folder;

    private Path write(String name, String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(WINDOWS));
    }

    private static void fine(Answer a) {
        assertThat(a.code()).as(a.out() + a.err()).isZero();
    }

    private List<double[]> numbers(String sql) throws Exception {
        List<double[]> rows = new ArrayList<>();
        try (Duck duck = Duck.memory()) {
            duck.execute("ATTACH "
                    + Duck.literal(folder.resolve("out/lodecast.duckdb").toString()) + " AS p (READ_ONLY)");
            try (Statement s = duck.statement();
                    ResultSet r = s.executeQuery(sql)) {
                while (r.next()) {
                    double[] row = new double[r.getMetaData().getColumnCount()];
                    for (int c = 0; c < row.length; c++) {
                        row[c] = r.getDouble(c + 1);
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    /// Three holes down a plane, the middle of each sample written beside its grade.
    @Test
    void samplesThatTellTheirPlace() throws Exception {
        StringBuilder text = new StringBuilder("BHID,FROM,TO,XMID,YMID,ZMID,Au_ppm\n");
        for (int h = 0; h < 3; h++) {
            for (int i = 0; i < 20; i++) {
                double d = 10 + 2 * i + 1; // middles; the first 10 m were not sampled
                text.append(String.format(
                        Locale.ROOT,
                        "H%d,%d,%d,%.2f,%d,%.2f,%.2f\n",
                        h,
                        10 + 2 * i,
                        12 + 2 * i,
                        500 + 0.6 * d,
                        100 * h,
                        300 - 0.8 * d,
                        0.1 * i + h));
            }
        }
        Path assay = write("points.csv", text.toString());
        fine(lodecast("init", folder.toString(), "--assay", assay.toString()));
        String yaml = Files.readString(folder.resolve("project.yaml"));
        assertThat(yaml)
                .contains("# no collar table: each sample tells its own place")
                .contains("x: \"XMID\"")
                .doesNotContain("collar:\n");
        fine(lodecast("run", folder.toString(), "--until", "composites", "--quiet"));
        List<double[]> composites =
                numbers("SELECT (\"from\" + \"to\") / 2, x, y, z, Au FROM p.composite ORDER BY hole, \"from\"");
        assertThat(composites).hasSize(60);
        for (int k = 0; k < 60; k++) {
            double d = 11 + 2 * (k % 20);
            assertThat(composites.get(k))
                    .containsExactly(
                            new double[] {d, 500 + 0.6 * d, 100 * (k / 20), 300 - 0.8 * d, 0.1 * (k % 20) + k / 20},
                            within(1e-9));
        }
        assertThat(numbers("SELECT x, y, z, length FROM p.collar").get(1))
                .containsExactly(new double[] {500, 100, 300, 50}, within(1e-9));
        // another length of composites reads the holes back from the database's tables
        Files.writeString(folder.resolve("project.yaml"), yaml + "\ndrilling: {composite_length: 8}\n");
        fine(lodecast("run", folder.toString(), "--until", "composites", "--quiet"));
        assertThat(numbers("SELECT x, y, z FROM p.composite ORDER BY hole, \"from\"")
                        .get(6))
                .containsExactly(new double[] {500 + 0.6 * 22, 100, 300 - 0.8 * 22}, within(1e-9));
    }

    @Test
    void placesAloneAreHolesOfAMetre() throws Exception {
        StringBuilder text = new StringBuilder("East,North,RL,Cu_pct\n");
        for (int i = 0; i < 30; i++) {
            text.append(
                    String.format(Locale.ROOT, "%d,%d,%d,%.2f\n", 10 * (i % 6), 10 * (i / 6), 50 + i, 0.1 + 0.01 * i));
        }
        Path assay = write("points.csv", text.toString());
        fine(lodecast("init", folder.toString(), "--assay", assay.toString()));
        fine(lodecast("run", folder.toString(), "--until", "composites", "--quiet"));
        List<double[]> composites = numbers("SELECT x, y, z, Cu FROM p.composite ORDER BY z");
        assertThat(composites).hasSize(30);
        for (int i = 0; i < 30; i++) {
            assertThat(composites.get(i))
                    .containsExactly(new double[] {10 * (i % 6), 10 * (i / 6), 50 + i, 0.1 + 0.01 * i}, within(1e-9));
        }
    }

    /// Semicolons, decimal commas, windows-1252, a title, units in a row of their own, gold in two columns,
    /// depths of the assays in feet, a standard amid the samples.
    private void awkward() throws IOException {
        write(
                "collar.csv",
                "Bohrungen Gr\u00fcnau;;;;\nBohrung Nr;Easting;Northing;RL;EOH\n;m;m;m;m\n\u00dc-1;100,5;200,25;300;30\n\u00dc-2;150,5;200,25;301,5;30\n");
        write(
                "survey.csv",
                "Bohrung Nr;Depth;Azimuth;Dip\n;m;deg;deg\n\u00dc-1;0;90;60,5\n\u00dc-1;20;91,5;61\n\u00dc-2;0;90;60\n");
        StringBuilder assay =
                new StringBuilder("Bohrung Nr;From;To;Nummer;Sample Type;Au;Au;Cu;Bemerkung\n;ft;ft;;;ppb;g/t;%;\n");
        for (int h = 1; h <= 2; h++) {
            for (int i = 0; i < 8; i++) {
                assay.append(String.format(
                        Locale.GERMANY,
                        "\u00dc-%d;%d;%d;P%d%d;CORE;%s;%s;%.2f;gr\u00fcn\n",
                        h,
                        10 * i,
                        10 * i + 10,
                        h,
                        i,
                        i < 2 ? "" : "" + 100 * (i + 1),
                        i == 3 ? "<0,05" : String.format(Locale.GERMANY, "%.2f", 0.1 * (i + 1)),
                        0.2 + 0.05 * i));
            }
        }
        assay.append("\u00dc-1;;;P99;STD;1500;1,5;0,9;\n");
        write("assay.csv", assay.toString());
    }

    private Answer init() {
        return lodecast(
                "init",
                folder.toString(),
                "--force",
                "--collar",
                folder.resolve("collar.csv").toString(),
                "--survey",
                folder.resolve("survey.csv").toString(),
                "--assay",
                folder.resolve("assay.csv").toString());
    }

    @Test
    void tablesInADialectOfTheirOwn() throws Exception {
        awkward();
        fine(init());
        String yaml = Files.readString(folder.resolve("project.yaml"));
        assertThat(yaml)
                .contains(
                        "# windows-1252, separated by ;, decimal comma; format: {encoding, separator, decimal} overrides")
                .contains("hole by its content")
                .contains("dip: positive_down   # 3 dips are positive, 0 negative")
                .contains("from the second header row; the fullest of 2 columns: 16 values")
                .contains("# Au: another column of Au with 12 values, not used")
                .contains("# qaqc: none   # 1 rows look like laboratory checks (standard 1)")
                .contains("so not used: Nummer, Bemerkung")
                .contains("below: half   # what stands in for the 2 values below detection");
        Project p = ProjectFile.read(folder.resolve("project.yaml"));
        assertThat(p.tables().collar().columns())
                .containsEntry("hole", "Bohrung Nr")
                .containsEntry("length", "EOH");
        assertThat(p.tables().assay().elements()).containsOnlyKeys("Au", "Cu");
        assertThat(p.tables().assay().elements().get("Au").column()).isEqualTo("Au #2");
        assertThat(p.tables().assay().elements().get("Au").unit()).isEqualTo("g/t");
        Answer checked = lodecast("check", folder.toString());
        fine(checked);
        assertThat(checked.out()).contains("0 errors, 0 warnings");
        fine(lodecast("run", folder.toString(), "--until", "composites", "--quiet"));
        List<double[]> rows = numbers("SELECT \"from\", \"to\", Au, Cu FROM p.assay ORDER BY line");
        assertThat(rows).hasSize(16);
        for (int k = 0; k < 16; k++) {
            int i = k % 8;
            assertThat(rows.get(k))
                    .containsExactly(
                            new double[] {3.048 * i, 3.048 * i + 3.048, i == 3 ? 0.025 : 0.1 * (i + 1), 0.2 + 0.05 * i},
                            within(1e-12));
        }
        assertThat(numbers("SELECT x, y, z, length FROM p.collar").get(1)).containsExactly(150.5, 200.25, 301.5, 30);
        assertThat(numbers("SELECT depth, azimuth, dip FROM p.survey").get(1))
                .containsExactly(new double[] {20, 91.5, -61}, within(1e-12));
        assertThat(numbers("SELECT Au FROM p.qaqc").getFirst()).containsExactly(1.5);
    }

    /// Every guess can be overruled where it stands.
    @Test
    void everyGuessCanBeOverridden() throws Exception {
        awkward();
        fine(init());
        String yaml = Files.readString(folder.resolve("project.yaml"));
        String format = "    format: {encoding: windows-1252, separator: ';', decimal: comma}\n";
        String mine = yaml.replaceAll(
                        "(?m)^    columns:", java.util.regex.Matcher.quoteReplacement(format) + "    columns:")
                .replace("column: \"Au #2\", unit: \"g/t\"", "column: \"Au\", unit: \"ppb\", below: limit")
                .replace("    # qaqc: none ", "    length_unit: m\n    qaqc: '^P13$'   #")
                .replace("type: \"Sample Type\"", "sample: \"Nummer\"")
                .replace("dip: positive_down", "dip: negative_down");
        assertThat(mine).isNotEqualTo(yaml).contains("length_unit: m\n    qaqc");
        // the standard is ground now, and must have depths: leave it out by hand, as its owner would
        write(
                "assay.csv",
                new String(Files.readAllBytes(folder.resolve("assay.csv")), WINDOWS)
                        .replace("\u00dc-1;;;P99;STD;1500;1,5;0,9;\n", ""));
        write(
                "collar.csv",
                new String(Files.readAllBytes(folder.resolve("collar.csv")), WINDOWS).replace(";30\n", ";90\n"));
        Files.writeString(folder.resolve("project.yaml"), mine);
        fine(lodecast("check", folder.toString()));
        fine(lodecast("run", folder.toString(), "--until", "drillholes", "--quiet"));
        List<double[]> rows = numbers("SELECT \"from\", \"to\", Au FROM p.assay ORDER BY line");
        assertThat(rows).as("one is set aside by its sample's name").hasSize(15);
        assertThat(rows.get(2)).containsExactly(20, 30, 300);
        assertThat(numbers("SELECT Au FROM p.qaqc")).singleElement().isEqualTo(new double[] {400});
        assertThat(numbers("SELECT dip FROM p.survey").getFirst()).containsExactly(new double[] {60.5}, within(1e-12));
    }
}
