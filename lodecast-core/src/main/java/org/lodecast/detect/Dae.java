package org.lodecast.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.SharedProgress;
import org.lodecast.Workers;
import org.lodecast.detect.model.TrainedModel;
import org.lodecast.detect.nn.Architecture;
import org.lodecast.detect.nn.Attribution;
import org.lodecast.detect.nn.DenseScorer;
import org.lodecast.detect.nn.Network;
import org.lodecast.detect.nn.Objective;
import org.lodecast.detect.nn.Scorer;
import org.lodecast.detect.nn.Trained;
import org.lodecast.detect.nn.Trainer;
import org.lodecast.detect.nn.Training;
import org.lodecast.detect.nn.Volume;
import org.lodecast.evidence.Evidence;

/// Deep auto-encoder (paper, section 3.1): learns to give back the cube of evidence about barren voxels; what
/// it gives back badly is not like barren ground.
///
/// Loss ½‖X − X′‖², mean over the batch (eq. 2); score ‖X − X′‖² (eq. 8), X the cube of all layers [unit
/// interval], X′ what the network makes of it. Learns from {@link TrainingSamples#normal}, watches the loss
/// on {@link TrainingSamples#normalHeldOut}, ignores the ore. The scores of other detectors are on other
/// scales; min-max or ranks are taken by who compares them.
///
/// @param architecture the network's shape
/// @param training how it is trained
/// @param oneSided whether the score counts only evidence above its reconstruction, Σ max(0, x − x′)², for
///     ore
///     shows by high evidence; the loss has both sides all the same. As published: false
/// @param members number of networks of different seeds, trained in parallel, whose scores are brought to a
///     {@linkplain CommonScale common mean} and averaged. As published: 1
public record Dae(Architecture architecture, Training training, boolean oneSided, int members)
        implements NetworkDetector {

    public Dae {
        if (members < 1) {
            throw new IllegalArgumentException("members: at least 1, not " + members);
        }
    }

    /// As published: cube of 3³ voxels, widths 64, 32, 16, 500 epochs.
    public static Dae standard() {
        return of(Architecture.STANDARD, Training.PAPER);
    }

    /// One network, both sides.
    public static Dae of(Architecture architecture, Training training) {
        return new Dae(architecture, training, false, 1);
    }

    public Dae withOneSided(boolean one) {
        return new Dae(architecture, training, one, members);
    }

    public Dae withMembers(int n) {
        return new Dae(architecture, training, oneSided, n);
    }

    @Override
    public String name() {
        return "dae";
    }

    @Override
    public FittedDae fit(Evidence evidence, TrainingSamples samples, Seed seed, Workers workers, Progress progress) {
        return (FittedDae) NetworkDetector.super.fit(evidence, samples, seed, workers, progress);
    }

    @Override
    public Lesson lesson(Evidence evidence, TrainingSamples samples, Seed seed) {
        Patches.check(evidence, samples, name());
        Patches patches = new Patches(evidence, architecture.side());
        Seed own = seed.split("dae");
        return new Lesson(
                members,
                effort(evidence, samples) / members,
                (m, progress) -> train(patches, samples, m, m == 0 ? own : own.split(m), progress),
                (all, workers) -> joined(patches, samples, all, workers));
    }

    @Override
    public double effort(Evidence evidence, TrainingSamples samples) {
        Network network = architecture.autoEncoder(Math.max(1, evidence.count()));
        int train = samples.normal().length;
        return members * Trainer.effort(network, objective(network), train, samples.normalHeldOut().length, training);
    }

    private Objective objective(Network network) {
        return new Objective.Reconstruction(network.depth() - 1, oneSided);
    }

    private FittedDae joined(Patches patches, TrainingSamples samples, List<Lesson.Member> all, Workers workers) {
        float[][] barren = new float[members][];
        for (int m = 0; m < members; m++) {
            barren[m] = members == 1
                    ? new float[0]
                    : all.get(m).scorer().errors(patches, samples.normal(), workers, Progress.NONE)[0];
        }
        double[] scale = CommonScale.of(barren);
        List<TrainedModel.Member> networks = IntStream.range(0, members)
                .mapToObj(m -> new TrainedModel.Member(all.get(m).scorer(), scale[m]))
                .toList();
        return new FittedDae(
                new TrainedModel(name(), architecture.side(), patches.evidence().names(), List.of(), networks),
                all.stream().flatMap(m -> m.reports().stream()).toList());
    }

    private Lesson.Member train(Patches patches, TrainingSamples samples, int m, Seed seed, SharedProgress progress) {
        Network network = architecture.autoEncoder(patches.evidence().count());
        Objective objective = objective(network);
        Progress own = progress.part(effort(patches.evidence(), samples) / members);
        own.begin(name(), training.epochs());
        Trained trained = Trainer.train(
                network, objective, patches, samples.normal(), samples.normalHeldOut(), training, seed, own);
        return new Lesson.Member(
                new Scorer(network, trained.parameters(), objective),
                List.of(new NetworkReport(m == 0 ? "dae" : "dae-" + (m + 1), network, trained)));
    }

    /// Trained auto-encoders.
    public static final class FittedDae implements Fitted, ByLayer {
        private final TrainedModel model;
        private final List<NetworkReport> reports;

        /// @param reports none if the model was not trained here
        FittedDae(TrainedModel model, List<NetworkReport> reports) {
            this.model = model;
            this.reports = List.copyOf(reports);
        }

        @Override
        public Optional<TrainedModel> trainedModel() {
            return Optional.of(model);
        }

        @Override
        public float[] score(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
            progress.begin("dae: score", (long) model.members().size() * voxels.length);
            Patches.check(evidence, model);
            Volume volume = new Patches(evidence, model.side()).volume();
            return mean(1, voxels.length, scorer -> DenseScorer.of(scorer).errors(volume, voxels, workers, progress))[
                    0];
        }

        /// The layer's own part of the score, of ‖X − X′‖²: the parts add up to the score.
        @Override
        public float[][] byLayer(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
            progress.begin("dae: layers", (long) model.members().size() * voxels.length);
            Patches.check(evidence, model);
            Patches patches = new Patches(evidence, model.side());
            return mean(
                    model.layers().size(),
                    voxels.length,
                    scorer -> new Attribution(scorer, model.layers().size())
                            .ofReconstruction(patches, voxels, workers, progress));
        }

        private interface Values {
            float[][] of(Scorer scorer);
        }

        /// Mean of the members' values on the common scale, in order, so that sums have the same bits on
        /// any number of threads.
        private float[][] mean(int arrays, int length, Values values) {
            float[][] mean = new float[arrays][length];
            for (TrainedModel.Member member : model.members()) {
                float[][] own = values.of(member.scorer());
                float factor = (float) (member.scale() / model.members().size());
                for (int a = 0; a < arrays; a++) {
                    for (int n = 0; n < length; n++) {
                        mean[a][n] += factor * own[a][n];
                    }
                }
            }
            return mean;
        }

        @Override
        public List<LossPoint> losses() {
            return reports.stream().flatMap(r -> r.losses().stream()).toList();
        }

        @Override
        public List<String> remarks() {
            List<String> remarks = new ArrayList<>();
            reports.forEach(r -> remarks.addAll(r.remarks(model.layers())));
            return remarks;
        }
    }
}
