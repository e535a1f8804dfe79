package org.lodecast.app.project;

import org.jspecify.annotations.Nullable;

/// How often the reported detector learns anew to see how far its scores can be relied on.
///
/// @param members each with another seed, from a random half of the drillholes; 0 for none. By default 8, and
///     none beyond two million voxels, where it would take longer than all else
/// @param simulatedEvidence whether each member also sees evidence of its own, a conditional simulation in
///     place of the estimates
@SuppressWarnings("NullAway") // the reader hands null for an absent key; the constructor puts the default there
public record Uncertainty(@Nullable Integer members, Boolean simulatedEvidence) {
    private static final int USUAL = 8;
    private static final int MANY = 2_000_000; // voxels

    public Uncertainty {
        simulatedEvidence = simulatedEvidence != null && simulatedEvidence;
    }

    /// @param voxels of the ground
    public int members(int voxels) {
        if (members != null) {
            return members;
        }
        return voxels > MANY ? 0 : USUAL;
    }
}
