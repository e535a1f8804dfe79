package org.lodecast.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.Seed;
import org.lodecast.app.TinyProject;
import org.lodecast.app.store.Duck;

/// What the rules mended can be done again from the table `fix`, in SQL, and every change was told with what
/// was there before and after.
class FixReplayTest {
    private static final int HOLES = 40;
    private static final double DEEP = 60;

    /// Rows of the file that are not set aside for another reason; what each step took away, and what it put.
    private static final String REPLAYED = """
            CREATE TABLE replayed AS
              WITH step AS (SELECT DISTINCT step, line, hole, "from", "to" FROM p.fix WHERE file = 'assay.csv')
              (SELECT line, hole, f AS "from", t AS "to" FROM raw
                UNION ALL SELECT line, hole, new_from, new_to FROM p.fix WHERE file = 'assay.csv' AND new_from IS NOT NULL)
              EXCEPT ALL SELECT line, hole, "from", "to" FROM step
            """;

    private static final String RAW = """
            CREATE TABLE raw AS
              SELECT line, hole, f, t, g FROM (
                SELECT row_number() OVER () + 1 AS line, HOLEID AS hole, TRY_CAST("FROM" AS DOUBLE) AS f,
                  TRY_CAST("TO" AS DOUBLE) AS t, TRY_CAST(Au_ppm AS DOUBLE) AS g
                FROM read_csv($F, header = true, all_varchar = true, null_padding = true, strict_mode = false))
              WHERE line NOT IN (SELECT line FROM p.set_aside WHERE file = 'assay.csv'
                AND line NOT IN (SELECT line FROM p.fix WHERE file = 'assay.csv'))
            """;

    @TempDir
    Path folder;

    /// Depths in steps of a decimetre, so that some meet and some do not.
    private static String assays(RandomGenerator random) {
        StringBuilder rows = new StringBuilder("HOLEID,FROM,TO,Au_ppm\n");
        for (int h = 1; h <= HOLES; h++) {
            for (int i = 0; i < 32; i++) {
                double f = 2 * i;
                double t = f + 2;
                switch (random.nextInt(16)) {
                    case 0 -> f -= random.nextInt(1, 30) / 10.0; // over the one above
                    case 1 -> t += random.nextInt(1, 90) / 10.0; // over some below
                    case 2, 4 -> rows.append(row(h, f + 0.5, f + 1.25, random)); // within, and splits
                    case 3 -> rows.append(row(h, f, t, random)); // the same again, other values
                    default -> {}
                }
                String row = row(h, Math.max(0, f), t, random);
                rows.append(row);
                rows.append(random.nextInt(12) == 0 ? row(h, f + 0.5, f + 1.25, random) : "");
                switch (random.nextInt(20)) {
                    case 0 -> rows.append(row); // an exact copy
                    case 1 -> rows.append("H").append(h).append(",about 5,7,1\n");
                    case 2 -> rows.append("H").append(h).append(",5\n");
                    case 3 -> rows.append(",5,7,1\n");
                    case 4 -> rows.append("H").append(h).append(",9,7,1\n");
                    case 5 -> rows.append("X").append(h).append(",5,7,1\n");
                    default -> {}
                }
            }
        }
        return rows.toString();
    }

    private static String row(int hole, double from, double to, RandomGenerator random) {
        return String.format(Locale.ROOT, "H%d,%.2f,%.2f,%.3f\n", hole, from, to, Math.exp(random.nextGaussian()));
    }

    private void tables(RandomGenerator random, String more) throws IOException {
        StringBuilder collar = new StringBuilder("HOLEID,X,Y,Z,LENGTH\n");
        StringBuilder survey = new StringBuilder("HOLEID,AT,AZ,DIP\n");
        for (int h = 1; h <= HOLES; h++) {
            String c = String.format(
                    Locale.ROOT, "H%d,%d,%d,100,%.1f\n", h, 20 * (h % 8), 20 * (h / 8), DEEP - h % 3 / 2.0);
            collar.append(c).append(h % 9 == 0 ? c : "");
            survey.append(String.format("H%d,0,90,-60\nH%d,30,91,-61\n", h, h));
            survey.append(h % 7 == 0 ? String.format("H%d,30,91,-61\nH%d,70,92,-62\n", h, h) : "");
        }
        Files.writeString(folder.resolve("collar.csv"), collar.toString());
        Files.writeString(folder.resolve("survey.csv"), survey.toString());
        Files.writeString(folder.resolve("assay.csv"), assays(random));
        project(more);
    }

    private void project(String more) throws IOException {
        Files.writeString(folder.resolve("project.yaml"), """
                tables:
                  collar: {file: collar.csv}
                  survey: {file: survey.csv}
                  assay: {file: assay.csv}
                """ + more + "\n");
    }

    private TinyProject.Answer run() {
        return TinyProject.lodecast("run", folder.toString(), "--until", "drillholes", "--quiet");
    }

    private Duck database() throws SQLException {
        Duck duck = Duck.memory();
        duck.execute(
                "ATTACH " + Duck.literal(folder.resolve("out/lodecast.duckdb").toString()) + " AS p (READ_ONLY)");
        duck.execute(RAW.replace("$F", Duck.literal(folder.resolve("assay.csv").toString())));
        return duck;
    }

    private static int count(Duck duck, String sql) throws SQLException {
        try (Statement s = duck.statement();
                ResultSet r = s.executeQuery(sql)) {
            r.next();
            return r.getInt(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "last", "shortest"})
    void theLogMakesTheTableAsUsedOfTheTableAsRead(String rule) throws Exception {
        tables(
                new Seed(5).split(rule).generator(),
                "fixes: {errors: leave_out, drop_duplicates: true, trim_to_end: true, overlaps: " + rule + "}");
        TinyProject.Answer a = run();
        assertThat(a.code()).as(a.out() + a.err()).isZero();
        try (Duck duck = database()) {
            duck.execute(REPLAYED);
            String used = "SELECT line, hole, \"from\", \"to\" FROM p.assay";
            assertThat(count(duck, "SELECT count(*) FROM (FROM replayed EXCEPT ALL " + used + ")"))
                    .isZero();
            assertThat(count(duck, "SELECT count(*) FROM (" + used + " EXCEPT ALL FROM replayed)"))
                    .isZero();
            assertThat(count(
                            duck, "SELECT count(*) FROM p.assay a JOIN raw USING (line) WHERE a.Au IS DISTINCT FROM g"))
                    .isZero();
            for (String kind : List.of("drop-duplicate", "trim-to-end", "overlap-" + rule)) {
                assertThat(count(duck, "SELECT count(*) FROM p.fix WHERE file = 'assay.csv' AND rule = '" + kind + "'"))
                        .as(kind)
                        .isGreaterThan(20);
            }
            assertThat(count(duck, "SELECT count(DISTINCT rule) FROM p.fix")).isEqualTo(3);
            assertThat(count(duck, "SELECT count(*) FROM (SELECT step FROM p.fix GROUP BY step HAVING count(*) > 1)"))
                    .as("rows in pieces")
                    .isGreaterThan(10);
            assertThat(count(duck, "SELECT count(*) FROM (SELECT DISTINCT step FROM p.fix)"))
                    .isEqualTo(count(duck, "SELECT max(step) FROM p.fix"));
            owners(duck, rule);
            rest(duck);
            told(duck);
        }
    }

    /// Whose ground is whose, worked out anew: cut where any interval begins or ends, each piece to the claim
    /// that the rule prefers.
    private void owners(Duck duck, String rule) throws SQLException {
        String best = switch (rule) {
            case "first" -> "c.line";
            case "last" -> "-c.line";
            default -> "CAST(round((c.t - c.f) * 1e6) AS BIGINT) * 1000000 + c.line";
        };
        duck.execute("""
                CREATE TABLE claim AS
                  SELECT r.line, r.hole, f, least(t, length) AS t FROM raw r JOIN p.collar c ON c.hole = r.hole AND f < length - 1e-6
                  QUALIFY row_number() OVER (PARTITION BY r.hole, f, r.t, g ORDER BY r.line) = 1
                """);
        duck.execute("""
                CREATE TABLE ground AS
                  WITH edge AS (SELECT hole, f AS d FROM claim UNION SELECT hole, t FROM claim),
                  piece AS (SELECT hole, d AS f, lead(d) OVER (PARTITION BY hole ORDER BY d) AS t FROM edge)
                  SELECT p.hole, p.f, p.t, arg_min(c.line, %s) AS line
                  FROM piece p JOIN claim c ON c.hole = p.hole AND c.f <= p.f AND c.t >= p.t GROUP BY ALL
                """.formatted(best));
        assertThat(count(duck, """
                SELECT count(*) FROM ground g WHERE NOT EXISTS (
                  FROM p.assay a WHERE a.hole = g.hole AND a.line = g.line AND a."from" <= g.f AND a."to" >= g.t)""")).isZero();
        assertThat(count(duck, """
                SELECT CAST(round(1e6 * ((SELECT sum("to" - "from") FROM p.assay) - (SELECT sum(t - f) FROM ground))) AS INTEGER)""")).isZero();
        assertThat(count(duck, "SELECT count(DISTINCT line) FROM ground")).isGreaterThan(HOLES * 25);
    }

    /// Every row of every file is kept or set aside, in its words.
    private void rest(Duck duck) throws Exception {
        for (String table : List.of("collar", "survey", "assay")) {
            List<String> lines = Files.readAllLines(folder.resolve(table + ".csv"));
            assertThat(count(duck, "SELECT \"rows\" FROM p.source WHERE \"table\" = '" + table + "'"))
                    .isEqualTo(lines.size() - 1);
            assertThat(count(
                            duck,
                            "SELECT count(*) FROM p.source WHERE \"rows\" = kept + set_aside AND \"table\" = '" + table
                                    + "'"))
                    .isOne();
            try (Statement s = duck.statement();
                    ResultSet r = s.executeQuery(
                            "SELECT line, text, \"check\" FROM p.set_aside WHERE file = '" + table + ".csv'")) {
                int aside = 0;
                for (; r.next(); aside++) {
                    assertThat(r.getString(2)).as(r.getString(3)).isEqualTo(lines.get(r.getInt(1) - 1));
                }
                assertThat(aside)
                        .as(table)
                        .isEqualTo(count(duck, "SELECT set_aside FROM p.source WHERE \"table\" = '" + table + "'"))
                        .isPositive();
            }
        }
        for (String check : List.of(
                "not-a-number",
                "row-short",
                "hole-missing",
                "interval-from-to",
                "interval-no-collar",
                "interval-duplicate",
                "interval-overlap",
                "interval-beyond-end",
                "collar-duplicate",
                "survey-duplicate",
                "survey-beyond-end")) {
            assertThat(count(duck, "SELECT count(*) FROM p.set_aside WHERE \"check\" = '" + check + "'"))
                    .as(check)
                    .isPositive();
        }
    }

    /// Each change stands in qa.csv at its own line, or with its line at that of the row it overlaps.
    private void told(Duck duck) throws Exception {
        duck.execute("CREATE TABLE qa AS FROM read_csv("
                + Duck.literal(folder.resolve("out/qa.csv").toString()) + ", all_varchar = true)");
        assertThat(count(duck, "SELECT count(*) FROM qa")).isEqualTo(count(duck, "SELECT count(*) FROM p.qa"));
        String changes =
                "SELECT file, line, rule, \"from\", \"to\", list(new_from ORDER BY new_from), list(new_to ORDER BY new_from)"
                        + " FROM p.fix GROUP BY step, file, line, rule, \"from\", \"to\"";
        List<String> wanted = new ArrayList<>();
        try (Statement s = duck.statement();
                ResultSet r = s.executeQuery(changes)) {
            while (r.next()) {
                Object[] f = (Object[]) r.getArray(6).getArray();
                Object[] t = (Object[]) r.getArray(7).getArray();
                StringBuilder like = new StringBuilder("%");
                if (f[0] == null) {
                    like.append("dropped%");
                } else if (f.length == 1) {
                    like.append(
                            (double) f[0] > r.getDouble(4) ? "from " + n(r.getDouble(4)) + " → " + n(f[0]) + "%" : "");
                    like.append(
                            (double) t[0] < r.getDouble(5) ? "to " + n(r.getDouble(5)) + " → " + n(t[0]) + "%" : "");
                } else {
                    like.append(n(r.getDouble(4)))
                            .append(" to ")
                            .append(n(r.getDouble(5)))
                            .append(" →%");
                    for (int i = 0; i < f.length; i++) {
                        like.append(n(f[i])).append(" to ").append(n(t[i])).append("%");
                    }
                }
                wanted.add(
                        "(" + Duck.literal(r.getString(1)) + ", '" + r.getInt(2) + "', " + Duck.literal(like.toString())
                                + ", " + Duck.literal("%line " + r.getInt(2) + ": " + like.substring(1)) + ")");
            }
        }
        assertThat(wanted).hasSizeGreaterThan(200);
        List<String> untold = new ArrayList<>();
        try (Statement s = duck.statement();
                ResultSet r = s.executeQuery("SELECT w.file || ':' || w.line || ' ' || w.own FROM (VALUES "
                        + String.join(", ", wanted) + ") w (file, line, own, other) WHERE NOT EXISTS (FROM qa WHERE"
                        + " qa.file = w.file AND (qa.line = w.line AND action LIKE w.own OR action LIKE w.other))")) {
            while (r.next()) {
                untold.add(r.getString(1));
            }
        }
        assertThat(untold).isEmpty();
    }

    private static String n(Object v) {
        return BigDecimal.valueOf((double) v).stripTrailingZeros().toPlainString();
    }

    @Test
    void withoutTheKeysErrorsStopTheRun() throws Exception {
        tables(new Seed(6).generator(), "");
        TinyProject.Answer a = run();
        assertThat(a.code()).isEqualTo(3);
        assertThat(a.err())
                .contains("[not-a-number]", "[interval-from-to]", "assay.csv:")
                .doesNotContain("Exception");
        assertThat(folder.resolve("out/lodecast.duckdb")).doesNotExist();
    }

    @Test
    void withoutTheKeysNothingIsChanged() throws Exception {
        tables(new Seed(6).generator(), "");
        for (String file : List.of("collar.csv", "assay.csv")) { // without what is an error
            List<String> lines = Files.readAllLines(folder.resolve(file));
            Files.write(
                    folder.resolve(file),
                    lines.stream()
                            .filter(l -> !l.matches("X.*|,.*|H\\d+,(5|9,7,1|about.*)"))
                            .distinct()
                            .toList());
        }
        TinyProject.Answer a = run();
        assertThat(a.code()).as(a.err()).isZero();
        try (Duck duck = database()) {
            assertThat(count(duck, "SELECT count(*) FROM p.fix")).isZero();
            assertThat(count(duck, "SELECT count(*) FROM p.set_aside WHERE file = 'assay.csv'"))
                    .isZero();
            String raw = "SELECT line, hole, f, t, g FROM raw";
            String used = "SELECT line, hole, \"from\", \"to\", Au FROM p.assay";
            assertThat(count(duck, "SELECT count(*) FROM (" + raw + " EXCEPT ALL " + used + ")"))
                    .isZero();
            assertThat(count(duck, used.replace("line, hole, \"from\", \"to\", Au", "count(*)")))
                    .isEqualTo(count(duck, "SELECT count(*) FROM raw"))
                    .isGreaterThan(HOLES * 25);
            assertThat(count(
                            duck,
                            "SELECT count(*) FROM p.qa WHERE \"check\" IN ('interval-overlap', 'interval-beyond-end')"))
                    .isGreaterThan(100);
        }
    }
}
