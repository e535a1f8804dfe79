package org.lodecast.simulate;

import org.lodecast.Seed;

/// A field of mean 1 that tears halos to patches: exp(s·F − s²/2), with a unit field F and s = 0.6 as usual.
final class Patches {
    private static final double USUAL = 0.6;
    private static final double HALF_SQUARE = 0.18;

    private final Waves field;
    private final double times;

    private Patches(Waves field, double times) {
        this.field = field;
        this.times = times;
    }

    /// @param range of F [m]
    static Patches of(Assumptions assumptions, Seed seed, double range) {
        return new Patches(
                Waves.of(seed.generator(), Geochemistry.WAVES, range), assumptions.factor(Factor.RAGGEDNESS));
    }

    double at(double x, double y, double z) {
        return Math.exp(USUAL * times * field.at(x, y, z) - HALF_SQUARE * times * times);
    }
}
