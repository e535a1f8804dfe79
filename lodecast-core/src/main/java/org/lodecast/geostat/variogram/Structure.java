package org.lodecast.geostat.variogram;

/// One nested structure of a variogram: γ(h) = partialSill · g(h/a), where h/a is the distance in units of
/// the range, measured along the axes of the anisotropy.
///
/// @param kind shape
/// @param partialSill what it adds to the sill, 0 or more
/// @param anisotropy ranges and axes; the range is finite
public record Structure(Kind kind, double partialSill, Anisotropy anisotropy) {

    /// The shape g(r) of a structure, r = h/a. For the exponential and the Gaussian, which never reach their
    /// sill, a is the practical range, where 95 % of it is reached. (gstat's `Exp` takes a/3, its `Gau`
    /// a/√3.)
    public enum Kind {
        /// 1.5r − 0.5r³ up to r = 1, then 1.
        SPHERICAL,
        /// 1 − exp(−3r).
        EXPONENTIAL,
        /// 1 − exp(−3r²). Smooth at the origin; without a nugget its systems are close to singular.
        GAUSSIAN,
        /// 7r² − 8.75r³ + 3.5r⁵ − 0.75r⁷ up to r = 1, then 1. As smooth at the origin as the Gaussian, but it
        /// reaches its sill.
        CUBIC;

        /// Correlation 1 − g(r) at the square of r.
        public double correlation(double r2) {
            return switch (this) {
                case SPHERICAL -> {
                    if (r2 >= 1) {
                        yield 0;
                    }
                    double r = Math.sqrt(r2);
                    yield 1 - r * (1.5 - 0.5 * r2);
                }
                case EXPONENTIAL -> Math.exp(-3 * Math.sqrt(r2));
                case GAUSSIAN -> Math.exp(-3 * r2);
                case CUBIC -> {
                    if (r2 >= 1) {
                        yield 0;
                    }
                    double r = Math.sqrt(r2);
                    yield 1 - r2 * (7 - r * (8.75 - r2 * (3.5 - 0.75 * r2)));
                }
            };
        }

        /// g(r).
        public double gamma(double r) {
            return 1 - correlation(r * r);
        }
    }

    public Structure {
        if (!(partialSill >= 0 && partialSill < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("partial sill must be 0 or more: " + partialSill);
        }
        if (anisotropy.range() == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("a variogram structure needs a finite range");
        }
    }

    public static Structure of(Kind kind, double partialSill, Anisotropy anisotropy) {
        return new Structure(kind, partialSill, anisotropy);
    }

    /// An isotropic structure.
    public static Structure of(Kind kind, double partialSill, double range) {
        return new Structure(kind, partialSill, Anisotropy.isotropic(range));
    }

    /// The anisotropy's matrix divided by the range: it takes a vector to one whose length is r.
    public double[] matrix() {
        double[] m = anisotropy.matrix();
        for (int i = 0; i < 9; i++) {
            m[i] /= anisotropy.range();
        }
        return m;
    }
}
