package org.lodecast.app.project;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A block model from elsewhere, of which columns are brought to the project's grid.
///
/// @param file a table of blocks (CSV or the like), or a UBC mesh (`.msh`)
/// @param columns to bring, by the names they shall have
/// @param places columns of the table by role (`x`, `y`, `z`, `dx`, `dy`, `dz`), where the names are not the
///     usual ones
/// @param cell size of the blocks, one number or three, in the file's unit of length, where the table does
///     not tell it
/// @param rotation clockwise turn of its axes [degrees]
/// @param missing numbers that stand for no value
/// @param lengthUnit `m` or `ft`; by default that of the tables
/// @param format of the table
@SuppressWarnings("NullAway") // as of {@link Project}
public record OtherModel(
        @Nullable String file,
        Map<String, Column> columns,
        Map<String, String> places,
        @Nullable List<Double> cell,
        Double rotation,
        List<Double> missing,
        @Nullable String lengthUnit,
        Project.CsvFormat format) {
    public OtherModel {
        columns = columns == null ? Map.of() : columns;
        places = places == null ? Map.of() : places;
        rotation = rotation == null ? 0.0 : rotation;
        missing = missing == null ? List.of() : missing;
        format = format == null ? Project.CsvFormat.GUESSED : format;
    }

    /// Whether the file is a UBC mesh.
    public boolean isMesh() {
        return file != null && file.toLowerCase(java.util.Locale.ROOT).endsWith(".msh");
    }

    /// One column.
    ///
    /// @param column of the table
    /// @param file of the values, of a UBC mesh
    /// @param unit of the values
    /// @param codes of which the share of a voxel is wanted, of a column of codes
    public record Column(
            @Nullable String column,
            @Nullable String file,
            @Nullable String unit,
            @Nullable List<String> codes) {}
}
