package org.lodecast.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodecast.Seed;
import org.lodecast.block.Grid;
import org.lodecast.geology.Solid;
import org.lodecast.geology.TriangleMesh;

class TargetShapeTest {
    /// By the divergence theorem, about the first vertex so that far coordinates cost no digits; positive
    /// only if the triangles face outward.
    private static double volume(TriangleMesh m) {
        double sum = 0;
        for (int t = 0; t < m.triangles(); t++) {
            double[][] c = new double[3][3];
            for (int k = 0; k < 3; k++) {
                for (int a = 0; a < 3; a++) {
                    c[k][a] = m.corner(t, k, a) - m.xyz()[a];
                }
            }
            sum += c[0][0] * (c[1][1] * c[2][2] - c[1][2] * c[2][1])
                    + c[0][1] * (c[1][2] * c[2][0] - c[1][0] * c[2][2])
                    + c[0][2] * (c[1][0] * c[2][1] - c[1][1] * c[2][0]);
        }
        return sum / 6;
    }

    /// Each edge is run along as often one way as the other.
    private static boolean watertight(TriangleMesh m) {
        Map<Long, Integer> balance = new HashMap<>();
        for (int t = 0; t < m.triangles(); t++) {
            for (int k = 0; k < 3; k++) {
                long a = m.corners()[3 * t + k];
                long b = m.corners()[3 * t + (k + 1) % 3];
                balance.merge(Math.min(a, b) << 32 | Math.max(a, b), a < b ? 1 : -1, Integer::sum);
            }
        }
        return balance.values().stream().allMatch(n -> n == 0);
    }

    @Test
    void aVoxelIsACube() {
        Grid g = Grid.of(100, 200, 300, 2, 3, 4, 3, 3, 3);
        TriangleMesh m = TargetShape.of("T01", g, new int[] {g.index(1, 1, 1)});
        assertThat(m.name()).isEqualTo("T01");
        assertThat(m.vertices()).isEqualTo(8);
        assertThat(m.triangles()).isEqualTo(12);
        assertThat(m.bounds()).containsExactly(102, 203, 304, 104, 206, 308);
        assertThat(volume(m)).isCloseTo(24, within(1e-9));
        assertThat(watertight(m)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, 0.1", "0, 0.5", "33, 0.3", "200, 0.7", "-71, 1"})
    void randomBodiesAreClosedAndFaceOutward(double rotation, double share) {
        Grid g = new Grid(512_000, 7_100_000, -200, 5, 4, 2.5, 9, 8, 7, Math.toRadians(rotation));
        RandomGenerator random =
                new Seed(1).split("shape").split((long) rotation).generator();
        int[] voxels = IntStream.range(0, g.size())
                .filter(v -> random.nextDouble() < share)
                .toArray();
        TriangleMesh m = TargetShape.of("T01", g, voxels);
        assertThat(watertight(m)).isTrue();
        assertThat(volume(m)).isCloseTo(voxels.length * g.cellVolume(), within(1e-4));
        Solid solid = Solid.of(m);
        assertThat(solid.openEdges()).isZero();
        int inside = 0;
        for (int v = 0; v < g.size(); v++) {
            inside += solid.contains(g.x(g.ix(v), g.iy(v)), g.y(g.ix(v), g.iy(v)), g.z(g.iz(v))) ? 1 : 0;
        }
        assertThat(inside).isEqualTo(voxels.length);
    }

    @Test
    void aHollowHasWalls() {
        Grid g = Grid.of(0, 0, 0, 1, 1, 1, 3, 3, 3);
        int[] shell = IntStream.range(0, 27).filter(v -> v != 13).toArray();
        TriangleMesh m = TargetShape.of("T01", g, shell);
        assertThat(m.triangles()).isEqualTo(2 * 54 + 12);
        assertThat(volume(m)).isCloseTo(26, within(1e-9));
        assertThat(Solid.of(m).contains(1.5, 1.5, 1.5)).isFalse();
    }

    /// The last voxel of a row and the first of the next are neighbours in memory only.
    @Test
    void rowsDoNotWrap() {
        Grid g = Grid.of(0, 0, 0, 1, 1, 1, 4, 4, 4);
        TriangleMesh m = TargetShape.of("T01", g, new int[] {3, 4});
        assertThat(m.triangles()).isEqualTo(24);
        assertThat(volume(m)).isCloseTo(2, within(1e-9));
    }

    @Test
    void nothingIsAnEmptyMesh() {
        TriangleMesh m = TargetShape.of("T01", Grid.of(0, 0, 0, 1, 1, 1, 2, 2, 2), new int[0]);
        assertThat(m.vertices()).isZero();
        assertThat(m.triangles()).isZero();
    }
}
