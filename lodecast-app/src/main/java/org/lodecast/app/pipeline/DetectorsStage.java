package org.lodecast.app.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.app.project.Detectors;
import org.lodecast.app.project.Project;
import org.lodecast.assess.Ranks;
import org.lodecast.block.Grid;
import org.lodecast.detect.Analogue;
import org.lodecast.detect.ByLayer;
import org.lodecast.detect.Detector;
import org.lodecast.detect.LossPoint;
import org.lodecast.detect.Stoad;
import org.lodecast.detect.TrainingSamples;
import org.lodecast.evidence.Evidence;
import org.lodecast.sample.LabelledVoxels;

/// Trains each detector on all labelled voxels and scores the whole ground.
final class DetectorsStage implements Stage {
    static final String NAME = "detectors";

    /// What the training said.
    ///
    /// @param ran the detectors that could learn, in their order
    /// @param remarks by detector, also of those that could not
    record Resolved(List<String> ran, Map<String, List<String>> remarks) {}

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
        return List.of(p.detectors(), p.targets().scale().equals("minmax"), p.seed());
    }

    @Override
    public List<Path> inputs(Workspace w) {
        return DetectorChoice.files(w);
    }

    @Override
    public String run(Workspace w, StageFolder folder, Progress progress) throws IOException {
        Evidence evidence = HindcastStore.evidence(w);
        Grid grid = evidence.grid();
        LabelledVoxels samples = SamplesStage.load(w);
        int[] ground = EvidenceStage.ground(w);
        Detectors settings = w.project().detectors();
        int[] all = IntStream.range(0, samples.size()).toArray();
        TrainingSamples training = TrainingSamples.of(samples, all, settings.share());
        List<LossPoint> losses = new ArrayList<>();
        Map<String, List<String>> remarks = new LinkedHashMap<>();
        if (!settings.departures().isEmpty()) {
            remarks.put("preset paper", settings.departures());
        }
        List<String> ran = new ArrayList<>();
        List<Learning.Pupil> pupils = DetectorChoice.of(w).stream()
                .map(d -> new Learning.Pupil(d, evidence, training, w.seed().split(d.name())))
                .toList();
        Learning learning = new Learning(pupils, w.workers());
        for (Learning.Pupil pupil : pupils) {
            Detector d = pupil.detector();
            List<String> told = new ArrayList<>();
            remarks.put(d.name(), told);
            Detector.Fitted fitted = learnt(() -> learning.of(pupil, progress), settings.named(), told);
            if (fitted == null) {
                continue;
            }
            ran.add(d.name());
            progress.begin(d.name() + ": score", ground.length);
            float[] raw;
            if (fitted instanceof Stoad.FittedStoad pairs) { // score and levels are one work
                Stoad.FittedStoad.Parts parts = pairs.levels(evidence, ground, w.workers(), progress);
                raw = parts.total();
                Reasons.levels(parts, evidence, ground, folder);
            } else {
                raw = fitted.score(evidence, ground, w.workers(), progress);
            }
            float[] minMax = Ranks.minMax(raw);
            float[] rank = Ranks.percentile(raw);
            float[] p = w.project().targets().scale().equals("minmax") ? minMax : rank;
            folder.column("score_" + d.name(), "", spread(grid, ground, minMax));
            folder.column("p_" + d.name(), "", spread(grid, ground, p));
            losses.addAll(fitted.losses());
            told.addAll(fitted.remarks());
            if (fitted.trainedModel().isPresent()) {
                ModelProducts.write(
                        w, folder, d, training, fitted.trainedModel().get());
            }
            if (fitted instanceof Analogue.FittedAnalogue raised) {
                told.addAll(Trust.of(d.name(), raised, evidence, ground, raw, w, folder));
            }
            if (fitted instanceof ByLayer layers) {
                told.addAll(
                        Reasons.byLayer(d.name(), layers, evidence, ground, rank, Reasons.WHOLE, w, folder, progress));
            }
        }
        if (ran.isEmpty()) {
            throw InvalidInput.of("no-detector", "no detector can learn from this project: " + remarks);
        }
        folder.json("losses", losses);
        folder.json("resolved", new Resolved(ran, remarks));
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
                String.join(", ", ran),
                training.normal().length,
                training.ore().length,
                ground.length);
    }

    /// What was learnt; null if nothing can be and nobody named the detector, which is then told.
    ///
    /// @throws InvalidInput if nothing can be learnt by a detector that was named
    static Detector.@Nullable Fitted learnt(Supplier<Detector.Fitted> fit, boolean named, List<String> told) {
        try {
            return fit.get();
        } catch (InvalidInput cannot) {
            if (named) {
                throw cannot;
            }
            told.add("left out, for it cannot learn here: "
                    + cannot.findings().getFirst().message());
            return null;
        }
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

    /// The detectors that ran, in their order.
    static List<String> ran(Workspace w) {
        return resolved(w).ran();
    }

    static List<LossPoint> losses(Workspace w) {
        return w.of(NAME, "losses", f -> List.of(f.json("losses", LossPoint[].class)));
    }

    static Map<String, List<String>> remarks(Workspace w) {
        return resolved(w).remarks();
    }

    private static Resolved resolved(Workspace w) {
        return w.of(NAME, "resolved", f -> f.json("resolved", Resolved.class));
    }
}
