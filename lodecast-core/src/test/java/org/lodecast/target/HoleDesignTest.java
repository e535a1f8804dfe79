package org.lodecast.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.block.Grid;
import org.lodecast.drill.Trace;

class HoleDesignTest {
    /// 410 × 410 m in plan, from 0 to 300 m.
    private static final Grid GRID = Grid.of(0, 0, 0, 10, 10, 10, 41, 41, 30);

    private static int[] voxels(IntPredicate body) {
        return IntStream.range(0, GRID.size()).filter(body).toArray();
    }

    private static boolean between(int i, int from, int to) {
        return i >= from && i <= to;
    }

    private static float[] ones() {
        float[] one = new float[GRID.size()];
        Arrays.fill(one, 1);
        return one;
    }

    private static Proposal propose(HoleDesign design, int[] body, Trace... drilled) {
        return design.propose("T01", body, Orientation.of(GRID, body), ones(), List.of(drilled));
    }

    private static ProposedHole hole(Proposal p) {
        return assertThat(p)
                .asInstanceOf(InstanceOfAssertFactories.type(ProposedHole.class))
                .actual();
    }

    private static String reason(Proposal p) {
        return assertThat(p)
                .asInstanceOf(InstanceOfAssertFactories.type(NoHole.class))
                .actual()
                .reason();
    }

    private static Trace vertical(String name, double x, double y, double z, double length) {
        return Trace.through(name, new double[] {0, length}, new double[][] {{x, x}, {y, y}, {z, z - length}}, length);
    }

    private static final int[] SLAB =
            voxels(v -> between(GRID.ix(v), 10, 30) && between(GRID.iy(v), 10, 30) && between(GRID.iz(v), 10, 11));
    /// Strikes north, 10 m thick, from 50 to 200 m.
    private static final int[] DYKE =
            voxels(v -> GRID.ix(v) == 20 && between(GRID.iy(v), 5, 35) && between(GRID.iz(v), 5, 19));

    @Test
    void aFlatSlabIsDrilledFromAbove() {
        ProposedHole h = hole(propose(HoleDesign.onTop(GRID, HoleLimits.DEFAULT), SLAB));
        assertThat(h.target()).isEqualTo("T01");
        assertThat(h.dip()).isEqualTo(-90);
        assertThat(h.azimuth()).isZero();
        assertThat(h.x()).isCloseTo(205, within(1e-9));
        assertThat(h.y()).isCloseTo(205, within(1e-9));
        assertThat(h.z()).isCloseTo(300, within(1e-3));
        assertThat(h.angle()).isCloseTo(90, within(1e-5));
        assertThat(h.metres()).isCloseTo(20, within(1e-9));
        assertThat(h.entry()).isCloseTo(180, within(1e-3));
        assertThat(h.exit()).isCloseTo(200, within(1e-3));
        assertThat(h.length()).isCloseTo(220, within(1e-3));
        assertThat(h.offCentre()).isCloseTo(0, within(1e-9));
        assertThat(h.worth()).isCloseTo(20 / 1.22, within(1e-4));
        assertThat(h.nearestHole()).isEmpty();
        assertThat(h.distance()).isInfinite();
    }

    @Test
    void aVerticalDykeIsDrilledAcrossAtTheFlattestDip() {
        ProposedHole h = hole(propose(HoleDesign.onTop(GRID, HoleLimits.DEFAULT), DYKE));
        assertThat(h.dip()).isEqualTo(-45);
        assertThat(h.azimuth() % 180).isEqualTo(90);
        assertThat(h.angle()).isCloseTo(45, within(1e-6));
        assertThat(h.metres()).isCloseTo(10 * Math.sqrt(2), within(1e-6));
        // the middle of the dyke lies 175 m below the top of the grid
        assertThat((h.entry() + h.exit()) / 2).isCloseTo(175 * Math.sqrt(2), within(1e-3));
        assertThat(h.length()).isCloseTo(180 * Math.sqrt(2) + 20, within(1e-3));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-50, -60})
    void dipsAreKept(double flattest) {
        HoleLimits limits = HoleLimits.DEFAULT.withDips(flattest, -80);
        ProposedHole h = hole(propose(HoleDesign.onTop(GRID, limits), DYKE));
        assertThat(h.dip()).isEqualTo(flattest);
        assertThat(h.angle()).isCloseTo(90 + flattest, within(1e-6));
        assertThat(hole(propose(HoleDesign.onTop(GRID, limits), SLAB)).dip()).isEqualTo(-80);
    }

    /// A slab is drilled against its dip and, as far as the dips permit, square to it.
    @ParameterizedTest
    @CsvSource({"0, 30", "0, 60", "75, 40", "130, 25", "220, 45", "300, 70"})
    void aDippingSlabIsDrilledAgainstItsDip(double strike, double dip) {
        double toward = Math.toRadians(strike + 90);
        double d = Math.toRadians(dip);
        int[] body = voxels(v -> {
            double x = GRID.x(GRID.ix(v), 0) - 203;
            double y = GRID.y(0, GRID.iy(v)) - 206;
            double z = GRID.z(GRID.iz(v)) - 149;
            double off = Math.sin(d) * (x * Math.sin(toward) + y * Math.cos(toward)) + Math.cos(d) * z;
            return Math.abs(off) < 12 && x * x + y * y + z * z < 90 * 90;
        });
        ProposedHole h = hole(propose(HoleDesign.onTop(GRID, HoleLimits.DEFAULT), body));
        double best = dip <= 45 ? 90 : 135 - dip;
        // the steps of the voxels may make a neighbouring direction cut more
        assertThat(h.angle()).isBetween(best - 8, best + 1);
        assertThat(h.dip()).isCloseTo(Math.min(-45, dip - 90), within(6.0));
        assertThat(Math.cos(Math.toRadians(h.azimuth() - (strike + 270)))).isGreaterThan(Math.cos(Math.toRadians(17)));
        assertThat(h.metres()).isCloseTo(24, within(11.0));
        assertThat(h.offCentre()).isLessThan(20);
    }

    /// Open to the east, its centre of gravity in the gap.
    @Test
    void aConcaveBodyIsHitAllTheSame() {
        int[] c = voxels(v -> between(GRID.iy(v), 19, 21)
                && between(GRID.ix(v), 8, 32)
                && between(GRID.iz(v), 2, 26)
                && (GRID.ix(v) <= 9 || GRID.iz(v) <= 3 || GRID.iz(v) >= 25));
        Orientation o = Orientation.of(GRID, c);
        int centre = GRID.indexAt(o.x(), o.y(), o.z());
        assertThat(Arrays.binarySearch(c, centre))
                .as("the centre is in the gap")
                .isNegative();
        ProposedHole h = hole(propose(HoleDesign.onTop(GRID, HoleLimits.DEFAULT), c));
        assertThat(HoleDesignPropertyTest.sampled(GRID, c, h)).isGreaterThanOrEqualTo(20);
        assertThat(h.metres()).isGreaterThan(20);
    }

    /// Two flat slabs make one target; the lower is given up if the hole may not be so long.
    @Test
    void whatLiesTooDeepIsGivenUp() {
        int[] two = voxels(v -> between(GRID.ix(v), 10, 30)
                && between(GRID.iy(v), 10, 30)
                && (between(GRID.iz(v), 20, 21) || between(GRID.iz(v), 5, 6) && GRID.ix(v) < 30));
        HoleLimits deep = HoleLimits.DEFAULT.withDips(-90, -90);
        Orientation flat = new Orientation(205, 205, 140, Double.NaN, 0);
        ProposedHole both = hole(HoleDesign.onTop(GRID, deep).propose("T01", two, flat, ones(), List.of()));
        assertThat(both.metres()).isCloseTo(40, within(1e-9));
        assertThat(both.length()).isCloseTo(270, within(1e-3));
        ProposedHole upper =
                hole(HoleDesign.onTop(GRID, deep.withLongest(200)).propose("T01", two, flat, ones(), List.of()));
        assertThat(upper.metres()).isCloseTo(20, within(1e-9));
        assertThat(upper.length()).isCloseTo(120, within(1e-3));
    }

    @Test
    void theScoreDrawsTheHole() {
        float[] score = ones();
        for (int v : SLAB) {
            score[v] = GRID.ix(v) == 24 && GRID.iy(v) == 17 ? 5 : 1;
        }
        ProposedHole h = hole(HoleDesign.onTop(GRID, HoleLimits.DEFAULT)
                .propose("T01", SLAB, Orientation.of(GRID, SLAB), score, List.of()));
        assertThat(h.x()).isCloseTo(245, within(1e-9));
        assertThat(h.y()).isCloseTo(175, within(1e-9));
        assertThat(h.offCentre()).isCloseTo(50, within(1e-6));
    }

    @Test
    void theCollarStandsOnTheSurface() {
        HoleDesign design = HoleDesign.onGround(GRID, (x, y) -> 250 + 0.2 * x - 0.1 * y, HoleLimits.DEFAULT);
        for (int[] body : List.of(SLAB, DYKE)) {
            ProposedHole h = hole(propose(design, body));
            assertThat(h.z()).isCloseTo(250 + 0.2 * h.x() - 0.1 * h.y(), within(1e-3));
            Trace t = h.trace("P01");
            assertThat(Arrays.binarySearch(body, at(t, h.entry() + 0.01))).isNotNegative();
            assertThat(Arrays.binarySearch(body, at(t, h.entry() - 0.01))).isNegative();
            assertThat(Arrays.binarySearch(body, at(t, h.exit() - 0.01))).isNotNegative();
            assertThat(Arrays.binarySearch(body, at(t, h.exit() + 0.01))).isNegative();
            assertThat(t.length()).isCloseTo(h.exit() + 20, within(1e-6));
        }
    }

    private static int at(Trace t, double depth) {
        double[] p = t.at(depth);
        return GRID.indexAt(p[0], p[1], p[2]);
    }

    /// The best place is taken: the next best hole starts elsewhere, and the distance between them is known.
    @Test
    void collarsKeepApart() {
        HoleDesign design = HoleDesign.onTop(GRID, HoleLimits.DEFAULT);
        Trace old = vertical("DH1", 205, 208, 300, 50);
        ProposedHole h = hole(propose(design, SLAB, old));
        assertThat(Math.hypot(h.x() - 205, h.y() - 208)).isGreaterThanOrEqualTo(10);
        assertThat(h.nearestHole()).isEqualTo("DH1");
        double[] middle = h.trace("P").at((h.entry() + h.exit()) / 2);
        assertThat(h.distance())
                .isCloseTo(Math.hypot(Math.hypot(middle[0] - 205, middle[1] - 208), middle[2] - 250), within(1e-6));
        ProposedHole first = hole(propose(design, SLAB));
        ProposedHole second = hole(propose(design, SLAB, first.trace("P01")));
        assertThat(Math.hypot(first.x() - second.x(), first.y() - second.y())).isGreaterThanOrEqualTo(10);
        assertThat(second.nearestHole()).isEqualTo("P01");
    }

    /// A planned hole keeps the next one from its pad, but no ground is known along it.
    @Test
    void plannedHolesTakePadsAndAreNotNear() {
        HoleDesign design = HoleDesign.onTop(GRID, HoleLimits.DEFAULT);
        Orientation plane = Orientation.of(GRID, SLAB);
        Target slab = new Target(
                "T01",
                "high",
                1,
                1,
                plane.x(),
                plane.y(),
                plane.z(),
                0,
                0,
                plane.strike(),
                plane.dip(),
                1,
                1,
                1,
                "",
                0,
                SLAB);
        ProposedHole first = hole(design.propose(slab, ones(), List.of()));
        Trace far = vertical("far", 20, 20, 300, 100);
        ProposedHole next = hole(design.propose(slab, ones(), List.of(far), List.of(first.trace("P-T00"))));
        assertThat(Math.hypot(next.x() - first.x(), next.y() - first.y())).isGreaterThanOrEqualTo(10 - 1e-6);
        assertThat(next.nearestHole()).isEqualTo("far");
    }

    @Test
    void sameAgain() {
        HoleDesign design = HoleDesign.onTop(GRID, HoleLimits.DEFAULT);
        for (int[] body : List.of(SLAB, DYKE)) {
            assertThat(propose(design, body))
                    .isEqualTo(propose(design, body))
                    .isEqualTo(propose(HoleDesign.onTop(GRID, HoleLimits.DEFAULT), body));
        }
    }

    @Test
    void tooDeep() {
        HoleDesign design = HoleDesign.onTop(GRID, HoleLimits.DEFAULT.withLongest(219));
        assertThat(reason(propose(design, SLAB)))
                .contains("none is permitted")
                .contains("would be too long (the shortest 220 m, at most 219 m)");
        assertThat(hole(propose(HoleDesign.onTop(GRID, HoleLimits.DEFAULT.withLongest(220.1)), SLAB))
                        .length())
                .isLessThan(220.1);
    }

    @Test
    void noVerticalHoleAlongAVerticalDyke() {
        HoleLimits vertical = HoleLimits.DEFAULT.withDips(-90, -90);
        assertThat(reason(propose(HoleDesign.onTop(GRID, vertical), DYKE)))
                .contains("too small an angle (least 30°)")
                .doesNotContain("too long");
        assertThat(hole(propose(HoleDesign.onTop(GRID, vertical.withLeastAngle(0)), DYKE))
                        .metres())
                .isCloseTo(150, within(1e-6));
    }

    @Test
    void nowhereToStand() {
        assertThat(reason(propose(HoleDesign.onGround(GRID, (x, y) -> Double.NaN, HoleLimits.DEFAULT), SLAB)))
                .contains("where no ground is known");
        assertThat(reason(propose(
                        HoleDesign.onTop(GRID, HoleLimits.DEFAULT.withApart(1000)),
                        SLAB,
                        vertical("DH1", 205, 205, 300, 10))))
                .contains("too near to the collar of a drilled hole (within 1000 m)");
    }

    @Test
    void aTargetInTheAir() {
        assertThat(reason(propose(HoleDesign.onGround(GRID, (x, y) -> 90, HoleLimits.DEFAULT), SLAB)))
                .contains("aim at a place above the ground");
    }

    /// Under a mesa that ends in a cliff right behind the body, no hole eastward may come out of the cliff.
    @Test
    void aHoleDoesNotComeOutOfTheGroundAgain() {
        int[] lump = {GRID.index(20, 20, 20)};
        HoleLimits limits = HoleLimits.DEFAULT.withDips(-45, -45).withBeyond(40);
        HoleDesign narrow = HoleDesign.onGround(
                GRID, (x, y) -> Math.abs(x - 205) < 15 && Math.abs(y - 205) < 15 ? 215 : 50, limits);
        assertThat(reason(propose(narrow, lump))).contains("come out of the ground again");
        HoleDesign west = HoleDesign.onGround(GRID, (x, y) -> x < 220 ? 300 : 50, limits);
        ProposedHole h = hole(propose(west, lump));
        assertThat(h.x()).as("comes from the east of the cliff's foot").isLessThan(220);
        Trace t = h.trace("P");
        for (double depth = 0.1; depth < h.length(); depth++) {
            double[] p = t.at(depth);
            assertThat(p[2]).isLessThan(p[0] < 220 ? 300 : 50);
        }
    }

    @Test
    void noVoxelsNoHole() {
        Proposal p = HoleDesign.onTop(GRID, HoleLimits.DEFAULT)
                .propose("T01", new int[0], new Orientation(0, 0, 0, 0, 0), ones(), List.of());
        assertThat(reason(p)).isEqualTo("the target has no voxels");
        assertThat(p.target()).isEqualTo("T01");
    }

    /// A target as the search describes it.
    @Test
    void fromATarget() {
        Orientation o = Orientation.of(GRID, SLAB);
        Target t = new Target(
                "T07", "high", 7, 1, o.x(), o.y(), o.z(), 100, 120, o.strike(), o.dip(), 1, 1, 1, "", 0, SLAB);
        ProposedHole h = hole(HoleDesign.onTop(GRID, HoleLimits.DEFAULT).propose(t, ones(), List.of()));
        assertThat(h.target()).isEqualTo("T07");
        assertThat(h.dip()).isEqualTo(-90);
        assertThat(h.station("P").dip()).isEqualTo(-Math.PI / 2);
        assertThat(h.collar("P").length()).isEqualTo(h.length());
    }
}
