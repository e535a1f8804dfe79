package org.lodecast.detect;

import java.util.List;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
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
public record Dae(Architecture architecture, Training training) implements Detector {

    /// As published: cube of 3³ voxels, widths 64, 32, 16, 500 epochs.
    public static Dae standard() {
        return new Dae(Architecture.STANDARD, Training.PAPER);
    }

    public static Dae of(Architecture architecture, Training training) {
        return new Dae(architecture, training);
    }

    @Override
    public String name() {
        return "dae";
    }

    @Override
    public FittedDae fit(Evidence evidence, TrainingSamples samples, Seed seed, Workers workers, Progress progress) {
        Patches.check(evidence, samples, name());
        progress.begin("dae: train", training.epochs());
        Network network = architecture.autoEncoder(evidence.count());
        Objective objective = new Objective.Reconstruction(network.depth() - 1);
        Trained trained = Trainer.train(
                network,
                objective,
                new Patches(evidence, architecture.side()),
                samples.normal(),
                samples.normalHeldOut(),
                training,
                seed.split("dae"),
                progress);
        return new FittedDae(
                architecture.side(),
                new Scorer(network, trained.parameters(), objective),
                new NetworkReport("dae", network, trained),
                evidence.names());
    }

    /// A trained auto-encoder.
    public static final class FittedDae implements Fitted, ByLayer {
        private final int side;
        private final Scorer scorer;
        private final NetworkReport report;
        private final List<String> layers;

        private FittedDae(int side, Scorer scorer, NetworkReport report, List<String> layers) {
            this.side = side;
            this.scorer = scorer;
            this.report = report;
            this.layers = List.copyOf(layers);
        }

        @Override
        public float[] score(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
            progress.begin("dae: score", voxels.length);
            Volume volume = new Patches(evidence, side).volume();
            return DenseScorer.of(scorer).errors(volume, voxels, workers, progress)[0];
        }

        /// The layer's own part of ‖X − X′‖²: the parts add up to the score.
        @Override
        public float[][] byLayer(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
            progress.begin("dae: layers", voxels.length);
            return new Attribution(scorer, layers.size())
                    .ofReconstruction(new Patches(evidence, side), voxels, workers, progress);
        }

        @Override
        public List<LossPoint> losses() {
            return report.losses();
        }

        @Override
        public List<String> remarks() {
            return report.remarks(layers);
        }
    }
}
