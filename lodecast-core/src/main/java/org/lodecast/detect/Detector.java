package org.lodecast.detect;

import java.util.List;
import java.util.Optional;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.detect.model.TrainedModel;
import org.lodecast.detect.nn.Objective;
import org.lodecast.evidence.Evidence;

/// A way of learning from known ground which other ground stands out. Same evidence, samples and seed give
/// the same bits, whatever the number of workers.
public interface Detector {
    /// Short name as it appears in columns and metrics, lower case.
    String name();

    /// Learns from labelled voxels.
    ///
    /// @param evidence layers, finite at every sample
    /// @param samples voxels to learn from
    /// @throws org.lodecast.InvalidInput if the samples cannot teach it anything
    /// @throws java.util.concurrent.CancellationException if the user asked to stop
    Fitted fit(Evidence evidence, TrainingSamples samples, Seed seed, Workers workers, Progress progress);

    /// About how much work it is to learn and to score a few thousand voxels, in products of two numbers, of
    /// which a network does some 3e10 a second. Only the order in which detectors learn and the progress hang
    /// on it.
    default double effort(Evidence evidence, TrainingSamples samples) {
        return 1e8;
    }

    /// The same detector as another upbringing would have made it, for those that know something beforehand:
    /// members differ by what they know, and all may be asked of the same ground. Others differ by seed and
    /// samples alone, and are themselves.
    ///
    /// @param member from 0
    default Detector member(int member) {
        return this;
    }

    /// What a detector has learnt.
    interface Fitted {
        /// Raw score of each voxel of the list, higher is more ore-like.
        ///
        /// @param voxels indices into the grid, all valid
        float[] score(Evidence evidence, int[] voxels, Workers workers, Progress progress);

        /// The networks, so that they can be kept: {@link #of} scores as this does. Empty for a detector
        /// that has none.
        default Optional<TrainedModel> trainedModel() {
            return Optional.empty();
        }

        /// The detector that a model was taken from, without losses and remarks: gives the same scores,
        /// bit by bit.
        static Fitted of(TrainedModel model) {
            return switch (model.members().getFirst().scorer().objective()) {
                case Objective.Reconstruction _ -> new Dae.FittedDae(model, List.of());
                case Objective.Distillation _ -> new Stoad.FittedStoad(model, List.of(), false);
            };
        }

        /// How the loss went, empty for a detector that has none.
        default List<LossPoint> losses() {
            return List.of();
        }

        /// What the user should know of the training, e.g. that a dead unit was re-seeded. Empty if nothing.
        default List<String> remarks() {
            return List.of();
        }
    }
}
