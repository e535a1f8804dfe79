package org.lodecast.geostat.kriging;

import java.util.List;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;

/// Estimates on levels of a grid as columns, NaN at the voxels that were not asked for; of one variable or of several
/// that were kriged together.
///
/// @param grid the whole grid
/// @param level the first level of the columns; 0 if they are of the whole grid
/// @param values of each variable; NaN also where fewer than the least number of samples were found
/// @param variance kriging variance, NaN where there is no value
/// @param slope slope of the regression of truth on estimate: 1 if the estimate is conditionally unbiased
/// @param count number of samples found
/// @param distance to the nearest sample of all [m], infinite if there are none
/// @param remarks what the user should know, in plain words; empty if nothing
public record GridEstimates(
        Grid grid,
        int level,
        float[][] values,
        float[] variance,
        float[] slope,
        float[] count,
        float[] distance,
        List<String> remarks) {
    public GridEstimates {
        remarks = List.copyOf(remarks);
    }

    /// Estimates of the first variable.
    public float[] value() {
        return values[0];
    }

    /// Adds the columns `name`, `name_variance`, `name_slope`, `name_count` and `name_distance` of the first variable.
    ///
    /// @param unit of the value; the variance has its square
    /// @throws IllegalArgumentException if the model's grid is another
    public void addTo(BlockModel model, String name, String unit) {
        if (!model.grid().equals(grid) || variance.length != grid.size()) {
            throw new IllegalArgumentException("estimates of another grid: " + grid + ", not " + model.grid());
        }
        model.put(name, unit, value())
                .put(name + "_variance", unit.isEmpty() ? "" : "(" + unit + ")²", variance)
                .put(name + "_slope", "", slope)
                .put(name + "_count", "", count)
                .put(name + "_distance", "m", distance);
    }
}
