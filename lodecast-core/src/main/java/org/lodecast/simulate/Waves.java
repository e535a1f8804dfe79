package org.lodecast.simulate;

import java.util.random.RandomGenerator;

/// A smooth random field in space, mean 0 and variance 1: f(x) = √(2/N)·Σ cos(kᵢ·x + φᵢ), the spectral method
/// of Shinozuka and Jan (1972).
///
/// The wave vectors k are those of Gaussian covariances exp(−(h/L)²) whose L [m] are drawn about `range`, so
/// that the field is rougher than one Gaussian's and correlation is nearly gone at 1.5 ranges.
final class Waves {
    private final double[] kx;
    private final double[] ky;
    private final double[] kz;
    private final double[] phase;
    private final double scale;

    private Waves(int count) {
        kx = new double[count];
        ky = new double[count];
        kz = new double[count];
        phase = new double[count];
        scale = Math.sqrt(2.0 / count);
    }

    /// @param count of waves; 40 give a field whose tails are near enough normal
    /// @param range [m]
    static Waves of(RandomGenerator random, int count, double range) {
        Waves waves = new Waves(count);
        for (int i = 0; i < count; i++) {
            double length = range * Math.exp(random.nextDouble(Math.log(0.4), Math.log(1.6)));
            double k = Math.sqrt(2) / length;
            waves.kx[i] = k * random.nextGaussian();
            waves.ky[i] = k * random.nextGaussian();
            waves.kz[i] = k * random.nextGaussian();
            waves.phase[i] = random.nextDouble(2 * Math.PI);
        }
        return waves;
    }

    double at(double x, double y, double z) {
        double sum = 0;
        for (int i = 0; i < phase.length; i++) {
            sum += Math.cos(kx[i] * x + ky[i] * y + kz[i] * z + phase[i]);
        }
        return scale * sum;
    }
}
