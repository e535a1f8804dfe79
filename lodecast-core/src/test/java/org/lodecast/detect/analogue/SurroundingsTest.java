package org.lodecast.detect.analogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;
import org.lodecast.evidence.Evidence;

class SurroundingsTest {
    private static float[] row(Surroundings s, int voxel) {
        float[] row = new float[View.WIDTH];
        s.fill(voxel, row);
        return row;
    }

    private static int term(String name) {
        return View.terms().indexOf(name);
    }

    @Test
    void termsAreNamedAsTheyLie() {
        assertThat(View.terms()).hasSize(View.WIDTH).doesNotHaveDuplicates();
        assertThat(View.terms().subList(0, 2)).containsExactly("fault", "fault -300 m");
        assertThat(term("distance")).isEqualTo(View.SUPPORT);
    }

    /// A layer that grows with elevation alone: its scores at a rise are those of the level there.
    @ParameterizedTest
    @ValueSource(doubles = {10, 20, 25})
    void placesAreMetresWhateverTheVoxel(double cell) {
        int nz = (int) (1000 / cell);
        Grid grid = Grid.of(0, 0, 0, cell, cell, cell, 3, 3, nz);
        float[] layer = new float[grid.size()];
        for (int v = 0; v < layer.length; v++) {
            layer[v] = grid.iz(v);
        }
        Evidence e = new Evidence(grid, List.of("F4"), new float[][] {layer});
        Surroundings s = Surroundings.of(e, IntStream.range(0, layer.length).toArray(), Workers.ONE);
        int middle = grid.index(1, 1, nz / 2);
        float[] at = row(s, middle);
        NormalDistribution normal = new NormalDistribution();
        for (int rise : View.RISES) {
            double share = (nz / 2 + Math.round(rise / cell) + 0.5) / nz;
            double z = normal.inverseCumulativeProbability(share);
            String name = rise == 0 ? "F4" : String.format(java.util.Locale.ROOT, "F4 %+d m", rise);
            assertThat(at[term(name)]).as(name).isCloseTo((float) z, within(0.02f));
        }
        assertThat(at[term("mean F4 +100 m")]).isCloseTo(at[term("F4 +100 m")], within(0.001f));
        assertThat(at[term("has F4")]).isEqualTo(1);
        assertThat(at[term("has B2")]).isEqualTo(0);
        assertThat(at[term("B2 +40 m")]).isEqualTo(0);
        assertThat(row(s, grid.index(1, 1, nz - 1))[term("F4 +300 m")])
                .as("beyond the grid its outermost voxel")
                .isEqualTo(row(s, grid.index(1, 1, nz - 1))[term("F4")]);
    }

    @Test
    void scoresDoNotChangeWithUnitsAndRisingTransforms() {
        RandomGenerator random = new Seed(4).generator();
        Grid grid = Grid.of(0, 0, 0, 20, 20, 20, 9, 8, 7);
        float[] grade = new float[grid.size()];
        for (int v = 0; v < grade.length; v++) {
            grade[v] = (float) Math.exp(random.nextGaussian());
        }
        float[] other = new float[grade.length];
        for (int v = 0; v < other.length; v++) {
            other[v] = 1000 * grade[v] * grade[v] + 3;
        }
        int[] ground = IntStream.range(0, grade.length).filter(v -> v % 5 != 0).toArray();
        Surroundings a = of(grid, grade, ground);
        Surroundings b = of(grid, other, ground);
        for (int v : ground) {
            assertThat(row(a, v)).isEqualTo(row(b, v));
        }
        assertThat(a.has()).containsExactly("anomaly", "main", "Cu");
    }

    private static Surroundings of(Grid grid, float[] copper, int[] ground) {
        float[] layer = new float[copper.length];
        Arrays.fill(layer, Float.NaN);
        for (int v : ground) {
            layer[v] = v;
        }
        Evidence e = new Evidence(grid, List.of("Cu_anomaly"), new float[][] {layer})
                .withEstimates(new BlockModel(grid).put("Cu", "%", copper));
        return Surroundings.of(e, ground, Workers.ONE);
    }

    @Test
    void tiesShareTheMiddleOfTheirRange() {
        float[] column = new float[1000];
        Arrays.fill(column, 600, 1000, 1f);
        Standard s = Standard.of(column, IntStream.range(0, 1000).toArray());
        NormalDistribution normal = new NormalDistribution();
        assertThat(s.of(0) / (double) Standard.PARTS)
                .isCloseTo(normal.inverseCumulativeProbability(0.3), within(0.005));
        assertThat(s.of(1) / (double) Standard.PARTS)
                .isCloseTo(normal.inverseCumulativeProbability(0.8), within(0.005));
        assertThat(s.of(Float.NaN)).isEqualTo(Standard.NONE);
        assertThat(Standard.of(new float[] {Float.NaN}, new int[] {0}).of(1)).isEqualTo(Standard.NONE);
    }

    @Test
    void meansAreThoseOfASquareWithoutWhatIsMissing() {
        RandomGenerator random = new Seed(8).generator();
        Grid grid = Grid.of(0, 0, 0, 30, 45, 10, 9, 7, 2);
        short[] scores = new short[grid.size()];
        for (int v = 0; v < scores.length; v++) {
            scores[v] = random.nextInt(4) == 0 ? Standard.NONE : (short) random.nextInt(-30_000, 30_000);
        }
        short[] means = Means.over(scores, grid, 100);
        for (int v = 0; v < scores.length; v++) {
            double sum = 0;
            int n = 0;
            for (int w = 0; w < scores.length; w++) {
                boolean in = grid.iz(v) == grid.iz(w)
                        && Math.abs(grid.ix(v) - grid.ix(w)) <= 3
                        && Math.abs(grid.iy(v) - grid.iy(w)) <= 2;
                if (in && scores[w] != Standard.NONE) {
                    sum += scores[w];
                    n++;
                }
            }
            assertThat(means[v]).isEqualTo(n == 0 ? Standard.NONE : (short) Math.rint(sum / n));
        }
    }

    @Test
    void ringsHoldTheHighestAndLowestOfEightPlaces() {
        RandomGenerator random = new Seed(12).generator();
        Grid grid = Grid.of(0, 0, 0, 20, 15, 20, 15, 17, 20);
        float[] layer = new float[grid.size()];
        for (int v = 0; v < layer.length; v++) {
            layer[v] = random.nextFloat();
        }
        Evidence e = new Evidence(grid, List.of("B2"), new float[][] {layer});
        Surroundings s = Surroundings.of(e, IntStream.range(0, layer.length).toArray(), Workers.ONE);
        int[][] east = {{3, 2, 0, -2, -3, -2, 0, 2}, {6, 4, 0, -4, -6, -4, 0, 4}};
        int[][] north = {{0, 3, 4, 3, 0, -3, -4, -3}, {0, 6, 8, 6, 0, -6, -8, -6}};
        int[] centre = {7, 8, 9};
        for (int q = 0; q < 2; q++) {
            for (int rise : View.RING_RISES) {
                float high = Float.NEGATIVE_INFINITY;
                float low = Float.POSITIVE_INFINITY;
                for (int k = 0; k < 8; k++) {
                    float own =
                            row(s, grid.index(centre[0] + east[q][k], centre[1] + north[q][k], centre[2] + rise / 20))[
                                    term("B2")];
                    high = Math.max(high, own);
                    low = Math.min(low, own);
                }
                String at = " B2 at " + View.RINGS[q] + " m"
                        + (rise == 0 ? "" : String.format(java.util.Locale.ROOT, " %+d m", rise));
                float[] here = row(s, grid.index(centre[0], centre[1], centre[2]));
                assertThat(here[term("highest" + at)]).as(at).isEqualTo(high);
                assertThat(here[term("lowest" + at)]).as(at).isEqualTo(low);
            }
        }
    }

    @Test
    void aLayerIsHiddenWithTheElementsItIsMadeOf() {
        PlantedBank.Planted p = PlantedBank.planted(new Seed(1));
        Surroundings s = Surroundings.of(p.evidence(), p.ground(), Workers.ONE);
        float[] whole = row(s, 77);
        float[] hidden = new float[View.WIDTH];
        s.without("F4").fill(77, hidden);
        for (String gone : List.of("F4", "F4 +100 m", "has F4", "Hg", "mean Hg")) {
            assertThat(hidden[term(gone)]).as(gone).isEqualTo(0);
        }
        for (String kept : List.of("B2", "As", "Au", "fault", "distance")) {
            assertThat(hidden[term(kept)]).as(kept).isEqualTo(whole[term(kept)]);
        }
    }
}
