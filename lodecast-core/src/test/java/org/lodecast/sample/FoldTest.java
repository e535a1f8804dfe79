package org.lodecast.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.Seed;
import org.lodecast.block.Grid;

class FoldTest {
    private static final Grid GRID = new Grid(1000, 2000, 300, 5, 10, 4, 30, 20, 15, 0.4);
    private static final Seed SEED = new Seed(1);

    /// About a quarter of the grid, a fifth of that ore, holes at random.
    private static LabelledVoxels samples() {
        RandomGenerator random = new Seed(77).generator();
        int[] voxel = IntStream.range(0, GRID.size())
                .filter(v -> random.nextInt(4) == 0)
                .toArray();
        boolean[] ore = new boolean[voxel.length];
        int[] hole = new int[voxel.length];
        for (int i = 0; i < voxel.length; i++) {
            ore[i] = random.nextInt(5) == 0;
            hole[i] = random.nextInt(12) - 1;
        }
        String[] names = IntStream.range(0, 11).mapToObj(h -> "H" + h).toArray(String[]::new);
        return new LabelledVoxels(voxel, ore, hole, names);
    }

    private static void assertTestedOnce(LabelledVoxels samples, List<Fold> folds) {
        int[] tested = new int[samples.size()];
        for (Fold f : folds) {
            for (int i : f.test()) {
                tested[i]++;
            }
            assertThat(f.test()).isSorted().doesNotHaveDuplicates();
            assertThat(f.train()).isSorted().doesNotHaveDuplicates();
        }
        assertThat(tested).containsOnly(1);
    }

    private static void assertApart(Fold f) {
        assertThat(Arrays.stream(f.train()).boxed().toList())
                .doesNotContainAnyElementsOf(Arrays.stream(f.test()).boxed().toList());
    }

    @Test
    void paperSplitsTheBarrenAtRandom() {
        LabelledVoxels s = samples();
        Fold f = Fold.paper(s, 0.7, SEED).getFirst();
        long barren = s.size() - s.positives();
        long learnt = Arrays.stream(f.train()).filter(i -> !s.ore()[i]).count();
        assertThat(learnt).isEqualTo(Math.round(0.7 * barren));
        int[] both = Arrays.stream(f.train())
                .filter(i -> Arrays.binarySearch(f.test(), i) >= 0)
                .toArray();
        assertThat(both).as("all ore, and nothing else, is on both sides").hasSize(s.positives());
        assertThat(Arrays.stream(both).allMatch(i -> s.ore()[i])).isTrue();
        assertThat(f.train().length + f.test().length).isEqualTo(s.size() + s.positives());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 30})
    void noHoleIsOnBothSides(int folds) {
        LabelledVoxels s = samples();
        List<Fold> list = Fold.byHole(s, folds, SEED);
        assertTestedOnce(s, list);
        assertThat(list).hasSize(Math.min(folds, 11));
        for (Fold f : list) {
            assertApart(f);
            assertThat(f.train().length + f.test().length).isEqualTo(s.size());
            for (int hole = 0; hole < 11; hole++) {
                int h = hole;
                boolean learnt = Arrays.stream(f.train()).anyMatch(i -> s.hole()[i] == h);
                boolean tested = Arrays.stream(f.test()).anyMatch(i -> s.hole()[i] == h);
                assertThat(learnt && tested).as("hole " + hole).isFalse();
            }
        }
    }

    /// A learning voxel is dropped if its centre lies within the buffer of a tested one's, and only then.
    @ParameterizedTest
    @ValueSource(doubles = {0, 4, 12, 25})
    void bufferIsRespected(double buffer) {
        LabelledVoxels s = samples();
        List<Fold> folds = Fold.byBlock(s, GRID, 50, buffer, 4, SEED);
        assertTestedOnce(s, folds);
        assertThat(folds).hasSize(4);
        for (Fold f : folds) {
            assertApart(f);
            boolean[] test = new boolean[s.size()];
            Arrays.stream(f.test()).forEach(i -> test[i] = true);
            boolean[] train = new boolean[s.size()];
            Arrays.stream(f.train()).forEach(i -> train[i] = true);
            for (int i = 0; i < s.size(); i++) {
                if (!test[i]) {
                    double nearest = Double.POSITIVE_INFINITY;
                    for (int j : f.test()) {
                        nearest = Math.min(nearest, distance(s.voxel()[i], s.voxel()[j]));
                    }
                    assertThat(train[i]).as("at " + nearest + " m").isEqualTo(nearest > buffer + 1e-9);
                }
            }
        }
    }

    /// Voxels of a cube stay together.
    @Test
    void cubesAreNotCut() {
        LabelledVoxels s = samples();
        for (Fold f : Fold.byBlock(s, GRID, 50, 0, 4, SEED)) {
            boolean[] test = new boolean[s.size()];
            Arrays.stream(f.test()).forEach(i -> test[i] = true);
            java.util.Map<String, Boolean> side = new java.util.HashMap<>();
            for (int i = 0; i < s.size(); i++) {
                int v = s.voxel()[i];
                String cube = (int) ((GRID.ix(v) + 0.5) * 5 / 50) + " " + (int) ((GRID.iy(v) + 0.5) * 10 / 50) + " "
                        + (int) ((GRID.iz(v) + 0.5) * 4 / 50);
                Boolean before = side.putIfAbsent(cube, test[i]);
                assertThat(before == null || before == test[i]).as(cube).isTrue();
            }
            assertThat(side.values()).contains(true, false);
        }
    }

    private static double distance(int v, int w) {
        double dx = 5.0 * (GRID.ix(v) - GRID.ix(w));
        double dy = 10.0 * (GRID.iy(v) - GRID.iy(w));
        double dz = 4.0 * (GRID.iz(v) - GRID.iz(w));
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    @Test
    void depthLearnsAboveAndTestsBelow() {
        LabelledVoxels s = samples();
        Fold f = Fold.byDepth(s, GRID).getFirst();
        assertApart(f);
        assertThat(f.train().length + f.test().length).isEqualTo(s.size());
        int lowestLearnt =
                Arrays.stream(f.train()).map(i -> GRID.iz(s.voxel()[i])).min().orElseThrow();
        int highestTested =
                Arrays.stream(f.test()).map(i -> GRID.iz(s.voxel()[i])).max().orElseThrow();
        assertThat(lowestLearnt).isGreaterThan(highestTested);
        assertThat(f.test().length / (double) s.size()).isBetween(0.4, 0.6);
    }

    @Test
    void depthWithMostOnTheLowestLevel() {
        int[] voxel = IntStream.concat(IntStream.range(0, 100), IntStream.range(3000, 3040))
                .toArray();
        LabelledVoxels s = new LabelledVoxels(voxel, new boolean[140], new int[140], new String[] {"A"});
        Fold f = Fold.byDepth(s, GRID).getFirst();
        assertThat(f.test()).hasSize(100);
        assertThat(f.train()).hasSize(40);
        LabelledVoxels flat = new LabelledVoxels(new int[] {0, 1}, new boolean[2], new int[2], new String[] {"A"});
        assertThat(Fold.byDepth(flat, GRID).getFirst().train())
                .as("one level cannot be cut")
                .hasSize(2);
    }

    @Test
    void sameSeedSameFolds() {
        LabelledVoxels s = samples();
        List<Function<Seed, List<Fold>>> protocols = List.of(
                seed -> Fold.paper(s, 0.7, seed),
                seed -> Fold.byHole(s, 5, seed),
                seed -> Fold.byBlock(s, GRID, 50, 5, 5, seed));
        for (Function<Seed, List<Fold>> p : protocols) {
            assertThat(tests(p.apply(SEED))).isDeepEqualTo(tests(p.apply(new Seed(1))));
            assertThat(Arrays.deepEquals(tests(p.apply(SEED)), tests(p.apply(new Seed(2)))))
                    .as("another seed, another split")
                    .isFalse();
        }
    }

    private static int[][] tests(List<Fold> folds) {
        return folds.stream().map(Fold::test).toArray(int[][]::new);
    }
}
