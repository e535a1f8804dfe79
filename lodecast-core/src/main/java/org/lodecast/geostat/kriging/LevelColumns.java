package org.lodecast.geostat.kriging;

import java.util.Arrays;
import java.util.List;
import org.lodecast.block.Grid;

/// What a kriging estimates on some levels of a grid, NaN until it does.
///
/// @param value by variable, then voxel
record LevelColumns(float[][] value, float[] variance, float[] slope, float[] count, float[] distance)
        implements TileRun.Sink {

    /// @param n voxels of the levels
    static LevelColumns of(Kriging k, int n) {
        float[][] value = new float[k.table.variables()][];
        Arrays.setAll(value, v -> missing(n));
        return new LevelColumns(value, missing(n), missing(n), missing(n), missing(n));
    }

    @Override
    public void take(Tile tile, TileEstimates e) {
        for (int t = 0; t < tile.size; t++) {
            int at = tile.target[t];
            for (int v = 0; v < value.length; v++) {
                value[v][at] = (float) e.value[v][t];
            }
            variance[at] = (float) e.variance[t];
            slope[at] = (float) e.slope[t];
            count[at] = e.count[t];
            distance[at] = (float) e.distance[t];
        }
    }

    GridEstimates on(Grid grid, int level, List<String> remarks) {
        return new GridEstimates(grid, level, value, variance, slope, count, distance, remarks);
    }

    private static float[] missing(int n) {
        float[] column = new float[n];
        Arrays.fill(column, Float.NaN);
        return column;
    }
}
