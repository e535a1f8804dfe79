package org.lodecast.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;
import org.lodecast.drill.Trace;

class HaloTest {
    private static final int SEEDS = 10;

    private static World world(long seed) {
        return Zaozigou.world(new Seed(seed).split("zaozigou"), Assumptions.usual(Size.SMALL));
    }

    private static List<LodeHalo> halos(World world, long seed) {
        Seed own = new Seed(seed).split("zaozigou");
        return Zaozigou.metals(own, Assumptions.usual(Size.SMALL), world.ground(), world.faults(), world.bodies())
                .halos();
    }

    /// Mean of ln C over the elements of a zone.
    private static double zone(double[] c, Element.Halo halo) {
        double sum = 0;
        int n = 0;
        for (Element e : Element.values()) {
            if (e.halo() == halo) {
                sum += Math.log(c[e.ordinal()]);
                n++;
            }
        }
        return sum / n;
    }

    /// Mean ln of a zone over points in the rock, at this place in units of the halo's own lengths.
    private static double around(World world, List<LodeHalo> halos, Element.Halo zone, double place, Seed seed) {
        RandomGenerator random = seed.generator();
        double sum = 0;
        int n = 0;
        double[] c = new double[Element.values().length];
        for (LodeHalo halo : halos) {
            Orebody body = halo.body();
            double[] half = body.halfAxes();
            for (int i = 0; i < 40; i++) {
                double off = place > 0 ? halo.frontHeight() : place < 0 ? halo.tailDepth() : 0;
                double axial = place * off * random.nextDouble(0.7, 1.3);
                int axis = body.gentle() ? 2 : 1;
                double[] f = {random.nextDouble(-0.6, 0.6), 0, 0};
                f[axis] = axial == 0 ? random.nextDouble(-0.6, 0.6) : Math.signum(axial) + axial / half[axis];
                double[] p = body.point(f[0], f[1], f[2]);
                boolean inOre = world.bodies().stream().anyMatch(b -> b.contains(p[0], p[1], p[2]));
                if (p[2] < world.ground().elevation(p[0], p[1]) && (place == 0 || !inOre)) {
                    world.geochemistry().at(p[0], p[1], p[2], c);
                    sum += zone(c, zone);
                    n++;
                }
            }
        }
        return sum / n;
    }

    @Test
    void frontStandsAboveOreAndTailBelow() {
        int front = 0;
        int tail = 0;
        int near = 0;
        for (long s = 1; s <= SEEDS; s++) {
            World world = world(s);
            List<LodeHalo> halos = halos(world, s);
            Seed seed = new Seed(s).split("test");
            double frontAbove = around(world, halos, Element.Halo.FRONT, 1, seed);
            double frontBelow = around(world, halos, Element.Halo.FRONT, -1, seed);
            double tailAbove = around(world, halos, Element.Halo.TAIL, 1, seed);
            double tailBelow = around(world, halos, Element.Halo.TAIL, -1, seed);
            double nearIn = around(world, halos, Element.Halo.NEAR, 0, seed);
            double nearAbove = around(world, halos, Element.Halo.NEAR, 1, seed);
            double nearBelow = around(world, halos, Element.Halo.NEAR, -1, seed);
            front += frontAbove > frontBelow ? 1 : 0;
            tail += tailBelow > tailAbove ? 1 : 0;
            near += nearIn > Math.max(nearAbove, nearBelow) ? 1 : 0;
        }
        assertThat(front).as("seeds with front elements above ore").isGreaterThanOrEqualTo(9);
        assertThat(tail).as("seeds with tail elements below ore").isGreaterThanOrEqualTo(9);
        assertThat(near).as("seeds with near-ore elements in ore").isGreaterThanOrEqualTo(9);
    }

    /// The same as the assays tell it: the log ratio of front to tail is larger above ore than below it.
    @Test
    void assaysShowTheZoning() {
        int right = 0;
        for (long s = 1; s <= SEEDS; s++) {
            SimulatedDeposit d = ZaozigouTest.small(s);
            Map<String, Trace> traces = ZaozigouTest.traces(d);
            double[] sum = new double[2];
            int[] count = new int[2];
            for (Assay a : d.assays()) {
                double[] p = traces.get(a.hole()).at((a.from() + a.to()) / 2);
                boolean above = false;
                boolean below = false;
                for (Truth.TrueBody b : d.truth().bodies()) {
                    double t = overOrUnder(b.body(), p);
                    above |= t > 10 && t < 120;
                    below |= t < -10 && t > -80;
                }
                if (above != below) { // between two bodies it could be either
                    int k = above ? 0 : 1;
                    sum[k] += zone(a.values(), Element.Halo.FRONT) - zone(a.values(), Element.Halo.TAIL);
                    count[k]++;
                }
            }
            right += sum[0] / count[0] > sum[1] / count[1] ? 1 : 0;
        }
        assertThat(right).isGreaterThanOrEqualTo(9);
    }

    /// Metres above the lens (positive), below it (negative) or 0 beside and in it.
    private static double overOrUnder(Orebody body, double[] p) {
        double[] local = body.local(p[0], p[1], p[2]);
        double[] half = body.halfAxes();
        int axis = body.gentle() ? 2 : 1;
        int across = 3 - axis;
        if (Math.abs(local[0]) > half[0] || Math.abs(local[across]) > half[across] + 20) {
            return 0;
        }
        double t = local[axis];
        return t > half[axis] ? t - half[axis] : t < -half[axis] ? t + half[axis] : 0;
    }

    /// F4 of the paper: mercury and antimony follow fractures, with ore or without.
    @Test
    void mercuryAndAntimonyFollowFractures() {
        World world = world(1);
        RandomGenerator random = new Seed(2).generator();
        double[] c = new double[Element.values().length];
        double[] in = new double[2];
        double[] out = new double[2];
        for (Fault fault : world.faults()) {
            for (int i = 0; i < 200; i++) {
                Sheet s = fault.sheet();
                double u = s.halfLength() * random.nextDouble(-0.9, 0.9);
                double v = s.halfWidth() * random.nextDouble(-0.9, 0.5);
                for (int side = 0; side < 2; side++) {
                    double[] p = s.point(u, v, side == 0 ? 0 : 60);
                    world.geochemistry().at(p[0], p[1], p[2], c);
                    double ln = Math.log(c[Element.HG.ordinal()]) + Math.log(c[Element.SB.ordinal()]);
                    double base = Math.log(c[Element.CO.ordinal()]) + Math.log(c[Element.ZN.ordinal()]);
                    double[] to = side == 0 ? in : out;
                    to[0] += ln / 2 / 200 / world.faults().size();
                    to[1] += base / 2 / 200 / world.faults().size();
                }
            }
        }
        assertThat(in[0] - out[0]).as("Hg, Sb in the fracture against 60 m off").isGreaterThan(0.4);
        assertThat(in[1] - out[1]).as("Co, Zn hardly change").isLessThan(0.3);
    }

    @Test
    void fieldsHaveUnitVarianceAndForgetBeyondTheirRange() {
        double sum = 0;
        double square = 0;
        double close = 0;
        double far = 0;
        int n = 4000;
        RandomGenerator random = new Seed(5).generator();
        for (int i = 0; i < n; i++) {
            Waves waves = Waves.of(new Seed(i).generator(), 40, 50);
            double x = random.nextDouble(1000);
            double f = waves.at(x, 10, 20);
            sum += f;
            square += f * f;
            close += f * waves.at(x + 5, 10, 20);
            far += f * waves.at(x + 150, 10, 20);
        }
        assertThat(sum / n).isCloseTo(0, within(0.06));
        assertThat(square / n).isCloseTo(1, within(0.08));
        assertThat(close / n).isGreaterThan(0.9);
        assertThat(far / n).isCloseTo(0, within(0.08));
    }

    @Test
    void sheetCoordinatesComeBack() {
        Sheet sheet = new Sheet(100, 200, 300, 1.1, 1.3, 400, 300, new Sheet.Bend(12, 300, 400, 1, 2));
        double[] p = sheet.point(55, -70, 4);
        assertThat(sheet.local(p[0], p[1], p[2])).containsExactly(new double[] {55, -70, 4}, within(1e-9));
        assertThat(sheet.distance(p[0], p[1], p[2])).isCloseTo(4, within(1e-9));
        // a sheet that strikes north dips east: its hanging wall lies above and east of it
        Sheet north = new Sheet(0, 0, 0, 0, Math.toRadians(60), 10, 10, new Sheet.Bend(0, 1, 1, 0, 0));
        double[] down = north.point(0, -2, 0);
        assertThat(down).containsExactly(new double[] {1, 0, -Math.sqrt(3)}, within(1e-12));
        assertThat(north.local(1, 0, 1)[2]).isPositive();
    }
}
