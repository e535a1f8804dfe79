package org.lodecast.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A layer cut at one threshold after another.
///
/// @param layer its name
/// @param thresholds rising; none if the layer is constant
public record LayerContrasts(String layer, List<Contrast> thresholds) {
    /// Studentised contrast of a chance of 1 in 20, were voxels independent.
    public static final double LEAST = 1.96;

    private static final int STEP = 5; // per cent

    /// Cut at the percentiles 5, 10 … 95 of ore and those of barren ground, so that layers of few values and
    /// layers that are high in ore alone are cut too. A threshold that leaves one side empty is none.
    static LayerContrasts of(String layer, float[] ore, float[] barren) {
        float[] d = ore.clone();
        float[] b = barren.clone();
        Arrays.sort(d);
        Arrays.sort(b);
        float[] cuts = new float[2 * (100 / STEP - 1)];
        for (int q = STEP, i = 0; q < 100; q += STEP) {
            cuts[i++] = d[(int) ((long) d.length * q / 100)];
            cuts[i++] = b[(int) ((long) b.length * q / 100)];
        }
        Arrays.sort(cuts);
        List<Contrast> thresholds = new ArrayList<>();
        for (int i = 0; i < cuts.length; i++) {
            int oreAbove = above(d, cuts[i]);
            int barrenAbove = above(b, cuts[i]);
            boolean whole = oreAbove + barrenAbove == d.length + b.length;
            if (!whole && (i == 0 || cuts[i] != cuts[i - 1])) {
                thresholds.add(new Contrast(cuts[i], oreAbove, barrenAbove, d.length, b.length));
            }
        }
        return new LayerContrasts(layer, List.copyOf(thresholds));
    }

    /// The threshold of greatest studentised contrast, if that reaches {@link #LEAST}; the lowest of equals.
    public Optional<Contrast> chosen() {
        return best().filter(c -> c.studentised() >= LEAST);
    }

    /// The threshold of greatest studentised contrast, be it as low as it may.
    public Optional<Contrast> best() {
        Contrast best = null;
        for (Contrast c : thresholds) {
            if (best == null || c.studentised() > best.studentised()) {
                best = c;
            }
        }
        return Optional.ofNullable(best);
    }

    /// How many of the rising values are at or above the cut.
    private static int above(float[] rising, float cut) {
        int low = 0;
        int high = rising.length;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (rising[mid] < cut) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return rising.length - low;
    }
}
