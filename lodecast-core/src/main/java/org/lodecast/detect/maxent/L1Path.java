package org.lodecast.detect.maxent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodecast.Workers;

/// Presences against background by logistic regression with an L1 penalty,
///
/// min (1/m)·[Σ presences ln(1 + e^−η) + w·Σ background ln(1 + e^η)] + t·Σ λⱼ|βⱼ|,  η = β₀ + Φβ,
///
/// m presences, w = 100, so that the background outweighs the presences as a Poisson process wants it
/// (Fithian and Hastie 2013); for t from where all weights are zero down to 1, each from the one before.
/// It is what the R package maxnet asks of glmnet, whose λ is t·(m/Σw)·mean(λⱼ).
///
/// Each t: Newton's quadratic at the weights so far, on the features that the strong rule keeps (Tibshirani
/// and others 2012) and those that break the conditions for the least sum; its least by
/// {@link QuadraticLasso}; a step towards it, halved until the sum falls; until the conditions hold for all
/// features, kept or not. The intercept is free: it is solved for, and Φ's columns count from their weighted
/// means.
final class L1Path {
    /// Of a row of background, of a presence's 1.
    static final double BACKGROUND_WEIGHT = 100;

    private static final double ACCURACY = 1e-6; // breach of the conditions, as a share of the penalty
    private static final double DECADES = 4;
    private static final int MOST_STEPS = 50;
    private static final int MOST_HALVINGS = 30;
    private static final double SUFFICIENT = 1e-4;

    private final Design design;
    private final double[] penalty;
    private final Workers workers;
    private final LogisticLoss loss;
    private final double m;
    private final double[] beta;
    private double intercept;
    private double tBefore;
    private double[] eta;
    private double[] gradient = {};

    L1Path(Design design, double[] penalty, Workers workers) {
        this.design = design;
        this.penalty = penalty;
        this.workers = workers;
        this.loss = new LogisticLoss(design.rows, BACKGROUND_WEIGHT, workers);
        this.m = design.rows.presences();
        this.beta = new double[design.count()];
        this.intercept = Math.log(m / (BACKGROUND_WEIGHT * design.rows.count()));
        this.eta = new double[design.rows.count()];
        Arrays.fill(eta, intercept);
        loss.at(eta);
        gradient();
        tBefore = steepest();
    }

    /// The path at t = 10^(4(1 − k/(steps − 1))), k = 0 … steps − 1, as maxnet walks it in 200 steps; of one
    /// step at 1 only.
    ///
    /// @param each is called after each step
    static List<PathPoint> solve(Design design, double[] penalty, int steps, Workers workers, Runnable each) {
        L1Path path = new L1Path(design, penalty, workers);
        List<PathPoint> points = new ArrayList<>();
        for (int k = 0; k < steps; k++) {
            points.add(path.to(k == steps - 1 ? 1 : Math.pow(10, DECADES * (1 - k / (steps - 1.0)))));
            each.run();
        }
        return points;
    }

    /// Least t at which all weights are zero.
    double steepest() {
        double t = 0;
        for (int j = 0; j < penalty.length; j++) {
            t = penalty[j] > 0 ? Math.max(t, Math.abs(gradient[j]) / penalty[j]) : t;
        }
        return t;
    }

    /// The model at t, from where the path stands.
    PathPoint to(double t) {
        double sum = loss.at(eta) / m;
        double[] strong = gradient.clone();
        for (int step = 0; step < MOST_STEPS && breach(t) > ACCURACY; step++) {
            double next = step(set(t, strong), t, sum);
            if (Double.isNaN(next)) {
                break; // as near as doubles come
            }
            sum = next;
            gradient();
        }
        tBefore = t;
        return new PathPoint(t, intercept, beta.clone(), sum, breach(t));
    }

    private void gradient() {
        gradient = design.transposed(loss.residual, workers);
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] /= -m;
        }
    }

    private double breach(double t) {
        double worst = Math.abs(loss.residualSum()) / m;
        for (int j = 0; j < beta.length; j++) {
            if (penalty[j] > 0) {
                worst = Math.max(worst, QuadraticLasso.breach(beta[j], gradient[j], t * penalty[j]));
            }
        }
        return worst;
    }

    /// Features with a weight, those that the strong rule keeps, and those in breach.
    private int[] set(double t, double[] strong) {
        return java.util.stream.IntStream.range(0, beta.length)
                .filter(j -> penalty[j] > 0)
                .filter(j -> beta[j] != 0
                        || Math.abs(strong[j]) >= penalty[j] * (2 * t - Math.max(t, tBefore))
                        || Math.abs(gradient[j]) >= t * penalty[j])
                .toArray();
    }

    /// One step of Newton's on the features of the set.
    ///
    /// @param sum its smooth part, before
    /// @return after; NaN if no step lowers the whole
    private double step(int[] set, double t, double sum) {
        int n = set.length;
        double[] h = Gram.of(design, loss.weight, set, workers);
        double[] all = design.transposed(loss.weight, workers);
        double h00 = loss.weightSum() / m;
        double g0 = -loss.residualSum() / m;
        double[] h0 = new double[n];
        double[] g = new double[n];
        double[] b = new double[n];
        double[] lambda = new double[n];
        for (int p = 0; p < n; p++) {
            h0[p] = all[set[p]] / m;
            g[p] = gradient[set[p]] - g0 * h0[p] / h00;
            b[p] = beta[set[p]];
            lambda[p] = t * penalty[set[p]];
        }
        for (int p = 0; p < n; p++) {
            for (int q = 0; q < n; q++) {
                h[p * n + q] = h[p * n + q] / m - h0[p] * h0[q] / h00;
            }
        }
        double[] to = QuadraticLasso.solve(h, g, b, lambda, ACCURACY / 10);
        return walk(set, to, h0, h00, g0, t, sum);
    }

    private double walk(int[] set, double[] to, double[] h0, double h00, double g0, double t, double sum) {
        double[] direction = new double[beta.length];
        double direction0 = -g0;
        double promised = 0; // gᵀd + t·Σ λ(|β + d| − |β|)
        double dear = 0; // t·Σ λ|β|
        for (int p = 0; p < set.length; p++) {
            int j = set[p];
            direction[j] = to[p] - beta[j];
            direction0 -= h0[p] * direction[j];
            promised += gradient[j] * direction[j] + t * penalty[j] * (Math.abs(to[p]) - Math.abs(beta[j]));
            dear += t * penalty[j] * Math.abs(beta[j]);
        }
        direction0 /= h00;
        promised += g0 * direction0;
        double[] along = new double[eta.length];
        design.predictor(direction, direction0, along, workers);
        double[] tried = new double[eta.length];
        double share = 1;
        for (int half = 0; half < MOST_HALVINGS; half++, share /= 2) {
            double dearer = 0;
            for (int i = 0; i < tried.length; i++) {
                tried[i] = eta[i] + share * along[i];
            }
            for (int j : set) {
                dearer += t * penalty[j] * Math.abs(beta[j] + share * direction[j]);
            }
            double next = loss.at(tried) / m;
            if (next + dearer <= sum + dear + SUFFICIENT * share * promised) {
                for (int p = 0; p < set.length; p++) {
                    // the whole way is not β + (b − β): zeros shall be zeros
                    beta[set[p]] = share == 1 ? to[p] : beta[set[p]] + share * direction[set[p]];
                }
                intercept += share * direction0;
                eta = tried;
                return next;
            }
        }
        loss.at(eta);
        return Double.NaN;
    }
}
