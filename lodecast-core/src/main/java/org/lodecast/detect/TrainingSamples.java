package org.lodecast.detect;

/// Voxels to learn from.
///
/// @param normal barren voxels to learn normality from
/// @param normalHeldOut barren voxels kept aside, to watch the loss on (may be empty)
/// @param ore voxels of known ore (may be empty for detectors that need none)
public record TrainingSamples(int[] normal, int[] normalHeldOut, int[] ore) {}
