package org.lodecast.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lodecast.Finding;
import org.lodecast.Seed;
import org.lodecast.app.project.ProjectFile;
import org.lodecast.app.store.Duck;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.Variable;

/// Three real sets of drilling, read and checked by us and by SQL straight over their files: the same lines
/// for every check, every row accounted for, the same values.
class RealTablesTest {
    private static final int BROKEN = 6;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(RealDrilling.class)
    void everyCheckTellsTheLinesThatSqlFinds(RealDrilling d) throws Exception {
        DrillholeIntake intake = intake(d, (table, rows) -> rows);
        assertThat(intake.mustBeMended()).isFalse();
        System.out.println(d + ": " + compare(d, intake) + " findings, as by SQL");
        try (Duck duck = d.database(folder)) {
            String turned =
                    "SELECT count(*) FROM (SELECT hole FROM station GROUP BY hole HAVING min(dip) < -10 AND max(dip) > 10)";
            assertThat(number(duck, turned))
                    .as("none that could be told as flipped")
                    .isZero();
            String signs = text(
                    duck,
                    "SELECT count(*) FILTER (dip < 0) || ' dips are positive, ' || count(*) FILTER (dip > 0)"
                            + " || ' negative' FROM survey");
            assertThat(intake.findings())
                    .anyMatch(f ->
                            f.check().equals("survey-dip-sign") && f.message().equals(signs));
        }
    }

    /// The same with a few rows in a hundred broken, so that every check has something to find.
    @ParameterizedTest
    @EnumSource(RealDrilling.class)
    void andSoTheyDoOfBrokenTables(RealDrilling d) throws Exception {
        Map<String, Integer> kinds = new TreeMap<>();
        int found = 0;
        for (int n = 0; n < BROKEN; n++) {
            RandomGenerator random = new Seed(n).split("broken").generator();
            DrillholeIntake intake = intake(d, (table, rows) -> broken(table, rows, random));
            found += compare(d, intake);
            intake.findings().forEach(f -> kinds.merge(f.check(), 1, Integer::sum));
        }
        System.out.println(d + ", broken: " + found + " findings as by SQL, " + kinds);
        assertThat(kinds)
                .containsKeys("interval-no-collar", "interval-from-to", "interval-overlap", "interval-gap")
                .containsKeys("interval-duplicate", "interval-depth", "survey-no-collar", "survey-order")
                .containsKeys("survey-duplicate", "survey-dogleg", "survey-dip", "survey-azimuth", "survey-depth");
    }

    private int compare(RealDrilling d, DrillholeIntake intake) throws Exception {
        intake.demandEveryRow();
        Map<String, List<String>> ours = new TreeMap<>();
        for (Finding f : intake.findings()) {
            ours.computeIfAbsent(f.check() + " in " + f.file(), k -> new ArrayList<>())
                    .add(f.line() + " " + f.hole());
        }
        ours.remove("survey-dip-sign in survey.csv"); // a fact that is told of every survey
        Map<String, List<String>> theirs = new TreeMap<>();
        try (Duck duck = d.database(folder)) {
            for (String table : d.tables()) {
                ask(duck, ChecksBySql.of(table), table, theirs);
            }
            for (String e : d.elements()) {
                ask(duck, ChecksBySql.ofValues(e), "assay", theirs);
            }
            for (DrillholeIntake.Source s : intake.sources()) {
                String count = "SELECT count(*) FROM " + s.table();
                assertThat((double) s.read()).as(s.file()).isEqualTo(number(duck, count));
                assertThat(s.kept() + s.setAside()).isEqualTo(s.read());
                assertThat((double) s.kept()).as(s.file()).isEqualTo(number(duck, ChecksBySql.kept(s.table())));
            }
            assertThat(intake.sources())
                    .extracting(DrillholeIntake.Source::table)
                    .isEqualTo(d.tables());
        }
        ours.values().forEach(lines -> lines.sort(null));
        theirs.values().forEach(lines -> lines.sort(null));
        for (String check : ours.keySet()) {
            assertThat(ours.get(check)).as(d + " " + check).isEqualTo(theirs.get(check));
        }
        assertThat(ours.keySet()).isEqualTo(theirs.keySet());
        return ours.values().stream().mapToInt(List::size).sum();
    }

    @ParameterizedTest
    @EnumSource(RealDrilling.class)
    void valuesAreThoseOfTheFile(RealDrilling d) throws Exception {
        DrillholeIntake intake = intake(d, (table, rows) -> rows);
        Intervals assays = intake.holes().assays();
        try (Duck duck = d.database(folder)) {
            for (Variable v : assays.variables()) {
                String column = Duck.quoted(v.name());
                double[] measured =
                        Arrays.stream(v.values()).filter(x -> !Double.isNaN(x)).toArray();
                double count = number(duck, "SELECT count(" + column + ") FROM assay");
                double nulls = number(duck, "SELECT count(*) FROM assay WHERE " + column + " IS NULL");
                assertThat((double) measured.length)
                        .as(v.name())
                        .isEqualTo(count)
                        .isPositive();
                assertThat((double) v.values().length - measured.length).isEqualTo(nulls);
                double sum = number(duck, "SELECT fsum(" + column + ") FROM assay");
                assertThat(Arrays.stream(measured).sum()).as(v.name()).isCloseTo(sum, within(1e-12 * sum));
                int zeros = (int) number(duck, "SELECT count(*) FROM assay WHERE " + column + " = 0");
                assertThat(Arrays.stream(measured).filter(x -> x == 0).count()).isEqualTo(zeros);
                assertThat(intake.findings())
                        .filteredOn(f ->
                                f.check().equals("value-zero") && f.message().startsWith(v.name() + ":"))
                        .hasSize(zeros > 0 ? 1 : 0)
                        .allMatch(f -> f.message()
                                .startsWith(v.name() + ": " + (zeros == 1 ? "1 zero" : zeros + " zeros") + " among "
                                        + (measured.length - zeros)));
            }
            double metres = 0;
            for (int i = 0; i < assays.size(); i++) {
                metres += assays.to()[i] - assays.from()[i];
            }
            double theirs = number(duck, "SELECT fsum(t - f) FROM assay");
            assertThat(metres).isCloseTo(theirs, within(1e-11 * theirs));
        }
    }

    /// Rows are doubled, renamed, shifted, moved, lost, or get a number that cannot be.
    private static List<String> broken(String table, List<String> rows, RandomGenerator random) {
        List<String> out = new ArrayList<>(List.of(rows.getFirst()));
        List<String> header = List.of(rows.getFirst().split(","));
        boolean survey = table.equals("survey");
        int azimuth = header.indexOf("AZ");
        int dip = header.indexOf("DIP");
        for (String row : rows.subList(1, rows.size())) {
            String[] fields = row.split(",", -1);
            int kind = random.nextInt(survey ? 40 : 150);
            int last = out.size() - 1;
            switch (table.equals("collar") ? (kind < 3 ? 9 : 99) : kind) {
                case 0 -> out.add(row);
                case 1 -> fields[0] = fields[0].isEmpty() ? "" : "X" + fields[0];
                case 2 -> fields[1] = number(Double.parseDouble(fields[1]) - 3 * random.nextDouble());
                case 3 -> fields[2] = number(Double.parseDouble(fields[2]) + 5 * random.nextGaussian());
                case 4 -> fields[1] = "-3";
                case 5 -> fields[survey ? azimuth : 2] = survey ? "361" : "90000";
                case 6 -> fields[1] = survey ? "4000000" : fields[2];
                case 7 -> out.add(Math.max(1, last), row);
                case 8 -> fields[survey ? dip : 1] = survey ? "96" : "0";
                case 9 -> {
                    if (random.nextBoolean()) { // a collar twice, or lost with all that hangs on it
                        out.add(row);
                    } else {
                        continue;
                    }
                }
                case 10 -> fields[survey ? dip : 2] = survey ? "12" : "33.3";
                case 11 -> {
                    continue;
                }
                default -> {}
            }
            out.add(String.join(",", fields));
        }
        return out;
    }

    private static String number(double v) {
        return String.format(Locale.ROOT, "%.2f", v);
    }

    private DrillholeIntake intake(RealDrilling d, RealDrilling.Change change) throws Exception {
        Path file = d.project(folder, change, "fixes: {errors: leave_out}\n");
        return DrillholeIntake.of(ProjectFile.read(file), folder);
    }

    private static void ask(Duck duck, Map<String, String> checks, String table, Map<String, List<String>> found)
            throws SQLException {
        for (Map.Entry<String, String> check : checks.entrySet()) {
            try (Statement s = duck.statement();
                    ResultSet r = s.executeQuery("SELECT " + check.getValue())) {
                while (r.next()) {
                    found.computeIfAbsent(check.getKey() + " in " + table + ".csv", k -> new ArrayList<>())
                            .add(r.getInt(1) + " " + r.getString(2));
                }
            }
        }
    }

    private static double number(Duck duck, String sql) throws SQLException {
        return Double.parseDouble(text(duck, sql));
    }

    private static String text(Duck duck, String sql) throws SQLException {
        try (Statement s = duck.statement();
                ResultSet r = s.executeQuery(sql)) {
            r.next();
            return r.getString(1);
        }
    }
}
