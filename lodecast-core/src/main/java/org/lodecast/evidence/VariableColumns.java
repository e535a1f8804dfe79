package org.lodecast.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.geostat.kriging.GridEstimates;
import org.lodecast.geostat.kriging.Kriging;
import org.lodecast.geostat.kriging.SharedSearch;

/// Estimates of many variables on the ground. Those that are kriged are kriged side by side, a few levels
/// at a time, and of what kriging tells beside the values only the main variable's is kept: all of it
/// would not fit into memory.
///
/// @param values by variable, then voxel of the grid; NaN above the ground
/// @param distance of the main variable, or the first: to the nearest sample [m]
/// @param variance likewise
/// @param remarks of each variable's estimates
record VariableColumns(List<float[]> values, float[] distance, float[] variance, List<List<String>> remarks) {

    /// @param main name of the variable whose distances and variances are kept
    static VariableColumns of(
            List<VariableEstimate> variables,
            String main,
            Grid grid,
            int[] ground,
            Workers workers,
            Progress progress) {
        List<float[]> values = new ArrayList<>(Collections.nCopies(variables.size(), new float[0]));
        List<List<String>> remarks = new ArrayList<>(Collections.nCopies(variables.size(), List.of()));
        float[][] spread = {new float[0], new float[0]};
        int kept = 0;
        for (int k = variables.size() - 1; k >= 0; k--) {
            kept = variables.get(k).name().equals(main) ? k : kept;
        }
        List<Integer> kriged = new ArrayList<>();
        for (int k = 0; k < variables.size(); k++) {
            VariableEstimate v = variables.get(k);
            if (v.settings().method().kriges()) {
                kriged.add(k);
                continue;
            }
            GridEstimates e = v.onto(grid, ground, workers, progress);
            values.set(k, e.value());
            remarks.set(k, e.remarks());
            if (k == kept) {
                spread[0] = e.distance();
                spread[1] = e.variance();
            }
        }
        int spreadOf = kept;
        List<Kriging> krigings =
                kriged.stream().map(k -> variables.get(k).kriging(grid)).toList();
        kriged.forEach(k -> values.set(k, nothing(grid)));
        if (kriged.contains(spreadOf)) {
            spread[0] = nothing(grid);
            spread[1] = nothing(grid);
        }
        BitSet wanted = new BitSet(grid.size());
        for (int v : ground) {
            wanted.set(v);
        }
        List<List<String>> told = SharedSearch.of(krigings).stream(grid, wanted, workers, progress, (n, slab) -> {
            int k = kriged.get(n);
            put(slab.value(), values.get(k), slab);
            if (k == spreadOf) {
                put(slab.distance(), spread[0], slab);
                put(slab.variance(), spread[1], slab);
            }
        });
        for (int n = 0; n < kriged.size(); n++) {
            remarks.set(kriged.get(n), told.get(n));
        }
        return new VariableColumns(values, spread[0], spread[1], remarks);
    }

    private static float[] nothing(Grid grid) {
        float[] column = new float[grid.size()];
        Arrays.fill(column, Float.NaN);
        return column;
    }

    private static void put(float[] levels, float[] column, GridEstimates slab) {
        System.arraycopy(levels, 0, column, slab.grid().index(0, 0, slab.level()), levels.length);
    }
}
