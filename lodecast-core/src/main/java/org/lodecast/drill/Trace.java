package org.lodecast.drill;

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

    /// East, north and elevation at a depth along the hole [m]: on the arc between stations, not on its
    /// chord.
    public double[] at(double d) {
        int i = 0; // the last station at or above d, or the first of all
        for (int end = depth.length; end - i > 1; ) {
            int middle = (i + end) >>> 1;
            if (depth[middle] <= d) {
                i = middle;
            } else {
                end = middle;
            }
        }
        double[] p = {x[i], y[i], z[i]};
        if (i + 1 == depth.length || d <= depth[0]) {
            double[] t = Desurvey.direction(azimuth[i], dip[i]);
            double s = d - depth[i];
            return new double[] {p[0] + s * t[0], p[1] + s * t[1], p[2] + s * t[2]};
        }
        double[] step =
                method.step(azimuth[i], dip[i], azimuth[i + 1], dip[i + 1], depth[i + 1] - depth[i], d - depth[i]);
        return new double[] {p[0] + step[0], p[1] + step[1], p[2] + step[2]};
    }
}
