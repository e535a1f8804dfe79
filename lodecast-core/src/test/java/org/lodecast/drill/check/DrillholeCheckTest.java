package org.lodecast.drill.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.lodecast.drill.check.HoleTables.at;
import static org.lodecast.drill.check.HoleTables.coded;
import static org.lodecast.drill.check.HoleTables.row;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodecast.Finding;
import org.lodecast.Finding.Severity;
import org.lodecast.drill.Collar;
import org.lodecast.drill.LengthUnit;
import org.lodecast.drill.Station;
import org.lodecast.drill.Trace;

class DrillholeCheckTest {
    private static final Severity ERROR = Severity.ERROR;
    private static final Severity WARNING = Severity.WARNING;
    private static final Severity NOTE = Severity.NOTE;

    private interface Plant {
        void in(HoleTables tables);
    }

    @Test
    void cleanTablesGiveNoFinding() {
        HoleTables t = new HoleTables();
        HoleTables.Result r = t.run();
        assertThat(r.findings()).isEmpty();
        assertThat(r.check().rejected()).isEmpty();
        assertThat(r.check().fixes()).isEmpty();
        assertThat(r.holes().collars()).isEqualTo(t.collars);
        assertThat(r.holes().stations()).isEqualTo(t.stations);
        assertThat(r.holes().assays().line()).isEqualTo(t.assayTable().line());
        assertThat(r.holes().lithology().line()).isEqualTo(t.lithologyTable().line());
        assertThat(r.holes().traces()).extracting(Trace::hole).containsExactly("A", "B", "C", "D", "E", "F-007");
        assertThat(r.holes().traces()).extracting(Trace::length).containsExactly(50.0, 30.0, 40.0, 40.0, 40.0, 40.0);
    }

    /// Clean tables stay as they are under every rule.
    @Test
    void rulesFindNothingToMendInCleanTables() {
        for (FixRules.Overlaps overlaps : FixRules.Overlaps.values()) {
            HoleTables t = new HoleTables();
            t.rules = new FixRules(true, true, true, overlaps);
            assertThat(t.run().findings()).isEmpty();
            assertThat(t.run().check().fixes()).isEmpty();
            assertThat(t.run().check().rejected()).isEmpty();
        }
    }

    static Stream<Arguments> collarPlants() {
        return Stream.of(
                plant("collar-duplicate", ERROR, "A", 90, "already on line 2; expected", t -> collar(t, "A", 5, 5, 5)),
                plant(
                        "collar-duplicate",
                        ERROR,
                        "A",
                        90,
                        "on line 2, with the same fields",
                        t -> t.collars.add(new Collar("A", 0, 0, 100, 50, 90))),
                plant(
                        "collar-depth",
                        ERROR,
                        "A",
                        2,
                        "total depth -1;",
                        t -> t.collars.set(0, new Collar("A", 0, 0, 100, -1, 2))),
                plant(
                        "collar-depth",
                        ERROR,
                        "A",
                        2,
                        "total depth 0;",
                        t -> t.collars.set(0, new Collar("A", 0, 0, 100, 0, 2))),
                plant(
                        "collar-depth",
                        ERROR,
                        "A",
                        2,
                        "total depth Infinity;",
                        t -> t.collars.set(0, new Collar("A", 0, 0, 100, Double.POSITIVE_INFINITY, 2))),
                plant(
                        "collar-position",
                        ERROR,
                        "A",
                        2,
                        "at 0 NaN 9",
                        t -> t.collars.set(0, new Collar("A", 0, Double.NaN, 9, 50, 2))),
                plant(
                        "collar-no-depth",
                        WARNING,
                        "C",
                        4,
                        "no total depth",
                        t -> t.collars.set(2, new Collar("C", 160, 10, 102, Double.NaN, 4))),
                plant(
                        "collar-no-depth",
                        NOTE,
                        "",
                        0,
                        "no collar has a total depth",
                        t -> t.collars.replaceAll(
                                c -> new Collar(c.hole(), c.x(), c.y(), c.z(), Double.NaN, c.line()))),
                plant(
                        "collar-same-place",
                        NOTE,
                        "B",
                        3,
                        "as hole A",
                        t -> t.collars.set(1, new Collar("B", 0, 0, 100, 30, 3))),
                plant(
                        "collar-off-ground",
                        WARNING,
                        "C",
                        4,
                        "elevation 1020, 920 m above the 5 nearest",
                        t -> t.collars.set(2, new Collar("C", 160, 10, 1020, 40, 4))),
                plant(
                        "collar-off-ground",
                        WARNING,
                        "D",
                        5,
                        "underground, or an error in z?",
                        t -> t.collars.set(3, new Collar("D", 0, 90, -30, 40, 5))),
                plant(
                        "collar-far",
                        WARNING,
                        "B",
                        3,
                        "at 80 east, 80000 north",
                        t -> t.collars.set(1, new Collar("B", 80, 80_000, 101, 30, 3))));
    }

    static Stream<Arguments> surveyPlants() {
        return Stream.of(
                plant("survey-no-collar", ERROR, "X", 90, "surveyed at 2 stations, the first on line 90", t -> {
                    t.stations.add(at("X", 0, 0, -90, 90));
                    t.stations.add(at("X", 10, 0, -90, 91));
                }),
                plant(
                        "survey-no-collar",
                        ERROR,
                        "f 7",
                        90,
                        "no such hole; did you mean `F-007`?",
                        t -> t.stations.add(at("f 7", 0, 0, -90, 90))),
                plant("survey-missing", WARNING, "F-007", 0, "no survey", t -> t.stations.removeLast()),
                plant(
                        "survey-order",
                        WARNING,
                        "A",
                        2,
                        "depth 0 after 25",
                        t -> t.stations.addFirst(t.stations.remove(1))),
                plant("survey-depth", ERROR, "A", 90, "depth -1;", t -> station(t, -1, 90, -60)),
                plant("survey-depth", ERROR, "A", 90, "depth NaN;", t -> station(t, Double.NaN, 90, -60)),
                plant("survey-dip", ERROR, "A", 90, "dip -91.0°", t -> station(t, 30, 90, -91)),
                plant("survey-dip", ERROR, "A", 90, "dip NaN°", t -> station(t, 30, 90, Double.NaN)),
                plant("survey-azimuth", ERROR, "A", 90, "azimuth 361.0°", t -> station(t, 30, 361, -60)),
                plant("survey-azimuth", ERROR, "A", 90, "azimuth -361.0°", t -> station(t, 30, -361, -60)),
                plant("survey-azimuth", ERROR, "A", 90, "azimuth NaN°", t -> station(t, 30, Double.NaN, -60)),
                plant(
                        "survey-beyond-end",
                        WARNING,
                        "A",
                        90,
                        "station at 60 m, the hole ends at 50 m",
                        t -> station(t, 60, 92, -61)),
                plant("survey-duplicate", WARNING, "A", 90, "the same as line 3", t -> station(t, 25, 92, -61)),
                plant("survey-duplicate", WARNING, "A", 90, "unlike line 3", t -> station(t, 25, 93, -61)),
                plant("survey-dogleg", WARNING, "A", 90, "turns by 21.0° within 15 m", t -> station(t, 40, 92, -40)),
                plant("survey-dogleg", WARNING, "A", 90, "turns by ", t -> station(t, 40, 140, -61)),
                plant("survey-flips", WARNING, "A", 90, "dip 62.0° beside -61.0° on line 3", t -> {
                    station(t, 40, 92, 62);
                }),
                plant("survey-flips", WARNING, "A", 90, "dip 62.0° beside -61.0° on line 3", t -> {
                    station(t, 40, 92, 62);
                    t.stations.add(3, at("A", 45, 92, -63, 91));
                }),
                plant("survey-flips", WARNING, "A", 2, "dip 60.0° beside -61.0° on line 3", t -> {
                    t.stations.set(0, at("A", 0, 90, 60, 2));
                    t.stations.add(2, at("A", 45, 92, -63, 91));
                }),
                plant("survey-below-collar", NOTE, "A", 3, "first station at 25 m", t -> t.stations.removeFirst()),
                plant("survey-swapped", ERROR, "", 0, "4 dips are beyond 90°, the first on line 3", t -> {
                    t.stations.set(5, at("E", 0, 345, -70, 7));
                    t.stations.replaceAll(s -> new Station(s.hole(), s.depth(), s.dip(), s.azimuth(), s.line()));
                }),
                plant(
                        "hole-upward",
                        NOTE,
                        "B",
                        4,
                        "starts upward, at a dip of 30.0°",
                        t -> t.stations.set(2, at("B", 0, 0, 30, 4))));
    }

    static Stream<Arguments> intervalPlants() {
        return Stream.of(
                plant("interval-no-collar", ERROR, "X", 90, "has 2 intervals, the first on line 90, but", t -> {
                    t.assays.add(row("X", 0, 1, 90));
                    t.assays.add(row("X", 1, 2, 91));
                }),
                plant(
                        "interval-no-collar",
                        ERROR,
                        "F007",
                        90,
                        "has intervals, but the collar table has no such hole; did you mean `F-007`?",
                        t -> t.lithology.add(coded("F007", 0, 1, 90, "GRAN"))),
                plant("interval-depth", ERROR, "A", 90, "from -1;", t -> t.assays.add(row("A", -1, 0, 90))),
                plant("interval-depth", ERROR, "A", 90, "from NaN;", t -> t.assays.add(row("A", Double.NaN, 1, 90))),
                plant("interval-from-to", ERROR, "A", 90, "from 7 is", t -> t.assays.add(row("A", 7, 7, 90))),
                plant("interval-from-to", ERROR, "A", 90, "to 6;", t -> t.assays.add(row("A", 7, 6, 90))),
                plant("interval-from-to", ERROR, "A", 90, "to NaN", t -> t.assays.add(row("A", 7, Double.NaN, 90))),
                plant(
                        "interval-depth",
                        ERROR,
                        "A",
                        90,
                        "to Infinity",
                        t -> t.assays.add(row("A", 50, Double.POSITIVE_INFINITY, 90))),
                plant("interval-from-to", ERROR, "A", 90, "", t -> t.lithology.add(coded("A", 7, 6, 90, "GRAN"))),
                plant(
                        "interval-overlap",
                        WARNING,
                        "C",
                        90,
                        "19 to 25 m overlaps line 7 by 1 m",
                        t -> t.assays.add(row("C", 19, 25, 90))),
                plant(
                        "interval-overlap",
                        WARNING,
                        "B",
                        90,
                        "19 to 30 m overlaps line 3 by 1 m",
                        t -> t.lithology.add(coded("B", 19, 30, 90, "GRAN"))),
                plant(
                        "interval-duplicate",
                        WARNING,
                        "C",
                        90,
                        "10 to 20 m again, with other values than those of line 7",
                        t -> t.assays.add(row("C", 10, 20, 90))),
                plant(
                        "interval-duplicate",
                        WARNING,
                        "C",
                        90,
                        "10 to 20 m again, with the values of line 7",
                        t -> t.assays.add(new HoleTables.Row("C", 10, 20, 90, 7, ""))),
                plant(
                        "interval-gap",
                        NOTE,
                        "C",
                        90,
                        "nothing from 20 to 31 m",
                        t -> t.assays.add(row("C", 31, 32, 90))),
                plant(
                        "interval-beyond-end",
                        WARNING,
                        "A",
                        90,
                        "ends at 52 m, the hole at 50 m",
                        t -> t.assays.add(row("A", 50, 52, 90))),
                plant(
                        "interval-beyond-end",
                        WARNING,
                        "A",
                        90,
                        "ends at 53 m",
                        t -> t.lithology.add(coded("A", 50, 53, 90, "GRAN"))),
                plant("interval-long", WARNING, "E", 90, "20 to 421 m is 401 m long; expected 400 m at most", t -> {
                    t.collars.set(4, new Collar("E", 80, 95, 99, 500, 6));
                    t.assays.add(row("E", 20, 421, 90));
                }),
                plant("interval-long", NOTE, "E", 90, "is 201 m long", t -> {
                    t.collars.set(4, new Collar("E", 80, 95, 99, 400, 6));
                    t.assays.add(new HoleTables.Row("E", 20, 221, 90, Double.NaN, ""));
                }),
                plant("interval-long", WARNING, "A", 3, "10 to 50 m is 40 m long; expected 39 m at most", t -> {
                    t.limits = new CheckLimits(Math.toRadians(10), 39);
                }),
                plant(
                        "hole-without-assays",
                        NOTE,
                        "B",
                        0,
                        "no assays",
                        t -> t.assays.removeIf(r -> r.hole().equals("B"))),
                plant("code-missing", NOTE, "E", 90, "2 intervals without a code, the first on line 90", t -> {
                    t.lithology.add(coded("E", 0, 10, 90, ""));
                    t.lithology.add(coded("E", 10, 20, 91, " "));
                }),
                plant("code-variants", NOTE, "", 0, "`GRAN` (3) and `Gran` (1)", t -> {
                    t.lithology.add(coded("E", 0, 10, 90, "Gran"));
                }),
                plant("code-variants", NOTE, "", 0, "`SLATE` (2) and `SL ATE` (1)", t -> {
                    t.lithology.add(coded("E", 0, 10, 90, "SL ATE"));
                }));
    }

    private static void collar(HoleTables t, String hole, double x, double y, double z) {
        t.collars.add(new Collar(hole, x, y, z, 5, 90));
    }

    /// Adds a station in its place by depth, so that the order is not a second flaw.
    private static void station(HoleTables t, double depth, double azimuth, double dip) {
        t.stations.add(depth >= 25 ? 2 : 0, at("A", depth, azimuth, dip, 90));
    }

    private static Arguments plant(
            String check, Severity severity, String hole, int line, String message, Plant plant) {
        return Arguments.of(check, severity, hole, line, message, plant);
    }

    @ParameterizedTest(name = "{0} {2}:{3} {4}")
    @MethodSource({"collarPlants", "surveyPlants", "intervalPlants"})
    void eachPlantedErrorIsFoundOnceAndNothingElse(
            String check, Severity severity, String hole, int line, String message, Plant plant) {
        HoleTables t = new HoleTables();
        plant.in(t);
        List<Finding> found = t.run().findings();
        assertThat(found).hasSize(1);
        Finding f = found.getFirst();
        assertThat(f.check()).isEqualTo(check);
        assertThat(f.severity()).isEqualTo(severity);
        assertThat(f.hole()).isEqualTo(hole);
        assertThat(f.line()).isEqualTo(line);
        assertThat(f.file())
                .isEqualTo(
                        check.startsWith("collar")
                                ? "collar.csv"
                                : check.startsWith("survey") || check.equals("hole-upward")
                                        ? "survey.csv"
                                        : f.file().endsWith("lith.csv") ? "lith.csv" : "assay.csv");
        assertThat(f.message()).contains(message);
        assertThat(f.action()).isNotBlank();
    }

    /// With the rule every error of a row is worked around, and only the one of the whole table is left.
    @ParameterizedTest(name = "{0} {2}:{3} {4}")
    @MethodSource({"collarPlants", "surveyPlants", "intervalPlants"})
    void errorsOfRowsCanBeLeftOut(String check, Severity severity, String hole, int line, String message, Plant plant) {
        HoleTables t = new HoleTables();
        plant.in(t);
        t.rules = new FixRules(true, false, false, FixRules.Overlaps.KEEP);
        List<Finding> found = t.run().findings();
        assertThat(found).hasSize(1);
        Finding f = found.getFirst();
        assertThat(f.check()).isEqualTo(check);
        boolean row = severity == ERROR && !check.equals("survey-swapped");
        assertThat(f.severity()).isEqualTo(row ? WARNING : severity);
        if (row) {
            assertThat(f.action()).containsAnyOf("left out", "taken as unknown");
        }
    }

    /// A depth that stands for "to the end" says nothing of the end of a hole.
    @Test
    void aStationFarBelowTheSamplesOfAHoleWithoutADepth() {
        HoleTables t = new HoleTables();
        t.collars.replaceAll(c -> new Collar(c.hole(), c.x(), c.y(), c.z(), Double.NaN, c.line()));
        station(t, 90_000, 92, -61);
        HoleTables.Result r = t.run();
        assertThat(r.findings())
                .extracting(Finding::check, Finding::line, Finding::severity)
                .containsExactly(tuple("collar-no-depth", 0, NOTE), tuple("survey-beyond-samples", 90, WARNING));
        assertThat(r.findings().getLast().message()).isEqualTo("station at 90000 m, the deepest sample ends at 50 m");
        assertThat(r.holes().traces().getFirst().length()).isEqualTo(50);
    }

    @Test
    void manyHolesThatStartUpwardAreOneNote() {
        HoleTables t = new HoleTables();
        for (int i = 0; i < 30; i++) {
            t.collars.add(new Collar("U" + i, 20 * i, -40, 100, 30, 100 + i));
            t.stations.add(at("U" + i, 0, 12 * i, 20, 100 + i));
            t.assays.add(row("U" + i, 0, 30, 100 + i));
        }
        List<Finding> found = t.run().findings();
        assertThat(found).extracting(Finding::check).containsExactly("hole-upward");
        assertThat(found.getFirst().message()).isEqualTo("30 holes start upward, the first is U0 on line 100");
    }

    /// A table padded down to the end of each hole is told so once.
    @Test
    void muchPaddingIsOneNote() {
        HoleTables t = new HoleTables();
        t.collars.set(4, new Collar("E", 80, 95, 99, 9000, 6));
        for (int i = 0; i < 25; i++) {
            t.assays.add(new HoleTables.Row("E", 20 + 300 * i, 320 + 300 * i, 90 + i, Double.NaN, ""));
        }
        assertThat(t.run().findings())
                .extracting(Finding::check, Finding::message)
                .containsExactly(tuple(
                        "interval-long",
                        "25 intervals without a value are longer than 200 m, the first in hole E on line 90"));
    }

    /// What looks odd and is not.
    @Test
    void peaksPadsAndFansAreNoErrors() {
        HoleTables t = new HoleTables();
        // two holes on a pad 300 m above the others, 400 m away
        t.collars.add(new Collar("P1", 80, 500, 400, 10, 90));
        t.collars.add(new Collar("P2", 82, 500, 400, 10, 91));
        // a fan from a drift 200 m below
        for (int i = 0; i < 5; i++) {
            t.collars.add(new Collar("U" + i, 300 + i, 100, -100, 10, 92 + i));
        }
        // a hole of its own 3 km away and 800 m higher
        t.collars.add(new Collar("L", 3000, 500, 900, 10, 99));
        for (Collar c : t.collars.subList(6, t.collars.size())) {
            t.stations.add(at(c.hole(), 0, 0, -90, c.line()));
            t.assays.add(row(c.hole(), 0, 10, c.line()));
        }
        assertThat(t.run().findings()).isEmpty();
    }

    /// From just above the horizontal to just below it a hole may go; so may one that bends slowly.
    @Test
    void flatHolesDoNotFlip() {
        HoleTables t = new HoleTables();
        t.collars.set(0, new Collar("A", 0, 0, 100, 400, 2));
        t.stations.removeFirst();
        t.stations.removeFirst();
        for (int i = 0; i < 9; i++) {
            t.stations.add(at("A", 50 * i, 90, -20 + 5 * i, 90 + i));
        }
        assertThat(t.run().findings()).isEmpty();
    }

    /// The finding says that the hole is extended, so it must be.
    @Test
    void intervalsBeyondTheEndExtendTheHole() {
        HoleTables t = new HoleTables();
        t.assays.add(row("A", 50, 52, 90));
        t.lithology.add(coded("B", 20, 44, 91, "GRAN"));
        assertThat(t.run().holes().traces()).extracting(Trace::length).startsWith(52.0, 44.0);
    }

    @Test
    void stationsAreSortedAndTheFirstOfTwinsIsUsed() {
        HoleTables t = new HoleTables();
        t.stations.clear();
        t.stations.add(at("A", 25, 100, -60, 2));
        t.stations.add(at("A", 0, 90, -60, 3));
        t.stations.add(at("A", 25, 101, -60, 4));
        HoleTables.Result r = t.run();
        Trace a = r.holes().traceByHole().get("A");
        assertThat(a.stations()).isEqualTo(2);
        assertThat(a.azimuth(1)).isEqualTo(Math.toRadians(100));
        assertThat(r.check().rejected()).containsExactly(new Rejected("survey.csv", 4, "A", "survey-duplicate"));
    }

    /// The convention that every importer must pass: azimuth 90 and dip −60 go east and down.
    @Test
    void aHoleDueEastGoesEast() {
        HoleTables t = new HoleTables();
        t.stations.remove(1);
        double[] p = t.run().holes().traceByHole().get("A").at(40);
        assertThat(p[0]).isCloseTo(20, within(1e-12));
        assertThat(p[1]).isCloseTo(0, within(1e-12));
        assertThat(p[2]).isCloseTo(100 - 40 * Math.sqrt(0.75), within(1e-12));
    }

    /// Without a reading at the collar the hole starts with that of its first station.
    @Test
    void aFirstStationBelowTheCollarIsExtendedUp() {
        HoleTables t = new HoleTables();
        t.stations.removeFirst();
        t.stations.set(0, at("A", 25, 90, -60, 3));
        HoleTables.Result r = t.run();
        assertThat(r.findings()).extracting(Finding::action).containsExactly("extended up to the collar");
        double[] p = r.holes().traceByHole().get("A").at(10);
        assertThat(p[0]).isCloseTo(5, within(1e-12));
        assertThat(p[2]).isCloseTo(100 - 10 * Math.sqrt(0.75), within(1e-12));
    }

    /// A table in feet is told of in feet.
    @Test
    void findingsSpeakInTheUnitOfTheFile() {
        HoleTables t = new HoleTables();
        t.unit = LengthUnit.FOOT;
        t.assays.add(row("A", 50, 60_000 * 0.3048, 90));
        t.stations.add(at("A", -3 * 0.3048, 0, -90, 91));
        t.collars.set(2, new Collar("C", 160, 10, 3000 * 0.3048, 40, 4));
        t.collars.set(1, new Collar("B", 80, 80_000, 101, 100 * 0.3048, 3));
        t.lithology.add(coded("C", 100 * 0.3048, 110.5 * 0.3048, 92, "GRAN"));
        t.assays.add(row("D", 10, 60 * 0.3048, 93));
        List<String> messages =
                t.run().findings().stream().map(Finding::message).toList();
        assertThat(messages)
                .anyMatch(m -> m.startsWith("ends at 60000 ft, the hole at 164.042 ft"))
                .anyMatch(m -> m.equals("depth -3; expected 0 or more"))
                .anyMatch(m -> m.startsWith("elevation 3000,"))
                .anyMatch(m -> m.contains(" to 60 ft overlaps") || m.contains(" to 65.617 ft overlaps"))
                .noneMatch(m -> m.matches(".*[0-9] m\\b.*"));
    }

    /// The table is told of once, not row by row, and holes among many have their neighbours to compare with.
    @Test
    void aFlawAmongManyHolesIsFound() {
        HoleTables t = new HoleTables();
        IntStream.range(0, 400)
                .forEach(i -> t.collars.add(new Collar(
                        "G" + i,
                        1000 + 50 * (i % 20),
                        50 * (i / 20),
                        500 + 20 * Math.sin(i % 20) + (i == 210 ? 150 : 0),
                        10,
                        100 + i)));
        List<Finding> found = t.run().findings().stream()
                .filter(f -> f.check().startsWith("collar"))
                .toList();
        assertThat(found).extracting(Finding::hole).containsExactly("G210");
        assertThat(found).extracting(Finding::check).containsExactly("collar-off-ground");
    }
}
