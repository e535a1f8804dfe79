package org.lodecast.geostat.variogram;

/// An ellipsoid of ranges as GSLIB's parameter files give it.
///
/// The axes begin as north (hmax), east (hmin) and up (vert). The first angle turns them clockwise about the
/// vertical, the second tips hmax up (negative: down), the third turns hmin and vert about hmax. Source:
/// Deutsch and Journel (1998), GSLIB, 2nd edition, section II.3 and its subroutine `setrot`; M. Deutsch (2015),
/// The angle specification for GSLIB software, Geostatistics Lessons.
///
/// @param ang1 azimuth of hmax, clockwise from north [°]
/// @param ang2 dip of hmax, negative down [°]
/// @param ang3 plunge: turn about hmax [°]
/// @param hmax range along the first axis [m]
/// @param hmin range along the second axis [m], may be infinite
/// @param vert range along the third axis [m], may be infinite
public record GslibEllipsoid(double ang1, double ang2, double ang3, double hmax, double hmin, double vert) {

    /// The same ellipsoid in radians.
    public Anisotropy toAnisotropy() {
        Anisotropy turned =
                Anisotropy.of(1, Math.toRadians(ang1), Math.toRadians(ang2), Math.toRadians(ang3), 0.5, 0.5);
        if (hmax < Double.POSITIVE_INFINITY) {
            return Anisotropy.of(hmax, turned.azimuth(), turned.dip(), turned.plunge(), hmin / hmax, vert / hmax);
        }
        double[] m = turned.axes();
        return Anisotropy.ofAxes(new double[] {m[0], m[1], m[2]}, new double[] {m[3], m[4], m[5]}, hmax, hmin, vert);
    }

    /// How GSLIB would say it: azimuth in [0, 360).
    public static GslibEllipsoid of(Anisotropy a) {
        double[] r = a.ranges();
        return new GslibEllipsoid(
                LeapfrogEllipsoid.turn(Math.toDegrees(a.azimuth()), 360),
                Math.toDegrees(a.dip()),
                Math.toDegrees(a.plunge()),
                r[0],
                r[1],
                r[2]);
    }
}
