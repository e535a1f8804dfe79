package org.lodecast.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;

/// The evidence layers over a grid, each scaled to [0, 1]: what the detectors see.
///
/// @param grid the block model's grid
/// @param names of the layers
/// @param layers one array a layer, a value a voxel in the grid's order; NaN in all layers where there is no
///     ground
/// @param hindcast what the layers would be at known voxels without the samples near them, null if nobody
///     asked
/// @param estimates what the layers were made from, on the same grid: the elements, `distance` to the
///     nearest sample and `kriging_variance` of the main element; null if nobody has it at hand
public record Evidence(
        Grid grid,
        List<String> names,
        float[][] layers,
        @Nullable Hindcast hindcast,
        @Nullable BlockModel estimates) {

    public Evidence {
        if (names.size() != layers.length) {
            throw new IllegalArgumentException(names.size() + " names for " + layers.length + " layers");
        }
        for (float[] layer : layers) {
            if (layer.length != grid.size()) {
                throw new IllegalArgumentException("a layer has " + layer.length + " voxels, the grid " + grid.size());
            }
        }
    }

    /// The layers alone.
    public Evidence(Grid grid, List<String> names, float[][] layers) {
        this(grid, names, layers, null, null);
    }

    public Evidence withHindcast(Hindcast h) {
        return new Evidence(grid, names, layers, h, estimates);
    }

    public Evidence withEstimates(BlockModel model) {
        return new Evidence(grid, names, layers, hindcast, model);
    }

    /// The same as if some layers, and some of what layers are made from, were not known.
    ///
    /// @param gone names of layers
    /// @param elements columns of the estimates
    /// @throws IllegalArgumentException if no layer is left
    public Evidence without(Set<String> gone, Set<String> elements) {
        int[] kept = IntStream.range(0, count())
                .filter(l -> !gone.contains(names.get(l)))
                .toArray();
        if (kept.length == 0) {
            throw new IllegalArgumentException("without " + gone + " no layer is left");
        }
        BlockModel model = estimates;
        BlockModel left = null;
        if (model != null) {
            left = new BlockModel(grid);
            for (BlockModel.Column c : model.columns().values()) {
                if (!elements.contains(c.name())) {
                    left.put(c.name(), c.unit(), c.values());
                }
            }
        }
        return new Evidence(
                grid,
                Arrays.stream(kept).mapToObj(names::get).toList(),
                Arrays.stream(kept).mapToObj(l -> layers[l]).toArray(float[][]::new),
                hindcast == null ? null : hindcast.of(kept, count()),
                left);
    }

    /// Number of layers.
    public int count() {
        return layers.length;
    }

    /// Whether every layer has a value at the voxel.
    public boolean valid(int voxel) {
        for (float[] layer : layers) {
            if (Float.isNaN(layer[voxel])) {
                return false;
            }
        }
        return true;
    }
}
