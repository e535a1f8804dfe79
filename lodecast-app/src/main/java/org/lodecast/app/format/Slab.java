package org.lodecast.app.format;

import java.util.BitSet;
import java.util.List;
import org.lodecast.block.Grid;

/// Some levels of a grid on their way to a file.
///
/// @param level the first
/// @param levels how many
/// @param voxels of the whole grid that get a row where files have rows
/// @param columns in the order of their names, each from the first voxel of the first level on; NaN is missing
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Slab(int level, int levels, BitSet voxels, List<float[]> columns) {

    /// Index in the grid of the slab's first voxel.
    public int first(Grid grid) {
        return grid.index(0, 0, level);
    }

    /// Index in the grid behind the slab's last voxel.
    public int end(Grid grid) {
        return first(grid) + levels * grid.nx() * grid.ny();
    }
}
