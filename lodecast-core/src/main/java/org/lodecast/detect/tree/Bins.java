package org.lodecast.detect.tree;

import java.util.Arrays;

/// Features cut into at most {@link #MOST} classes each, on whose counts trees grow. A feature of few
/// values has a class a value, the cuts halfway between; one of more is cut at its quantiles. NaN has the
/// class 0 of its own, below all.
final class Bins {
    static final int MOST = 254;

    private final float[][] cuts;

    private Bins(float[][] cuts) {
        this.cuts = cuts;
    }

    /// @param columns a feature each, a value a row
    static Bins of(float[][] columns) {
        float[][] cuts = new float[columns.length][];
        for (int f = 0; f < cuts.length; f++) {
            cuts[f] = cuts(columns[f]);
        }
        return new Bins(cuts);
    }

    private static float[] cuts(float[] column) {
        float[] sorted = column.clone();
        Arrays.sort(sorted); // NaN last
        int n = sorted.length;
        while (n > 0 && Float.isNaN(sorted[n - 1])) {
            n--;
        }
        float[] distinct = new float[n];
        int values = 0;
        for (int i = 0; i < n; i++) {
            if (values == 0 || sorted[i] > distinct[values - 1]) {
                distinct[values++] = sorted[i];
            }
        }
        if (values <= MOST) {
            float[] between = new float[Math.max(0, values - 1)];
            for (int i = 0; i < between.length; i++) {
                between[i] = (float) (((double) distinct[i] + distinct[i + 1]) / 2);
            }
            return between;
        }
        float[] cuts = new float[MOST - 1];
        int count = 0;
        for (int k = 1; k < MOST; k++) {
            int at = (int) ((long) k * n / MOST);
            float cut = (float) (((double) sorted[at - 1] + sorted[at]) / 2);
            if (cut < sorted[n - 1] && (count == 0 || cut > cuts[count - 1])) {
                cuts[count++] = cut;
            }
        }
        return Arrays.copyOf(cuts, count);
    }

    /// Class of a value: 0 for NaN, else 1 + how many cuts lie below it.
    int of(int feature, float value) {
        if (Float.isNaN(value)) {
            return 0;
        }
        float[] c = cuts[feature];
        int low = 0;
        int high = c.length;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (c[mid] < value) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return 1 + low;
    }

    /// The classes of all rows, feature by feature.
    byte[][] classes(float[][] columns) {
        byte[][] classes = new byte[columns.length][];
        for (int f = 0; f < columns.length; f++) {
            byte[] own = new byte[columns[f].length];
            for (int i = 0; i < own.length; i++) {
                own[i] = (byte) of(f, columns[f][i]);
            }
            classes[f] = own;
        }
        return classes;
    }

    int features() {
        return cuts.length;
    }

    /// Values at or below this are of the class or a lower one; −∞ for class 0.
    float upper(int feature, int bin) {
        return bin == 0 ? Float.NEGATIVE_INFINITY : cuts[feature][bin - 1];
    }
}
