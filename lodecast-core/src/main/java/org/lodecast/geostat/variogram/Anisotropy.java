package org.lodecast.geostat.variogram;

/// An ellipsoid of ranges: how far, and along which axes. Used for variogram structures and for the search
/// alike. Other ways to say the same are {@link GslibEllipsoid} and {@link LeapfrogEllipsoid}, in degrees.
///
/// A ratio may be infinite: then nothing changes along that axis (zonal anisotropy; a sill of its own that is
/// met only across layers, say). The range along the major axis is the one that stays finite.
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
/// @param semiMajorRatio range along the semi-major axis over that along the major one, in (0, 1] as a rule;
///     may be infinite
/// @param minorRatio range along the minor axis over that along the major one; may be infinite
public record Anisotropy(
        double range, double azimuth, double dip, double plunge, double semiMajorRatio, double minorRatio) {

    public Anisotropy {
        if (!(range > 0) || Double.isNaN(0 * azimuth + 0 * dip + 0 * plunge)) {
            throw new IllegalArgumentException(
                    "range must be positive and angles finite: " + range + ", " + azimuth + ", " + dip + ", " + plunge);
        }
        if (!(isRatio(semiMajorRatio) && isRatio(minorRatio))) {
            throw new IllegalArgumentException("ratios must be positive: " + semiMajorRatio + ", " + minorRatio);
        }
    }

    private static boolean isRatio(double r) {
        return (r > 0 && r < 1e6) || r == Double.POSITIVE_INFINITY;
    }

    public static Anisotropy of(
            double range, double azimuth, double dip, double plunge, double semiMajorRatio, double minorRatio) {
        return new Anisotropy(range, azimuth, dip, plunge, semiMajorRatio, minorRatio);
    }

    /// A sphere. An infinite range is allowed for a search, not for a variogram structure.
    public static Anisotropy isotropic(double range) {
        return new Anisotropy(range, 0, 0, 0, 1, 1);
    }

    /// Change along one axis only: no range across it.
    ///
    /// @param range along the axis [m]
    /// @param azimuth of the axis, clockwise from north [rad]
    /// @param dip of the axis, negative down [rad]
    public static Anisotropy zonal(double range, double azimuth, double dip) {
        return new Anisotropy(range, azimuth, dip, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /// The ellipsoid of three axes at right angles, given by the first two. Of the three ranges one at least is
    /// finite; if that along the first axis is not, the finite one becomes the major axis.
    ///
    /// @param first unit vector east, north, up
    /// @param second unit vector at a right angle to the first
    /// @param ranges along the first, the second and the third axis [m]
    public static Anisotropy ofAxes(double[] first, double[] second, double... ranges) {
        double[] third = {
            first[1] * second[2] - first[2] * second[1],
            first[2] * second[0] - first[0] * second[2],
            first[0] * second[1] - first[1] * second[0]
        };
        double square = first[0] * first[0] + first[1] * first[1] + first[2] * first[2];
        double across = first[0] * second[0] + first[1] * second[1] + first[2] * second[2];
        double other = third[0] * third[0] + third[1] * third[1] + third[2] * third[2];
        if (!(Math.abs(square - 1) < 1e-6 && Math.abs(across) < 1e-6 && Math.abs(other - 1) < 1e-6)) {
            throw new IllegalArgumentException("axes must be unit vectors at right angles");
        }
        if (ranges[0] == Double.POSITIVE_INFINITY && !(ranges[1] == ranges[0] && ranges[2] == ranges[0])) {
            return ofAxes(second, third, ranges[1], ranges[2], ranges[0]); // the same ellipsoid, axes in turn
        }
        double level = Math.hypot(first[0], first[1]);
        double dip = Math.atan2(first[2], level);
        boolean upright = level < 1e-12; // azimuth and plunge turn about one axis: all of it is put on the plunge
        double azimuth = upright ? 0 : Math.atan2(first[0], first[1]);
        double plunge =
                upright ? Math.atan2(-Math.signum(first[2]) * second[1], -second[0]) : Math.atan2(second[2], third[2]);
        boolean endless = ranges[0] == Double.POSITIVE_INFINITY; // so are all three
        return new Anisotropy(
                ranges[0],
                azimuth,
                dip,
                plunge,
                endless ? 1 : ranges[1] / ranges[0],
                endless ? 1 : ranges[2] / ranges[0]);
    }

    /// From the angles of GSLIB, in degrees: see {@link GslibEllipsoid}.
    public static Anisotropy ofGslib(double ang1, double ang2, double ang3, double hmax, double hmin, double vert) {
        return new GslibEllipsoid(ang1, ang2, ang3, hmax, hmin, vert).toAnisotropy();
    }

    /// From the angles of Leapfrog, in degrees: see {@link LeapfrogEllipsoid}.
    public static Anisotropy ofLeapfrog(
            double dip, double dipAzimuth, double pitch, double maximum, double intermediate, double minimum) {
        return new LeapfrogEllipsoid(dip, dipAzimuth, pitch, maximum, intermediate, minimum).toAnisotropy();
    }

    /// As GSLIB would say it.
    public GslibEllipsoid toGslib() {
        return GslibEllipsoid.of(this);
    }

    /// As Leapfrog would say it.
    public LeapfrogEllipsoid toLeapfrog() {
        return LeapfrogEllipsoid.of(this);
    }

    /// Ranges along the major, the semi-major and the minor axis [m].
    public double[] ranges() {
        return new double[] {range, range * semiMajorRatio, range * minorRatio};
    }

    /// The longest finite range [m]; infinite only if the range itself is.
    public double longestRange() {
        double longest = range;
        for (double r : ranges()) {
            longest = r < Double.POSITIVE_INFINITY ? Math.max(longest, r) : longest;
        }
        return longest;
    }

    /// Unit vectors (east, north, up) along the major, the semi-major and the minor axis, row by row.
    public double[] axes() {
        return rows(1, 1);
    }

    public boolean isIsotropic() {
        return semiMajorRatio == 1 && minorRatio == 1;
    }

    /// The matrix (row by row) that turns a vector into the ellipsoid's axes and stretches the shorter ones,
    /// so that the result's length is the equivalent distance along the major axis [m]. Exactly the identity
    /// for a sphere, so that equal distances there stay equal. The row of an axis of infinite ratio is 0.
    public double[] matrix() {
        if (isIsotropic()) {
            return new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
        }
        return rows(1 / semiMajorRatio, 1 / minorRatio);
    }

    private double[] rows(double f, double g) {
        // cos(90° − azimuth) = sin(azimuth): taken so, axes along the grid stay exact.
        double ca = Math.sin(azimuth);
        double sa = Math.cos(azimuth);
        double cb = Math.cos(dip);
        double sb = -Math.sin(dip);
        double ct = Math.cos(plunge);
        double st = Math.sin(plunge);
        return new double[] {
            cb * ca, cb * sa, -sb,
            f * (-ct * sa + st * sb * ca), f * (ct * ca + st * sb * sa), f * (st * cb),
            g * (st * sa + ct * sb * ca), g * (-st * ca + ct * sb * sa), g * (ct * cb)
        };
    }
}
