package org.lodecast.block;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A grid and its named columns, a float a voxel; a missing value is NaN. Columns keep the order in which
/// they were added. Not safe for writers on several threads; the arrays are shared, not copied, since a model
/// may be large.
public final class BlockModel {
    private final Grid grid;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    /// A named quantity over all voxels.
    ///
    /// @param name unique in its model
    /// @param unit e.g. `ppm`, `m`, or empty for a pure number
    /// @param values one a voxel, in the grid's order
    public record Column(String name, String unit, float[] values) {}

    public BlockModel(Grid grid) {
        this.grid = grid;
    }

    public Grid grid() {
        return grid;
    }

    /// Adds a column, or replaces the one of that name.
    ///
    /// @throws IllegalArgumentException if its length is not the grid's
    public BlockModel put(String name, String unit, float[] values) {
        if (values.length != grid.size()) {
            throw new IllegalArgumentException(
                    "column " + name + " has " + values.length + " values, the grid " + grid.size());
        }
        columns.put(name, new Column(name, unit, values));
        return this;
    }

    public boolean has(String name) {
        return columns.containsKey(name);
    }

    /// @throws IllegalArgumentException if there is no such column
    public float[] values(String name) {
        return column(name).values();
    }

    /// @throws IllegalArgumentException if there is no such column
    public Column column(String name) {
        Column column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("no column " + name + " among " + columns.keySet());
        }
        return column;
    }

    public Map<String, Column> columns() {
        return Collections.unmodifiableMap(columns);
    }
}
