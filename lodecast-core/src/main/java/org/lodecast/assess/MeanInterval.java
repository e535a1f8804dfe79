package org.lodecast.assess;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;

/// Mean of independent figures, one a deposit, with Student's 95 % interval: x̄ ± t(0.975, n − 1)·s/√n.
/// Figures that are NaN are left out; the interval of fewer than two is NaN, the mean of none too.
///
/// @param mean x̄
/// @param low lower end
/// @param high upper end
/// @param n how many figures
public record MeanInterval(double mean, double low, double high, int n) {

    public static MeanInterval of(double[] figures) {
        double[] x = Arrays.stream(figures).filter(v -> !Double.isNaN(v)).toArray();
        double sum = 0;
        for (double v : x) {
            sum += v;
        }
        double mean = sum / x.length;
        if (x.length < 2) {
            return new MeanInterval(mean, Double.NaN, Double.NaN, x.length);
        }
        double squares = 0;
        for (double v : x) {
            squares += (v - mean) * (v - mean);
        }
        double error = Math.sqrt(squares / (x.length - 1) / x.length);
        double half = error * new TDistribution(x.length - 1.0).inverseCumulativeProbability(0.975);
        return new MeanInterval(mean, mean - half, mean + half, x.length);
    }

    /// Whether the whole interval lies above zero.
    public boolean above() {
        return low > 0;
    }

    /// Whether the whole interval lies below zero.
    public boolean below() {
        return high < 0;
    }
}
