package org.lodecast.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lodecast.Seed;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Trace;

/// Each factor does what it says, and in all styles.
class FactorTest {
    private static final Seed SEED = new Seed(4);
    private static final Assumptions USUAL = Assumptions.usual(Size.SMALL);
    private static final Map<Style, double[]> FIRST = new EnumMap<>(Style.class);

    @BeforeAll
    static void find() {
        for (Style style : Style.values()) {
            FIRST.put(style, world(style, USUAL).bodies().getFirst().centre());
        }
    }

    private static World world(Style style, Assumptions a) {
        Seed own = SEED.split(style.key());
        return switch (style) {
            case ZAOZIGOU -> Zaozigou.world(own, a);
            case PORPHYRY -> Porphyry.world(own, a);
            case STRATABOUND -> Stratabound.world(own, a);
        };
    }

    /// The first body of a style, sampled by the same three holes.
    private static List<Assay> assays(Style style, Assumptions a) {
        double[] c = Objects.requireNonNull(FIRST.get(style));
        List<Collar> collars = List.of(
                new Collar("A", c[0], c[1], 0, 200, 0),
                new Collar("B", c[0] + 40, c[1], 0, 200, 0),
                new Collar("C", c[0], c[1] - 40, 0, 200, 0));
        return style.drilled(SEED, a, collars, List.of(), 100).assays();
    }

    private static double median(List<Assay> assays, Element e) {
        return assays.stream()
                .mapToDouble(a -> a.value(e))
                .sorted()
                .skip(assays.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static long censored(List<Assay> assays) {
        return assays.stream()
                .flatMap(a -> Arrays.stream(Element.values()).filter(a::censored))
                .count();
    }

    @ParameterizedTest
    @EnumSource
    void moreHolesAndDeeperOnes(Style style) {
        double[] deepest = new double[2];
        for (int k = 0; k < 2; k++) {
            Assumptions a = USUAL.with(Factor.HOLES, k == 0 ? 0.25 : 0.75).with(Factor.REACH, k == 0 ? 0.75 : 1.3);
            SimulatedDeposit d = style.simulate(SEED, a);
            assertThat(d.collars()).hasSize(k == 0 ? 7 : 21);
            assertThat(d.assays().size()).isBetween((int) (0.9 * a.samples()), a.samples());
            Map<String, Trace> traces = ZaozigouTest.traces(d);
            for (Assay assay : d.assays()) {
                double[] p = traces.get(assay.hole()).at(assay.to());
                deepest[k] = Math.max(deepest[k], d.ground().elevation(p[0], p[1]) - p[2]);
            }
            assertThat(deepest[k]).isLessThanOrEqualTo(a.reach() + 0.1);
        }
        assertThat(deepest[1]).isGreaterThan(Size.SMALL.reach()).isGreaterThan(1.2 * deepest[0]);
    }

    @ParameterizedTest
    @EnumSource
    void strongerHalosAreRicher(Style style) {
        List<Assay> weak = assays(style, USUAL.with(Factor.HALO_STRENGTH, 0.4));
        List<Assay> strong = assays(style, USUAL.with(Factor.HALO_STRENGTH, 2));
        for (Element e : List.of(Element.AS, Element.SB, Element.HG, Element.BI)) {
            assertThat(median(strong, e)).as(e.symbol()).isGreaterThan(1.1 * median(weak, e));
        }
    }

    @ParameterizedTest
    @EnumSource
    void higherLimitsHideMoreAndAreRound(Style style) {
        List<Assay> usual = assays(style, USUAL);
        List<Assay> blunt = assays(style, USUAL.with(Factor.DETECTION_LIMITS, 2.987));
        assertThat(censored(blunt)).isGreaterThan(2 * censored(usual)).isGreaterThan(50);
        for (int i = 0; i < usual.size(); i++) {
            for (Element e : Element.values()) {
                Assay a = blunt.get(i);
                assertThat(a.censored(e) || !usual.get(i).censored(e)).isTrue();
                if (a.censored(e)) {
                    assertThat(a.value(e)).isCloseTo(2.987 * e.limit(), within(0.05 * 2.987 * e.limit()));
                    assertThat(a.text(e).replaceAll("[<.]", "").replaceAll("^0+", ""))
                            .hasSizeLessThanOrEqualTo(2);
                }
            }
        }
    }

    /// Against samples without any error: the deviation of ln is the element's nugget times the factor.
    @Test
    void nuggetIsTheErrorOfTheSample() {
        List<Assay> exact = assays(Style.ZAOZIGOU, USUAL.with(Factor.NUGGET, 1e-9));
        for (double factor : new double[] {0.5, 1, 2}) {
            List<Assay> noisy = assays(Style.ZAOZIGOU, USUAL.with(Factor.NUGGET, factor));
            double square = 0;
            int n = 0;
            for (int i = 0; i < exact.size(); i++) {
                for (Element e : List.of(Element.ZN, Element.CU, Element.CO, Element.PB)) {
                    double error = Math.log(noisy.get(i).value(e) / exact.get(i).value(e)) / e.nugget / factor;
                    error += e.nugget * factor / 2; // the mean is held, not the median
                    square += error * error;
                    n++;
                }
            }
            assertThat(Math.sqrt(square / n)).isBetween(1 - 3 / Math.sqrt(2.0 * n), 1 + 3 / Math.sqrt(2.0 * n));
        }
    }

    @ParameterizedTest
    @EnumSource
    void bodiesAreMoreAndLarger(Style style) {
        List<Orebody> usual = world(style, USUAL).bodies();
        List<Orebody> many = world(style, USUAL.with(Factor.BODIES, 2)).bodies();
        List<Orebody> few = world(style, USUAL.with(Factor.BODIES, 0.5)).bodies();
        // stocks by the root of 2: 3 to 4 with 2 to 3 small bodies each, or 2 with 1
        int[] expected = style == Style.PORPHYRY ? new int[] {5, 11, 19} : new int[] {8, 16, 32};
        assertThat(new int[] {few.size(), usual.size(), many.size()}).containsExactly(expected);
        assertThat(many.stream().filter(Orebody::main).count()).isGreaterThan(4 - (style == Style.PORPHYRY ? 1 : 0));
        double large = volume(world(style, USUAL.with(Factor.BODY_SIZE, 1.4)).bodies());
        double small = volume(world(style, USUAL.with(Factor.BODY_SIZE, 0.7)).bodies());
        assertThat(large).isGreaterThan(1.5 * volume(usual));
        assertThat(small).isLessThan(0.6 * volume(usual));
    }

    private static double volume(List<Orebody> bodies) {
        return bodies.stream().mapToDouble(Orebody::volume).sum();
    }

    @Test
    void lookAlikesAreMoreAndStronger() {
        Ground ground = Ground.of(SEED, Size.SMALL);
        List<Sheet> hosts = Fault.sheets(Fault.network(SEED, Size.SMALL, ground));
        List<LookAlike> usual = scatter(USUAL, ground, hosts);
        assertThat(usual).hasSize(10);
        assertThat(scatter(USUAL.with(Factor.LOOK_ALIKES, 0.3), ground, hosts)).isEqualTo(usual.subList(0, 3));
        List<LookAlike> more =
                scatter(USUAL.with(Factor.LOOK_ALIKES, 2.5).with(Factor.LOOK_ALIKE_STRENGTH, 1.8), ground, hosts);
        assertThat(more).hasSize(25);
        for (int i = 0; i < usual.size(); i++) {
            assertThat(more.get(i).strength()).isEqualTo(1.8 * usual.get(i).strength());
            assertThat(more.get(i).x()).isEqualTo(usual.get(i).x());
        }
    }

    private static List<LookAlike> scatter(Assumptions a, Ground ground, List<Sheet> hosts) {
        return LookAlike.scatter(SEED, a, ground, hosts, LookAlike.Kind.AMONG_SLATES);
    }

    @Test
    void backgroundSpreadsAndHalosTear() {
        Mineralisation none = new Mineralisation() {
            @Override
            public double[] enrichment(double x, double y, double z) {
                return new double[Element.count()];
            }

            @Override
            public double[] ore(double x, double y, double z) {
                return new double[Element.count()];
            }
        };
        RockModel rocks = (x, y, z) -> Rock.SILTSTONE;
        Geochemistry usual = new Geochemistry(SEED, USUAL, rocks, none);
        Geochemistry wide = new Geochemistry(SEED, USUAL.with(Factor.BACKGROUND, 1.5), rocks, none);
        Patches patches = Patches.of(USUAL, SEED, 35);
        Patches torn = Patches.of(USUAL.with(Factor.RAGGEDNESS, 1.6), SEED, 35);
        RandomGenerator random = SEED.generator();
        for (int i = 0; i < 50; i++) {
            double[] p = {random.nextDouble(500), random.nextDouble(500), random.nextDouble(400)};
            double[] a = new double[Element.count()];
            double[] b = new double[Element.count()];
            usual.at(p[0], p[1], p[2], a);
            wide.at(p[0], p[1], p[2], b);
            for (Element e : Element.values()) {
                double middle = e.median * Rock.SILTSTONE.factor[e.ordinal()];
                assertThat(Math.log(b[e.ordinal()] / middle))
                        .isCloseTo(1.5 * Math.log(a[e.ordinal()] / middle), within(1e-9));
            }
            double field = Math.log(patches.at(p[0], p[1], p[2])) + 0.18;
            assertThat(Math.log(torn.at(p[0], p[1], p[2])) + 0.18 * 1.6 * 1.6).isCloseTo(1.6 * field, within(1e-9));
        }
    }
}
