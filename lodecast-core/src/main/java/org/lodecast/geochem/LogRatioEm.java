package org.lodecast.geochem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/// Zeros replaced by what the other parts of the row lead to expect of a value below the limit: log-ratio EM
/// (Palarea-Albaladejo and Martín-Fernández 2008, Computers & Geosciences 34, 902).
///
/// With y the logs of the ratios to a part that has no zeros, taken for normal, a zero of limit L has
/// `y < ln(L/x_D)`. Means and covariances of y give what is to be expected of it there, given what was measured,
/// and that gives them anew, until nothing moves. The zero becomes `x_D·exp(expected)`; what was measured stays.
///
/// That is the maximum of the likelihood where a row has one zero, and close to it where it has more: its
/// authors then cut each at its limit by itself, here they are cut together (see [TruncatedNormal]). Only ratios
/// are looked at: where a row as a whole is rich or poor, and that goes with them, what is expected is off.
/// Rows with a missing part have no say; their zeros are replaced all the same.
public final class LogRatioEm {
    private static final int ROUNDS = 5000;
    private static final double STILL = 1e-10;

    private final double[][] y; // alr [part but the divisor][row]; of zeros what is expected, NaN if missing
    private final double[][] cut; // c of zeros, NaN elsewhere
    private final Map<Long, List<Integer>> patterns = new LinkedHashMap<>();
    private final double[] mean;
    private final double[][] covariance;
    private int rows;

    /// @param parts columns of one length, one of which has no zeros; at most 63
    /// @param limits one a part, in its unit, NaN for its least positive value
    /// @return new columns
    /// @throws IllegalArgumentException if every part has a zero, if fewer complete rows than parts + 1, or if the
    ///     log-ratios of some parts follow from those of others
    public static double[][] replace(double[][] parts, double[] limits) {
        int divisor = divisor(parts);
        double[][] result = ZeroReplacement.simple(parts, limits, 1);
        LogRatioEm em = new LogRatioEm(parts, result, divisor);
        double moved = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS && moved > STILL; round++) {
            moved = em.round();
        }
        for (int j = 0; j < parts.length; j++) {
            for (int i = 0; i < parts[j].length && j != divisor; i++) {
                if (parts[j][i] <= 0) {
                    result[j][i] = result[divisor][i] * Math.exp(em.y[j < divisor ? j : j - 1][i]);
                }
            }
        }
        return result;
    }

    private LogRatioEm(double[][] parts, double[][] atLimit, int divisor) {
        int p = parts.length - 1;
        int n = parts[0].length;
        y = new double[p][n];
        cut = new double[p][n];
        for (int j = 0; j < p; j++) {
            int part = j < divisor ? j : j + 1;
            for (int i = 0; i < n; i++) {
                double ratio = Math.log(atLimit[part][i] / atLimit[divisor][i]);
                boolean zero = parts[part][i] <= 0;
                cut[j][i] = zero ? ratio : Double.NaN;
                y[j][i] = zero ? ratio + Math.log(DetectionLimits.SHARE) : ratio; // where it starts
            }
        }
        mean = new double[p];
        covariance = new double[p][p];
        for (int i = 0; i < n; i++) {
            long pattern = 0;
            boolean complete = true;
            for (int j = 0; j < p; j++) {
                pattern |= Double.isNaN(cut[j][i]) && !Double.isNaN(y[j][i]) ? 1L << j : 0;
                complete &= !Double.isNaN(y[j][i]);
            }
            rows += complete ? 1 : 0;
            patterns.computeIfAbsent(pattern, x -> new ArrayList<>()).add(i);
        }
        if (rows < p + 2) {
            throw new IllegalArgumentException(
                    rows + " complete rows for " + (p + 1) + " parts: log-ratio EM needs more rows than parts");
        }
        moments(new double[p][p]);
    }

    private static int divisor(double[][] parts) {
        for (int j = 0; j < parts.length; j++) {
            if (Arrays.stream(parts[j]).allMatch(x -> x > 0)) {
                return j;
            }
        }
        throw new IllegalArgumentException("log-ratio EM needs a part that is measured above zero in every row");
    }

    /// Expects, then estimates; the largest move of what is expected.
    private double round() {
        double[][] rest = new double[mean.length][mean.length];
        double moved = 0;
        for (Map.Entry<Long, List<Integer>> pattern : patterns.entrySet()) {
            moved = Math.max(moved, expect(pattern.getKey(), pattern.getValue(), rest));
        }
        moments(rest);
        return moved;
    }

    /// @param rest sum over the rows of the covariances of what was not measured, given what was
    private void moments(double[][] rest) {
        Moments m = Moments.of(y);
        for (int j = 0; j < mean.length; j++) {
            mean[j] = m.mean()[j];
            for (int k = 0; k < mean.length; k++) {
                covariance[j][k] = (m.covariance()[j][k] * (rows - 1) + rest[j][k]) / rows;
            }
        }
    }

    /// Rows of which the same parts were measured.
    private double expect(long measured, List<Integer> same, double[][] rest) {
        int[] o = IntStream.range(0, mean.length)
                .filter(j -> (measured >> j & 1) == 1)
                .toArray();
        int[] u = IntStream.range(0, mean.length)
                .filter(j -> (measured >> j & 1) == 0)
                .toArray();
        if (u.length == 0) {
            return 0;
        }
        double[][] slope = slopes(o, u);
        double[][] left = new double[u.length][u.length]; // Σ_uu − Σ_uo Σ_oo⁻¹ Σ_ou
        for (int a = 0; a < u.length; a++) {
            for (int b = 0; b < u.length; b++) {
                left[a][b] = covariance[u[a]][u[b]];
                for (int k = 0; k < o.length; k++) {
                    left[a][b] -= covariance[u[a]][o[k]] * slope[k][b];
                }
            }
        }
        double moved = 0;
        for (int i : same) {
            int[] zeros = IntStream.range(0, u.length)
                    .filter(a -> !Double.isNaN(cut[u[a]][i]))
                    .toArray();
            double[] mu = new double[zeros.length];
            double[] below = new double[zeros.length];
            double[][] spread = new double[zeros.length][zeros.length];
            for (int a = 0; a < zeros.length; a++) {
                int j = u[zeros[a]];
                below[a] = cut[j][i];
                mu[a] = mean[j];
                for (int k = 0; k < o.length; k++) {
                    mu[a] += slope[k][zeros[a]] * (y[o[k]][i] - mean[o[k]]);
                }
                for (int b = 0; b < zeros.length; b++) {
                    spread[a][b] = left[zeros[a]][zeros[b]];
                }
            }
            TruncatedNormal t = TruncatedNormal.of(mu, spread, below);
            boolean complete = zeros.length == u.length;
            for (int a = 0; a < zeros.length; a++) {
                int j = u[zeros[a]];
                moved = Math.max(moved, Math.abs(t.mean()[a] - y[j][i]));
                y[j][i] = t.mean()[a];
                for (int b = 0; b < zeros.length && complete; b++) {
                    rest[j][u[zeros[b]]] += t.covariance()[a][b];
                }
            }
        }
        return moved;
    }

    /// Σ_oo⁻¹ Σ_ou.
    private double[][] slopes(int[] o, int[] u) {
        double[][] slopes = new double[o.length][u.length];
        if (o.length == 0) {
            return slopes;
        }
        DMatrixRMaj within = new DMatrixRMaj(o.length, o.length);
        DMatrixRMaj across = new DMatrixRMaj(o.length, u.length);
        for (int k = 0; k < o.length; k++) {
            for (int l = 0; l < o.length; l++) {
                within.set(k, l, covariance[o[k]][o[l]]);
            }
            for (int a = 0; a < u.length; a++) {
                across.set(k, a, covariance[o[k]][u[a]]);
            }
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(o.length);
        if (!solver.setA(within) || solver.quality() < 1e-14) {
            throw new IllegalArgumentException(
                    "log-ratio EM: the log-ratios of some parts follow from those of others");
        }
        DMatrixRMaj solved = new DMatrixRMaj(o.length, u.length);
        solver.solve(across, solved);
        for (int k = 0; k < o.length; k++) {
            for (int a = 0; a < u.length; a++) {
                slopes[k][a] = solved.get(k, a);
            }
        }
        return slopes;
    }
}
