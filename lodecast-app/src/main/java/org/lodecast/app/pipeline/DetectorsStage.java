package org.lodecast.app.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.lodecast.Progress;
import org.lodecast.app.project.Project;
import org.lodecast.assess.Ranks;
import org.lodecast.block.Grid;
import org.lodecast.detect.Detector;
import org.lodecast.detect.LossPoint;
import org.lodecast.detect.TrainingSamples;
import org.lodecast.evidence.Evidence;
import org.lodecast.sample.LabelledVoxels;

/// Trains each detector on all labelled voxels and scores the whole ground.
final class DetectorsStage implements Stage {
    static final String NAME = "detectors";

    /// What the training said.
    record Resolved(Map<String, List<String>> remarks) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(EvidenceStage.NAME, SamplesStage.NAME);
    }

    @Override
    public Object settings(Project p) {
        return List.of(p.detectors(), p.targets().scale(), p.seed());
    }

    @Override
    public String run(Workspace w, StageFolder folder, Progress progress) throws IOException {
        Evidence evidence = HindcastStore.evidence(w);
        Grid grid = evidence.grid();
        LabelledVoxels samples = SamplesStage.load(w);
        int[] ground = EvidenceStage.ground(w);
        Project.Detectors settings = w.project().detectors();
        int[] all = IntStream.range(0, samples.size()).toArray();
        TrainingSamples training = TrainingSamples.of(samples, all, settings.share());
        List<LossPoint> losses = new ArrayList<>();
        Map<String, List<String>> remarks = new LinkedHashMap<>();
        for (Detector d : DetectorChoice.of(settings)) {
            Detector.Fitted fitted = d.fit(evidence, training, w.seed().split(d.name()), w.workers(), progress);
            progress.begin(d.name() + ": score", ground.length);
            float[] raw = fitted.score(evidence, ground, w.workers(), progress);
            float[] minMax = Ranks.minMax(raw);
            float[] p = w.project().targets().scale().equals("minmax") ? minMax : Ranks.percentile(raw);
            folder.column("score_" + d.name(), "", spread(grid, ground, minMax));
            folder.column("p_" + d.name(), "", spread(grid, ground, p));
            losses.addAll(fitted.losses());
            remarks.put(d.name(), fitted.remarks());
            if (fitted.trainedModel().isPresent()) {
                ModelProducts.write(
                        w, folder, d, training, fitted.trainedModel().get());
            }
        }
        folder.json("losses", losses);
        folder.json("resolved", new Resolved(remarks));
        folder.product(
                "loss.csv",
                Csv.of(
                        List.of("network", "epoch", "train", "validation", "learning_rate"),
                        losses.stream()
                                .map(l -> List.of(
                                        l.network(),
                                        Integer.toString(l.epoch()),
                                        Csv.number(l.train(), 9),
                                        Csv.number(l.validation(), 9),
                                        Csv.number(l.learningRate(), 9)))
                                .toList()));
        return String.format(
                Locale.ROOT,
                "%s learnt from %,d barren and %,d ore voxels, scored %,d",
                String.join(", ", settings.use()),
                training.normal().length,
                training.ore().length,
                ground.length);
    }

    /// Values of the ground on the whole grid, NaN elsewhere.
    static float[] spread(Grid grid, int[] ground, float[] values) {
        float[] column = new float[grid.size()];
        Arrays.fill(column, Float.NaN);
        for (int k = 0; k < ground.length; k++) {
            column[ground[k]] = values[k];
        }
        return column;
    }

    /// A column of this stage.
    static float[] column(Workspace w, String name) {
        return w.of(
                NAME, name, f -> f.column(name, EvidenceStage.resolved(w).grid().size()));
    }

    /// Names of this stage's columns, as the detectors that ran left them: the project may have been edited
    /// since.
    static List<String> columns(Workspace w) {
        return w.of(NAME, "columns", f -> List.copyOf(f.columns().keySet()));
    }

    static List<LossPoint> losses(Workspace w) {
        return w.of(NAME, "losses", f -> List.of(f.json("losses", LossPoint[].class)));
    }

    static Map<String, List<String>> remarks(Workspace w) {
        return w.of(NAME, "resolved", f -> f.json("resolved", Resolved.class)).remarks();
    }
}
