package org.lodecast.app.pipeline;

import java.util.List;
import org.lodecast.assess.Trial;
import org.lodecast.block.BlockModel;
import org.lodecast.drill.Trace;
import org.lodecast.evidence.Evidence;

/// What stages that have run left, for those who judge a run from outside.
public final class Finished {
    private final Workspace workspace;

    public Finished(Workspace workspace) {
        this.workspace = workspace;
    }

    /// Paths of the holes, after `drillholes`.
    public List<Trace> traces() {
        return DrillholesStage.traces(workspace);
    }

    /// How many samples were assayed, after `drillholes`.
    public int assays() {
        return DrillholesStage.load(workspace).assays().hole().length;
    }

    /// The layers, after `evidence`.
    public Evidence evidence() {
        return EvidenceStage.evidence(workspace);
    }

    /// Voxels below the ground with every layer, rising, after `evidence`.
    public int[] ground() {
        return EvidenceStage.ground(workspace);
    }

    /// Estimates, layers, distance and variance, after `evidence`.
    public BlockModel model() {
        return EvidenceStage.model(workspace);
    }

    /// Score of a detector over the grid, NaN above the ground, after `detectors`.
    public float[] score(String detector) {
        return DetectorsStage.column(workspace, "score_" + detector);
    }

    /// How each detector did under each protocol, after `assessment`.
    public List<Trial> trials() {
        return AssessmentStage.trials(workspace);
    }
}
