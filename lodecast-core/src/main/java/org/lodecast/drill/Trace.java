package org.lodecast.drill;

import java.util.Arrays;

/// The path of a drillhole in space: survey stations with their positions, joined as the desurvey `method`
/// says. Depth is measured along the hole [m]; angles in radians, azimuth clockwise from north, dip negative
/// down.
///
/// Edges: above the first station the hole is straight at the first station's attitude; below the last one it
/// goes on straight at the last one's.
public final class Trace {
    private final String hole;
    private final Desurvey method;
    private final double[] depth;
    private final double[] azimuth;
    private final double[] dip;
    private final double[] x;
    private final double[] y;
    private final double[] z;
    private final double length;

    /// Made by {@link Desurvey#trace}; the first station lies at depth 0.
    Trace(
            String hole,
            Desurvey method,
            double[] depth,
            double[] azimuth,
            double[] dip,
            double[] x,
            double[] y,
            double[] z,
            double length) {
        this.hole = hole;
        this.method = method;
        this.depth = depth;
        this.azimuth = azimuth;
        this.dip = dip;
        this.x = x;
        this.y = y;
        this.z = z;
        this.length = length;
    }

    /// A hole through known positions, straight between them and beyond them; the attitude at each is that of
    /// the stretch that ends there.
    ///
    /// @param depth of each position [m], rising; the first one is 0
    /// @param xyz of each position [m]: three arrays
    public static Trace through(String hole, double[] depth, double[][] xyz, double length) {
        int n = depth.length;
        double[] azimuth = new double[n];
        double[] dip = new double[n];
        for (int i = 0; i < n; i++) {
            int a = Math.max(0, i - 1);
            int b = Math.min(n - 1, a + 1);
            double dx = xyz[0][b] - xyz[0][a];
            double dy = xyz[1][b] - xyz[1][a];
            double dz = xyz[2][b] - xyz[2][a];
            double plan = Math.hypot(dx, dy);
            azimuth[i] = plan == 0 ? 0 : (Math.atan2(dx, dy) + 2 * Math.PI) % (2 * Math.PI);
            dip[i] = plan == 0 && dz == 0 ? -Math.PI / 2 : Math.atan2(dz, plan);
        }
        return new Trace(hole, Desurvey.CHORDS, depth, azimuth, dip, xyz[0], xyz[1], xyz[2], length);
    }

    public String hole() {
        return hole;
    }

    /// Depth of the end of the hole [m].
    public double length() {
        return length;
    }

    /// Number of stations.
    public int stations() {
        return depth.length;
    }

    /// Depth of station i [m].
    public double depth(int i) {
        return depth[i];
    }

    /// Azimuth at station i [rad].
    public double azimuth(int i) {
        return azimuth[i];
    }

    /// Dip at station i [rad], negative down.
    public double dip(int i) {
        return dip[i];
    }

    /// Depths at which to draw the hole [m], rising, none twice: its stations, every `spacing` metres from 0, and
    /// its end. Stations below the end are left out.
    public double[] depths(double spacing) {
        int between = (int) Math.max(0, Math.ceil(length / spacing));
        double[] all = new double[between + depth.length + 1];
        int n = 0;
        for (int k = 0; k < between; k++) {
            all[n++] = k * spacing;
        }
        for (double d : depth) {
            if (d <= length) {
                all[n++] = d;
            }
        }
        all[n++] = length;
        Arrays.sort(all, 0, n);
        int kept = 0;
        for (int i = 0; i < n; i++) {
            if (kept == 0 || all[i] > all[kept - 1]) {
                all[kept++] = all[i];
            }
        }
        return Arrays.copyOf(all, kept);
    }

    /// The last station at or above a depth, or the first of all.
    private int above(double d) {
        int i = 0;
        for (int end = depth.length; end - i > 1; ) {
            int middle = (i + end) >>> 1;
            if (depth[middle] <= d) {
                i = middle;
            } else {
                end = middle;
            }
        }
        return i;
    }

    /// Azimuth and dip at a depth along the hole [rad]: at a station as surveyed, between stations the direction
    /// in which {@link #at} goes. Where the hole is vertical and its azimuth means nothing, that of the station
    /// above.
    public double[] attitude(double d) {
        int i = above(d);
        return i + 1 == depth.length || d <= depth[i]
                ? new double[] {azimuth[i], dip[i]}
                : method.attitude(
                        azimuth[i], dip[i], azimuth[i + 1], dip[i + 1], (d - depth[i]) / (depth[i + 1] - depth[i]));
    }

    /// East, north and elevation at a depth along the hole [m]: on the arc between stations, not on its
    /// chord.
    public double[] at(double d) {
        int i = above(d);
        double[] p = {x[i], y[i], z[i]};
        if (i + 1 == depth.length || d <= depth[0]) {
            double[] t = Desurvey.direction(azimuth[i], dip[i]);
            double s = d - depth[i];
            return new double[] {p[0] + s * t[0], p[1] + s * t[1], p[2] + s * t[2]};
        }
        if (method == Desurvey.CHORDS) {
            double t = (d - depth[i]) / (depth[i + 1] - depth[i]);
            return new double[] {
                x[i] + t * (x[i + 1] - x[i]), y[i] + t * (y[i + 1] - y[i]), z[i] + t * (z[i + 1] - z[i])
            };
        }
        double[] step =
                method.step(azimuth[i], dip[i], azimuth[i + 1], dip[i + 1], depth[i + 1] - depth[i], d - depth[i]);
        return new double[] {p[0] + step[0], p[1] + step[1], p[2] + step[2]};
    }
}
