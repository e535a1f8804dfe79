package org.lodecast.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Trace;
import org.lodecast.drill.Variable;

/// A body of two voxels, from 50 to 70 m along the grid, 50 to 60 m across it, elevation 50 to 60 m.
class NearHolesTest {
    private static Grid grid(double degrees) {
        return new Grid(1000, 2000, 0, 10, 10, 10, 10, 10, 10, Math.toRadians(degrees));
    }

    private static Target target(Grid g) {
        int[] voxels = {g.index(5, 5, 5), g.index(6, 5, 5)};
        double x = (g.x(5, 5) + g.x(6, 5)) / 2;
        double y = (g.y(5, 5) + g.y(6, 5)) / 2;
        return new Target("T01", "high", 1, 2000, x, y, 55, 50, 60, Double.NaN, Double.NaN, 1, 1, 0, "", 0, voxels);
    }

    /// Straight down from elevation 100 m at a place along the grid.
    private static Trace down(Grid g, String name, double u, double v, double length) {
        double[] p = place(g, u, v);
        double[][] xyz = {{p[0], p[0]}, {p[1], p[1]}, {100, 100 - length}};
        return Trace.through(name, new double[] {0, length}, xyz, length);
    }

    private static double[] place(Grid g, double u, double v) {
        double cos = Math.cos(g.rotation());
        double sin = Math.sin(g.rotation());
        return new double[] {g.x0() + u * cos + v * sin, g.y0() - u * sin + v * cos};
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 33})
    void theNearestComeFirst(double degrees) {
        Grid g = grid(degrees);
        List<Trace> traces = List.of(
                down(g, "far", 90, 75, 100), // 20 m and 15 m off
                down(g, "shallow", 55, 55, 20), // ends 20 m above
                down(g, "beside", 80, 55, 100),
                down(g, "rim", 52, 52, 100),
                down(g, "middle", 61, 55, 100));
        NearHoles holes = new NearHoles(g, traces, composites(g), "Au");
        assertThat(holes.to(target(g), 2)).extracting(NearHole::hole).containsExactly("middle", "rim");
        List<NearHole> all = holes.to(target(g), 9);
        assertThat(all).extracting(NearHole::hole).containsExactly("middle", "rim", "beside", "shallow", "far");
        double[] distance = {0, 0, 10, 20, 25};
        for (int i = 0; i < distance.length; i++) {
            assertThat(all.get(i).distance()).isCloseTo(distance[i], within(1e-6));
        }
    }

    @Test
    void aHoleTellsItsNearestAndItsBestComposite() {
        Grid g = grid(20);
        List<Trace> traces =
                List.of(down(g, "middle", 61, 55, 100), down(g, "beside", 80, 55, 100), down(g, "bare", 95, 95, 100));
        List<NearHole> found = new NearHoles(g, traces, composites(g), "Au").to(target(g), 3);
        NearHole.Met inside = found.getFirst().nearest();
        assertThat(inside).isNotNull();
        assertThat(new double[] {inside.from(), inside.to(), inside.grade(), inside.distance()})
                .containsExactly(44, 46, 0.5, 0); // of the two inside the one at the centre
        assertThat(found.getFirst().best().grade()).isEqualTo(7);
        assertThat(found.getFirst().best().from()).isEqualTo(10);
        assertThat(found.get(1).nearest().grade()).isEqualTo(2); // nearer is one that was not measured
        assertThat(found.get(1).nearest().distance()).isCloseTo(Math.hypot(10, 4), within(1e-6));
        assertThat(found.getLast())
                .isEqualTo(new NearHole("bare", found.getLast().distance(), null, null));
        assertThat(new NearHoles(g, traces, composites(g), "Cu").to(target(g), 1))
                .containsExactly(new NearHole("middle", 0, null, null));
    }

    private static Composites composites(Grid g) {
        String[] hole = {"middle", "middle", "middle", "beside", "beside"};
        double[] from = {10, 40, 44, 44, 63};
        double[] to = {12, 42, 46, 46, 65};
        double[] x = new double[5];
        double[] y = new double[5];
        double[] z = new double[5];
        for (int i = 0; i < 5; i++) {
            double[] p = place(g, hole[i].equals("middle") ? 61 : 80, 55);
            x[i] = p[0];
            y[i] = p[1];
            z[i] = 100 - (from[i] + to[i]) / 2;
        }
        z[4] = 46;
        return new Composites(hole, from, to, x, y, z, List.of(new Variable("Au", "g/t", new double[] {
            7, 3, 0.5, Double.NaN, 2
        })));
    }
}
