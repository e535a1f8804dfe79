package org.lodecast.geology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Finding;
import org.lodecast.Finding.Severity;
import org.lodecast.Seed;
import org.lodecast.drill.Collar;
import org.lodecast.drill.LengthUnit;

class CollarHeightTest {
    private static double plane(double x, double y) {
        return 500 + 0.2 * x - 0.1 * y;
    }

    /// A tilted plane over 0..1000 by 0..1000 as triangles between points 50 m apart, jittered.
    private static TriangleMesh tilted() {
        RandomGenerator random = new Seed(7).generator();
        int n = 21;
        double[] xyz = new double[3 * n * n];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                boolean edge = i == 0 || j == 0 || i == n - 1 || j == n - 1;
                double x = 50 * i + (edge ? 0 : 20 * (random.nextDouble() - 0.5));
                double y = 50 * j + (edge ? 0 : 20 * (random.nextDouble() - 0.5));
                int v = 3 * (j * n + i);
                xyz[v] = x;
                xyz[v + 1] = y;
                xyz[v + 2] = plane(x, y);
            }
        }
        int[] corners = new int[6 * (n - 1) * (n - 1)];
        int c = 0;
        for (int j = 0; j + 1 < n; j++) {
            for (int i = 0; i + 1 < n; i++) {
                int v = j * n + i;
                for (int k : new int[] {v, v + 1, v + n, v + 1, v + n, v + n + 1}) { // both ways round
                    corners[c++] = k;
                }
            }
        }
        return new TriangleMesh("topography", xyz, corners);
    }

    @Test
    void theGroundIsThatOfThePlane() {
        CollarHeight height = CollarHeight.over(tilted());
        RandomGenerator random = new Seed(8).generator();
        for (int i = 0; i < 2000; i++) {
            double x = 1000 * random.nextDouble();
            double y = 1000 * random.nextDouble();
            assertThat(height.ground(x, y)).isCloseTo(plane(x, y), within(1e-9));
        }
        for (int i = 0; i <= 1000; i += 25) {
            assertThat(height.ground(i, 0)).as("on the rim").isCloseTo(plane(i, 0), within(1e-9));
            assertThat(height.ground(1000, i)).as("on the rim").isCloseTo(plane(1000, i), within(1e-9));
        }
        assertThat(height.ground(-1, 500)).isNaN();
        assertThat(height.ground(500, 1000.5)).isNaN();
        assertThat(height.ground(Double.NaN, 500)).isNaN();
    }

    /// Of two surfaces over each other the upper one is the ground; a wall has no height of its own.
    @Test
    void theHighestPointCounts() {
        TriangleMesh mesh = new TriangleMesh(
                "layers",
                new double[] {0, 0, 10, 10, 0, 10, 0, 10, 10, 0, 0, 20, 10, 0, 20, 0, 10, 20, 0, 0, 90},
                new int[] {3, 4, 5, 0, 1, 2, 0, 3, 6});
        assertThat(CollarHeight.over(mesh).ground(2, 2)).isEqualTo(20);
        assertThat(CollarHeight.over(mesh).ground(9, 9))
                .as("in the box, over no triangle")
                .isNaN();
    }

    @Test
    void collarsOffTheGroundAreTold() {
        double foot = 0.3048;
        List<Collar> collars = List.of(
                new Collar("ON", 500, 500, plane(500, 500) + 9.9, 10, 2),
                new Collar("UP", 100, 100, plane(100, 100) + 11 * foot / 0.3048, 10, 3),
                new Collar("DOWN", 900, 100, plane(900, 100) - 300 * foot, 10, 4),
                new Collar("OUT", 2000, 100, 500, 10, 5));
        List<Finding> found = CollarHeight.over(tilted()).check(collars, "collar.csv", LengthUnit.FOOT, 10);
        assertThat(found)
                .extracting(Finding::check, Finding::severity, Finding::hole, Finding::line, Finding::file)
                .containsExactly(
                        tuple("collar-off-topography", Severity.WARNING, "UP", 3, "collar.csv"),
                        tuple("collar-off-topography", Severity.WARNING, "DOWN", 4, "collar.csv"),
                        tuple("collar-outside-topography", Severity.NOTE, "OUT", 5, "collar.csv"));
        assertThat(found.get(1).message()).contains("300 ft below the topography; expected 32.808 ft at most");
    }
}
