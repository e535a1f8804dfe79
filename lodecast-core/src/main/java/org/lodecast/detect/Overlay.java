package org.lodecast.detect;

import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.evidence.Evidence;

/// The simplest rival: the sum of the layers at the voxel, untrained. What it cannot be beaten by needs no
/// network.
public record Overlay() implements Detector {

    @Override
    public String name() {
        return "overlay";
    }

    /// Learns nothing and looks at no sample.
    @Override
    public Fitted fit(Evidence evidence, TrainingSamples samples, Seed seed, Workers workers, Progress progress) {
        if (evidence.count() == 0) {
            throw InvalidInput.of("no-evidence", "overlay: there are no evidence layers to sum");
        }
        return Overlay::sum;
    }

    private static float[] sum(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
        progress.begin("overlay: score", voxels.length);
        float[] score = new float[voxels.length];
        for (int n = 0; n < voxels.length; n++) {
            double sum = 0;
            for (float[] layer : evidence.layers()) {
                sum += layer[voxels[n]];
            }
            score[n] = (float) sum;
        }
        progress.advance(voxels.length);
        return score;
    }
}
