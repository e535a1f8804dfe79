package org.lodecast.detect.maxent;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/// The b of least gᵀ(b − β) + ½(b − β)ᵀH(b − β) + Σ λⱼ|bⱼ|, H symmetric and not negative.
///
/// Coordinate descent, greedily: of the bⱼ that are zero, the one that most wants a weight is given its best.
/// Hinges of neighbouring knots are so alike that descent by coordinates alone creeps, and that a round over
/// all would let in hundreds of which few stay; so after a few entries all that have a weight are solved for
/// as the linear system that they are while their signs hold, and followed until one would change, which
/// leaves. No move ever raises the sum.
final class QuadraticLasso {
    private static final int MOST_ROUNDS = 2000;
    private static final int ENTRIES = 4;
    private static final double LEAST_CURVATURE = 1e-14;
    private static final double RIDGE = 1e-11; // of the mean curvature: alike features make H singular

    private enum Outcome {
        SOLVED,
        CROSSED,
        SINGULAR
    }

    private final int m;
    private final double[] h;
    private final double[] lambda;
    private final double[] b;
    private final double[] slope; // g + H(b − β)

    private QuadraticLasso(double[] h, double[] g, double[] beta, double[] lambda) {
        this.m = g.length;
        this.h = h;
        this.lambda = lambda;
        this.b = beta.clone();
        this.slope = g.clone();
    }

    /// @param h row by row
    /// @param lambda above 0
    /// @param accuracy of the conditions for the least sum, as a share of λ
    static double[] solve(double[] h, double[] g, double[] beta, double[] lambda, double accuracy) {
        QuadraticLasso q = new QuadraticLasso(h, g, beta, lambda);
        for (int round = 0; round < MOST_ROUNDS && !q.done(accuracy); round++) {
            for (int e = 0; e < ENTRIES; e++) {
                q.enter(accuracy);
            }
            Outcome outcome = Outcome.CROSSED;
            while (outcome == Outcome.CROSSED) {
                outcome = q.solveSigned();
            }
            if (outcome == Outcome.SINGULAR) {
                q.sweep();
            }
        }
        return q.b;
    }

    /// By how much the slope of the smooth part breaks the conditions for the least of the whole: |s| ≤ λ at
    /// zero, s = ∓λ right and left of it. As a share of λ.
    static double breach(double b, double slope, double lambda) {
        double by = b > 0 ? Math.abs(slope + lambda) : b < 0 ? Math.abs(slope - lambda) : Math.abs(slope) - lambda;
        return Math.max(0, by) / lambda;
    }

    private boolean done(double accuracy) {
        for (int j = 0; j < m; j++) {
            if (breach(b[j], slope[j], lambda[j]) > accuracy) {
                return false;
            }
        }
        return true;
    }

    /// The zero that breaks its condition most.
    private void enter(double accuracy) {
        int worst = -1;
        double most = accuracy;
        for (int j = 0; j < m; j++) {
            double breach = b[j] == 0 ? breach(0, slope[j], lambda[j]) : 0;
            if (breach > most) {
                most = breach;
                worst = j;
            }
        }
        if (worst >= 0) {
            descend(worst);
        }
    }

    private void sweep() {
        for (int j = 0; j < m; j++) {
            if (b[j] != 0) {
                descend(j);
            }
        }
    }

    /// bⱼ ← S(bⱼ − sⱼ/Hⱼⱼ, λⱼ/Hⱼⱼ), S(z, t) = sign(z)·max(|z| − t, 0).
    private void descend(int j) {
        double curvature = h[j * m + j];
        if (curvature > LEAST_CURVATURE) {
            double z = b[j] - slope[j] / curvature;
            double next = Math.copySign(Math.max(0, Math.abs(z) - lambda[j] / curvature), z);
            move(j, next == 0 ? 0 : next);
        }
    }

    private void move(int j, double to) {
        double by = to - b[j];
        b[j] = to;
        if (by != 0) {
            for (int k = 0, at = j * m; k < m; k++, at++) {
                slope[k] += h[at] * by;
            }
        }
    }

    /// One step towards the least sum with the signs as they are, up to where the first bⱼ meets zero.
    ///
    private Outcome solveSigned() {
        int[] free =
                java.util.stream.IntStream.range(0, m).filter(j -> b[j] != 0).toArray();
        int n = free.length;
        if (n == 0) {
            return Outcome.SOLVED;
        }
        DMatrixRMaj a = new DMatrixRMaj(n, n);
        DMatrixRMaj step = new DMatrixRMaj(n, 1);
        double trace = 0;
        for (int p = 0; p < n; p++) {
            trace += h[free[p] * m + free[p]];
            step.data[p] = -(slope[free[p]] + Math.signum(b[free[p]]) * lambda[free[p]]);
            for (int q = 0; q < n; q++) {
                a.data[p * n + q] = h[free[p] * m + free[q]];
            }
        }
        for (int p = 0; p < n; p++) {
            a.data[p * n + p] += RIDGE * trace / n;
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(n);
        if (!solver.setA(a)) {
            return Outcome.SINGULAR;
        }
        solver.solve(step.copy(), step);
        double share = 1;
        int first = -1;
        for (int p = 0; p < n; p++) {
            double to = b[free[p]] + step.data[p];
            if (to * b[free[p]] <= 0 && -b[free[p]] / step.data[p] < share) {
                share = -b[free[p]] / step.data[p];
                first = p;
            }
        }
        for (int p = 0; p < n; p++) {
            move(free[p], p == first ? 0 : b[free[p]] + share * step.data[p]);
        }
        return first >= 0 ? Outcome.CROSSED : Outcome.SOLVED;
    }
}
