package org.lodecast.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lodecast.Seed;

/// Boundaries and the rules of rests.
class CompositeRulesTest {
    private static final double NONE = Double.NaN;

    @Test
    void compositesRestartAtEachBoundary() {
        Composited made = new Compositor(2, 0)
                .composite(
                        hole(new double[] {0, 1, 2, 3, 4, 5, 6}, 1, 2, 3, 4, 5, 6),
                        log(row(0, 3, "OX"), row(3, 6, "FRESH")));
        Composites c = made.composites();
        assertThat(c.from()).containsExactly(0, 2, 3, 5);
        assertThat(c.to()).containsExactly(2, 3, 5, 6);
        assertThat(c.domain()).containsExactly("OX", "OX", "FRESH", "FRESH");
        assertThat(c.variable("Au").values()).containsExactly(1.5, 3, 4.5, 6);
        assertThat(c.sampled()).containsExactly(2, 1, 2, 1);
        assertThat(c.weight()).containsExactly(1, 1, 1, 1);
    }

    /// A sample over a boundary counts on either side; what nobody logged is ground of its own, and so is
    /// what was logged without a code.
    @Test
    void samplesAreCutAndGapsAreADomain() {
        Composites c = new Compositor(10, 0)
                .composite(
                        hole(new double[] {0, 4, 8, 12}, 1, 2, 3),
                        log(row(0, 3, "A"), row(5, 7, "A"), row(7, 8, ""), row(8, 9, "B")))
                .composites();
        assertThat(c.domain()).containsExactly("A", "", "A", "", "B", "");
        assertThat(c.from()).containsExactly(0, 3, 5, 7, 8, 9);
        assertThat(c.to()).containsExactly(3, 5, 7, 8, 9, 12);
        assertThat(c.variable("Au").values()).containsExactly(1, 1.5, 2, 2, 3, 3);
    }

    @Test
    void theUpperOfOverlappingLogsWins() {
        Composites c = new Compositor(10, 0)
                .composite(
                        hole(new double[] {0, 10}, 1),
                        log(row(0, 6, "A"), row(2, 5, "B"), row(4, 8, "C"), row(6, 9, "D")))
                .composites();
        assertThat(c.domain()).containsExactly("A", "C", "D", "");
        assertThat(c.from()).containsExactly(0, 6, 8, 9);
    }

    @Test
    void codesOfOneDomainAreOneStretch() {
        Domains d = new Domains(
                log(row(0, 3, "SAPR"), row(3, 5, "SAPL"), row(5, 8, "DIO")).logged(),
                Map.of("OXIDE", List.of("SAPR", "SAPL")));
        Composites c =
                new Compositor(4, 0).composite(hole(new double[] {0, 8}, 2), d).composites();
        assertThat(c.domain()).containsExactly("OXIDE", "OXIDE", "DIO");
        assertThat(c.from()).containsExactly(0, 4, 5);
        assertThatThrownBy(() -> new Domains(Intervals.none(), Map.of("A", List.of("X"), "B", List.of("X"))))
                .hasMessageContaining("two domains");
    }

    @Test
    void aLogOfAnotherHoleOrOneThatBarelyMissesChangesNothing() {
        Drillholes h = hole(new double[] {1, 2, 3}, 1, 2);
        Composites c = new Compositor(5, 0)
                .composite(h, log(row(0, 1 + 1e-9, "A"), row(1 + 2e-9, 3 - 1e-9, "B"), row(3 - 1e-9, 9, "C")))
                .composites();
        assertThat(c.domain()).containsExactly("B");
        assertThat(c.from()).containsExactly(1);
        assertThat(c.to()).containsExactly(3);
        Intervals other = new Intervals(
                "l", new String[] {"Z"}, new double[] {0}, new double[] {2}, new int[1], List.of(), new String[] {"A"});
        assertThat(new Compositor(5, 0)
                        .composite(h, new Domains(other, Map.of()))
                        .composites()
                        .domain())
                .containsExactly("");
    }

    /// Ten metres in composites of 4 m leave 2 m, eleven leave 3 m, nine leave 1 m.
    @ParameterizedTest
    @CsvSource({
        "KEEP, 9, 4;8;9, 0",
        "MERGE, 9, 4;9, 0",
        "MERGE, 10, 4;8;10, 0",
        "MERGE, 8, 4;8, 0",
        "MERGE, 1, 1, 0",
        "DROP, 9, 4;8, 1",
        "DROP, 10, 4;8;10, 0",
        "DROP, 1, , 1",
        "SPREAD, 9, 4.5;9, 0",
        "SPREAD, 10, 3.3333333333333335;6.666666666666667;10, 0",
        "SPREAD, 11, 3.6666666666666665;7.333333333333333;11, 0",
        "SPREAD, 1, 1, 0",
        "SPREAD, 6, 3;6, 0"
    })
    void restsGoByTheirRule(Rest rest, double end, String to, double dropped) {
        Composited made = new Compositor(4, 0, rest, 0.5).composite(hole(new double[] {0, end}, 2), Domains.none());
        double[] expected = to == null
                ? new double[0]
                : java.util.Arrays.stream(to.split(";"))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
        assertThat(made.composites().to()).containsExactly(expected, within(1e-12));
        assertThat(made.droppedMetres()).isEqualTo(dropped);
        assertThat(made.dropped()).isEqualTo(dropped > 0 ? 1 : 0);
        assertThat(made.composites().variable("Au").values())
                .containsOnly(expected.length == 0 ? new double[0] : new double[] {2});
        assertThat(made.composites().domain()).isEmpty();
    }

    /// With nothing above it to join, a rest stays.
    @Test
    void aRestDoesNotJoinGroundWithoutSamples() {
        Drillholes h = hole(table(new double[] {0, 9}, new double[] {1, 9.5}, new double[] {1, 5}));
        Composited made = new Compositor(3, 0, Rest.MERGE, 0.5).composite(h, Domains.none());
        assertThat(made.composites().to()).containsExactly(3, 9.5);
        assertThat(made.composites().from()).containsExactly(0, 9);
        assertThat(made.merged()).isZero();
    }

    @Test
    void restsAreOfEachStretch() {
        Domains d = log(row(0, 4.5, "A"), row(4.5, 9, "B"));
        Drillholes h = hole(new double[] {0, 9}, 2);
        Composited merged = new Compositor(2, 0, Rest.MERGE, 0.5).composite(h, d);
        assertThat(merged.composites().to()).containsExactly(2, 4.5, 6.5, 9);
        assertThat(merged.merged()).isEqualTo(2);
        Composited dropped = new Compositor(2, 0, Rest.DROP, 0.5).composite(h, d);
        assertThat(dropped.composites().to()).containsExactly(2, 4, 6.5, 8.5);
        assertThat(dropped.droppedMetres()).isEqualTo(1);
    }

    @Test
    void sampledCountsNoMetreTwice() {
        Drillholes h = hole(table(new double[] {0, 1, 6}, new double[] {4, 3, 7}, new double[] {1, 2, NONE}));
        Composites c = new Compositor(5, 0).composite(h);
        assertThat(c.sampled()).containsExactly(4, 1);
        assertThat(c.variable("Au").values()[0]).isCloseTo(8.0 / 6, within(1e-15));
    }

    /// Whatever the boundaries and the rule: nothing straddles a boundary, stretches follow each other, and Σ
    /// length × grade is that of the samples.
    @RepeatedTest(40)
    void lengthTimesGradeIsConserved(RepetitionInfo repetition) {
        RandomGenerator random =
                new Seed(31).split(repetition.getCurrentRepetition()).generator();
        int n = 1 + random.nextInt(80);
        double[] from = new double[n];
        double[] to = new double[n];
        double[] au = new double[n];
        double at = 3 * random.nextDouble();
        double metal = 0;
        for (int i = 0; i < n; i++) {
            from[i] = at;
            to[i] = at + 0.1 + 3 * random.nextDouble();
            au[i] = Math.exp(2 * random.nextGaussian());
            metal += (to[i] - from[i]) * au[i];
            at = to[i];
        }
        List<Object[]> rows = new ArrayList<>();
        for (double d = 4 * random.nextDouble(); d < at; d += 5 * random.nextDouble()) {
            rows.add(row(d, d + 6 * random.nextDouble(), "" + random.nextInt(3)));
        }
        Domains domains = log(rows.toArray(Object[][]::new));
        for (Rest rest : List.of(Rest.KEEP, Rest.MERGE, Rest.SPREAD)) {
            double length = 0.5 + 4 * random.nextDouble();
            Composites c = new Compositor(length, 0, rest, 0.5)
                    .composite(hole(table(from, to, au)), domains)
                    .composites();
            double sum = 0;
            for (int k = 0; k < c.size(); k++) {
                assertThat(c.sampled()[k]).isCloseTo(c.to()[k] - c.from()[k], within(1e-9));
                sum += c.sampled()[k] * c.variable("Au").values()[k];
                double middle = (c.from()[k] + c.to()[k]) / 2;
                for (double p : new double[] {c.from()[k] + 2e-6, middle, c.to()[k] - 2e-6}) {
                    assertThat(domainAt(domains.logged(), p)).isEqualTo(c.domain()[k]);
                }
                assertThat(c.from()[k]).isEqualTo(k == 0 ? from[0] : c.to()[k - 1]);
                assertThat(c.to()[k] - c.from()[k]).isLessThanOrEqualTo(1.5 * length + 1e-9);
            }
            assertThat(sum).isCloseTo(metal, within(1e-12 * metal));
            assertThat(c.to()[c.size() - 1]).isEqualTo(to[n - 1]);
        }
    }

    @ParameterizedTest
    @EnumSource(Rest.class)
    void refusesAShareThatIsNone(Rest rest) {
        for (double share : new double[] {-0.1, 1.1, NONE}) {
            assertThatThrownBy(() -> new Compositor(1, 0, rest, share)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesATableWithoutCodes() {
        Intervals assays = table(new double[] {0}, new double[] {1}, new double[] {1});
        assertThatThrownBy(() -> new Domains(assays, Map.of())).hasMessageContaining("logs no codes");
    }

    /// By the definition: the row that begins first, of those that hold the depth and that no row above
    /// had covered there.
    private static String domainAt(Intervals log, double depth) {
        for (int i = 0; i < log.size(); i++) {
            if (log.from()[i] <= depth && depth < log.to()[i]) {
                return log.code()[i];
            }
        }
        return "";
    }

    static Object[] row(double from, double to, String code) {
        return new Object[] {from, to, code};
    }

    static Domains log(Object[]... rows) {
        int n = rows.length;
        String[] hole = new String[n];
        double[] from = new double[n];
        double[] to = new double[n];
        String[] code = new String[n];
        for (int i = 0; i < n; i++) {
            hole[i] = "A";
            from[i] = (double) rows[i][0];
            to[i] = (double) rows[i][1];
            code[i] = (String) rows[i][2];
        }
        return new Domains(new Intervals("log.csv", hole, from, to, new int[n], List.of(), code), Map.of());
    }

    /// Samples of gold that follow each other.
    static Drillholes hole(double[] depths, double... au) {
        return hole(table(
                java.util.Arrays.copyOf(depths, au.length),
                java.util.Arrays.copyOfRange(depths, 1, depths.length),
                au));
    }

    static Intervals table(double[] from, double[] to, double[] au) {
        String[] hole = new String[from.length];
        java.util.Arrays.fill(hole, "A");
        return new Intervals(
                "assay.csv",
                hole,
                from,
                to,
                new int[from.length],
                List.of(new Variable("Au", "ppm", au)),
                new String[0]);
    }

    /// One vertical hole.
    static Drillholes hole(Intervals assays) {
        Collar collar = new Collar("A", 10, 20, 0, 500, 1);
        Trace trace = Desurvey.MINIMUM_CURVATURE.trace(collar, List.of(), 500);
        return new Drillholes(List.of(collar), List.of(), List.of(trace), assays, Intervals.none());
    }
}
