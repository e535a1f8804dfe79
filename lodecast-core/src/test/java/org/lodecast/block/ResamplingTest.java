package org.lodecast.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.Seed;
import org.lodecast.Workers;

/// Values of one model on another's grid, where a closed form tells them.
class ResamplingTest {
    private static int[] all(Grid g) {
        return IntStream.range(0, g.size()).toArray();
    }

    private static float[] random(int n, String name) {
        RandomGenerator r = new Seed(7).split(name).generator();
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = r.nextDouble() < 0.1 ? Float.NaN : (float) Math.exp(3 * r.nextGaussian());
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 30, -111, 180, 90})
    void theSameGridGivesTheSameBits(double degrees) {
        Grid g = new Grid(567_200.5, 3_871_400.25, -100, 10, 20, 5, 7, 6, 5, Math.toRadians(degrees));
        float[] values = random(g.size(), "same");
        for (Blocks b : List.of(TensorMesh.of(g), BlocksTest.table(g))) {
            Resampling r = Resampling.of(b, g, all(g), Workers.ONE);
            assertThat(r.points()).containsExactly(1, 1, 1);
            assertThat(r.covered()).isEqualTo(1);
            float[] out = r.values(values);
            for (int v = 0; v < out.length; v++) {
                assertThat(Float.floatToRawIntBits(out[v])).isEqualTo(Float.floatToRawIntBits(values[v]));
            }
            assertThat(r.valued(out)).isBetween(0.8, 0.98);
        }
    }

    /// Blocks of 5 × 10 × 2.5 m in voxels of 10 × 20 × 10 m: each voxel is the mean of its 2 · 2 · 4
    /// blocks.
    @ParameterizedTest
    @ValueSource(doubles = {0, 30, 200})
    void blocksFinerThanVoxelsGiveTheMeanOfThoseWithin(double degrees) {
        double turn = Math.toRadians(degrees);
        Grid coarse = new Grid(1000, 2000, 50, 10, 20, 10, 4, 3, 2, turn);
        Grid fine = new Grid(1000, 2000, 50, 5, 10, 2.5, 8, 6, 8, turn);
        float[] values = random(fine.size(), "fine");
        double[] sum = new double[coarse.size()];
        int[] count = new int[coarse.size()];
        for (int b = 0; b < values.length; b++) {
            if (!Float.isNaN(values[b])) {
                int v = coarse.index(fine.ix(b) / 2, fine.iy(b) / 2, fine.iz(b) / 4);
                sum[v] += values[b];
                count[v]++;
            }
        }
        for (Blocks b : List.of(TensorMesh.of(fine), BlocksTest.table(fine))) {
            Resampling r = Resampling.of(b, coarse, all(coarse), Workers.ONE);
            assertThat(r.points()).containsExactly(2, 2, 4);
            float[] out = r.values(values);
            for (int v = 0; v < out.length; v++) {
                assertThat(out[v]).isCloseTo((float) (sum[v] / count[v]), within(2e-7f * out[v]));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 30, -45})
    void blocksCoarserThanVoxelsGiveConstantPieces(double degrees) {
        double turn = Math.toRadians(degrees);
        Grid coarse = new Grid(1000, 2000, 50, 15, 20, 10, 4, 3, 2, turn);
        Grid fine = new Grid(1000, 2000, 50, 5, 10, 2.5, 12, 6, 8, turn);
        float[] values = random(coarse.size(), "coarse");
        float[] out = Resampling.of(TensorMesh.of(coarse), fine, all(fine), Workers.ONE)
                .values(values);
        for (int v = 0; v < out.length; v++) {
            assertThat(out[v]).isEqualTo(values[coarse.index(fine.ix(v) / 3, fine.iy(v) / 2, fine.iz(v) / 4)]);
        }
    }

    /// A column of eastings, linear in space: blocks of 1 m turned by 30° in voxels of 4 m, or the other
    /// way round, give the easting of each voxel's centre but for what a block is wide.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLinearColumnStaysLinearWhenEitherIsTurned(boolean gridTurned) {
        double turn = Math.toRadians(30);
        Grid blocks = new Grid(0, 0, 0, 1, 1, 1, 80, 80, 6, gridTurned ? 0 : turn);
        Grid grid = new Grid(gridTurned ? 20 : 30, gridTurned ? 40 : -10, 1, 4, 4, 2, 8, 8, 2, gridTurned ? turn : 0);
        float[] east = new float[blocks.size()];
        for (int b = 0; b < east.length; b++) {
            east[b] = (float) blocks.x(blocks.ix(b), blocks.iy(b));
        }
        for (Blocks b : List.of(TensorMesh.of(blocks), BlocksTest.table(blocks))) {
            Resampling r = Resampling.of(b, grid, all(grid), Workers.ONE);
            assertThat(r.points()).containsExactly(4, 4, 2);
            assertThat(r.covered()).isEqualTo(1);
            float[] out = r.values(east);
            double worst = 0;
            double bias = 0;
            for (int v = 0; v < out.length; v++) {
                double off = out[v] - grid.x(grid.ix(v), grid.iy(v));
                worst = Math.max(worst, Math.abs(off));
                bias += off / out.length;
            }
            // a point's block is off by at most 0.68 m, uniformly; the mean of 16 by far less
            assertThat(worst).isLessThan(0.35);
            assertThat(Math.abs(bias)).isLessThan(0.05);
        }
    }

    /// Exactly, with turned axes: each point's block is found by the grid of the blocks itself.
    @ParameterizedTest
    @ValueSource(doubles = {30, 77, -12})
    void turnedBlocksAreMeansOverPoints(double degrees) {
        Grid blocks = new Grid(100, 200, 0, 3, 5, 4, 20, 14, 5, Math.toRadians(degrees));
        Grid grid = new Grid(90, 190, -2, 7, 6, 6, 12, 12, 5, Math.toRadians(11));
        float[] values = random(blocks.size(), "turned");
        Resampling r = Resampling.of(TensorMesh.of(blocks), grid, all(grid), Workers.ONE);
        assertThat(r.points()).containsExactly(3, 2, 2);
        float[] out = r.values(values);
        int covered = 0;
        for (int v = 0; v < out.length; v++) {
            double sum = 0;
            int n = 0;
            boolean any = false;
            for (int k = 0; k < 12; k++) {
                double u = (grid.ix(v) + (k % 3 + 0.5) / 3) * 7;
                double w = (grid.iy(v) + (k / 3 % 2 + 0.5) / 2) * 6;
                double cos = Math.cos(grid.rotation());
                double sin = Math.sin(grid.rotation());
                int b = blocks.indexAt(
                        90 + u * cos + w * sin, 190 - u * sin + w * cos, -2 + (grid.iz(v) + (k / 6 + 0.5) / 2) * 6);
                any |= b >= 0;
                if (b >= 0 && !Float.isNaN(values[b])) {
                    sum += values[b];
                    n++;
                }
            }
            covered += any ? 1 : 0;
            if (n == 0) {
                assertThat(out[v]).isNaN();
            } else {
                assertThat(out[v]).isEqualTo((float) (sum / n));
            }
        }
        assertThat(covered).isBetween(out.length / 10, out.length * 9 / 10);
        assertThat(r.covered()).isEqualTo((double) covered / out.length);
    }

    /// A block of 10 m, and beside it one cut in eight, three of which are of the rock: its share is 3/8.
    @Test
    void aCategoryInSubBlocksGivesItsShare() {
        double[] x = {5, 12.5, 17.5, 12.5, 17.5, 12.5, 17.5, 12.5, 17.5};
        double[] y = {5, 2.5, 2.5, 7.5, 7.5, 2.5, 2.5, 7.5, 7.5};
        double[] z = {5, 2.5, 2.5, 2.5, 2.5, 7.5, 7.5, 7.5, 7.5};
        double[] size = {10, 5, 5, 5, 5, 5, 5, 5, 5};
        BlockTable t = BlockTable.of(x, y, z, size, size, size, 0);
        Grid g = Grid.of(0, 0, 0, 10, 10, 10, 3, 1, 1);
        Resampling r = Resampling.of(t, g, all(g), Workers.ONE);
        float[] rock = {1, 1, 0, 0, 1, 0, 0, 1, 0};
        assertThat(r.values(rock)).containsExactly(1, 0.375f, Float.NaN);
        assertThat(r.covered()).isEqualTo(2 / 3.0);
        float[] some = {Float.NaN, 1, Float.NaN, 0, Float.NaN, 0, 0, 0, Float.NaN};
        assertThat(r.values(some))
                .as("blocks without a value do not count")
                .containsExactly(Float.NaN, 0.2f, Float.NaN);
        assertThat(r.valued(r.values(some))).isEqualTo(1 / 3.0);
    }

    @Test
    void onlyTheVoxelsAskedForAndOutsideNothing() {
        Grid blocks = Grid.of(0, 0, 0, 10, 10, 10, 2, 2, 2);
        Grid g = Grid.of(-10, 0, 0, 10, 10, 10, 4, 2, 2);
        float[] values = new float[8];
        Arrays.fill(values, 3);
        float[] out = Resampling.of(TensorMesh.of(blocks), g, new int[] {0, 1, 5}, Workers.ONE)
                .values(values);
        assertThat(out).hasSize(g.size());
        for (int v = 0; v < out.length; v++) {
            assertThat(Float.isNaN(out[v])).isEqualTo(v != 1 && v != 5);
        }
        assertThat(Resampling.of(TensorMesh.of(blocks), g, new int[0], Workers.ONE)
                        .covered())
                .isZero();
        Resampling r = Resampling.of(TensorMesh.of(blocks), g, all(g), Workers.ONE);
        assertThatThrownBy(() -> r.values(new float[7])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pointsAreAtLeastOneAndAtMostSix() {
        Grid g = Grid.of(0, 0, 0, 10, 10, 10, 1, 1, 1);
        assertThat(points(Grid.of(0, 0, 0, 10, 3, 100, 1, 1, 1), g)).containsExactly(1, 4, 1);
        assertThat(points(Grid.of(0, 0, 0, 0.1, 10 / 3.0, 5.0001, 1, 1, 1), g)).containsExactly(6, 3, 2);
        Grid quarter = new Grid(0, 0, 0, 10, 2, 5, 1, 1, 1, Math.toRadians(-90));
        assertThat(points(quarter, g)).as("a quarter turn swaps the sides").containsExactly(5, 1, 2);
        Grid third = new Grid(0, 0, 0, 10, 2, 5, 1, 1, 1, Math.toRadians(60));
        assertThat(points(third, g)).containsExactly(5, 5, 2);
    }

    private static int[] points(Grid blocks, Grid g) {
        return Resampling.of(TensorMesh.of(blocks), g, all(g), Workers.ONE).points();
    }

    /// Means lie between the least and the greatest value, shifts and positive factors pass through, and
    /// threads change no bit.
    @Test
    void anyModelKeepsItsBoundsAndItsBits() {
        RandomGenerator random = new Seed(11).split("models").generator();
        for (int trial = 0; trial < 20; trial++) {
            Grid blocks = new Grid(
                    0,
                    0,
                    0,
                    random.nextDouble(1, 9),
                    random.nextDouble(1, 9),
                    random.nextDouble(1, 9),
                    12,
                    11,
                    10,
                    random.nextDouble(-4, 4));
            Grid g = new Grid(
                    random.nextDouble(-30, 30),
                    random.nextDouble(-30, 30),
                    -5,
                    random.nextDouble(1, 9),
                    random.nextDouble(1, 9),
                    random.nextDouble(1, 9),
                    25,
                    24,
                    12,
                    random.nextDouble(-4, 4));
            float[] values = random(blocks.size(), "bounds" + trial);
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            float[] twice = new float[values.length];
            for (int b = 0; b < values.length; b++) {
                least = Float.isNaN(values[b]) ? least : Math.min(least, values[b]);
                most = Float.isNaN(values[b]) ? most : Math.max(most, values[b]);
                twice[b] = 2 * values[b];
            }
            Resampling one = Resampling.of(BlocksTest.table(blocks), g, all(g), Workers.ONE);
            Resampling three = Resampling.of(BlocksTest.table(blocks), g, all(g), new Workers(3));
            assertThat(three.covered()).isEqualTo(one.covered());
            List<float[]> both = one.values(List.of(values, twice));
            assertThat(three.values(values)).isEqualTo(both.getFirst());
            for (int v = 0; v < g.size(); v++) {
                float f = both.getFirst()[v];
                if (!Float.isNaN(f)) {
                    assertThat(f).isBetween(least, most);
                    assertThat(both.get(1)[v]).isEqualTo(2 * f);
                } else {
                    assertThat(both.get(1)[v]).isNaN();
                }
            }
        }
    }
}
