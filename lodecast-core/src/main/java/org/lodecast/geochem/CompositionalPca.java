package org.lodecast.geochem;

import java.util.Arrays;

/// Principal components of the centred log-ratios of a composition, and its biplot (Aitchison and Greenacre
/// 2002, Applied Statistics 51, 375).
///
/// With C the clr less their means [row][part], `C = U·diag(s)·Vᵀ`: rotation V, scores C·V, standard deviation
/// `s/√(n−1)` of each component. D parts have D − 1 components; the direction in which all logs rise together
/// has no variance and is left out. The entry of largest size in each column of V is positive.
///
/// Rows with a missing part, or one of zero or below, are left out of V and have missing scores.
public final class CompositionalPca {
    private final int rows;
    private final double[] centre;
    private final double[] sdev;
    private final double[][] rotation;
    private final double[][] scores;

    /// Which distances a biplot shows as they are.
    public enum Scaling {
        /// Those between rows (Aitchison distances): rows `C·V`, parts `V`.
        FORM,
        /// Those between the tips of the parts, whose squares are the variation `var ln(x_i/x_j)`: rows
        /// `C·V/sdev`, parts `V·sdev`.
        COVARIANCE
    }

    private CompositionalPca(int rows, double[] centre, double[] sdev, double[][] rotation, double[][] scores) {
        this.rows = rows;
        this.centre = centre;
        this.sdev = sdev;
        this.rotation = rotation;
        this.scores = scores;
    }

    /// @param parts columns of one length, at least two
    /// @throws IllegalArgumentException if fewer than two rows have all parts, or a value is infinite
    public static CompositionalPca of(double[][] parts) {
        double[][] clr = LogRatio.clr(parts);
        Moments m = Moments.of(clr);
        if (m.rows() < 2) {
            throw new IllegalArgumentException(m.rows() + " complete rows: components need at least two");
        }
        int d = parts.length;
        SymmetricEigen eigen =
                SymmetricEigen.of(lastIsAllTogether(m.covariance())).turned();
        double[] sdev = new double[d - 1];
        double[][] rotation = new double[d][d - 1];
        double[][] scores = new double[d - 1][clr[0].length];
        for (int k = 0; k < d - 1; k++) {
            double variance = eigen.values()[k];
            sdev[k] = variance > 1e-14 * eigen.values()[0] ? Math.sqrt(variance) : 0; // the rest is rounding
            double[] v = eigen.vectors()[k];
            for (int j = 0; j < d; j++) {
                rotation[j][k] = v[j];
                for (int i = 0; i < clr[j].length; i++) {
                    scores[k][i] += (clr[j][i] - m.mean()[j]) * v[j]; // NaN if any part is
                }
            }
        }
        return new CompositionalPca(m.rows(), m.mean(), sdev, rotation, scores);
    }

    /// Gives the direction of no variance a negative one, so that it comes last even where others have none.
    private static double[][] lastIsAllTogether(double[][] covariance) {
        int d = covariance.length;
        double trace = 0;
        for (int j = 0; j < d; j++) {
            trace += covariance[j][j];
        }
        double[][] shifted = new double[d][d];
        for (int j = 0; j < d; j++) {
            for (int k = 0; k < d; k++) {
                shifted[j][k] = covariance[j][k] - trace / d / d;
            }
        }
        return shifted;
    }

    /// How many rows had all parts.
    public int rows() {
        return rows;
    }

    /// Mean clr of each part: the centre of the composition.
    public double[] centre() {
        return centre.clone();
    }

    /// Standard deviation of each component, largest first, D − 1 of them.
    public double[] sdev() {
        return sdev.clone();
    }

    /// Share of the total variance of each component.
    public double[] share() {
        double total = Arrays.stream(sdev).map(s -> s * s).sum();
        return Arrays.stream(sdev).map(s -> total > 0 ? s * s / total : 0).toArray();
    }

    /// V: [part][component].
    public double[][] rotation() {
        return rotation;
    }

    /// C·V: [component][row], NaN where a part is missing.
    public double[][] scores() {
        return scores;
    }

    /// Markers of the first `components` components. A component without variance has its rows at 0.
    ///
    /// @param components usually 2, at most D − 1
    public Biplot biplot(Scaling scaling, int components) {
        if (components < 1 || components > sdev.length) {
            throw new IllegalArgumentException("components: 1 to " + sdev.length + ", not " + components);
        }
        double[][] arrows = new double[rotation.length][components];
        double[][] points = new double[components][];
        for (int k = 0; k < components; k++) {
            double toParts = scaling == Scaling.FORM ? 1 : sdev[k];
            double toRows = scaling == Scaling.FORM ? 1 : sdev[k] > 0 ? 1 / sdev[k] : 0;
            for (int j = 0; j < rotation.length; j++) {
                arrows[j][k] = rotation[j][k] * toParts;
            }
            points[k] = Arrays.stream(scores[k]).map(s -> s * toRows).toArray();
        }
        return new Biplot(arrows, points);
    }

    /// @param parts tips of the arrows, [part][component]
    /// @param rows points, [component][row]
    public record Biplot(double[][] parts, double[][] rows) {}
}
