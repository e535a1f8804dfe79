package org.lodecast.detect;

import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
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

    /// What a detector has learnt.
    interface Fitted {
        /// Raw score of each voxel of the list, higher is more ore-like.
        ///
        /// @param voxels indices into the grid, all valid
        float[] score(Evidence evidence, int[] voxels, Workers workers, Progress progress);

        /// How the loss went, empty for a detector that has none.
        default java.util.List<LossPoint> losses() {
            return java.util.List.of();
        }

        /// What the user should know of the training, e.g. that a dead unit was re-seeded. Empty if nothing.
        default java.util.List<String> remarks() {
            return java.util.List.of();
        }
    }
}
