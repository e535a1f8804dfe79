package org.lodecast.app.pipeline;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodecast.app.project.OreChoice;
import org.lodecast.assess.Trial;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Trace;
import org.lodecast.evidence.Evidence;
import org.lodecast.geology.TriangleMesh;
import org.lodecast.sample.LabelledVoxels;
import org.lodecast.target.Proposal;
import org.lodecast.target.Target;

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

    /// Whether samples name no hole, after `drillholes`.
    public boolean samplesAlone() {
        return DrillholesStage.alone(workspace);
    }

    /// SHA-256 of each file that the stages up to one read, by its name in the project.
    public Map<String, String> inputs(String until) throws IOException {
        return Pipeline.inputs(workspace, until);
    }

    public List<TriangleMesh> faults() {
        return workspace.faults();
    }

    public List<TriangleMesh> orebodies() {
        return workspace.orebodies();
    }

    /// After `composites`.
    public Composites composites() {
        return CompositesStage.load(workspace);
    }

    /// The grid that `evidence` makes or will make, after `composites`.
    public Grid grid() {
        return AutomaticGrid.plan(workspace.project().grid(), composites(), orebodies());
    }

    /// The element whose ore is sought, and from which grade a composite is ore, after `composites`.
    public OreChoice ore() {
        Composites c = composites();
        return SamplesStage.cut(workspace.project(), c, EvidenceStage.mainElement(workspace.project(), c));
    }

    /// Voxels of known ore and known barren ground, after `samples`.
    public LabelledVoxels labelled() {
        return SamplesStage.load(workspace);
    }

    /// The layers, after `evidence`.
    public Evidence evidence() {
        return EvidenceStage.evidence(workspace);
    }

    /// The layers with the hindcast, if the project wants one, after `samples`.
    public Evidence shown() {
        return HindcastStore.evidence(workspace);
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

    /// The detectors that could learn, after `detectors`.
    public List<String> ran() {
        return DetectorsStage.ran(workspace);
    }

    /// Calibrated probability of ore by a detector over the grid, NaN above the ground; empty if the
    /// detector gave none. After `detectors`.
    public Optional<float[]> probability(String detector) {
        String name = "probability_" + detector;
        return DetectorsStage.columns(workspace).contains(name)
                ? Optional.of(DetectorsStage.column(workspace, name))
                : Optional.empty();
    }

    /// How each detector did under each protocol, after `assessment`.
    public List<Trial> trials() {
        return AssessmentStage.trials(workspace);
    }

    /// Probability of ore that ground left out gives to the reported detector's ranks, over the grid, NaN
    /// above the ground; empty where nothing could be learnt. After `assessment`.
    public Optional<float[]> calibrated() {
        return Calibrated.column(workspace);
    }

    /// Signs that labels and evidence derive from one another, after `assessment`.
    public List<String> leaks() {
        return AssessmentStage.leakage(workspace).signs();
    }

    /// Ranked targets, after `targets`.
    public List<Target> targets() {
        return TargetsStage.load(workspace);
    }

    /// The holes proposed for the best of them, or why there is none, after `targets`.
    public List<Proposal> proposals() {
        return TargetsStage.proposals(workspace);
    }
}
