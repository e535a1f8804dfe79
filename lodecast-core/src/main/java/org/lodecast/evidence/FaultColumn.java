package org.lodecast.evidence;

import java.util.List;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.geology.SurfaceDistance;
import org.lodecast.geology.TriangleMesh;

/// Distance of voxels to the nearest fault, and the layers made of it.
final class FaultColumn {
    private FaultColumn() {}

    /// [m], NaN above the ground.
    static float[] distance(Grid grid, int[] ground, List<TriangleMesh> faults, Workers workers, Progress progress) {
        return SurfaceDistance.of(faults).onto(grid, ground, workers, progress);
    }

    static float[] layer(Recipe.FaultDistance f, float[] distance, int[] ground) {
        float[] layer = distance.clone();
        for (int v : ground) {
            layer[v] = f.buffer() ? (layer[v] <= f.scale() ? 1 : 0) : (float) Math.exp(-layer[v] / f.scale());
        }
        return layer;
    }
}
