package org.lodecast.geostat;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;

/// Normal scores (Gaussian anamorphosis): each value's place in the order of all, as a standard normal number.
///
///     y = Φ⁻¹((weight below + half the weight of this value) / weight of all)
///
/// which for equal weights is Φ⁻¹((r − ½)/n), r the rank. Equal values have one score, that of their mean
/// rank, so that no order is made up among them; a spike of many (all those below a detection limit) leaves the
/// scores with a variance below 1. Between data the way back is linear in the score, beyond them as {@link
/// Tails} says. It rises strictly as far as the data, and returns each of them exactly.
///
/// Edges: NaN have no part and have the score NaN. A weight below a thousandth of the mean weight (a datum that
/// declustering gave no ground) counts as that much, so that distinct values keep distinct scores. One value
/// alone has the score 0.
///
/// Source: Deutsch and Journel (1998), GSLIB, 2nd edition, programs nscore and backtr.
public final class NormalScore implements Transform {
    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final double LEAST_WEIGHT = 1e-3;

    private static final double FARTHEST = 12; // score beyond which nothing happens
    private static final double TAIL_STEP = 0.02; // of the tails as straight pieces, for means

    private final double[] value; // distinct, rising
    private final double[] score;
    private final Tails tails;
    private final double below; // probability of less than the least value's score
    private final double above; // of more than the greatest value's
    private final LinearPieces back; // the whole way back, tails and all

    private NormalScore(double[] value, double[] score, Tails tails) {
        double first = value[0];
        double last = value[value.length - 1];
        if (tails.least() > first || tails.most() < last) {
            throw new IllegalArgumentException("values from " + first + " to " + last + " lie beyond the bounds "
                    + tails.least() + " and " + tails.most());
        }
        if (tails.hyperbolic() && !(last > 0)) {
            throw new IllegalArgumentException("a hyperbolic tail asks for a positive value: " + last);
        }
        this.value = value;
        this.score = score;
        this.tails = new Tails(
                Double.isNaN(tails.least()) ? first : tails.least(),
                Double.isNaN(tails.most()) ? last : tails.most(),
                tails.lower(),
                tails.upper(),
                tails.hyperbolic());
        below = NORMAL.cumulativeProbability(score[0]);
        above = NORMAL.cumulativeProbability(-score[score.length - 1]);
        back = pieces();
    }

    private LinearPieces pieces() {
        int n = value.length;
        int left = tails.least() == value[0] ? 0 : (int) Math.ceil((score[0] + FARTHEST) / TAIL_STEP);
        int right = tails.most() == value[n - 1] ? 0 : (int) Math.ceil((FARTHEST - score[n - 1]) / TAIL_STEP);
        double[] y = new double[left + n + right];
        double[] z = new double[y.length];
        System.arraycopy(score, 0, y, left, n);
        System.arraycopy(value, 0, z, left, n);
        for (int k = 1; k <= left; k++) {
            y[left - k] = score[0] - k * TAIL_STEP;
            z[left - k] = back(y[left - k]);
        }
        for (int k = 0; k < right; k++) {
            y[left + n + k] = score[n - 1] + (k + 1) * TAIL_STEP;
            z[left + n + k] = back(y[left + n + k]);
        }
        return new LinearPieces(y, z);
    }

    /// Of data that weigh alike, nothing possible beyond them.
    public static NormalScore of(double[] values) {
        return of(values, Tails.NONE);
    }

    /// Of data that weigh alike.
    public static NormalScore of(double[] values, Tails tails) {
        double[] weights = new double[values.length];
        Arrays.fill(weights, 1);
        return of(values, weights, tails);
    }

    /// Of weighted data.
    ///
    /// @param weights of each value, not negative, as {@link Declustering#weight()} has them
    /// @throws IllegalArgumentException if there is no value, one is infinite, or lies beyond the tails' bounds
    public static NormalScore of(double[] values, double[] weights, Tails tails) {
        if (weights.length != values.length) {
            throw new IllegalArgumentException("columns of unequal length: " + values.length + ", " + weights.length);
        }
        Integer[] order = new Integer[values.length];
        int n = 0;
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                continue;
            }
            if (Double.isInfinite(values[i]) || !(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("value " + values[i] + " of weight " + weights[i]);
            }
            order[n++] = i;
            mean += weights[i];
        }
        if (!(mean > 0)) {
            throw new IllegalArgumentException("normal scores of " + n + " values of weight " + mean);
        }
        mean /= n;
        Arrays.sort(order, 0, n, (i, j) -> Double.compare(values[i], values[j]));
        double[] value = new double[n];
        double[] sum = new double[n];
        int distinct = 0;
        double all = 0;
        for (int k = 0; k < n; k++) {
            int i = order[k];
            if (distinct == 0 || values[i] > value[distinct - 1]) { // not by bits: −0.0 is 0
                value[distinct++] = values[i] + 0.0;
            }
            double w = Math.max(weights[i], LEAST_WEIGHT * mean);
            sum[distinct - 1] += w;
            all += w;
        }
        double[] score = new double[distinct];
        double before = 0;
        for (int k = 0; k < distinct; k++) {
            double less = before + sum[k] / 2;
            score[k] = quantile(less / all, (all - less) / all) + 0.0;
            before += sum[k];
        }
        return new NormalScore(Arrays.copyOf(value, distinct), score, tails);
    }

    /// Φ⁻¹ from the smaller of the two probabilities, so that both ends are alike.
    private static double quantile(double below, double above) {
        return below <= above
                ? NORMAL.inverseCumulativeProbability(below)
                : -NORMAL.inverseCumulativeProbability(above);
    }

    /// The score of any value, one of the data or not; of a bound of the tails it is infinite.
    @Override
    public double forward(double v) {
        if (Double.isNaN(v)) {
            return v;
        }
        int last = value.length - 1;
        if (v < tails.least() || v > tails.most()) {
            throw new IllegalArgumentException(v + " lies beyond " + tails.least() + " and " + tails.most());
        }
        if (v < value[0]) {
            return NORMAL.inverseCumulativeProbability(below * tails.lowShare(value[0], v));
        }
        if (v > value[last]) {
            return -NORMAL.inverseCumulativeProbability(above * tails.highShare(value[last], v));
        }
        return between(value, score, v);
    }

    @Override
    public double back(double y) {
        if (Double.isNaN(y)) {
            return y;
        }
        int last = value.length - 1;
        if (y < score[0]) {
            return tails.least() == value[0]
                    ? value[0]
                    : tails.low(value[0], Math.min(1, NORMAL.cumulativeProbability(y) / below));
        }
        if (y > score[last]) {
            return tails.most() == value[last]
                    ? value[last]
                    : tails.high(value[last], Math.min(1, NORMAL.cumulativeProbability(-y) / above));
        }
        return between(score, value, y);
    }

    @Override
    public double backEstimate(double mean, double variance) {
        if (!(variance > 0)) {
            return Double.isNaN(variance) ? Double.NaN : back(mean);
        }
        return Double.isNaN(mean) ? Double.NaN : back.mean(mean, Math.sqrt(variance));
    }

    /// Linear interpolation in a rising table, exact at its entries, for a place within it.
    private static double between(double[] from, double[] to, double at) {
        int k = Arrays.binarySearch(from, at + 0.0); // a negative zero would not be found
        if (k >= 0) {
            return to[k];
        }
        int j = -k - 1; // from[j − 1] < at < from[j]
        double share = (at - from[j - 1]) / (from[j] - from[j - 1]);
        return to[j - 1] + share * (to[j] - to[j - 1]);
    }
}
