package org.lodecast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodecast.Finding;
import org.lodecast.Finding.Severity;
import org.lodecast.Seed;

class DrillholeCheckTest {
    /// A table set without a flaw, to plant one error at a time in.
    private static final class Tables {
        final List<Collar> collars =
                new ArrayList<>(List.of(new Collar("A", 0, 0, 100, 50, 2), new Collar("B", 80, 0, 101, Double.NaN, 3)));
        final List<Station> stations =
                new ArrayList<>(List.of(at("A", 0, 90, -60, 2), at("A", 25, 92, -61, 3), at("B", 0, 0, -90, 4)));
        final List<Row> assays = new ArrayList<>(List.of(
                new Row("A", 0, 10, 2), new Row("A", 10, 50, 3), new Row("B", 5, 10, 4), new Row("B", 10, 30, 5)));
        final List<Row> lithology = new ArrayList<>(List.of(new Row("A", 0, 50, 2), new Row("B", 0, 20, 3)));

        Result run() {
            DrillholeCheck check = new DrillholeCheck("collar.csv", "survey.csv", Math.toRadians(10));
            Drillholes holes = check.check(
                    collars,
                    stations,
                    intervals("assay.csv", assays),
                    intervals("lith.csv", lithology),
                    Desurvey.MINIMUM_CURVATURE);
            return new Result(holes, check.findings());
        }
    }

    private record Row(String hole, double from, double to, int line) {}

    private record Result(Drillholes holes, List<Finding> findings) {}

    private static Station at(String hole, double depth, double azimuth, double dip, int line) {
        return new Station(hole, depth, Math.toRadians(azimuth), Math.toRadians(dip), line);
    }

    private interface Plant {
        void in(Tables tables);
    }

    @Test
    void cleanTablesGiveNoFinding() {
        Result r = new Tables().run();
        assertThat(r.findings).isEmpty();
        assertThat(r.holes.collars()).hasSize(2);
        assertThat(r.holes.assays().size()).isEqualTo(4);
        assertThat(r.holes.lithology().size()).isEqualTo(2);
        assertThat(r.holes.stations()).hasSize(3);
        assertThat(r.holes.traces()).extracting(Trace::hole).containsExactly("A", "B");
        assertThat(r.holes.traces()).extracting(Trace::length).containsExactly(50.0, 30.0);
    }

    static Stream<Arguments> plants() {
        Severity error = Severity.ERROR;
        Severity warning = Severity.WARNING;
        Severity note = Severity.NOTE;
        return Stream.of(
                plant("collar-duplicate", error, "A", 9, t -> t.collars.add(new Collar("A", 5, 5, 5, 5, 9))),
                plant("collar-depth", error, "A", 2, t -> t.collars.set(0, new Collar("A", 0, 0, 100, -1, 2))),
                plant(
                        "collar-position",
                        error,
                        "A",
                        2,
                        t -> t.collars.set(0, new Collar("A", 0, Double.NaN, 9, 50, 2))),
                plant("collar-same-place", note, "B", 3, t -> t.collars.set(1, new Collar("B", 0, 0, 100, 30, 3))),
                plant("survey-no-collar", error, "X", 8, t -> {
                    t.stations.add(at("X", 0, 0, -90, 8));
                    t.stations.add(at("X", 10, 0, -90, 9));
                }),
                plant("survey-missing", warning, "B", 0, t -> t.stations.removeLast()),
                plant("survey-order", warning, "A", 2, t -> t.stations.addFirst(t.stations.remove(1))),
                plant("survey-depth", error, "A", 8, t -> station(t, -1, 90, -60)),
                plant("survey-depth", error, "A", 8, t -> station(t, Double.NaN, 90, -60)),
                plant("survey-dip", error, "A", 8, t -> station(t, 30, 90, -91)),
                plant("survey-dip", error, "A", 8, t -> station(t, 30, 90, Double.NaN)),
                plant("survey-azimuth", error, "A", 8, t -> station(t, 30, 361, -60)),
                plant("survey-azimuth", error, "A", 8, t -> station(t, 30, Double.NaN, -60)),
                plant("survey-beyond-end", warning, "A", 8, t -> station(t, 60, 92, -61)),
                plant("survey-duplicate", warning, "A", 8, t -> station(t, 25, 92, -61)),
                plant("survey-duplicate", warning, "A", 8, t -> station(t, 25, 93, -61)),
                plant("survey-dogleg", warning, "A", 8, t -> station(t, 40, 92, -40)),
                plant("survey-below-collar", note, "A", 3, t -> t.stations.removeFirst()),
                plant("interval-no-collar", error, "X", 8, t -> {
                    t.assays.add(new Row("X", 0, 1, 8));
                    t.assays.add(new Row("X", 1, 2, 9));
                }),
                plant("interval-depth", error, "A", 8, t -> t.assays.add(new Row("A", -1, 0, 8))),
                plant("interval-depth", error, "A", 8, t -> t.assays.add(new Row("A", Double.NaN, 1, 8))),
                plant("interval-from-to", error, "A", 8, t -> t.assays.add(new Row("A", 7, 7, 8))),
                plant("interval-from-to", error, "A", 8, t -> t.assays.add(new Row("A", 7, 6, 8))),
                plant("interval-from-to", error, "A", 8, t -> t.assays.add(new Row("A", 7, Double.NaN, 8))),
                plant("interval-from-to", error, "A", 8, t -> t.lithology.add(new Row("A", 7, 6, 8))),
                plant("interval-overlap", warning, "B", 8, t -> t.assays.add(new Row("B", 29, 31, 8))),
                plant("interval-overlap", warning, "B", 8, t -> t.lithology.add(new Row("B", 19, 31, 8))),
                plant("interval-gap", note, "B", 8, t -> t.assays.add(new Row("B", 31, 32, 8))),
                plant("interval-beyond-end", warning, "A", 8, t -> t.assays.add(new Row("A", 50, 52, 8))),
                plant("interval-beyond-end", warning, "A", 8, t -> t.lithology.add(new Row("A", 50, 53, 8))),
                plant("hole-without-assays", note, "B", 0, t -> t.assays.removeIf(r -> r.hole.equals("B"))));
    }

    private static void station(Tables t, double depth, double azimuth, double dip) {
        t.stations.add(2, at("A", depth, azimuth, dip, 8));
        if (!(depth >= 25)) {
            t.stations.addFirst(t.stations.remove(2)); // in its place by depth, so that order is not a second flaw
        }
    }

    private static Arguments plant(String check, Severity severity, String hole, int line, Plant plant) {
        return Arguments.of(check, severity, hole, line, plant);
    }

    @ParameterizedTest(name = "{0} {2}:{3}")
    @MethodSource("plants")
    void eachPlantedErrorIsFoundOnceAndNothingElse(
            String check, Severity severity, String hole, int line, Plant plant) {
        Tables t = new Tables();
        plant.in(t);
        List<Finding> found = t.run().findings;
        assertThat(found).hasSize(1);
        Finding f = found.getFirst();
        assertThat(f.check()).isEqualTo(check);
        assertThat(f.severity()).isEqualTo(severity);
        assertThat(f.hole()).isEqualTo(hole);
        assertThat(f.line()).isEqualTo(line);
        assertThat(f.file()).endsWith(".csv");
        assertThat(f.message()).isNotBlank();
        assertThat(f.action()).isNotBlank();
    }

    /// The finding says that the hole is extended, so it must be.
    @Test
    void intervalsBeyondTheEndExtendTheHole() {
        Tables t = new Tables();
        t.assays.add(new Row("A", 50, 52, 8));
        t.lithology.add(new Row("B", 20, 44, 9));
        assertThat(t.run().holes.traces()).extracting(Trace::length).containsExactly(52.0, 44.0);
    }

    @Test
    void stationsAreSortedAndTheFirstOfTwinsIsUsed() {
        Tables t = new Tables();
        t.stations.clear();
        t.stations.add(at("A", 25, 100, -60, 2));
        t.stations.add(at("A", 0, 90, -60, 3));
        t.stations.add(at("A", 25, 101, -60, 4));
        Trace a = t.run().holes.traceByHole().get("A");
        assertThat(a.stations()).isEqualTo(2);
        assertThat(a.azimuth(1)).isEqualTo(Math.toRadians(100));
    }

    /// Many errors at once are told at once, and every row is either kept or told of.
    @RepeatedTest(20)
    void rowsInAreRowsKeptAndRowsWithAnError(RepetitionInfo repetition) {
        RandomGenerator random =
                new Seed(31).split(repetition.getCurrentRepetition()).generator();
        Tables t = new Tables();
        t.assays.clear();
        for (int line = 2; line < 300; line++) {
            double from = random.nextInt(60) - 3;
            double to = from + random.nextInt(8) - 1;
            String hole = List.of("A", "B", "X", "Y").get(random.nextInt(4));
            t.assays.add(new Row(hole, from, random.nextInt(30) == 0 ? Double.NaN : to, line));
        }
        Result r = t.run();
        Set<String> orphans = new HashSet<>();
        Set<Integer> wrong = new HashSet<>();
        for (Finding f : r.findings) {
            if (f.check().equals("interval-no-collar")) {
                assertThat(orphans.add(f.hole())).as("an orphan is told once").isTrue();
            } else if (f.severity() == Severity.ERROR) {
                assertThat(wrong.add(f.line())).as("a row has one error").isTrue();
            }
        }
        long orphanRows =
                t.assays.stream().filter(a -> orphans.contains(a.hole)).count();
        assertThat(orphanRows).isPositive();
        assertThat(wrong).isNotEmpty();
        assertThat(r.holes.assays().size() + orphanRows + wrong.size()).isEqualTo(t.assays.size());
        Set<Integer> kept = new HashSet<>();
        Intervals a = r.holes.assays();
        for (int i = 0; i < a.size(); i++) {
            assertThat(kept.add(a.line()[i])).isTrue();
            Row row = t.assays.get(a.line()[i] - 2);
            assertThat(new Row(a.hole()[i], a.from()[i], a.to()[i], a.line()[i]))
                    .isEqualTo(row);
            assertThat(a.variables().getFirst().values()[i]).as("its own value").isEqualTo(10 * row.line);
            if (i > 0 && a.hole()[i].equals(a.hole()[i - 1])) {
                assertThat(a.from()[i]).isGreaterThanOrEqualTo(a.from()[i - 1]);
            }
        }
        assertThat(kept).doesNotContainAnyElementsOf(wrong);
        assertThat(Arrays.stream(a.hole()).distinct())
                .as("in the collars' order")
                .containsExactly("A", "B");
    }

    private static Intervals intervals(String file, List<Row> rows) {
        return new Intervals(
                file,
                rows.stream().map(Row::hole).toArray(String[]::new),
                rows.stream().mapToDouble(Row::from).toArray(),
                rows.stream().mapToDouble(Row::to).toArray(),
                rows.stream().mapToInt(Row::line).toArray(),
                List.of(new Variable(
                        "Au", "ppm", rows.stream().mapToDouble(r -> 10 * r.line).toArray())),
                new String[0]);
    }
}
