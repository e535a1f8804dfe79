package org.lodecast.app.format;

/// Cuts a polygon into triangles: convex ones as a fan from their first corner, others ear by ear (Meisters
/// 1975), seen along their normal (Newell's). A polygon that crosses itself is cut somehow, without a fail.
final class PolygonCut {
    private PolygonCut() {}

    /// Three vertex numbers a triangle, in the polygon's direction.
    ///
    /// @param xyz three coordinates a vertex
    /// @param corners vertices of the polygon in turn, at least three
    static int[] triangles(double[] xyz, int[] corners) {
        if (corners.length == 3) {
            return corners;
        }
        double[][] flat = flat(xyz, corners);
        return convex(flat) ? fan(corners) : ears(flat, corners);
    }

    private static int[] fan(int[] corners) {
        int[] out = new int[3 * (corners.length - 2)];
        for (int k = 0; k + 2 < corners.length; k++) {
            out[3 * k] = corners[0];
            out[3 * k + 1] = corners[k + 1];
            out[3 * k + 2] = corners[k + 2];
        }
        return out;
    }

    /// Along the greatest part of the normal, so turned that the polygon runs counter-clockwise.
    private static double[][] flat(double[] xyz, int[] corners) {
        double[] n = new double[3];
        for (int k = 0; k < corners.length; k++) {
            int a = 3 * corners[k];
            int b = 3 * corners[(k + 1) % corners.length];
            for (int axis = 0; axis < 3; axis++) {
                int i = (axis + 1) % 3;
                int j = (axis + 2) % 3;
                n[axis] += (xyz[a + i] - xyz[b + i])
                        * (xyz[a + j] - xyz[3 * corners[0] + j] + xyz[b + j] - xyz[3 * corners[0] + j]);
            }
        }
        int axis = 0;
        for (int k = 1; k < 3; k++) {
            axis = Math.abs(n[k]) > Math.abs(n[axis]) ? k : axis;
        }
        int first = n[axis] < 0 ? (axis + 2) % 3 : (axis + 1) % 3;
        int second = n[axis] < 0 ? (axis + 1) % 3 : (axis + 2) % 3;
        double[][] flat = new double[corners.length][];
        for (int k = 0; k < corners.length; k++) {
            flat[k] = new double[] {xyz[3 * corners[k] + first], xyz[3 * corners[k] + second]};
        }
        return flat;
    }

    private static boolean convex(double[][] p) {
        for (int k = 0; k < p.length; k++) {
            if (turn(p[k], p[(k + 1) % p.length], p[(k + 2) % p.length]) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int[] ears(double[][] p, int[] corners) {
        java.util.List<Integer> left = new java.util.ArrayList<>();
        for (int k = 0; k < p.length; k++) {
            left.add(k);
        }
        int[] out = new int[3 * (corners.length - 2)];
        int n = 0;
        while (left.size() > 2) {
            int m = left.size();
            int ear = 0; // if none is found, the polygon crosses itself
            for (int k = 0; k < m; k++) {
                if (isEar(p, left, k)) {
                    ear = k;
                    break;
                }
            }
            out[n++] = corners[left.get((ear + m - 1) % m)];
            out[n++] = corners[left.get(ear)];
            out[n++] = corners[left.get((ear + 1) % m)];
            left.remove(ear);
        }
        return out;
    }

    private static boolean isEar(double[][] p, java.util.List<Integer> left, int k) {
        int m = left.size();
        double[] a = p[left.get((k + m - 1) % m)];
        double[] b = p[left.get(k)];
        double[] c = p[left.get((k + 1) % m)];
        if (!(turn(a, b, c) > 0)) {
            return false;
        }
        for (int i = 2; i < m - 1; i++) {
            double[] q = p[left.get((k + i) % m)];
            if (turn(a, b, q) >= 0 && turn(b, c, q) >= 0 && turn(c, a, q) >= 0) {
                return false;
            }
        }
        return true;
    }

    /// Above 0 where the way from a over b to c turns left.
    private static double turn(double[] a, double[] b, double[] c) {
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    }
}
