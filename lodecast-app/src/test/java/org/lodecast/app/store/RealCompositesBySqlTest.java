package org.lodecast.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.app.Shared;
import org.lodecast.app.TinyProject;

/// The composites that a run makes of real drilling, made again in SQL from the samples and logs beside them.
@Tag("slow")
class RealCompositesBySqlTest {
    /// Stretches of one code, the upper of overlapping logs winning, then slots from the top of each.
    private static final String SLOTS = """
            WITH span AS (SELECT hole, min("from") AS t, max("to") AS b FROM p.assay GROUP BY hole),
            log AS (
              SELECT hole, "from" AS f, "to" AS e, code, coalesce(max("to") OVER (
                PARTITION BY hole ORDER BY "from", "to", line ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), -1e9) AS c
              FROM $LOG),
            piece AS (
              SELECT hole, greatest(f, c, t) AS f, least(e, b) AS e, code
              FROM log JOIN span USING (hole) WHERE least(e, b) - greatest(f, c, t) > 1e-6),
            gap AS (
              SELECT hole, t AS f, coalesce(min(piece.f), any_value(b)) AS e, '' AS code
              FROM span LEFT JOIN piece USING (hole) GROUP BY hole, t
              UNION ALL
              SELECT hole, e AS f, lead(f, 1, b) OVER (PARTITION BY hole ORDER BY f) AS e, '' AS code
              FROM piece JOIN span USING (hole)),
            ground AS (SELECT * FROM piece UNION ALL SELECT * FROM gap WHERE e - f > 1e-6),
            turn AS (
              SELECT *, CASE WHEN lag(code) OVER w = code THEN 0 ELSE 1 END AS new
              FROM ground WINDOW w AS (PARTITION BY hole ORDER BY f)),
            numbered AS (SELECT *, sum(new) OVER (PARTITION BY hole ORDER BY f) AS s FROM turn),
            stretch AS (SELECT hole, s, min(f) AS f, max(e) AS e, any_value(code) AS code FROM numbered GROUP BY hole, s),
            slot AS (
              SELECT hole, code, f + k * $L AS f, least(e, f + k * $L + $L) AS e
              FROM stretch, range(0, CAST(ceil((e - f) / $L - 1e-9) AS BIGINT)) r(k)),
            part AS (
              SELECT s.*, least(a."to", s.e) - greatest(a."from", s.f) AS l, a.$V AS g
              FROM slot s JOIN p.assay a ON a.hole = s.hole AND a."to" > s.f AND a."from" < s.e),
            theirs AS (
              SELECT hole, f, e, any_value(code) AS code,
                CASE WHEN sum(l) FILTER (g IS NOT NULL) >= $C * (e - f) - 1e-9
                     THEN sum(l * g) FILTER (g IS NOT NULL) / sum(l) FILTER (g IS NOT NULL) END AS g
              FROM part GROUP BY hole, f, e HAVING sum(l) > 1e-9 * $L),
            a AS (SELECT *, row_number() OVER (PARTITION BY hole ORDER BY f) AS k FROM theirs),
            b AS (SELECT *, row_number() OVER (PARTITION BY hole ORDER BY "from") AS k FROM p.composite)
            SELECT count(*), count(a.g), count(b.$V),
              count(*) FILTER (a.hole IS NULL OR b.hole IS NULL),
              max(abs(a.f - b."from")), max(abs(a.e - b."to")),
              max(abs(a.g - b.$V) / greatest(abs(a.g), 1e-9)),
              count(*) FILTER ((a.g IS NULL) <> (b.$V IS NULL)),
              count(*) FILTER (a.code <> $D), count(DISTINCT $D)
            FROM a FULL JOIN b USING (hole, k)
            """;

    private static final String CONSERVED = """
            WITH part AS (
              SELECT c.$V AS mean, least(a."to", c."to") - greatest(a."from", c."from") AS l
              FROM p.composite c JOIN p.assay a ON a.hole = c.hole AND a."to" > c."from" AND a."from" < c."to"
              WHERE a.$V IS NOT NULL)
            SELECT (SELECT sum(l * mean) FROM part), (SELECT sum(("to" - "from") * $V) FROM p.assay),
              (SELECT count(*) FROM part WHERE mean IS NULL)
            """;

    private static final String COVERED = """
            WITH c AS (SELECT "from" AS f, "to" AS e, coalesce(max("to") OVER (
                PARTITION BY hole ORDER BY "from", "to" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), -1e9) AS c
              FROM p.assay)
            SELECT (SELECT sum(greatest(0, e - greatest(f, c))) FROM c), (SELECT sum(sampled) FROM p.composite),
              (SELECT max(sampled - ("to" - "from")) FROM p.composite)
            """;

    private enum Drilling {
        PORPHYRY("porphyry_au_cu", 5, "Cu", "Au", "Ag", "Mo", "As", "S"),
        BABBITT("babbitt", 3.048, "Cu", "Ni", "S"),
        DEMO("pygslib_demo1", 2.5, "Au");

        private final String folder;
        private final double length;
        private final List<String> elements;

        Drilling(String folder, double length, String... elements) {
            this.folder = folder;
            this.length = length;
            this.elements = List.of(elements);
        }

        String tables() {
            return switch (this) {
                case PORPHYRY -> """
                        tables:
                          collar: {file: '%s'}
                          survey: {file: '%s', dip: positive_down}
                          lithology: {file: '%s', columns: {code: ROCK}}
                          assay:
                            file: '%s'
                            elements:
                              Cu: {column: CU_pct, unit: '%%'}
                              Au: {column: AU_gpt, unit: g/t}
                              Ag: {column: AG_gpt, unit: g/t}
                              Mo: {column: MO_ppm, unit: ppm}
                              As: {column: AS_ppm, unit: ppm}
                              S: {column: S_pct, unit: '%%'}
                        """.formatted(file("collar"), file("survey"), file("lith"), file("assay"));
                case BABBITT -> """
                        tables:
                          length_unit: ft
                          collar: {file: '%s'}
                          survey: {file: '%s', dip: positive_down}
                          assay:
                            file: '%s'
                            elements:
                              Cu: {column: CU, unit: '%%'}
                              Ni: {column: NI, unit: '%%'}
                              S: {column: S, unit: '%%'}
                        """.formatted(file("collar_BABBITT"), file("survey_BABBITT"), file("assay_BABBITT"));
                case DEMO -> """
                        tables:
                          collar: {file: '%s'}
                          survey: {file: '%s'}
                          assay: {file: '%s', elements: {Au: {column: Au, unit: g/t}}}
                        """.formatted(file("collar"), file("survey"), file("assay"));
            };
        }

        private Path file(String table) {
            return Shared.data(folder + "/" + table + ".csv");
        }
    }

    @TempDir
    Path folder;

    /// What a query says of the tables of a project.
    private interface Look {
        void at(ResultSet row) throws Exception;
    }

    private void run(Drilling d, String drilling) throws Exception {
        Files.writeString(folder.resolve("project.yaml"), d.tables() + "drilling: {" + drilling + "}\n");
        TinyProject.Answer a = TinyProject.lodecast("run", folder.toString(), "--until", "composites");
        assertThat(a.code()).as(a.out() + a.err()).isZero();
    }

    private void ask(String sql, Look look) throws Exception {
        try (Duck duck = Duck.memory()) {
            duck.execute("ATTACH "
                    + Duck.literal(folder.resolve("out/lodecast.duckdb").toString()) + " AS p (READ_ONLY)");
            try (Statement s = duck.statement();
                    ResultSet r = s.executeQuery(sql)) {
                assertThat(r.next()).isTrue();
                look.at(r);
            }
        }
    }

    private void compare(Drilling d, String log, String domain, int least, int domains) throws Exception {
        for (String element : d.elements) {
            String sql = SLOTS.replace("$LOG", log)
                    .replace("$L", d.length + "::DOUBLE")
                    .replace("$V", Duck.quoted(element))
                    .replace("$C", "0.5")
                    .replace("$D", domain);
            ask(sql, r -> {
                assertThat(r.getInt(1)).isGreaterThan(least);
                assertThat(r.getInt(2)).as("measured").isEqualTo(r.getInt(3)).isPositive();
                assertThat(r.getInt(4)).as("only on one side").isZero();
                assertThat(r.getDouble(5)).as("from").isLessThan(1e-9);
                assertThat(r.getDouble(6)).as("to").isLessThan(1e-9);
                assertThat(r.getDouble(7)).as(element).isLessThan(1e-11);
                assertThat(r.getInt(8)).as("missing").isZero();
                assertThat(r.getInt(9)).as("domain").isZero();
                assertThat(r.getInt(10)).isGreaterThanOrEqualTo(domains);
            });
        }
    }

    private static final String NO_LOG =
            "(SELECT '' AS hole, 0.0::DOUBLE AS \"from\", 0.0::DOUBLE AS \"to\", '' AS code, 0 AS line WHERE false)";

    @Test
    void porphyry() throws Exception {
        run(Drilling.PORPHYRY, "composite_length: 5");
        compare(Drilling.PORPHYRY, NO_LOG, "''", 3000, 1);
    }

    @Test
    void porphyryWithinItsRocks() throws Exception {
        run(Drilling.PORPHYRY, "composite_length: 5, boundaries: lithology");
        compare(Drilling.PORPHYRY, "p.lithology", "b.domain", 3000, 8);
    }

    @Test
    void babbittInFeet() throws Exception {
        run(Drilling.BABBITT, "composite_length: 3.048");
        compare(Drilling.BABBITT, NO_LOG, "''", 15_000, 1);
    }

    @Test
    void goldVein() throws Exception {
        run(Drilling.DEMO, "composite_length: 2.5");
        compare(Drilling.DEMO, NO_LOG, "''", 500, 1);
    }

    /// Σ length × grade of composites is that of the samples, and the metres sampled are theirs.
    @ParameterizedTest
    @ValueSource(strings = {"keep", "merge", "spread"})
    void lengthTimesGradeIsConserved(String rest) throws Exception {
        for (Drilling d : Drilling.values()) {
            boolean rocks = d == Drilling.PORPHYRY;
            run(
                    d,
                    String.format(
                            Locale.ROOT,
                            "composite_length: %s, coverage: 0, rest: %s, boundaries: %s, decluster: none",
                            d.length,
                            rest,
                            rocks ? "lithology" : "none"));
            for (String element : d.elements) {
                ask(CONSERVED.replace("$V", Duck.quoted(element)), r -> {
                    double samples = r.getDouble(2);
                    assertThat(r.getDouble(1)).as(d + " " + element).isCloseTo(samples, within(1e-12 * samples));
                    assertThat(r.getInt(3)).isZero();
                });
            }
            ask(COVERED, r -> {
                double samples = r.getDouble(1);
                assertThat(r.getDouble(2)).isCloseTo(samples, within(1e-10 * samples));
                assertThat(r.getDouble(3)).isLessThanOrEqualTo(0);
            });
        }
    }
}
