package org.lodecast.assess;

/// Share of the known ore that the best-scored part of the ground holds.
///
/// @param volume share of the ground taken, best first, 0..1
/// @param ore share of the ore in it, 0..1, NaN without ore
public record Capture(double volume, double ore) {
    /// The shares of volume that a project reports.
    public static final double[] VOLUMES = {0.01, 0.02, 0.05, 0.10, 0.24};

    /// How many times as rich in ore as the ground at large.
    public double lift() {
        return ore / volume;
    }

    /// @param percentile rank of each voxel in the ground, 0..1
    /// @param ore whether each is known ore
    /// @param volume share taken
    public static Capture of(float[] percentile, boolean[] ore, double volume) {
        long all = 0;
        long taken = 0;
        for (int i = 0; i < percentile.length; i++) {
            if (ore[i]) {
                all++;
                taken += percentile[i] > 1 - volume ? 1 : 0;
            }
        }
        return new Capture(volume, (double) taken / all);
    }
}
