package org.lodecast.detect;

import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.evidence.Evidence;

/// Σx² over the layers and the cube of 3³ voxels about the voxel, untrained. What an auto-encoder's error
/// comes to if it has learnt nothing but to answer with zeros, so a network is judged beside it.
public record PatchEnergy() implements Detector {
    private static final int SIDE = 3;

    @Override
    public String name() {
        return "energy";
    }

    /// Learns nothing and looks at no sample.
    @Override
    public Fitted fit(Evidence evidence, TrainingSamples samples, Seed seed, Workers workers, Progress progress) {
        if (evidence.count() == 0) {
            throw InvalidInput.of("no-evidence", "energy: there are no evidence layers to sum");
        }
        return PatchEnergy::energy;
    }

    private static float[] energy(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
        progress.begin("energy: score", voxels.length);
        Patches patches = new Patches(evidence, SIDE);
        float[] row = new float[patches.width()];
        float[] score = new float[voxels.length];
        for (int n = 0; n < voxels.length; n++) {
            patches.fill(voxels[n], row);
            double sum = 0;
            for (float x : row) {
                sum += (double) x * x;
            }
            score[n] = (float) sum;
        }
        progress.advance(voxels.length);
        return score;
    }
}
