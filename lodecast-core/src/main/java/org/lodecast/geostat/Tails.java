package org.lodecast.geostat;

/// What is held possible below the least value measured and above the greatest: where a normal score beyond
/// those of the data leads to. With q the probability of going farther out, q₀ the same at the outermost datum:
///
///     power, lower      z = least + (z₁ − least) · (q/q₀)^(1/ω)
///     power, upper      z = zₙ + (most − zₙ) · (1 − q/q₀)^(1/ω)
///     hyperbolic, upper z = zₙ · (q₀/q)^(1/ω), at most `most`
///
/// ω = 1 is linear. The hyperbolic tail is the longest, the more so the smaller its ω; 1.5 is a usual choice.
///
/// Source: Deutsch and Journel (1998), GSLIB, 2nd edition, section V.1.6 and program backtr.
///
/// @param least value possible; NaN for that of the data
/// @param most value possible; NaN for that of the data
/// @param lower ω of the lower tail, above 0
/// @param upper ω of the upper tail, above 0; at least 1 if it is hyperbolic
/// @param hyperbolic whether the upper tail is
public record Tails(double least, double most, double lower, double upper, boolean hyperbolic) {

    /// Nothing beyond the data is held possible.
    public static final Tails NONE = new Tails(Double.NaN, Double.NaN, 1, 1, false);

    public Tails {
        if (least > most || Double.isInfinite(least) || Double.isInfinite(most)) {
            throw new IllegalArgumentException("bounds must be finite and rise: " + least + ", " + most);
        }
        if (!(lower > 0 && upper >= (hyperbolic ? 1 : Double.MIN_VALUE)) || Double.isInfinite(lower + upper)) {
            throw new IllegalArgumentException(
                    "powers must be above 0, that of a hyperbolic tail 1 or more: " + lower + ", " + upper);
        }
    }

    /// Linear tails that end at these values.
    public static Tails between(double least, double most) {
        return new Tails(least, most, 1, 1, false);
    }

    /// The same with a power in the lower tail.
    public Tails withLowerPower(double omega) {
        return new Tails(least, most, omega, upper, hyperbolic);
    }

    /// The same with a power in the upper tail.
    public Tails withUpperPower(double omega) {
        return new Tails(least, most, lower, omega, false);
    }

    /// The same with a hyperbolic upper tail, for positive values.
    public Tails withHyperbola(double omega) {
        return new Tails(least, most, lower, omega, true);
    }

    /// Value of the lower tail.
    ///
    /// @param share q/q₀, in [0, 1]
    double low(double first, double share) {
        return least + (first - least) * power(share, 1 / lower);
    }

    double high(double last, double share) {
        return hyperbolic
                ? Math.min(most, last * power(1 / share, 1 / upper))
                : last + (most - last) * power(1 - share, 1 / upper);
    }

    /// The share q/q₀ at a value of the lower tail.
    double lowShare(double first, double value) {
        return power((value - least) / (first - least), lower);
    }

    double highShare(double last, double value) {
        return hyperbolic ? power(last / value, upper) : 1 - power((value - last) / (most - last), upper);
    }

    private static double power(double base, double exponent) {
        return exponent == 1 ? base : Math.pow(base, exponent);
    }
}
