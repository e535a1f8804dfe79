package org.lodecast.app.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lodecast.assess.Capture;
import org.lodecast.assess.Discovery;
import org.lodecast.assess.Ranks;
import org.lodecast.assess.Reliability;

/// Figures of scores on ground that holes left out had seen: of one fold, and of all folds together.
final class HeldOutFigures {
    static final String AUC = "auc";
    static final String CAPTURE_5 = "capture_5";
    static final String CAPTURE_10 = "capture_10";
    static final String FAR_AUC = "far.auc";
    static final String ECE = "ece";
    static final String BRIER = "brier";

    /// Ground farther than this from every sample that was kept is far [m].
    static final double FAR = 60;
    /// Fewer voxels of ore or of barren ground than this give no figure: one voxel's rank is no AUC.
    static final int LEAST = 5;

    private HeldOutFigures() {}

    /// Voxels with what is to be known of them.
    private record Rows(float[] score, boolean[] ore) {}

    /// Whether there is enough ore and barren ground to tell apart.
    static boolean judges(boolean[] ore) {
        int rich = HeldOutFold.count(ore);
        return rich >= LEAST && ore.length - rich >= LEAST;
    }

    /// Figures of one fold, by their names; none that it cannot give.
    static Map<String, Double> of(HeldOutFold f, String detector) {
        Map<String, Double> told = new LinkedHashMap<>();
        figures(told, rows(f, detector, false), rows(f, detector, true));
        probability(told, reliability(List.of(f), detector));
        return told;
    }

    /// Figures of all folds that hold enough ore and barren ground, after scores became ranks within each
    /// fold:
    /// scores of
    /// two runs are not on one scale. Probabilities are, and all folds count.
    static Map<String, Double> pooled(List<HeldOutFold> folds, String detector) {
        Map<String, Double> told = new LinkedHashMap<>();
        figures(told, ranked(folds, detector, false), ranked(folds, detector, true));
        probability(told, reliability(folds, detector));
        return told;
    }

    /// Of voxels with a probability, if there are any.
    static Optional<Reliability> reliability(List<HeldOutFold> folds, String detector) {
        Rows all = joined(folds.stream()
                .filter(f -> f.probabilities().containsKey(detector))
                .map(f -> {
                    float[] p = Objects.requireNonNull(f.probabilities().get(detector));
                    return chosen(
                            p,
                            f.pierced().rich(),
                            IntStream.range(0, p.length)
                                    .filter(i -> !Float.isNaN(p[i]))
                                    .toArray());
                })
                .toList());
        return all.ore.length == 0
                ? Optional.empty()
                : Optional.of(Reliability.of(all.score, all.ore, Reliability.BINS));
    }

    /// Voxels far from every sample that was kept: how many, and how many of ore.
    static int[] far(HeldOutFold f) {
        int[] far = farVoxels(f);
        int ore = (int) IntStream.of(far).filter(i -> f.pierced().rich()[i]).count();
        return new int[] {far.length, ore};
    }

    private static void figures(Map<String, Double> told, Rows all, Rows far) {
        if (judges(all.ore)) {
            told.put(AUC, Discovery.auc(all.score, all.ore));
            told.put(CAPTURE_5, Capture.of(all.score, all.ore, 0.05).ore());
            told.put(CAPTURE_10, Capture.of(all.score, all.ore, 0.10).ore());
        }
        if (judges(far.ore)) {
            told.put(FAR_AUC, Discovery.auc(far.score, far.ore));
        }
    }

    private static void probability(Map<String, Double> told, Optional<Reliability> reliability) {
        reliability.ifPresent(r -> {
            told.put(ECE, r.ece());
            told.put(BRIER, r.brier());
        });
    }

    private static Rows rows(HeldOutFold f, String detector, boolean far) {
        float[] score = f.scores().get(detector);
        return score == null
                ? new Rows(new float[0], new boolean[0])
                : chosen(
                        score,
                        f.pierced().rich(),
                        far ? farVoxels(f) : IntStream.range(0, score.length).toArray());
    }

    private static Rows ranked(List<HeldOutFold> folds, String detector, boolean far) {
        return joined(folds.stream()
                .map(f -> rows(f, detector, far))
                .filter(r -> judges(r.ore))
                .map(r -> new Rows(Ranks.percentile(r.score), r.ore))
                .toList());
    }

    private static int[] farVoxels(HeldOutFold f) {
        return IntStream.range(0, f.voxels()).filter(i -> f.distance()[i] > FAR).toArray();
    }

    private static Rows chosen(float[] score, boolean[] ore, int[] which) {
        Rows r = new Rows(new float[which.length], new boolean[which.length]);
        for (int k = 0; k < which.length; k++) {
            r.score[k] = score[which[k]];
            r.ore[k] = ore[which[k]];
        }
        return r;
    }

    private static Rows joined(List<Rows> parts) {
        int n = parts.stream().mapToInt(r -> r.ore.length).sum();
        Rows all = new Rows(new float[n], new boolean[n]);
        int at = 0;
        for (Rows r : parts) {
            System.arraycopy(r.score, 0, all.score, at, r.score.length);
            System.arraycopy(r.ore, 0, all.ore, at, r.ore.length);
            at += r.ore.length;
        }
        return all;
    }
}
