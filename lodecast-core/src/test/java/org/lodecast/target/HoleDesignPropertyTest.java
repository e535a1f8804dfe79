package org.lodecast.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;
import org.lodecast.block.ConnectedBodies;
import org.lodecast.block.Grid;
import org.lodecast.drill.Trace;

/// Random bodies in turned grids under hills, with drilled holes about.
class HoleDesignPropertyTest {
    private static final int BODIES = 200;

    /// How many places a metre apart along the hole lie in the body: nothing of the design is used.
    static int sampled(Grid grid, int[] body, ProposedHole h) {
        return sampled(grid, body, h, 1);
    }

    private static int sampled(Grid grid, int[] body, ProposedHole h, double spacing) {
        Trace t = h.trace("P");
        int in = 0;
        for (double depth = 0; depth <= h.length(); depth += spacing) {
            double[] p = t.at(depth);
            in += Arrays.binarySearch(body, grid.indexAt(p[0], p[1], p[2])) >= 0 ? 1 : 0;
        }
        return in;
    }

    private record Case(Grid grid, DoubleBinaryOperator ground, int[] body, float[] score, List<Trace> drilled) {
        Proposal propose(HoleLimits limits) {
            return HoleDesign.onGround(grid, ground, limits)
                    .propose("T01", body, Orientation.of(grid, body), score, drilled);
        }
    }

    private static Case random(RandomGenerator r) {
        Grid g = new Grid(
                r.nextDouble(-1e5, 1e5),
                r.nextDouble(-1e5, 1e5),
                r.nextDouble(-300, 300),
                r.nextDouble(3, 15),
                r.nextDouble(3, 15),
                r.nextDouble(3, 15),
                r.nextInt(20, 45),
                r.nextInt(20, 45),
                r.nextInt(20, 40),
                r.nextDouble(-4, 4));
        double top = g.z0() + g.nz() * g.dz();
        double wave = r.nextDouble(100, 400);
        double height = r.nextDouble(0, 15);
        DoubleBinaryOperator ground =
                (x, y) -> top - 16 + height * Math.sin((x - g.x0()) / wave) * Math.cos((y - g.y0()) / wave);
        int[] body = r.nextBoolean() ? sheet(g, r) : walk(g, r);
        float[] score = new float[g.size()];
        for (int v : body) {
            score[v] = (float) r.nextDouble(0.75, 1);
        }
        List<Trace> drilled = new ArrayList<>();
        for (int k = r.nextInt(15); k > 0; k--) {
            double x = g.x(r.nextInt(g.nx()), 3);
            double y = g.y(4, r.nextInt(g.ny()));
            double z = ground.applyAsDouble(x, y);
            drilled.add(Trace.through(
                    "DH" + k, new double[] {0, 100}, new double[][] {{x, x + 50}, {y, y}, {z, z - 87}}, 100));
        }
        return new Case(g, ground, body, score, drilled);
    }

    /// The greatest connected part of a tilted sheet with windows, at least 40 m deep.
    private static int[] sheet(Grid g, RandomGenerator r) {
        double[] n = {r.nextGaussian(), r.nextGaussian(), r.nextGaussian()};
        double size = Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
        int c = g.index(g.nx() / 2, g.ny() / 2, g.nz() / 3);
        double radius = r.nextDouble(30, 150);
        boolean[] member = new boolean[g.size()];
        for (int v = 0; v < member.length; v++) {
            double x = g.x(g.ix(v), g.iy(v)) - g.x(g.ix(c), g.iy(c));
            double y = g.y(g.ix(v), g.iy(v)) - g.y(g.ix(c), g.iy(c));
            double z = g.z(g.iz(v)) - g.z(g.iz(c));
            double off = Math.abs(x * n[0] + y * n[1] + z * n[2]) / size;
            member[v] = v == c
                    || off < 10
                            && x * x + y * y + z * z < radius * radius
                            && g.iz(v) * g.dz() < g.nz() * g.dz() - 40
                            && r.nextDouble() < 0.7;
        }
        return ConnectedBodies.of(g, member).stream()
                .max((a, b) -> Integer.compare(a.length, b.length))
                .orElseThrow();
    }

    /// Where a random walk has been: crooked, hollow and thin.
    private static int[] walk(Grid g, RandomGenerator r) {
        TreeSet<Integer> been = new TreeSet<>();
        int[] at = {r.nextInt(g.nx()), r.nextInt(g.ny()), r.nextInt(g.nz() / 2)};
        int ceiling = Math.max(1, (int) (g.nz() - 40 / g.dz()));
        int[] counts = {g.nx(), g.ny(), ceiling};
        for (int k = r.nextInt(5, 800); k > 0; k--) {
            been.add(g.index(at[0], at[1], Math.min(at[2], ceiling - 1)));
            int axis = r.nextInt(3);
            at[axis] = Math.clamp(at[axis] + r.nextInt(-1, 2), 0, counts[axis] - 1);
        }
        return been.stream().mapToInt(v -> v).toArray();
    }

    @Test
    void eachHoleCutsItsBodyAndKeepsTheLimits() {
        HoleLimits limits = HoleLimits.DEFAULT;
        int holes = 0;
        int square = 0;
        for (int k = 0; k < BODIES; k++) {
            Case c = random(new Seed(1).split("holes").split(k).generator());
            Proposal p = c.propose(limits);
            if (!(p instanceof ProposedHole h)) {
                assertThat(((NoHole) p).reason()).contains("none is permitted: ");
                continue;
            }
            holes++;
            String which = "body " + k + ": " + h;
            assertThat(sampled(c.grid(), c.body(), h)).as(which).isPositive();
            assertThat(0.02 * sampled(c.grid(), c.body(), h, 0.02)).as(which).isCloseTo(h.metres(), within(0.3));
            assertThat(h.z()).as(which).isCloseTo(c.ground().applyAsDouble(h.x(), h.y()), within(1e-3));
            assertThat(h.dip()).as(which).isBetween(-90.0, -45.0);
            assertThat(h.length()).as(which).isLessThanOrEqualTo(1500).isCloseTo(h.exit() + 20, within(1e-9));
            assertThat(h.entry()).as(which).isBetween(0.0, h.exit());
            assertThat(h.metres()).as(which).isLessThanOrEqualTo(h.exit() - h.entry() + 1e-6);
            for (Trace t : c.drilled()) {
                double[] at = t.at(0);
                assertThat(Math.hypot(Math.hypot(at[0] - h.x(), at[1] - h.y()), at[2] - h.z()))
                        .as(which)
                        .isGreaterThanOrEqualTo(10);
            }
            Trace trace = h.trace("P");
            for (double depth = 1; depth < h.length(); depth++) {
                double[] at = trace.at(depth);
                assertThat(at[2]).as(which).isLessThan(c.ground().applyAsDouble(at[0], at[1]));
            }
            if (!Double.isNaN(h.angle())) {
                assertThat(h.angle()).as(which).isBetween(30 - 1e-5, 90.0);
            }
            square += Double.isNaN(h.angle()) || h.angle() > 44 ? 1 : 0;
        }
        assertThat(holes).isGreaterThanOrEqualTo(BODIES * 95 / 100);
        // 45° can be had of any plane, but where a ragged body is cut for longer at less it may be worth more
        assertThat(square).isGreaterThanOrEqualTo(holes * 9 / 10);
    }

    @Test
    void sameAgain() {
        for (int k = 0; k < 10; k++) {
            Seed seed = new Seed(2).split(k);
            assertThat(random(seed.generator()).propose(HoleLimits.DEFAULT))
                    .isEqualTo(random(seed.generator()).propose(HoleLimits.DEFAULT));
        }
    }
}
