package org.lodecast.detect;

import java.util.List;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.evidence.Evidence;

/// The score of another detector times a layer of evidence in [0, 1]: what stands out counts as far as the
/// ground is favourable. With closeness to faults, exp(−distance/30 m), an anomaly far from any conduit
/// fades.
///
/// Only for scores that are never negative ({@link Stoad}, {@link Dae}, {@link Overlay} …): a negative one
/// would rise as it fades. The inner detector has the same seed as it would have alone, and so learns the
/// same.
///
/// @param inner whose score fades
/// @param layer name of the layer by which it does
public record Favourability(Detector inner, String layer) implements Detector {

    /// `<inner>_fault` for layers whose name begins so, else `<inner>_by_<layer>`.
    @Override
    public String name() {
        return inner.name() + (layer.startsWith("fault") ? "_fault" : "_by_" + layer);
    }

    /// @throws InvalidInput if there is no such layer
    @Override
    public FittedFavourability fit(
            Evidence evidence, TrainingSamples samples, Seed seed, Workers workers, Progress progress) {
        if (evidence.count() > 0) { // of no layers at all the inner detector speaks
            layerOf(evidence);
        }
        return new FittedFavourability(this, inner.fit(evidence, samples, seed, workers, progress));
    }

    @Override
    public double effort(Evidence evidence, TrainingSamples samples) {
        return inner.effort(evidence, samples);
    }

    private float[] layerOf(Evidence evidence) {
        int c = evidence.names().indexOf(layer);
        if (c < 0) {
            throw InvalidInput.of(
                    "no-such-layer",
                    name() + ": there is no evidence layer " + layer + " to fade by; the layers are "
                            + String.join(", ", evidence.names()));
        }
        return evidence.layers()[c];
    }

    /// @param kind what fades by what
    /// @param fitted the inner detector
    public record FittedFavourability(Favourability kind, Fitted fitted) implements Fitted {

        /// @throws InvalidInput if a score of the inner detector is negative
        @Override
        public float[] score(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
            float[] factor = kind.layerOf(evidence);
            float[] inner = fitted.score(evidence, voxels, workers, progress);
            float[] score = new float[inner.length];
            for (int n = 0; n < score.length; n++) {
                if (inner[n] < 0) {
                    throw InvalidInput.of(
                            "negative-score",
                            kind.name() + ": " + kind.inner().name()
                                    + " gives scores below 0, which cannot be faded; take a detector whose scores"
                                    + " are never negative, such as stoad or overlay");
                }
                score[n] = inner[n] * factor[voxels[n]];
            }
            return score;
        }

        @Override
        public List<LossPoint> losses() {
            return fitted.losses();
        }

        @Override
        public List<String> remarks() {
            return fitted.remarks();
        }
    }
}
