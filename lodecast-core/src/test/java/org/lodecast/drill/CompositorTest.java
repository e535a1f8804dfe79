package org.lodecast.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;

class CompositorTest {
    private static final double NONE = Double.NaN;

    /// Random tables with gaps and missing values: every composite against its definition, and Σ length ×
    /// grade over each hole that of its samples.
    @RepeatedTest(25)
    void lengthTimesGradeIsConserved(RepetitionInfo repetition) {
        RandomGenerator random =
                new Seed(23).split(repetition.getCurrentRepetition()).generator();
        Intervals table = randomTable(random);
        double length = 0.3 + 4 * random.nextDouble();
        Composites c = new Compositor(length, 0).composite(holes(table));
        for (Variable v : table.variables()) {
            for (String hole : List.of("A", "B", "C")) {
                double samples = 0;
                double composites = 0;
                for (int i = 0; i < table.size(); i++) {
                    if (table.hole()[i].equals(hole) && !Double.isNaN(v.values()[i])) {
                        samples += (table.to()[i] - table.from()[i]) * v.values()[i];
                    }
                }
                for (int k = 0; k < c.size(); k++) {
                    if (c.hole()[k].equals(hole)) {
                        double[] sums = overlap(table, v, hole, c.from()[k], c.to()[k]);
                        double grade = c.variable(v.name()).values()[k];
                        assertThat(Double.isNaN(grade)).isEqualTo(sums[0] < 1e-12);
                        if (!Double.isNaN(grade)) {
                            assertThat(grade).isCloseTo(sums[1] / sums[0], within(1e-9 * sums[1] / sums[0]));
                            composites += sums[0] * grade;
                        }
                    }
                }
                assertThat(composites).as(hole + " " + v.name()).isCloseTo(samples, within(1e-12 * samples));
            }
        }
    }

    /// Composites of a hole follow each other in steps of the length from its first sample; only the last
    /// may be shorter, and none is empty.
    @RepeatedTest(25)
    void compositesTileTheHole(RepetitionInfo repetition) {
        RandomGenerator random =
                new Seed(29).split(repetition.getCurrentRepetition()).generator();
        Intervals table = randomTable(random);
        double length = 0.3 + 4 * random.nextDouble();
        Composites c = new Compositor(length, 0).composite(holes(table));
        for (String hole : List.of("A", "B", "C")) {
            int[] rows = rows(c.hole(), hole);
            int[] samples = rows(table.hole(), hole);
            double top = table.from()[samples[0]];
            double bottom = table.to()[samples[samples.length - 1]];
            assertThat(c.from()[rows[0]]).isEqualTo(top);
            assertThat(c.to()[rows[rows.length - 1]]).isEqualTo(bottom);
            for (int k : rows) {
                double number = (c.from()[k] - top) / length;
                assertThat(number).isCloseTo(Math.rint(number), within(1e-9));
                if (k != rows[rows.length - 1]) {
                    assertThat(c.to()[k] - c.from()[k]).isCloseTo(length, within(1e-9));
                }
                boolean sampled = false;
                for (int i : samples) {
                    sampled |= Math.min(table.to()[i], c.to()[k]) - Math.max(table.from()[i], c.from()[k]) > 1e-9;
                }
                assertThat(sampled).isTrue();
            }
        }
    }

    @Test
    void handMadeHole() {
        Intervals t = table(
                new String[] {"A", "A", "A", "A"},
                new double[] {10, 11, 12, 14},
                new double[] {11, 12, 14, 14.5},
                new double[] {1, 3, NONE, 8});
        Composites c = new Compositor(2, 0).composite(holes(t));
        assertThat(c.hole()).containsExactly("A", "A", "A");
        assertThat(c.from()).containsExactly(10, 12, 14);
        assertThat(c.to()).containsExactly(12, 14, 14.5);
        assertThat(c.variable("Au").values()).containsExactly(2, NONE, 8);
        assertThat(c.z()).containsExactly(-11, -13, -14.25); // the middles, below a collar at 0
    }

    @Test
    void lastShortCompositeIsCutAtTheLastSample() {
        Composites c = new Compositor(4, 0)
                .composite(holes(
                        table(new String[] {"A", "A"}, new double[] {0, 5}, new double[] {5, 9}, new double[] {1, 2})));
        assertThat(c.from()).containsExactly(0, 4, 8);
        assertThat(c.to()).containsExactly(4, 8, 9);
        assertThat(c.variable("Au").values()).containsExactly(1, 1.75, 2);
    }

    @Test
    void holesDoNotMix() {
        Composites c = new Compositor(10, 0)
                .composite(holes(table(
                        new String[] {"A", "B", "C"}, new double[] {0, 3, 0}, new double[] {3, 4, 12}, new double[] {
                            1, 2, 3
                        })));
        assertThat(c.hole()).containsExactly("A", "B", "C", "C");
        assertThat(c.from()).containsExactly(0, 3, 0, 10);
        assertThat(c.to()).containsExactly(3, 4, 10, 12);
        assertThat(c.variable("Au").values()).containsExactly(1, 2, 3, 3);
        assertThat(c.x()).containsExactly(0, 100, 200, 200);
    }

    @Test
    void gapIsLeftOut() {
        Composites c = new Compositor(1, 0)
                .composite(holes(
                        table(new String[] {"A", "A"}, new double[] {0, 5}, new double[] {1, 6}, new double[] {1, 2})));
        assertThat(c.from()).containsExactly(0, 5);
    }

    /// 0.3, as it is read, lies just below 3 × 0.1 as it is computed: no composite 0.2 to 0.3 must come
    /// of it.
    @Test
    void roundingMakesNoCompositeInAGap() {
        for (double length : new double[] {0.1, 0.7, 1.1, 0.3}) {
            for (int k = 2; k < 60; k++) {
                double from = Math.rint(k * length * 1e6) / 1e6;
                Composites c = new Compositor(length, 0)
                        .composite(holes(table(
                                new String[] {"A", "A"},
                                new double[] {0, from},
                                new double[] {length, from + length},
                                new double[] {1, 2})));
                assertThat(c.size()).as(length + " × " + k).isEqualTo(2);
                assertThat(c.variable("Au").values()).containsExactly(1, 2);
            }
        }
    }

    @Test
    void coverageAsksForAMeasuredShare() {
        Intervals t = table(
                new String[] {"A", "A", "A", "A"},
                new double[] {0, 5, 10, 16},
                new double[] {5, 10, 16, 20},
                new double[] {1, NONE, NONE, 4});
        assertThat(new Compositor(10, 0.5).composite(holes(t)).variable("Au").values())
                .containsExactly(1, NONE);
        assertThat(new Compositor(10, 0.4).composite(holes(t)).variable("Au").values())
                .containsExactly(1, 4);
        assertThat(new Compositor(10, 0.51).composite(holes(t)).variable("Au").values())
                .containsExactly(NONE, NONE);
    }

    @Test
    void overlappingSamplesWeighByTheirLength() {
        Composites c = new Compositor(10, 0)
                .composite(holes(table(
                        new String[] {"A", "A"}, new double[] {0, 4}, new double[] {6, 10}, new double[] {1, 3})));
        assertThat(c.variable("Au").values()).containsExactly(2);
    }

    @Test
    void placesLieOnTheTrace() {
        Intervals t = table(new String[] {"A", "A"}, new double[] {0, 40}, new double[] {40, 80}, new double[] {1, 2});
        Collar collar = new Collar("A", 5, 6, 7, 80, 1);
        List<Station> stations = List.of(DesurveyContract.station(0, 40, -80), DesurveyContract.station(80, 80, -40));
        Trace trace = Desurvey.MINIMUM_CURVATURE.trace(collar, stations, 80);
        Composites c = new Compositor(15, 0)
                .composite(new Drillholes(List.of(collar), stations, List.of(trace), t, Intervals.none()));
        assertThat(c.size()).isEqualTo(6);
        for (int k = 0; k < 6; k++) {
            double[] p = trace.at((c.from()[k] + c.to()[k]) / 2);
            assertThat(new double[] {c.x()[k], c.y()[k], c.z()[k]}).isEqualTo(p);
        }
    }

    @Test
    void noAssaysGiveNoComposites() {
        Composites c = new Compositor(2, 0).composite(holes(Intervals.none()));
        assertThat(c.size()).isZero();
        assertThat(c.has("Au")).isFalse();
        assertThatThrownBy(() -> c.variable("Au")).hasMessageContaining("Au");
    }

    @Test
    void refusesNonsense() {
        for (double length : new double[] {0, -1, NONE}) {
            assertThatThrownBy(() -> new Compositor(length, 0)).isInstanceOf(IllegalArgumentException.class);
        }
        for (double coverage : new double[] {-0.1, 1.1, NONE}) {
            assertThatThrownBy(() -> new Compositor(1, coverage)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /// Measured length within [from, to], and Σ length × grade there.
    private static double[] overlap(Intervals t, Variable v, String hole, double from, double to) {
        double[] sums = new double[2];
        for (int i = 0; i < t.size(); i++) {
            double l = Math.min(to, t.to()[i]) - Math.max(from, t.from()[i]);
            if (t.hole()[i].equals(hole) && l > 0 && !Double.isNaN(v.values()[i])) {
                sums[0] += l;
                sums[1] += l * v.values()[i];
            }
        }
        return sums;
    }

    private static int[] rows(String[] holes, String hole) {
        return java.util.stream.IntStream.range(0, holes.length)
                .filter(i -> holes[i].equals(hole))
                .toArray();
    }

    private static Intervals table(String[] hole, double[] from, double[] to, double[] au) {
        return new Intervals(
                "assay.csv",
                hole,
                from,
                to,
                new int[from.length],
                List.of(new Variable("Au", "ppm", au)),
                new String[0]);
    }

    private static Intervals randomTable(RandomGenerator random) {
        List<String> hole = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        for (String name : List.of("A", "B", "C")) {
            double depth = 10 * random.nextDouble();
            int n = 1 + random.nextInt(60);
            for (int i = 0; i < n; i++) {
                double to = depth + 0.1 + 3 * random.nextDouble();
                double au = random.nextInt(6) == 0 ? NONE : Math.exp(2 * random.nextGaussian());
                double cu = random.nextInt(3) == 0 ? NONE : random.nextDouble();
                hole.add(name);
                rows.add(new double[] {depth, to, au, cu});
                depth = random.nextInt(8) == 0 ? to + 9 * random.nextDouble() : to;
            }
        }
        double[][] c = new double[4][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int k = 0; k < 4; k++) {
                c[k][i] = rows.get(i)[k];
            }
        }
        return new Intervals(
                "assay.csv",
                hole.toArray(String[]::new),
                c[0],
                c[1],
                new int[rows.size()],
                List.of(new Variable("Au", "ppm", c[2]), new Variable("Cu", "%", c[3])),
                new String[0]);
    }

    /// Three vertical holes, 100 m apart.
    private static Drillholes holes(Intervals table) {
        List<Collar> collars = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            collars.add(new Collar("ABC".substring(i, i + 1), 100 * i, 0, 0, 500, i));
        }
        List<Trace> traces = collars.stream()
                .map(c -> Desurvey.MINIMUM_CURVATURE.trace(c, List.of(), 500))
                .toList();
        return new Drillholes(collars, List.of(), traces, table, Intervals.none());
    }
}
