package org.lodecast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodecast.app.TinyProject;
import org.lodecast.app.store.Duck;

/// What the database keeps of values that are only bounded, of laboratory checks, and of rows read.
class CensoredStoreTest {
    @TempDir
    Path folder;

    @BeforeEach
    void tables() throws Exception {
        Files.writeString(folder.resolve("collar.csv"), "HOLEID,X,Y,Z,LENGTH\nA,0,0,100,12\nB,50,0,100,12\n");
        Files.writeString(folder.resolve("assay.csv"), """
                HOLEID,FROM,TO,SAMPLE,Au_ppb,Cu_pct,As_ppm,Zn_ppm
                A,0,2,S1,50,1.5,100,10
                A,2,4,S2,<5,0.5,ND,20
                A,4,6,S3,-8,0.25,40,30
                A,4,6,S3-DUP,7,0.26,41,31
                A,,,BLANK-1,<5,<0.01,<10,<2
                A,6,8,S4,>1000,0.75,>500,40
                A,,,OREAS-45,1200,0.9,80,50
                A,8,10,S5,,n/a,20,60
                B,0,2,S6,BDL,0.125,<10,70
                B,2,4,S7,6,-99,60,80
                """);
    }

    private TinyProject.Answer run(String below, String elements) throws Exception {
        Files.writeString(folder.resolve("project.yaml"), """
                tables:
                  collar: {file: collar.csv}
                  assay:
                    file: assay.csv
                    below: %s
                    elements: {%s}
                """.formatted(below, elements));
        TinyProject.Answer a = TinyProject.lodecast("run", folder.toString(), "--until", "drillholes", "--quiet");
        assertThat(a.code()).as(a.out() + a.err()).isZero();
        return a;
    }

    private static final String ALL = "Au: {column: Au_ppb, unit: ppb}, Cu: {column: Cu_pct, unit: '%'},"
            + " As: {column: As_ppm, unit: ppm}, Zn: {column: Zn_ppm, unit: ppm}";

    /// Rows of an answer, fields parted by blanks.
    private List<String> ask(String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Duck duck = Duck.memory()) {
            duck.execute("ATTACH "
                    + Duck.literal(folder.resolve("out/lodecast.duckdb").toString()) + " AS p (READ_ONLY)");
            try (Statement s = duck.statement();
                    ResultSet r = s.executeQuery(sql)) {
                while (r.next()) {
                    List<String> fields = new ArrayList<>();
                    for (int c = 1; c <= r.getMetaData().getColumnCount(); c++) {
                        fields.add(String.valueOf(r.getString(c)));
                    }
                    rows.add(String.join(" ", fields));
                }
            }
        }
        return rows;
    }

    @Test
    void limitsAndTheirSidesStandBesideTheValues() throws Exception {
        run("half", ALL);
        assertThat(ask("SELECT line, Au, Au_qualifier, Au_limit FROM p.assay"))
                .containsExactly(
                        "2 50.0  null",
                        "3 2.5 < 5.0",
                        "4 4.0 < 8.0",
                        "7 1000.0 > 1000.0",
                        "9 null  null",
                        "10 2.5 < 5.0",
                        "11 6.0  null");
        assertThat(ask("SELECT line, \"As\", As_qualifier, As_limit FROM p.assay"))
                .as("ND is below the least limit that is known")
                .containsExactly(
                        "2 100.0  null",
                        "3 5.0 < 10.0",
                        "4 40.0  null",
                        "7 500.0 > 500.0",
                        "9 20.0  null",
                        "10 5.0 < 10.0",
                        "11 60.0  null");
        assertThat(ask("SELECT line, Cu FROM p.assay"))
                .containsExactly("2 1.5", "3 0.5", "4 0.25", "7 0.75", "9 null", "10 0.125", "11 null");
        assertThat(ask(
                        "SELECT column_name, comment FROM duckdb_columns() WHERE database_name = 'p' AND table_name = 'assay'"
                                + " ORDER BY column_index"))
                .containsExactly(
                        "hole null",
                        "from m",
                        "to m",
                        "line null",
                        "Au ppb",
                        "Au_qualifier null",
                        "Au_limit ppb",
                        "Cu %",
                        "Cu_qualifier null",
                        "Cu_limit %",
                        "As ppm",
                        "As_qualifier null",
                        "As_limit ppm",
                        "Zn ppm",
                        "Zn_qualifier null",
                        "Zn_limit ppm");
    }

    /// L the limit of line 3, 5 ppb, that of line 4, 8 ppb, and the untold one of line 10.
    @ParameterizedTest
    @CsvSource({"half, 0.5", "limit, 1", "root2, 0.7071067811865476", "multiplicative, 0.65"})
    void substitutesByEachRule(String rule, double share) throws Exception {
        run(rule, ALL);
        List<String> au = ask("SELECT Au FROM p.assay WHERE line IN (3, 4, 10)");
        double[] expected = {5 * share, 8 * share, 5 * share};
        for (int i = 0; i < 3; i++) {
            assertThat(Double.parseDouble(au.get(i))).isCloseTo(expected[i], within(1e-15 * expected[i]));
        }
        double shrunk =
                Double.parseDouble(ask("SELECT Cu FROM p.assay WHERE line = 3").getFirst());
        double delta = 0.65 * 5e-3 + 0.65 * 10; // ppm of Au and As
        assertThat(shrunk).isCloseTo(rule.equals("multiplicative") ? 0.5 * (1 - delta / 1e6) : 0.5, within(1e-16));
        assertThat(ask("SELECT Au_qualifier, Au_limit FROM p.assay WHERE line = 3"))
                .as("whatever the rule")
                .containsExactly("< 5.0");
    }

    @Test
    void omitLeavesNothingButTheLimit() throws Exception {
        run("omit", ALL);
        assertThat(ask("SELECT Au, Au_qualifier, Au_limit FROM p.assay WHERE line IN (3, 4, 7, 10)"))
                .containsExactly("null < 5.0", "null < 8.0", "1000.0 > 1000.0", "null < 5.0");
    }

    @Test
    void anElementsOwnRuleAndLimit() throws Exception {
        run("half", "Au: {column: Au_ppb, unit: ppb, below: limit, limit: 3}, As: {column: As_ppm, unit: ppm}");
        assertThat(ask("SELECT Au, Au_limit FROM p.assay WHERE line IN (3, 4, 10)"))
                .as("its own limit is for those that tell none")
                .containsExactly("5.0 5.0", "8.0 8.0", "3.0 3.0");
        assertThat(ask("SELECT \"As\" FROM p.assay WHERE line = 10")).containsExactly("5.0");
        assertThat(Files.readString(folder.resolve("out/qa.csv")))
                .contains("column Au_ppb: 2 values below detection (<),the limit")
                .contains(
                        "column Au_ppb: 1 values below detection (bdl)",
                        "column Au_ppb: 1 values below detection (negative)")
                .contains("column As_ppm: 1 values above the upper limit (>)");
    }

    @Test
    void laboratoryChecksStandInATableOfTheirOwn() throws Exception {
        run("half", ALL);
        assertThat(ask("SELECT kind, sample, hole, \"from\", line, Au, Au_qualifier, Cu, Cu_limit FROM p.qaqc"))
                .containsExactly(
                        "duplicate S3-DUP A 4.0 5 7.0  0.26 null",
                        "blank BLANK-1 A null 6 2.5 < 0.005 0.01",
                        "standard OREAS-45 A null 8 1200.0  0.9 null");
        assertThat(ask("SELECT \"check\", line, text FROM p.set_aside"))
                .containsExactly(
                        "qaqc 5 A,4,6,S3-DUP,7,0.26,41,31",
                        "qaqc 6 A,,,BLANK-1,<5,<0.01,<10,<2",
                        "qaqc 8 A,,,OREAS-45,1200,0.9,80,50");
        assertThat(ask("SELECT * FROM p.source")).containsExactly("collar collar.csv 2 2 0", "assay assay.csv 10 7 3");
        assertThat(
                        ask(
                                "SELECT column_name FROM duckdb_columns() WHERE database_name = 'p' AND table_name = 'qaqc' AND comment = 'ppb'"))
                .containsExactly("Au", "Au_limit");
    }
}
