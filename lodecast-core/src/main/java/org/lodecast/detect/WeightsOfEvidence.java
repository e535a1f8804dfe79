package org.lodecast.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.evidence.Evidence;

/// Weights of evidence (Bonham-Carter 1994, chapter 9): each layer is cut in two at the threshold of greatest
/// studentised contrast between ore and barren ground, and gives W⁺ above it, W⁻ below:
///
/// ln(P/(1 − P)) = ln(n(ore)/n(barren)) + Σ W.
///
/// The score is that sum. A layer whose contrast is negative at every threshold, or whose greatest
/// studentised contrast stays below {@link LayerContrasts#LEAST}, counts for nothing, and the remarks say
/// so. P is that of the labelled ground's mix of ore and barren, and too high where layers say the same
/// twice; ranks suffer less. The remarks say how far the layers are from independent ({@link Omnibus}).
/// Voxels are autocorrelated, so both studentised contrast and that test are more certain than they
/// should be.
///
/// Learnt from known ore against all barren samples; needs both. Draws nothing from its seed.
public record WeightsOfEvidence() implements Detector {

    @Override
    public String name() {
        return "woe";
    }

    @Override
    public FittedWeights fit(
            Evidence evidence, TrainingSamples samples, Seed seed, Workers workers, Progress progress) {
        Patches.check(evidence, samples, name());
        if (samples.ore().length == 0) {
            throw InvalidInput.of(
                    "no-ore-samples", name() + ": there are no ore voxels to learn from; at least one must be known");
        }
        progress.begin("woe: train", evidence.count());
        int[] barren = samples.barren();
        int[] ore = samples.ore();
        List<LayerContrasts> layers = new ArrayList<>();
        List<Contrast> counted = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        for (int c = 0; c < evidence.count(); c++) {
            float[] layer = evidence.layers()[c];
            float[] inOre = at(layer, ore);
            float[] inBarren = at(layer, barren);
            LayerContrasts l = LayerContrasts.of(evidence.names().get(c), inOre, inBarren);
            layers.add(l);
            if (l.chosen().isPresent()) {
                float[] all = Arrays.copyOf(inOre, ore.length + barren.length);
                System.arraycopy(inBarren, 0, all, ore.length, barren.length);
                values.add(all);
                counted.add(l.chosen().get());
            }
            progress.advance(1);
        }
        double prior = Math.log((double) ore.length / barren.length);
        Omnibus omnibus = Omnibus.of(
                counted.toArray(Contrast[]::new),
                values.toArray(float[][]::new),
                ore.length + barren.length,
                ore.length,
                prior);
        return new FittedWeights(prior, layers, omnibus);
    }

    private static float[] at(float[] layer, int[] voxels) {
        float[] values = new float[voxels.length];
        for (int n = 0; n < values.length; n++) {
            values[n] = layer[voxels[n]];
        }
        return values;
    }

    /// Weights that were learnt.
    ///
    /// @param priorLogit ln(n(ore)/n(barren))
    /// @param layers all thresholds of each layer of the evidence, in its order
    /// @param omnibus how independent the layers are
    public record FittedWeights(double priorLogit, List<LayerContrasts> layers, Omnibus omnibus)
            implements Fitted, ByLayer {

        @Override
        public float[] score(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
            progress.begin("woe: score", voxels.length);
            double[] sum = new double[voxels.length];
            Arrays.fill(sum, priorLogit);
            for (int c = 0; c < layers.size(); c++) {
                addTo(sum, c, evidence, voxels);
            }
            float[] score = new float[voxels.length];
            for (int n = 0; n < score.length; n++) {
                score[n] = (float) sum[n];
            }
            progress.advance(voxels.length);
            return score;
        }

        /// W of each layer: with the prior they add up to the score.
        @Override
        public float[][] byLayer(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
            progress.begin("woe: layers", voxels.length);
            float[][] parts = new float[layers.size()][voxels.length];
            for (int c = 0; c < parts.length; c++) {
                double[] weight = new double[voxels.length];
                addTo(weight, c, evidence, voxels);
                for (int n = 0; n < weight.length; n++) {
                    parts[c][n] = (float) weight[n];
                }
            }
            progress.advance(voxels.length);
            return parts;
        }

        private void addTo(double[] sum, int c, Evidence evidence, int[] voxels) {
            layers.get(c).chosen().ifPresent(chosen -> {
                float[] layer = evidence.layers()[c];
                double plus = chosen.plus();
                double minus = chosen.minus();
                for (int n = 0; n < sum.length; n++) {
                    sum[n] += layer[voxels[n]] >= chosen.threshold() ? plus : minus;
                }
            });
        }

        @Override
        public List<String> remarks() {
            List<String> remarks = new ArrayList<>();
            for (LayerContrasts l : layers) {
                if (l.chosen().isEmpty()) {
                    remarks.add("woe: the layer " + l.layer() + " counts for nothing: "
                            + l.best().map(FittedWeights::tooLittle).orElse("it is the same at all samples"));
                }
            }
            long counted = layers.stream().filter(l -> l.chosen().isPresent()).count();
            if (counted == 0) {
                remarks.add("woe: no layer counts: the score is the same everywhere");
            }
            if (counted < 2) {
                return remarks; // nothing to depend on each other
            }
            remarks.add(String.format(
                    Locale.ROOT,
                    "woe: %.0f ore voxels predicted among the samples, %d there (ratio %.2f, z %.1f): %s",
                    omnibus.predicted(),
                    omnibus.observed(),
                    omnibus.ratio(),
                    omnibus.z(),
                    omnibus.doubtful()
                            ? "the layers say the same more than once, and the posterior is too high"
                            : "no sign that the layers depend on each other"));
            return remarks;
        }

        private static String tooLittle(Contrast best) {
            return best.contrast() < 0
                    ? "it is lower in ore than in barren ground wherever it is cut"
                    : String.format(
                            Locale.ROOT,
                            "its studentised contrast is %.2f at most, below %.2f",
                            best.studentised(),
                            LayerContrasts.LEAST);
        }
    }
}
