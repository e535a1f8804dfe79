package org.lodecast.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, 30, 45, 90, 137.5, 180, -60, 270, 359})
    void centreOfEveryVoxelLiesInIt(double degrees) {
        Grid g = new Grid(500_000, 3_800_000, 1_200, 5, 7, 2.5, 9, 8, 7, Math.toRadians(degrees));
        int expected = 0;
        for (int iz = 0; iz < g.nz(); iz++) {
            for (int iy = 0; iy < g.ny(); iy++) {
                for (int ix = 0; ix < g.nx(); ix++) {
                    int v = g.index(ix, iy, iz);
                    assertThat(v).as("x fastest, then y, then z").isEqualTo(expected++);
                    assertThat(new int[] {g.ix(v), g.iy(v), g.iz(v)}).containsExactly(ix, iy, iz);
                    assertThat(g.indexAt(g.x(ix, iy), g.y(ix, iy), g.z(iz))).isEqualTo(v);
                }
            }
        }
        assertThat(g.size()).isEqualTo(expected);
        assertThat(g.cellVolume()).isEqualTo(87.5);
    }

    /// A quarter turn clockwise takes the grid's east to the south, and its north to the east.
    @Test
    void rotationIsClockwise() {
        Grid g = new Grid(10, 20, 0, 2, 1, 1, 3, 3, 3, Math.PI / 2);
        assertThat(g.x(0, 0)).isCloseTo(10.5, within(1e-12));
        assertThat(g.y(0, 0)).isCloseTo(19, within(1e-12));
        assertThat(g.y(2, 0) - g.y(0, 0)).isCloseTo(-4, within(1e-12));
        assertThat(g.x(0, 2) - g.x(0, 0)).isCloseTo(2, within(1e-12));
    }

    @Test
    void voxelsHoldTheirLowerFaces() {
        Grid g = Grid.of(0, 0, 0, 10, 10, 10, 2, 2, 2);
        assertThat(g.indexAt(0, 0, 0)).isZero();
        assertThat(g.indexAt(10, 0, 0)).isEqualTo(1);
        assertThat(g.indexAt(0, 10, 0)).isEqualTo(2);
        assertThat(g.indexAt(0, 0, 10)).isEqualTo(4);
        assertThat(g.indexAt(19.999, 19.999, 19.999)).isEqualTo(7);
    }

    @Test
    void outsideIsMinusOne() {
        Grid g = Grid.of(0, 0, 0, 10, 10, 10, 2, 2, 2);
        double nan = Double.NaN;
        double inf = Double.POSITIVE_INFINITY;
        double[][] outside = {
            {-1e-9, 5, 5},
            {20, 5, 5},
            {5, -1, 5},
            {5, 20, 5},
            {5, 5, -1},
            {5, 5, 20},
            {nan, 5, 5},
            {5, nan, 5},
            {5, 5, nan},
            {inf, 5, 5},
            {5, -inf, 5}
        };
        for (double[] p : outside) {
            assertThat(g.indexAt(p[0], p[1], p[2])).isEqualTo(-1);
        }
    }

    @Test
    void refusesNonsense() {
        assertThatThrownBy(() -> Grid.of(0, 0, 0, 0, 1, 1, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Grid.of(0, 0, 0, 1, Double.NaN, 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Grid.of(0, 0, 0, 1, 1, 1, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Grid.of(0, 0, 0, 1, 1, 1, 2000, 2000, 2000))
                .as("more voxels than an array holds")
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Grid.of(Double.NaN, 0, 0, 1, 1, 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Grid(0, 0, 0, 1, 1, 1, 1, 1, 1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void blockModelKeepsItsColumnsInOrder() {
        Grid g = Grid.of(0, 0, 0, 1, 1, 1, 2, 1, 1);
        float[] au = {1, Float.NaN};
        BlockModel m = new BlockModel(g)
                .put("z", "m", new float[2])
                .put("Au", "ppm", au)
                .put("a", "", new float[2]);
        assertThat(m.columns().keySet()).containsExactly("z", "Au", "a");
        assertThat(m.values("Au")).isSameAs(au);
        assertThat(m.columns().get("Au").unit()).isEqualTo("ppm");
        m.put("z", "km", new float[] {3, 4});
        assertThat(m.columns().keySet()).as("replaced in its place").containsExactly("z", "Au", "a");
        assertThat(m.values("z")).containsExactly(3, 4);
        assertThat(m.has("au")).isFalse();
        assertThatThrownBy(() -> m.values("Cu")).hasMessageContaining("Cu").hasMessageContaining("Au");
        assertThatThrownBy(() -> m.put("b", "", new float[3])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> m.columns().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
