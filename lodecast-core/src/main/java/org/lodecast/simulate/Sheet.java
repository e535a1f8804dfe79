package org.lodecast.simulate;

import org.lodecast.geology.TriangleMesh;

/// A bent plane of limited size: a fault, a bed, a dyke's middle, the roof of a stock, the seat of an ore lens.
///
/// Its frame is right-handed: u along strike, v up dip, n out of the hanging wall. The sheet is n = bend(u,
/// v) over
/// |u| ≤ half length, |v| ≤ half width, so {@link #local} (u, v, n − bend) only shears space along n and keeps
/// volumes.
///
/// @param x centre, east [m]
/// @param y centre, north [m]
/// @param z centre, elevation [m]
/// @param strike right-hand rule [rad]
/// @param dip [rad], positive
/// @param halfLength along strike [m]
/// @param halfWidth along dip [m]
/// @param bend how far it departs from its plane
record Sheet(double x, double y, double z, double strike, double dip, double halfLength, double halfWidth, Bend bend) {

    /// Two waves, one along strike and one along dip [m, rad], and a dome: −½·(u² + v²)·dome.
    ///
    /// @param dome curvature of the dome at its top [1/m], 0 for none
    record Bend(double amplitude, double lengthU, double lengthV, double phaseU, double phaseV, double dome) {
        Bend(double amplitude, double lengthU, double lengthV, double phaseU, double phaseV) {
            this(amplitude, lengthU, lengthV, phaseU, phaseV, 0);
        }

        double at(double u, double v) {
            return amplitude
                            * (0.7 * Math.sin(2 * Math.PI * u / lengthU + phaseU)
                                    + 0.5 * Math.sin(2 * Math.PI * v / lengthV + phaseV))
                    - 0.5 * dome * (u * u + v * v);
        }

        /// No less than what the bend adds to a distance within `reach` of a point `off` from the middle [m].
        double sag(double off, double reach) {
            return 3 * amplitude + 0.5 * dome * reach * (2 * off + reach);
        }
    }

    /// (u, v, distance from the bent sheet toward the hanging wall) of a point [m].
    double[] local(double px, double py, double pz) {
        double dx = px - x;
        double dy = py - y;
        double dz = pz - z;
        double sinS = Math.sin(strike);
        double cosS = Math.cos(strike);
        double sinD = Math.sin(dip);
        double cosD = Math.cos(dip);
        double across = cosS * dx - sinS * dy; // horizontal, toward where it dips
        double u = sinS * dx + cosS * dy;
        double v = -cosD * across + sinD * dz;
        double n = sinD * across + cosD * dz;
        return new double[] {u, v, n - bend.at(u, v)};
    }

    /// The point at (u, v) and `n` from the bent sheet [m]; the inverse of {@link #local}.
    double[] point(double u, double v, double n) {
        double sinS = Math.sin(strike);
        double cosS = Math.cos(strike);
        double sinD = Math.sin(dip);
        double cosD = Math.cos(dip);
        double h = n + bend.at(u, v);
        double across = -cosD * v + sinD * h;
        return new double[] {x + sinS * u + cosS * across, y + cosS * u - sinS * across, z + sinD * v + cosD * h};
    }

    /// Distance from the sheet [m], to first order in its bend; beyond its edge, from the edge.
    double distance(double px, double py, double pz) {
        double[] p = local(px, py, pz);
        double du = Math.max(0, Math.abs(p[0]) - halfLength);
        double dv = Math.max(0, Math.abs(p[1]) - halfWidth);
        return Math.sqrt(p[2] * p[2] + du * du + dv * dv);
    }

    /// How far up dip the sheet goes at u before it meets its edge or the ground [m].
    double top(double u, Ground ground) {
        double high = halfWidth;
        double low = -halfWidth;
        if (depth(u, high, ground) >= 0) {
            return high;
        }
        for (int i = 0; i < 40; i++) {
            double mid = (low + high) / 2;
            if (depth(u, mid, ground) >= 0) {
                low = mid;
            } else {
                high = mid;
            }
        }
        return low;
    }

    /// Depth of (u, v) below the ground [m].
    double depth(double u, double v, Ground ground) {
        double[] p = point(u, v, 0);
        return ground.elevation(p[0], p[1]) - p[2];
    }

    /// The sheet below the ground, as triangles with sides of about `spacing` [m].
    TriangleMesh mesh(String name, Ground ground, double spacing) {
        int n = Math.max(2, (int) Math.round(2 * halfLength / spacing));
        int m = Math.max(2, (int) Math.round(2 * halfWidth / spacing));
        double[] xyz = new double[3 * (n + 1) * (m + 1)];
        for (int i = 0; i <= n; i++) {
            double u = halfLength * (2.0 * i / n - 1);
            double top = top(u, ground);
            for (int j = 0; j <= m; j++) {
                double[] p = point(u, -halfWidth + (top + halfWidth) * j / m, 0);
                System.arraycopy(p, 0, xyz, 3 * (i + (n + 1) * j), 3);
            }
        }
        return new TriangleMesh(name, xyz, quilt(n, m));
    }

    /// Triangles over (n + 1)·(m + 1) vertices in rows of n + 1.
    static int[] quilt(int n, int m) {
        int[] corners = new int[6 * n * m];
        for (int j = 0, k = 0; j < m; j++) {
            for (int i = 0; i < n; i++) {
                int a = i + (n + 1) * j;
                int b = a + n + 1;
                for (int c : new int[] {a, a + 1, b + 1, a, b + 1, b}) {
                    corners[k++] = c;
                }
            }
        }
        return corners;
    }
}
