package org.lodecast.geostat.variogram;

import java.util.Arrays;

/// The distance classes of an experimental variogram. Class k holds the pairs with from[k] < h ≤ to[k]; pairs
/// at one place (h = 0) count to a class that begins at 0. Classes may overlap, as GSLIB's do when the
/// tolerance is more than half a width: a pair then counts to each class that it falls into.
///
/// @param from lower ends [m], rising
/// @param to upper ends [m], rising, each above its lower end
public record Lags(double[] from, double[] to) {

    public Lags {
        if (from.length == 0 || from.length != to.length) {
            throw new IllegalArgumentException("lag classes: " + from.length + " lower ends, " + to.length + " upper");
        }
        for (int k = 0; k < from.length; k++) {
            boolean rising = k == 0 || (from[k] >= from[k - 1] && to[k] >= to[k - 1]);
            if (!(from[k] >= 0 && to[k] > from[k] && to[k] < Double.POSITIVE_INFINITY) || !rising) {
                throw new IllegalArgumentException("lag class " + k + " from " + from[k] + " to " + to[k]);
            }
        }
    }

    /// Classes of one width side by side from 0, as gstat cuts them: class k is (k·width, (k+1)·width].
    public static Lags of(double width, int count) {
        check(width, count);
        double[] bound = new double[count + 1];
        Arrays.setAll(bound, k -> k * width);
        return bounds(bound);
    }

    /// Classes about the multiples of a width, as in GSLIB's `gamv`: class k reaches from k·width − tolerance to
    /// k·width + tolerance, k from 0 to count; what would lie below 0 is cut off.
    ///
    /// @param tolerance half of the usual breadth is width/2
    public static Lags centred(double width, double tolerance, int count) {
        check(width, count);
        check(tolerance, count);
        double[] from = new double[count + 1];
        double[] to = new double[count + 1];
        Arrays.setAll(from, k -> Math.max(0, k * width - tolerance));
        Arrays.setAll(to, k -> k * width + tolerance);
        return new Lags(from, to);
    }

    /// Classes side by side between the given bounds, the first of which is the lower end of the first class.
    public static Lags bounds(double... bound) {
        if (bound.length < 2) {
            throw new IllegalArgumentException("lag classes need two bounds or more, not " + bound.length);
        }
        return new Lags(Arrays.copyOf(bound, bound.length - 1), Arrays.copyOfRange(bound, 1, bound.length));
    }

    /// Classes side by side from 0 to `reach`, the first of width `first`, each of the others wider than the one
    /// before by the same factor: narrow where a variogram bends, wide where it is level.
    public static Lags widening(double first, double reach, int count) {
        check(first, count);
        check(reach, count);
        if (first * count >= reach) {
            return of(reach / count, count);
        }
        double low = 1; // first·(1 + f + … + f^(count−1)) = reach
        double high = reach / first + 1;
        for (int i = 0; i < 200; i++) {
            double f = 0.5 * (low + high);
            double sum = 0;
            for (int k = 0; k < count; k++) {
                sum = sum * f + 1;
            }
            if (first * sum < reach) {
                low = f;
            } else {
                high = f;
            }
        }
        double[] bound = new double[count + 1];
        double width = first;
        for (int k = 1; k < count; k++) {
            bound[k] = bound[k - 1] + width;
            width *= low;
        }
        bound[count] = reach;
        return bounds(bound);
    }

    /// Number of classes.
    public int count() {
        return to.length;
    }

    /// Pairs farther apart than this are not looked at [m].
    public double reach() {
        return to[to.length - 1];
    }

    /// Mean width of the classes [m].
    public double width() {
        double sum = 0;
        for (int k = 0; k < to.length; k++) {
            sum += to[k] - from[k];
        }
        return sum / to.length;
    }

    private static void check(double length, int count) {
        if (!(length > 0 && length < Double.POSITIVE_INFINITY) || count < 1) {
            throw new IllegalArgumentException("lag width and count must be positive: " + length + ", " + count);
        }
    }
}
