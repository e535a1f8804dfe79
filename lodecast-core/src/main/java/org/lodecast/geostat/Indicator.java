package org.lodecast.geostat;

/// Turns values into 1 or 0 by a cutoff: what lies on the asked side of it, the cutoff itself included, is 1.
/// The variogram of indicators tells how ground above (or below) a cutoff hangs together.
///
/// @param cutoff in the unit of the values
/// @param above whether values at or above the cutoff are 1; else those at or below it, as in GSLIB
public record Indicator(double cutoff, boolean above) {

    public Indicator {
        if (Double.isNaN(cutoff)) {
            throw new IllegalArgumentException("cutoff is not a number");
        }
    }

    /// 1 for values ≤ cutoff.
    public static Indicator atOrBelow(double cutoff) {
        return new Indicator(cutoff, false);
    }

    /// 1 for values ≥ cutoff.
    public static Indicator atOrAbove(double cutoff) {
        return new Indicator(cutoff, true);
    }

    public double of(double value) {
        return (above ? value >= cutoff : value <= cutoff) ? 1 : 0;
    }

    /// The samples with 1 or 0 for their values.
    public PointSamples of(PointSamples s) {
        double[] v = new double[s.size()];
        for (int i = 0; i < v.length; i++) {
            v[i] = of(s.value()[i]);
        }
        return PointSamples.of(s.x(), s.y(), s.z(), v, s.hole());
    }
}
