package org.lodecast.assess;

import java.util.Arrays;

/// Prediction-volume plot: against each threshold of the score, the share of the known ore at or above it and
/// the share of the ground there; the prediction-area plot of Yousefi and Carranza (2015), in three
/// dimensions.
///
/// With Pr the share of ore and Oa that of ground (all voxels being of one size), the plot draws Pr upward
/// and Oa downward. The curves cross where Pr = 1 − Oa, and there
///
/// - the normalised density is Nd = Pr/Oa, how many times as rich in ore as the ground at large,
/// - its weight is ln Nd (Mihalasky and Bonham-Carter 2001): above 0 where the score predicts ore, 0 where it
///   says nothing, below 0 where it points the wrong way.
///
/// Between thresholds the curves are straight. Just above the highest score there is nothing, so that a score
/// that is the same everywhere crosses at one half and comes to Nd = 1. If the score was learnt from the same
/// ore, Nd flatters.
///
/// @param threshold falling
/// @param ore share of the known ore at or above each, 0..1, rising; NaN without ore
/// @param volume share of the ground at or above each, 0..1, rising
/// @param crossing where the curves cross, NaN without ore or of nothing
public record PredictionVolume(double[] threshold, double[] ore, double[] volume, Crossing crossing) {

    /// Where the curves cross.
    ///
    /// @param threshold the score there
    /// @param ore Pr, share of the known ore at or above it
    /// @param volume Oa = 1 − Pr, share of the ground
    public record Crossing(double threshold, double ore, double volume) {
        /// Nd = Pr/Oa.
        public double density() {
            return ore / volume;
        }

        /// ln Nd.
        public double weight() {
            return Math.log(density());
        }
    }

    /// Every score a threshold.
    ///
    /// @param score of each voxel of the ground, higher is more ore-like, all finite
    /// @param known whether each is known ore
    /// @param points at most so many of the curves, the ends included; the crossing is that of all
    /// @throws IllegalArgumentException if lengths differ or a score is not finite
    public static PredictionVolume of(float[] score, boolean[] known, int points) {
        TiedScores tied = tied(score, known);
        double[] threshold = new double[tied.score().length];
        for (int k = 0; k < threshold.length; k++) {
            threshold[k] = tied.score()[threshold.length - 1 - k];
        }
        PredictionVolume all = at(tied, threshold);
        int kept = Math.min(points, threshold.length);
        int[] keep = new int[kept];
        for (int i = 0; i < kept; i++) {
            keep[i] = kept == 1 ? threshold.length - 1 : (int) ((long) i * (threshold.length - 1) / (kept - 1));
        }
        return new PredictionVolume(
                picked(all.threshold, keep), picked(all.ore, keep), picked(all.volume, keep), all.crossing);
    }

    /// Classes of the score, such as those of a concentration-volume fractal: the thresholds are the breaks
    /// and the lowest score.
    ///
    /// @param breaks lower ends of the classes, rising; that of the lowest class is not among them
    /// @throws IllegalArgumentException also if the breaks do not rise
    public static PredictionVolume ofClasses(float[] score, boolean[] known, double... breaks) {
        TiedScores tied = tied(score, known);
        double[] threshold = new double[breaks.length + 1];
        for (int k = 0; k < breaks.length; k++) {
            threshold[k] = breaks[breaks.length - 1 - k];
            if (Double.isNaN(threshold[k]) || k > 0 && !(threshold[k] < threshold[k - 1])) {
                throw new IllegalArgumentException("breaks do not rise: " + Arrays.toString(breaks));
            }
        }
        if (tied.score().length == 0) {
            return at(tied, new double[0]);
        }
        double lowest = tied.score()[0];
        int classes = breaks.length;
        while (classes > 0 && threshold[classes - 1] <= lowest) {
            classes--; // a class below all scores holds nothing
        }
        threshold[classes] = lowest;
        return at(tied, Arrays.copyOf(threshold, classes + 1));
    }

    private static TiedScores tied(float[] score, boolean[] known) {
        return TiedScores.ofAll(score, known);
    }

    /// @param threshold falling
    private static PredictionVolume at(TiedScores tied, double[] threshold) {
        double all = Arrays.stream(tied.ore()).sum();
        double ground = all + Arrays.stream(tied.barren()).sum();
        double[] ore = new double[threshold.length];
        double[] volume = new double[threshold.length];
        int k = tied.score().length - 1;
        double found = 0;
        double taken = 0;
        for (int i = 0; i < threshold.length; i++) {
            for (; k >= 0 && tied.score()[k] >= threshold[i]; k--) {
                found += tied.ore()[k];
                taken += tied.ore()[k] + tied.barren()[k];
            }
            ore[i] = found / all;
            volume[i] = taken / ground;
        }
        return new PredictionVolume(threshold, ore, volume, crossing(threshold, ore, volume));
    }

    private static Crossing crossing(double[] threshold, double[] ore, double[] volume) {
        double t = threshold.length == 0 ? Double.NaN : threshold[0];
        double o = 0;
        double v = 0;
        for (int i = 0; i < threshold.length; i++) {
            double next = ore[i] + volume[i];
            if (next >= 1) {
                double part = (1 - o - v) / (next - o - v);
                return new Crossing(t + part * (threshold[i] - t), o + part * (ore[i] - o), v + part * (volume[i] - v));
            }
            t = threshold[i];
            o = ore[i];
            v = volume[i];
        }
        return new Crossing(Double.NaN, Double.NaN, Double.NaN);
    }

    private static double[] picked(double[] values, int[] keep) {
        return Arrays.stream(keep).mapToDouble(k -> values[k]).toArray();
    }
}
