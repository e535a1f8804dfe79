package org.lodecast.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lodecast.block.Grid;

/// Where a detector looks beside the voxel itself: so far above and below it. The halos of an ore lead
/// and follow it along the flow that made it, the front halo by 100 to 300 m above, the tail halo below;
/// a voxel's own values say nothing of either.
///
/// Edges: beyond the grid its lowest or highest voxel stands in; where there is no ground, the centre.
///
/// @param rises above the voxel [m], negative below; the first is 0, the voxel itself
public record Context(List<Double> rises) {
    /// The voxel alone.
    public static final Context NONE = new Context(List.of(0.0));
    /// 40, 80, 120 and 160 m above and below.
    public static final Context HALO =
            new Context(List.of(0.0, -160.0, -120.0, -80.0, -40.0, 40.0, 80.0, 120.0, 160.0));

    public Context {
        rises = List.copyOf(rises);
        if (rises.isEmpty() || rises.getFirst() != 0) {
            throw new IllegalArgumentException("rises: the first is the voxel itself, 0 m; not " + rises);
        }
    }

    /// Number of places.
    public int size() {
        return rises.size();
    }

    /// The voxel at place `k`: above the given one by the rise, to the nearest voxel.
    public int voxel(Grid grid, int voxel, int k) {
        if (k == 0) {
            return voxel;
        }
        int up = (int) Math.rint(rises.get(k) / grid.dz());
        int iz = Math.clamp(grid.iz(voxel) + (long) up, 0, grid.nz() - 1);
        return grid.index(grid.ix(voxel), grid.iy(voxel), iz);
    }

    /// The layers at all places about a voxel: place by place, layer by layer.
    ///
    /// @param terms {@link #size} × layers values
    public void fill(Evidence evidence, int voxel, double[] terms) {
        int t = 0;
        for (int k = 0; k < size(); k++) {
            int there = voxel(evidence.grid(), voxel, k);
            for (float[] layer : evidence.layers()) {
                terms[t++] = Float.isNaN(layer[there]) ? layer[voxel] : layer[there];
            }
        }
    }

    /// Names of the terms, such as `B2`, `B2 80 m above`.
    public List<String> names(List<String> layers) {
        List<String> names = new ArrayList<>();
        for (double rise : rises) {
            for (String layer : layers) {
                names.add(
                        rise == 0
                                ? layer
                                : String.format(
                                        Locale.ROOT,
                                        "%s %.0f m %s",
                                        layer,
                                        Math.abs(rise),
                                        rise > 0 ? "above" : "below"));
            }
        }
        return names;
    }
}
