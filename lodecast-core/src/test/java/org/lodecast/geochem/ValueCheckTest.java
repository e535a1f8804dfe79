package org.lodecast.geochem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodecast.Finding;
import org.lodecast.Finding.Severity;
import org.lodecast.Seed;
import org.lodecast.drill.Censoring;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.Variable;

class ValueCheckTest {
    private static final int HOLES = 10;
    private static final int EACH = 40;

    /// Log-normal values of three elements in ten holes; row i stands on line i + 2.
    private static final class Values {
        final double[] au = new double[HOLES * EACH];
        final double[] cu = new double[HOLES * EACH];
        final double[] fe = new double[HOLES * EACH];
        String auUnit = "ppm";
        String cuUnit = "%";

        Values() {
            RandomGenerator random = new Seed(5).generator();
            for (int i = 0; i < au.length; i++) {
                double rich = Math.exp(0.7 * Math.sin(i / EACH)); // holes differ
                au[i] = 0.1 * rich * Math.exp(1.2 * random.nextGaussian());
                cu[i] = 0.3 * rich * Math.exp(0.6 * random.nextGaussian());
                fe[i] = 30 + random.nextGaussian();
            }
        }

        Intervals table() {
            return intervals(List.of(
                    new Variable("Au", auUnit, au), new Variable("Cu", cuUnit, cu), new Variable("Fe", "%", fe)));
        }

        List<Finding> check() {
            return ValueCheck.check(table(), false).findings();
        }
    }

    private static Intervals intervals(List<Variable> variables) {
        int n = variables.getFirst().values().length;
        return new Intervals(
                "assay.csv",
                IntStream.range(0, n).mapToObj(i -> "H" + i / EACH).toArray(String[]::new),
                IntStream.range(0, n).mapToDouble(i -> i % EACH).toArray(),
                IntStream.range(0, n).mapToDouble(i -> i % EACH + 1).toArray(),
                IntStream.range(2, n + 2).toArray(),
                variables,
                new String[0]);
    }

    private interface Plant {
        void in(Values v);
    }

    @Test
    void cleanValuesGiveNoFinding() {
        Values v = new Values();
        assertThat(v.check()).isEmpty();
        Intervals table = v.table();
        assertThat(ValueCheck.check(table, true).table()).isSameAs(table);
    }

    static Stream<Arguments> plants() {
        Severity error = Severity.ERROR;
        Severity warning = Severity.WARNING;
        Severity note = Severity.NOTE;
        return Stream.of(
                plant("value-impossible", error, "H0", 7, "Au: -0.5 ppm; expected 0 or more", v -> v.au[5] = -0.5),
                plant("value-impossible", error, "H1", 47, "Cu: 101 %; expected 100 % at most", v -> v.cu[45] = 101),
                plant("value-impossible", error, "H1", 47, "Au: 2000000 ppm;", v -> v.au[45] = 2e6),
                plant("value-unit", warning, "", 0, "expected 20 ppm at most: is it another unit?", v -> {
                    times(v.au, 1000, 0, v.au.length);
                }),
                plant("value-unit", warning, "", 0, "expected 10 % at most: is it another unit?", v -> {
                    times(v.cu, 100, 0, v.cu.length);
                    Arrays.setAll(v.cu, i -> Math.min(99, v.cu[i]));
                }),
                plant("value-unit", error, "", 0, "more than all there is", v -> times(v.cu, 1e4, 0, v.cu.length)),
                plant("value-unit-hole", warning, "H3", 122, "by a factor of 1000?", v -> {
                    times(v.au, 1000, 3 * EACH, 4 * EACH);
                }),
                plant("value-unit-hole", error, "H3", 122, "by a factor of 10000?", v -> {
                    times(v.cu, 1e4, 3 * EACH, 4 * EACH);
                }),
                plant("value-constant", warning, "", 0, "all 400 values are 0.3 %", v -> Arrays.fill(v.cu, 0.3)),
                plant("value-constant", warning, "", 0, "all 400 values are 0 %", v -> Arrays.fill(v.cu, 0)),
                plant("value-outlier", note, "H2", 90, "Au: 5000 ppm; 99 % of the values", v -> v.au[88] = 5000),
                plant("value-zero", note, "", 0, "2 zeros among 398 positive values", v -> {
                    v.au[7] = 0;
                    v.au[8] = 0;
                }));
    }

    private static void times(double[] values, double factor, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] *= factor;
        }
    }

    private static Arguments plant(
            String check, Severity severity, String hole, int line, String message, Plant plant) {
        return Arguments.of(check, severity, hole, line, message, plant);
    }

    @ParameterizedTest(name = "{0} {2}:{3} {4}")
    @MethodSource("plants")
    void eachPlantedErrorIsFoundOnceAndNothingElse(
            String check, Severity severity, String hole, int line, String message, Plant plant) {
        Values v = new Values();
        plant.in(v);
        List<Finding> found = v.check();
        assertThat(found).hasSize(1);
        Finding f = found.getFirst();
        assertThat(f.check()).isEqualTo(check);
        assertThat(f.severity()).isEqualTo(severity);
        assertThat(f.file()).isEqualTo("assay.csv");
        assertThat(f.hole()).isEqualTo(hole);
        assertThat(f.line()).isEqualTo(line);
        assertThat(f.message()).contains(message);
        assertThat(f.action()).isNotBlank();
    }

    /// A value that cannot be is taken as not measured, and nothing else changes.
    @Test
    void impossibleValuesCanBeLeftOut() {
        Values v = new Values();
        v.au[5] = -0.5;
        v.cu[45] = 101;
        times(v.cu, 1e4, 3 * EACH, 4 * EACH);
        Intervals table = v.table();
        ValueCheck.Result r = ValueCheck.check(table, true);
        assertThat(r.findings())
                .extracting(Finding::check, Finding::severity)
                .containsExactly(
                        tuple("value-impossible", Severity.WARNING),
                        tuple("value-unit-hole", Severity.WARNING),
                        tuple("value-impossible", Severity.WARNING));
        assertThat(r.leftOut())
                .hasSize(2 + EACH)
                .startsWith(
                        new ValueCheck.LeftOut("assay.csv", 7, "H0", "Au", -0.5),
                        new ValueCheck.LeftOut("assay.csv", 47, "H1", "Cu", 101));
        assertThat(v.au[5]).as("the table as read").isEqualTo(-0.5);
        for (int k = 0; k < 3; k++) {
            double[] read = table.variables().get(k).values();
            double[] used = r.table().variables().get(k).values();
            for (int i = 0; i < read.length; i++) {
                boolean out = k == 0 && i == 5 || k == 1 && (i == 45 || i / EACH == 3);
                assertThat(Double.compare(used[i], out ? Double.NaN : read[i])).isZero();
            }
        }
    }

    /// The 20 largest one by one, the others by their number.
    @Test
    void manyOutliersAreCounted() {
        Values v = new Values();
        double[] au = new double[10_000];
        for (int i = 0; i < au.length; i++) {
            au[i] = i % 400 == 0 ? 1000 + i : v.au[i % 400];
        }
        List<Finding> found = ValueCheck.check(intervals(List.of(new Variable("Au", "ppm", au))), false)
                .findings();
        assertThat(found).hasSize(21).allMatch(f -> f.check().equals("value-outlier"));
        assertThat(found.subList(0, 20))
                .extracting(Finding::line)
                .containsExactlyElementsOf(
                        IntStream.range(5, 25).mapToObj(k -> 400 * k + 2).toList());
        assertThat(found.getLast().message()).startsWith("Au: 5 more values above");
    }

    /// Substitutes of censored values are no measurements: they are neither constant, nor outliers, nor zeros.
    @Test
    void censoredValuesAreLeftAside() {
        Values v = new Values();
        byte[] kind = new byte[v.au.length];
        double[] limit = new double[v.au.length];
        Arrays.fill(limit, Double.NaN);
        for (int i = 0; i < 60; i++) {
            kind[i] = i < 50 ? Censoring.BELOW : Censoring.ABOVE;
            v.au[i] = i < 50 ? 0 : 1e5;
        }
        Variable censored = new Variable("Au", "ppm", v.au, new Censoring(kind, limit));
        assertThat(ValueCheck.check(intervals(List.of(censored)), false).findings())
                .isEmpty();
        double[] same = new double[400];
        Arrays.setAll(same, i -> i < 60 ? i : 0.3);
        Variable constant = new Variable("Au", "ppm", same, new Censoring(kind, limit));
        assertThat(ValueCheck.check(intervals(List.of(constant)), false).findings())
                .extracting(Finding::check)
                .containsExactly("value-constant");
    }

    /// What is no concentration may be negative or large, and little is not told of.
    @Test
    void otherVariablesAndFewValuesAreNotHeldToElements() {
        double[] any = new double[400];
        Arrays.setAll(any, i -> 1e7 * Math.sin(i));
        double[] few = new double[400];
        Arrays.fill(few, Double.NaN);
        Arrays.fill(few, 0, 9, 0.2);
        assertThat(ValueCheck.check(
                                intervals(List.of(
                                        new Variable("Gravity", "", any),
                                        new Variable("Au", "ppm", few),
                                        new Variable("Magnetite", "%", new Values().fe))),
                                false)
                        .findings())
                .isEmpty();
        double[] empty = new double[400];
        Arrays.fill(empty, Double.NaN);
        assertThat(ValueCheck.check(intervals(List.of(new Variable("Au", "ppm", empty))), false)
                        .findings())
                .isEmpty();
        assertThat(ValueCheck.check(intervals(List.of(new Variable("Au", "", any))), false)
                        .findings())
                .as("an element without a unit is still not negative")
                .filteredOn(f -> f.check().equals("value-impossible"))
                .hasSize(199);
    }

    /// An ore hole among barren ones is rich, not in another unit: part of it is barren too.
    @Test
    void aRichHoleIsNoOtherUnit() {
        Values v = new Values();
        times(v.au, 1000, 3 * EACH, 4 * EACH - 6);
        assertThat(v.check()).noneMatch(f -> f.check().equals("value-unit-hole"));
    }

    @ParameterizedTest
    @CsvSource({
        "Au, 20",
        "AU_2, 20",
        "Ag, 500",
        "cu, 100000",
        "Zn, 100000",
        "As, 100000",
        "Fe, Infinity",
        "S, Infinity",
        "SiO2, Infinity",
        "RECOV, Infinity"
    })
    void largestPlausibleMedians(String variable, double ppm) {
        assertThat(PlausibleGrades.largestMedian(variable)).isEqualTo(ppm);
    }
}
