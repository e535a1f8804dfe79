package org.lodecast.simulate;

import java.util.List;
import java.util.random.RandomGenerator;
import org.lodecast.Seed;

/// How strongly fluids ran along the faults: Σ s·exp(−d/16 m) over all faults within 100 m, each of a
/// strength s of its own, torn to patches by a ragged field.
final class Fractures {
    private final List<Fault> faults;
    private final double[] strength;
    private final Waves ragged;

    /// @param strengths a stream for the strengths of faults
    /// @param patches a stream for the ragged field
    Fractures(List<Fault> faults, Seed strengths, Seed patches) {
        this.faults = faults;
        ragged = Waves.of(patches.generator(), Geochemistry.WAVES, 50);
        RandomGenerator random = strengths.generator();
        strength = new double[faults.size()];
        for (int i = 0; i < strength.length; i++) {
            strength[i] = Math.exp(0.4 * random.nextGaussian());
        }
    }

    double at(double x, double y, double z) {
        double cracks = 0;
        for (int i = 0; i < strength.length; i++) {
            double d = faults.get(i).sheet().distance(x, y, z);
            if (d < 100) {
                cracks += strength[i] * Math.exp(-d / 16);
            }
        }
        return cracks * Math.exp(0.7 * ragged.at(x, y, z) - 0.245);
    }
}
