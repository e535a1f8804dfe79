package org.lodecast.app.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.app.project.Detectors;
import org.lodecast.app.project.Project;
import org.lodecast.assess.Agreement;
import org.lodecast.assess.Capture;
import org.lodecast.assess.Confusion;
import org.lodecast.assess.LeakageAudit;
import org.lodecast.assess.PredictionVolume;
import org.lodecast.assess.Protocol;
import org.lodecast.assess.Ranks;
import org.lodecast.assess.Trial;
import org.lodecast.assess.TrialDetail;
import org.lodecast.assess.Trials;
import org.lodecast.block.Grid;
import org.lodecast.sample.LabelledVoxels;

/// Judges the detectors, and chooses the one to report by. Beside them stands `distance`: what closeness to
/// the nearest composite alone would score.
final class AssessmentStage implements Stage {
    static final String NAME = "assessment";
    static final String DISTANCE = "distance";
    static final String AGREEMENT = "agreement";

    private static final List<String> REMARKS = List.of(
            "the threshold of each trial is the one of best F1 on the tested voxels themselves: precision, recall and F1"
                    + " are what a well-chosen threshold can reach; by_threshold_of_other_folds is what one chosen"
                    + " beforehand did",
            "by_elevation and by_distance compare the voxels of a slice with each other alone",
            "evidence layers were estimated from all drillholes in every fold",
            "capture counts the known ore, which the student-teacher detector's teacher has seen");

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
        return List.of(p.assessment(), p.detectors(), p.seed());
    }

    @Override
    public String run(Workspace w, StageFolder folder, Progress progress) throws IOException {
        Detectors settings = w.project().detectors();
        List<String> ran = DetectorsStage.ran(w);
        LabelledVoxels samples = SamplesStage.load(w);
        Trials trials = new Trials(HindcastStore.evidence(w), samples, protocols(w, samples));
        List<Trial> all =
                new ArrayList<>(trials.run(DetectorChoice.of(w, ran), w.seed().split("assess"), w.workers(), progress));
        Choice choice = chosen(w, settings.report(), ran, all);
        all.addAll(trials.ofColumn(DISTANCE, closeness(w), "minus metres"));
        Map<String, String> told = new LinkedHashMap<>();
        trials.protocols().forEach(p -> told.put(p.name(), p.told()));
        Map<String, Object> more = new LinkedHashMap<>();
        LeakageAudit leakage = leakage(w, trials, choice.reported, all, progress);
        more.put("leakage", leakage);
        folder.json("leakage", leakage);
        Resolved resolved = new Resolved(choice.reported, choice.why, trials.layers(), told, REMARKS);
        Map<String, List<Capture>> captures = captures(w, samples);
        more.put("prediction_volume", predictionVolume(w, samples));
        if (ran.size() > 1) {
            more.put("agreement", agreement(w, ran, folder));
        }
        folder.json("trials", all);
        folder.json("captures", captures);
        folder.json("resolved", resolved);
        folder.product("metrics.json", Json.pretty(metrics(resolved, all, captures, more)));
        return said(all, choice.reported);
    }

    /// What the reported detector is worth without the layers that share an element with the labels; where
    /// orebodies are the labels, with the main element, on which they may have been drawn.
    private static LeakageAudit leakage(
            Workspace w, Trials trials, String reported, List<Trial> all, Progress progress) {
        List<String> cut = SamplesStage.resolved(w).elements();
        List<String> elements =
                cut.isEmpty() ? List.of(EvidenceStage.resolved(w).mainElement()) : cut;
        List<String> layers = EvidenceStage.resolved(w).elements().entrySet().stream()
                .filter(e -> e.getValue().stream().anyMatch(elements::contains))
                .map(Map.Entry::getKey)
                .toList();
        return layers.isEmpty()
                ? LeakageAudit.NONE
                : LeakageAudit.of(
                        trials,
                        DetectorChoice.of(w, List.of(reported)).getFirst(),
                        all,
                        layers,
                        elements,
                        w.seed().split("assess"),
                        w.workers(),
                        progress);
    }

    static LeakageAudit leakage(Workspace w) {
        return w.of(NAME, "leakage", f -> f.json("leakage", LeakageAudit.class));
    }

    private static List<Protocol> protocols(Workspace w, LabelledVoxels samples) {
        Project.Assessment a = w.project().assessment();
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

    /// Share of known ore in the best part of the ground, by each detector as trained on everything.
    private static Map<String, List<Capture>> captures(Workspace w, LabelledVoxels samples) {
        boolean[] ore = known(w, samples);
        Map<String, List<Capture>> captures = new LinkedHashMap<>();
        for (String detector : DetectorsStage.ran(w)) {
            float[] rank = Ranks.percentile(scored(w, detector));
            captures.put(
                    detector,
                    Arrays.stream(Capture.VOLUMES)
                            .mapToObj(v -> Capture.of(rank, ore, v))
                            .toList());
        }
        return captures;
    }

    /// Which voxels of the ground are known ore.
    private static boolean[] known(Workspace w, LabelledVoxels samples) {
        int[] ground = EvidenceStage.ground(w);
        float[] label = samples.column(EvidenceStage.resolved(w).grid());
        boolean[] ore = new boolean[ground.length];
        for (int k = 0; k < ground.length; k++) {
            ore[k] = label[ground[k]] == 1;
        }
        return ore;
    }

    /// A detector's scores of the ground.
    private static float[] scored(Workspace w, String detector) {
        int[] ground = EvidenceStage.ground(w);
        float[] score = DetectorsStage.column(w, "score_" + detector);
        float[] own = new float[ground.length];
        for (int k = 0; k < ground.length; k++) {
            own[k] = score[ground[k]];
        }
        return own;
    }

    /// Where the share of known ore and the share of ground above a score add up to one, by each detector as
    /// trained on everything: it has seen that ore.
    private static Map<String, PredictionVolume.Crossing> predictionVolume(Workspace w, LabelledVoxels samples) {
        boolean[] ore = known(w, samples);
        Map<String, PredictionVolume.Crossing> all = new LinkedHashMap<>();
        for (String detector : DetectorsStage.ran(w)) {
            all.put(detector, PredictionVolume.of(scored(w, detector), ore, 2).crossing());
        }
        return all;
    }

    /// Keeps the column; and says how alike the detectors rank the ground.
    private static Map<String, Object> agreement(Workspace w, List<String> ran, StageFolder folder) throws IOException {
        Agreement a = Agreement.of(
                ran.stream().map(d -> DetectorsStage.column(w, "score_" + d)).toList());
        folder.column(AGREEMENT, "", a.share());
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("detectors", ran);
        told.put("best", Agreement.BEST);
        told.put("mean_rank_correlation", a.correlation());
        return told;
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

    private static Map<String, Object> metrics(
            Resolved resolved, List<Trial> trials, Map<String, List<Capture>> captures, Map<String, Object> more) {
        Map<String, Map<String, Object>> detectors = new LinkedHashMap<>();
        for (Trial t : trials) {
            Map<String, Object> of = detectors.computeIfAbsent(t.detector(), d -> new LinkedHashMap<>());
            if (t.figures() != null) {
                of.put(t.protocol(), judged(t.figures(), t.detail()));
            } else {
                Map<String, Object> none = new LinkedHashMap<>();
                none.put("auc", null);
                none.put("reason", t.reason());
                of.put(t.protocol(), none);
            }
        }
        captures.forEach((d, list) -> {
            Map<String, Object> shares = new LinkedHashMap<>();
            list.forEach(c -> shares.put(Long.toString(Math.round(100 * c.volume())), c.ore()));
            detectors.computeIfAbsent(d, x -> new LinkedHashMap<>()).put("capture", shares);
        });
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("reported", resolved.reported());
        m.put("reported_because", resolved.why());
        m.put("detectors", detectors);
        m.putAll(more);
        m.put("layers", resolved.layers());
        m.put("protocols", resolved.protocols());
        m.put("remarks", resolved.remarks());
        return m;
    }

    /// Figures and what else is known of them, side by side.
    @SuppressWarnings("unchecked") // a record becomes a map of its parts
    private static Map<String, Object> judged(Trial.Figures figures, @Nullable TrialDetail detail) {
        Map<String, Object> all = new LinkedHashMap<>(Json.MAPPER.convertValue(figures, Map.class));
        if (detail != null) {
            all.put("average_precision", detail.averagePrecision());
            all.put("average_precision_of_chance", detail.baseline());
            Confusion c = detail.heldOut();
            Map<String, Object> honest = new LinkedHashMap<>();
            if (c != null) {
                honest.put("precision", c.precision());
                honest.put("recall", c.recall());
                honest.put("f1", c.f1());
            } else {
                honest.put("reason", detail.noThreshold());
            }
            all.put("by_threshold_of_other_folds", honest);
            all.put("by_elevation", detail.byElevation());
            all.put("by_distance", detail.byDistance());
        }
        return all;
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

    /// For the reader, which needs a type to see at run time.
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
