package org.lodecast.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lodecast.Golden;

class ConnectedBodiesTest {
    private static final Grid GRID = Grid.of(0, 0, 0, 1, 1, 1, 13, 11, 9);

    @Test
    void sameAsScipy() {
        Golden golden = Golden.of("block/bodies.csv");
        double[] ix = golden.column("ix");
        double[] iy = golden.column("iy");
        double[] iz = golden.column("iz");
        double[] number = golden.column("body");
        boolean[] member = new boolean[GRID.size()];
        Map<Integer, List<Integer>> expected = new TreeMap<>();
        for (int i = 0; i < golden.size(); i++) {
            int v = GRID.index((int) ix[i], (int) iy[i], (int) iz[i]);
            member[v] = true;
            expected.computeIfAbsent((int) number[i], k -> new java.util.ArrayList<>())
                    .add(v);
        }
        List<int[]> bodies = ConnectedBodies.of(GRID, member);
        assertThat(bodies).hasSize(33);
        int[][] sorted = expected.values().stream()
                .map(l -> l.stream().mapToInt(v -> v).sorted().toArray())
                .sorted(Comparator.comparingInt(b -> b[0])) // in the order of their first voxels
                .toArray(int[][]::new);
        assertThat(bodies.toArray(int[][]::new)).isDeepEqualTo(sorted);
    }

    @Test
    void cornersTouchButRowsDoNotWrap() {
        boolean[] member = new boolean[GRID.size()];
        member[GRID.index(2, 2, 2)] = true;
        member[GRID.index(3, 3, 3)] = true;
        member[GRID.index(4, 2, 4)] = true;
        member[GRID.index(12, 0, 0)] = true; // the next voxel in memory is on the other side of the grid
        member[GRID.index(0, 1, 0)] = true;
        assertThat(ConnectedBodies.of(GRID, member)).extracting(b -> b.length).containsExactly(1, 1, 3);
    }

    @Test
    void allAndNone() {
        assertThat(ConnectedBodies.of(GRID, new boolean[GRID.size()])).isEmpty();
        boolean[] all = new boolean[GRID.size()];
        java.util.Arrays.fill(all, true);
        assertThat(ConnectedBodies.of(GRID, all))
                .hasSize(1)
                .first()
                .satisfies(b -> assertThat(b).hasSize(GRID.size()).isSorted());
    }
}
