package org.lodecast.geostat.variogram;

/// An ellipsoid of ranges as Leapfrog gives it: a plane by its dip and dip azimuth, which holds the maximum and
/// the intermediate axis, and in that plane, by the pitch, the maximum axis.
///
/// The pitch is counted from the strike line that lies to the left of one who looks down the dip (azimuth: dip
/// azimuth − 90°), clockwise as seen from above, so downwards: 0° and 180° lie along the strike, 90° points
/// straight down the dip. For a plane that dips east, pitch 0° is north and pitch 90° east and down. In a level
/// plane with dip azimuth 0°, pitch 90° is north.
///
/// Source: Seequent, Leapfrog help, “Trends and Anisotropy” (which value is which); Seequent's evo-schemas,
/// component `rotation` 1.1.0: turns about Z, X, Z, all clockwise, from maximum east, intermediate north, minimum
/// up. That end of the maximum axis is the one opposite to ours: an axis has two.
///
/// @param dip steepest angle of the plane below the level, 0 to 180 [°]
/// @param dipAzimuth direction that the plane dips to, clockwise from north [°]
/// @param pitch of the maximum axis in the plane [°]
/// @param maximum range along the pitch [m], may be infinite
/// @param intermediate range in the plane across the pitch [m], may be infinite
/// @param minimum range across the plane [m], may be infinite
public record LeapfrogEllipsoid(
        double dip, double dipAzimuth, double pitch, double maximum, double intermediate, double minimum) {

    /// The same ellipsoid by the axes of this program.
    public Anisotropy toAnisotropy() {
        double[] s = strike(Math.toRadians(dipAzimuth));
        double[] d = downDip(Math.toRadians(dip), Math.toRadians(dipAzimuth));
        double c = Math.cos(Math.toRadians(pitch));
        double p = Math.sin(Math.toRadians(pitch));
        double[] first = {c * s[0] + p * d[0], c * s[1] + p * d[1], c * s[2] + p * d[2]};
        double[] second = {c * d[0] - p * s[0], c * d[1] - p * s[1], c * d[2] - p * s[2]};
        return Anisotropy.ofAxes(first, second, maximum, intermediate, minimum);
    }

    /// How Leapfrog would say it: ranges from the longest to the shortest, dip in [0, 90], dip azimuth in
    /// [0, 360), pitch in [0, 180). A level plane has dip azimuth 0; a sphere has all angles 0.
    public static LeapfrogEllipsoid of(Anisotropy a) {
        double[] r = a.ranges();
        if (a.isIsotropic()) {
            return new LeapfrogEllipsoid(0, 0, 0, r[0], r[1], r[2]);
        }
        int[] order = {0, 1, 2};
        for (int i = 1; i < 3; i++) { // stable: equal ranges keep their axes
            for (int k = i; k > 0 && r[order[k]] > r[order[k - 1]]; k--) {
                int swap = order[k];
                order[k] = order[k - 1];
                order[k - 1] = swap;
            }
        }
        double[] m = a.axes();
        double[] longest = {m[3 * order[0]], m[3 * order[0] + 1], m[3 * order[0] + 2]};
        double[] normal = {m[3 * order[2]], m[3 * order[2] + 1], m[3 * order[2] + 2]};
        if (normal[2] < 0) {
            normal = new double[] {-normal[0], -normal[1], -normal[2]};
        }
        double level = Math.hypot(normal[0], normal[1]);
        double dip = level < 1e-12 ? 0 : Math.atan2(level, normal[2]);
        double dipAzimuth = level < 1e-12 ? 0 : Math.atan2(normal[0], normal[1]);
        double pitch = Math.atan2(dot(longest, downDip(dip, dipAzimuth)), dot(longest, strike(dipAzimuth)));
        return new LeapfrogEllipsoid(
                Math.toDegrees(dip),
                turn(Math.toDegrees(dipAzimuth), 360),
                turn(Math.toDegrees(pitch), 180),
                r[order[0]],
                r[order[1]],
                r[order[2]]);
    }

    /// Unit vector along the strike, to the left of one who looks down the dip.
    private static double[] strike(double dipAzimuth) {
        return new double[] {-Math.cos(dipAzimuth), Math.sin(dipAzimuth), 0};
    }

    private static double[] downDip(double dip, double dipAzimuth) {
        double c = Math.cos(dip);
        return new double[] {c * Math.sin(dipAzimuth), c * Math.cos(dipAzimuth), -Math.sin(dip)};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    /// An angle brought into [0, full); what lies within rounding of `full` is 0.
    static double turn(double degrees, double full) {
        double t = degrees - full * Math.floor(degrees / full);
        return full - t < 1e-9 ? 0 : t;
    }
}
