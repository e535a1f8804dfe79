package org.lodecast.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.evidence.Context;
import org.lodecast.evidence.Evidence;
import org.lodecast.evidence.Hindcast;

/// Learns known ore against barren ground from what was known before the drill came: logistic regression
/// on the {@link Hindcast}, the layers at the voxel and at places above and below it, all estimated
/// without the samples near. It is then shown the evidence as it stands.
///
/// ln(p/(1 − p)) = b + Σ w_{0,l}·f_l(x) + Σ w_{k,l}·(f_l(x + r_k) − f_l(x)), f_l the layers, r_k the
/// rises of the {@link Context}: what the layers are, and how they change upward and downward. Weights by
/// {@link RidgeLogit} with λ = {@link
/// #RIDGE}·n, n samples: neighbours among them are nearly copies, so that the penalty grows with their
/// number. The score is the sum; draws nothing from its seed.
///
/// A layer that is sharp beside holes and blunt away from them weighs little here; one that tells from
/// afar, such as distance to a fault or a wide halo, weighs much. Which of them do differs from deposit
/// to deposit, and no rule fixed beforehand knows it.
///
/// Without a hindcast, or where it holds no ore or no barren row, it learns from the evidence as it stands,
/// and says so.
///
/// @param ridge λ a sample
/// @param context places that it looks at where there is no hindcast, whose own are taken else
public record Foresight(double ridge, Context context) implements Detector {
    /// Of the penalty ½λ‖w‖², a sample.
    public static final double RIDGE = 0.005;

    public static Foresight standard() {
        return new Foresight(RIDGE, Context.HALO);
    }

    @Override
    public String name() {
        return "foresight";
    }

    @Override
    public FittedForesight fit(
            Evidence evidence, TrainingSamples samples, Seed seed, Workers workers, Progress progress) {
        Patches.check(evidence, samples, name());
        if (samples.ore().length == 0) {
            throw InvalidInput.of(
                    "no-ore-samples", name() + ": there are no ore voxels to learn from; at least one must be known");
        }
        List<String> remarks = new ArrayList<>();
        Hindcast h = evidence.hindcast();
        Rows rows = new Rows(evidence.count());
        if (h != null) {
            rows.addAll(h, samples.normal(), false);
            rows.addAll(h, samples.normalHeldOut(), false);
            rows.addAll(h, samples.ore(), true);
        }
        Context places = h == null ? context : h.context();
        if (h == null || !rows.both()) {
            rows = new Rows(evidence.count());
            rows.addAll(evidence, places, samples.normal(), false);
            rows.addAll(evidence, places, samples.normalHeldOut(), false);
            rows.addAll(evidence, places, samples.ore(), true);
            remarks.add(
                    "foresight: learnt from the evidence as it stands, for without the samples near no known ore, or"
                            + " no barren ground, has an estimate; it will overrate layers that are sharp beside holes only");
        }
        double[][] x = rows.terms.toArray(double[][]::new);
        boolean[] ore = new boolean[x.length];
        for (int i = 0; i < ore.length; i++) {
            ore[i] = rows.ore.get(i);
        }
        double[] weights = RidgeLogit.fit(name() + ": train", x, ore, ridge * x.length, progress);
        return new FittedForesight(places, evidence.names(), weights, usual(x, ore), List.copyOf(remarks));
    }

    /// Mean of each term over the barren rows.
    private static double[] usual(double[][] x, boolean[] ore) {
        double[] mean = new double[x[0].length];
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            if (!ore[i]) {
                n++;
                for (int k = 0; k < mean.length; k++) {
                    mean[k] += x[i][k];
                }
            }
        }
        int barren = n;
        return Arrays.stream(mean).map(s -> s / barren).toArray();
    }

    /// At the other places, how the layers differ from those at the voxel itself, which come first.
    private static void toChanges(double[] terms, int layers) {
        for (int k = layers; k < terms.length; k++) {
            terms[k] -= terms[k % layers];
        }
    }

    /// What is learnt from.
    private static final class Rows {
        private final int layers;
        private final List<double[]> terms = new ArrayList<>();
        private final List<Boolean> ore = new ArrayList<>();

        Rows(int layers) {
            this.layers = layers;
        }

        void addAll(Hindcast h, int[] voxels, boolean kind) {
            for (int v : voxels) {
                int row = h.row(v);
                if (row >= 0 && h.whole(row)) {
                    float[] from = h.terms()[row];
                    double[] to = new double[from.length];
                    for (int k = 0; k < to.length; k++) {
                        to[k] = from[k];
                    }
                    toChanges(to, layers);
                    terms.add(to);
                    ore.add(kind);
                }
            }
        }

        void addAll(Evidence evidence, Context context, int[] voxels, boolean kind) {
            for (int v : voxels) {
                double[] row = new double[context.size() * evidence.count()];
                context.fill(evidence, v, row);
                toChanges(row, layers);
                terms.add(row);
                ore.add(kind);
            }
        }

        boolean both() {
            return ore.contains(true) && ore.contains(false);
        }
    }

    /// Weights that were learnt.
    public static final class FittedForesight implements Fitted, ByLayer {
        private final Context context;
        private final List<String> layers;
        private final double[] weights;
        private final double[] usual;
        private final List<String> remarks;

        private FittedForesight(
                Context context, List<String> layers, double[] weights, double[] usual, List<String> remarks) {
            this.context = context;
            this.layers = layers;
            this.weights = weights;
            this.usual = usual;
            this.remarks = remarks;
        }

        /// Weights of the terms, place by place, layer by layer, the intercept last.
        public double[] weights() {
            return weights.clone();
        }

        /// Names of the terms; those at other places stand for the difference from the voxel itself.
        public List<String> terms() {
            return context.names(layers);
        }

        @Override
        public float[] score(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
            return each("foresight: score", evidence, voxels, workers, progress, null);
        }

        /// Σ over places of w·(f − f̄), f̄ the mean over the barren samples: the parts add up to the
        /// score less that of usual barren ground.
        @Override
        public float[][] byLayer(Evidence evidence, int[] voxels, Workers workers, Progress progress) {
            float[][] parts = new float[layers.size()][voxels.length];
            each("foresight: layers", evidence, voxels, workers, progress, parts);
            return parts;
        }

        private float[] each(
                String what,
                Evidence evidence,
                int[] voxels,
                Workers workers,
                Progress progress,
                float @Nullable [][] parts) {
            progress.begin(what, voxels.length);
            float[] score = new float[voxels.length];
            int chunk = 4096;
            workers.forEach((voxels.length + chunk - 1) / chunk, c -> {
                double[] terms = new double[weights.length - 1];
                int end = Math.min(voxels.length, (c + 1) * chunk);
                for (int n = c * chunk; n < end; n++) {
                    context.fill(evidence, voxels[n], terms);
                    toChanges(terms, layers.size());
                    score[n] = (float) RidgeLogit.logit(weights, terms);
                    if (parts != null) {
                        for (int k = 0; k < terms.length; k++) {
                            parts[k % layers.size()][n] += (float) (weights[k] * (terms[k] - usual[k]));
                        }
                    }
                }
                progress.advance(end - c * chunk);
            });
            return score;
        }

        @Override
        public List<String> remarks() {
            return remarks;
        }
    }
}
