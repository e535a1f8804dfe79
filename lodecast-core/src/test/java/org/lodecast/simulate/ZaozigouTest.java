package org.lodecast.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.Seed;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Desurvey;
import org.lodecast.drill.Station;
import org.lodecast.drill.Trace;
import org.lodecast.geology.TriangleMesh;

class ZaozigouTest {
    static SimulatedDeposit small(long seed) {
        return Deposits.of(Style.ZAOZIGOU, seed, Size.SMALL);
    }

    /// Paths of the holes as a reader of the tables would find them.
    static Map<String, Trace> traces(SimulatedDeposit d) {
        Map<String, Trace> traces = new HashMap<>();
        for (Collar c : d.collars()) {
            List<Station> own =
                    d.stations().stream().filter(s -> s.hole().equals(c.hole())).toList();
            traces.put(c.hole(), Desurvey.MINIMUM_CURVATURE.trace(c, own, c.length()));
        }
        return traces;
    }

    /// Every number of the tables and surfaces, by its bits.
    static List<Long> bits(SimulatedDeposit d) {
        List<Long> bits = new ArrayList<>();
        for (Collar c : d.collars()) {
            add(bits, c.x(), c.y(), c.z(), c.length());
        }
        for (Station s : d.stations()) {
            add(bits, s.depth(), s.azimuth(), s.dip());
        }
        for (Assay a : d.assays()) {
            add(bits, a.from(), a.to());
            add(bits, a.values());
            for (boolean c : a.censored()) {
                bits.add(c ? 1L : 0L);
            }
        }
        for (Lithology l : d.lithology()) {
            add(bits, l.from(), l.to(), l.rock().ordinal());
        }
        for (List<TriangleMesh> meshes :
                List.of(d.faults(), d.orebodies(), d.truth().faults())) {
            meshes.forEach(m -> add(bits, m.xyz()));
        }
        d.truth().bodies().forEach(b -> add(bits, b.body().volume(), b.known() ? 1 : 0, b.drilled()));
        return bits;
    }

    private static void add(List<Long> bits, double... values) {
        for (double v : values) {
            bits.add(Double.doubleToLongBits(v));
        }
    }

    @Test
    void sameSeedSameBits() {
        assertThat(bits(Zaozigou.simulate(new Seed(7), Size.SMALL))).isEqualTo(bits(small(7)));
    }

    @Test
    void anotherSeedIsAnotherDeposit() {
        SimulatedDeposit a = small(7);
        SimulatedDeposit b = small(8);
        assertThat(bits(a)).isNotEqualTo(bits(b));
        assertThat(a.collars().getFirst().x())
                .isNotEqualTo(b.collars().getFirst().x());
        assertThat(a.faults().getFirst().xyz())
                .isNotEqualTo(b.faults().getFirst().xyz());
    }

    @Test
    void smallCounts() {
        for (long seed = 1; seed <= 10; seed++) {
            SimulatedDeposit d = small(seed);
            assertThat(d.collars()).hasSizeBetween(24, 30);
            assertThat(d.assays()).hasSizeBetween(1500, 2500);
            assertThat(d.truth().faults()).hasSizeBetween(6, 8);
            assertThat(d.faults()).as("a third unmapped").hasSize(5);
            assertThat(d.truth().bodies()).hasSizeBetween(12, 20);
        }
    }

    @Test
    void paperCounts() {
        SimulatedDeposit d = Deposits.of(Style.ZAOZIGOU, 1, Size.PAPER);
        assertThat(d.collars()).hasSize(72);
        assertThat(d.assays()).hasSizeBetween(4700, 5300);
        assertThat(d.truth().faults()).hasSize(33);
        assertThat(d.faults()).hasSize(22);
        assertThat(d.truth().bodies()).hasSize(147);
        assertThat(d.truth().bodies().stream().filter(b -> b.body().main())).hasSize(17);
        assertThat(d.grid().nx() * d.grid().dx()).isEqualTo(1600);
        assertThat(d.grid().ny() * d.grid().dy()).isEqualTo(1600);
        assertThat(d.grid().nz() * d.grid().dz()).isEqualTo(2900);
        assertThat(d.orebodies()).hasSizeBetween(15, 100);
    }

    /// Five orientations of steep faults and the gentle ones; front halos 100 to 300 m above the ore.
    @Test
    void paperStructuresAndHalos() {
        Seed own = new Seed(1).split("zaozigou");
        World world = Zaozigou.world(own, Assumptions.usual(Size.PAPER));
        for (FaultSet set : FaultSet.values()) {
            List<Fault> faults =
                    world.faults().stream().filter(f -> f.set() == set).toList();
            assertThat(faults).hasSize(Size.PAPER.faults(set)).isNotEmpty();
            for (Fault f : faults) {
                double dip = Math.toDegrees(f.sheet().dip());
                assertThat(dip).isBetween(set == FaultSet.GENTLE ? 8.0 : 60.0, set == FaultSet.GENTLE ? 26.0 : 88.0);
            }
        }
        assertThat(world.bodies().stream().filter(Orebody::gentle))
                .hasSizeBetween(29, 60); // one in five, and branch veins
        LodeMetals metals =
                Zaozigou.metals(own, Assumptions.usual(Size.PAPER), world.ground(), world.faults(), world.bodies());
        assertThat(metals.halos()).allMatch(h -> h.frontHeight() > 100 && h.frontHeight() < 300 && h.tailDepth() > 0);
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void holesStandOnTheGroundAndStayInIt(Size size) {
        SimulatedDeposit d = Deposits.of(Style.ZAOZIGOU, 4, size);
        assertThat(d.collars().stream().map(Collar::hole)).doesNotHaveDuplicates();
        Map<String, Trace> traces = traces(d);
        double bent = 0;
        for (Collar c : d.collars()) {
            assertThat(c.z()).isBetween(2900.0, 3400.0);
            assertThat(Math.abs(c.z() - d.ground().elevation(c.x(), c.y()))).isLessThan(0.01);
            Trace trace = traces.get(c.hole());
            double[] end = trace.at(c.length());
            assertThat(d.grid().indexAt(end[0], end[1], end[2])).isNotNegative();
            int last = trace.stations() - 1;
            assertThat(trace.depth(last)).isLessThanOrEqualTo(c.length());
            bent = Math.max(bent, Math.abs(trace.dip(last) - trace.dip(0)));
            for (int i = 0; i <= last; i++) {
                assertThat(trace.dip(i)).isBetween(-Math.PI / 2, 0.0);
            }
        }
        assertThat(Math.toDegrees(bent)).as("holes wander").isGreaterThan(2);
        double[] top = d.ground().mesh().bounds();
        assertThat(top[5]).isLessThan(d.grid().z0() + d.grid().nz() * d.grid().dz());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void intervalsAreInOrder(long seed) {
        SimulatedDeposit d = small(seed);
        Map<String, Double> length = new HashMap<>();
        d.collars().forEach(c -> length.put(c.hole(), c.length()));
        Map<String, Double> down = new HashMap<>();
        for (Assay a : d.assays()) {
            assertThat(a.from()).isGreaterThanOrEqualTo(down.getOrDefault(a.hole(), 0.0));
            assertThat(a.to()).isGreaterThan(a.from()).isLessThanOrEqualTo(length.get(a.hole()));
            assertThat(a.to() - a.from()).isLessThanOrEqualTo(10.05);
            down.put(a.hole(), a.to());
        }
        down.clear();
        for (Lithology l : d.lithology()) {
            assertThat(l.from()).isEqualTo(down.getOrDefault(l.hole(), 0.0));
            down.put(l.hole(), l.to());
        }
        assertThat(down).isEqualTo(length);
        assertThat(d.lithology().stream().map(Lithology::rock).distinct().count())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void oreIsSampledFinely() {
        SimulatedDeposit d = Deposits.of(Style.ZAOZIGOU, 2, Size.PAPER);
        Map<String, Trace> traces = traces(d);
        double ore = 0;
        double barren = 0;
        int inOre = 0;
        for (Assay a : d.assays()) {
            double[] p = traces.get(a.hole()).at((a.from() + a.to()) / 2);
            if (d.truth().ore(p[0], p[1], p[2])) {
                assertThat(a.to() - a.from()).isBetween(1.0, 3.1);
                ore += a.to() - a.from();
                inOre++;
            } else {
                barren += a.to() - a.from();
            }
        }
        assertThat(ore / inOre).isBetween(2.0, 3.0);
        assertThat(barren / (d.assays().size() - inOre)).isBetween(5.0, 10.0);
    }

    /// Between 3 and 12 % of the samples lie in ore: drilling is aimed, the ground itself holds under 1.5 %
    /// of ore.
    @Test
    void shareOfOreIsPlausible() {
        for (long seed = 1; seed <= 10; seed++) {
            SimulatedDeposit d = small(seed);
            Map<String, Trace> traces = traces(d);
            long ore = 0;
            double gold = 0;
            for (Assay a : d.assays()) {
                double[] p = traces.get(a.hole()).at((a.from() + a.to()) / 2);
                if (d.truth().ore(p[0], p[1], p[2])) {
                    ore++;
                    gold += Math.log(a.value(Element.AU));
                }
            }
            assertThat((double) ore / d.assays().size()).as("seed %d", seed).isBetween(0.03, 0.12);
            assertThat(Math.exp(gold / ore)).as("median grade, seed %d", seed).isBetween(0.8, 5.0);
            double voxels = 0;
            for (float v : d.truth().ore(d.grid())) {
                voxels += v;
            }
            assertThat(voxels / d.grid().size()).isBetween(0.003, 0.015);
        }
    }

    @Test
    void someAssaysLieBelowDetection() {
        SimulatedDeposit d = small(1);
        for (Element e : List.of(Element.AU, Element.AG, Element.MO)) {
            long censored = d.assays().stream().filter(a -> a.censored(e)).count();
            assertThat((double) censored / d.assays().size()).as(e.symbol()).isBetween(0.01, 0.4);
        }
        for (Assay a : d.assays()) {
            for (Element e : Element.values()) {
                assertThat(a.value(e)).isGreaterThanOrEqualTo(e.limit());
                if (a.censored(e)) {
                    assertThat(a.value(e)).isEqualTo(e.limit());
                    assertThat(a.text(e)).startsWith("<");
                }
            }
        }
        assertThat(List.of(Element.values()).stream().map(Element::symbol))
                .containsExactly("Ag", "As", "Au", "Cu", "Hg", "Pb", "Zn", "Sb", "W", "Bi", "Co", "Mo");
    }

    @Test
    void perfectMapShowsTheTrueFaults() {
        SimulatedDeposit d = Zaozigou.simulate(new Seed(3), Size.SMALL, MapQuality.PERFECT);
        assertThat(d.faults()).usingRecursiveComparison().isEqualTo(d.truth().faults());
    }

    @Test
    void usualMapIsOffByAboutADozenMetres() {
        double square = 0;
        int count = 0;
        for (long seed = 1; seed <= 10; seed++) {
            Seed own = new Seed(seed).split("zaozigou");
            World world = Zaozigou.world(own, Assumptions.usual(Size.SMALL));
            for (Fault mapped : MapQuality.USUAL.map(world.faults(), own.split("map"))) {
                Fault fault = world.faults().stream()
                        .filter(f -> f.name().equals(mapped.name()))
                        .findFirst()
                        .orElseThrow();
                double[] middle = mapped.sheet().point(0, 0, 0);
                double off = fault.sheet().local(middle[0], middle[1], middle[2])[2];
                square += off * off;
                count++;
            }
        }
        assertThat(Math.sqrt(square / count)).isBetween(8.0, 18.0);
    }
}
