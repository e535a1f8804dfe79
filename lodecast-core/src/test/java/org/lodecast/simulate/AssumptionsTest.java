package org.lodecast.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lodecast.Seed;
import org.lodecast.geochem.SequenceAgreement;

class AssumptionsTest {
    private static final int DRAWS = 2000;
    private static final List<Assumptions> DRAWN = LongStream.range(0, DRAWS)
            .mapToObj(s -> Assumptions.drawn(Size.SMALL, new Seed(s)))
            .toList();

    @Test
    void usualIsOneInEveryFactor() {
        Assumptions usual = Assumptions.usual(Size.PAPER);
        assertThat(usual.factors())
                .containsOnlyKeys(Factor.values())
                .allSatisfy((f, value) -> assertThat(value).isEqualTo(1));
        assertThat(usual.quality()).isEqualTo(MapQuality.USUAL);
        assertThat(usual.zoning()).isEqualTo(Zoning.ZONES);
        assertThat(usual.elements()).containsExactly(Element.values());
        assertThat(usual.holes()).isEqualTo(Size.PAPER.holes());
        assertThat(usual.samples()).isEqualTo(Size.PAPER.samples());
        assertThat(usual.reach()).isEqualTo(Size.PAPER.reach());
    }

    @Test
    void sameSeedSameAssumptions() {
        assertThat(Assumptions.drawn(Size.SMALL, new Seed(5))).isEqualTo(Assumptions.drawn(Size.SMALL, new Seed(5)));
        assertThat(DRAWN).doesNotHaveDuplicates();
    }

    /// ln of a factor is uniform: its mean and deviation are those of the range.
    @ParameterizedTest
    @EnumSource
    void factorsFillTheirRanges(Factor factor) {
        assertThat(factor.low()).isLessThan(1);
        assertThat(factor.high()).isGreaterThan(1);
        assertThat(DRAWN).allMatch(a -> a.factor(factor) >= factor.low() && a.factor(factor) <= factor.high());
        assertUniform(a -> Math.log(a.factor(factor)), Math.log(factor.low()), Math.log(factor.high()));
    }

    @Test
    void qualityFillsItsRanges() {
        assertUniform(a -> a.quality().unmapped(), 0, 0.7);
        assertUniform(a -> Math.log(a.quality().misplacement()), Math.log(3), Math.log(40));
        assertUniform(a -> Math.log(Math.toDegrees(a.quality().turn())), Math.log(0.5), Math.log(6));
    }

    private static void assertUniform(ToDoubleFunction<Assumptions> of, double low, double high) {
        double[] x = DRAWN.stream().mapToDouble(of).toArray();
        double width = high - low;
        double mean = Arrays.stream(x).average().orElseThrow();
        double square = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / DRAWS;
        assertThat(Arrays.stream(x).min().orElseThrow()).isBetween(low - 1e-9, low + 0.01 * width);
        assertThat(Arrays.stream(x).max().orElseThrow()).isBetween(high - 0.01 * width, high + 1e-9);
        assertThat(Math.abs(mean - (low + high) / 2)).isLessThan(4 * width / Math.sqrt(12.0 * DRAWS));
        assertThat(Math.sqrt(12 * square) / width).isBetween(0.95, 1.05);
    }

    /// Correlation of any two factors over the draws is chance: 1/√n.
    @Test
    void factorsAreDrawnIndependently() {
        for (Factor f : Factor.values()) {
            for (Factor g : Factor.values()) {
                if (f.compareTo(g) < 0) {
                    assertThat(Math.abs(correlation(f, g)))
                            .as("%s and %s", f, g)
                            .isLessThan(4.5 / Math.sqrt(DRAWS));
                }
            }
        }
    }

    private static double correlation(Factor f, Factor g) {
        double sum = 0;
        for (Assumptions a : DRAWN) {
            sum += place(a, f) * place(a, g);
        }
        return 12 * sum / DRAWS;
    }

    /// −½ to ½ over the range.
    private static double place(Assumptions a, Factor f) {
        return Math.log(a.factor(f) / f.low()) / Math.log(f.high() / f.low()) - 0.5;
    }

    @Test
    void zoningIsMostlyZonesAtTimesTurnedAtTimesNearAKnownSequence() {
        long turned = 0;
        long sequences = 0;
        for (Assumptions a : DRAWN) {
            turned += a.zoning().equals(Zoning.ZONES.reversed()) ? 1 : 0;
            if (!a.zoning().order().isEmpty()) {
                sequences++;
                List<String> order =
                        a.zoning().order().stream().map(Element::symbol).toList();
                int swaps = Math.min(swaps(order, SequenceAgreement.ZAOZIGOU), swaps(order, SequenceAgreement.CLASSIC));
                assertThat(swaps).isLessThanOrEqualTo(4);
                assertThat(a.zoning().turned()).isFalse();
            }
        }
        double error = 4 * Math.sqrt(0.15 * 0.85 * DRAWS);
        assertThat(turned - 0.15 * DRAWS).isBetween(-error, error);
        assertThat(sequences - 0.15 * DRAWS).isBetween(-error, error);
        long zones = DRAWN.stream().filter(a -> a.zoning().equals(Zoning.ZONES)).count();
        assertThat(zones + turned + sequences).isEqualTo(DRAWS);
    }

    /// Swaps of neighbours that lead from one order to the other: pairs in opposite order.
    private static int swaps(List<String> order, List<String> reference) {
        double pairs = order.size() * (order.size() - 1) / 2.0;
        return (int) Math.round((1 - SequenceAgreement.of(order, reference).tau()) / 2 * pairs);
    }

    @Test
    void panelsKeepTheMainElements() {
        Map<Element, Integer> in = new EnumMap<>(Element.class);
        int whole = 0;
        for (Assumptions a : DRAWN) {
            assertThat(a.elements()).contains(Element.AU, Element.CU, Element.ZN, Element.PB, Element.AG);
            assertThat(a.elements()).isSorted();
            a.elements().forEach(e -> in.merge(e, 1, Integer::sum));
            whole += a.elements().size() == Element.count() ? 1 : 0;
        }
        double all = 0.4 + 0.6 * Math.pow(0.7, 7);
        assertThat(whole / (double) DRAWS).isBetween(all - 0.045, all + 0.045);
        for (Element e : List.of(Element.AS, Element.SB, Element.HG, Element.W, Element.BI, Element.CO, Element.MO)) {
            assertThat(in.get(e) / (double) DRAWS).as(e.symbol()).isBetween(0.82 - 0.035, 0.82 + 0.035);
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Assumptions usual = Assumptions.usual(Size.SMALL);
        for (double wrong : new double[] {0, -1, 10.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> usual.with(Factor.REACH, wrong)).hasMessageContaining("REACH");
        }
        assertThatThrownBy(() -> usual.with(List.of())).hasMessageContaining("at least one");
        assertThatThrownBy(() -> usual.with(List.of(Element.AU, Element.AU))).hasMessageContaining("twice");
        assertThat(usual.with(List.of(Element.CU, Element.AG)).elements())
                .as("in the order of the table")
                .containsExactly(Element.AG, Element.CU);
    }

    /// Measured over 20 seeds of each style, every one of the 60 had both.
    @ParameterizedTest
    @EnumSource
    void drawnDepositsHaveKnownAndBlindOre(Style style) {
        for (long seed : new long[] {5, 17}) {
            Assumptions a = Assumptions.drawn(Size.SMALL, new Seed(seed));
            SimulatedDeposit d = style.simulate(new Seed(seed), a);
            assertThat(d.assumptions()).isEqualTo(a);
            assertThat(d.collars()).hasSize(a.holes());
            assertThat(d.collars().stream().map(c -> c.hole())).doesNotHaveDuplicates();
            assertThat(d.truth().bodies()).anyMatch(Truth.TrueBody::known).anyMatch(b -> !b.known());
        }
    }

    @ParameterizedTest
    @EnumSource
    void drawnDepositsComeBackToTheBitAndAreFoundByTheirOwnHoles(Style style) {
        Assumptions a = Assumptions.drawn(Size.SMALL, new Seed(13));
        SimulatedDeposit d = style.simulate(new Seed(2), a);
        assertThat(ZaozigouTest.bits(style.simulate(new Seed(2), a))).isEqualTo(ZaozigouTest.bits(d));
        SimulatedDeposit again = style.drilled(new Seed(2), a, d.collars(), d.stations(), a.samples());
        assertThat(known(again)).isEqualTo(known(d)).contains(true);
        assertThat(again.assays()).hasSameSizeAs(d.assays());
    }

    private static List<Boolean> known(SimulatedDeposit d) {
        List<Boolean> known = new ArrayList<>();
        d.truth().bodies().forEach(b -> known.add(b.known()));
        return known;
    }
}
