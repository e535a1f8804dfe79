package org.lodecast.app.benchmark;

import java.util.List;
import java.util.Map;

/// What the scores of a project said of ground that only the holes left out had seen, voxel by voxel.
///
/// @param fold number, from 1
/// @param holes that were left out
/// @param pierced what they found, and which voxels are judged
/// @param distance of each of those to the nearest sample that was kept [m]
/// @param scores of each by detector and rival, all finite
/// @param probabilities of ore in each by detector, where one gives any
/// @param ran the detectors that could learn
/// @param failed why the fold could not be run, else empty
public record HeldOutFold(
        int fold,
        List<String> holes,
        DrilledOre.Pierced pierced,
        float[] distance,
        Map<String, float[]> scores,
        Map<String, float[]> probabilities,
        List<String> ran,
        String failed) {

    static HeldOutFold failed(int fold, List<String> holes, String why) {
        DrilledOre.Pierced none = new DrilledOre.Pierced(0, 0, 0, 0, new int[0], new boolean[0], new double[0]);
        return new HeldOutFold(fold, holes, none, new float[0], Map.of(), Map.of(), List.of(), why);
    }

    int voxels() {
        return pierced.voxel().length;
    }

    /// Voxels of ore.
    int ore() {
        return count(pierced.rich());
    }

    /// Whether there is enough ore and barren ground to tell apart.
    boolean judges() {
        return HeldOutFigures.judges(pierced.rich());
    }

    static int count(boolean[] bits) {
        int n = 0;
        for (boolean b : bits) {
            n += b ? 1 : 0;
        }
        return n;
    }
}
