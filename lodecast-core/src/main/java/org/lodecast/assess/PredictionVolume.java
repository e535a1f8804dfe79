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
        Descent descent = new Descent(score, known);
        int scores = descent.distinct();
        int kept = Math.min(points, scores);
        Curves curves = new Curves(kept);
        for (int i = 0; i < scores; i++) {
            descent.take();
            int next = kept == 1 ? scores - 1 : (int) ((long) curves.size * (scores - 1) / (kept - 1));
            curves.at(descent, descent.score, i == next);
        }
        return curves.drawn();
    }

    /// Classes of the score, such as those of a concentration-volume fractal: the thresholds are the breaks
    /// and the lowest score.
    ///
    /// @param breaks lower ends of the classes, rising; that of the lowest class is not among them
    /// @throws IllegalArgumentException also if the breaks do not rise
    public static PredictionVolume ofClasses(float[] score, boolean[] known, double... breaks) {
        for (int k = 0; k < breaks.length; k++) {
            if (Double.isNaN(breaks[k]) || k > 0 && !(breaks[k - 1] < breaks[k])) {
                throw new IllegalArgumentException("breaks do not rise: " + Arrays.toString(breaks));
            }
        }
        Descent descent = new Descent(score, known);
        if (descent.left == 0) {
            return new Curves(0).drawn();
        }
        double lowest = Rising.score(descent.rising[0]);
        double[] within = Arrays.stream(breaks).filter(t -> t > lowest).toArray(); // else it would hold nothing
        Curves curves = new Curves(within.length + 1);
        for (int k = within.length; k >= 0; k--) {
            double threshold = k == 0 ? lowest : within[k - 1];
            while (descent.left > 0 && Rising.score(descent.rising[descent.left - 1]) >= threshold) {
                descent.take();
            }
            curves.at(descent, threshold, true);
        }
        return curves.drawn();
    }

    /// Takes the ground from the highest score down.
    private static final class Descent {
        final long[] rising;
        private final boolean[] known;
        private final double allOre;
        int left; // of the ground
        private int found;
        double score; // taken last

        Descent(float[] score, boolean[] known) {
            int n = score.length;
            if (n != known.length) {
                throw new IllegalArgumentException(n + " scores, " + known.length + " truths");
            }
            int ore = 0;
            for (int i = 0; i < n; i++) {
                if (!Float.isFinite(score[i])) {
                    throw new IllegalArgumentException("score " + score[i] + " of sample " + i + " is not finite");
                }
                ore += known[i] ? 1 : 0;
            }
            rising = Rising.of(score);
            this.known = known;
            allOre = ore;
            left = n;
        }

        int distinct() {
            int scores = 0;
            for (int k = 0; k < rising.length; k = Rising.endOfTie(rising, k)) {
                scores++;
            }
            return scores;
        }

        /// All of the highest score that is left.
        void take() {
            float highest = Rising.score(rising[left - 1]);
            do {
                left--;
                found += known[Rising.number(rising[left])] ? 1 : 0;
            } while (left > 0 && Rising.score(rising[left - 1]) == highest);
            score = highest;
        }

        double ore() {
            return found / allOre;
        }

        double volume() {
            return (rising.length - left) / (double) rising.length;
        }
    }

    /// What is drawn: some of the thresholds, and where the curves of all cross.
    private static final class Curves {
        private final double[] threshold;
        private final double[] ore;
        private final double[] volume;
        int size; // so far
        private double lastThreshold = Double.NaN;
        private double lastOre;
        private double lastVolume;
        private Crossing crossing = new Crossing(Double.NaN, Double.NaN, Double.NaN);
        private boolean crossed;

        Curves(int points) {
            threshold = new double[points];
            ore = new double[points];
            volume = new double[points];
        }

        void at(Descent descent, double t, boolean keep) {
            double o = descent.ore();
            double v = descent.volume();
            if (keep) {
                threshold[size] = t;
                ore[size] = o;
                volume[size] = v;
                size++;
            }
            if (!crossed && o + v >= 1) {
                double part = (1 - lastOre - lastVolume) / (o + v - lastOre - lastVolume);
                double from = Double.isNaN(lastThreshold) ? t : lastThreshold;
                crossing = new Crossing(
                        from + part * (t - from), lastOre + part * (o - lastOre), lastVolume + part * (v - lastVolume));
                crossed = true;
            }
            lastThreshold = t;
            lastOre = o;
            lastVolume = v;
        }

        PredictionVolume drawn() {
            return new PredictionVolume(threshold, ore, volume, crossing);
        }
    }
}
