package org.lodecast.detect.nn;

import static org.lodecast.detect.nn.Kernels.LANES;
import static org.lodecast.detect.nn.Kernels.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// Adam (Kingma and Ba 2015) with β₁ = 0.9, β₂ = 0.999, ε = 1e-8, in the order of operations of PyTorch:
///
/// m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², θ ← θ − (α / (1 − β₁ᵗ))·m / (√v / √(1 − β₂ᵗ) + ε).
///
/// Works on {@linkplain Packing packed} parameters, whose padding has gradient 0 and so stays 0.
final class Adam {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final float EPSILON = 1e-8f;

    /// Below this the mean moves a parameter by less than 1e-22 of the rate, and below that the root of
    /// the square is lost beside ε. They are made 0, for what decays without end becomes subnormal, at
    /// which the processor takes its time: units that are silent for long are common.
    private static final float NO_MEAN = 1e-30f;

    private static final float NO_SQUARE = 1e-36f;

    private final float[] m;
    private final float[] v;
    private double power1 = 1;
    private double power2 = 1;

    /// @param size of the packed parameters, whole vectors
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

    /// A copy of what it knows.
    Checkpoint.Moments moments() {
        return new Checkpoint.Moments(m.clone(), v.clone(), power1, power2);
    }

    /// Takes over what another knew.
    void restore(Checkpoint.Moments known) {
        System.arraycopy(known.mean(), 0, m, 0, m.length);
        System.arraycopy(known.square(), 0, v, 0, v.length);
        power1 = known.power1();
        power2 = known.power2();
    }

    /// Forgets what was learnt about a parameter that is drawn anew.
    void forget(int slot) {
        m[slot] = 0;
        v[slot] = 0;
    }

    private static void update(float[] p, float[] g, float[] m, float[] v, float step, float root) {
        FloatVector b1 = FloatVector.broadcast(SPECIES, (float) BETA1);
        FloatVector c1 = FloatVector.broadcast(SPECIES, (float) (1 - BETA1));
        FloatVector b2 = FloatVector.broadcast(SPECIES, (float) BETA2);
        FloatVector c2 = FloatVector.broadcast(SPECIES, (float) (1 - BETA2));
        FloatVector back = FloatVector.broadcast(SPECIES, -step);
        FloatVector scale = FloatVector.broadcast(SPECIES, root);
        FloatVector epsilon = FloatVector.broadcast(SPECIES, EPSILON);
        for (int i = 0; i < m.length; i += LANES) {
            FloatVector d = FloatVector.fromArray(SPECIES, g, i);
            FloatVector mean = FloatVector.fromArray(SPECIES, m, i).fma(b1, d.mul(c1));
            FloatVector square =
                    FloatVector.fromArray(SPECIES, v, i).fma(b2, d.mul(d).mul(c2));
            mean = zeroIf(mean.abs().compare(VectorOperators.LT, NO_MEAN), mean);
            square = zeroIf(square.compare(VectorOperators.LT, NO_SQUARE), square);
            mean.intoArray(m, i);
            square.intoArray(v, i);
            FloatVector.fromArray(SPECIES, p, i)
                    .add(mean.mul(back).div(square.sqrt().fma(scale, epsilon)))
                    .intoArray(p, i);
        }
    }

    private static FloatVector zeroIf(VectorMask<Float> mask, FloatVector value) {
        return value.blend(FloatVector.zero(SPECIES), mask);
    }
}
