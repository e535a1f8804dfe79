package org.lodecast.assess;

/// What a score is worth as a probability of ore, learnt from samples that the detector did not learn from:
/// one of {@link Platt} or {@link Isotonic}, or one of these {@link #at} another share of ore.
///
/// The probability holds for ground in which ore is as frequent as among the samples. Drillholes are aimed at
/// ore, so the ground at large holds less.
public sealed interface ScoreToProbability permits Isotonic, Platt, ScoreToProbability.AtShare {

    /// @param score NaN gives NaN
    /// @return in [0, 1]
    double probability(double score);

    /// Share of ore for which the probability holds, in (0, 1).
    double share();

    /// The same score where ore is more or less frequent, see {@link #shifted}.
    ///
    /// @param share assumed, in (0, 1)
    /// @throws IllegalArgumentException if it is not
    default ScoreToProbability at(double share) {
        return new AtShare(this, share);
    }

    /// Bayes' rule with another prior (Saerens, Latinne and Decaestecker 2002): the odds of ore change as the
    /// prior odds do,
    ///
    /// p′/(1 − p′) = p/(1 − p) · π′/(1 − π′) · (1 − π)/π,
    ///
    /// for what ore scores and what barren ground scores is taken to be the same in both places. 0 stays 0
    /// and 1 stays 1: no prior moves a certainty.
    ///
    /// @param probability p where the share of ore is `from`
    /// @param from π, in (0, 1)
    /// @param to π′, in (0, 1)
    static double shifted(double probability, double from, double to) {
        double ore = probability * (to / from);
        double barren = (1 - probability) * ((1 - to) / (1 - from));
        return ore / (ore + barren);
    }

    /// A calibration moved to another share of ore.
    ///
    /// @param learnt from samples
    /// @param share assumed, in (0, 1)
    record AtShare(ScoreToProbability learnt, double share) implements ScoreToProbability {
        public AtShare {
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException("share of ore: between 0 and 1, not " + share);
            }
        }

        @Override
        public double probability(double score) {
            return shifted(learnt.probability(score), learnt.share(), share);
        }

        /// From what was learnt, not from here: the shares in between leave no trace.
        @Override
        public ScoreToProbability at(double other) {
            return new AtShare(learnt, other);
        }
    }
}
