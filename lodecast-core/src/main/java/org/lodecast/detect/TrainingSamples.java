package org.lodecast.detect;

import java.util.Arrays;
import org.lodecast.sample.LabelledVoxels;

/// Voxels to learn from.
///
/// @param normal barren voxels to learn normality from
/// @param normalHeldOut barren voxels kept aside, to watch the loss on (may be empty)
/// @param ore voxels of known ore (may be empty for detectors that need none)
public record TrainingSamples(int[] normal, int[] normalHeldOut, int[] ore) {

    /// Of the labelled voxels listed: ore, and barren ones of which the kept and the held out alternate
    /// evenly along the list.
    ///
    /// @param listed numbers within the labelled voxels, rising
    /// @param share of the barren ones to learn from, at least one voxel
    public static TrainingSamples of(LabelledVoxels samples, int[] listed, double share) {
        int[] barren = Arrays.stream(listed).filter(i -> !samples.ore()[i]).toArray();
        int keep = Math.min(barren.length, Math.max(1, (int) Math.round(share * barren.length)));
        int[] normal = new int[keep];
        int[] heldOut = new int[barren.length - keep];
        int kept = 0;
        for (int k = 0; k < barren.length; k++) {
            int voxel = samples.voxel()[barren[k]];
            // (k + 1)·keep/n steps up exactly `keep` times, evenly
            if ((long) (k + 1) * keep / barren.length > (long) k * keep / barren.length) {
                normal[kept++] = voxel;
            } else {
                heldOut[k - kept] = voxel;
            }
        }
        int[] ore = Arrays.stream(listed)
                .filter(i -> samples.ore()[i])
                .map(i -> samples.voxel()[i])
                .toArray();
        return new TrainingSamples(normal, heldOut, ore);
    }

    /// All barren voxels, those to learn from and those kept aside, for detectors that watch no loss.
    int[] barren() {
        int[] barren = Arrays.copyOf(normal, normal.length + normalHeldOut.length);
        System.arraycopy(normalHeldOut, 0, barren, normal.length, normalHeldOut.length);
        return barren;
    }
}
