package org.lodecast.geostat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.lodecast.drill.Composites;

/// Values at points in space, as columns of equal length; all numbers finite. The arrays are shared, not
/// copied.
///
/// @param x east [m]
/// @param y north [m]
/// @param z elevation [m]
/// @param value what was measured
/// @param hole number of the drillhole that each sample belongs to; 0 or more; samples of no hole each have
///     their own
public record PointSamples(double[] x, double[] y, double[] z, double[] value, int[] hole) {

    public PointSamples {
        int n = value.length;
        if (x.length != n || y.length != n || z.length != n || hole.length != n) {
            throw new IllegalArgumentException("columns of unequal length: x " + x.length + ", y " + y.length + ", z "
                    + z.length + ", value " + n + ", hole " + hole.length);
        }
        for (int i = 0; i < n; i++) {
            // One test for four numbers: a NaN or an infinity among them makes the sum of zeros NaN.
            if (Double.isNaN(0 * x[i] + 0 * y[i] + 0 * z[i] + 0 * value[i])) {
                throw new IllegalArgumentException(
                        "sample " + i + " is not finite: " + x[i] + ", " + y[i] + ", " + z[i] + ", value " + value[i]);
            }
            if (hole[i] < 0) {
                throw new IllegalArgumentException("hole number of sample " + i + " is negative: " + hole[i]);
            }
        }
    }

    /// Samples of no hole: each counts as a hole of its own.
    public static PointSamples of(double[] x, double[] y, double[] z, double[] value) {
        int[] hole = new int[value.length];
        Arrays.setAll(hole, i -> i);
        return new PointSamples(x, y, z, value, hole);
    }

    public static PointSamples of(double[] x, double[] y, double[] z, double[] value, int[] hole) {
        return new PointSamples(x, y, z, value, hole);
    }

    /// The composites at which a variable was measured; the others are left out. Holes are numbered as they
    /// come.
    ///
    /// @throws IllegalArgumentException if there is no such variable
    public static PointSamples of(Composites composites, String variable) {
        double[] v = composites.variable(variable).values();
        int n = 0;
        int[] kept = new int[v.length];
        for (int i = 0; i < v.length; i++) {
            if (Double.isFinite(v[i])) {
                kept[n++] = i;
            }
        }
        double[] x = new double[n];
        double[] y = new double[n];
        double[] z = new double[n];
        double[] value = new double[n];
        int[] hole = new int[n];
        Map<String, Integer> number = new HashMap<>();
        for (int k = 0; k < n; k++) {
            int i = kept[k];
            x[k] = composites.x()[i];
            y[k] = composites.y()[i];
            z[k] = composites.z()[i];
            value[k] = v[i];
            hole[k] = number.computeIfAbsent(composites.hole()[i], name -> number.size());
        }
        return new PointSamples(x, y, z, value, hole);
    }

    public int size() {
        return value.length;
    }

    /// The samples of these indices, in that order.
    public PointSamples pick(int[] indices) {
        int n = indices.length;
        double[] px = new double[n];
        double[] py = new double[n];
        double[] pz = new double[n];
        double[] pv = new double[n];
        int[] ph = new int[n];
        for (int k = 0; k < n; k++) {
            px[k] = x[indices[k]];
            py[k] = y[indices[k]];
            pz[k] = z[indices[k]];
            pv[k] = value[indices[k]];
            ph[k] = hole[indices[k]];
        }
        return new PointSamples(px, py, pz, pv, ph);
    }

    /// For each sample the number of its place, 0, 1, … in order of first appearance; samples at exactly
    /// the same place share theirs.
    public int[] places() {
        int[] place = new int[size()];
        int[] first = new int[size()]; // sample of each place
        int[] table = new int[Math.max(16, Integer.highestOneBit(size()) << 2)]; // place + 1, 0 where free
        int places = 0;
        for (int i = 0; i < size(); i++) {
            int at = slot(i, table.length);
            while (table[at] > 0 && !samePlace(i, first[table[at] - 1])) {
                at = at + 1 & table.length - 1;
            }
            if (table[at] == 0) {
                first[places++] = i;
                table[at] = places;
            }
            place[i] = table[at] - 1;
        }
        return place;
    }

    private boolean samePlace(int i, int j) {
        return x[i] == x[j] && y[i] == y[j] && z[i] == z[j];
    }

    /// Where to look for a place first; adding 0.0 makes a negative zero positive.
    private int slot(int i, int slots) {
        long h = Double.doubleToLongBits(x[i] + 0.0);
        h = h * 0x9E3779B97F4A7C15L + Double.doubleToLongBits(y[i] + 0.0);
        h = h * 0x9E3779B97F4A7C15L + Double.doubleToLongBits(z[i] + 0.0);
        h *= 0x9E3779B97F4A7C15L;
        return (int) (h >>> 32 ^ h >>> 44) & slots - 1;
    }

    /// Samples at exactly the same place become one: the mean of their values, in the hole of the first of
    /// them. Without this a kriging system would be singular. Order is that of first appearance.
    public PointSamples mergeDuplicates() {
        int[] place = places();
        int[] first = new int[size()];
        double[] sum = new double[size()];
        int[] count = new int[size()];
        int n = 0;
        for (int i = 0; i < size(); i++) {
            if (place[i] == n) {
                first[n++] = i;
            }
            sum[place[i]] += value[i];
            count[place[i]]++;
        }
        if (n == size()) {
            return this;
        }
        PointSamples merged = pick(Arrays.copyOf(first, n));
        for (int k = 0; k < n; k++) {
            merged.value[k] = sum[k] / count[k];
        }
        return merged;
    }

    /// Mean of the values, NaN without samples.
    public double mean() {
        double sum = 0;
        for (double v : value) {
            sum += v;
        }
        return sum / size();
    }

    /// Variance of the values (divisor n), 0 for fewer than two samples or equal values.
    public double variance() {
        double mean = mean();
        double sum = 0;
        boolean equal = true;
        for (double v : value) {
            sum += (v - mean) * (v - mean);
            equal &= v == value[0];
        }
        return equal ? 0 : sum / size(); // equal values must give exactly 0, which a rounded mean would not
    }
}
