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

    /// 1 within `scale` and 0 beyond, or exp(−distance/scale); NaN where the distance is.
    static float[] closeness(float[] distance, boolean buffer, double scale) {
        float[] layer = new float[distance.length];
        for (int v = 0; v < layer.length; v++) {
            float d = distance[v];
            layer[v] = Float.isNaN(d) ? Float.NaN : buffer ? (d <= scale ? 1 : 0) : (float) Math.exp(-d / scale);
        }
        return layer;
    }
}
