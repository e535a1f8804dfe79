package org.lodecast.assess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;
import org.lodecast.detect.Detector;
import org.lodecast.detect.TrainingSamples;
import org.lodecast.evidence.Evidence;
import org.lodecast.sample.Fold;
import org.lodecast.sample.LabelledVoxels;

/// Every detector under every protocol: learnt anew in each fold, judged on what the fold left out.
///
/// Scores of different folds come from different networks and do not compare; each fold's scores are
/// therefore read as ranks among all labelled voxels as that fold's network scores them, before folds are
/// pooled.
///
/// @param evidence layers, as they are in all folds
/// @param samples voxels whose truth is known
/// @param protocols to judge by
public record Trials(Evidence evidence, LabelledVoxels samples, List<Protocol> protocols) {
    private static final int CURVE_POINTS = 200;
    private static final String DISTANCE = "distance";

    /// Ranks of all labelled voxels by one fold's network; absent, with a reason, if it could not learn.
    private record FoldRanks(
            Fold fold, float @Nullable [] rank, @Nullable String reason) {}

    /// A trial for each detector and protocol, in the order of both. The folds are spread over the workers,
    /// each on one thread.
    public List<Trial> run(List<Detector> detectors, Seed seed, Workers workers, Progress progress) {
        record Task(Detector detector, Protocol protocol, int fold) {}
        List<Task> tasks = new ArrayList<>();
        for (Detector d : detectors) {
            for (Protocol p : protocols) {
                for (int f = 0; f < p.folds().size(); f++) {
                    tasks.add(new Task(d, p, f));
                }
            }
        }
        progress.begin("assess", tasks.size());
        List<FoldRanks> ranks = workers.map(tasks.size(), t -> {
            Task task = tasks.get(t);
            Seed own =
                    seed.split(task.detector.name()).split(task.protocol.name()).split(task.fold);
            FoldRanks r =
                    fold(task.detector, task.protocol, task.protocol.folds().get(task.fold), own);
            progress.advance(1);
            return r;
        });
        List<Trial> trials = new ArrayList<>();
        int at = 0;
        for (Detector d : detectors) {
            for (Protocol p : protocols) {
                trials.add(pooled(d.name(), p, ranks.subList(at, at + p.folds().size())));
                at += p.folds().size();
            }
        }
        return trials;
    }

    private FoldRanks fold(Detector detector, Protocol protocol, Fold fold, Seed seed) {
        TrainingSamples training = TrainingSamples.of(samples, fold.train(), 1 - protocol.watched());
        try {
            Detector.Fitted fitted = detector.fit(evidence, training, seed, Workers.ONE, Progress.NONE);
            float[] score = fitted.score(evidence, samples.voxel(), Workers.ONE, Progress.NONE);
            return new FoldRanks(fold, Ranks.percentile(score), null);
        } catch (InvalidInput cannot) {
            return new FoldRanks(fold, null, cannot.findings().getFirst().message());
        }
    }

    private Trial pooled(String detector, Protocol protocol, List<FoldRanks> folds) {
        int n = folds.stream()
                .filter(f -> f.rank() != null)
                .mapToInt(f -> f.fold().test().length)
                .sum();
        double[] score = new double[n];
        boolean[] ore = new boolean[n];
        int[] tested = new int[n];
        List<Threshold.Tested> each = new ArrayList<>();
        String reason = null;
        int k = 0;
        for (FoldRanks f : folds) {
            float[] rank = f.rank();
            if (rank == null) {
                reason = f.reason();
                continue;
            }
            int from = k;
            for (int i : f.fold().test()) {
                score[k] = rank[i];
                tested[k] = i;
                ore[k++] = samples.ore()[i];
            }
            each.add(new Threshold.Tested(Arrays.copyOfRange(score, from, k), Arrays.copyOfRange(ore, from, k)));
        }
        return Trial.of(
                detector,
                protocol,
                score,
                ore,
                "rank",
                CURVE_POINTS,
                () -> TrialDetail.of(score, ore, each, elevation(tested), distance(tested)),
                reason);
    }

    /// What a fixed column would score on the same tested voxels, e.g. closeness to the nearest sample.
    ///
    /// @param column a value a voxel of the grid, finite at the samples, higher is more ore-like
    /// @param scale what it is measured in
    public List<Trial> ofColumn(String name, float[] column, String scale) {
        List<Trial> trials = new ArrayList<>();
        for (Protocol p : protocols) {
            int[] tested = p.folds().stream()
                    .flatMapToInt(f -> Arrays.stream(f.test()))
                    .toArray();
            List<Threshold.Tested> each = p.folds().stream()
                    .map(f -> new Threshold.Tested(values(column, f.test()), truth(f.test())))
                    .toList();
            double[] score = values(column, tested);
            boolean[] ore = truth(tested);
            trials.add(Trial.of(
                    name,
                    p,
                    score,
                    ore,
                    scale,
                    CURVE_POINTS,
                    () -> TrialDetail.of(score, ore, each, elevation(tested), distance(tested)),
                    null));
        }
        return trials;
    }

    private double[] values(float[] column, int[] listed) {
        return Arrays.stream(listed)
                .mapToDouble(i -> column[samples.voxel()[i]])
                .toArray();
    }

    private boolean[] truth(int[] listed) {
        boolean[] ore = new boolean[listed.length];
        for (int k = 0; k < ore.length; k++) {
            ore[k] = samples.ore()[listed[k]];
        }
        return ore;
    }

    private double[] elevation(int[] listed) {
        Grid grid = evidence.grid();
        return Arrays.stream(listed)
                .mapToDouble(i -> grid.z(grid.iz(samples.voxel()[i])))
                .toArray();
    }

    private double[] distance(int[] listed) {
        BlockModel model = evidence.estimates();
        return model != null && model.has(DISTANCE) ? values(model.values(DISTANCE), listed) : new double[0];
    }

    /// How well each layer alone tells known ore from barren ground, as an AUC: below one half it points the
    /// wrong way.
    public Map<String, Double> layers() {
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

    /// The detector with the highest mean AUC over the spatial protocols, the earlier among equals.
    public static String best(List<Trial> trials, List<String> detectors) {
        String best = detectors.getFirst();
        double most = Double.NEGATIVE_INFINITY;
        for (String d : detectors) {
            double mean = trials.stream()
                    .filter(t -> t.detector().equals(d) && t.spatial())
                    .map(Trial::figures)
                    .filter(Objects::nonNull)
                    .mapToDouble(Trial.Figures::auc)
                    .average()
                    .orElse(Double.NEGATIVE_INFINITY);
            if (mean > most) {
                most = mean;
                best = d;
            }
        }
        return best;
    }
}
