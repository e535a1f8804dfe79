package org.lodecast.app.pipeline;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lodecast.assess.Agreement;
import org.lodecast.assess.Capture;
import org.lodecast.assess.PredictionVolume;
import org.lodecast.assess.Ranks;
import org.lodecast.sample.LabelledVoxels;

/// What the detectors, as trained on everything, say of the ground as a whole and of the ore known in it,
/// which they have seen.
final class GroundScores {
    private static final int POINTS = 4_000; // of a curve, so that its best ground is drawn too

    private final Workspace workspace;
    private final int[] ground;
    private final boolean[] known;

    GroundScores(Workspace w, LabelledVoxels samples) {
        workspace = w;
        ground = EvidenceStage.ground(w);
        float[] label = samples.column(EvidenceStage.resolved(w).grid());
        known = new boolean[ground.length];
        for (int k = 0; k < known.length; k++) {
            known[k] = label[ground[k]] == 1;
        }
    }

    /// A detector's scores of the ground.
    float[] of(String detector) {
        float[] score = DetectorsStage.column(workspace, "score_" + detector);
        float[] own = new float[ground.length];
        for (int k = 0; k < own.length; k++) {
            own[k] = score[ground[k]];
        }
        return own;
    }

    /// Share of known ore in the best part of the ground, by detector.
    Map<String, List<Capture>> captures() {
        return byDetector(score -> Capture.of(Ranks.percentile(score), known, Capture.VOLUMES));
    }

    /// Where the share of known ore and the share of ground above a score add up to one, by detector.
    Map<String, PredictionVolume> predictionVolume() {
        return byDetector(score -> PredictionVolume.of(score, known, POINTS));
    }

    private <T> Map<String, T> byDetector(Function<float[], T> of) {
        List<String> ran = DetectorsStage.ran(workspace);
        List<T> each = workspace.workers().map(ran.size(), d -> of.apply(of(ran.get(d))));
        Map<String, T> all = new LinkedHashMap<>();
        for (int d = 0; d < each.size(); d++) {
            all.put(ran.get(d), each.get(d));
        }
        return all;
    }

    /// Keeps the column of agreement; and says how alike the detectors rank the ground.
    Map<String, Object> agreement(List<String> ran, StageFolder folder) throws IOException {
        List<float[]> scores = ran.stream()
                .map(d -> DetectorsStage.column(workspace, "score_" + d))
                .toList();
        Agreement a = Agreement.of(scores, workspace.workers());
        folder.column(AssessmentStage.AGREEMENT, "", a.share());
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("detectors", ran);
        told.put("best", Agreement.BEST);
        told.put("mean_rank_correlation", a.correlation());
        return told;
    }
}
