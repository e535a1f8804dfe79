package org.lodecast.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a rank in the ground is worth as a probability of ore, learnt where ground was left out, and how far
/// that can be taken at its word.
///
/// Drillholes are aimed at ore: of labelled voxels a far larger share is ore than of the ground. The
/// probability of the ground is therefore moved by {@link ScoreToProbability#shifted} until its mean over the
/// ground is the share of ore that is assumed there ({@link #ofGround}).
///
/// @param protocol whose folds it was learnt from
/// @param learnt from all folds, of the rank in the ground
/// @param reliability of probabilities that the other folds gave to each fold, at the labelled share of ore
/// @param share of ore among the tested voxels
public record HeldOutCalibration(String protocol, ScoreToProbability learnt, Reliability reliability, double share) {
    private static final int RANKS = 4_096;
    private static final int HALVINGS = 60;
    private static final double FAR = 30; // log odds that no share passes

    /// How a probability is learnt.
    public enum Method {
        /// {@link org.lodecast.assess.Platt}, two numbers
        PLATT,
        /// {@link org.lodecast.assess.Isotonic}, any rising curve
        ISOTONIC;

        ScoreToProbability learn(Threshold.Tested from) {
            return this == PLATT ? Platt.of(from.score(), from.ore()) : Isotonic.of(from.score(), from.ore());
        }
    }

    /// Brier score of always saying the share of ore, which a probability has to beat.
    public double brierOfShare() {
        return share * (1 - share);
    }

    /// @param protocol name
    /// @param folds what each left out, as ranks in the ground
    /// @return empty where fewer than two folds, or the folds but one, hold ore and barren ground
    public static Optional<HeldOutCalibration> of(String protocol, List<Threshold.Tested> folds, Method method) {
        List<Threshold.Tested> told =
                folds.stream().filter(f -> f.score().length > 0).toList();
        List<Float> probability = new ArrayList<>();
        List<Boolean> truth = new ArrayList<>();
        for (Threshold.Tested fold : told) {
            Threshold.Tested others =
                    Threshold.together(told.stream().filter(f -> f != fold).toList());
            if (!both(others)) {
                return Optional.empty();
            }
            ScoreToProbability p = method.learn(others);
            for (int i = 0; i < fold.score().length; i++) {
                probability.add((float) p.probability(fold.score()[i]));
                truth.add(fold.ore()[i]);
            }
        }
        if (told.size() < 2) {
            return Optional.empty();
        }
        float[] p = new float[probability.size()];
        boolean[] ore = new boolean[p.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = probability.get(i);
            ore[i] = truth.get(i);
        }
        ScoreToProbability learnt = method.learn(Threshold.together(told));
        return Optional.of(
                new HeldOutCalibration(protocol, learnt, Reliability.of(p, ore, Reliability.BINS), learnt.share()));
    }

    private static boolean both(Threshold.Tested tested) {
        boolean ore = false;
        boolean barren = false;
        for (boolean o : tested.ore()) {
            ore |= o;
            barren |= !o;
        }
        return ore && barren;
    }

    /// Probability by rank whose mean over the ground is the share of ore assumed: ranks are spread evenly
    /// over it.
    ///
    /// @param assumed share of ore in the ground, in (0, 1)
    public ScoreToProbability ofGround(double assumed) {
        double low = -FAR;
        double high = FAR;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (mean(learnt.at(share(middle))) < assumed) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return learnt.at(share((low + high) / 2));
    }

    private static double share(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }

    private static double mean(ScoreToProbability p) {
        double sum = 0;
        for (int i = 0; i < RANKS; i++) {
            sum += p.probability((i + 0.5) / RANKS);
        }
        return sum / RANKS;
    }
}
