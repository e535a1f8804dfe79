package org.lodecast.evidence;

import java.util.Arrays;
import org.lodecast.geochem.ConcentrationVolume;

/// Membership in the anomaly of an element: 0 in the background, rising with ln ν to 1 at the inner anomaly.
///
/// @param low concentration up to which there is none
/// @param high from which it is whole
/// @param breaks of the concentration-volume fractal, of which these are the first and the last
/// @param remark what the user should know, empty if nothing
record Membership(double low, double high, double[] breaks, String remark) {

    /// From the estimates of the ground; NaN do not count.
    static Membership of(double[] values) {
        double[] found = new double[0];
        String remark = "the concentration-volume curve has fewer than three classes";
        try {
            found = ConcentrationVolume.of(values, 4).breaks();
        } catch (IllegalArgumentException e) {
            remark = String.valueOf(e.getMessage());
        }
        if (found.length >= 2) {
            return new Membership(found[0], found[found.length - 1], found, "");
        }
        double[] sorted = Arrays.stream(values).filter(v -> v > 0).sorted().toArray();
        return new Membership(
                sorted.length == 0 ? 0 : sorted[sorted.length / 2],
                sorted.length == 0 ? 0 : sorted[(int) (0.98 * (sorted.length - 1))],
                found,
                remark + "; scaled from the median to the 98th percentile instead");
    }

    /// The layer at these voxels, NaN elsewhere and where there is no estimate.
    float[] layer(float[] estimate, int[] ground, Recipe.Anomaly.Form form) {
        float[] layer = new float[estimate.length];
        Arrays.fill(layer, Float.NaN);
        for (int v : ground) {
            if (!Float.isNaN(estimate[v])) {
                layer[v] = switch (form) {
                    case MIDDLE -> estimate[v] >= middle() ? 1 : 0;
                    case CLASS -> (float) classOf(estimate[v]) / cuts().length;
                    case MEMBERSHIP -> membership(estimate[v]);
                };
            }
        }
        return layer;
    }

    private float membership(double value) {
        return value > 0 && high > low ? (float) Math.clamp(Math.log(value / low) / Math.log(high / low), 0.0, 1.0) : 0;
    }

    /// Where the middle anomaly begins: the outer one is only told from it where there are four classes.
    private double middle() {
        double[] cuts = cuts();
        return cuts[cuts.length >= 3 ? 1 : 0];
    }

    private int classOf(double value) {
        int c = 0;
        for (double cut : cuts()) {
            c += value >= cut ? 1 : 0;
        }
        return c;
    }

    /// The breaks, or what stands in where there is none.
    private double[] cuts() {
        return breaks.length > 0 ? breaks : new double[] {high};
    }
}
