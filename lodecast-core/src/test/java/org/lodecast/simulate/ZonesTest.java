package org.lodecast.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;

/// That halos are where they belong, by true concentrations at points about the main bodies of twenty
/// deposits of each style. An element's excess at a point is what it holds over thrice the background of the
/// rock there.
class ZonesTest {
    private static final int SEEDS = 20;
    private static final int POINTS = 800;

    private static final List<Element> FRONT = List.of(Element.AS, Element.SB, Element.HG);
    private static final List<Element> NEAR = List.of(Element.AU, Element.AG, Element.CU, Element.PB, Element.ZN);
    private static final List<Element> TAIL = List.of(Element.W, Element.BI, Element.CO, Element.MO);

    /// A point, where it lies in the frame of its body, and what is there in units of background.
    private record Probe(double[] place, double[] times) {}

    /// All probes of one deposit, and some from anywhere in the ground.
    private record Probes(List<Probe> near, List<Probe> anywhere) {
        /// Centre of mass of the elements' excess along a coordinate of the places.
        double centre(List<Element> elements, int axis) {
            double sum = 0;
            for (Element e : elements) { // each counts alike, however strong
                double mass = 0;
                double moment = 0;
                for (Probe p : near) {
                    double excess = Math.clamp(p.times[e.ordinal()] - 3, 0, 20);
                    mass += excess;
                    moment += excess * p.place[axis];
                }
                sum += moment / mass / elements.size();
            }
            return sum;
        }

        /// How much more there is, in ln, where the coordinate lies in a band than anywhere.
        double lift(List<Element> elements, int axis, double low, double high) {
            List<Probe> in = near.stream()
                    .filter(p -> p.place[axis] >= low && p.place[axis] <= high)
                    .toList();
            return mean(in, elements) - mean(anywhere, elements);
        }

        private static double mean(List<Probe> probes, List<Element> elements) {
            double sum = 0;
            for (Probe p : probes) {
                for (Element e : elements) {
                    sum += Math.log(p.times[e.ordinal()]);
                }
            }
            return sum / probes.size() / elements.size();
        }
    }

    private static Probe probe(World w, double[] p, double[] place) {
        double[] c = new double[Element.count()];
        w.geochemistry().at(p[0], p[1], p[2], c);
        double[] factor = w.rocks().at(p[0], p[1], p[2]).factor;
        for (Element e : Element.values()) {
            c[e.ordinal()] /= e.median * factor[e.ordinal()];
        }
        return new Probe(place, c);
    }

    private static List<Probe> anywhere(World w, RandomGenerator random) {
        Size s = Size.SMALL;
        List<Probe> probes = new ArrayList<>();
        while (probes.size() < POINTS) {
            double[] p = {
                s.grid().x0() + s.east() * random.nextDouble(),
                s.grid().y0() + s.north() * random.nextDouble(),
                random.nextDouble(s.grid().z0(), s.base())
            };
            if (p[2] < w.ground().elevation(p[0], p[1])) {
                probes.add(probe(w, p, new double[3]));
            }
        }
        return probes;
    }

    private static boolean inGround(World w, double[] p) {
        return Size.SMALL.holds(p[0], p[1], p[2], 0) && p[2] < w.ground().elevation(p[0], p[1]);
    }

    /// Student's t of a mean against 0.
    private static double t(List<Double> values) {
        double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
        double square =
                values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        return mean / Math.sqrt(square / (values.size() - 1) / values.size());
    }

    @Test
    void aboutLodesFrontStandsAboveNearOreAboveTail() {
        int right = 0;
        List<List<Double>> lifts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (long seed = 1; seed <= SEEDS; seed++) {
            World w = Zaozigou.world(new Seed(seed).split("zaozigou"), Assumptions.usual(Size.SMALL));
            Probes probes = lodes(w, new Seed(seed).split("probe").generator());
            double front = probes.centre(FRONT, 0);
            double near = probes.centre(NEAR, 0);
            double tail = probes.centre(TAIL, 0);
            right += front > near && near > tail ? 1 : 0;
            lifts.get(0).add(probes.lift(FRONT, 1, 40, 110));
            lifts.get(1).add(probes.lift(NEAR, 1, -3, 3));
            lifts.get(2).add(probes.lift(TAIL, 1, -70, -20));
        }
        assertThat(right).as("deposits whose zones are in order").isGreaterThanOrEqualTo(19);
        lifts.forEach(l ->
                assertThat(t(l)).as("enrichment over the rest of the ground").isGreaterThan(5));
    }

    /// Place: elevation above the middle of the body, metres above its top or below its bottom.
    private static Probes lodes(World w, RandomGenerator random) {
        List<Probe> probes = new ArrayList<>();
        for (Orebody body : w.bodies()) {
            double[] half = body.halfAxes();
            int axis = body.gentle() ? 2 : 1;
            for (int i = 0; body.main() && i < POINTS; i++) {
                double[] f = new double[3];
                double out = random.nextDouble(-1, 1) * (half[axis] + 150);
                f[0] = random.nextDouble(-1, 1);
                f[3 - axis] = random.nextDouble(-1, 1) * (half[3 - axis] + 15) / half[3 - axis];
                f[axis] = out / half[axis];
                double[] p = body.point(f[0], f[1], f[2]);
                if (inGround(w, p)) {
                    double beyond = Math.signum(out) * Math.max(0, Math.abs(out) - half[axis]);
                    probes.add(probe(w, p, new double[] {p[2] - body.centre()[2], beyond}));
                }
            }
        }
        return new Probes(probes, anywhere(w, random));
    }

    @Test
    void aboutStocksCopperLiesWithinLeadWithinMercuryAndTungstenBelow() {
        List<Element> core = List.of(Element.CU, Element.MO);
        List<Element> around = List.of(Element.AG, Element.PB, Element.ZN);
        List<Element> below = List.of(Element.W, Element.MO);
        int outward = 0;
        int upward = 0;
        List<List<Double>> lifts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (long seed = 1; seed <= SEEDS; seed++) {
            Seed own = new Seed(seed).split("porphyry");
            World w = Porphyry.world(own, Assumptions.usual(Size.SMALL));
            List<Stock> stocks = Porphyry.system(own, Assumptions.usual(Size.SMALL), w.ground())
                    .stocks();
            Probes probes = stocks(w, stocks, new Seed(seed).split("probe").generator());
            double in = probes.centre(core, 0);
            double middle = probes.centre(around, 0);
            double out = probes.centre(FRONT, 0);
            outward += in < middle && middle < out ? 1 : 0;
            upward += probes.centre(FRONT, 1) > probes.centre(below, 1) ? 1 : 0;
            lifts.get(0).add(probes.lift(core, 0, 0, 1));
            lifts.get(1).add(probes.lift(around, 0, 1.6, 2.6));
            lifts.get(2).add(probes.lift(FRONT, 0, 2.2, 3.2));
            lifts.get(3).add(probes.lift(List.of(Element.CO), 0, 1.2, 1.8));
        }
        assertThat(outward).as("deposits whose shells are in order").isGreaterThanOrEqualTo(19);
        assertThat(upward).as("deposits with the front above the roots").isGreaterThanOrEqualTo(19);
        lifts.forEach(l ->
                assertThat(t(l)).as("enrichment over the rest of the ground").isGreaterThan(5));
    }

    /// Place: distance from the middle of the nearest stock's ore, and height above it, in its half axes.
    private static Probes stocks(World w, List<Stock> stocks, RandomGenerator random) {
        List<Probe> probes = new ArrayList<>();
        for (Stock stock : stocks) {
            for (int i = 0; i < 2 * POINTS; i++) {
                double[] f = {random.nextDouble(-4, 4), random.nextDouble(-4, 4), random.nextDouble(-4, 4)};
                double[] p = stock.ore().point(f[0], f[1], f[2]);
                Stock.Place place = stock.place(p[0], p[1], p[2]);
                boolean own =
                        stocks.stream().allMatch(s -> s.place(p[0], p[1], p[2]).distance() >= place.distance());
                if (own && place.distance() < 4 && inGround(w, p)) {
                    probes.add(probe(w, p, new double[] {place.distance(), place.height()}));
                }
            }
        }
        return new Probes(probes, anywhere(w, random));
    }

    @Test
    void aboutLensesCopperLiesAtTheFootAndMercuryAboveAndFurtherAlongTheBed() {
        List<Element> foot = List.of(Element.CU, Element.CO, Element.BI);
        List<Element> ore = List.of(Element.PB, Element.AG, Element.ZN);
        int upward = 0;
        int along = 0;
        List<List<Double>> lifts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (long seed = 1; seed <= SEEDS; seed++) {
            Seed own = new Seed(seed).split("stratabound");
            World w = Stratabound.world(own, Assumptions.usual(Size.SMALL));
            Strata strata = Stratabound.strata(own, Size.SMALL, w.ground());
            Probes probes = lenses(w, strata, new Seed(seed).split("probe").generator());
            double low = probes.centre(foot, 0);
            double middle = probes.centre(ore, 0);
            double high = probes.centre(FRONT, 0);
            upward += low < middle && middle < high ? 1 : 0;
            along += probes.centre(foot, 1) < probes.centre(FRONT, 1) ? 1 : 0;
            lifts.get(0).add(probes.lift(foot, 0, -25, -8));
            lifts.get(1).add(probes.lift(ore, 0, -5, 5));
            lifts.get(2).add(probes.lift(FRONT, 0, 8, 30));
            lifts.get(3).add(probes.lift(FRONT, 1, 1.3, 1.8));
        }
        assertThat(upward)
                .as("deposits whose zones are in order through the bed")
                .isGreaterThanOrEqualTo(19);
        assertThat(along).as("deposits whose halo follows the bed").isGreaterThanOrEqualTo(19);
        lifts.forEach(l ->
                assertThat(t(l)).as("enrichment over the rest of the ground").isGreaterThan(5));
    }

    /// Place: metres up through the pile from the middle of the lens, and distance along the bed in half
    /// axes.
    private static Probes lenses(World w, Strata strata, RandomGenerator random) {
        List<Probe> probes = new ArrayList<>();
        for (Orebody body : w.bodies()) {
            double[] half = body.halfAxes();
            for (int i = 0; body.main() && i < POINTS; i++) {
                double u = random.nextDouble(-2, 2);
                double v = random.nextDouble(-2, 2);
                double n = random.nextDouble(-60, 60);
                double[] p = body.point(u, v, n / half[2]);
                double[] c = body.centre();
                boolean same = strata.block(p[0], p[1], p[2]) == strata.block(c[0], c[1], c[2]);
                if (same && inGround(w, p)) {
                    probes.add(probe(w, p, new double[] {n, Math.hypot(u, v)}));
                }
            }
        }
        return new Probes(probes, anywhere(w, random));
    }
}
