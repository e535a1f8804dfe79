package org.lodecast.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.Seed;

/// Which block holds a point, against the grid's own answer and against looking at every block.
class BlocksTest {
    private static final double[] ONE = {1};

    @ParameterizedTest
    @ValueSource(doubles = {0, 30, 90, -137.5, 180})
    void aGridAsMeshOrTableAnswersAsTheGrid(double degrees) {
        Grid g = new Grid(567_200.5, 3_871_400.25, -100, 10, 20, 5, 7, 6, 5, Math.toRadians(degrees));
        Blocks mesh = TensorMesh.of(g);
        Blocks table = table(g);
        RandomGenerator random = new Seed(4).split("points").generator();
        int inside = 0;
        for (int i = 0; i < 20_000; i++) {
            double x = 567_200 + random.nextDouble(-150, 150);
            double y = 3_871_400 + random.nextDouble(-150, 150);
            double z = -100 + random.nextDouble(-5, 30);
            int expected = g.indexAt(x, y, z);
            assertThat(mesh.at(x, y, z)).isEqualTo(expected);
            if (expected >= 0 || !within(g, x, y, z)) {
                assertThat(table.at(x, y, z)).isEqualTo(expected);
            }
            inside += expected >= 0 ? 1 : 0;
        }
        assertThat(inside).isBetween(1_000, 2_000);
        assertThat(mesh.size()).isEqualTo(table.size()).isEqualTo(g.size());
        for (int axis = 0; axis < 3; axis++) {
            assertThat(mesh.smallest(axis)).isEqualTo(table.smallest(axis)).isEqualTo(new double[] {10, 20, 5}[axis]);
        }
        assertThat(((BlockTable) table).overlapping()).isZero();
    }

    /// Whether the crack of a table may reach so far.
    private static boolean within(Grid g, double x, double y, double z) {
        boolean any = false;
        for (int k = 0; k < 27; k++) {
            double d = 2 * BlockTable.CRACK;
            any |= g.indexAt(x + (k % 3 - 1) * d, y + (k / 3 % 3 - 1) * d, z + (k / 9 - 1) * d) >= 0;
        }
        return any;
    }

    static BlockTable table(Grid g) {
        double[] x = new double[g.size()];
        double[] y = new double[g.size()];
        double[] z = new double[g.size()];
        Arrays.setAll(x, v -> g.x(g.ix(v), g.iy(v)));
        Arrays.setAll(y, v -> g.y(g.ix(v), g.iy(v)));
        Arrays.setAll(z, v -> g.z(g.iz(v)));
        return BlockTable.of(
                x, y, z, new double[] {g.dx()}, new double[] {g.dy()}, new double[] {g.dz()}, g.rotation());
    }

    @Test
    void aMeshOfUnequalBlocksHoldsItsLowerFaces() {
        TensorMesh m = TensorMesh.of(new double[] {0, 1, 3, 7}, new double[] {0, 10}, new double[] {-5, -1, 0}, 0);
        assertThat(m.at(0, 0, -5)).isZero();
        assertThat(m.at(1, 0, -5)).isEqualTo(1);
        assertThat(m.at(2.999, 9.999, -1)).isEqualTo(4);
        assertThat(m.at(6.999, 5, -0.001)).isEqualTo(5);
        assertThat(m.at(7, 5, -1)).isEqualTo(-1);
        assertThat(m.at(5, 5, 0)).isEqualTo(-1);
        assertThat(m.at(5, Double.NaN, -1)).isEqualTo(-1);
        assertThat(m.smallest(0)).isEqualTo(1);
        assertThat(m.smallest(2)).isEqualTo(1);
    }

    /// Boxes of all sizes, some far away, some over others: the first in the table that holds a point is
    /// right.
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.6, -2})
    void anyBoxesAsIfEachWereLookedAt(double rotation) {
        RandomGenerator random = new Seed(9).split("boxes").generator();
        int n = 400;
        double[][] c = new double[6][n];
        for (int b = 0; b < n; b++) {
            for (int k = 0; k < 3; k++) {
                c[k][b] = random.nextDouble(0, 100);
                c[k + 3][b] = Math.exp(random.nextDouble(-1, 3.4));
            }
        }
        c[0][n - 1] = -400_000; // a stray one
        c[1][n - 1] = 3_800_000;
        BlockTable t = BlockTable.of(c[0], c[1], c[2], c[3], c[4], c[5], rotation);
        int held = 0;
        for (int i = 0; i < 20_000; i++) {
            double x = random.nextDouble(-5, 105);
            double y = random.nextDouble(-5, 105);
            double z = random.nextDouble(-5, 105);
            int expected = first(c, rotation, x, y, z, 0);
            if (expected == first(c, rotation, x, y, z, 0.003)) {
                assertThat(t.at(x, y, z)).isEqualTo(expected);
                held += expected >= 0 ? 1 : 0;
            }
        }
        assertThat(held).isGreaterThan(1_000);
        assertThat(t.at(-400_000, 3_800_000, c[2][n - 1])).isEqualTo(n - 1);
        int cut = 0;
        for (int b = 0; b < n; b++) {
            cut += cut(c, rotation, b) ? 1 : 0;
        }
        assertThat(cut).isGreaterThan(50);
        assertThat(t.overlapping()).isEqualTo(cut);
    }

    private static int first(double[][] c, double turn, double x, double y, double z, double grown) {
        for (int b = 0; b < c[0].length; b++) {
            double du = (x - c[0][b]) * Math.cos(turn) - (y - c[1][b]) * Math.sin(turn);
            double dv = (x - c[0][b]) * Math.sin(turn) + (y - c[1][b]) * Math.cos(turn);
            if (Math.abs(du) < c[3][b] / 2 + grown
                    && Math.abs(dv) < c[4][b] / 2 + grown
                    && Math.abs(z - c[2][b]) < c[5][b] / 2 + grown) {
                return b;
            }
        }
        return -1;
    }

    private static boolean cut(double[][] c, double turn, int b) {
        for (int a = 0; a < b; a++) {
            double du = (c[0][a] - c[0][b]) * Math.cos(turn) - (c[1][a] - c[1][b]) * Math.sin(turn);
            double dv = (c[0][a] - c[0][b]) * Math.sin(turn) + (c[1][a] - c[1][b]) * Math.cos(turn);
            if (shared(du, c[3][a], c[3][b]) > 0.002
                    && shared(dv, c[4][a], c[4][b]) > 0.002
                    && shared(c[2][a] - c[2][b], c[5][a], c[5][b]) > 0.002) {
                return true;
            }
        }
        return false;
    }

    /// Length that two intervals share, their centres so far apart.
    private static double shared(double apart, double a, double b) {
        return Math.min(Math.min(a, b), (a + b) / 2 - Math.abs(apart));
    }

    /// Thirds of ten metres in a table of centimetres leave cracks of a millimetre, and wider ones are
    /// holes.
    @Test
    void cracksOfRoundingAreBridgedAndHolesAreNot() {
        double[] x = {1.667, 5.001, 8.334};
        BlockTable t = BlockTable.of(x, new double[3], new double[3], new double[] {3.333}, ONE, ONE, 0);
        assertThat(t.at(3.3339, 0, 0)).isIn(0, 1);
        assertThat(t.at(6.66755, 0, 0)).isIn(1, 2);
        assertThat(t.overlapping()).isZero();
        BlockTable apart = BlockTable.of(new double[] {0, 1.01}, new double[2], new double[2], ONE, ONE, ONE, 0);
        assertThat(apart.at(0.505, 0, 0)).isEqualTo(-1);
        assertThat(apart.at(0.5, 0, 0))
                .as("its upper face, within a millimetre")
                .isZero();
    }

    @Test
    void refusesNonsense() {
        assertThatThrownBy(() -> TensorMesh.of(new double[] {0, 0}, new double[] {0, 1}, new double[] {0, 1}, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TensorMesh.of(new double[] {0}, new double[] {0, 1}, new double[] {0, 1}, 0))
                .isInstanceOf(IllegalArgumentException.class);
        double[] none = {};
        assertThatThrownBy(() -> BlockTable.of(none, none, none, ONE, ONE, ONE, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BlockTable.of(ONE, ONE, new double[] {Double.NaN}, ONE, ONE, ONE, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BlockTable.of(ONE, ONE, ONE, ONE, new double[] {0}, ONE, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BlockTable.of(ONE, ONE, ONE, ONE, ONE, new double[2], 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
