package org.lodecast.drill;

import java.util.List;

/// From survey stations to positions in space.
///
/// With unit tangents t₁, t₂ at two stations a distance L apart along the hole and the dogleg β =
/// acos(t₁·t₂):
///
/// - minimum curvature: Δ = (L/2)(t₁ + t₂)·RF, RF = (2/β)·tan(β/2), RF → 1 for β → 0. The hole is an arc of a
///   circle;
/// - balanced tangential: Δ = (L/2)(t₁ + t₂), two straight halves;
/// - tangential: Δ = L·t₂, straight at the lower station's attitude.
///
/// Source: Sawaryn and Thorogood (2005), SPE 84246; worked values of the test are theirs.
public enum Desurvey {
    MINIMUM_CURVATURE,
    BALANCED_TANGENTIAL,
    TANGENTIAL,
    /// Straight from one known position to the next, for holes of which samples tell their place and no survey
    /// is at hand: {@link Trace#through}.
    CHORDS;

    /// Below this dogleg [rad] a tangent that turns at a constant rate gives the arc to double precision.
    private static final double STRAIGHT = 1e-7;
    /// Below this sine of a dogleg that is not straight the hole turns right back, and the plane of the arc is
    /// unknown.
    private static final double TURNED_BACK = 1e-12;
    /// Below this horizontal part of a tangent its azimuth is rounding error.
    private static final double VERTICAL = 1e-12;

    /// The path of a hole of `length` [m].
    ///
    /// No station: vertical down. The first station is extended up to the collar if it lies below it.
    ///
    /// @param stations sorted by depth, strictly increasing, none negative
    public Trace trace(Collar collar, List<Station> stations, double length) {
        boolean extend = stations.isEmpty() || stations.getFirst().depth() > 0;
        int n = stations.size() + (extend ? 1 : 0);
        double[] depth = new double[n];
        double[] azimuth = new double[n];
        double[] dip = new double[n];
        double[] x = new double[n];
        double[] y = new double[n];
        double[] z = new double[n];
        for (int i = 0; i < n; i++) {
            Station s = stations.isEmpty()
                    ? new Station(collar.hole(), 0, 0, -Math.PI / 2, 0)
                    : stations.get(Math.max(0, extend ? i - 1 : i));
            depth[i] = extend && i == 0 ? 0 : s.depth();
            azimuth[i] = s.azimuth();
            dip[i] = s.dip();
        }
        x[0] = collar.x();
        y[0] = collar.y();
        z[0] = collar.z();
        for (int i = 1; i < n; i++) {
            double l = depth[i] - depth[i - 1];
            double[] step = step(azimuth[i - 1], dip[i - 1], azimuth[i], dip[i], l, l);
            x[i] = x[i - 1] + step[0];
            y[i] = y[i - 1] + step[1];
            z[i] = z[i - 1] + step[2];
        }
        return new Trace(collar.hole(), this, depth, azimuth, dip, x, y, z, length);
    }

    /// Unit tangent (east, north, up) of an attitude.
    public static double[] direction(double azimuth, double dip) {
        double h = Math.cos(dip);
        return new double[] {h * Math.sin(azimuth), h * Math.cos(azimuth), Math.sin(dip)};
    }

    /// Displacement from the upper station after going `s` of the `l` metres to the lower one.
    double[] step(double azimuth1, double dip1, double azimuth2, double dip2, double l, double s) {
        double[] t1 = direction(azimuth1, dip1);
        double[] t2 = direction(azimuth2, dip2);
        return switch (this) {
            case TANGENTIAL, CHORDS -> scaled(t2, s);
            case BALANCED_TANGENTIAL -> {
                double half = l / 2;
                double a = Math.min(s, half);
                double b = Math.max(0, s - half);
                yield new double[] {a * t1[0] + b * t2[0], a * t1[1] + b * t2[1], a * t1[2] + b * t2[2]};
            }
            case MINIMUM_CURVATURE -> arc(t1, t2, l, s);
        };
    }

    /// Azimuth and dip a share `u`, 0 < u < 1, of the way from the upper station to the lower one.
    double[] attitude(double azimuth1, double dip1, double azimuth2, double dip2, double u) {
        return switch (this) {
            case TANGENTIAL, CHORDS -> new double[] {azimuth2, dip2};
            case BALANCED_TANGENTIAL -> u < 0.5 ? new double[] {azimuth1, dip1} : new double[] {azimuth2, dip2};
            case MINIMUM_CURVATURE -> {
                double[] t = turned(direction(azimuth1, dip1), direction(azimuth2, dip2), u);
                double plan = Math.hypot(t[0], t[1]);
                yield new double[] {
                    plan < VERTICAL ? azimuth1 : (Math.atan2(t[0], t[1]) + 2 * Math.PI) % (2 * Math.PI),
                    Math.atan2(t[2], plan)
                };
            }
        };
    }

    /// The slerp of the tangents: [sin((1 − u)β)·t₁ + sin(uβ)·t₂] / sin β, whose integral is the arc.
    private static double[] turned(double[] t1, double[] t2, double u) {
        double sin = sine(t1, t2);
        double beta = dogleg(t1, t2, sin);
        double a = 1 - u;
        double b = u;
        if (beta >= STRAIGHT) {
            if (sin < TURNED_BACK) {
                return t1;
            }
            a = Math.sin((1 - u) * beta) / sin;
            b = Math.sin(u * beta) / sin;
        }
        return new double[] {a * t1[0] + b * t2[0], a * t1[1] + b * t2[1], a * t1[2] + b * t2[2]};
    }

    /// Of the dogleg between two tangents.
    private static double sine(double[] t1, double[] t2) {
        double cx = t1[1] * t2[2] - t1[2] * t2[1];
        double cy = t1[2] * t2[0] - t1[0] * t2[2];
        double cz = t1[0] * t2[1] - t1[1] * t2[0];
        return Math.sqrt(cx * cx + cy * cy + cz * cz);
    }

    /// By atan2, which keeps its digits at small angles, where acos of the dot product loses half of them.
    private static double dogleg(double[] t1, double[] t2, double sin) {
        return Math.atan2(sin, t1[0] * t2[0] + t1[1] * t2[1] + t1[2] * t2[2]);
    }

    /// Along the arc of length l from tangent t₁ to t₂: with φ = βs/l the position is (l/β)·[(1 − cos φ)·t₂ +
    /// (sin φ·sin β − (1 − cos φ)·cos β)·t₁] / sin β, the integral of the slerp of the tangents.
    private static double[] arc(double[] t1, double[] t2, double l, double s) {
        double sin = sine(t1, t2);
        double beta = dogleg(t1, t2, sin);
        if (beta < STRAIGHT) {
            double turned = s * s / (2 * l); // ∫ (1 − s/l)·t₁ + (s/l)·t₂
            double kept = s - turned;
            return new double[] {
                kept * t1[0] + turned * t2[0], kept * t1[1] + turned * t2[1], kept * t1[2] + turned * t2[2]
            };
        }
        if (sin < TURNED_BACK) {
            return scaled(t1, s);
        }
        double phi = beta * s / l;
        double versed = 2 * Math.sin(phi / 2) * Math.sin(phi / 2); // 1 − cos φ without cancellation
        double a = l / beta * (Math.sin(phi) - versed * Math.cos(beta) / sin);
        double b = l / beta * versed / sin;
        return new double[] {a * t1[0] + b * t2[0], a * t1[1] + b * t2[1], a * t1[2] + b * t2[2]};
    }

    private static double[] scaled(double[] t, double s) {
        return new double[] {s * t[0], s * t[1], s * t[2]};
    }
}
