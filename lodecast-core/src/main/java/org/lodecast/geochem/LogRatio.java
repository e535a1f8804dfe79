package org.lodecast.geochem;

import java.util.Arrays;

/// Log-ratios of compositional parts (Aitchison; Egozcue and Pawlowsky-Glahn 2005 for balances). Parts are
/// positive concentrations in one unit; a row with a missing part is missing.
public final class LogRatio {
    private LogRatio() {}

    /// Balance of parts R against S, a value a row: `√(rs/(r+s)) · (mean ln R − mean ln S)`.
    ///
    /// @param r columns of the numerator, at least one
    /// @param s columns of the denominator, at least one
    public static double[] balance(double[][] r, double[][] s) {
        double factor = Math.sqrt((double) r.length * s.length / (r.length + s.length));
        double[] ratio = ratio(r, s);
        for (int i = 0; i < ratio.length; i++) {
            ratio[i] *= factor;
        }
        return ratio;
    }

    /// Log of the ratio of geometric means, a value a row: `mean ln R − mean ln S`.
    public static double[] ratio(double[][] r, double[][] s) {
        double[] a = meanLog(r);
        double[] b = meanLog(s);
        for (int i = 0; i < a.length; i++) {
            a[i] -= b[i];
        }
        return a;
    }

    /// Mean of ln over the parts, a value a row; NaN where a part is missing.
    public static double[] meanLog(double[][] parts) {
        if (parts.length == 0) {
            throw new IllegalArgumentException("a log-ratio needs at least one part on each side");
        }
        double[] mean = new double[parts[0].length];
        for (double[] part : parts) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += Math.log(part[i]) / parts.length;
            }
        }
        return mean;
    }

    /// Puts half of the least positive value in place of zeros and negatives, so that logarithms exist; all
    /// other values and missing ones stay. A column without a positive value becomes missing.
    public static double[] positive(double[] values) {
        double least = Arrays.stream(values).filter(v -> v > 0).min().orElse(Double.NaN);
        double[] result = values.clone();
        for (int i = 0; i < result.length; i++) {
            if (result[i] <= 0) {
                result[i] = least / 2;
            }
        }
        return result;
    }
}
