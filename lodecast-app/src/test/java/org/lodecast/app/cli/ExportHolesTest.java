package org.lodecast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lodecast.app.TinyProject.lodecast;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.app.TinyProject;
import org.lodecast.app.TinyProject.Answer;

/// `export --format holes-*`, which needs no block model.
class ExportHolesTest {
    private static final List<String> FORMATS = List.of("holes-vtp", "holes-dxf", "holes-csv");

    @TempDir
    static Path shared;

    static TinyProject done;
    static String project;

    @TempDir
    Path own;

    @BeforeAll
    static void run() throws Exception {
        done = TinyProject.in(shared.resolve("done"));
        project = done.folder().toString();
        assertThat(done.run("--quiet", "--until", "composites").code()).isZero();
    }

    @Test
    void standsInOutByDefault() throws Exception {
        for (String format : FORMATS) {
            Answer a = lodecast("export", project, "--format", format);
            assertThat(a.code()).as(a.err()).isZero();
            Path file = done.out(format.replace('-', '.'));
            assertThat(a.out().lines().toList()).hasSize(1);
            assertThat(a.out())
                    .startsWith("wrote " + file + ": 9 holes")
                    .endsWith("; coordinates and depths are in metres" + System.lineSeparator());
            assertThat(file).isNotEmptyFile();
            assertThat(file.resolveSibling(file.getFileName() + ".tmp")).doesNotExist();
        }
        assertThat(done.out("blocks.parquet")).doesNotExist();
    }

    /// The points are those of the table `trace` that SQL sees.
    @Test
    void csvHasThePointsOfTheTraces() throws Exception {
        Path file = own.resolve("t.csv");
        assertThat(lodecast("export", project, "--format", "holes-csv", "--out", file.toString())
                        .code())
                .isZero();
        String compared = lodecast(
                        "sql",
                        project,
                        "--csv",
                        "SELECT count(*), max(abs(t.x - c.x) + abs(t.y - c.y) + abs(t.z - c.z)) < 0.0016 FROM trace t"
                                + " JOIN read_csv('" + file + "') c ON t.hole = c.hole AND t.depth = c.depth")
                .out()
                .lines()
                .toList()
                .get(1);
        List<String> lines = Files.readAllLines(file);
        assertThat(compared).isEqualTo(lines.size() - 1 + ",true");
        assertThat(lines)
                .contains("H1,0,1000,2000,300,90,-75", "H1,80,1022.719,2000,223.303,90,-72")
                .anyMatch(l -> l.startsWith("H1,40,") && l.endsWith(",90,-73.5"));
    }

    @Test
    void vtpHasTheColumnsAskedFor() throws Exception {
        Path file = own.resolve("t.vtp");
        Answer a = lodecast("export", project, "--format", "holes-vtp", "--columns", "Hg,Au", "--out", file.toString());
        assertThat(a.code()).as(a.err()).isZero();
        assertThat(a.out()).contains("9 holes, 360 composites");
        assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("Name=\"Au\"", "Name=\"Hg\"", "Name=\"hole\"", "Name=\"from\"")
                .doesNotContain("Name=\"Ag\"", "Name=\"weight\"");
    }

    @Test
    void anUnknownColumnNamesThoseThereAre() {
        Answer a =
                lodecast("export", project, "--format", "holes-vtp", "--columns", "Au,gold", "--out", own + "/x.vtp");
        assertThat(a.code()).isEqualTo(3);
        assertThat(a.err()).contains("--columns: no gold; the composites have Au, Ag", "sampled, weight");
        assertThat(own).isEmptyDirectory();
    }

    @Test
    void columnsOfADrawingAreWrongUsage() {
        for (String format : List.of("holes-dxf", "holes-csv")) {
            Answer a = lodecast("export", project, "--format", format, "--columns", "Au");
            assertThat(a.code()).isEqualTo(2);
            assertThat(a.err()).contains("--columns: " + format + " has none to choose");
        }
    }

    @Test
    void anUnknownFormatNamesThoseThereAre() {
        Answer a = lodecast("export", project, "--format", "holes_vtp");
        assertThat(a.code()).isEqualTo(2);
        assertThat(a.err())
                .contains(
                        "no format `holes_vtp`; expected one of [csv, vtk, holes-vtp, holes-dxf, holes-csv, figures-png]");
    }

    @Test
    void beforeCompositesItSaysWhatToRun() throws Exception {
        TinyProject fresh = TinyProject.in(own.resolve("fresh"));
        for (int step = 0; step < 2; step++) {
            for (String format : FORMATS) {
                Answer a = lodecast("export", fresh.folder().toString(), "--format", format);
                assertThat(a.code()).isEqualTo(3);
                assertThat(a.err())
                        .contains("no composites; expected a project that has run as far as that:")
                        .contains("`lodecast run --until composites` [not-run]");
                assertThat(fresh.out(format.replace('-', '.'))).doesNotExist();
            }
            assertThat(fresh.run("--quiet", "--until", "drillholes").code()).isZero();
        }
    }

    /// What is exported is what has run, whatever the project says since.
    @Test
    void theTracesAreThoseOfTheRun() throws Exception {
        TinyProject bent = TinyProject.in(own.resolve("bent"));
        bent.run("--quiet", "--until", "composites");
        lodecast("export", bent.folder().toString(), "--format", "holes-dxf");
        String before = Files.readString(bent.out("holes.dxf"));
        bent.set("drilling", "{desurvey: tangential}");
        lodecast("export", bent.folder().toString(), "--format", "holes-dxf");
        assertThat(Files.readString(bent.out("holes.dxf"))).isEqualTo(before);
        bent.run("--quiet", "--until", "composites");
        lodecast("export", bent.folder().toString(), "--format", "holes-dxf");
        assertThat(Files.readString(bent.out("holes.dxf"))).isNotEqualTo(before);
    }

    @Test
    void feetBecomeMetresAndTheConsoleSaysSo() throws Exception {
        TinyProject feet = TinyProject.in(own.resolve("feet"));
        feet.file("project.yaml", feet.text("project.yaml").replace("tables:\n", "tables:\n  length_unit: ft\n"));
        Answer ran = feet.run("--quiet", "--until", "composites");
        assertThat(ran.code()).as(ran.err()).isZero();
        Answer a = lodecast("export", feet.folder().toString(), "--format", "holes-csv");
        assertThat(a.out()).contains("; coordinates and depths are in metres, not in the feet of the tables");
        assertThat(Files.readAllLines(feet.out("holes.csv")).get(1)).isEqualTo("H1,0,304.8,609.6,91.44,90,-75");
    }
}
