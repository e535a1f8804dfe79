package org.lodecast.app.report;

import java.util.Arrays;

/// Scores as ranks: which share of the ground scores at least as high. Detectors of any scale become
/// comparable, and the share is what a driller pays for.
final class Ranks {
    /// Decades of the share that pictures show: from all the ground to its best thousandth.
    static final double DECADES = 3;

    private Ranks() {}

    /// Finite scores of the ground, rising.
    static float[] sorted(float[] scores, int[] ground) {
        float[] out = new float[ground.length];
        int n = 0;
        for (int voxel : ground) {
            if (!Float.isNaN(scores[voxel])) {
                out[n++] = scores[voxel];
            }
        }
        float[] trimmed = Arrays.copyOf(out, n);
        Arrays.sort(trimmed);
        return trimmed;
    }

    /// −log₁₀(share) / 3 in [0, 1] a voxel, share being that of the ground which scores at least as high;
    /// ties share the larger. NaN above ground and where there is no score.
    static float[] shade(float[] scores, int[] ground) {
        int[] scored =
                Arrays.stream(ground).filter(v -> !Float.isNaN(scores[v])).toArray();
        float[] own = new float[scored.length];
        for (int k = 0; k < own.length; k++) {
            own[k] = scores[scored[k]];
        }
        int[] below = org.lodecast.assess.Ranks.below(own);
        float[] out = new float[scores.length];
        Arrays.fill(out, Float.NaN);
        for (int k = 0; k < own.length; k++) {
            double share = (double) (own.length - below[k]) / own.length;
            out[scored[k]] = (float) Math.min(1, -Math.log10(share) / DECADES);
        }
        return out;
    }

    /// Index of the first of the rising values that is at least v.
    static int firstAtLeast(float[] sorted, float v) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (sorted[middle] < v) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
