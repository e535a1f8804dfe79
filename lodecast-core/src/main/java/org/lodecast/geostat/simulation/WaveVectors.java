package org.lodecast.geostat.simulation;

import java.util.random.RandomGenerator;
import org.lodecast.geostat.variogram.Structure;

/// Draws wave vectors ω of a structure of range 1: their density is the Fourier transform of its
/// correlation ρ(r) in three dimensions, so that E[cos(ω·h)] = ρ(|h|).
///
///     Gaussian      exp(−3r²)   normal, √6 a component
///     exponential   exp(−3r)    3 times a multivariate Cauchy vector: a normal vector over a normal number
///     spherical                 any direction, |ω| = 2a, a of density (6/π) j₁(a)²
///     cubic                     any direction, |ω| = 2a, a of density (105/π) (j₂(a)/a)²
///
/// with j the spherical Bessel functions. The spherical model is the share that two balls of diameter 1
/// have in common, so its transform is that of the ball squared; the cubic is the same of balls in five
/// dimensions, of which two are summed over, and that leaves the transform as it is. Both are drawn by
/// rejection, without tables: under a constant up to a₀ and, beyond, under the modulus of jₙ, which falls
/// as aⁿ⁻² does:
///
///     j₁² + y₁² = (1 + 1/a²)/a²,    j₂² + y₂² = (1 + 3/a² + 9/a⁴)/a²
///
/// Source: Lantuéjoul (2002), Geostatistical Simulation, ch. 15; Chilès and Delfiner (2012),
/// Geostatistics, 2nd edition, sections 2.5 and 7.5; Abramowitz and Stegun (1964), 10.1.27, of the
/// moduli.
final class WaveVectors {
    /// More than the greatest value of j₁², at a = 2.08, and where the modulus is as low.
    private static final Envelope SPHERICAL = new Envelope(0.1903, 2.47, 2);
    /// More than the greatest value of (j₂/a)², at a = 2.50, and where the modulus is about as low.
    private static final Envelope CUBIC = new Envelope(0.01083, 3.45, 4);

    private WaveVectors() {}

    /// @param omega ω, three numbers, [1/range]
    static void draw(Structure.Kind kind, RandomGenerator random, double[] omega) {
        double length = switch (kind) {
            case GAUSSIAN -> Math.sqrt(6);
            case EXPONENTIAL -> 3 / Math.abs(notZero(random));
            case SPHERICAL -> 2 * SPHERICAL.draw(random);
            case CUBIC -> 2 * CUBIC.draw(random);
        };
        double square = 0;
        for (int k = 0; k < 3; k++) {
            omega[k] = random.nextGaussian();
            square += omega[k] * omega[k];
        }
        boolean direction = kind == Structure.Kind.SPHERICAL || kind == Structure.Kind.CUBIC;
        double scale = direction ? length / Math.sqrt(Math.max(square, Double.MIN_NORMAL)) : length;
        for (int k = 0; k < 3; k++) {
            omega[k] *= scale;
        }
    }

    /// Density of the wave vectors ω.
    ///
    /// @param square |ω|²
    static double density(Structure.Kind kind, double square) {
        double a = Math.sqrt(square) / 2;
        return switch (kind) {
            case GAUSSIAN -> Math.exp(-square / 12) / Math.pow(12 * Math.PI, 1.5);
            case EXPONENTIAL -> 1 / (27 * Math.PI * Math.PI * Math.pow(1 + square / 9, 2));
            case SPHERICAL -> 3 / (16 * Math.PI * Math.PI) * Math.pow(a == 0 ? 1 / 3.0 : j1(a) / a, 2);
            case CUBIC -> 105 / (32 * Math.PI * Math.PI) * Math.pow(a == 0 ? 1 / 15.0 : j2(a) / (a * a), 2);
        };
    }

    private static double notZero(RandomGenerator random) {
        double g = random.nextGaussian();
        while (g == 0) {
            g = random.nextGaussian();
        }
        return g;
    }

    /// What lies above a density: `height` up to `edge`, beyond it b/a^power.
    ///
    /// @param power 2 for j₁², 4 for (j₂/a)²
    private record Envelope(double height, double edge, int power) {
        double draw(RandomGenerator random) {
            double e2 = edge * edge;
            double b = power == 2 ? 1 + 1 / e2 : 1 + 3 / e2 + 9 / (e2 * e2);
            double low = height * edge;
            double high = b / ((power - 1) * Math.pow(edge, power - 1));
            while (true) {
                boolean near = random.nextDouble() * (low + high) < low;
                double u = 1 - random.nextDouble(); // never 0
                double a = near ? edge * u : edge * Math.pow(u, -1.0 / (power - 1));
                double above = near ? height : b / Math.pow(a, power);
                double root = power == 2 ? j1(a) : j2(a) / a;
                if (random.nextDouble() * above < root * root) {
                    return a;
                }
            }
        }
    }

    /// Near 0 by the series, where the terms of the formula would cancel.
    static double j1(double a) {
        double q = a * a;
        return a < 0.3 ? a / 3 * (1 - q / 10 * (1 - q / 28)) : (Math.sin(a) / a - Math.cos(a)) / a;
    }

    static double j2(double a) {
        double q = a * a;
        return a < 0.3 ? q / 15 * (1 - q / 14 * (1 - q / 36)) : ((3 / q - 1) * Math.sin(a) - 3 * Math.cos(a) / a) / a;
    }
}
