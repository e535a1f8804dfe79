package org.lodecast.target;

/// How targets of a class are ranked: `p̄ᵃ · s̄ᵇ · Vᶜ`, with p̄ the mean of the scale over the body, s̄ its
/// mean data support and V its volume [m³]. A weight of 0 leaves a factor out (0⁰ = 1), a greater one
/// favours it.
///
/// With all weights 1 this is Σ p·support over the body times a constant, save for how p and support vary
/// together within it.
///
/// @param probability weight a of the mean scale, not negative
/// @param support weight b of the mean data support, not negative
/// @param volume weight c of the volume, not negative
public record Merit(double probability, double support, double volume) {
    /// Mean of the scale times volume. Support weighs nothing: on simulated deposits the best ground far from
    /// samples holds blind ore no less often than that near them, which drilling has looked at.
    public static final Merit DEFAULT = new Merit(1, 0, 1);

    public Merit {
        if (!(weight(probability) && weight(support) && weight(volume))) {
            throw new IllegalArgumentException("weights of merit must be 0 or more: probability " + probability
                    + ", support " + support + ", volume " + volume);
        }
    }

    private static boolean weight(double w) {
        return w >= 0 && w < Double.POSITIVE_INFINITY;
    }

    /// Merit of a target, for comparison with others of the same grid.
    public double of(Target t) {
        return of(t.meanP(), t.support(), t.volume());
    }

    /// @param p mean of the scale, not negative
    /// @param s mean data support, not negative
    /// @param v volume [m³]
    public double of(double p, double s, double v) {
        // StrictMath: the last bit must not depend on the machine where two bodies are about equal
        return StrictMath.pow(p, probability) * StrictMath.pow(s, support) * StrictMath.pow(v, volume);
    }
}
