package org.lodecast.geostat;

/// The natural logarithm, y = ln(x + shift), for positive values.
///
/// The mean of values that an estimate stands for is
///
///     simple kriging    x* = exp(m + σ²/2) − shift
///     ordinary kriging  x* = exp(m + σ²/2 + μ) − shift,  σ² = C₀₀ − w·c₀ − μ
///
/// with m the kriged logarithm, σ² its variance, μ the Lagrange multiplier as {@link Transform#backOrdinary}
/// has it (often written −μ, its sign being a convention).
///
/// A caution: these are exponentials of variances. An error of 0.2 in the sill of the logarithms, easily made
/// in fitting a variogram, is 10 % in every estimate far from data, and where the values are not lognormal the
/// mean is biased by as much. Compare the mean of the estimates with that of the data ({@link
/// Transform#meanFactor}), and be slow to use logarithms where ordinary kriging of the values will do. Source:
/// Journel and Huijbregts (1978), p. 570–572; Roth (1998), Is lognormal kriging suitable for local estimation?,
/// Mathematical Geology 30, 999–1009.
///
/// @param shift added to each value before the logarithm is taken; −shift is the lowest value of all, not
///     reached
public record LogTransform(double shift) implements Transform {

    public LogTransform {
        if (!Double.isFinite(shift)) {
            throw new IllegalArgumentException("shift must be finite: " + shift);
        }
    }

    /// The logarithm for these values; NaN among them are passed over. The shift is 0 if all are positive;
    /// where some are 0 it is half the least positive one, as a grade below a detection limit is taken as half
    /// the limit.
    ///
    /// @throws IllegalArgumentException if a value is negative or infinite, or none is positive
    public static LogTransform of(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        boolean zero = false;
        for (double v : values) {
            if (v < 0 || v == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("no logarithm of " + v);
            }
            zero |= v == 0;
            if (v > 0) {
                least = Math.min(least, v);
            }
        }
        if (least == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("no value is positive: no logarithm");
        }
        return new LogTransform(zero ? least / 2 : 0);
    }

    @Override
    public double forward(double value) {
        if (value + shift <= 0) {
            throw new IllegalArgumentException("no logarithm of " + value + " + " + shift);
        }
        return Math.log(value + shift);
    }

    @Override
    public double back(double transformed) {
        return Math.exp(transformed) - shift;
    }

    @Override
    public double backEstimate(double mean, double variance) {
        return Math.exp(mean + Math.max(0, variance) / 2) - shift;
    }

    /// Here the missing variance may be negative, where the estimate varies more than the truth.
    @Override
    public double backOrdinary(double mean, double variance, double multiplier) {
        return Math.exp(mean + variance / 2 + multiplier) - shift;
    }
}
