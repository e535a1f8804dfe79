package org.lodecast.app.pipeline;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.app.project.Project;
import org.lodecast.block.BlockModel;
import org.lodecast.evidence.Context;
import org.lodecast.evidence.Evidence;
import org.lodecast.evidence.Hindcast;
import org.lodecast.evidence.HindcastModel;
import org.lodecast.sample.LabelledVoxels;

/// The evidence at labelled voxels as it was before the drill came, made and kept by the stage of the
/// samples.
final class HindcastStore {
    private static final String NAME = "hindcast";
    private static final int MOST = 4_000; // voxels of a kind

    /// Stands beside the rows: distance, then the terms, a voxel.
    private record Header(double radius, Context context, int[] voxel) {}

    private HindcastStore() {}

    /// Makes it, and says what was done; empty if the project wants none.
    static Optional<String> make(Workspace w, StageFolder folder, LabelledVoxels labelled, Progress progress)
            throws IOException {
        Project p = w.project();
        Double asked = p.samples().hindcast();
        if (asked != null && asked == 0) {
            return Optional.empty();
        }
        EvidenceStage.Resolved resolved = EvidenceStage.resolved(w);
        Evidence evidence = EvidenceStage.evidence(w);
        BlockModel model = EvidenceStage.model(w);
        double radius = asked != null
                ? asked
                : HindcastModel.usualRadius(
                        model.values("distance"), EvidenceStage.ground(w), resolved.mainRange(), evidence.grid());
        Hindcast h = new HindcastModel(EvidenceAgain.run(w))
                .of(
                        chosen(labelled, w.seed().split(NAME)),
                        radius,
                        Context.HALO,
                        resolved.mainElement(),
                        w.workers(),
                        progress);
        folder.json(NAME, new Header(radius, h.context(), h.voxel()));
        int width = 1 + h.context().size() * evidence.count();
        float[] rows = new float[h.size() * width];
        for (int i = 0; i < h.size(); i++) {
            rows[i * width] = h.distance()[i];
            System.arraycopy(h.terms()[i], 0, rows, i * width + 1, width - 1);
        }
        folder.floats(NAME, rows);
        return Optional.of(String.format(
                Locale.ROOT,
                "hindcast: the evidence at %,d of the labelled voxels is estimated anew without the samples within %.0f m;"
                        + " the nearest sample left lies %.0f m away in the median",
                h.size(),
                radius,
                median(h.distance())));
    }

    /// All labelled voxels, of many a seeded draw of each kind.
    private static int[] chosen(LabelledVoxels labelled, Seed seed) {
        boolean[] in = new boolean[labelled.size()];
        for (boolean kind : new boolean[] {true, false}) {
            int[] of = IntStream.range(0, in.length)
                    .filter(i -> labelled.ore()[i] == kind)
                    .toArray();
            RandomGenerator random = seed.split(kind ? "ore" : "barren").generator();
            int kept = 0;
            for (int i = 0; i < of.length; i++) { // each in turn, so that any MOST are as likely
                if (random.nextDouble() * (of.length - i) < Math.min(MOST, of.length) - kept) {
                    in[of[i]] = true;
                    kept++;
                }
            }
        }
        return IntStream.range(0, in.length)
                .filter(i -> in[i])
                .map(i -> labelled.voxel()[i])
                .toArray();
    }

    private static double median(float[] distance) {
        float[] sorted = distance.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    /// The layers, with the hindcast if there is one.
    static Evidence evidence(Workspace w) {
        return w.of(SamplesStage.NAME, NAME, f -> {
            Evidence evidence = EvidenceStage.evidence(w);
            if (!f.has(NAME)) {
                return evidence;
            }
            Header header = f.json(NAME, Header.class);
            int n = header.voxel().length;
            int width = 1 + header.context().size() * evidence.count();
            float[] rows = f.column(NAME, n * width);
            float[] distance = new float[n];
            float[][] terms = new float[n][];
            for (int i = 0; i < n; i++) {
                distance[i] = rows[i * width];
                terms[i] = Arrays.copyOfRange(rows, i * width + 1, (i + 1) * width);
            }
            return evidence.withHindcast(
                    new Hindcast(header.voxel(), header.radius(), distance, header.context(), terms));
        });
    }
}
