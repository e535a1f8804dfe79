package org.lodecast.assess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.SharedProgress;
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
/// therefore read as ranks in the ground as that fold's network scores it, see {@link GroundRanks}, before
/// folds are pooled.
///
/// @param evidence layers, as they are in all folds
/// @param samples voxels whose truth is known
/// @param protocols to judge by
/// @param ground voxels that stand for all of it, at least one
/// @param threshold μ that the user chose, a rank in the ground; null if none
/// @param leftOut makes the evidence of a fold without the samples that the fold leaves out; null where all
///     folds see the same evidence, which flatters
public record Trials(
        Evidence evidence,
        LabelledVoxels samples,
        List<Protocol> protocols,
        int[] ground,
        @Nullable Double threshold,
        @Nullable FoldEvidence leftOut) {
    private static final int CURVE_POINTS = 200;
    private static final int GROUND = 20_000; // voxels drawn
    private static final String DISTANCE = "distance";

    /// The evidence as it would be had a fold's tested ground not been sampled.
    public interface FoldEvidence {
        /// @param fold of the protocol
        Evidence of(Protocol protocol, Fold fold);
    }

    /// A trial, and what was judged in it.
    ///
    /// @param folds what each left out, as ranks in the ground
    public record Tried(Trial trial, List<Threshold.Tested> folds) {}

    /// Ranks of what one fold tests; absent, with a reason, if its network could not learn.
    private record FoldRanks(
            int[] tested,
            double @Nullable [] rank,
            @Nullable String reason) {}

    private record Task(Detector detector, Protocol protocol, int fold) {
        Fold of() {
            return protocol.folds().get(fold);
        }

        Seed seed(Seed all) {
            return all.split(detector.name()).split(protocol.name()).split(fold);
        }
    }

    /// Where all folds see the same evidence.
    public Trials(Evidence evidence, LabelledVoxels samples, List<Protocol> protocols, int[] ground) {
        this(evidence, samples, protocols, ground, null, null);
    }

    /// A seeded draw of the ground, large enough to rank by.
    public static int[] drawn(int[] ground, Seed seed) {
        if (ground.length <= GROUND) {
            return ground;
        }
        RandomGenerator random = seed.split("ground").generator();
        int[] drawn = new int[GROUND];
        int kept = 0;
        for (int i = 0; kept < GROUND; i++) { // each in turn, so that any GROUND are as likely
            if (random.nextDouble() * (ground.length - i) < GROUND - kept) {
                drawn[kept++] = ground[i];
            }
        }
        return drawn;
    }

    /// The same judged by a threshold of the user's.
    public Trials at(@Nullable Double mu) {
        return new Trials(evidence, samples, protocols, ground, mu, leftOut);
    }

    /// The same with evidence of its own in each fold.
    public Trials strict(@Nullable FoldEvidence own) {
        return new Trials(evidence, samples, protocols, ground, threshold, own);
    }

    /// The same samples, protocols and ground with other evidence.
    Trials with(Evidence other, @Nullable FoldEvidence own) {
        return new Trials(other, samples, protocols, ground, threshold, own);
    }

    /// A trial for each detector and protocol, in the order of both. The folds are spread over the workers,
    /// each on one thread, the long ones first.
    public List<Tried> run(List<Detector> detectors, Seed seed, Workers workers, Progress progress) {
        List<Task> tasks = new ArrayList<>();
        for (Protocol p : protocols) {
            for (int f = 0; f < p.folds().size(); f++) {
                for (Detector d : detectors) {
                    tasks.add(new Task(d, p, f));
                }
            }
        }
        List<FoldRanks> ranks = new ArrayList<>();
        FoldEvidence own = leftOut;
        int together = own == null ? tasks.size() : detectors.size(); // tasks that share their evidence
        for (int from = 0; from < tasks.size(); from += together) {
            Task first = tasks.get(from);
            Evidence seen = own == null ? evidence : own.of(first.protocol, first.of());
            List<Task> some = tasks.subList(from, from + together);
            List<TrainingSamples> samplesOf =
                    some.stream().map(t -> training(seen, t)).toList();
            double[] effort = IntStream.range(0, together)
                    .mapToDouble(t -> some.get(t).detector.effort(seen, samplesOf.get(t)))
                    .toArray();
            SharedProgress shared = new SharedProgress(
                    progress,
                    own == null ? "assess" : "assess " + first.protocol.name() + ", fold " + (first.fold + 1),
                    Arrays.stream(effort).sum());
            ranks.addAll(workers.map(together, t -> effort[t], t -> {
                SharedProgress.Part part = shared.part(effort[t]);
                FoldRanks r =
                        fold(seen, some.get(t), samplesOf.get(t), some.get(t).seed(seed), part);
                part.done();
                return r;
            }));
        }
        return workers.map(detectors.size() * protocols.size(), k -> {
            Detector d = detectors.get(k / protocols.size());
            Protocol p = protocols.get(k % protocols.size());
            List<FoldRanks> folds = IntStream.range(0, tasks.size())
                    .filter(t -> tasks.get(t).detector == d && tasks.get(t).protocol == p)
                    .mapToObj(ranks::get)
                    .toList();
            return pooled(d.name(), p, folds);
        });
    }

    private TrainingSamples training(Evidence seen, Task task) {
        return TrainingSamples.of(samples, known(seen, task.of().train()), 1 - task.protocol.watched());
    }

    private FoldRanks fold(Evidence seen, Task task, TrainingSamples training, Seed seed, Progress progress) {
        int[] test = known(seen, task.of().test());
        int[] tested = Arrays.stream(test).map(i -> samples.voxel()[i]).toArray();
        int[] drawn = Arrays.stream(ground).filter(seen::valid).toArray();
        if (tested.length == 0 || drawn.length == 0) {
            return new FoldRanks(test, null, "without the samples left out no tested voxel has every layer");
        }
        try {
            Detector.Fitted fitted = task.detector.fit(seen, training, seed, Workers.ONE, progress);
            // one call, for what a detector prepares may take longer than what it is asked
            int[] both = IntStream.concat(Arrays.stream(tested), Arrays.stream(drawn))
                    .sorted()
                    .distinct()
                    .toArray();
            float[] score = fitted.score(seen, both, Workers.ONE, progress);
            return new FoldRanks(test, GroundRanks.in(among(both, score, drawn)).of(among(both, score, tested)), null);
        } catch (InvalidInput cannot) {
            return new FoldRanks(test, null, cannot.findings().getFirst().message());
        }
    }

    /// Scores of some of the voxels.
    private static float[] among(int[] voxels, float[] score, int[] wanted) {
        float[] own = new float[wanted.length];
        for (int k = 0; k < own.length; k++) {
            own[k] = score[Arrays.binarySearch(voxels, wanted[k])];
        }
        return own;
    }

    /// Those with all layers: without some samples not every voxel has an estimate.
    private int[] known(Evidence seen, int[] listed) {
        return Arrays.stream(listed).filter(i -> seen.valid(samples.voxel()[i])).toArray();
    }

    private Tried pooled(String detector, Protocol protocol, List<FoldRanks> folds) {
        List<Threshold.Tested> each = new ArrayList<>();
        List<int[]> tested = new ArrayList<>();
        String reason = null;
        for (FoldRanks f : folds) {
            double[] rank = f.rank();
            if (rank == null) {
                reason = f.reason();
            } else {
                each.add(new Threshold.Tested(rank, truth(f.tested())));
                tested.add(f.tested());
            }
        }
        return tried(detector, protocol, each, tested, reason);
    }

    private Tried tried(
            String detector,
            Protocol protocol,
            List<Threshold.Tested> each,
            List<int[]> tested,
            @Nullable String reason) {
        int[] all = tested.stream().flatMapToInt(Arrays::stream).toArray();
        double[] score =
                each.stream().flatMapToDouble(t -> Arrays.stream(t.score())).toArray();
        boolean[] ore = truth(all);
        int[] hole = Arrays.stream(all).map(i -> samples.hole()[i]).toArray();
        return new Tried(
                Trial.of(
                        detector,
                        protocol,
                        score,
                        ore,
                        hole,
                        CURVE_POINTS,
                        () -> TrialDetail.of(score, ore, each, elevation(all), distance(all), threshold),
                        reason),
                each);
    }

    /// What a fixed column would score on the same tested voxels, e.g. closeness to the nearest sample.
    ///
    /// @param column a value a voxel of the grid, finite at the samples and the ground, higher is more
    ///     ore-like
    public List<Tried> ofColumn(String name, float[] column) {
        GroundRanks ranks = GroundRanks.in(picked(column, ground));
        List<Tried> tried = new ArrayList<>();
        for (Protocol p : protocols) {
            List<int[]> tested = p.folds().stream().map(Fold::test).toList();
            List<Threshold.Tested> each = tested.stream()
                    .map(t -> new Threshold.Tested(
                            ranks.of(picked(
                                    column,
                                    Arrays.stream(t)
                                            .map(i -> samples.voxel()[i])
                                            .toArray())),
                            truth(t)))
                    .toList();
            tried.add(tried(name, p, each, tested, null));
        }
        return tried;
    }

    private static float[] picked(float[] column, int[] voxels) {
        float[] own = new float[voxels.length];
        for (int k = 0; k < own.length; k++) {
            own[k] = column[voxels[k]];
        }
        return own;
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
        if (model == null || !model.has(DISTANCE)) {
            return new double[0];
        }
        float[] distance = model.values(DISTANCE);
        return Arrays.stream(listed)
                .mapToDouble(i -> distance[samples.voxel()[i]])
                .toArray();
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
