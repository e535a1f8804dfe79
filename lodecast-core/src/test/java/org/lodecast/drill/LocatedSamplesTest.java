package org.lodecast.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Samples that tell their own place: each middle lies there, and the hole goes straight between and beyond.
class LocatedSamplesTest {
    private static final double NAN = Double.NaN;
    private static final double TINY = 1e-9;

    /// @param rows each from, to, x, y, z
    private static LocatedSamples located(String[] hole, double[]... rows) {
        double[][] c = new double[5][rows.length];
        int[] line = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            line[i] = i + 2;
            for (int k = 0; k < 5; k++) {
                c[k][i] = rows[i][k];
            }
        }
        return LocatedSamples.of(
                new Intervals("samples.csv", hole, c[0], c[1], line, List.of(), new String[0]),
                new double[][] {c[2], c[3], c[4]});
    }

    private static double[] row(double... v) {
        return v;
    }

    private static String[] hole(String... names) {
        return names;
    }

    private static void at(Trace t, double depth, double x, double y, double z) {
        assertThat(t.at(depth)).as("at " + depth).containsExactly(new double[] {x, y, z}, within(TINY));
    }

    /// Down 4 and east 3 for each 5 m, from a collar that no row tells.
    @Test
    void middlesLieAtTheirPlacesAndTheHoleGoesOnToItsTopAndEnd() {
        LocatedSamples s = located(
                hole("A", "A", "A"),
                row(10, 12, 106.6, 50, 91.2),
                row(12, 16, 108.4, 50, 88.8),
                row(16, 20, 110.8, 50, 85.6));
        Trace t = s.traces().getFirst();
        assertThat(s.byHole()).isTrue();
        assertThat(t.length()).isEqualTo(20);
        at(t, 11, 106.6, 50, 91.2);
        at(t, 14, 108.4, 50, 88.8);
        at(t, 18, 110.8, 50, 85.6);
        at(t, 0, 100, 50, 100);
        at(t, 5, 103, 50, 96);
        at(t, 20, 112, 50, 84);
        Collar c = s.collars().getFirst();
        assertThat(new double[] {c.x(), c.y(), c.z(), c.length()})
                .containsExactly(new double[] {100, 50, 100, 20}, within(TINY));
        assertThat(c.line()).isEqualTo(2);
        assertThat(Math.toDegrees(t.azimuth(0))).isCloseTo(90, within(TINY));
        assertThat(Math.toDegrees(t.dip(0))).isCloseTo(-Math.toDegrees(Math.atan2(4, 3)), within(TINY));
    }

    @Test
    void rowsInAnyOrderMakeTheSameHole() {
        double[][] rows = {row(0, 2, 0, 0, -1), row(2, 4, 1, 0, -3), row(4, 6, 3, 1, -5), row(6, 8, 6, 2, -6)};
        Trace down = located(hole("A", "A", "A", "A"), rows).traces().getFirst();
        Trace mixed = located(hole("A", "A", "A", "A"), rows[2], rows[0], rows[3], rows[1])
                .traces()
                .getFirst();
        for (double d = 0; d <= 8; d += 0.5) {
            double[] p = down.at(d);
            at(mixed, d, p[0], p[1], p[2]);
        }
    }

    @Test
    void holesMayStandMixedInTheTable() {
        LocatedSamples s = located(
                hole("B", "A", "B", "A"),
                row(0, 2, 10, 0, 9),
                row(0, 2, 0, 0, 9),
                row(2, 4, 10, 0, 7),
                row(2, 4, 0, 0, 7));
        assertThat(s.collars()).extracting(Collar::hole).containsExactly("B", "A");
        at(s.traces().get(0), 4, 10, 0, 6);
        at(s.traces().get(1), 4, 0, 0, 6);
        assertThat(s.samples().hole()).containsExactly("B", "A", "B", "A");
    }

    /// A second assay of the same metres, a little beside the first, does not bend the hole.
    @Test
    void twinsBendNothing() {
        LocatedSamples s =
                located(hole("A", "A", "A"), row(0, 2, 0, 0, -1), row(2, 4, 0, 0, -3), row(2, 4, 0.4, 0, -3));
        at(s.traces().getFirst(), 3, 0, 0, -3);
        assertThat(s.traces().getFirst().stations()).isEqualTo(3);
    }

    /// Middles 2 and 3 m apart: the first sample begins at 0 and reaches as far up as down.
    @Test
    void withoutDepthsTheyAreCountedAlongTheChords() {
        LocatedSamples s =
                located(hole("A", "A", "A"), row(NAN, NAN, 0, 0, 0), row(NAN, NAN, 0, 2, 0), row(NAN, NAN, 0, 2, -3));
        assertThat(s.samples().from()).containsExactly(0, 2, 4.5);
        assertThat(s.samples().to()).containsExactly(2, 4.5, 7.5);
        Trace t = s.traces().getFirst();
        at(t, 1, 0, 0, 0);
        at(t, 3.25, 0, 2, 0);
        at(t, 6, 0, 2, -3);
        at(t, 0, 0, -8.0 / 9, 0);
        at(t, 7.5, 0, 2, -4.5);
    }

    @Test
    void withoutHolesEachIsAHoleOfAMetre() {
        LocatedSamples s = located(hole("", ""), row(NAN, NAN, 5, 6, 7), row(NAN, NAN, 8, 9, 10));
        assertThat(s.byHole()).isFalse();
        assertThat(s.collars()).extracting(Collar::hole).containsExactly("S2", "S3");
        assertThat(s.samples().from()).containsExactly(0, 0);
        assertThat(s.samples().to()).containsExactly(1, 1);
        at(s.traces().get(0), 0.5, 5, 6, 7);
        at(s.traces().get(0), 0, 5, 6, 7.5);
        at(s.traces().get(0), 1, 5, 6, 6.5);
        at(s.traces().get(1), 0.5, 8, 9, 10);
    }

    @Test
    void oneSampleMakesAVerticalHole() {
        Trace t = located(hole("A"), row(10, 14, 5, 6, 7)).traces().getFirst();
        at(t, 12, 5, 6, 7);
        at(t, 0, 5, 6, 19);
        at(t, 14, 5, 6, 5);
    }

    /// Two samples at one place have no way between them: they are told as two of the same depths.
    @Test
    void twinsWithoutDepthsShareTheirDepths() {
        LocatedSamples s = located(
                hole("A", "A", "A", "A"),
                row(NAN, NAN, 0, 0, 0),
                row(NAN, NAN, 0, 0, 0),
                row(NAN, NAN, 0, 0, -2),
                row(NAN, NAN, 0, 0, -4));
        for (int i = 0; i < 4; i++) {
            double middle = (s.samples().from()[i] + s.samples().to()[i]) / 2;
            at(s.traces().getFirst(), middle, 0, 0, i < 2 ? 0 : i < 3 ? -2 : -4);
        }
        assertThat(s.samples().from()).containsExactly(0, 0, 2, 4);
        assertThat(s.samples().to()).containsExactly(2, 2, 4, 6);
    }

    @Test
    void aTraceThroughPlaces() {
        double[][] xyz = {{0, 0, 3}, {0, 4, 4}, {0, -3, -3}};
        Trace t = Trace.through("A", new double[] {0, 5, 8}, xyz, 10);
        at(t, 0, 0, 0, 0);
        at(t, 2.5, 0, 2, -1.5);
        at(t, 5, 0, 4, -3);
        at(t, 8, 3, 4, -3);
        at(t, 10, 5, 4, -3);
        at(t, -5, 0, -4, 3);
        assertThat(Math.toDegrees(t.azimuth(0))).isCloseTo(0, within(TINY));
        assertThat(Math.toDegrees(t.azimuth(2))).isCloseTo(90, within(TINY));
        assertThat(Math.toDegrees(t.dip(1))).isCloseTo(Math.toDegrees(Math.atan2(-3, 4)), within(TINY));
        assertThat(t.dip(2)).isZero();
        Trace point = Trace.through("B", new double[] {0}, new double[][] {{1}, {2}, {3}}, 4);
        assertThat(Arrays.stream(point.at(4)).toArray())
                .as("a single place: straight down")
                .containsExactly(new double[] {1, 2, -1}, within(TINY));
    }

    @Test
    void depthsThatAreLongerThanTheWayStretchTheHole() {
        // 10 m of hole between places 5 m apart: the places are right, the hole is as if it wound
        Trace t = located(hole("A", "A"), row(0, 2, 0, 0, -1), row(10, 12, 0, 0, -6))
                .traces()
                .getFirst();
        at(t, 1, 0, 0, -1);
        at(t, 6, 0, 0, -3.5);
        at(t, 11, 0, 0, -6);
    }
}
