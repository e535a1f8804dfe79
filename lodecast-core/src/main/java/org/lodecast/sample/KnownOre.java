package org.lodecast.sample;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;
import org.lodecast.geology.Solid;

/// Where orebodies are known.
///
/// @param composite whether each composite lies inside one
/// @param voxel whether each voxel of the grid is ground whose centre lies inside one, or that holds a
///     composite inside one
public record KnownOre(boolean[] composite, boolean[] voxel) {
    /// @param ground indices of the voxels below the ground that have evidence, rising
    public static KnownOre of(
            Grid grid, Composites c, List<Solid> orebodies, int[] ground, Workers workers, Progress progress) {
        BitSet inside = new BitSet(grid.size());
        for (Solid body : orebodies) {
            inside.or(body.onto(grid, workers, progress));
        }
        boolean[] voxel = new boolean[grid.size()];
        for (int v : ground) {
            voxel[v] = inside.get(v);
        }
        boolean[] composite = new boolean[c.size()];
        for (int i = 0; i < composite.length; i++) {
            double x = c.x()[i];
            double y = c.y()[i];
            double z = c.z()[i];
            composite[i] = orebodies.stream().anyMatch(body -> body.contains(x, y, z));
            int v = grid.indexAt(x, y, z);
            if (composite[i] && v >= 0 && Arrays.binarySearch(ground, v) >= 0) {
                voxel[v] = true;
            }
        }
        return new KnownOre(composite, voxel);
    }
}
