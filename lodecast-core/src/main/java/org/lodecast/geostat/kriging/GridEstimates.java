package org.lodecast.geostat.kriging;

import java.util.List;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;

/// Estimates on a grid as columns of its full length, NaN at the voxels that were not asked for.
///
/// @param value NaN also where fewer than the least number of samples were found
/// @param variance kriging variance, NaN where there is no value
/// @param count number of samples found
/// @param distance to the nearest sample of all [m], infinite if there are none
/// @param remarks what the user should know, in plain words; empty if nothing
public record GridEstimates(
        Grid grid, float[] value, float[] variance, float[] count, float[] distance, List<String> remarks) {
    public GridEstimates {
        remarks = List.copyOf(remarks);
    }

    /// Adds the columns `name`, `name_variance`, `name_count` and `name_distance`.
    ///
    /// @param unit of the value; the variance has its square
    /// @throws IllegalArgumentException if the model's grid is another
    public void addTo(BlockModel model, String name, String unit) {
        if (!model.grid().equals(grid)) {
            throw new IllegalArgumentException("estimates of another grid: " + grid + ", not " + model.grid());
        }
        model.put(name, unit, value)
                .put(name + "_variance", unit.isEmpty() ? "" : "(" + unit + ")²", variance)
                .put(name + "_count", "", count)
                .put(name + "_distance", "m", distance);
    }
}
