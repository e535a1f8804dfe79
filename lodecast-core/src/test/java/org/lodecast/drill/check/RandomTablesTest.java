package org.lodecast.drill.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.lodecast.Finding;
import org.lodecast.Finding.Severity;
import org.lodecast.Seed;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.Station;
import org.lodecast.drill.check.FixRules.Overlaps;

/// What holds of every table, however wrong, under all rules.
class RandomTablesTest {
    private static final List<String> NAMES = List.of("A", "B", "C", "D", "X", "Y");

    private static HoleTables random(int seed) {
        RandomGenerator random = new Seed(31).split(seed).generator();
        HoleTables t = new HoleTables();
        t.collars.clear();
        t.stations.clear();
        t.assays.clear();
        t.lithology.clear();
        for (int line = 2; line < 9; line++) {
            String hole = NAMES.get(random.nextInt(4));
            double wrong = random.nextInt(6) == 0 ? Double.NaN : 0;
            double length = new double[] {30, 40, 50, -1, 0, Double.NaN}[random.nextInt(6)];
            t.collars.add(new Collar(hole, 10 * random.nextInt(2), wrong, 100, length, line));
        }
        for (int line = 2; line < 60; line++) {
            String hole = NAMES.get(random.nextInt(NAMES.size()));
            double dip = new double[] {-60, -60, -61, 60, -91, Double.NaN}[random.nextInt(6)];
            t.stations.add(HoleTables.at(hole, random.nextInt(14) * 5 - 5, 90 + random.nextInt(2), dip, line));
        }
        for (int line = 2; line < 200; line++) {
            // lines are shuffled over the holes, so that file order is not depth order
            double from = random.nextInt(8) == 0 ? 60 * random.nextDouble() : random.nextInt(60) - 2;
            double to = from + (random.nextInt(40) == 0 ? 1e-7 : random.nextInt(9) - 1);
            double top = random.nextInt(40) == 0 ? Double.NaN : from;
            List<HoleTables.Row> rows = random.nextInt(3) == 0 ? t.lithology : t.assays;
            rows.add(new HoleTables.Row(
                    NAMES.get(random.nextInt(NAMES.size())),
                    top,
                    to,
                    line,
                    random.nextInt(3) == 0 ? Double.NaN : random.nextInt(2),
                    random.nextInt(5) == 0 ? "" : "GRAN"));
        }
        t.rules = new FixRules(
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                Overlaps.values()[random.nextInt(Overlaps.values().length)]);
        return t;
    }

    /// No row vanishes and none is told of twice, in any table.
    @RepeatedTest(200)
    void rowsInAreRowsKeptAndRowsRejected(RepetitionInfo repetition) {
        HoleTables t = random(repetition.getCurrentRepetition());
        HoleTables.Result r = t.run();
        account("collar.csv", t.collars, Collar::line, r, lines(r.holes().collars(), Collar::line));
        account("survey.csv", t.stations, Station::line, r, lines(r.holes().stations(), Station::line));
        account("assay.csv", t.assays, HoleTables.Row::line, r, lines(r.holes().assays()));
        account(
                "lith.csv",
                t.lithology,
                HoleTables.Row::line,
                r,
                lines(r.holes().lithology()));
    }

    private static <T> void account(
            String file, List<T> rows, Function<T, Integer> line, HoleTables.Result r, List<Integer> kept) {
        List<Integer> all = new ArrayList<>(new HashSet<>(kept)); // a row that was split stands more than once
        r.check().rejected().stream()
                .filter(x -> x.file().equals(file))
                .map(Rejected::line)
                .forEach(all::add);
        assertThat(all)
                .as(file)
                .containsExactlyInAnyOrderElementsOf(rows.stream().map(line).toList());
    }

    private static <T> List<Integer> lines(List<T> rows, Function<T, Integer> line) {
        return rows.stream().map(line).toList();
    }

    private static List<Integer> lines(Intervals table) {
        return IntStream.of(table.line()).boxed().toList();
    }

    @RepeatedTest(200)
    void theLogMakesTheTableAsUsedOfTheTableAsRead(RepetitionInfo repetition) {
        HoleTables t = random(repetition.getCurrentRepetition());
        HoleTables.Result r = t.run();
        HoleTables.assertSame(
                r.check().assayLog().replay(t.assayTable(), r.holes().collars()),
                r.holes().assays());
        HoleTables.assertSame(
                r.check().lithologyLog().replay(t.lithologyTable(), r.holes().collars()),
                r.holes().lithology());
        List<Fix> fixes = r.check().fixes();
        for (int i = 0; i < fixes.size(); i++) {
            int before = i == 0 ? 0 : fixes.get(i - 1).step();
            assertThat(fixes.get(i).step()).isBetween(i == 0 ? 1 : before, before + 1);
        }
    }

    /// Ground is shared out as a slow rule says: a point belongs to the best of the intervals that hold it.
    @RepeatedTest(100)
    void everyPointGoesToTheBestInterval(RepetitionInfo repetition) {
        HoleTables t = random(repetition.getCurrentRepetition());
        Overlaps rule = Overlaps.values()[1 + repetition.getCurrentRepetition() % 3];
        t.rules = new FixRules(true, false, false, rule);
        Intervals used = t.run().holes().assays();
        Set<Integer> lines = new HashSet<>(IntStream.of(used.line()).boxed().toList());
        for (String hole : NAMES) {
            List<HoleTables.Row> rows = t.assays.stream()
                    .filter(a -> a.hole().equals(hole) && a.from() >= 0 && a.from() < a.to())
                    .toList();
            if (rows.stream().noneMatch(a -> lines.contains(a.line()))) {
                continue; // its collar was left out
            }
            for (double d = 0.0123; d < 80; d += 0.25) {
                HoleTables.Row best = null;
                for (HoleTables.Row a : rows) {
                    if (a.from() <= d && d < a.to() && (best == null || better(rule, a, best))) {
                        best = a;
                    }
                }
                List<Integer> owners = new ArrayList<>();
                for (int i = 0; i < used.size(); i++) {
                    if (used.hole()[i].equals(hole) && used.from()[i] <= d && d < used.to()[i]) {
                        owners.add(used.line()[i]);
                    }
                }
                assertThat(owners).as(hole + " at " + d).isEqualTo(best == null ? List.of() : List.of(best.line()));
            }
        }
    }

    private static boolean better(Overlaps rule, HoleTables.Row a, HoleTables.Row b) {
        double longer = (a.to() - a.from()) - (b.to() - b.from());
        return switch (rule) {
            case KEEP -> throw new AssertionError();
            case FIRST -> a.line() < b.line();
            case LAST -> a.line() > b.line();
            case SHORTEST -> longer < -1e-6 || longer < 1e-6 && a.line() < b.line();
        };
    }

    /// Every row that a rule changed is told of, with the change, and every rejected row of a known hole.
    @RepeatedTest(100)
    void nothingIsDoneInSilence(RepetitionInfo repetition) {
        HoleTables t = random(repetition.getCurrentRepetition());
        HoleTables.Result r = t.run();
        List<Finding> findings = r.findings();
        for (Fix fix : r.check().fixes()) {
            assertThat(findings)
                    .as(fix.toString())
                    .anyMatch(f -> f.file().equals(fix.file())
                            && (f.line() == fix.line()
                                            && (f.action().contains("→")
                                                    || f.action().startsWith("dropped")
                                                    || f.action().contains("the first is used")
                                                    || f.action().contains("unknown"))
                                    || f.action().contains("line " + fix.line() + ": ")));
        }
        for (Rejected x : r.check().rejected()) {
            assertThat(findings)
                    .as(x.toString())
                    .anyMatch(f -> f.hole().equals(x.hole())
                            && (f.check().equals(x.check())
                                    || x.check().equals("interval-overlap")
                                            && f.check().equals("interval-duplicate")));
        }
        assertThat(findings).allMatch(f -> !f.action().isBlank());
        assertThat(findings.stream()
                        .filter(f -> f.severity() == Severity.ERROR)
                        .toList()
                        .isEmpty())
                .isEqualTo(t.rules.leaveOutErrors());
    }
}
