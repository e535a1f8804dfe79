package org.lodecast.detect.analogue;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;

/// Normal scores of a column within its own deposit: z = Φ⁻¹(F(v)), F the share of the ground below v, ties
/// at the middle of their share. What counts is how a value stands among its neighbours, not the unit, the
/// laboratory or the richness of the district; so columns of unlike deposits can be laid side by side.
///
/// F is taken from at most {@link #MOST} values at even steps through the ground, at {@link #CUTS} quantiles.
final class Standard {
    static final int MOST = 200_000;
    static final int CUTS = 1024;
    /// Scores are kept as whole numbers of this many parts of one.
    static final int PARTS = 8192;
    /// Stands for a value that is missing.
    static final short NONE = Short.MIN_VALUE;

    private static final double[] SCORES = scores();

    private final float[] cuts;

    private Standard(float[] cuts) {
        this.cuts = cuts;
    }

    /// @param ground voxels that count
    static Standard of(float[] column, int[] ground) {
        int step = Math.max(1, (ground.length + MOST - 1) / MOST);
        float[] some = new float[(ground.length + step - 1) / step];
        int n = 0;
        for (int i = 0; i < ground.length; i += step) {
            float v = column[ground[i]];
            if (!Float.isNaN(v)) {
                some[n++] = v;
            }
        }
        Arrays.sort(some, 0, n);
        float[] cuts = new float[n == 0 ? 0 : CUTS];
        for (int k = 0; k < cuts.length; k++) {
            cuts[k] = some[(int) ((2L * k + 1) * n / (2L * CUTS))];
        }
        return new Standard(cuts);
    }

    /// The score in {@link #PARTS}, or {@link #NONE}.
    short of(float v) {
        if (Float.isNaN(v) || cuts.length == 0) {
            return NONE;
        }
        int below = first(v, false);
        int upTo = first(v, true);
        return (short) Math.rint(PARTS * SCORES[below + upTo]);
    }

    /// How many cuts lie below v, or at most at v.
    private int first(float v, boolean orAt) {
        int low = 0;
        int high = cuts.length;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (cuts[mid] < v || (orAt && cuts[mid] == v)) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }

    /// Φ⁻¹ at (i + ½)/(2·CUTS + 1), i twice the number of cuts below.
    private static double[] scores() {
        NormalDistribution normal = new NormalDistribution();
        double[] z = new double[2 * CUTS + 1];
        for (int i = 0; i < z.length; i++) {
            z[i] = normal.inverseCumulativeProbability((i + 0.5) / z.length);
        }
        return z;
    }
}
