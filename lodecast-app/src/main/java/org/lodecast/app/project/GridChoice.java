package org.lodecast.app.project;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The grid of the block model, as far as the project says it.
///
/// @param cell voxel size [m], one number or three; by default chosen from the extent
/// @param origin lowest corner east, north, elevation [m]; by default from the data
/// @param count voxels along each axis; by default from the data
/// @param margin room about the data [m]; by default a tenth of the largest extent
/// @param rotation clockwise turn of the grid's axes [degrees]
/// @param voxels how many voxels an automatic cell may make
/// @param ground `topography` (the ground is the topography, and beyond it as by `collars`), `collars` (it
///     follows the collars) or `none` (nothing is cut); by default the topography where there is one
@SuppressWarnings("NullAway") // as of {@link Project}
public record GridChoice(
        @Nullable List<Double> cell,
        @Nullable List<Double> origin,
        @Nullable List<Integer> count,
        @Nullable Double margin,
        Double rotation,
        Integer voxels,
        @Nullable String ground) {
    public GridChoice {
        rotation = rotation == null ? 0.0 : rotation;
        voxels = voxels == null ? 500_000 : voxels;
    }
}
