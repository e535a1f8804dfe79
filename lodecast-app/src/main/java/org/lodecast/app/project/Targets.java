package org.lodecast.app.project;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodecast.target.HoleLimits;
import org.lodecast.target.Merit;

/// What counts as a target, how targets are ranked, and what holes are proposed.
///
/// @param scale `percentile` (rank in the volume), `minmax` (the paper's) or `calibrated` (a probability), on
///     which the cut-offs apply
/// @param medium cut-off of medium ground
/// @param high cut-off of high ground
/// @param leastVolume of a target [m³], by default eight voxels
/// @param leastSupport below which no voxel is of the high class, 0..1; by default 0, none
/// @param weights of what ranks targets
/// @param holes that are proposed
@SuppressWarnings("NullAway") // the reader hands null for an absent key; the constructors put the default there
public record Targets(
        String scale,
        Double medium,
        Double high,
        @Nullable Double leastVolume,
        Double leastSupport,
        Weights weights,
        Holes holes) {
    public Targets {
        scale = orElse(scale, "percentile");
        medium = orElse(medium, 0.75);
        high = orElse(high, 0.998);
        leastSupport = orElse(leastSupport, 0.0);
        weights = orElse(weights, new Weights(null, null, null));
        holes = orElse(holes, new Holes(null, null, null, null, null, null));
    }

    /// Exponents of the merit by which targets of a class are ranked, p̄ᵃ·s̄ᵇ·Vᶜ. By default those of
    /// {@link Merit#DEFAULT} (docs/targets.md).
    ///
    /// @param probability of the mean of the scale
    /// @param support of the mean support
    /// @param volume of the volume
    public record Weights(Double probability, Double support, Double volume) {
        public Weights {
            probability = orElse(probability, Merit.DEFAULT.probability());
            support = orElse(support, Merit.DEFAULT.support());
            volume = orElse(volume, Merit.DEFAULT.volume());
        }

        /// @throws IllegalArgumentException if the project's rules would not let them through
        public Merit merit() {
            return new Merit(probability, support, volume);
        }
    }

    /// For how many targets a hole is proposed, and what the rig can do.
    ///
    /// @param targets so many of the best ranked; 0 for none
    /// @param dips flattest and steepest, negative down [degrees]
    /// @param longest [m]
    /// @param beyond stretch behind the target [m]
    /// @param apart least distance from other collars [m]
    /// @param leastAngle to the target's plane [degrees]
    public record Holes(
            Integer targets, List<Double> dips, Double longest, Double beyond, Double apart, Double leastAngle) {
        public Holes {
            HoleLimits usual = HoleLimits.DEFAULT;
            targets = orElse(targets, 20);
            dips = List.copyOf(orElse(dips, List.of(usual.flattest(), usual.steepest())));
            longest = orElse(longest, usual.longest());
            beyond = orElse(beyond, usual.beyond());
            apart = orElse(apart, usual.apart());
            leastAngle = orElse(leastAngle, usual.leastAngle());
        }

        /// @throws IllegalArgumentException if the project's rules would not let them through
        public HoleLimits limits() {
            return new HoleLimits(dips.getFirst(), dips.getLast(), longest, beyond, apart, leastAngle);
        }
    }

    private static <T> T orElse(@Nullable T value, T other) {
        return value == null ? other : value;
    }
}
