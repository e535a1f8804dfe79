package org.lodecast.simulate;

import org.lodecast.geology.TriangleMesh;

/// An ore lens in or beside a fault: (Δu/a)² + (Δv/b)² + (Δn/c)² ≤ 1 in the frame of the fault's bent sheet,
/// n counted from the sheet, so that the lens bends with it. Volume 4/3·π·a·b·c, for the bend only shears.
public final class Orebody {
    /// A faceted ellipsoid lies inside the true one; this much larger, it just holds it.
    private static final double OUTSIDE = 1.01;

    private static final int MERIDIANS = 32;
    private static final int PARALLELS = 16;

    private final String name;
    private final boolean main;
    private final Fault fault;
    private final double u;
    private final double v;
    private final double n;
    private final double a;
    private final double b;
    private final double c;
    private final double grade;
    private final double[] centre;
    private final double reach2;

    /// @param u of the centre along strike [m]
    /// @param v of the centre up dip [m]
    /// @param n of the centre toward the hanging wall, 0 in the fault [m]
    /// @param a half length along strike [m]
    /// @param b half length along dip [m]
    /// @param c half thickness [m]
    /// @param grade median of gold at the heart [g/t]
    Orebody(
            String name,
            boolean main,
            Fault fault,
            double u,
            double v,
            double n,
            double a,
            double b,
            double c,
            double grade) {
        this.name = name;
        this.main = main;
        this.fault = fault;
        this.u = u;
        this.v = v;
        this.n = n;
        this.a = a;
        this.b = b;
        this.c = c;
        this.grade = grade;
        this.centre = fault.sheet().point(u, v, n);
        double reach = Math.max(a, b) + c + 3 * fault.sheet().bend().amplitude();
        this.reach2 = reach * reach;
    }

    /// `Au1`, …, or `M1`, … for those in gently dipping fractures.
    public String name() {
        return name;
    }

    /// Whether it is one of the large ones.
    public boolean main() {
        return main;
    }

    /// Name of the fault that it lies in.
    public String faultName() {
        return fault.name();
    }

    /// Whether it dips gently (8 to 26°).
    public boolean gentle() {
        return fault.set() == FaultSet.GENTLE;
    }

    /// Centre: east, north, elevation [m].
    public double[] centre() {
        return centre.clone();
    }

    /// Half lengths along strike, along dip and across [m].
    public double[] halfAxes() {
        return new double[] {a, b, c};
    }

    /// Volume [m³].
    public double volume() {
        return 4.0 / 3 * Math.PI * a * b * c;
    }

    /// Whether the point lies in ore.
    public boolean contains(double x, double y, double z) {
        double dx = x - centre[0];
        double dy = y - centre[1];
        double dz = z - centre[2];
        return dx * dx + dy * dy + dz * dz <= reach2 && radius2(x, y, z) <= 1; // the ball first, for speed
    }

    /// The lens as a closed solid whose triangles face outward; it encloses the lens, with 1 to 2 % more
    /// volume.
    public TriangleMesh solid() {
        double[] xyz = new double[3 * (2 + (PARALLELS - 1) * MERIDIANS)];
        int last = xyz.length / 3 - 1;
        vertex(xyz, 0, 0, 0, 1);
        vertex(xyz, last, 0, 0, -1);
        for (int j = 1; j < PARALLELS; j++) {
            double polar = Math.PI * j / PARALLELS;
            for (int i = 0; i < MERIDIANS; i++) {
                double round = 2 * Math.PI * i / MERIDIANS;
                double r = Math.sin(polar);
                vertex(xyz, ring(j, i), r * Math.cos(round), r * Math.sin(round), Math.cos(polar));
            }
        }
        int[] corners = new int[6 * MERIDIANS * (PARALLELS - 1)];
        int k = 0;
        for (int i = 0; i < MERIDIANS; i++) {
            k = triangle(corners, k, 0, ring(1, i), ring(1, i + 1));
            for (int j = 1; j < PARALLELS - 1; j++) {
                k = triangle(corners, k, ring(j, i), ring(j + 1, i), ring(j + 1, i + 1));
                k = triangle(corners, k, ring(j, i), ring(j + 1, i + 1), ring(j, i + 1));
            }
            k = triangle(corners, k, last, ring(PARALLELS - 1, i + 1), ring(PARALLELS - 1, i));
        }
        return new TriangleMesh(name, xyz, corners);
    }

    private static int ring(int parallel, int meridian) {
        return 1 + (parallel - 1) * MERIDIANS + meridian % MERIDIANS;
    }

    private static int triangle(int[] corners, int at, int p, int q, int r) {
        corners[at] = p;
        corners[at + 1] = q;
        corners[at + 2] = r;
        return at + 3;
    }

    private void vertex(double[] xyz, int i, double fu, double fv, double fn) {
        double[] p = point(OUTSIDE * fu, OUTSIDE * fv, OUTSIDE * fn);
        System.arraycopy(p, 0, xyz, 3 * i, 3);
    }

    /// The point at these fractions of the half axes from the centre [m].
    double[] point(double fu, double fv, double fn) {
        return fault.sheet().point(u + a * fu, v + b * fv, n + c * fn);
    }

    /// Square of the distance from the centre in half axes: 1 on the boundary.
    double radius2(double x, double y, double z) {
        double[] p = local(x, y, z);
        double du = p[0] / a;
        double dv = p[1] / b;
        double dn = p[2] / c;
        return du * du + dv * dv + dn * dn;
    }

    /// Offset from the centre along strike, up dip and across [m].
    double[] local(double x, double y, double z) {
        double[] p = fault.sheet().local(x, y, z);
        p[0] -= u;
        p[1] -= v;
        p[2] -= n;
        return p;
    }

    /// The lens as a geologist would draw it who met it at the given point: stretched by `lengthwise` and
    /// `dipwise` about that point, so that it is still met there.
    Orebody drawn(double[] met, double lengthwise, double dipwise) {
        double[] p = fault.sheet().local(met[0], met[1], met[2]);
        return new Orebody(
                name,
                main,
                fault,
                p[0] + lengthwise * (u - p[0]),
                p[1] + dipwise * (v - p[1]),
                n,
                lengthwise * a,
                dipwise * b,
                c,
                grade);
    }

    /// Offsets of the centre in the frame of its fault: along strike, up dip, across [m].
    double[] seat() {
        return new double[] {u, v, n};
    }

    Fault fault() {
        return fault;
    }

    double grade() {
        return grade;
    }

    /// Lowest and highest coordinates of the lens, with a little room [m].
    double[] bounds() {
        return solid().bounds();
    }
}
