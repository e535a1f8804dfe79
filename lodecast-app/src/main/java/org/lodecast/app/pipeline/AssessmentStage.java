package org.lodecast.app.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.app.project.Assessment;
import org.lodecast.app.project.Detectors;
import org.lodecast.app.project.Project;
import org.lodecast.assess.Capture;
import org.lodecast.assess.LeakageAudit;
import org.lodecast.assess.PredictionVolume;
import org.lodecast.assess.Protocol;
import org.lodecast.assess.Trial;
import org.lodecast.assess.Trials;
import org.lodecast.block.Grid;
import org.lodecast.sample.LabelledVoxels;

/// Judges the detectors, and chooses the one to report by. Beside them stands `distance`: what closeness to
/// the nearest composite alone would score.
final class AssessmentStage implements Stage {
    static final String NAME = "assessment";
    static final String DISTANCE = "distance";
    static final String AGREEMENT = "agreement";

    private static List<String> remarks(Workspace w) {
        List<String> remarks = new ArrayList<>(List.of(
                "thresholds are ranks in the ground as the network of the fold scores it",
                "the threshold of each trial is the one of best F1 on the tested voxels themselves: precision, recall and"
                        + " F1 are what a well-chosen threshold can reach; by_threshold_of_other_folds is what one"
                        + " chosen beforehand did",
                "auc_low and auc_high take voxels to be independent (DeLong); auc_low_by_hole and auc_high_by_hole take"
                        + " each drillhole as one (Obuchowski)",
                "by_elevation and by_distance compare the voxels of a slice with each other alone",
                "capture counts the known ore, which the student-teacher detector's teacher has seen"));
        remarks.add(
                w.project().assessment().strict()
                        ? "evidence layers were estimated anew for each spatial fold without the samples that it leaves"
                                + " out; variograms, scalings and cut-offs stayed those of all"
                        : "evidence layers were estimated from all drillholes in every fold");
        return remarks;
    }

    /// What there is to know beside the trials.
    ///
    /// @param reported the detector that targets and report speak by
    /// @param why it was chosen
    /// @param layers AUC of each layer alone
    /// @param protocols how each split the ground
    record Resolved(
            String reported,
            String why,
            Map<String, Double> layers,
            Map<String, String> protocols,
            List<String> remarks) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(EvidenceStage.NAME, SamplesStage.NAME, DetectorsStage.NAME);
    }

    @Override
    public Object settings(Project p) {
        return List.of(p.assessment(), p.detectors(), p.seed(), p.assessment().strict() ? p.estimation() : "");
    }

    @Override
    public String run(Workspace w, StageFolder folder, Progress progress) throws IOException {
        Detectors settings = w.project().detectors();
        List<String> ran = DetectorsStage.ran(w);
        LabelledVoxels samples = SamplesStage.load(w);
        int[] drawn = Trials.drawn(EvidenceStage.ground(w), w.seed().split("assess"));
        Trials trials = new Trials(HindcastStore.evidence(w), samples, protocols(w, samples), drawn)
                .at(w.project().assessment().threshold());
        if (w.project().assessment().strict()) {
            trials = trials.strict(EvidenceAgain.withoutTested(w, samples, progress));
        }
        List<Trials.Tried> tried =
                trials.run(DetectorChoice.of(w, ran), w.seed().split("assess"), w.workers(), progress);
        List<Trial> all =
                new ArrayList<>(tried.stream().map(Trials.Tried::trial).toList());
        Choice choice = chosen(w, settings.report(), ran, all);
        trials.ofColumn(DISTANCE, closeness(w)).forEach(t -> all.add(t.trial()));
        Map<String, String> told = new LinkedHashMap<>();
        trials.protocols().forEach(p -> told.put(p.name(), p.told()));
        Map<String, Object> more = new LinkedHashMap<>();
        LeakageAudit leakage = Leakage.audit(w, trials, choice.reported, all, progress);
        more.put("leakage", leakage);
        folder.json("leakage", leakage);
        Resolved resolved = new Resolved(choice.reported, choice.why, trials.layers(), told, remarks(w));
        GroundScores ground = new GroundScores(w, samples);
        Map<String, List<Capture>> captures = ground.captures();
        Map<String, PredictionVolume> volumes = ground.predictionVolume();
        Map<String, PredictionVolume.Crossing> crossings = new LinkedHashMap<>();
        volumes.forEach((d, v) -> crossings.put(d, v.crossing()));
        more.put("prediction_volume", crossings);
        if (ran.size() > 1) {
            more.put("agreement", ground.agreement(ran, folder));
        }
        more.put("calibration", Calibrated.keep(w, choice.reported, tried, ground.of(choice.reported), folder));
        folder.json("trials", all);
        folder.json("captures", captures);
        folder.json("prediction_volume", volumes);
        folder.json("resolved", resolved);
        folder.product("metrics.json", Json.pretty(Metrics.of(resolved, all, captures, more)));
        return said(all, choice.reported);
    }

    static LeakageAudit leakage(Workspace w) {
        return w.of(NAME, "leakage", f -> f.json("leakage", LeakageAudit.class));
    }

    private static List<Protocol> protocols(Workspace w, LabelledVoxels samples) {
        Assessment a = w.project().assessment();
        Seed seed = w.seed().split("folds");
        Grid grid = EvidenceStage.resolved(w).grid();
        double range = EvidenceStage.resolved(w).mainRange();
        double widest = Math.max(grid.nx() * grid.dx(), Math.max(grid.ny() * grid.dy(), grid.nz() * grid.dz()));
        // a range as long as the model would leave nothing to learn from
        double edge = a.blockEdge() != null ? a.blockEdge() : Math.min(2 * range, widest / 3);
        double buffer = a.blockBuffer() != null ? a.blockBuffer() : Math.min(range, widest / 6);
        return a.protocols().stream()
                .map(name -> switch (name) {
                    case "paper" ->
                        Protocol.paper(samples, w.project().detectors().share(), seed);
                    case "hole" -> Protocol.hole(samples, a.folds(), seed);
                    case "block" -> Protocol.block(samples, grid, edge, buffer, a.folds(), seed);
                    case "depth" -> Protocol.depth(samples, grid);
                    default -> throw new IllegalStateException(name); // the project's rules let no other through
                })
                .toList();
    }

    private static float[] closeness(Workspace w) {
        float[] closeness = EvidenceStage.model(w).values("distance").clone();
        for (int i = 0; i < closeness.length; i++) {
            closeness[i] = -closeness[i];
        }
        return closeness;
    }

    /// Share of the detectors that have a voxel in their best part of the ground; without a value where there
    /// is but one detector.
    static Optional<float[]> agreement(Workspace w) {
        return w.of(
                NAME,
                AGREEMENT,
                f -> f.columns().containsKey(AGREEMENT)
                        ? Optional.of(f.column(
                                AGREEMENT, EvidenceStage.resolved(w).grid().size()))
                        : Optional.empty());
    }

    /// Spatial protocols under which there was something to judge by.
    private record Choice(String reported, String why) {}

    /// By which detector targets are found, and why.
    private static Choice chosen(Workspace w, String asked, List<String> ran, List<Trial> all) {
        if (ran.contains(asked)) {
            return new Choice(asked, "as detectors.report says");
        }
        String doubt = "";
        if (asked.equals(Detectors.AUTO)) {
            for (String trusted : Detectors.TRUSTED) {
                Trust.Unlike unlike = ran.contains(trusted) ? Trust.unlike(w, trusted) : null;
                if (unlike != null && unlike.deposit() >= Trust.STRANGE) {
                    doubt += trusted + " is not trusted, for this ground is unlike what it was raised on; ";
                } else if (ran.contains(trusted)) {
                    return new Choice(
                            trusted,
                            doubt + "on simulated deposits it found most of the blind ore (docs/detectors.md)");
                }
            }
        } else if (!asked.equals(Detectors.BEST)) {
            doubt = asked + " could not learn here; ";
        }
        return new Choice(
                Trials.best(all, ran),
                doubt + "the highest mean AUC over " + String.join(", ", spatial(all)) + " left out");
    }

    private static List<String> spatial(List<Trial> trials) {
        return trials.stream()
                .filter(t -> t.figures() != null && t.spatial())
                .map(Trial::protocol)
                .distinct()
                .toList();
    }

    private static String said(List<Trial> trials, String detector) {
        StringBuilder text = new StringBuilder(detector).append(" AUC");
        for (Trial t : trials) {
            if (t.detector().equals(detector)) {
                Trial.Figures f = t.figures();
                text.append(' ')
                        .append(t.protocol())
                        .append(f == null ? " –" : String.format(Locale.ROOT, " %.2f", f.auc()));
            }
        }
        return text.toString();
    }

    static List<Trial> trials(Workspace w) {
        return w.of(NAME, "trials", f -> List.of(f.json("trials", Trial[].class)));
    }

    /// By detector, the captures in the order of {@link Capture#VOLUMES}.
    static Map<String, List<Capture>> captures(Workspace w) {
        return w.of(NAME, "captures", f -> {
            Map<String, List<Capture>> captures = new LinkedHashMap<>();
            f.json("captures", CapturesByDetector.class).forEach((d, list) -> captures.put(d, List.of(list)));
            return captures;
        });
    }

    /// By detector, known ore and ground above each score.
    static Map<String, PredictionVolume> predictionVolume(Workspace w) {
        return w.of(NAME, "prediction_volume", f -> f.json("prediction_volume", VolumesByDetector.class));
    }

    /// For the reader, which needs a type to see at run time, as the next does.
    private static final class VolumesByDetector extends LinkedHashMap<String, PredictionVolume> {
        private static final long serialVersionUID = 1L;
    }

    private static final class CapturesByDetector extends LinkedHashMap<String, Capture[]> {
        private static final long serialVersionUID = 1L;
    }

    /// The detector that targets and report speak by.
    static String reported(Workspace w) {
        return resolved(w).reported();
    }

    static Resolved resolved(Workspace w) {
        return w.of(NAME, "resolved", f -> f.json("resolved", Resolved.class));
    }
}
