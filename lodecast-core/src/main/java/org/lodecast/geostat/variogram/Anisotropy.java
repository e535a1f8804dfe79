package org.lodecast.geostat.variogram;

/// An ellipsoid of ranges: how far, and along which axes. Used for variogram structures and for the search
/// alike.
///
/// Axes as in GSLIB (Deutsch and Journel 1998, II.3) and gstat, angles in radians: the major axis points to
/// `azimuth` (clockwise from north) and `dip` (negative down); `plunge` then turns the two other axes about
/// the major one, counter-clockwise as seen looking back along it toward the origin. At azimuth = dip =
/// plunge = 0 the major axis is north, the semi-major one points west, the minor one up.
///
/// With a = 90° − azimuth, b = −dip, t = plunge, the rows of the rotation are
///
///     major       cos b cos a,                          cos b sin a,                          −sin b
///     semi-major  −cos t sin a + sin t sin b cos a,     cos t cos a + sin t sin b sin a,      sin t cos b
///     minor       sin t sin a + cos t sin b cos a,      −sin t cos a + cos t sin b sin a,     cos t cos b
///
/// @param range along the major axis [m]
/// @param azimuth of the major axis, clockwise from north [rad]
/// @param dip of the major axis, negative down [rad]
/// @param plunge turn of the other axes about the major one [rad]
/// @param semiMajorRatio range along the semi-major axis over that along the major one, in (0, 1] as a rule
/// @param minorRatio range along the minor axis over that along the major one
public record Anisotropy(
        double range, double azimuth, double dip, double plunge, double semiMajorRatio, double minorRatio) {

    public Anisotropy {
        if (!(range > 0) || Double.isNaN(0 * azimuth + 0 * dip + 0 * plunge)) {
            throw new IllegalArgumentException(
                    "range must be positive and angles finite: " + range + ", " + azimuth + ", " + dip + ", " + plunge);
        }
        if (!(semiMajorRatio > 0 && minorRatio > 0 && semiMajorRatio < 1e6 && minorRatio < 1e6)) {
            throw new IllegalArgumentException("ratios must be positive: " + semiMajorRatio + ", " + minorRatio);
        }
    }

    public static Anisotropy of(
            double range, double azimuth, double dip, double plunge, double semiMajorRatio, double minorRatio) {
        return new Anisotropy(range, azimuth, dip, plunge, semiMajorRatio, minorRatio);
    }

    /// A sphere. An infinite range is allowed for a search, not for a variogram structure.
    public static Anisotropy isotropic(double range) {
        return new Anisotropy(range, 0, 0, 0, 1, 1);
    }

    public boolean isIsotropic() {
        return semiMajorRatio == 1 && minorRatio == 1;
    }

    /// The matrix (row by row) that turns a vector into the ellipsoid's axes and stretches the shorter ones,
    /// so that the result's length is the equivalent distance along the major axis [m]. Exactly the identity
    /// for a sphere, so that equal distances there stay equal.
    public double[] matrix() {
        if (isIsotropic()) {
            return new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
        }
        // cos(90° − azimuth) = sin(azimuth): taken so, axes along the grid stay exact.
        double ca = Math.sin(azimuth);
        double sa = Math.cos(azimuth);
        double cb = Math.cos(dip);
        double sb = -Math.sin(dip);
        double ct = Math.cos(plunge);
        double st = Math.sin(plunge);
        double f = 1 / semiMajorRatio;
        double g = 1 / minorRatio;
        return new double[] {
            cb * ca, cb * sa, -sb,
            f * (-ct * sa + st * sb * ca), f * (ct * ca + st * sb * sa), f * (st * cb),
            g * (st * sa + ct * sb * ca), g * (-st * ca + ct * sb * sa), g * (ct * cb)
        };
    }
}
