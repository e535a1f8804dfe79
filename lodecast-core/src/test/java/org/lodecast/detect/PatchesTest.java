package org.lodecast.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodecast.block.Grid;
import org.lodecast.evidence.Evidence;

class PatchesTest {
    private final Grid grid = Grid.of(0, 0, 0, 1, 1, 1, 5, 4, 3);

    /// Layer 0 tells the place as x + 10y + 100z, layer 1 its negative.
    private Evidence evidence() {
        float[][] layers = new float[2][grid.size()];
        for (int v = 0; v < grid.size(); v++) {
            layers[0][v] = grid.ix(v) + 10 * grid.iy(v) + 100 * grid.iz(v);
            layers[1][v] = -layers[0][v];
        }
        return new Evidence(grid, List.of("a", "b"), layers);
    }

    @Test
    void cubeLiesLayerThenZThenYThenX() {
        float[] row = new float[54];
        new Patches(evidence(), 3).fill(grid.index(2, 2, 1), row);
        int i = 0;
        for (int sign = 1; sign >= -1; sign -= 2) {
            for (int z = 0; z <= 2; z++) {
                for (int y = 1; y <= 3; y++) {
                    for (int x = 1; x <= 3; x++) {
                        assertThat(row[i++]).isEqualTo(sign * (x + 10 * y + 100 * z));
                    }
                }
            }
        }
    }

    @Test
    void outsideTheGridTheNearestVoxelStandsIn() {
        float[] row = new float[250];
        new Patches(evidence(), 5).fill(grid.index(0, 0, 0), row);
        assertThat(row[0]).isZero(); // (−2, −2, −2) → (0, 0, 0)
        assertThat(row[4]).isEqualTo(2); // (2, −2, −2) → (2, 0, 0)
        assertThat(row[124]).isEqualTo(222);
        new Patches(evidence(), 5).fill(grid.index(4, 3, 2), row);
        assertThat(row[124]).isEqualTo(234); // (6, 5, 4) → (4, 3, 2)
        assertThat(row[0]).isEqualTo(12); // (2, 1, 0)
    }

    @Test
    void whereThereIsNoGroundTheCentreStandsIn() {
        Evidence evidence = evidence();
        evidence.layers()[0][grid.index(3, 2, 1)] = Float.NaN;
        evidence.layers()[1][grid.index(3, 2, 1)] = Float.NaN;
        float[] row = new float[54];
        new Patches(evidence, 3).fill(grid.index(2, 2, 1), row);
        assertThat(row[14]).isEqualTo(122);
        assertThat(row[27 + 14]).isEqualTo(-122);
        assertThat(row[12]).isEqualTo(121);
    }

    @Test
    void aSingleVoxelIsACube() {
        float[] row = new float[2];
        Patches patches = new Patches(evidence(), 1);
        patches.fill(grid.index(4, 1, 2), row);
        assertThat(patches.width()).isEqualTo(2);
        assertThat(row).containsExactly(214, -214);
        assertThatThrownBy(() -> new Patches(evidence(), 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
