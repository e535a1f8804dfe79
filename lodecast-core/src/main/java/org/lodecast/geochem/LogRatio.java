package org.lodecast.geochem;

/// Log-ratios of compositional parts (Aitchison; Egozcue and Pawlowsky-Glahn 2005 for balances). Parts are
/// positive concentrations in one unit; a row with a missing part is missing, and so is one with a part of zero
/// or below, which has no logarithm (see [ZeroReplacement]).
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
                mean[i] += log(part[i]) / parts.length;
            }
        }
        return mean;
    }

    /// Centred log-ratios, a column a part: `ln x_j − mean ln x`. A row sums to 0, so that what is made of
    /// all its parts has one dimension less than there are parts.
    ///
    /// @param parts columns of one length, at least two
    public static double[][] clr(double[][] parts) {
        if (parts.length < 2) {
            throw new IllegalArgumentException("centred log-ratios need at least two parts, not " + parts.length);
        }
        double[] mean = meanLog(parts);
        double[][] clr = new double[parts.length][mean.length];
        for (int j = 0; j < parts.length; j++) {
            for (int i = 0; i < mean.length; i++) {
                clr[j][i] = log(parts[j][i]) - mean[i];
            }
        }
        return clr;
    }

    /// ln of a part, NaN if it has none.
    private static double log(double part) {
        return part > 0 ? Math.log(part) : Double.NaN;
    }
}
