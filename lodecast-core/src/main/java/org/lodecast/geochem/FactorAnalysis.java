package org.lodecast.geochem;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// Principal factors of the correlation of several variables, turned by varimax (Kaiser 1958, rows
/// normalised), with scores by regression: `F = Z R⁻¹ Λ`, Z the standardised data, R their correlation, Λ the
/// loadings. Rows with a missing value are left out of R and have a missing score.
///
/// A factor's sign is arbitrary; here the loading of largest size is positive.
public final class FactorAnalysis {
    private final double[][] loadings; // [variable][factor]
    private final double[] eigenvalues;
    private final double[][] scores; // [factor][row]

    private FactorAnalysis(double[][] loadings, double[] eigenvalues, double[][] scores) {
        this.loadings = loadings;
        this.eigenvalues = eigenvalues;
        this.scores = scores;
    }

    /// @param data columns, e.g. logs of concentrations
    /// @param factors how many to keep, 0 for as many as have an eigenvalue above 1, at least two if there
    ///     are two columns
    /// @throws IllegalArgumentException if fewer complete rows than columns + 1, or a column is constant
    public static FactorAnalysis of(double[][] data, int factors) {
        int p = data.length;
        int n = data[0].length;
        double[] mean = new double[p];
        double[] sd = new double[p];
        double[][] r = correlation(data, mean, sd);
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(p, true, true);
        if (!eigen.decompose(new DMatrixRMaj(r))) {
            throw new IllegalArgumentException("the correlation matrix has no eigenvalues");
        }
        Integer[] order = new Integer[p];
        java.util.Arrays.setAll(order, i -> i);
        java.util.Arrays.sort(
                order,
                (a, b) -> Double.compare(
                        eigen.getEigenvalue(b).getReal(), eigen.getEigenvalue(a).getReal()));
        double[] values = new double[p];
        for (int i = 0; i < p; i++) {
            values[i] = eigen.getEigenvalue(order[i]).getReal();
        }
        int k = factors > 0 ? Math.min(factors, p) : kaiser(values);
        double[][] loadings = new double[p][k];
        for (int f = 0; f < k; f++) {
            DMatrixRMaj v = eigen.getEigenVector(order[f]);
            for (int j = 0; j < p; j++) {
                loadings[j][f] = v.get(j) * Math.sqrt(Math.max(0, values[f]));
            }
        }
        if (k > 1) {
            varimax(loadings);
        }
        for (int f = 0; f < k; f++) {
            int lead = 0;
            for (int j = 1; j < p; j++) {
                lead = Math.abs(loadings[j][f]) > Math.abs(loadings[lead][f]) ? j : lead;
            }
            if (loadings[lead][f] < 0) {
                for (int j = 0; j < p; j++) {
                    loadings[j][f] = -loadings[j][f];
                }
            }
        }
        return new FactorAnalysis(loadings, values, scores(data, mean, sd, r, loadings, n));
    }

    /// Loading of each variable (row) on each factor (column).
    public double[][] loadings() {
        return loadings;
    }

    /// Eigenvalues of the correlation matrix, largest first.
    public double[] eigenvalues() {
        return eigenvalues;
    }

    /// Scores of a factor, one a row of the data.
    public double[] scores(int factor) {
        return scores[factor];
    }

    public int factors() {
        return scores.length;
    }

    /// The factor in which the given variables stand out: the largest difference between their mean signed
    /// loading and the mean size of the others' loadings, the sign being the one that makes theirs positive.
    ///
    /// @param variables their numbers among the columns
    public Lead leading(int... variables) {
        Lead best = new Lead(0, 1, Double.NEGATIVE_INFINITY, false);
        for (int f = 0; f < factors(); f++) {
            double own = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int v : variables) {
                own += loadings[v][f] / variables.length;
            }
            int sign = own < 0 ? -1 : 1;
            for (int v : variables) {
                least = Math.min(least, sign * loadings[v][f]);
            }
            double others = 0;
            double most = 0;
            int count = loadings.length - variables.length;
            for (int j = 0; j < loadings.length; j++) {
                int candidate = j;
                if (java.util.Arrays.stream(variables).noneMatch(v -> v == candidate)) {
                    others += Math.abs(loadings[j][f]) / Math.max(1, count);
                    most = Math.max(most, Math.abs(loadings[j][f]));
                }
            }
            double contrast = sign * own - others;
            if (contrast > best.contrast) {
                best = new Lead(f, sign, contrast, least > most);
            }
        }
        return best;
    }

    /// @param factor its number
    /// @param sign +1, or −1 if the factor is to be turned over
    /// @param contrast mean loading of the variables less that of the others
    /// @param clear whether each of the variables loads higher than every other
    public record Lead(int factor, int sign, double contrast, boolean clear) {}

    private static int kaiser(double[] values) {
        int k = 0;
        while (k < values.length && values[k] > 1) {
            k++;
        }
        return Math.clamp(k, Math.min(2, values.length), values.length);
    }

    private static double[][] correlation(double[][] data, double[] mean, double[] sd) {
        int p = data.length;
        int n = data[0].length;
        java.util.Arrays.fill(mean, 0);
        int complete = 0;
        for (int i = 0; i < n; i++) {
            if (complete(data, i)) {
                complete++;
                for (int j = 0; j < p; j++) {
                    mean[j] += data[j][i];
                }
            }
        }
        if (complete < p + 1) {
            throw new IllegalArgumentException(complete + " complete rows for " + p
                    + " variables; a factor analysis needs more rows than variables");
        }
        for (int j = 0; j < p; j++) {
            mean[j] /= complete;
        }
        double[][] r = new double[p][p];
        for (int i = 0; i < n; i++) {
            if (complete(data, i)) {
                for (int j = 0; j < p; j++) {
                    for (int k = 0; k <= j; k++) {
                        r[j][k] += (data[j][i] - mean[j]) * (data[k][i] - mean[k]);
                    }
                }
            }
        }
        for (int j = 0; j < p; j++) {
            sd[j] = Math.sqrt(r[j][j] / (complete - 1));
            if (!(sd[j] > 1e-12 * Math.abs(mean[j]))) { // the mean of equal values may be off by rounding
                throw new IllegalArgumentException("variable " + j + " is constant");
            }
        }
        for (int j = 0; j < p; j++) {
            for (int k = 0; k <= j; k++) {
                r[j][k] = j == k ? 1 : r[j][k] / (complete - 1) / (sd[j] * sd[k]);
                r[k][j] = r[j][k];
            }
        }
        return r;
    }

    private static boolean complete(double[][] data, int i) {
        for (double[] column : data) {
            if (Double.isNaN(column[i])) {
                return false;
            }
        }
        return true;
    }

    /// Pairwise plane rotations until none turns by more than 1e-9, on rows scaled to unit communality.
    private static void varimax(double[][] a) {
        int p = a.length;
        int k = a[0].length;
        double[] h = new double[p];
        for (int j = 0; j < p; j++) {
            for (double l : a[j]) {
                h[j] += l * l;
            }
            h[j] = Math.sqrt(h[j]);
            for (int f = 0; f < k; f++) {
                a[j][f] = h[j] > 0 ? a[j][f] / h[j] : 0;
            }
        }
        for (int sweep = 0; sweep < 1000; sweep++) {
            double turned = 0;
            for (int f = 0; f < k; f++) {
                for (int g = f + 1; g < k; g++) {
                    turned = Math.max(turned, rotate(a, f, g));
                }
            }
            if (turned < 1e-9) {
                break;
            }
        }
        for (int j = 0; j < p; j++) {
            for (int f = 0; f < k; f++) {
                a[j][f] *= h[j];
            }
        }
    }

    private static double rotate(double[][] a, int f, int g) {
        double su = 0;
        double sv = 0;
        double suv = 0;
        double sd = 0;
        int p = a.length;
        for (double[] row : a) {
            double u = row[f] * row[f] - row[g] * row[g];
            double v = 2 * row[f] * row[g];
            su += u;
            sv += v;
            suv += u * v;
            sd += u * u - v * v;
        }
        double angle = Math.atan2(2 * (suv - su * sv / p), sd - (su * su - sv * sv) / p) / 4;
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        for (double[] row : a) {
            double x = row[f];
            double y = row[g];
            row[f] = c * x + s * y;
            row[g] = c * y - s * x;
        }
        return Math.abs(angle);
    }

    private static double[][] scores(
            double[][] data, double[] mean, double[] sd, double[][] r, double[][] loadings, int n) {
        int p = data.length;
        int k = loadings[0].length;
        DMatrixRMaj weights = new DMatrixRMaj(p, k);
        var solver = LinearSolverFactory_DDRM.pseudoInverse(true); // R is singular for closed data
        DMatrixRMaj matrix = new DMatrixRMaj(r);
        if (!solver.setA(matrix)) {
            throw new IllegalArgumentException("the correlation matrix cannot be inverted");
        }
        DMatrixRMaj inverse = new DMatrixRMaj(p, p);
        solver.invert(inverse);
        CommonOps_DDRM.mult(inverse, new DMatrixRMaj(loadings), weights);
        double[][] scores = new double[k][n];
        for (int i = 0; i < n; i++) {
            for (int f = 0; f < k; f++) {
                double s = 0;
                for (int j = 0; j < p; j++) {
                    s += (data[j][i] - mean[j]) / sd[j] * weights.get(j, f);
                }
                scores[f][i] = s; // NaN if any part is
            }
        }
        return scores;
    }
}
