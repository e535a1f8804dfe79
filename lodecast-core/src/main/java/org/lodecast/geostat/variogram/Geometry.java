package org.lodecast.geostat.variogram;

import java.util.Arrays;

/// The axes and ranges of a fit as a vector of numbers: three angles, then the logarithms of three ranges a
/// structure. Those that are held, or tied in an isotropic fit, are left out of the vector of unknowns.
final class Geometry {
    private final int structures;
    private final boolean isotropic;
    private final double[] held; // NaN where free
    private final int[] free;
    private final double low; // bounds of the logarithms
    private final double high;

    Geometry(FitSettings settings, boolean isotropic, double least, double most) {
        structures = settings.structures();
        this.isotropic = isotropic;
        low = Math.log(least);
        high = Math.log(most);
        FitSettings.Fixed fixed = settings.fixed();
        held = new double[3 + 3 * structures];
        held[0] = isotropic ? 0 : fixed.azimuth();
        held[1] = isotropic ? 0 : fixed.dip();
        held[2] = isotropic ? 0 : fixed.plunge();
        int[] open = new int[held.length];
        int n = 0;
        for (int i = 0; i < held.length; i++) {
            if (i >= 3) {
                held[i] = Math.log(fixed.range((i - 3) / 3).all()[(i - 3) % 3]);
            }
            if (Double.isNaN(held[i]) && !(isotropic && (i - 3) % 3 != 0)) {
                open[n++] = i;
            }
        }
        free = Arrays.copyOf(open, n);
    }

    int unknowns() {
        return free.length;
    }

    /// All numbers from the unknowns, these brought within their bounds.
    double[] expand(double[] unknown) {
        double[] all = held.clone();
        for (int i = 0; i < free.length; i++) {
            all[free[i]] = free[i] < 3 ? unknown[i] : Math.clamp(unknown[i], low, high);
        }
        if (isotropic) {
            for (int s = 0; s < structures; s++) {
                all[4 + 3 * s] = all[3 + 3 * s];
                all[5 + 3 * s] = all[3 + 3 * s];
            }
        }
        return all;
    }

    double[] clip(double[] unknown) {
        return pick(expand(unknown));
    }

    /// The unknowns among all numbers.
    double[] pick(double[] all) {
        double[] unknown = new double[free.length];
        for (int i = 0; i < free.length; i++) {
            unknown[i] = all[free[i]];
        }
        return unknown;
    }

    /// All numbers from angles [rad] and ranges [m], the held ones in their place.
    double[] start(double azimuth, double dip, double plunge, double... ranges) {
        double[] all = held.clone();
        double[] wish = new double[all.length];
        wish[0] = azimuth;
        wish[1] = dip;
        wish[2] = plunge;
        for (int i = 3; i < all.length; i++) {
            wish[i] = Math.clamp(Math.log(ranges[i - 3]), low, high);
        }
        for (int i = 0; i < all.length; i++) {
            all[i] = Double.isNaN(all[i]) ? wish[i] : all[i];
        }
        return expand(pick(all));
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    /// Whether this unknown is an angle, not the logarithm of a range.
    boolean isAngle(int unknown) {
        return free[unknown] < 3;
    }

    Anisotropy anisotropy(double[] all, int structure) {
        double a = Math.exp(all[3 + 3 * structure]);
        if (isotropic) {
            return Anisotropy.isotropic(a);
        }
        double b = Math.exp(all[4 + 3 * structure]);
        double c = Math.exp(all[5 + 3 * structure]);
        return Anisotropy.of(a, all[0], all[1], all[2], b / a, c / a);
    }
}
