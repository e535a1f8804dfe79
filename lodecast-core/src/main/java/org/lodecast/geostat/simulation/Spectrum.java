package org.lodecast.geostat.simulation;

import java.util.random.RandomGenerator;
import org.lodecast.geostat.variogram.Structure;

/// The spectral density of a structure of a variogram, over wave vectors k [rad/m]: that of range 1 (see
/// {@link WaveVectors}), squeezed along each axis by its range.
///
/// @param axes unit vectors (east, north, up) along the major, the semi-major and the minor axis, row by row
/// @param ranges along them [m]; where one is infinite no wave runs along its axis
record Spectrum(Structure.Kind kind, double sill, double[] axes, double[] ranges) {
    private static final double FAR = 1e4; // of the range: as good as infinite, but with a density

    static Spectrum of(Structure s) {
        return new Spectrum(
                s.kind(), s.partialSill(), s.anisotropy().axes(), s.anisotropy().ranges());
    }

    /// The same with a density everywhere: infinite ranges become very long ones.
    Spectrum bounded() {
        double[] r = ranges.clone();
        for (int i = 0; i < 3; i++) {
            r[i] = Math.min(r[i], FAR * ranges[0]);
        }
        return new Spectrum(kind, sill, axes, r);
    }

    /// Draws a wave vector.
    void draw(RandomGenerator random, double[] k) {
        double[] omega = new double[3];
        WaveVectors.draw(kind, random, omega);
        for (int axis = 0; axis < 3; axis++) {
            k[axis] = 0;
            for (int r = 0; r < 3; r++) {
                k[axis] += axes[3 * r + axis] * (omega[r] / ranges[r]);
            }
        }
    }

    /// Density times the sill; finite only of {@link #bounded} ranges.
    double density(double[] k) {
        double square = 0;
        for (int r = 0; r < 3; r++) {
            double omega = ranges[r] * (axes[3 * r] * k[0] + axes[3 * r + 1] * k[1] + axes[3 * r + 2] * k[2]);
            square += omega * omega;
        }
        return sill * ranges[0] * ranges[1] * ranges[2] * WaveVectors.density(kind, square);
    }
}
