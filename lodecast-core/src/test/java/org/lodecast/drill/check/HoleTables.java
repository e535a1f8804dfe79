package org.lodecast.drill.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodecast.Finding;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Desurvey;
import org.lodecast.drill.Drillholes;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.LengthUnit;
import org.lodecast.drill.Station;
import org.lodecast.drill.Variable;

/// A set of tables without a flaw, to plant errors in. What is planted stands on line 90 and after.
final class HoleTables {
    final List<Collar> collars = new ArrayList<>(List.of(
            new Collar("A", 0, 0, 100, 50, 2),
            new Collar("B", 80, 0, 101, 30, 3),
            new Collar("C", 160, 10, 102, 40, 4),
            new Collar("D", 0, 90, 103, 40, 5),
            new Collar("E", 80, 95, 99, 40, 6),
            new Collar("F-007", 170, 100, 100, 40, 7)));
    final List<Station> stations = new ArrayList<>(List.of(
            at("A", 0, 90, -60, 2),
            at("A", 25, 92, -61, 3),
            at("B", 0, 0, -90, 4),
            at("C", 0, 270, -60, 5),
            at("D", 0, -175, -55, 6),
            at("E", 0, 360, -70, 7),
            at("F-007", 0, 45, -60, 8)));
    final List<Row> assays = new ArrayList<>(List.of(
            row("A", 0, 10, 2),
            row("A", 10, 50, 3),
            row("B", 5, 10, 4),
            row("B", 10, 30, 5),
            row("C", 0, 10, 6),
            row("C", 10, 20, 7),
            row("D", 0, 10, 8),
            row("D", 10, 20, 9),
            row("E", 0, 10, 10),
            row("E", 10, 20, 11),
            row("F-007", 0, 10, 12),
            row("F-007", 10, 20, 13)));
    final List<Row> lithology = new ArrayList<>(List.of(
            coded("A", 0, 50, 2, "GRAN"),
            coded("B", 0, 20, 3, "SLATE"),
            coded("C", 0, 40, 4, "GRAN"),
            coded("D", 0, 15, 5, "GRAN"),
            coded("D", 15, 40, 6, "SLATE")));
    LengthUnit unit = LengthUnit.METRE;
    CheckLimits limits = CheckLimits.usual();
    FixRules rules = FixRules.none();

    /// An interval with a value and a code.
    record Row(String hole, double from, double to, int line, double value, String code) {}

    record Result(Drillholes holes, DrillholeCheck check) {
        List<Finding> findings() {
            return check.findings();
        }
    }

    static Row row(String hole, double from, double to, int line) {
        return new Row(hole, from, to, line, line, "");
    }

    static Row coded(String hole, double from, double to, int line, String code) {
        return new Row(hole, from, to, line, Double.NaN, code);
    }

    static Station at(String hole, double depth, double azimuth, double dip, int line) {
        return new Station(hole, depth, Math.toRadians(azimuth), Math.toRadians(dip), line);
    }

    Intervals assayTable() {
        return table("assay.csv", assays, false);
    }

    Intervals lithologyTable() {
        return table("lith.csv", lithology, true);
    }

    Result run() {
        DrillholeCheck check = new DrillholeCheck("collar.csv", "survey.csv", unit, limits, rules);
        Drillholes holes = check.check(collars, stations, assayTable(), lithologyTable(), Desurvey.MINIMUM_CURVATURE);
        return new Result(holes, check);
    }

    private static Intervals table(String file, List<Row> rows, boolean codes) {
        return new Intervals(
                file,
                rows.stream().map(Row::hole).toArray(String[]::new),
                rows.stream().mapToDouble(Row::from).toArray(),
                rows.stream().mapToDouble(Row::to).toArray(),
                rows.stream().mapToInt(Row::line).toArray(),
                codes
                        ? List.of()
                        : List.of(new Variable(
                                "Au",
                                "ppm",
                                rows.stream().mapToDouble(Row::value).toArray())),
                codes ? rows.stream().map(Row::code).toArray(String[]::new) : new String[0]);
    }

    /// To the bit; not measured is itself.
    static void assertSame(Intervals actual, Intervals expected) {
        assertThat(actual.file()).isEqualTo(expected.file());
        assertThat(actual.hole()).isEqualTo(expected.hole());
        assertThat(Arrays.equals(actual.from(), expected.from())).isTrue();
        assertThat(Arrays.equals(actual.to(), expected.to())).isTrue();
        assertThat(actual.line()).isEqualTo(expected.line());
        assertThat(actual.code()).isEqualTo(expected.code());
        assertThat(actual.variables()).hasSameSizeAs(expected.variables());
        for (int v = 0; v < expected.variables().size(); v++) {
            assertThat(Arrays.equals(
                            actual.variables().get(v).values(),
                            expected.variables().get(v).values()))
                    .isTrue();
        }
    }
}
