package org.lodecast.detect.maxent;

import org.lodecast.Workers;

/// Σ aᵢ ln(1 + e^−ηᵢ) + b ln(1 + e^ηᵢ) over the rows, aᵢ how often a row is a presence and b its weight as
/// background, with its first and second derivatives by η: a row that is both stands once, at the price of
/// one.
final class LogisticLoss {
    /// −∂/∂ηᵢ = aᵢ − (aᵢ + b)pᵢ, p = 1/(1 + e^−η), at the η last asked for.
    final double[] residual;

    /// ∂²/∂ηᵢ² = (aᵢ + b)pᵢ(1 − pᵢ).
    final double[] weight;

    private final int[] presence;
    private final double[] both;
    private final Workers workers;
    private final double[][] sums; // by block: loss, residual, weight

    LogisticLoss(Rows rows, double backgroundWeight, Workers workers) {
        int n = rows.count();
        this.presence = rows.presence();
        this.both = new double[n];
        for (int i = 0; i < n; i++) {
            both[i] = presence[i] + backgroundWeight;
        }
        this.residual = new double[n];
        this.weight = new double[n];
        this.workers = workers;
        this.sums = new double[3][Blocks.count(n)];
    }

    /// The sum at η; sets {@link #residual} and {@link #weight}.
    double at(double[] eta) {
        Blocks.forEach(eta.length, workers, (block, from, to) -> {
            double loss = 0;
            double r = 0;
            double w = 0;
            for (int i = from; i < to; i++) {
                double e = Math.exp(-Math.abs(eta[i])); // no overflow either way
                double p = eta[i] > 0 ? 1 / (1 + e) : e / (1 + e);
                // a ln(1 + e^−η) + b ln(1 + e^η) = (a + b) ln(1 + e^η) − aη
                loss += both[i] * (Math.max(0, eta[i]) + Math.log1p(e)) - presence[i] * eta[i];
                residual[i] = presence[i] - both[i] * p;
                weight[i] = both[i] * e / ((1 + e) * (1 + e));
                r += residual[i];
                w += weight[i];
            }
            sums[0][block] = loss;
            sums[1][block] = r;
            sums[2][block] = w;
        });
        return sum(0);
    }

    double residualSum() {
        return sum(1);
    }

    double weightSum() {
        return sum(2);
    }

    private double sum(int which) {
        double s = 0;
        for (double part : sums[which]) {
            s += part;
        }
        return s;
    }
}
