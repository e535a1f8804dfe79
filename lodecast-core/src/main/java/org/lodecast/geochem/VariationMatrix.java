package org.lodecast.geochem;

/// Variation of a composition (Aitchison 1986): `τ_ij = var ln(x_i/x_j)`, small where two parts keep their
/// ratio, and the total variance `Σ_ij τ_ij / 2D`, which is that of the centred log-ratios together.
///
/// @param tau [part][part], variances with n − 1 below, 0 on the diagonal
/// @param total variance of the composition
/// @param rows that had all parts; the others are left out
public record VariationMatrix(double[][] tau, double total, int rows) {

    /// @param parts columns of one length, at least two
    /// @throws IllegalArgumentException if fewer than two rows have all parts
    public static VariationMatrix of(double[][] parts) {
        Moments m = Moments.of(LogRatio.clr(parts)); // τ_ij = c_ii + c_jj − 2 c_ij, the mean dropping out
        if (m.rows() < 2) {
            throw new IllegalArgumentException(m.rows() + " complete rows: a variance needs at least two");
        }
        double[][] c = m.covariance();
        double[][] tau = new double[parts.length][parts.length];
        double sum = 0;
        for (int i = 0; i < parts.length; i++) {
            for (int j = 0; j < parts.length; j++) {
                tau[i][j] = i == j ? 0 : Math.max(0, c[i][i] + c[j][j] - 2 * c[i][j]);
                sum += tau[i][j];
            }
        }
        return new VariationMatrix(tau, sum / (2 * parts.length), m.rows());
    }
}
