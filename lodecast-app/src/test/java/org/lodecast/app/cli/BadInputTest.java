package org.lodecast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lodecast.app.TinyProject.lodecast;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.app.TinyProject;
import org.lodecast.app.TinyProject.Answer;

/// Input that its owner can mend: told with file, line, value and what was expected, as exit code 3, without
/// a trace of the program, and with earlier results left as they were.
class BadInputTest {
    @TempDir
    static Path shared;

    static TinyProject done;

    @TempDir
    Path own;

    @BeforeAll
    static void run() throws Exception {
        done = TinyProject.lean(shared.resolve("done"));
        assertThat(done.run("--quiet").code()).isZero();
    }

    private TinyProject copy() throws Exception {
        Path to = own.resolve("copy");
        try (var walk = Files.walk(done.folder())) {
            for (Path p : walk.toList()) {
                Files.copy(p, to.resolve(done.folder().relativize(p).toString()));
            }
        }
        return TinyProject.lean(to);
    }

    private static void refused(TinyProject p, String... expected) throws Exception {
        Map<String, String> before = p.hashes();
        for (Answer a : new Answer[] {p.run(), p.run("--fresh")}) {
            told(a, expected);
            assertThat(p.hashes())
                    .as("results as they were, nothing half written")
                    .isEqualTo(before);
        }
    }

    private static void told(Answer a, String... expected) {
        assertThat(a.code()).as(a.out() + a.err()).isEqualTo(3);
        assertThat(a.err()).contains(expected).doesNotContain("\tat ", "Exception", "bug");
    }

    @Test
    void aMissingColumn() throws Exception {
        TinyProject p = copy();
        refused(
                p.file("collar.csv", p.text("collar.csv").replace("HOLEID,X,Y,Z", "HOLEID,X,Y,HEIGHT")),
                "error: collar.csv:1: no column for z (z, rl, elev",
                "the table has HOLEID, X, Y, HEIGHT, LENGTH",
                "columns.z");
    }

    @Test
    void aHoleWithoutACollar() throws Exception {
        TinyProject p = copy();
        refused(
                p.file("assay.csv", p.text("assay.csv") + "X9,0,2,1,1,1,1,1,1,1,1,1,1,1,1\n"),
                "error: assay.csv:362: hole X9: has intervals, but the collar table has no such hole");
    }

    @Test
    void fromNotAboveTo() throws Exception {
        TinyProject p = copy();
        refused(
                p.file("assay.csv", p.text("assay.csv").replace("H1,4,8,", "H1,8,4,")),
                "error: assay.csv:3: hole H1: from 8 is not above to 4; expected from < to");
    }

    @Test
    void textInANumber() throws Exception {
        TinyProject p = copy();
        refused(
                p.file("survey.csv", p.text("survey.csv").replace("H2,0,90", "H2,0,east")),
                "error: survey.csv:4: hole H2: column AZ: `east`; expected a number");
    }

    @Test
    void anEmptyTable() throws Exception {
        refused(copy().file("assay.csv", ""), "error: assay.csv: the file is empty; expected a header and rows");
    }

    @Test
    void aMissingTableAndAMissingSurface() throws Exception {
        TinyProject p = copy();
        Files.delete(p.folder().resolve("survey.csv"));
        refused(p, "survey.csv: no such file");
        p = TinyProject.in(own.resolve("second"));
        Files.delete(p.folder().resolve("fault.obj"));
        told(p.run(), "fault.obj: no such file");
        Answer check = lodecast("check", p.folder().toString());
        assertThat(check.code()).isEqualTo(3);
        assertThat(check.out()).contains("fault.obj: no such file", "1 error, ");
    }

    @Test
    void aBrokenSurface() throws Exception {
        refused(copy().file("fault.obj", "v 1 2 3\nf 1 2 9\n"), "error: fault.obj: ");
    }

    @Test
    void anUnknownKey() throws Exception {
        refused(
                copy().set("colours", "red"),
                "error: project.yaml:6: unknown key `colours`; expected one of assessment, block_models, checks");
    }

    @Test
    void aValueOutOfRange() throws Exception {
        refused(copy().set("targets", "{high: 2}"), "targets.high: 2.0; expected 0.75 to 1.0", "project.yaml:");
    }

    @Test
    void anElementThatWasNotAssayed() throws Exception {
        refused(copy().set("samples", "{element: Rh}"), "samples.element: `Rh`; expected one of [Au, Ag");
    }

    @Test
    void noProject() throws Exception {
        for (String command : new String[] {"run", "check", "view"}) {
            told(lodecast(command, own.resolve("nowhere").toString()), "no such file; expected a project.yaml");
        }
        told(lodecast("sql", own.toString(), "SELECT 1"), "expected a project.yaml, which `lodecast init` writes");
        told(lodecast("export", own.toString(), "--format", "csv"), "project.yaml");
    }

    @Test
    void aProjectThatHasNotRun() throws Exception {
        TinyProject p = TinyProject.in(own.resolve("new"));
        String folder = p.folder().toString();
        told(lodecast("sql", folder, "SELECT 1"), "lodecast.duckdb", "expected a project that has run");
        told(lodecast("export", folder, "--format", "vtk"), "expected a project that has run");
        told(lodecast("view", folder), "report.html", "expected a project that has run");
    }

    @Test
    void severalErrorsAreAllToldAtOnce() throws Exception {
        TinyProject p = copy();
        p.file("collar.csv", p.text("collar.csv") + "H1,0,0,0,10\nH99,a,b,1,1\n");
        p.file("survey.csv", p.text("survey.csv") + "H1,200,999,-60\nQ7,0,0,-60\n");
        p.file("assay.csv", p.text("assay.csv").replace("H3,0,4,", "H3,zero,4,").replace("H3,4,8,", "H3,8,8,"));
        refused(
                p,
                "collar.csv:11: hole H1: the hole is already on line 2",
                "collar.csv:12: hole H99: column X: `a`",
                "collar.csv:12: hole H99: column Y: `b`",
                "survey.csv:20: hole H1: azimuth 999.0°; expected 0 to 360",
                "survey.csv:21: hole Q7: surveyed, but the collar table has no such hole",
                "assay.csv:82: hole H3: column FROM: `zero`",
                "assay.csv:83: hole H3: from 8 is not above to 8");
    }

    @Test
    void tablesAndSurfacesAreToldTogetherByCheck() throws Exception {
        TinyProject p = copy().file("fault.obj", "v 1\n").set("orebodies", "[none.obj, gone/*.stl]");
        p.file("collar.csv", p.text("collar.csv") + "H1,0,0,0,10\n");
        Answer a = lodecast("check", p.folder().toString());
        assertThat(a.code()).isEqualTo(3);
        assertThat(a.out())
                .contains(
                        "hole H1: the hole is already on line 2", "fault.obj", "none.obj: no such file", "gone/*.stl");
        assertThat(p.text("out/qa.csv")).contains("collar-duplicate", "surface-", "none.obj");
    }

    @Test
    void aLongListIsCutWithAWordOfWhereTheRestIs() throws Exception {
        TinyProject p = copy();
        p.file("assay.csv", p.text("assay.csv").replaceAll("(?m)^H1,(\\d+),(\\d+),", "H1,$2,$1,"));
        Answer a = p.run();
        told(a, "… and 30 more of interval-from-to; `lodecast check` writes all of them to out/qa.csv");
        assertThat(lodecast("check", p.folder().toString()).code()).isEqualTo(3);
        assertThat(p.text("out/qa.csv").lines().filter(l -> l.contains("interval-from-to")))
                .hasSize(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nonexistent/folder/b.csv", "/proc/b.csv"})
    void aPlaceThatCannotBeWritten(String place) {
        told(lodecast("export", done.folder().toString(), "--format", "csv", "--out", place), place);
    }
}
