package org.lodecast.app.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodecast.block.Grid;

class OracleFeaturesTest {
    /// A column that says its own voxel's place, so that each feature says where it was read.
    @Test
    void theOracleReadsAboveBelowAndAround() {
        Grid grid = Grid.of(0, 0, 0, 20, 20, 20, 3, 3, 20);
        float[] column = new float[grid.size()];
        for (int v = 0; v < column.length; v++) {
            column[v] = grid.ix(v) + 10 * grid.iy(v) + 100 * grid.iz(v);
        }
        column[grid.index(0, 0, 9)] = Float.NaN;
        OracleFeatures f = new OracleFeatures(grid);
        f.put("c", column);
        assertThat(f.names())
                .containsExactly(
                        "c",
                        "c mean",
                        "c -160 m",
                        "c -120 m",
                        "c -80 m",
                        "c -40 m",
                        "c +40 m",
                        "c +80 m",
                        "c +120 m",
                        "c +160 m");
        float[] middle = f.at(grid.index(1, 1, 10));
        assertThat(middle[0]).isEqualTo(1011);
        assertThat(middle[1]).isEqualTo((27 * 1011f - 900) / 26, within(0.01f)); // without the voxel of no ground
        assertThat(List.of(middle[2], middle[3], middle[4], middle[5])).containsExactly(211f, 411f, 611f, 811f);
        assertThat(List.of(middle[6], middle[7], middle[8], middle[9])).containsExactly(1211f, 1411f, 1611f, 1811f);
        float[] corner = f.at(grid.index(2, 2, 19));
        assertThat(corner[1]).isEqualTo(2 - 0.5f + 10 * 1.5f + 1850, within(0.01f)); // of the 8 voxels there are
        assertThat(corner[6]).isNaN();
        assertThat(OracleFeatures.as(new float[] {1, 2}, List.of("a", "b"), List.of("b", "z", "a")))
                .containsExactly(2, Float.NaN, 1);
    }

    @Test
    void whatTheOracleIsTaughtComesBackAsItWas(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder)
            throws Exception {
        OracleSample s = new OracleSample(
                List.of("a", "b"), new float[][] {{1, Float.NaN}, {3, 4}, {5, 6}}, new boolean[] {true, false, true});
        var file = folder.resolve("sample.json");
        assertThat(OracleSample.current(file, "k")).isFalse();
        s.write(file, "k");
        assertThat(OracleSample.current(file, "k")).isTrue();
        assertThat(OracleSample.current(file, "l")).isFalse();
        OracleSample read = OracleSample.read(file);
        assertThat(read.names()).isEqualTo(s.names());
        assertThat(java.util.Arrays.deepEquals(read.rows(), s.rows())).isTrue(); // NaN too
        assertThat(read.ore()).isEqualTo(s.ore());
        assertThat(Oracle.teach(
                        List.of(new OracleSample(List.of(), new float[0][], new boolean[0])),
                        new org.lodecast.Workers(1)))
                .isEmpty();
    }
}
