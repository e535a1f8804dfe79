package org.lodecast.assess;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One detector under one protocol.
///
/// @param detector its name
/// @param protocol its name
/// @param spatial whether the protocol keeps neighbours apart
/// @param figures absent where there was nothing to judge by
/// @param roc likewise
/// @param detail likewise
/// @param reason why figures are absent, or why they rest on some of the folds only; absent if all is well
public record Trial(
        String detector,
        String protocol,
        boolean spatial,
        @Nullable Figures figures,
        @Nullable Roc roc,
        @Nullable TrialDetail detail,
        @Nullable String reason) {

    /// What a trial came to.
    ///
    /// @param auc area under the ROC curve
    /// @param aucLow lower end of DeLong's 95 % interval, which takes voxels to be independent
    /// @param aucHigh upper end of it
    /// @param aucLowByHole lower end of the 95 % interval that takes each drillhole as one, the one to trust
    /// @param aucHighByHole upper end of it
    /// @param precision at the threshold, as the next two
    /// @param threshold of best F1 on the tested voxels themselves, a rank in the ground: what a well-chosen
    ///     one can reach
    /// @param positives tested ore voxels
    /// @param negatives tested barren voxels
    public record Figures(
            double auc,
            double aucLow,
            double aucHigh,
            double aucLowByHole,
            double aucHighByHole,
            double precision,
            double recall,
            double f1,
            double threshold,
            long tp,
            long fp,
            long tn,
            long fn,
            int positives,
            int negatives) {}

    /// Judges scores against the truth.
    ///
    /// @param score ranks in the ground
    /// @param hole of each
    /// @param points at most so many points of the curve
    /// @param detail asked for where there are both kinds
    static Trial of(
            String detector,
            Protocol protocol,
            double[] score,
            boolean[] ore,
            int[] hole,
            int points,
            Supplier<TrialDetail> detail,
            @Nullable String reason) {
        RocAnalysis analysis = RocAnalysis.of(score, ore);
        if (!analysis.defined()) {
            String why = reason != null
                    ? reason
                    : "the tested voxels hold " + analysis.positives() + " ore and " + analysis.negatives()
                            + " barren; expected some of each";
            return new Trial(detector, protocol.name(), protocol.spatial(), null, null, null, why);
        }
        Roc roc = analysis.roc(points);
        Confusion c = analysis.bestF1();
        Slices.Area byHole = ClusteredArea.of(score, ore, hole);
        Figures figures = new Figures(
                roc.auc(),
                roc.low(),
                roc.high(),
                byHole.low(),
                byHole.high(),
                c.precision(),
                c.recall(),
                c.f1(),
                c.threshold(),
                c.tp(),
                c.fp(),
                c.tn(),
                c.fn(),
                analysis.positives(),
                analysis.negatives());
        return new Trial(detector, protocol.name(), protocol.spatial(), figures, roc, detail.get(), reason);
    }
}
