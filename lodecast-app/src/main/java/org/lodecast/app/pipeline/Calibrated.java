package org.lodecast.app.pipeline;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lodecast.app.project.Assessment;
import org.lodecast.assess.HeldOutCalibration;
import org.lodecast.assess.Ranks;
import org.lodecast.assess.ScoreToProbability;
import org.lodecast.assess.Trials;

/// The probability of ore that ground left out gives to the ranks of the reported detector: the column
/// `calibrated`.
final class Calibrated {
    static final String NAME = "calibrated";
    private static final String RECORD = "calibration";

    /// Protocols to learn from, the one that keeps neighbours farthest apart first; `depth` has one fold, and
    /// nothing is left to check it by.
    private static final List<String> PROTOCOLS = List.of("block", "hole");

    /// @param told what metrics.json says, and with it why there is none
    /// @param highest probability of the ground; NaN if there is none
    record Kept(@Nullable HeldOutCheck check, Map<String, Object> told, double highest) {}

    /// @param protocol whose folds it was learnt from
    /// @param reliability of the folds' probabilities
    /// @param share of ore in them
    record HeldOutCheck(String protocol, org.lodecast.assess.Reliability reliability, double share) {}

    private Calibrated() {}

    /// Makes the column, and says how far it can be believed.
    ///
    /// @param tried trials of all detectors
    /// @param score of the ground by the reported one
    static Map<String, Object> keep(
            Workspace w, String reported, List<Trials.Tried> tried, float[] score, StageFolder folder)
            throws IOException {
        Assessment a = w.project().assessment();
        Optional<HeldOutCalibration> found = find(reported, tried, a);
        Map<String, Object> told = new LinkedHashMap<>();
        if (found.isEmpty()) {
            told.put("reason", "no spatial protocol has two folds that each leave ore and barren ground to learn from");
            folder.json(RECORD, new Kept(null, told, Double.NaN));
            return told;
        }
        HeldOutCalibration c = found.get();
        ScoreToProbability p = c.ofGround(a.oreShare());
        float[] rank = Ranks.percentile(score);
        double highest = 0;
        for (int k = 0; k < rank.length; k++) {
            rank[k] = (float) p.probability(rank[k]);
            highest = Math.max(highest, rank[k]);
        }
        folder.column(NAME, "", DetectorsStage.spread(EvidenceStage.resolved(w).grid(), EvidenceStage.ground(w), rank));
        told.put("method", a.calibration());
        told.put("protocol", c.protocol());
        told.put("share_of_ore_labelled", c.share());
        told.put("share_of_ore_assumed", a.oreShare());
        told.put("expected_calibration_error", c.reliability().ece());
        told.put("brier", c.reliability().brier());
        told.put("brier_of_share", c.brierOfShare());
        told.put("bins", c.reliability().bins());
        told.put("highest", highest);
        folder.json(RECORD, new Kept(new HeldOutCheck(c.protocol(), c.reliability(), c.share()), told, highest));
        return told;
    }

    private static Optional<HeldOutCalibration> find(String reported, List<Trials.Tried> tried, Assessment a) {
        HeldOutCalibration.Method method =
                HeldOutCalibration.Method.valueOf(a.calibration().toUpperCase(Locale.ROOT));
        for (String protocol : PROTOCOLS) {
            for (Trials.Tried t : tried) {
                if (t.trial().detector().equals(reported)
                        && t.trial().protocol().equals(protocol)) {
                    Optional<HeldOutCalibration> c = HeldOutCalibration.of(protocol, t.folds(), method);
                    if (c.isPresent()) {
                        return c;
                    }
                }
            }
        }
        return Optional.empty();
    }

    static Kept kept(Workspace w) {
        return w.of(AssessmentStage.NAME, RECORD, f -> f.json(RECORD, Kept.class));
    }

    /// Probability by voxel, NaN above the ground; empty where nothing could be learnt.
    static Optional<float[]> column(Workspace w) {
        return w.of(
                AssessmentStage.NAME,
                NAME,
                f -> f.columns().containsKey(NAME)
                        ? Optional.of(
                                f.column(NAME, EvidenceStage.resolved(w).grid().size()))
                        : Optional.empty());
    }
}
