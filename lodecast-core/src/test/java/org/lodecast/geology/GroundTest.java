package org.lodecast.geology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.block.Grid;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Desurvey;
import org.lodecast.drill.Drillholes;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.Station;
import org.lodecast.drill.Trace;

class GroundTest {
    private static Ground ground(double[][] collars, double dip) {
        List<Collar> list = new ArrayList<>();
        List<Trace> traces = new ArrayList<>();
        for (double[] c : collars) {
            Collar collar = new Collar("H" + list.size(), c[0], c[1], c[2], 50, 0);
            list.add(collar);
            Station s = new Station(collar.hole(), 0, 0, Math.toRadians(dip), 0);
            traces.add(Desurvey.MINIMUM_CURVATURE.trace(collar, List.of(s), 50));
        }
        return Ground.ofCollars(new Drillholes(list, List.of(), traces, Intervals.none(), Intervals.none()));
    }

    @Test
    void passesThroughTheCollarsAndStaysBetweenThem() {
        Ground g = ground(new double[][] {{0, 0, 100}, {100, 0, 120}, {0, 100, 90}}, -90);
        assertThat(g.elevation(0, 0)).isEqualTo(100);
        assertThat(g.elevation(100, 0)).isEqualTo(120);
        assertThat(g.elevation(50, 0))
                .isCloseTo(
                        (100 / 2500.0 + 120 / 2500.0 + 90 / 12500.0) / (1 / 2500.0 + 1 / 2500.0 + 1 / 12500.0),
                        within(1e-9));
        for (double x = -200; x < 300; x += 17) {
            assertThat(g.elevation(x, 40)).isBetween(90.0, 120.0);
        }
    }

    @Test
    void holeDrilledUpwardReachesTheGroundAtItsEnd() {
        assertThat(ground(new double[][] {{0, 0, 100}}, 90).elevation(30, 30)).isCloseTo(150, within(1e-9));
    }

    @Test
    void voxelsBelow() {
        Grid grid = new Grid(-20, -20, 0, 10, 10, 10, 4, 4, 20, 0.5);
        int[] below = ground(new double[][] {{0, 0, 107}}, -90).below(grid);
        assertThat(below).containsExactly(IntStream.range(0, 16 * 11).toArray()); // centres up to 105 m
    }

    /// A hillside over the grid's west: z = 60 + x/2 up to x = 40; the collar's height beyond.
    @Test
    void topographyCutsWhereItReaches() {
        TriangleMesh hillside = Meshes.mesh(
                List.of(
                        new double[] {-10, -10, 55},
                        new double[] {40, -10, 80},
                        new double[] {40, 200, 80},
                        new double[] {-10, 200, 55}),
                0,
                1,
                2,
                0,
                2,
                3);
        Ground collars = ground(new double[][] {{70, 30, 107}}, -90);
        Ground g = Ground.ofTopography(hillside, collars);
        assertThat(g.elevation(10, 20)).isCloseTo(65, within(1e-9));
        assertThat(g.elevation(41, 20)).isEqualTo(107);
        Grid grid = Grid.of(0, 0, 0, 10, 10, 10, 8, 6, 20);
        assertThat(g.columnsBeyond(grid)).isEqualTo(4 * 6);
        assertThat(collars.columnsBeyond(grid)).isEqualTo(48);
        java.util.BitSet below = g.within(grid);
        for (int v = 0; v < grid.size(); v++) {
            double x = grid.x(grid.ix(v), grid.iy(v));
            double top = x < 40 ? 60 + x / 2 : 107;
            assertThat(below.get(v)).isEqualTo(grid.z(grid.iz(v)) <= top);
        }
        assertThat(g.below(grid)).containsExactly(below.stream().toArray());
        // a second sheet takes over where the first ends
        TriangleMesh flat = Meshes.mesh(
                List.of(new double[] {-500, -500, 90}, new double[] {500, -500, 90}, new double[] {0, 900, 90}),
                0,
                1,
                2);
        Ground both = Ground.ofTopography(hillside, Ground.ofTopography(flat, collars));
        assertThat(both.columnsBeyond(grid)).isZero();
        assertThat(both.elevation(41, 20)).isEqualTo(90);
        assertThat(both.elevation(10, 20)).isCloseTo(65, within(1e-9));
        assertThatThrownBy(() -> Ground.ofTopography(Meshes.mesh(List.of()), collars))
                .hasMessageContaining("without a triangle");
    }
}
