package org.lodecast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lodecast.app.TinyProject.lodecast;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.app.Shared;
import org.lodecast.app.TinyProject;
import org.lodecast.app.TinyProject.Answer;

/// The commands beside `run`.
class CommandsTest {
    @TempDir
    static Path shared;

    static TinyProject done;
    static String project;

    @TempDir
    Path own;

    @BeforeAll
    static void run() throws Exception {
        done = TinyProject.lean(shared.resolve("done"));
        project = done.folder().toString();
        assertThat(done.run("--quiet").code()).isZero();
    }

    @Test
    void quietSaysNothing() {
        Answer a = done.run("--quiet");
        assertThat(a.out()).isEmpty();
        assertThat(a.err()).isEmpty();
    }

    @Test
    void versionAndHelp() {
        assertThat(lodecast("--version").out()).startsWith("lodecast ");
        assertThat(lodecast("--version").code()).isZero();
        Answer help = lodecast("run", "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("--until", "drillholes, composites", "--fresh", "--threads");
        assertThat(lodecast("--help").out())
                .contains("demo", "init", "check", "run", "export", "sql", "view", "simulate");
    }

    @Test
    void wrongUsageIsTwoAndSaysHow() {
        for (String[] args : new String[][] {
            {},
            {"fly"},
            {"run", project, "--nonsense"},
            {"run", project, "--until", "lunch"},
            {"run", project, "--threads", "many"},
            {"run", project, "--threads", "0"},
            {"export", project},
            {"export", project, "--format", "pdf"},
            {"sql", project},
            {"init", project, "--collar", "c.csv"},
            {"init", project, "--collar", "c.csv", "--assay", "a.csv", "--length-unit", "yd"},
            {"simulate", own.resolve("s").toString(), "--size", "huge"},
            {"simulate", own.resolve("s").toString(), "--style", "magic"},
            {"simulate", own.resolve("s").toString(), "--faults-known", "2"},
            {"simulate", own.resolve("s").toString(), "--seed", "x"}
        }) {
            Answer a = lodecast(args);
            assertThat(a.code()).as(List.of(args) + a.err()).isEqualTo(2);
            assertThat(a.out() + a.err()).contains("Usage: ").doesNotContain("\tat ");
        }
    }

    @Test
    void checkTellsAndChangesNothing() throws Exception {
        Map<String, String> before = done.hashes();
        Answer a = lodecast("check", project);
        assertThat(a.code()).isZero();
        assertThat(a.out()).contains("0 errors", "1 note; all in");
        assertThat(done.hashes()).isEqualTo(before);
    }

    @Test
    void sqlAnswersAlignedOrAsCsv() {
        Answer a = lodecast("sql", project, "SELECT hole, length, NULL AS nothing FROM collar ORDER BY hole LIMIT 2");
        assertThat(a.code()).as(a.err()).isZero();
        assertThat(a.out().lines()).containsExactly("hole  length  nothing", "H1    160.0", "H2    160.0");
        assertThat(lodecast("sql", project, "--csv", "SELECT 'a,\"b\"' AS \"x y\", 1.5 AS v, NULL AS n")
                        .out())
                .isEqualToNormalizingNewlines("x y,v,n\n\"a,\"\"b\"\"\",1.5,\n");
        assertThat(lodecast("sql", project, "--csv", "FROM blocks SELECT count(*) > 100 AS many")
                        .out())
                .isEqualToNormalizingNewlines("many\ntrue\n");
        for (String question : List.of(
                "DESCRIBE blocks",
                "SHOW TABLES",
                "SUMMARIZE collar",
                "WITH q AS (FROM collar) FROM q",
                "FROM qa LIMIT 1;")) {
            assertThat(lodecast("sql", project, question).code()).as(question).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELEC 1",
                "SELECT * FROM nowhere",
                "SELECT nothing FROM collar",
                "SELECT 'open",
                "CREATE TABLE t AS SELECT 1",
                "DROP TABLE collar",
                "DELETE FROM collar",
                "UPDATE collar SET x = 0",
                "INSERT INTO collar SELECT * FROM collar",
                "COPY collar TO '$P/collar.csv'",
                "COPY (SELECT 1) TO '$P/out/blocks.parquet' (FORMAT parquet, USE_TMP_FILE false)",
                "SELECT 1; COPY collar TO '$P/project.yaml'",
                "WITH q AS (SELECT 1) INSERT INTO collar FROM q",
                "EXPORT DATABASE '$P/out'",
                "ATTACH '$P/new.duckdb' AS n; CREATE TABLE n.t AS SELECT 1",
                "DETACH project",
                "SET threads=4",
                "INSTALL httpfs",
                "PRAGMA disable_checkpoint_on_shutdown",
                "VACUUM"
            })
    void sqlChangesNothingAndSaysWhatIsWrong(String sql) throws Exception {
        Map<String, String> before = done.hashes();
        String table = done.text("collar.csv");
        Answer a = lodecast("sql", project, sql.replace("$P", project));
        assertThat(a.code()).as(a.out()).isEqualTo(3);
        assertThat(a.err()).startsWith("error: ").contains("[sql]").doesNotContain("\tat ");
        assertThat(a.err().lines()).hasSize(1);
        assertThat(done.hashes()).isEqualTo(before);
        assertThat(done.text("collar.csv")).isEqualTo(table);
        assertThat(done.folder().resolve("new.duckdb")).doesNotExist();
    }

    @Test
    void exportsWhatIsAsked() throws Exception {
        Path csv = own.resolve("b.csv");
        Answer a = lodecast("export", project, "--format", "csv", "--columns", "Au,class", "--out", csv.toString());
        assertThat(a.code()).as(a.err()).isZero();
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.getFirst()).isEqualTo("xc,yc,zc,dx,dy,dz,Au,class");
        assertThat(lodecast("sql", project, "--csv", "SELECT count(*) FROM blocks")
                        .out()
                        .lines()
                        .toList()
                        .get(1))
                .isEqualTo("" + (lines.size() - 1));
        Path vti = own.resolve("b.vti");
        assertThat(lodecast("export", project, "--format", "vtk", "--out", vti.toString())
                        .code())
                .isZero();
        assertThat(Files.size(vti)).isGreaterThan(1000);
        try (var files = Files.list(own)) {
            assertThat(files).as("nothing half written").hasSize(2);
        }
    }

    @Test
    void exportOfAnUnknownColumnNamesThoseThereAre() {
        for (String format : List.of("csv", "vtk")) {
            Path file = own.resolve("x." + format);
            Answer a = lodecast(
                    "export", project, "--format", format, "--columns", "Au,gold,lead", "--out", file.toString());
            assertThat(a.code()).isEqualTo(3);
            assertThat(a.err())
                    .contains("--columns: no gold, lead; the model has", "Au_anomaly")
                    .doesNotContain("\tat ");
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void initRefusesToReplaceUnlessForced() throws Exception {
        String[] args = {
            "init",
            project,
            "--collar",
            done.folder().resolve("collar.csv").toString(),
            "--assay",
            done.folder().resolve("assay.csv").toString()
        };
        String before = done.text("project.yaml");
        Answer a = lodecast(args);
        assertThat(a.code()).isEqualTo(3);
        assertThat(a.err()).contains("is there already; --force replaces it");
        assertThat(done.text("project.yaml")).isEqualTo(before);
    }

    @Test
    void initOnATableWithoutGradesWritesNothing() throws Exception {
        Path collar = Files.writeString(own.resolve("collar.csv"), "ID,X,Y,Z\nA,1,2,3\n");
        Path assay = Files.writeString(own.resolve("assay.csv"), "ID,FROM,TO,NOTE\nA,0,1,x\n");
        Path to = own.resolve("new");
        Answer a = lodecast("init", to.toString(), "--collar", collar.toString(), "--assay", assay.toString());
        assertThat(a.code()).isEqualTo(3);
        assertThat(a.err()).contains("assay.csv:1: no column of grades such as Au_ppm", "ID, FROM, TO, NOTE");
        assertThat(to).doesNotExist();
    }

    @Test
    void initOnARealDepositPassesItsOwnCheck() throws Exception {
        Path data = Shared.data("porphyry_au_cu/collar.csv").getParent();
        String to = own.resolve("porphyry").toString();
        Answer a = lodecast(
                "init",
                to,
                "--collar",
                data + "/collar.csv",
                "--survey",
                data + "/survey.csv",
                "--assay",
                data + "/assay.csv",
                "--lithology",
                data + "/lith.csv");
        assertThat(a.code()).as(a.err()).isZero();
        assertThat(a.out())
                .contains("dip: positive_down   # 423 dips are positive, 0 negative")
                .contains("Cu: {column: \"CU_pct\", unit: \"%\"}", "Mo: {column: \"MO_ppm\", unit: \"ppm\"}")
                .contains("not used: RECOV, DENSITY");
        Answer check = lodecast("check", to);
        assertThat(check.code()).as(check.out() + check.err()).isZero();
        assertThat(check.out()).contains("0 errors");
    }

    @Test
    void initOnTheVeinTakesItsSolid() throws Exception {
        Path data = Shared.data("pygslib_demo1/collar.csv").getParent();
        String to = own.resolve("vein").toString();
        Answer a = lodecast(
                "init",
                to,
                "--collar",
                data + "/collar.csv",
                "--survey",
                data + "/survey.csv",
                "--assay",
                data + "/assay.csv",
                "--orebodies",
                data + "/*.vtp");
        assertThat(a.code()).as(a.err()).isZero();
        assertThat(a.out()).contains("Au: {column: \"Au\", unit: \"g/t\"}   # guessed", "*.vtp");
        Answer check = lodecast("check", to);
        assertThat(check.code()).as(check.out() + check.err()).isZero();
    }
}
