package org.lodecast.drill.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.lodecast.drill.check.HoleTables.at;
import static org.lodecast.drill.check.HoleTables.row;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodecast.Finding;
import org.lodecast.drill.Censoring;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.LengthUnit;
import org.lodecast.drill.Variable;
import org.lodecast.drill.check.FixRules.Overlaps;

/// What each rule makes of the rows it is for, and that it says so.
class FixRulesTest {
    private static final double NAN = Double.NaN;

    private static FixRules overlaps(Overlaps rule) {
        return new FixRules(false, false, false, rule);
    }

    /// Intervals of hole C as `line:from-to`.
    private static String hole(Intervals table, String hole) {
        return String.join(
                " ",
                IntStream.range(0, table.size())
                        .filter(i -> table.hole()[i].equals(hole))
                        .mapToObj(i -> table.line()[i] + ":" + LengthUnit.METRE.number(table.from()[i]) + "-"
                                + LengthUnit.METRE.number(table.to()[i]))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            KEEP     | 19 | 25 | 6:0-10 7:10-20 90:19-25  | both kept: composites weigh each by its length
            FIRST    | 19 | 25 | 6:0-10 7:10-20 90:20-25  | from 19 → 20
            LAST     | 19 | 25 | 6:0-10 7:10-19 90:19-25  | line 7: to 20 → 19
            SHORTEST | 19 | 25 | 6:0-10 7:10-19 90:19-25  | line 7: to 20 → 19
            SHORTEST | 19 | 35 | 6:0-10 7:10-20 90:20-35  | from 19 → 20
            FIRST    | 12 | 18 | 6:0-10 7:10-20           | dropped
            LAST     | 12 | 18 | 6:0-10 7:10-12 90:12-18 7:18-20 | line 7: 10 to 20 → 10 to 12 and 18 to 20
            SHORTEST | 12 | 18 | 6:0-10 7:10-12 90:12-18 7:18-20 | line 7: 10 to 20 → 10 to 12 and 18 to 20
            """)
    void eachRuleSharesOutTheGround(Overlaps rule, double from, double to, String expected, String action) {
        HoleTables t = new HoleTables();
        t.assays.add(row("C", from, to, 90));
        t.rules = overlaps(rule);
        HoleTables.Result r = t.run();
        assertThat(hole(r.holes().assays(), "C")).isEqualTo(expected);
        assertThat(r.findings()).extracting(Finding::action).containsExactly(action);
        assertThat(r.check().rejected()).hasSize(action.equals("dropped") ? 1 : 0);
        HoleTables.assertSame(
                r.check().assayLog().replay(t.assayTable(), t.collars),
                r.holes().assays());
    }

    /// A long interval under several others keeps what they leave, each piece with its value.
    @Test
    void oneIntervalMayBeCutInMany() {
        HoleTables t = new HoleTables();
        t.assays.add(row("E", 20, 22, 90));
        t.assays.add(row("E", 24, 26, 91));
        t.assays.add(row("E", 18, 30, 92));
        t.rules = overlaps(Overlaps.FIRST);
        HoleTables.Result r = t.run();
        assertThat(hole(r.holes().assays(), "E")).isEqualTo("10:0-10 11:10-20 90:20-22 92:22-24 91:24-26 92:26-30");
        assertThat(r.check().fixes())
                .containsExactly(
                        new Fix(1, "overlap-first", "assay.csv", 92, "E", 18, 30, 22, 24),
                        new Fix(1, "overlap-first", "assay.csv", 92, "E", 18, 30, 26, 30));
        assertThat(r.findings())
                .extracting(Finding::line, Finding::action)
                .containsExactly(
                        tuple(92, "18 to 30 → 22 to 24 and 26 to 30"),
                        tuple(90, "line 92: 18 to 30 → 22 to 24 and 26 to 30"),
                        tuple(91, "line 92: 18 to 30 → 22 to 24 and 26 to 30"));
    }

    /// Depths that touch but for their last digits are no overlap to share out.
    @Test
    void roundingIsNoOverlap() {
        HoleTables t = new HoleTables();
        t.assays.add(row("C", 20 - 1e-9, 25, 90));
        t.assays.add(row("C", 24, 26, 91));
        t.rules = overlaps(Overlaps.LAST);
        HoleTables.Result r = t.run();
        assertThat(r.check().fixes()).extracting(Fix::line).containsExactly(90);
        assertThat(r.holes().assays().to()[5]).isEqualTo(20);
    }

    @Test
    void copiesAreDropped() {
        HoleTables t = new HoleTables();
        t.rules = new FixRules(false, true, false, Overlaps.KEEP);
        t.collars.add(new Collar("A", 0, 0, 100, 50, 90));
        t.stations.add(at("A", 25, 92, -61, 91));
        t.assays.add(new HoleTables.Row("C", 10, 20, 92, 7, ""));
        t.assays.add(row("C", 10, 20, 93));
        t.assays.add(new HoleTables.Row("C", 10, 20, 94, 93, ""));
        HoleTables.Result r = t.run();
        assertThat(r.check().fixes())
                .containsExactly(
                        new Fix(1, "drop-duplicate", "collar.csv", 90, "A", 0, 50, NAN, NAN),
                        new Fix(2, "drop-duplicate", "survey.csv", 91, "A", 25, 25, NAN, NAN),
                        new Fix(3, "drop-duplicate", "assay.csv", 92, "C", 10, 20, NAN, NAN),
                        new Fix(4, "drop-duplicate", "assay.csv", 94, "C", 10, 20, NAN, NAN));
        assertThat(r.check().rejected())
                .extracting(Rejected::line, Rejected::check)
                .containsExactly(
                        tuple(90, "collar-duplicate"),
                        tuple(91, "survey-duplicate"),
                        tuple(92, "interval-duplicate"),
                        tuple(94, "interval-duplicate"));
        assertThat(r.findings())
                .extracting(Finding::line, Finding::severity)
                .containsExactly(
                        tuple(90, Finding.Severity.WARNING),
                        tuple(91, Finding.Severity.WARNING),
                        tuple(92, Finding.Severity.WARNING),
                        tuple(94, Finding.Severity.WARNING),
                        tuple(93, Finding.Severity.WARNING));
        assertThat(hole(r.holes().assays(), "C")).isEqualTo("6:0-10 7:10-20 93:10-20");
    }

    /// A censored value is not the same as a measured one of its substitute; a code is part of the row.
    @Test
    void copiesAgreeInCensoringAndCode() {
        Censoring censored =
                new Censoring(new byte[] {Censoring.BELOW, Censoring.NONE, Censoring.BELOW}, new double[] {1, NAN, 1});
        Intervals table = new Intervals(
                "a.csv",
                new String[] {"A", "A", "A"},
                new double[] {0, 0, 0},
                new double[] {1, 1, 1},
                new int[] {2, 3, 4},
                List.of(new Variable("Au", "ppm", new double[] {0.5, 0.5, 0.5}, censored)),
                new String[] {"x", "x", "y"});
        IntervalCopies copies = new IntervalCopies(table);
        assertThat(IntStream.range(0, 3).map(copies::firstLike)).containsExactly(-1, -1, -1);
        assertThat(copies.firstLike(0)).isZero();
    }

    @Test
    void whatIsBelowTheEndIsTrimmed() {
        HoleTables t = new HoleTables();
        t.unit = LengthUnit.FOOT;
        t.rules = new FixRules(false, false, true, Overlaps.KEEP);
        double foot = 0.3048;
        t.collars.set(2, new Collar("C", 160, 10, 102, 100 * foot, 4));
        t.assays.add(row("C", 99 * foot, 102 * foot, 90));
        t.assays.add(row("C", 102 * foot, 104 * foot, 91));
        t.stations.add(at("C", 120 * foot, 270, -60, 92));
        t.lithology.removeIf(r -> r.hole().equals("C"));
        HoleTables.Result r = t.run();
        assertThat(r.findings().stream().filter(f -> !f.check().equals("interval-gap")))
                .extracting(Finding::line, Finding::check, Finding::action)
                .containsExactly(
                        tuple(92, "survey-beyond-end", "dropped"),
                        tuple(90, "interval-beyond-end", "to 102 → 100"),
                        tuple(91, "interval-beyond-end", "dropped"));
        assertThat(r.check().fixes())
                .containsExactly(
                        new Fix(1, "trim-to-end", "survey.csv", 92, "C", 120 * foot, 120 * foot, NAN, NAN),
                        new Fix(2, "trim-to-end", "assay.csv", 90, "C", 99 * foot, 102 * foot, 99 * foot, 100 * foot),
                        new Fix(3, "trim-to-end", "assay.csv", 91, "C", 102 * foot, 104 * foot, NAN, NAN));
        assertThat(r.holes().traceByHole().get("C").length()).isEqualTo(100 * foot);
    }

    /// Trimming must not make a hole vertical.
    @Test
    void theOnlyStationIsKept() {
        HoleTables t = new HoleTables();
        t.rules = new FixRules(false, false, true, Overlaps.KEEP);
        t.stations.set(3, at("C", 60, 270, -60, 5));
        HoleTables.Result r = t.run();
        assertThat(r.check().fixes()).isEmpty();
        assertThat(r.holes().traceByHole().get("C").dip(0)).isEqualTo(Math.toRadians(-60));
        assertThat(r.findings()).extracting(Finding::check).contains("survey-beyond-end");
    }

    /// A hole whose collar is wrong takes its rows with it; one of which another row is right does not.
    @Test
    void aHoleWithoutAPlaceIsLeftOutWhole() {
        HoleTables t = new HoleTables();
        t.rules = new FixRules(true, false, false, Overlaps.KEEP);
        t.collars.set(0, new Collar("A", NAN, 0, 100, 50, 2));
        t.collars.set(1, new Collar("B", NAN, 0, 101, 30, 3));
        t.collars.add(new Collar("B", 80, 0, 101, 30, 90));
        HoleTables.Result r = t.run();
        assertThat(r.findings())
                .extracting(Finding::check, Finding::line, Finding::severity, Finding::action)
                .containsExactly(
                        tuple(
                                "collar-position",
                                2,
                                Finding.Severity.WARNING,
                                "left out with all its rows in the other tables"),
                        tuple(
                                "collar-position",
                                3,
                                Finding.Severity.WARNING,
                                "left out with all its rows in the other tables"));
        assertThat(r.holes().collars())
                .extracting(Collar::hole, Collar::line)
                .startsWith(tuple("C", 4))
                .contains(tuple("B", 90))
                .doesNotContain(tuple("A", 2));
        assertThat(r.check().rejected())
                .extracting(Rejected::file, Rejected::line, Rejected::check)
                .containsExactly(
                        tuple("collar.csv", 2, "collar-position"),
                        tuple("collar.csv", 3, "collar-position"),
                        tuple("survey.csv", 2, "collar-position"),
                        tuple("survey.csv", 3, "collar-position"),
                        tuple("assay.csv", 2, "collar-position"),
                        tuple("assay.csv", 3, "collar-position"),
                        tuple("lith.csv", 2, "collar-position"));
    }

    /// A total depth that cannot be costs the hole its depth, not its rows.
    @Test
    void aWrongTotalDepthIsTakenAsUnknown() {
        HoleTables t = new HoleTables();
        t.rules = new FixRules(true, false, false, Overlaps.KEEP);
        t.collars.set(0, new Collar("A", 0, 0, 100, -1, 2));
        HoleTables.Result r = t.run();
        assertThat(r.check().fixes())
                .containsExactly(new Fix(1, "leave-out-errors", "collar.csv", 2, "A", 0, -1, 0, NAN));
        assertThat(r.check().rejected()).isEmpty();
        assertThat(r.holes().traces().getFirst().length()).isEqualTo(50);
    }

    /// The hole is vertical for want of a station, which is told.
    @Test
    void aHoleMayLoseAllItsStations() {
        HoleTables t = new HoleTables();
        t.rules = new FixRules(true, false, false, Overlaps.KEEP);
        t.stations.set(2, at("B", 0, 0, -100, 4));
        assertThat(t.run().findings())
                .extracting(Finding::check, Finding::message)
                .containsExactly(
                        tuple("survey-dip", "dip -100.0°; expected −90 to 90"),
                        tuple("survey-missing", "every station has an error"));
    }

    @Test
    void aLogFitsOnlyItsTable() {
        HoleTables t = new HoleTables();
        t.assays.add(row("C", 19, 25, 90));
        t.rules = overlaps(Overlaps.FIRST);
        FixLog log = t.run().check().assayLog();
        t.assays.set(t.assays.size() - 1, row("C", 18, 25, 90));
        assertThatThrownBy(() -> log.replay(t.assayTable(), t.collars))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 90");
    }
}
