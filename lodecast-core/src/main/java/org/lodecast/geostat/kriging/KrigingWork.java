package org.lodecast.geostat.kriging;

import java.util.Arrays;

/// What one thread works with: the last system, kept since neighbours in a grid often share it, and scratch.
final class KrigingWork {
    private final Covariances covariances;
    private final double targetVariance;
    private final KrigingType type;
    final SampleSearch.Selection selection = new SampleSearch.Selection();
    final KrigingFactor factor = new KrigingFactor();
    KrigingFactor solved = factor;
    double[] y = new double[0]; // L⁻¹c₀
    double multiplier;
    double value;
    double variance;
    int exact = SampleSearch.NONE; // the sample at the target's very place
    long regularised;
    long missed;

    KrigingWork(Covariances covariances, double targetVariance, KrigingType type) {
        this.covariances = covariances;
        this.targetVariance = targetVariance;
        this.type = type;
    }

    void solve(KrigingFactor f, double px, double py, double pz) {
        solved = f;
        if (y.length < f.n) {
            y = new double[f.n];
        }
        covariances.toTarget(f.id, f.n, px, py, pz, y);
        f.forward(y, 0);
        double yy = KrigingFactor.dot(y, y, f.n);
        double vy = KrigingFactor.dot(f.v, y, f.n);
        switch (type) {
            case KrigingType.Simple _ -> {
                multiplier = 0;
                value = f.mean + vy;
                variance = targetVariance - yy;
            }
            case KrigingType.Ordinary() -> {
                multiplier = (KrigingFactor.dot(f.u, y, f.n) - 1) / f.uu;
                value = f.mean + vy - multiplier * f.vu;
                variance = targetVariance - yy + multiplier * multiplier * f.uu;
            }
        }
        variance = Math.max(0, variance);
    }

    /// Estimates sample i from all others without a new system (Dubrule 1983): with Q the inverse of the
    /// bordered system's matrix, z*ᵢ = zᵢ − (Qz)ᵢ / Qᵢᵢ and σ² = 1 / Qᵢᵢ. Row i of C⁻¹ comes from x = L⁻¹eᵢ.
    void leaveOut(KrigingFactor f, int i, double actual) {
        if (y.length < f.n) {
            y = new double[f.n];
        }
        Arrays.fill(y, 0);
        y[i] = 1;
        f.forward(y, i);
        double q = KrigingFactor.dot(y, y, f.n);
        double qz = KrigingFactor.dot(y, f.v, f.n);
        if (type instanceof KrigingType.Ordinary) {
            double b = KrigingFactor.dot(y, f.u, f.n);
            q -= b * b / f.uu;
            qz -= b * f.vu / f.uu;
        }
        value = actual - qz / q;
        variance = 1 / q;
    }

    /// Weights of the system just solved: L⁻ᵀ(y − μu).
    double[] weights() {
        double[] w = Arrays.copyOf(y, solved.n);
        if (type instanceof KrigingType.Ordinary) {
            for (int i = 0; i < w.length; i++) {
                w[i] -= multiplier * solved.u[i];
            }
        }
        solved.backward(w);
        return w;
    }

    /// Itself without its scratch, which may be large.
    KrigingWork counters() {
        KrigingWork w = new KrigingWork(covariances, targetVariance, type);
        w.regularised = regularised;
        w.missed = missed;
        return w;
    }
}
