package org.lodecast.detect.nn;

import static org.lodecast.detect.nn.DenseKernels.STRIP;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The first level of a network over the planes of a brick, where its kernel of k³ is smaller than the patch:
/// a place of the kernel belongs to the patches of up to t³ voxels, t = side − k + 1, and is worked out once.
/// Kept are the t planes that the patches of a plane of voxels have in them.
final class SharedLevel {
    private final Tiling tiling;
    private final LaneNetwork network;
    private final int[] kernel; // where its cells stand in the brick
    private final int strips;
    private final int pitch; // from one channel to the next
    private final int slot; // from one plane to the next
    private final int[] held; // the plane in each slot
    private final int[][] units; // by plane modulo t
    private final int[][][][] sources; // by plane modulo t, level and place

    /// Channel by channel in each slot.
    final float[] values;

    SharedLevel(Tiling tiling, LaneNetwork network) {
        this.tiling = tiling;
        this.network = network;
        Level first = network.level(0);
        int t = first.smallSide();
        kernel = Tiling.cube(first.in(), first.kernel(), tiling.lengthX(), tiling.plane(), tiling.layer());
        strips = tiling.strips(t - 1);
        pitch = strips * STRIP;
        slot = LaneWeights.padded(first.out()) * pitch;
        held = new int[t];
        values = new float[t * slot + STRIP];
        units = new int[t][];
        sources = new int[t][network.depth()][][];
        for (int z = 0; z < t; z++) {
            units[z] = Tiling.cube(first.out(), t, tiling.lengthX(), 0, pitch);
            for (int u = 0; u < units[z].length; u++) {
                units[z][u] += (z + u / (t * t)) % t * slot; // u / t² is dz, plus a multiple of t
            }
            for (int l = 1; l < network.depth(); l++) {
                sources[z][l] = network.from(l) == 0 ? sources(network.places(l), units[z]) : new int[0][];
            }
        }
        forget();
    }

    private static int[][] sources(List<LaneNetwork.Place> places, int[] units) {
        return places.stream()
                .map(p -> IntStream.of(p.at()).map(a -> units[a / STRIP]).toArray())
                .toArray(int[][]::new);
    }

    /// Another brick comes.
    void forget() {
        Arrays.fill(held, -1);
    }

    /// Where the level's units stand for the voxels of plane `z`, seen from the voxel.
    int[] units(int z) {
        return units[z % units.length];
    }

    /// Works out what the voxels of plane `z` need and is not there yet.
    void prepare(Brick brick, int z) {
        LaneWeights weights = network.places(0).getFirst().weights();
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

    /// Runs level `l`, which takes what this one gives, for the strip that begins at corner `q` of plane `z`.
    void forward(int l, int z, int q, float[] to) {
        int[][] at = sources[z % units.length][l];
        List<LaneNetwork.Place> places = network.places(l);
        for (int k = 0; k < at.length; k++) {
            LaneNetwork.Place p = places.get(k);
            DenseKernels.product(p.weights(), values, q, at[k], to, p.to(), p.pitch());
        }
    }
}
