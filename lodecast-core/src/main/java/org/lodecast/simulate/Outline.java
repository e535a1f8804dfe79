package org.lodecast.simulate;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How far the skin of a body lies from that of its ellipsoid, by direction: R(d) = 1 + s·tanh(F(d)) with a
/// smooth field F on the unit sphere, so that no body is as round as a formula.
final class Outline {
    /// A smooth lens: R = 1.
    static final Outline ROUND = new Outline(0, null);

    private static final int RINGS = 24;

    private final double roughness;
    private final @Nullable Waves field;
    private final double volume;

    private Outline(double roughness, @Nullable Waves field) {
        this.roughness = roughness;
        this.field = field;
        this.volume = field == null ? 1 : cube();
    }

    /// @param roughness s, 0 to 0.5
    static Outline rough(double roughness, RandomGenerator random) {
        return new Outline(roughness, Waves.of(random, 16, 1));
    }

    boolean round() {
        return field == null;
    }

    /// R in the direction of a point that is not the centre; 1 there.
    double at(double fu, double fv, double fn) {
        double r = Math.sqrt(fu * fu + fv * fv + fn * fn);
        return field == null || r == 0 ? 1 : 1 + roughness * Math.tanh(field.at(fu / r, fv / r, fn / r));
    }

    /// R².
    double square(double fu, double fv, double fn) {
        double r = at(fu, fv, fn);
        return r * r;
    }

    /// No R is larger.
    double most() {
        return 1 + roughness;
    }

    /// Volume over that of the ellipsoid: the mean of R³ over all directions.
    double volume() {
        return volume;
    }

    private double cube() {
        double sum = 0;
        for (int j = 0; j < RINGS; j++) { // rings of equal area
            double n = (2 * j + 1.0) / RINGS - 1;
            double r = Math.sqrt(1 - n * n);
            for (int i = 0; i < 2 * RINGS; i++) {
                double round = Math.PI * i / RINGS;
                double most = at(r * Math.cos(round), r * Math.sin(round), n);
                sum += most * most * most;
            }
        }
        return sum / (2 * RINGS * RINGS);
    }
}
