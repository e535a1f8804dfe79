package org.lodecast.detect;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.evidence.Evidence;

/// Index overlay: Σwᵢxᵢ over the layers at the voxel (Bonham-Carter 1994), untrained; the weights are
/// whoever chose them. With equal weights the simplest rival: what it cannot be beaten by needs no network.
///
/// The sum is not divided by Σwᵢ, which changes no rank.
///
/// @param weights by layer, at least 0; a layer that is not named weighs 1
public record Overlay(Map<String, Double> weights) implements Detector {

    public Overlay {
        weights = Collections.unmodifiableMap(new TreeMap<>(weights));
        weights.forEach((layer, w) -> {
            if (!(w >= 0) || w.isInfinite()) {
                throw InvalidInput.of(
                        "overlay-weight", "overlay: the weight of " + layer + " is " + w + "; expected 0 or more");
            }
        });
    }

    /// All layers weigh 1.
    public Overlay() {
        this(Map.of());
    }

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
        for (String layer : weights.keySet()) {
            if (!evidence.names().contains(layer)) {
                throw InvalidInput.of(
                        "no-such-layer",
                        "overlay: a weight is given to the layer " + layer + ", which is not there; the layers are "
                                + String.join(", ", evidence.names()));
            }
        }
        double[] w = new double[evidence.count()];
        for (int c = 0; c < w.length; c++) {
            w[c] = weights.getOrDefault(evidence.names().get(c), 1.0);
        }
        return (ground, voxels, on, told) -> sum(w, ground, voxels, told);
    }

    private static float[] sum(double[] weights, Evidence evidence, int[] voxels, Progress progress) {
        progress.begin("overlay: score", voxels.length);
        float[] score = new float[voxels.length];
        for (int n = 0; n < voxels.length; n++) {
            double sum = 0;
            for (int c = 0; c < weights.length; c++) {
                sum += weights[c] * evidence.layers()[c][voxels[n]];
            }
            score[n] = (float) sum;
        }
        progress.advance(voxels.length);
        return score;
    }
}
