package org.lodecast.simulate;

import org.lodecast.geology.TriangleMesh;

/// A body of ore in or beside a bent sheet, its host: a fault, a bed, the roof of a stock. In the frame of
/// the sheet it is (Δu/a)² + (Δv/b)² + (Δn/c)² ≤ R², n counted from the sheet, so that the body bends with it.
/// R follows the {@link Outline}: 1 in a smooth lens, else a little more or less by direction. Volume
/// a·b·c·∫R³/3 over all directions, for the bend only shears; 4/3·π·a·b·c in a smooth lens.
public final class Orebody {
    /// A faceted ellipsoid lies inside the true one; this much larger, it just holds it.
    private static final double OUTSIDE = 1.01;

    private static final int MERIDIANS = 32;
    private static final int PARALLELS = 16;

    private final String name;
    private final boolean main;
    private final String host;
    private final Sheet sheet;
    private final double u;
    private final double v;
    private final double n;
    private final double a;
    private final double b;
    private final double c;
    private final double grade;
    private final Outline outline;
    private final double[] centre;
    private final double reach2;

    /// @param host name of the fault, bed or stock
    /// @param u of the centre along strike [m]
    /// @param v of the centre up dip [m]
    /// @param n of the centre toward the hanging wall, 0 in the sheet [m]
    /// @param a half length along strike [m]
    /// @param b half length along dip [m]
    /// @param c half thickness [m]
    /// @param grade median of the main element at the heart, in its style's unit of grade
    Orebody(
            String name,
            boolean main,
            String host,
            Sheet sheet,
            double u,
            double v,
            double n,
            double a,
            double b,
            double c,
            double grade,
            Outline outline) {
        this.name = name;
        this.main = main;
        this.host = host;
        this.sheet = sheet;
        this.u = u;
        this.v = v;
        this.n = n;
        this.a = a;
        this.b = b;
        this.c = c;
        this.grade = grade;
        this.outline = outline;
        this.centre = sheet.point(u, v, n);
        double half = outline.most() * Math.max(a, b);
        double reach = half + outline.most() * c + sheet.bend().sag(Math.hypot(u, v), half);
        this.reach2 = reach * reach;
    }

    /// Such as `Au1`; the letters tell the kind of body in its style.
    public String name() {
        return name;
    }

    /// Whether it is one of the large ones.
    public boolean main() {
        return main;
    }

    /// Name of the fault, bed or stock that holds it.
    public String host() {
        return host;
    }

    /// Whether its host dips gently, less than 45°.
    public boolean gentle() {
        return sheet.dip() < Math.PI / 4;
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
        return 4.0 / 3 * Math.PI * a * b * c * outline.volume();
    }

    /// Whether the point lies in ore.
    public boolean contains(double x, double y, double z) {
        double dx = x - centre[0];
        double dy = y - centre[1];
        double dz = z - centre[2];
        return dx * dx + dy * dy + dz * dz <= reach2 && radius2(x, y, z) <= 1; // the ball first, for speed
    }

    /// Distance from the centre over that of a ball about the body: above 1 no point is ore.
    double far(double x, double y, double z) {
        double dx = x - centre[0];
        double dy = y - centre[1];
        double dz = z - centre[2];
        return Math.sqrt((dx * dx + dy * dy + dz * dz) / reach2);
    }

    /// The body as a closed solid whose triangles face outward, with 1 to 2 % more volume; it encloses a
    /// smooth lens.
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
        double r = OUTSIDE * outline.at(fu, fv, fn);
        double[] p = point(r * fu, r * fv, r * fn);
        System.arraycopy(p, 0, xyz, 3 * i, 3);
    }

    /// The point at these fractions of the half axes from the centre [m].
    double[] point(double fu, double fv, double fn) {
        return sheet.point(u + a * fu, v + b * fv, n + c * fn);
    }

    /// Square of the distance from the centre over that of the boundary in the same direction.
    double radius2(double x, double y, double z) {
        double[] p = local(x, y, z);
        double du = p[0] / a;
        double dv = p[1] / b;
        double dn = p[2] / c;
        double r2 = du * du + dv * dv + dn * dn;
        return outline.round() ? r2 : r2 / outline.square(du, dv, dn);
    }

    /// Offset from the centre along strike, up dip and across [m].
    double[] local(double x, double y, double z) {
        double[] p = sheet.local(x, y, z);
        p[0] -= u;
        p[1] -= v;
        p[2] -= n;
        return p;
    }

    /// The body as a geologist would draw it who met it at the given point: stretched by `lengthwise` and
    /// `dipwise` about that point, so that it is still met there.
    Orebody drawn(double[] met, double lengthwise, double dipwise) {
        double[] p = sheet.local(met[0], met[1], met[2]);
        return new Orebody(
                name,
                main,
                host,
                sheet,
                p[0] + lengthwise * (u - p[0]),
                p[1] + dipwise * (v - p[1]),
                n,
                lengthwise * a,
                dipwise * b,
                c,
                grade,
                outline);
    }

    /// Offsets of the centre in the frame of its host: along strike, up dip, across [m].
    double[] seat() {
        return new double[] {u, v, n};
    }

    Sheet sheet() {
        return sheet;
    }

    double grade() {
        return grade;
    }

    /// Lowest and highest coordinates of the body, with a little room [m].
    public double[] bounds() {
        return solid().bounds();
    }
}
