package org.lodecast.detect;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.lodecast.Progress;

/// Weights w and intercept b of least Σ ln(1 + exp(−yᵢ(b + wᵀxᵢ))) + ½λ‖w‖², y = ±1, by Newton's method
/// (iteratively reweighted least squares), steps halved until the sum falls. The intercept is not
/// penalised. The sum is convex, and with λ > 0 and samples of both kinds it has one least value, also
/// where a plane parts the two kinds.
final class RidgeLogit {
    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 40;
    private static final double FLAT = 1e-10; // gradient, by sample

    private final double[][] rows;
    private final boolean[] ore;
    private final double ridge;
    private final int terms;

    private RidgeLogit(double[][] rows, boolean[] ore, double ridge) {
        this.rows = rows;
        this.ore = ore;
        this.ridge = ridge;
        this.terms = rows[0].length;
    }

    /// @param rows terms of each sample
    /// @param ore its kind; some of each
    /// @param ridge λ > 0
    /// @return the weights, the intercept last
    static double[] fit(String what, double[][] rows, boolean[] ore, double ridge, Progress progress) {
        progress.begin(what, MOST_STEPS);
        RidgeLogit r = new RidgeLogit(rows, ore, ridge);
        double[] w = new double[r.terms + 1];
        double loss = r.loss(w);
        int taken = 0;
        for (boolean going = true; going && taken < MOST_STEPS; taken++) {
            double[] gradient = new double[w.length];
            double[] step = r.step(w, gradient);
            double[] next = w;
            double less = loss;
            going = steepest(gradient) > FLAT * rows.length;
            double share = 1;
            for (int h = 0; going && h < MOST_HALVINGS; h++, share /= 2) {
                double[] tried = new double[w.length];
                for (int k = 0; k < w.length; k++) {
                    tried[k] = w[k] - share * step[k];
                }
                double l = r.loss(tried);
                if (l < less) {
                    next = tried;
                    less = l;
                    break;
                }
            }
            going &= less < loss;
            w = next;
            loss = less;
            progress.advance(1);
        }
        progress.advance(MOST_STEPS - taken);
        return w;
    }

    /// b + wᵀx.
    static double logit(double[] w, double[] x) {
        double s = w[w.length - 1];
        for (int k = 0; k < x.length; k++) {
            s += w[k] * x[k];
        }
        return s;
    }

    private double loss(double[] w) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            double z = logit(w, rows[i]);
            double m = ore[i] ? -z : z;
            sum += m > 0 ? m + Math.log1p(Math.exp(-m)) : Math.log1p(Math.exp(m)); // no overflow either way
        }
        for (int k = 0; k < terms; k++) {
            sum += ridge / 2 * w[k] * w[k];
        }
        return sum;
    }

    /// Newton's step H⁻¹g at w; g goes to `gradient`.
    private double[] step(double[] w, double[] gradient) {
        int n = terms + 1;
        DMatrixRMaj hessian = new DMatrixRMaj(n, n);
        double[] h = hessian.data;
        for (int i = 0; i < rows.length; i++) {
            double[] x = rows[i];
            double p = 1 / (1 + Math.exp(-logit(w, x)));
            double residual = p - (ore[i] ? 1 : 0);
            // a floor, or the intercept's row vanishes where all is told apart
            double weight = Math.max(p * (1 - p), 1e-12);
            for (int a = 0; a < n; a++) {
                double xa = a < terms ? x[a] : 1;
                gradient[a] += residual * xa;
                for (int b = 0; b <= a; b++) {
                    h[a * n + b] += weight * xa * (b < terms ? x[b] : 1);
                }
            }
        }
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < a; b++) {
                h[b * n + a] = h[a * n + b];
            }
            if (a < terms) {
                gradient[a] += ridge * w[a];
                h[a * n + a] += ridge;
            }
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(n);
        DMatrixRMaj step = new DMatrixRMaj(n, 1);
        if (!solver.setA(hessian)) {
            throw new IllegalStateException("a ridge leaves no singular system");
        }
        solver.solve(new DMatrixRMaj(n, 1, true, gradient.clone()), step);
        return step.data;
    }

    private static double steepest(double[] gradient) {
        double most = 0;
        for (double g : gradient) {
            most = Math.max(most, Math.abs(g));
        }
        return most;
    }
}
