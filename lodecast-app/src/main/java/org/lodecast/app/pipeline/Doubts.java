package org.lodecast.app.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lodecast.app.project.Detectors;
import org.lodecast.assess.LeakageAudit;
import org.lodecast.assess.Trial;
import org.lodecast.block.BlockModel;

/// What speaks against a result, in sentences that a geologist can weigh: never left out when it is true.
final class Doubts {
    private static final Map<String, String> LEFT_OUT = new LinkedHashMap<>();

    static {
        LEFT_OUT.put("block", "spatial blocks left out");
        LEFT_OUT.put("hole", "whole drillholes left out");
        LEFT_OUT.put("depth", "the lower half left out");
    }

    private Doubts() {}

    static List<String> of(Workspace w) {
        List<String> doubts = new ArrayList<>();
        if (AssessmentStage.reported(w).equals("overlay")
                && w.project().detectors().use().size() > 1) {
            doubts.add("No detector that learns did better on ground left out than the plain sum of the evidence layers"
                    + " (overlay): targets are found by that sum.");
        }
        scores(w, doubts);
        strange(w, doubts);
        mistrusted(w, doubts);
        leakage(w, doubts);
        support(w, doubts);
        AssessmentStage.resolved(w).layers().forEach((layer, auc) -> {
            if (auc < 0.45) {
                doubts.add(String.format(
                        Locale.ROOT,
                        "The layer %s is lower in known ore than in barren ground (AUC %.2f): what the paper found at its"
                                + " deposit does not hold here.",
                        layer,
                        auc));
            }
        });
        for (String r : EvidenceStage.resolved(w).remarks()) {
            if (r.startsWith("layer ") && (r.contains("left out") || r.contains("without"))) {
                doubts.add("The " + r + ".");
            }
        }
        if (!w.project().assessment().strict()) {
            doubts.add(
                    "Evidence layers were estimated from all drillholes also where a test leaves drillholes out, so even the"
                            + " strictest figures here flatter somewhat; assessment.strict: true estimates them anew.");
        }
        calibration(w, doubts);
        doubts.add(
                "On 72 simulated deposits, where the truth can be looked up, analogue_own told never-drilled ore near data with an"
                        + " AUC of 0.85, the plain sum of the layers and foresight with 0.67, and the student-teacher"
                        + " network, on 36 of them, with 0.53. The same simulator raised analogue_own and judged it; of two real projects that were"
                        + " tried it was ahead on one, and foresight on the other (docs/benchmark.md).");
        if (w.project().targets().scale().equals("percentile")) {
            doubts.add("The scale is a rank within this volume, not a probability: some ground is always the best,"
                    + " whether there is ore or not.");
        }
        return doubts;
    }

    private static void scores(Workspace w, List<String> doubts) {
        List<Trial> rows = AssessmentStage.trials(w);
        String detector = AssessmentStage.reported(w);
        List<String> chance = new ArrayList<>();
        for (Trial r : rows) {
            Trial.Figures f = r.figures();
            if (f != null
                    && r.detector().equals(detector)
                    && LEFT_OUT.containsKey(r.protocol())
                    && f.aucLowByHole() <= 0.55) {
                chance.add(LEFT_OUT.get(r.protocol()));
            }
        }
        if (!chance.isEmpty()) {
            doubts.add(
                    0,
                    "With " + String.join("; with ", chance) + ": the scores are hardly better than chance (the AUC's"
                            + " interval reaches down to 0.55 or below). Do not drill on them.");
        }
        double paper = auc(rows, detector, "paper");
        List<String> flattered = new ArrayList<>();
        for (String protocol : LEFT_OUT.keySet()) {
            double spatial = auc(rows, detector, protocol);
            if (!Double.isNaN(paper) && !Double.isNaN(spatial) && paper - spatial > 0.02) {
                flattered.add(String.format(Locale.ROOT, "with %s it is %.2f", LEFT_OUT.get(protocol), spatial));
            }
            double distance = auc(rows, AssessmentStage.DISTANCE, protocol);
            double either = Math.max(distance, 1 - distance); // labels may lie farther from holes as well as nearer
            if (!Double.isNaN(distance) && !Double.isNaN(spatial) && either > 0.55 && either > spatial - 0.1) {
                doubts.add(String.format(
                        Locale.ROOT,
                        "With %s, distance to the nearest sample alone, %s being more ore-like, scores %.2f; %s scores %.2f."
                                + " The labels tell where people drilled nearly as well as where ore is.",
                        LEFT_OUT.get(protocol),
                        distance > 0.5 ? "nearer" : "farther",
                        either,
                        detector,
                        spatial));
            }
        }
        if (!flattered.isEmpty()) {
            doubts.add(String.format(
                    Locale.ROOT,
                    "The published way of testing gives %s an AUC of %.2f; %s.",
                    detector,
                    paper,
                    String.join(", ", flattered)));
        }
        Optional<Trial> rival = rows.stream()
                .filter(r -> r.figures() != null
                        && !r.detector().equals(detector)
                        && !r.detector().equals(AssessmentStage.DISTANCE)
                        && r.protocol().equals("block")
                        && r.figures().auc() > auc(rows, detector, "block"))
                .max(java.util.Comparator.comparingDouble(r -> figure(r)));
        rival.ifPresent(r -> doubts.add(String.format(
                Locale.ROOT,
                "Another detector, %s, does better than %s when spatial blocks are left out (AUC %.2f).",
                r.detector(),
                detector,
                figure(r))));
        rows.stream()
                .filter(r -> r.reason() != null && r.detector().equals(detector))
                .forEach(r -> doubts.add("The " + r.protocol() + " test is incomplete: " + r.reason() + "."));
    }

    /// Probabilities that say no more than the share of ore.
    private static void calibration(Workspace w, List<String> doubts) {
        Calibrated.HeldOutCheck check = Calibrated.kept(w).check();
        if (check != null && check.reliability().brier() >= check.share() * (1 - check.share())) {
            doubts.add(String.format(
                    Locale.ROOT,
                    "With %s, the probabilities made of the scores are no nearer to the truth than always saying %.0f %%,"
                            + " the share of ore among the labelled voxels (Brier score %.3f against %.3f).",
                    LEFT_OUT.getOrDefault(check.protocol(), check.protocol()),
                    100 * check.share(),
                    check.reliability().brier(),
                    check.share() * (1 - check.share())));
        }
    }

    /// Ground that the detector has not seen the like of.
    private static void strange(Workspace w, List<String> doubts) {
        String detector = AssessmentStage.reported(w);
        Trust.Unlike unlike = Trust.unlike(w, detector);
        if (unlike == null) {
            return;
        }
        doubts.add("What " + detector
                + " knows of deposits it knows from simulated ones: its scores and probabilities hold"
                + " under their assumptions, which no real deposit need keep.");
        if (unlike.deposit() >= Trust.STRANGE) {
            doubts.add(
                    0,
                    String.format(
                            Locale.ROOT,
                            "This ground is unlike the simulated deposits that %s was raised on: %.0f %% of deposits it had"
                                    + " not seen are less so. No voxel is put into the highest class.",
                            detector,
                            100 * unlike.deposit()));
        } else if (unlike.extreme() > 0.005) {
            doubts.add(String.format(
                    Locale.ROOT,
                    "%.1f %% of the ground is like nothing that %s was raised on; it is kept out of the highest class.",
                    100 * unlike.extreme(),
                    detector));
        }
    }

    /// Why targets are not found by the detector that did best on simulated deposits.
    private static void mistrusted(Workspace w, List<String> doubts) {
        String reported = AssessmentStage.reported(w);
        for (String trusted : Detectors.TRUSTED) {
            Trust.Unlike unlike = DetectorsStage.ran(w).contains(trusted) ? Trust.unlike(w, trusted) : null;
            if (!trusted.equals(reported) && unlike != null && unlike.deposit() >= Trust.STRANGE) {
                doubts.add(String.format(
                        Locale.ROOT,
                        "This ground is unlike the simulated deposits that %s was raised on (%.0f %% of deposits it had not seen"
                                + " are less so): targets are found by %s, which told blind ore less well on such deposits.",
                        trusted,
                        100 * unlike.deposit(),
                        reported));
            }
        }
    }

    private static double figure(@Nullable Trial r) {
        return r == null || r.figures() == null ? Double.NaN : r.figures().auc();
    }

    private static double auc(List<Trial> rows, String detector, String protocol) {
        return rows.stream()
                .filter(r -> r.detector().equals(detector) && r.protocol().equals(protocol))
                .mapToDouble(Doubts::figure)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static void leakage(Workspace w, List<String> doubts) {
        LeakageAudit audit = AssessmentStage.leakage(w);
        for (String sign : audit.signs()) {
            doubts.add("Labels and evidence may derive from one another: " + sign
                    + ". The scores near drillholes then partly repeat their own label.");
        }
        if (audit.fired() && !audit.drops().isEmpty()) {
            doubts.add("Without " + String.join(", ", audit.layers()) + ", "
                    + audit.drops().stream()
                            .map(d -> String.format(
                                    Locale.ROOT,
                                    "with %s, the AUC of %s is %.2f and not %.2f",
                                    LEFT_OUT.getOrDefault(d.protocol(), "a random split"),
                                    AssessmentStage.reported(w),
                                    d.without(),
                                    d.with()))
                            .collect(Collectors.joining("; "))
                    + ".");
        } else if (audit.fired()) {
            doubts.add(
                    "Without " + String.join(", ", audit.layers()) + ", nothing can be said: " + audit.reason() + ".");
        }
    }

    private static void support(Workspace w, List<String> doubts) {
        BlockModel model = TargetsStage.model(w);
        float[] classes = model.values("class");
        float[] distance = model.values("distance");
        double range = EvidenceStage.resolved(w).mainRange();
        long high = 0;
        long far = 0;
        for (int v : EvidenceStage.ground(w)) {
            if (classes[v] == org.lodecast.target.TargetSearch.HIGH) {
                high++;
                far += distance[v] > range ? 1 : 0;
            }
        }
        if (high > 0 && far > 0) {
            doubts.add(String.format(
                    Locale.ROOT,
                    "%.0f %% of the high ground lies farther from any sample than the range of %s (%.0f m): there the"
                            + " layers are extrapolated.",
                    100.0 * far / high,
                    EvidenceStage.resolved(w).mainElement(),
                    range));
        }
    }
}
