package org.lodecast.geostat.variogram;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.lodecast.geostat.PointSamples;

/// Values by their ranks: the normal score of rank r of n is the normal quantile of (r − ½)/n, equal values
/// sharing their mean rank.
final class Ranks {
    private Ranks() {}

    static PointSamples normal(PointSamples s) {
        double[] v = s.value();
        int n = v.length;
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Double.compare(v[i], v[j]));
        NormalDistribution normal = new NormalDistribution();
        double[] score = new double[n];
        for (int i = 0, k; i < n; i = k) {
            k = i;
            while (k < n && v[order[k]] == v[order[i]]) {
                k++;
            }
            double q = normal.inverseCumulativeProbability(0.5 * (i + k) / n);
            for (int a = i; a < k; a++) {
                score[order[a]] = q;
            }
        }
        return PointSamples.of(s.x(), s.y(), s.z(), score, s.hole());
    }

    /// Correlation of the values with their normal scores (Filliben 1975): near 1 if they are about normal.
    static double likeness(PointSamples s) {
        double[] score = normal(s).value();
        double[] v = s.value();
        double mean = s.mean();
        double sv = 0;
        double ss = 0;
        double vv = 0;
        for (int i = 0; i < v.length; i++) {
            sv += score[i] * (v[i] - mean);
            ss += score[i] * score[i];
            vv += (v[i] - mean) * (v[i] - mean);
        }
        return ss > 0 && vv > 0 ? sv / Math.sqrt(ss * vv) : 0;
    }
}
