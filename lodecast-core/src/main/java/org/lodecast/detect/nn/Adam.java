package org.lodecast.detect.nn;

/// Adam (Kingma and Ba 2015) with β₁ = 0.9, β₂ = 0.999, ε = 1e-8, in the order of operations of PyTorch:
///
/// m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², θ ← θ − (α / (1 − β₁ᵗ))·m / (√v / √(1 − β₂ᵗ) + ε).
final class Adam {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final float EPSILON = 1e-8f;

    private final float[] m;
    private final float[] v;
    private double power1 = 1;
    private double power2 = 1;

    Adam(int size) {
        m = new float[size];
        v = new float[size];
    }

    /// One step against the gradient at `rate` α.
    void step(float[] parameters, float[] gradient, double rate) {
        power1 *= BETA1;
        power2 *= BETA2;
        update(parameters, gradient, m, v, (float) (rate / (1 - power1)), (float) (1 / Math.sqrt(1 - power2)));
    }

    /// Forgets what was learnt about a parameter that is drawn anew.
    void forget(int i) {
        m[i] = 0;
        v[i] = 0;
    }

    private static void update(float[] p, float[] g, float[] m, float[] v, float step, float root) {
        float b1 = (float) BETA1;
        float c1 = (float) (1 - BETA1);
        float b2 = (float) BETA2;
        float c2 = (float) (1 - BETA2);
        for (int i = 0; i < p.length; i++) {
            float d = g[i];
            m[i] = b1 * m[i] + c1 * d;
            v[i] = b2 * v[i] + c2 * (d * d);
            p[i] -= step * m[i] / ((float) Math.sqrt(v[i]) * root + EPSILON);
        }
    }
}
