package org.lodecast.detect.nn;

import static org.lodecast.detect.nn.DenseKernels.STRIP;

import java.util.Arrays;

/// The first level of a network over the planes of a brick, where its kernel of k³ is smaller than the patch:
/// a place of the kernel belongs to the patches of up to t³ voxels, t = side − k + 1, and is worked out once.
/// Kept are the t planes that the second level reads.
final class SharedLevel {
    private final Tiling tiling;
    private final LaneWeights weights;
    private final int[] kernel; // where its cells stand in the brick
    private final int strips;
    private final int pitch; // from one channel to the next
    private final int slot; // from one plane to the next
    private final int[] held; // the plane in each slot
    private final int[][] sources; // of the second level, by plane modulo t

    /// Channel by channel in each slot.
    final float[] values;

    SharedLevel(Tiling tiling, Level first, LaneWeights weights) {
        this.tiling = tiling;
        this.weights = weights;
        int t = first.smallSide();
        kernel = Tiling.cube(first.in(), first.kernel(), tiling.lengthX(), tiling.plane(), tiling.layer());
        strips = tiling.strips(t - 1);
        pitch = strips * STRIP;
        slot = LaneWeights.padded(first.out()) * pitch;
        held = new int[t];
        values = new float[t * slot + STRIP];
        sources = new int[t][];
        for (int z = 0; z < t; z++) {
            sources[z] = Tiling.cube(first.out(), t, tiling.lengthX(), 0, pitch);
            for (int s = 0; s < sources[z].length; s++) {
                sources[z][s] += (z + s / (t * t)) % t * slot; // s / t² is dz, plus a multiple of t
            }
        }
        forget();
    }

    /// Another brick comes.
    void forget() {
        Arrays.fill(held, -1);
    }

    /// Where the sources of the second level stand for the voxels of plane `z`, seen from the voxel.
    int[] sources(int z) {
        return sources[z % sources.length];
    }

    /// Works out what the voxels of plane `z` need and is not there yet.
    void prepare(Brick brick, int z) {
        for (int p = z; p < z + held.length; p++) {
            int at = p % held.length;
            if (held[at] != p) {
                for (int j = 0; j < strips; j++) {
                    int q = j * STRIP;
                    DenseKernels.product(
                            weights, brick.data, p * tiling.plane() + q, kernel, values, at * slot + q, pitch);
                }
                held[at] = p;
            }
        }
    }
}
