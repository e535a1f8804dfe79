package org.lodecast.evidence;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lodecast.Workers;
import org.lodecast.geochem.ConcentrationVolume;

/// The anomaly of an element in the ground by the concentration-volume fractal of its estimates.
///
/// Where the curve has no break, concentrations stand in that have no fractal: the median for where an anomaly
/// begins and the 98th percentile for where it is whole.
///
/// @param element its name
/// @param curve of the estimates, null if they make none
/// @param cuts concentrations at which a class begins, rising, at least one
/// @param remark what the user should know, empty if nothing
record ElementAnomaly(String element, @Nullable ConcentrationVolume curve, double[] cuts, String remark) {

    /// From the estimates at the voxels of the ground; missing ones do not count.
    static ElementAnomaly of(
            String element, float[] estimate, int[] ground, ConcentrationVolume.Settings settings, Workers workers) {
        ConcentrationVolume curve = null;
        String remark;
        try {
            curve = ConcentrationVolume.of(estimate, ground, settings, workers);
            if (curve.breaks().length > 0) {
                return new ElementAnomaly(element, curve, curve.breaks(), curve.remark());
            }
            remark = curve.remark();
        } catch (IllegalArgumentException e) {
            remark = String.valueOf(e.getMessage());
        }
        float[] sorted = new float[ground.length];
        int n = 0;
        for (int v : ground) {
            if (estimate[v] > 0) {
                sorted[n++] = estimate[v];
            }
        }
        Arrays.sort(sorted, 0, n);
        double[] cuts = n == 0 ? new double[] {0} : new double[] {sorted[n / 2], sorted[(int) (0.98 * (n - 1))]};
        return new ElementAnomaly(
                element, curve, cuts, remark + "; the median and the 98th percentile stand in for its breaks");
    }

    /// The layer at these voxels, NaN elsewhere and where there is no estimate.
    float[] layer(float[] estimate, int[] ground, Recipe.Anomaly.Form form) {
        float[] layer = new float[estimate.length];
        Arrays.fill(layer, Float.NaN);
        for (int v : ground) {
            if (!Float.isNaN(estimate[v])) {
                layer[v] = switch (form) {
                    case MIDDLE -> estimate[v] >= middle() ? 1 : 0;
                    case CLASS -> (float) classOf(estimate[v]) / cuts.length;
                    case MEMBERSHIP -> membership(estimate[v]);
                };
            }
        }
        return layer;
    }

    /// Where the middle anomaly begins: the second break. Of three classes or two there is no middle one, and the
    /// highest stands for it.
    double middle() {
        return cuts[Math.min(1, cuts.length - 1)];
    }

    /// 0 at the first cut, rising with ln ν to 1 at the last; of a single cut a step.
    private float membership(double value) {
        double low = cuts[0];
        double high = cuts[cuts.length - 1];
        return !(value > 0) || value < low
                ? 0
                : high > low ? (float) Math.clamp(Math.log(value / low) / Math.log(high / low), 0.0, 1.0) : 1;
    }

    private int classOf(double value) {
        int c = 0;
        for (double cut : cuts) {
            c += value >= cut ? 1 : 0;
        }
        return c;
    }
}
