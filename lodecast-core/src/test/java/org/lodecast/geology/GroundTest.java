package org.lodecast.geology;

import static org.assertj.core.api.Assertions.assertThat;
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
}
