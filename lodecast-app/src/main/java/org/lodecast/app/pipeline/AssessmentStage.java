package org.lodecast.app.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.app.project.Project;
import org.lodecast.assess.Capture;
import org.lodecast.assess.Confusion;
import org.lodecast.assess.Ranks;
import org.lodecast.assess.Roc;
import org.lodecast.assess.RocAnalysis;
import org.lodecast.detect.Detector;
import org.lodecast.evidence.Evidence;
import org.lodecast.sample.Fold;
import org.lodecast.sample.LabelledVoxels;

/// Every detector under every protocol: learnt anew in each fold, judged on what the fold left out.
///
/// Scores of different folds come from different networks and do not compare; each fold's scores are
/// therefore read as ranks among all labelled voxels as that fold's network scores them, before folds are
/// pooled. Beside the detectors stands `distance`: what closeness to the nearest composite alone would score.
final class AssessmentStage implements Stage {
    static final String NAME = "assessment";
    static final String DISTANCE = "distance";
    private static final int CURVE_POINTS = 200;

    /// One detector under one protocol; `figures` and `roc` are absent where there was nothing to judge by.
    record Row(
            String detector,
            String protocol,
            @Nullable Figures figures,
            @Nullable Roc roc,
            @Nullable String reason) {}

    /// As `metrics.json` has them.
    record Figures(
            double auc,
            double aucLow,
            double aucHigh,
            double precision,
            double recall,
            double f1,
            double threshold,
            String thresholdScale,
            long tp,
            long fp,
            long tn,
            long fn,
            int positives,
            int negatives) {}

    /// How each protocol split the ground, and what else is to be known.
    record Resolved(
            String reported,
            String why,
            Map<String, Double> layers,
            Map<String, String> protocols,
            List<String> remarks) {}

    /// Scores of all labelled voxels by one fold's network, as ranks; null if it could not learn.
    private record FoldScores(
            String protocol,
            Fold fold,
            double @Nullable [] rank,
            @Nullable String reason) {}

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
        Project project = w.project();
        LabelledVoxels samples = SamplesStage.load(w);
        Evidence evidence = EvidenceStage.evidence(w);
        Protocols protocols = Protocols.of(
                project.assessment(),
                project.detectors().share(),
                samples,
                evidence.grid(),
                EvidenceStage.resolved(w).mainRange(),
                w.seed().split("folds"));
        List<Row> rows = new ArrayList<>();
        List<Map.Entry<String, Fold>> folds = protocols.all();
        List<Detector> detectors = DetectorChoice.of(project.detectors());
        progress.begin("assess", (long) detectors.size() * folds.size());
        // one task a detector and fold, each on one thread: the folds are what splits well
        List<FoldScores> scores = w.workers().map(detectors.size() * folds.size(), t -> {
            Detector d = detectors.get(t / folds.size());
            int f = t % folds.size();
            FoldScores s = fold(
                    w, d, folds.get(f), w.seed().split(d.name()).split("fold").split(f));
            progress.advance(1);
            return s;
        });
        for (int d = 0; d < detectors.size(); d++) {
            List<FoldScores> own = scores.subList(d * folds.size(), (d + 1) * folds.size());
            for (String protocol : protocols.folds().keySet()) {
                rows.add(row(samples, detectors.get(d).name(), protocol, own));
            }
        }
        rows.addAll(distance(w, samples, protocols));
        Map<String, List<Capture>> captures = captures(w, samples);
        List<String> remarks = List.of(
                "the threshold of each row is the one of best F1 on the tested voxels themselves: precision, recall and F1"
                        + " are what a well-chosen threshold can reach",
                "evidence layers were estimated from all drillholes in every fold",
                "capture counts the known ore, which the student-teacher detector's teacher has seen");
        folder.json("rows", rows);
        folder.json("captures", captures);
        String asked = project.detectors().report();
        String reported = asked.equals(Project.Detectors.BEST)
                ? best(rows, project.detectors().use())
                : asked;
        String why = asked.equals(reported)
                ? "as the project says"
                : "the highest mean AUC over " + String.join(", ", spatial(rows)) + " left out";
        Map<String, Double> layers = layers(evidence, samples);
        folder.json("resolved", new Resolved(reported, why, layers, protocols.told(), remarks));
        folder.product(
                "metrics.json", Json.pretty(metrics(reported, why, rows, captures, layers, protocols.told(), remarks)));
        return said(rows, reported);
    }

    private static FoldScores fold(Workspace w, Detector d, Map.Entry<String, Fold> e, Seed seed) {
        LabelledVoxels samples = SamplesStage.load(w);
        Evidence evidence = EvidenceStage.evidence(w);
        Fold fold = e.getValue();
        try {
            // in the published protocol the left-out barren voxels are the test; elsewhere a tenth watches
            // the loss
            double share = e.getKey().equals("paper") ? 1 : 0.9;
            Detector.Fitted fitted = d.fit(
                    evidence, DetectorChoice.training(samples, fold.train(), share), seed, Workers.ONE, Progress.NONE);
            float[] rank = Ranks.percentile(fitted.score(evidence, samples.voxel(), Workers.ONE, Progress.NONE));
            double[] wide = new double[rank.length];
            for (int i = 0; i < wide.length; i++) {
                wide[i] = rank[i];
            }
            return new FoldScores(e.getKey(), fold, wide, null);
        } catch (InvalidInput cannot) {
            return new FoldScores(
                    e.getKey(), fold, null, cannot.findings().getFirst().message());
        }
    }

    private static Row row(LabelledVoxels samples, String detector, String protocol, List<FoldScores> all) {
        List<FoldScores> own =
                all.stream().filter(f -> f.protocol().equals(protocol)).toList();
        List<Double> pooled = new ArrayList<>();
        List<Boolean> truth = new ArrayList<>();
        String reason = null;
        for (FoldScores f : own) {
            double[] rank = f.rank();
            if (rank == null) {
                reason = f.reason();
                continue;
            }
            for (int i : f.fold().test()) {
                pooled.add(rank[i]);
                truth.add(samples.ore()[i]);
            }
        }
        boolean[] ore = new boolean[truth.size()];
        for (int i = 0; i < ore.length; i++) {
            ore[i] = truth.get(i);
        }
        return judged(
                detector,
                protocol,
                RocAnalysis.of(pooled.stream().mapToDouble(v -> v).toArray(), ore),
                "rank",
                reason);
    }

    private static Row judged(
            String detector, String protocol, RocAnalysis analysis, String scale, @Nullable String reason) {
        if (!analysis.defined()) {
            String why = reason != null
                    ? reason
                    : "the tested voxels hold " + analysis.positives() + " ore and " + analysis.negatives()
                            + " barren; expected some of each";
            return new Row(detector, protocol, null, null, why);
        }
        Roc roc = analysis.roc(CURVE_POINTS);
        Confusion c = analysis.bestF1();
        return new Row(
                detector,
                protocol,
                new Figures(
                        roc.auc(),
                        roc.low(),
                        roc.high(),
                        c.precision(),
                        c.recall(),
                        c.f1(),
                        c.threshold(),
                        scale,
                        c.tp(),
                        c.fp(),
                        c.tn(),
                        c.fn(),
                        analysis.positives(),
                        analysis.negatives()),
                roc,
                reason);
    }

    private static List<Row> distance(Workspace w, LabelledVoxels samples, Protocols protocols) {
        float[] distance = EvidenceStage.model(w).values("distance");
        List<Row> rows = new ArrayList<>();
        protocols.folds().forEach((protocol, folds) -> {
            List<Integer> tested = new ArrayList<>();
            folds.forEach(f -> Arrays.stream(f.test()).forEach(tested::add));
            boolean[] ore = new boolean[tested.size()];
            double[] score = new double[tested.size()];
            for (int k = 0; k < ore.length; k++) {
                int i = tested.get(k);
                ore[k] = samples.ore()[i];
                score[k] = -distance[samples.voxel()[i]];
            }
            rows.add(judged(DISTANCE, protocol, RocAnalysis.of(score, ore), "minus metres", null));
        });
        return rows;
    }

    /// How well each layer alone tells known ore from barren ground, as an AUC: below one half it points the
    /// wrong way.
    private static Map<String, Double> layers(Evidence evidence, LabelledVoxels samples) {
        Map<String, Double> layers = new LinkedHashMap<>();
        for (int l = 0; l < evidence.count(); l++) {
            double[] value = new double[samples.size()];
            for (int i = 0; i < value.length; i++) {
                value[i] = evidence.layers()[l][samples.voxel()[i]];
            }
            layers.put(
                    evidence.names().get(l),
                    RocAnalysis.of(value, samples.ore()).roc(2).auc());
        }
        return layers;
    }

    /// Share of known ore in the best part of the ground, by each detector as trained on everything.
    private static Map<String, List<Capture>> captures(Workspace w, LabelledVoxels samples) {
        int[] ground = EvidenceStage.ground(w);
        boolean[] isOre = new boolean[EvidenceStage.resolved(w).grid().size()];
        for (int i = 0; i < samples.size(); i++) {
            isOre[samples.voxel()[i]] = samples.ore()[i];
        }
        boolean[] ore = new boolean[ground.length];
        for (int k = 0; k < ground.length; k++) {
            ore[k] = isOre[ground[k]];
        }
        Map<String, List<Capture>> captures = new LinkedHashMap<>();
        for (String detector : w.project().detectors().use()) {
            float[] score = DetectorsStage.column(w, "score_" + detector);
            float[] own = new float[ground.length];
            for (int k = 0; k < ground.length; k++) {
                own[k] = score[ground[k]];
            }
            float[] rank = Ranks.percentile(own);
            captures.put(
                    detector,
                    Arrays.stream(Capture.VOLUMES)
                            .mapToObj(v -> Capture.of(rank, ore, v))
                            .toList());
        }
        return captures;
    }

    private static Map<String, Object> metrics(
            String reported,
            String why,
            List<Row> rows,
            Map<String, List<Capture>> captures,
            Map<String, Double> layers,
            Map<String, String> told,
            List<String> remarks) {
        Map<String, Map<String, Object>> detectors = new LinkedHashMap<>();
        for (Row r : rows) {
            Map<String, Object> of = detectors.computeIfAbsent(r.detector(), d -> new LinkedHashMap<>());
            if (r.figures() != null) {
                of.put(r.protocol(), r.figures());
            } else {
                Map<String, Object> none = new LinkedHashMap<>();
                none.put("auc", null);
                none.put("reason", r.reason());
                of.put(r.protocol(), none);
            }
        }
        captures.forEach((d, list) -> {
            Map<String, Object> shares = new LinkedHashMap<>();
            list.forEach(c -> shares.put(Long.toString(Math.round(100 * c.volume())), c.ore()));
            detectors.computeIfAbsent(d, x -> new LinkedHashMap<>()).put("capture", shares);
        });
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("reported", reported);
        m.put("reported_because", why);
        m.put("detectors", detectors);
        m.put("layers", layers);
        m.put("protocols", told);
        m.put("remarks", remarks);
        return m;
    }

    /// Protocols other than the random split under which there was something to judge by.
    private static List<String> spatial(List<Row> rows) {
        return rows.stream()
                .filter(r -> r.figures() != null && !r.protocol().equals("paper"))
                .map(Row::protocol)
                .distinct()
                .toList();
    }

    /// The detector with the highest mean AUC on ground left out, the earlier among equals.
    private static String best(List<Row> rows, List<String> detectors) {
        String best = detectors.getFirst();
        double most = Double.NEGATIVE_INFINITY;
        for (String d : detectors) {
            double mean = rows.stream()
                    .filter(r -> r.detector().equals(d) && !r.protocol().equals("paper"))
                    .map(Row::figures)
                    .filter(java.util.Objects::nonNull)
                    .mapToDouble(Figures::auc)
                    .average()
                    .orElse(Double.NEGATIVE_INFINITY);
            if (mean > most) {
                most = mean;
                best = d;
            }
        }
        return best;
    }

    private static String said(List<Row> rows, String detector) {
        StringBuilder text = new StringBuilder(detector).append(" AUC");
        for (Row r : rows) {
            if (r.detector().equals(detector)) {
                text.append(
                        r.figures() == null
                                ? " " + r.protocol() + " –"
                                : String.format(
                                        Locale.ROOT,
                                        " %s %.2f",
                                        r.protocol(),
                                        r.figures().auc()));
            }
        }
        return text.toString();
    }

    static List<Row> rows(Workspace w) {
        return w.of(NAME, "rows", f -> List.of(f.json("rows", Row[].class)));
    }

    /// By detector, the captures in the order of {@link Capture#VOLUMES}.
    static Map<String, List<Capture>> captures(Workspace w) {
        return w.of(
                NAME,
                "captures",
                f -> Json.MAPPER.readValue(
                        Json.pretty(f.json("captures", Object.class)),
                        Json.MAPPER
                                .getTypeFactory()
                                .constructMapType(
                                        LinkedHashMap.class,
                                        Json.MAPPER.constructType(String.class),
                                        Json.MAPPER
                                                .getTypeFactory()
                                                .constructCollectionType(List.class, Capture.class))));
    }

    /// The detector that targets and report speak by.
    static String reported(Workspace w) {
        return resolved(w).reported();
    }

    static Resolved resolved(Workspace w) {
        return w.of(NAME, "resolved", f -> f.json("resolved", Resolved.class));
    }
}
