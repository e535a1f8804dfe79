package org.lodecast.geochem;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.lodecast.Workers;

/// How volume falls with concentration, counted in fine bins: a bin holds the floats that share sign,
/// exponent and the first twelve bits of the mantissa, so that it is 1.0002 times wide, its edges are exact
/// and no logarithm or sorting is needed. Voxels are counted in whole numbers: any number of threads gives
/// the same.
///
/// @param volume in each bin
/// @param values how many values there are
/// @param effective how many values of equal weight would tell as much: (Σw)²/Σw²
final class ConcentrationCurve {
    private static final int SHIFT = 11;
    private static final int BINS = (Float.floatToRawIntBits(Float.MAX_VALUE) >>> SHIFT) + 1;
    /// Above the last level lie fewer values than this: they do not make a curve.
    private static final int LEAST = 10;
    /// Fewer values than this in a step on average make the slopes too ragged for least squares.
    private static final int A_STEP = 8;

    private static final int FEWEST_STEPS = 40;
    /// A step of a curve tells no more than if so many values stood above it. Where millions do, what spoils
    /// the fit is not chance but that no curve is truly a broken line; without this bound the low end, where
    /// most of the volume is, would get all the breaks.
    private static final double MOST = 300;
    /// Share of the volume at the very least value from which on the curve begins above it.
    private static final double FLOOR = 0.02;

    private final double[] volume;
    private final double values;
    private final double effective;
    private final long missing;
    private final long notPositive;

    private ConcentrationCurve(double[] volume, double values, double effective, long missing, long notPositive) {
        this.volume = volume;
        this.values = values;
        this.effective = effective;
        this.missing = missing;
        this.notPositive = notPositive;
    }

    /// The curve at its levels.
    ///
    /// @param level ln ν, rising, one more than steps
    /// @param volume ln V(≥ν) at each
    /// @param slope of each step: the volume it loses by ∫V d ln ν over it, β where the curve is a power law
    /// @param weight of each slope: inverse of its variance but for a factor
    /// @param jump largest share of the volume at one value, that before the curve left out
    /// @param jumpAt that value
    record Steps(
            double[] level,
            double[] volume,
            double[] slope,
            double[] weight,
            double jump,
            double jumpAt,
            ConcentrationVolume.Counts counts) {}

    static ConcentrationCurve of(float[] column, int[] voxels, Workers workers) {
        int parts = Math.max(1, Math.min(workers.threads(), voxels.length / 100_000));
        List<int[]> counted = workers.map(parts, p -> {
            int[] count = new int[BINS + 2]; // the last two: missing, not positive
            int end = (int) ((long) voxels.length * (p + 1) / parts);
            for (int i = (int) ((long) voxels.length * p / parts); i < end; i++) {
                count[bin(column[voxels[i]])]++;
            }
            return count;
        });
        double[] volume = new double[BINS];
        long missing = 0;
        long notPositive = 0;
        for (int[] count : counted) {
            for (int b = 0; b < BINS; b++) {
                volume[b] += count[b];
            }
            missing += count[BINS];
            notPositive += count[BINS + 1];
        }
        double n = voxels.length - missing - notPositive;
        return new ConcentrationCurve(volume, n, n, missing, notPositive);
    }

    static ConcentrationCurve of(double[] values, IntToDoubleFunction weight) {
        return of(values.length, i -> values[i], weight);
    }

    static ConcentrationCurve of(int n, IntToDoubleFunction value, IntToDoubleFunction weight) {
        double[] volume = new double[BINS];
        long[] left = new long[2];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double w = weight.applyAsDouble(i);
            int b = w > 0 && w < Double.POSITIVE_INFINITY ? bin(down(value.applyAsDouble(i))) : BINS;
            if (b >= BINS) {
                left[b - BINS]++;
            } else {
                volume[b] += w;
                sum += w;
                squares += w * w;
            }
        }
        double used = n - left[0] - left[1];
        return new ConcentrationCurve(volume, used, sum > 0 ? sum * sum / squares : 0, left[0], left[1]);
    }

    private static int bin(float value) {
        if (value > 0 && value <= Float.MAX_VALUE) {
            return Float.floatToRawIntBits(value) >>> SHIFT;
        }
        return value <= 0 ? BINS + 1 : BINS;
    }

    /// The float at or next below a number, so that a bin holds what is at or above its lower edge.
    private static float down(double value) {
        float f = (float) value;
        return f > value && value > Float.MIN_VALUE ? Math.nextDown(f) : f;
    }

    private static double lower(int bin) {
        return Float.intBitsToFloat(bin << SHIFT);
    }

    /// The value below which a share of the volume lies, to a four-thousandth; NaN if there is none.
    double quantile(double share) {
        double total = Arrays.stream(volume).sum();
        double below = 0;
        for (int b = 0; b < BINS; b++) {
            below += volume[b];
            if (below > 0 && below >= share * total) {
                return (lower(b) + lower(b + 1)) / 2;
            }
        }
        return Double.NaN;
    }

    /// Levels at equal steps along the curve, half of each step in ln ν and half in ln V by their ranges: so
    /// that neither a flat piece nor a steep one is left with few.
    ///
    /// @param most steps
    Steps steps(int most) {
        int[] used = occupied();
        double total = 0;
        for (int b : used) {
            total += volume[b];
        }
        int begin = volume[used[0]] > FLOOR * total ? 1 : 0;
        double above = begin == 0 ? total : total - volume[used[0]];
        double unit = effective / total; // from weights to values
        int m = used.length - begin;
        double[] ln = new double[m];
        double[] v = new double[m];
        for (int i = 0; i < m; i++) {
            ln[i] = Math.log(lower(used[begin + i]));
            v[i] = above;
            above -= volume[used[begin + i]];
        }
        v[m - 1] = volume[used[begin + m - 1]]; // what subtraction leaves is not exact
        int last = m - 1;
        while (last > 0 && v[last] * unit < LEAST) {
            last--;
        }
        int[] at = levels(ln, v, last, (int) Math.min(most, Math.max(FEWEST_STEPS, v[0] * unit / A_STEP)));
        int n = at.length - 1;
        double[] slope = new double[n];
        double[] weight = new double[n];
        for (int s = 0; s < n; s++) {
            double area = 0; // ∫ V d ln ν: what is lost within a bin is lost at its middle
            for (int i = at[s]; i < at[s + 1]; i++) {
                double width = Math.log(lower(used[begin + i] + 1)) - ln[i];
                area += v[i + 1] * (ln[i + 1] - ln[i]) + (v[i] - v[i + 1]) * width / 2;
            }
            slope[s] = (v[at[s]] - v[at[s + 1]]) / area;
            // the loss over a step varies as a Poisson number: its variance is β · area
            weight[s] = area * unit * Math.min(1, MOST / (v[at[s]] * unit));
        }
        double jump = 0;
        double jumpAt = 0;
        for (int i = 0; i <= last; i++) {
            double here = volume[used[begin + i]] / total;
            if (here > jump) {
                jump = here;
                jumpAt = lower(used[begin + i]);
            }
        }
        long tied = begin == 0 ? 0 : Math.round(values * volume[used[0]] / total);
        return new Steps(
                Arrays.stream(at).mapToDouble(i -> ln[i]).toArray(),
                Arrays.stream(at).mapToDouble(i -> Math.log(v[i])).toArray(),
                slope,
                weight,
                jump,
                jumpAt,
                new ConcentrationVolume.Counts((long) values, missing, notPositive, tied));
    }

    private int[] occupied() {
        int[] used = new int[BINS];
        int n = 0;
        for (int b = 0; b < BINS; b++) {
            if (volume[b] > 0) {
                used[n++] = b;
            }
        }
        if (n < 100) {
            throw new IllegalArgumentException(
                    "fewer than 100 different positive values; a concentration-volume curve needs more");
        }
        return Arrays.copyOf(used, n);
    }

    private static int[] levels(double[] ln, double[] v, int last, int steps) {
        double width = ln[last] - ln[0];
        double fall = Math.log(v[0] / v[last]);
        int[] at = new int[steps + 1];
        int n = 0;
        int i = 0;
        for (int s = 0; s <= steps; s++) {
            double along = 2.0 * s / steps - 1e-9;
            while (i < last && (ln[i] - ln[0]) / width + Math.log(v[0] / v[i]) / fall < along) {
                i++;
            }
            if (n == 0 || i > at[n - 1]) {
                at[n++] = i;
            }
        }
        return Arrays.copyOf(at, n);
    }
}
