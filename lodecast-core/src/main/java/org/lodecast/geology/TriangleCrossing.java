package org.lodecast.geology;

/// The segment along which two triangles cross.
///
/// The first triangle's border meets the second's plane n·(p − b₁) = 0 in two points; the segment between them
/// is clipped to the second triangle by its three sides. Corners within rounding of the plane lie in it, so
/// that an edge on the other triangle counts. Triangles of one plane, and such as touch in a point only, have
/// none; nor has one without area.
final class TriangleCrossing {
    /// So far from a plane a corner still lies in it, as a share of the sizes and coordinates at hand.
    static final double TOUCH = 1e-12;

    private static final double[] NONE = {};

    private TriangleCrossing() {}

    /// Both ends, or nothing.
    ///
    /// @param a coordinates that hold the nine of the first triangle from `ao` on
    /// @param b and the nine of the second from `bo` on
    static double[] of(double[] a, int ao, double[] b, int bo) {
        // about the second triangle's first corner, so that large coordinates cost no digits
        double[] p = new double[9];
        double[] q = new double[9];
        double size = 0;
        double coordinate = 0;
        for (int c = 0; c < 9; c++) {
            double origin = b[bo + c % 3];
            p[c] = a[ao + c] - origin;
            q[c] = b[bo + c] - origin;
            size = Math.max(size, Math.max(Math.abs(p[c]), Math.abs(q[c])));
            coordinate = Math.max(coordinate, Math.abs(a[ao + c]));
        }
        double touch = 8 * TOUCH * size + 4 * Math.ulp(coordinate);
        double[] n = normal(q);
        double[] m = normal(p);
        if (n.length == 0 || m.length == 0) {
            return NONE;
        }
        double[] above = new double[3];
        int in = 0;
        for (int k = 0; k < 3; k++) {
            double d = n[0] * p[3 * k] + n[1] * p[3 * k + 1] + n[2] * p[3 * k + 2];
            above[k] = Math.abs(d) <= touch ? 0 : d;
            in += above[k] == 0 ? 1 : 0;
        }
        if (in == 3) {
            return NONE;
        }
        double[] s = new double[6];
        int ends = 0;
        for (int k = 0; k < 3; k++) {
            int next = (k + 1) % 3;
            if (above[k] == 0) {
                System.arraycopy(p, 3 * k, s, 3 * ends++, 3);
            } else if (above[k] * above[next] < 0) {
                double share = above[k] / (above[k] - above[next]);
                for (int axis = 0; axis < 3; axis++) {
                    s[3 * ends + axis] = p[3 * k + axis] + share * (p[3 * next + axis] - p[3 * k + axis]);
                }
                ends++;
            }
        }
        return ends == 2 && clip(s, q, n, touch) ? back(s, b, bo) : NONE;
    }

    /// Cuts the segment to what lies on the inner side of each edge; false if nothing longer than rounding is
    /// left.
    private static boolean clip(double[] s, double[] q, double[] n, double touch) {
        double from = 0;
        double to = 1;
        for (int k = 0; k < 3; k++) {
            int a = 3 * k;
            int b = 3 * ((k + 1) % 3);
            double ex = q[b] - q[a];
            double ey = q[b + 1] - q[a + 1];
            double ez = q[b + 2] - q[a + 2];
            double length = Math.sqrt(ex * ex + ey * ey + ez * ez);
            // inward, across the edge, in the plane
            double ix = (n[1] * ez - n[2] * ey) / length;
            double iy = (n[2] * ex - n[0] * ez) / length;
            double iz = (n[0] * ey - n[1] * ex) / length;
            double start = ix * (s[0] - q[a]) + iy * (s[1] - q[a + 1]) + iz * (s[2] - q[a + 2]);
            double end = ix * (s[3] - q[a]) + iy * (s[4] - q[a + 1]) + iz * (s[5] - q[a + 2]);
            if (start < -touch && end < -touch) {
                return false;
            }
            if (start < -touch) {
                from = Math.max(from, start / (start - end));
            } else if (end < -touch) {
                to = Math.min(to, start / (start - end));
            }
        }
        double length = Math.sqrt(Math.pow(s[3] - s[0], 2) + Math.pow(s[4] - s[1], 2) + Math.pow(s[5] - s[2], 2));
        if (!((to - from) * length > 2 * touch)) {
            return false;
        }
        for (int axis = 0; axis < 3; axis++) {
            double start = s[axis];
            double along = s[3 + axis] - start;
            s[axis] = start + from * along;
            s[3 + axis] = start + to * along;
        }
        return true;
    }

    private static double[] back(double[] s, double[] b, int bo) {
        for (int c = 0; c < 6; c++) {
            s[c] += b[bo + c % 3];
        }
        return s;
    }

    /// Of length 1; nothing for a triangle without area.
    private static double[] normal(double[] q) {
        double[] u = {q[3] - q[0], q[4] - q[1], q[5] - q[2]};
        double[] v = {q[6] - q[0], q[7] - q[1], q[8] - q[2]};
        double[] n = {u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]};
        double length = Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
        double longest2 = Math.max(u[0] * u[0] + u[1] * u[1] + u[2] * u[2], v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
        if (!(length > TOUCH * longest2)) {
            return NONE;
        }
        for (int axis = 0; axis < 3; axis++) {
            n[axis] /= length;
        }
        return n;
    }
}
