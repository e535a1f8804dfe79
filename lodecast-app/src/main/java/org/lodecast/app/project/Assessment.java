package org.lodecast.app.project;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How detectors are judged.
///
/// @param protocols of `paper`, `hole`, `block`, `depth`
/// @param folds of `hole` and `block`
/// @param blockEdge [m], by default twice the variogram range, at most a third of the model
/// @param blockBuffer [m], by default one variogram range, at most a sixth of the model
/// @param strict whether the evidence of each fold is estimated without the samples that it leaves out
/// @param threshold μ, a rank in the ground from 0 to 1 at which precision, recall and F1 are told; by
///     default
///     the one of best F1
/// @param calibration `platt` or `isotonic`: how a rank becomes a probability
/// @param oreShare share of ore assumed in the ground, which the mean probability is
@SuppressWarnings("NullAway") // the reader hands null for an absent key; the constructor puts the default there
public record Assessment(
        List<String> protocols,
        Integer folds,
        @Nullable Double blockEdge,
        @Nullable Double blockBuffer,
        Boolean strict,
        @Nullable Double threshold,
        String calibration,
        Double oreShare) {
    /// Of never-drilled ground of the simulated deposits, on average.
    public static final double USUAL_ORE_SHARE = 0.0034;

    public Assessment {
        protocols = protocols == null ? List.of("paper", "hole", "block", "depth") : List.copyOf(protocols);
        folds = folds == null ? 4 : folds;
        strict = strict != null && strict;
        calibration = calibration == null ? "platt" : calibration;
        oreShare = oreShare == null ? USUAL_ORE_SHARE : oreShare;
    }

    static Assessment usual() {
        return new Assessment(null, null, null, null, null, null, null, null);
    }
}
