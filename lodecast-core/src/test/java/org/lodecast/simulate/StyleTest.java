package org.lodecast.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lodecast.Seed;
import org.lodecast.block.Grid;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Trace;

/// What holds for deposits of every style.
class StyleTest {
    private static final double NEAR = 120;

    private static SimulatedDeposit small(Style style, long seed) {
        return Deposits.of(style, seed, Size.SMALL);
    }

    @Test
    void namesComeBack() {
        for (Style style : Style.values()) {
            assertThat(Style.of(style.key())).contains(style);
            assertThat(small(style, 1).style()).isEqualTo(style.key());
        }
        assertThat(Style.of("skarn")).isEmpty();
        assertThat(Style.of("ZAOZIGOU")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void sameSeedSameBitsAndAnotherSeedAnotherDeposit(Style style) {
        List<Long> bits = ZaozigouTest.bits(small(style, 7));
        assertThat(ZaozigouTest.bits(Deposits.anew(style, 7, Size.SMALL))).isEqualTo(bits);
        assertThat(ZaozigouTest.bits(small(style, 8))).isNotEqualTo(bits);
    }

    /// Drilling meets some ore and misses some: near samples, where geochemistry might tell, and deeper than
    /// anybody drills.
    @ParameterizedTest
    @EnumSource(Style.class)
    void everyDepositHasKnownOreAndBlindOreNearDataAndBelow(Style style) {
        for (long seed = 1; seed <= 20; seed++) {
            SimulatedDeposit d = small(style, seed);
            List<double[]> samples = new ArrayList<>();
            Map<String, Trace> traces = ZaozigouTest.traces(d);
            d.assays().forEach(a -> samples.add(traces.get(a.hole()).at((a.from() + a.to()) / 2)));
            int known = 0;
            int near = 0;
            int deep = 0;
            for (Truth.TrueBody b : d.truth().bodies()) {
                known += b.known() ? 1 : 0;
                if (b.drilled() == 0) {
                    double[] c = b.body().centre();
                    double top = d.ground().elevation(c[0], c[1]) - b.body().bounds()[5];
                    deep += top > Size.SMALL.reach() ? 1 : 0;
                    near += nearData(d, b, samples) ? 1 : 0;
                }
            }
            assertThat(d.orebodies()).hasSize(known);
            assertThat(known).as("known, seed %d", seed).isPositive();
            assertThat(near).as("blind near samples, seed %d", seed).isPositive();
            assertThat(deep).as("blind below all holes, seed %d", seed).isPositive();
        }
    }

    private static boolean nearData(SimulatedDeposit d, Truth.TrueBody body, List<double[]> samples) {
        Grid grid = d.grid();
        float[] ore = d.truth().column(grid, b -> b == body);
        for (int i = 0; i < ore.length; i++) {
            if (ore[i] == 1) {
                double x = grid.x(grid.ix(i), grid.iy(i));
                double y = grid.y(grid.ix(i), grid.iy(i));
                double z = grid.z(grid.iz(i));
                for (double[] p : samples) {
                    double far2 = (p[0] - x) * (p[0] - x) + (p[1] - y) * (p[1] - y) + (p[2] - z) * (p[2] - z);
                    if (far2 < NEAR * NEAR) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void bodiesAreClosedSolidsThatAgreeWithTheirVoxelsAndLieInTheGround(Style style) {
        SimulatedDeposit d = small(style, 3);
        for (Truth.TrueBody b : d.truth().bodies()) {
            Orebody body = b.body();
            OrebodyTest.assertClosed(body.solid());
            double volume = OrebodyTest.volume(body.solid());
            assertThat(volume).as(body.name()).isBetween(0.97 * body.volume(), 1.05 * body.volume());
            double[] c = body.centre();
            assertThat(body.contains(c[0], c[1], c[2])).isTrue();
            double[] xyz = body.solid().xyz();
            for (int i = 0; i < xyz.length; i += 3) {
                assertThat(xyz[i + 2]).isLessThan(d.ground().elevation(xyz[i], xyz[i + 1]));
                assertThat(d.grid().indexAt(xyz[i], xyz[i + 1], xyz[i + 2])).isNotNegative();
                assertThat(body.radius2(xyz[i], xyz[i + 1], xyz[i + 2]))
                        .as("the skin, one percent out")
                        .isCloseTo(1.0201, within(1e-6));
            }
        }
    }

    /// Points by chance in the box of a body: the share in ore is its volume.
    @ParameterizedTest
    @EnumSource(Style.class)
    void volumeIsWhatTheInsideTestSays(Style style) {
        for (Truth.TrueBody b : small(style, 4).truth().bodies().subList(0, 3)) {
            double[] box = b.body().bounds();
            RandomGenerator random = new Seed(9).generator();
            int in = 0;
            int n = 40_000;
            for (int i = 0; i < n; i++) {
                in += b.body()
                                .contains(
                                        random.nextDouble(box[0], box[3]),
                                        random.nextDouble(box[1], box[4]),
                                        random.nextDouble(box[2], box[5]))
                        ? 1
                        : 0;
            }
            double of = (box[3] - box[0]) * (box[4] - box[1]) * (box[5] - box[2]);
            double p = b.body().volume() / of;
            assertThat((double) in / n).isBetween(p - 4 * Math.sqrt(p / n), p + 4 * Math.sqrt(p / n));
        }
    }

    @ParameterizedTest
    @EnumSource(Style.class)
    void holesStayInTheGroundAndTablesAreInOrder(Style style) {
        for (Size size : Size.values()) {
            SimulatedDeposit d = Deposits.of(style, 2, size);
            assertThat(d.collars()).hasSize(size.holes());
            assertThat(d.collars().stream().map(Collar::hole)).doesNotHaveDuplicates();
            assertThat(d.assays().size()).isBetween((int) (0.9 * size.samples()), (int) (1.2 * size.samples()));
            assertThat(d.faults().size())
                    .isEqualTo(Math.round(2 * d.truth().faults().size() / 3.0));
            Map<String, Trace> traces = ZaozigouTest.traces(d);
            for (Collar c : d.collars()) {
                double[] end = traces.get(c.hole()).at(c.length());
                assertThat(d.grid().indexAt(end[0], end[1], end[2])).isNotNegative();
                assertThat(Math.abs(c.z() - d.ground().elevation(c.x(), c.y()))).isLessThan(0.01);
            }
            String hole = "";
            double down = 0;
            for (Assay a : d.assays()) {
                down = a.hole().equals(hole) ? down : 0;
                hole = a.hole();
                assertThat(a.from()).isGreaterThanOrEqualTo(down);
                assertThat(a.to() - a.from()).isBetween(0.1, 10.05);
                down = a.to();
            }
            for (Element e : Element.values()) {
                assertThat(d.assays().stream().filter(a -> !a.censored(e)).count())
                        .as(e.symbol())
                        .isGreaterThan(d.assays().size() / 2);
            }
        }
    }

    /// What is drilled as ore has the grade of ore, and what is not has not: in medians, for both scatter.
    @ParameterizedTest
    @EnumSource(Style.class)
    void oreHasTheGradeOfOre(Style style) {
        Element main = style == Style.PORPHYRY ? Element.CU : style == Style.STRATABOUND ? Element.ZN : Element.AU;
        double cutoff = style == Style.PORPHYRY ? 3000 : style == Style.STRATABOUND ? 20_000 : 0.5;
        for (long seed = 1; seed <= 5; seed++) {
            SimulatedDeposit d = small(style, seed);
            Map<String, Trace> traces = ZaozigouTest.traces(d);
            int[] rich = new int[2];
            int[] all = new int[2];
            for (Assay a : d.assays()) {
                double[] p = traces.get(a.hole()).at((a.from() + a.to()) / 2);
                int k = d.truth().ore(p[0], p[1], p[2]) ? 1 : 0;
                all[k]++;
                rich[k] += a.value(main) >= cutoff ? 1 : 0;
            }
            assertThat((double) rich[1] / all[1]).as("in ore, seed %d", seed).isGreaterThan(0.5);
            assertThat((double) rich[0] / all[0]).as("beside it, seed %d", seed).isLessThan(0.1);
        }
    }
}
