package org.lodecast.app.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lodecast.Progress;
import org.lodecast.detect.ByLayer;
import org.lodecast.detect.Stoad;
import org.lodecast.evidence.Evidence;
import org.lodecast.target.Target;

/// Why ground stands out: columns `why_DETECTOR_LAYER`, the layer's part in a voxel's raw score, and
/// `share_stoad_level1` to `3`, the share of each of the encoder's levels in the student-teacher's.
final class Reasons {
    /// Larger ground is only explained where it is best: parts by layer cost a network several times what the
    /// score does.
    static final int WHOLE = 300_000;

    /// Rank of the best hundredth.
    private static final double BEST = 0.99;

    private static final int MOST_TOLD = 3;

    /// Lesser parts than this are only told to give a reason at all.
    private static final double WORTH_TELLING = 0.05;

    private Reasons() {}

    static String column(String detector, String layer) {
        return "why_" + detector + "_" + layer;
    }

    /// Stores the parts by layer.
    ///
    /// @param ground voxels that were scored
    /// @param rank of each in the ground, by its raw score
    /// @param whole most voxels of ground that are explained everywhere
    /// @return what is to be said of it, empty if nothing
    static List<String> byLayer(
            String detector,
            ByLayer fitted,
            Evidence evidence,
            int[] ground,
            float[] rank,
            int whole,
            Workspace w,
            StageFolder folder,
            Progress progress)
            throws IOException {
        int[] explained = explained(ground, rank, whole);
        progress.begin(detector + ": reasons", explained.length);
        float[][] parts = fitted.byLayer(evidence, explained, w.workers(), progress);
        for (int c = 0; c < parts.length; c++) {
            folder.column(
                    column(detector, evidence.names().get(c)),
                    "",
                    DetectorsStage.spread(evidence.grid(), explained, parts[c]));
        }
        return explained.length == ground.length
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT,
                        "why_%s columns hold the best 1 %% of the ground by this detector alone, %,d voxels, for the"
                                + " ground has more than %,d",
                        detector,
                        explained.length,
                        whole));
    }

    /// The whole ground, or its best hundredth by its rank.
    static int[] explained(int[] ground, float[] rank, int whole) {
        if (ground.length <= whole) {
            return ground;
        }
        return IntStream.range(0, ground.length)
                .filter(k -> rank[k] >= BEST)
                .map(k -> ground[k])
                .toArray();
    }

    /// Stores the share of each of the encoder's levels; a voxel without any score has none.
    static void levels(Stoad.FittedStoad.Parts parts, Evidence evidence, int[] ground, StageFolder folder)
            throws IOException {
        for (int i = 0; i < parts.level().length; i++) {
            float[] share = new float[ground.length];
            for (int k = 0; k < share.length; k++) {
                share[k] = parts.total()[k] > 0 ? parts.level()[i][k] / parts.total()[k] : Float.NaN;
            }
            folder.column("share_stoad_level" + (i + 1), "", DetectorsStage.spread(evidence.grid(), ground, share));
        }
    }

    /// Why each target stands out, such as `fault 41 %, F4 32 %, B2 -8 %`: the mean part of each layer over
    /// those of its voxels that are explained, as a share of the sum of all parts' sizes, the largest first;
    /// empty where the detector that is reported by tells no parts.
    static List<String> of(Workspace w, List<Target> targets) {
        String reported = AssessmentStage.reported(w);
        List<String> columns = DetectorsStage.columns(w);
        boolean sum = reported.equals("overlay"); // whose parts are the layers themselves, and need no columns
        List<String> layers = EvidenceStage.resolved(w).layers().stream()
                .filter(l -> sum || columns.contains(column(reported, l)))
                .toList();
        List<float[]> parts = layers.stream()
                .map(l -> sum ? EvidenceStage.model(w).values(l) : DetectorsStage.column(w, column(reported, l)))
                .toList();
        return targets.stream().map(t -> told(layers, parts, t.voxels())).toList();
    }

    static String told(List<String> layers, List<float[]> parts, int[] voxels) {
        double[] mean = parts.stream()
                .mapToDouble(part -> Arrays.stream(voxels)
                        .filter(v -> !Float.isNaN(part[v]))
                        .mapToDouble(v -> part[v])
                        .average()
                        .orElse(0))
                .toArray();
        double all = Arrays.stream(mean).map(Math::abs).sum();
        if (!(all > 0)) {
            return "";
        }
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, mean.length).boxed().toList());
        order.sort(Comparator.comparingDouble(c -> -Math.abs(mean[c])));
        return order.stream()
                .limit(MOST_TOLD)
                .filter(c -> c.equals(order.getFirst()) || Math.abs(mean[c]) >= WORTH_TELLING * all)
                .map(c -> layers.get(c) + String.format(Locale.ROOT, " %.0f %%", 100 * mean[c] / all))
                .collect(Collectors.joining(", "));
    }
}
