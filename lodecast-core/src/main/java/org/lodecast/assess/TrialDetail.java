package org.lodecast.assess;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the area under the ROC curve does not say of a trial.
///
/// @param precisionRecall the curve, a few points of it
/// @param averagePrecision area under the curve of precision against recall; with little ore it is small
///     where
///     the ROC area is still large
/// @param baseline share of ore among the tested, what a score without worth has for average precision
/// @param heldOut counts where each fold is judged by the threshold of best F1 on the others; absent, with a
///     reason, where the protocol has one fold or too few kinds
/// @param noThreshold the reason
/// @param chosen counts at the threshold that the user chose; absent if none was
/// @param byElevation about equal counts of tested voxels, from the deepest [m]
/// @param byDistance likewise by distance to the nearest sample, from the nearest [m]; empty where it is
///     unknown
public record TrialDetail(
        PrecisionRecall precisionRecall,
        double averagePrecision,
        double baseline,
        @Nullable Confusion heldOut,
        @Nullable String noThreshold,
        @Nullable Confusion chosen,
        List<Slices.Slice> byElevation,
        List<Slices.Slice> byDistance) {
    private static final int SLICES = 4;
    private static final int POINTS = 100; // of the curve

    public TrialDetail {
        byElevation = List.copyOf(byElevation);
        byDistance = List.copyOf(byDistance);
    }

    /// @param score of each tested voxel
    /// @param ore the truth
    /// @param folds the same, fold by fold
    /// @param elevation of each [m]
    /// @param distance of each to the nearest sample [m], empty if it is unknown
    /// @param mu threshold that the user chose
    static TrialDetail of(
            double[] score,
            boolean[] ore,
            List<Threshold.Tested> folds,
            double[] elevation,
            double[] distance,
            @Nullable Double mu) {
        PrecisionRecall curve = PrecisionRecall.of(score, ore, POINTS);
        Threshold threshold = Threshold.of(folds);
        return new TrialDetail(
                curve,
                curve.average(),
                curve.baseline(),
                threshold.heldOut(),
                threshold.reason(),
                mu == null ? null : RocAnalysis.of(score, ore).at(mu),
                Slices.ofEqualCount(score, ore, elevation, SLICES).slices(),
                distance.length == 0
                        ? List.of()
                        : Slices.ofEqualCount(score, ore, distance, SLICES).slices());
    }
}
