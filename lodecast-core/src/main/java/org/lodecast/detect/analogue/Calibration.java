package org.lodecast.detect.analogue;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/// Log odds as a weighted sum of terms: ln(p/(1 − p)) = b + Σ wₖ·xₖ, fitted by weighted maximum likelihood
/// (Platt 1999 for one term). Weights make the rows stand for the ground as it is, so that p is a probability
/// where the share of ore is that of the deposits it was fitted on; {@link #at} moves it to another share.
///
/// @param intercept b
/// @param weights wₖ
/// @param share of ore in the ground that it was fitted on
public record Calibration(double intercept, double[] weights, double share) {
    private static final int STEPS = 50;
    private static final double RIDGE = 1e-6; // keeps the system regular where rows are parted; by total weight

    /// With the terms' weights among each other given: their sum is the one term.
    ///
    /// @param mix weight of each term
    static Calibration fit(double[][] x, double[] mix, boolean[] ore, double[] weight) {
        double[][] sum = new double[x.length][1];
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < mix.length; k++) {
                sum[i][0] += mix[k] * x[i][k];
            }
        }
        Calibration one = fit(sum, ore, weight);
        double[] weights = new double[mix.length];
        for (int k = 0; k < mix.length; k++) {
            weights[k] = (float) (mix[k] * one.weights[0]); // as a file keeps them
        }
        return new Calibration(one.intercept, weights, one.share);
    }

    /// @param x terms of each row
    /// @param ore its kind
    /// @param weight how much ground it stands for
    static Calibration fit(double[][] x, boolean[] ore, double[] weight) {
        int n = x[0].length;
        double total = Arrays.stream(weight).sum();
        double share = 0;
        for (int i = 0; i < ore.length; i++) {
            share += ore[i] ? weight[i] / total : 0;
        }
        double[] b = new double[n + 1];
        b[n] = Math.log(share / (1 - share));
        for (int s = 0; s < STEPS; s++) { // Newton
            DMatrixRMaj h = new DMatrixRMaj(n + 1, n + 1);
            DMatrixRMaj g = new DMatrixRMaj(n + 1, 1);
            for (int i = 0; i < x.length; i++) {
                double p = probability(odds(b, x[i]));
                double w = weight[i] / total;
                for (int j = 0; j <= n; j++) {
                    double xj = j == n ? 1 : x[i][j];
                    g.add(j, 0, w * (p - (ore[i] ? 1 : 0)) * xj);
                    for (int k = 0; k <= n; k++) {
                        h.add(j, k, w * p * (1 - p) * xj * (k == n ? 1 : x[i][k]));
                    }
                }
            }
            for (int j = 0; j < n; j++) {
                g.add(j, 0, RIDGE * b[j]);
                h.add(j, j, RIDGE);
            }
            DMatrixRMaj step = new DMatrixRMaj(n + 1, 1);
            if (!CommonOps_DDRM.solve(h, g, step)) {
                break;
            }
            double longest = 0;
            for (int j = 0; j <= n; j++) {
                double d = Math.clamp(step.get(j, 0), -2.0, 2.0); // a full step may overshoot from afar
                b[j] -= d;
                longest = Math.max(longest, Math.abs(d));
            }
            if (longest < 1e-10) {
                break;
            }
        }
        double[] weights = new double[n];
        for (int k = 0; k < n; k++) {
            weights[k] = (float) b[k]; // as a file keeps them
        }
        return new Calibration((float) b[n], weights, (float) share);
    }

    private static double odds(double[] b, double[] x) {
        double y = b[x.length];
        for (int k = 0; k < x.length; k++) {
            y += b[k] * x[k];
        }
        return y;
    }

    static double probability(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }

    /// ln(p/(1 − p)) at the share of ore that it was fitted on.
    public double odds(double... x) {
        double y = intercept;
        for (int k = 0; k < x.length; k++) {
            y += weights[k] * x[k];
        }
        return y;
    }

    /// p from log odds, where the share of ore is another (Bayes: the prior odds change, the evidence does
    /// not).
    ///
    /// @param other share of ore in the ground, in (0, 1)
    public double at(double odds, double other) {
        return probability(odds + logit(other) - logit(share));
    }

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }
}
