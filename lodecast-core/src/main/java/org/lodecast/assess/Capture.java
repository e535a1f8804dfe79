package org.lodecast.assess;

import java.util.Arrays;
import java.util.List;

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

    /// Of voxels of equal rank at the border, each counts by the share of them that still belongs to the
    /// volume: a score that is the same everywhere captures as much ore as ground.
    ///
    /// @param percentile rank of each voxel in the ground, 0..1
    /// @param ore whether each is known ore
    /// @param volume share taken
    public static Capture of(float[] percentile, boolean[] ore, double volume) {
        return of(percentile, ore, new double[] {volume}).getFirst();
    }

    /// The same of several volumes.
    public static List<Capture> of(float[] percentile, boolean[] ore, double[] volumes) {
        float[] sorted = percentile.clone();
        Arrays.sort(sorted);
        return Arrays.stream(volumes)
                .mapToObj(v -> of(percentile, sorted, ore, v))
                .toList();
    }

    private static Capture of(float[] percentile, float[] sorted, boolean[] ore, double volume) {
        double wanted = volume * sorted.length;
        int border = Math.clamp((long) Math.ceil(sorted.length - wanted - 1e-9) - 1, 0, sorted.length - 1);
        float limit = sorted[border];
        long all = 0;
        long above = 0;
        long at = 0;
        long oreAbove = 0;
        long oreAt = 0;
        for (int i = 0; i < percentile.length; i++) {
            all += ore[i] ? 1 : 0;
            if (percentile[i] > limit) {
                above++;
                oreAbove += ore[i] ? 1 : 0;
            } else if (percentile[i] == limit) {
                at++;
                oreAt += ore[i] ? 1 : 0;
            }
        }
        double share = Math.clamp((wanted - above) / at, 0.0, 1.0);
        return new Capture(volume, (oreAbove + share * oreAt) / all);
    }
}
