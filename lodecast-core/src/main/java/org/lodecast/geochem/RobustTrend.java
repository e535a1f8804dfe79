package org.lodecast.geochem;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;

/// The trend of a few points that no outlier sways: slope of Theil and Sen (the median of the slopes of all
/// pairs), with the interval of Sen (1968) from the distribution of Kendall's τ.
///
/// τ = S / √((P − ties in x)(P − ties in y)), S = pairs that rise − pairs that fall, P all pairs (τ-b). The
/// probability that a series without trend has a |S| as large is by the normal approximation with correction
/// for continuity and for ties in y.
///
/// @param points used; pairs with a NaN are left out
/// @param slope NaN for fewer than two different x
/// @param low lower end of the 95 % interval of the slope
/// @param high upper end of it
/// @param intercept median of y − slope·x
/// @param tau NaN where all x or all y are the same
/// @param chance 1 for fewer than three points
public record RobustTrend(
        int points, double slope, double low, double high, double intercept, double tau, double chance) {

    public static RobustTrend of(double[] x, double[] y) {
        int[] used = IntStream.range(0, x.length)
                .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i]))
                .toArray();
        int n = used.length;
        double[] slopes = new double[n * (n - 1) / 2];
        int m = 0;
        int s = 0;
        int tiesX = 0;
        int tiesY = 0;
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n; b++) {
                double dx = x[used[b]] - x[used[a]];
                double dy = y[used[b]] - y[used[a]];
                if (dx != 0) {
                    slopes[m++] = dy / dx;
                }
                s += (int) (Math.signum(dx) * Math.signum(dy));
                tiesX += dx == 0 ? 1 : 0;
                tiesY += dy == 0 ? 1 : 0;
            }
        }
        slopes = Arrays.copyOf(slopes, m);
        Arrays.sort(slopes);
        if (m == 0) {
            return new RobustTrend(n, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 1);
        }
        double pairs = n * (n - 1) / 2.0;
        double slope = median(slopes);
        double[] rest = new double[n];
        Arrays.setAll(rest, i -> y[used[i]] - slope * x[used[i]]);
        Arrays.sort(rest);
        double sd = Math.sqrt(Math.max(0, (n * (n - 1.0) * (2 * n + 5) - tied(y, used)) / 18));
        double c = 1.959963984540054 * sd;
        int below = (int) Math.floor((m - c) / 2);
        int above = (int) Math.ceil((m + c) / 2);
        double z = sd == 0 ? 0 : Math.max(0, Math.abs(s) - 1) / sd;
        return new RobustTrend(
                n,
                slope,
                below < 1 ? Double.NEGATIVE_INFINITY : slopes[below - 1],
                above >= m ? Double.POSITIVE_INFINITY : slopes[above],
                median(rest),
                s / Math.sqrt((pairs - tiesX) * (pairs - tiesY)),
                n < 3 ? 1 : 2 * new NormalDistribution().cumulativeProbability(-z));
    }

    /// Σ t(t−1)(2t+5) over groups of t equal values.
    private static double tied(double[] y, int[] used) {
        double[] sorted = Arrays.stream(used).mapToDouble(i -> y[i]).sorted().toArray();
        double sum = 0;
        for (int i = 0; i < sorted.length; ) {
            int j = i;
            while (j < sorted.length && sorted[j] == sorted[i]) {
                j++;
            }
            double t = j - i;
            sum += t * (t - 1) * (2 * t + 5);
            i = j;
        }
        return sum;
    }

    private static double median(double[] sorted) {
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }
}
