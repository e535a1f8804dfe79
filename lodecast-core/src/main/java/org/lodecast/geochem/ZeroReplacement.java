package org.lodecast.geochem;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.lodecast.InvalidInput;
import org.lodecast.drill.Censoring;

/// Substitutes for zeros in a table of parts, so that log-ratios exist. A value of zero or below is taken for
/// one below the limit of its part, which is told or, if NaN, the least positive value of the part. Missing values
/// stay missing. A part without a limit or a positive value becomes missing where it is zero.
///
/// Values that the laboratory itself marked are for [DetectionLimits], which knows the limit of each.
public final class ZeroReplacement {
    private ZeroReplacement() {}

    /// Puts δ = share · limit in place of zeros and leaves the rest, which changes the ratios to closed sums.
    ///
    /// @param parts columns of one length
    /// @param limits one a part, in its unit, NaN for its least positive value
    /// @param share of the limit, 0..1, e.g. 0.65
    /// @return new columns
    public static double[][] simple(double[][] parts, double[] limits, double share) {
        double[] delta = delta(parts, limits, share);
        double[][] result = new double[parts.length][];
        for (int j = 0; j < parts.length; j++) {
            double d = delta[j];
            result[j] = Arrays.stream(parts[j]).map(x -> x <= 0 ? d : x).toArray();
        }
        return result;
    }

    /// Multiplicative replacement (Martín-Fernández, Barceló-Vidal and Pawlowsky-Glahn 2003, Mathematical
    /// Geology 35, 253): zeros become δ = share · limit, and each other part of the row `x·(1 − Σδ/c)`, which keeps
    /// the ratios among these and the whole c.
    ///
    /// @param parts columns of one length and one unit
    /// @param limits one a part, in its unit, NaN for its least positive value
    /// @param share of the limit, 0..1; its authors advise 0.65
    /// @param whole c in that unit, e.g. 10⁶ ppm of which the parts are some, or NaN for the sum of each row
    /// @return new columns
    /// @throws InvalidInput if substitutes would make up the whole of a row
    public static double[][] multiplicative(double[][] parts, double[] limits, double share, double whole) {
        if (whole <= 0) {
            throw new IllegalArgumentException("whole: above 0, not " + whole);
        }
        double[][] result = simple(parts, limits, share);
        byte[][] kinds = new byte[parts.length][];
        double[] sum = new double[parts.length == 0 ? 0 : parts[0].length];
        for (int j = 0; j < parts.length; j++) {
            kinds[j] = new byte[sum.length];
            for (int i = 0; i < sum.length; i++) {
                kinds[j][i] = parts[j][i] <= 0 ? Censoring.BELOW : Censoring.NONE;
                sum[i] += parts[j][i] > 0 ? parts[j][i] : 0;
            }
        }
        double[] units = new double[parts.length];
        Arrays.fill(units, 1);
        shrinkMeasured(result, kinds, units, i -> Double.isNaN(whole) ? sum[i] : whole);
        return result;
    }

    /// `x·(1 − Σδ/c)` for what was measured in a row that has a δ, in place.
    ///
    /// @param kinds of each value as in [Censoring]: BELOW is a δ, NONE measured, anything else stays
    /// @param units by which a part is to be multiplied to stand in the unit of the whole
    static void shrinkMeasured(double[][] parts, byte[][] kinds, double[] units, IntToDoubleFunction whole) {
        double[] share = new double[parts.length == 0 ? 0 : parts[0].length];
        for (int j = 0; j < parts.length; j++) {
            for (int i = 0; i < share.length; i++) {
                share[i] += kinds[j][i] == Censoring.BELOW ? parts[j][i] * units[j] / whole.applyAsDouble(i) : 0;
            }
        }
        for (int i = 0; i < share.length; i++) {
            if (share[i] >= 1) {
                throw InvalidInput.of(
                        "below-limit",
                        "row " + (i + 1) + ": what stands in for values below the limits is " + share[i]
                                + " of the whole, which leaves nothing for what was measured");
            }
        }
        for (int j = 0; j < parts.length; j++) {
            for (int i = 0; i < share.length; i++) {
                if (share[i] > 0 && kinds[j][i] == Censoring.NONE) {
                    parts[j][i] *= 1 - share[i];
                }
            }
        }
    }

    private static double[] delta(double[][] parts, double[] limits, double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share: above 0, at most 1, not " + share);
        }
        if (limits.length != parts.length) {
            throw new IllegalArgumentException(limits.length + " limits for " + parts.length + " parts");
        }
        double[] delta = new double[parts.length];
        for (int j = 0; j < parts.length; j++) {
            if (limits[j] <= 0) {
                throw new IllegalArgumentException("limit of part " + (j + 1) + ": above 0, not " + limits[j]);
            }
            double limit = Double.isNaN(limits[j])
                    ? Arrays.stream(parts[j]).filter(x -> x > 0).min().orElse(Double.NaN)
                    : limits[j];
            delta[j] = share * limit;
        }
        return delta;
    }
}
