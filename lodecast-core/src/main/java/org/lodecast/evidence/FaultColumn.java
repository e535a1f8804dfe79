package org.lodecast.evidence;

import java.util.Arrays;
import java.util.List;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.geology.SurfaceDistance;
import org.lodecast.geology.TriangleMesh;

/// Distance of voxels to the nearest fault, and the layers made of it.
final class FaultColumn {
    private static final int CHUNK = 4096;

    private FaultColumn() {}

    /// [m], NaN above the ground.
    static float[] distance(Grid grid, int[] ground, List<TriangleMesh> faults, Workers workers, Progress progress) {
        SurfaceDistance tree = SurfaceDistance.of(faults);
        float[] distance = new float[grid.size()];
        Arrays.fill(distance, Float.NaN);
        progress.begin("distance to faults", ground.length);
        workers.forEach((ground.length + CHUNK - 1) / CHUNK, t -> {
            int end = Math.min(ground.length, (t + 1) * CHUNK);
            for (int k = t * CHUNK; k < end; k++) {
                int v = ground[k];
                int ix = grid.ix(v);
                int iy = grid.iy(v);
                distance[v] = (float) tree.distance(grid.x(ix, iy), grid.y(ix, iy), grid.z(grid.iz(v)));
            }
            progress.advance(end - t * CHUNK);
        });
        return distance;
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
