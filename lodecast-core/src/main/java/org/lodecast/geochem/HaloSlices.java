package org.lodecast.geochem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Horizontal slices of the ground, from top to bottom, and how strong the anomaly of each element is in
/// each.
///
/// The linear productivity of an element in a level is the mean content of its anomaly, in units of the
/// background, times the anomaly's width (Beus and Grigorian 1977). Here, for a metre of level:
///
/// {@link Measure#ANOMALY} M = Σ w·(C/B − 1) over C ≥ T / Σ w = mean contrast of the anomaly × share of
/// the level that it takes, as published; {@link Measure#GEOMETRIC} M = exp(Σ w·ln(C/B) / Σ w) − 1, at
/// least 0: contrast of the geometric mean.
///
/// B is the median of the element over all slices, T = B·exp(k·s), s = ln of the median over the 16th
/// percentile: the spread of the lower half, where no anomaly is. The geometric mean is the default: a few
/// samples of ore do not rule it, and values below the background count against those above. Of 24 deposits
/// simulated with a known sequence, cut into ten slices, it gave back the whole sequence of 18; the
/// published measure that of 2.
///
/// @param elements names
/// @param slices from top to bottom
/// @param background B of each element, in its unit; NaN if it was never above zero
/// @param threshold T of each, likewise
/// @param productivity M by element, then slice; NaN where a slice holds no value of it
/// @param remark slices merged or left out, empty if none
public record HaloSlices(
        List<String> elements,
        List<Slice> slices,
        double[] background,
        double[] threshold,
        double[][] productivity,
        String remark) {

    /// How the strength of an anomaly in a slice is measured; the formulas stand above.
    public enum Measure {
        ANOMALY,
        GEOMETRIC
    }

    /// A slice of elevation.
    ///
    /// @param low elevation of its floor [m]
    /// @param high elevation of its top [m]
    /// @param data how many data lie in it
    /// @param weight of them all
    public record Slice(double low, double high, int data, double weight) {
        /// Elevation of its middle [m].
        public double middle() {
            return (low + high) / 2;
        }
    }

    /// How to slice.
    ///
    /// @param height of a slice [m]; 0 to make `count` of equal height
    /// @param count of slices, where no height is set
    /// @param leastData fewer data than this do not make a slice: it is joined with the one below, the last
    ///     with the one above
    /// @param measure of the strength of an anomaly
    /// @param anomaly k: how many times the spread of the background above it an anomaly begins
    public record Settings(double height, int count, int leastData, Measure measure, double anomaly) {
        /// Ten slices of 30 data or more.
        public static final Settings DEFAULT = ofCount(10);

        public Settings {
            if (!(height >= 0) || height == 0 && count < 2 || leastData < 1 || !(anomaly >= 0)) {
                throw new IllegalArgumentException("slices: a height or at least 2, 1 datum and an anomaly from 0,"
                        + " not " + height + ", " + count + ", " + leastData + ", " + anomaly);
            }
        }

        public static Settings ofCount(int count) {
            return new Settings(0, count, 30, Measure.GEOMETRIC, 1);
        }

        public static Settings ofHeight(double height) {
            return new Settings(height, 0, 30, Measure.GEOMETRIC, 1);
        }
    }

    /// @throws IllegalArgumentException if the data do not fill two slices
    public static HaloSlices of(HaloData data, Settings settings) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < data.size(); i++) {
            if (data.weight(i) > 0) {
                low = Math.min(low, data.elevation(i));
                high = Math.max(high, data.elevation(i));
            }
        }
        List<String> remarks = new ArrayList<>();
        List<Slice> slices = high > low ? slices(data, low, high, settings, remarks) : List.of();
        if (slices.size() < 2) {
            throw new IllegalArgumentException("zonation needs two slices of at least " + settings.leastData
                    + " data; there are " + slices.size());
        }
        int m = data.elements().size();
        double[] background = new double[m];
        double[] threshold = new double[m];
        for (int e = 0; e < m; e++) {
            ConcentrationCurve curve = data.curve(e);
            background[e] = curve.quantile(0.5);
            double spread = Math.log(background[e] / curve.quantile(0.16));
            threshold[e] = background[e] * Math.exp(settings.anomaly * spread);
        }
        int[] slice = index(data, slices);
        double[][] productivity = new double[m][];
        for (int e = 0; e < m; e++) {
            double[] limits = {background[e], threshold[e]};
            productivity[e] = productivity(data, e, slice, slices.size(), settings.measure, limits);
        }
        return new HaloSlices(data.elements(), slices, background, threshold, productivity, String.join("; ", remarks));
    }

    private static double[] productivity(
            HaloData data, int e, int[] slice, int slices, Measure measure, double[] limits) {
        boolean geometric = measure == Measure.GEOMETRIC;
        double[] sum = new double[slices];
        double[] weight = new double[slices];
        for (int i = 0; i < slice.length; i++) {
            double c = data.value(e, i);
            if (slice[i] >= 0 && (geometric ? c > 0 : !Double.isNaN(c))) {
                weight[slice[i]] += data.weight(i);
                double over = c / limits[0];
                sum[slice[i]] += data.weight(i) * (geometric ? Math.log(over) : c >= limits[1] ? over - 1 : 0);
            }
        }
        for (int j = 0; j < slices; j++) {
            double mean = sum[j] / weight[j];
            sum[j] = geometric ? Math.max(0, Math.expm1(mean)) : mean;
        }
        return sum;
    }

    /// Number of the slice that each datum lies in, −1 for those of no weight.
    static int[] index(HaloData data, List<Slice> slices) {
        int[] slice = new int[data.size()];
        for (int i = 0; i < slice.length; i++) {
            double z = data.elevation(i);
            int j = 0;
            while (j < slices.size() - 1 && z < slices.get(j).low()) {
                j++;
            }
            slice[i] = data.weight(i) > 0 ? j : -1;
        }
        return slice;
    }

    private static List<Slice> slices(HaloData data, double low, double high, Settings settings, List<String> remarks) {
        // of a set height they are laid at whole multiples, so that more data do not shift them
        double height = settings.height > 0 ? settings.height : (high - low) / settings.count;
        double top = settings.height > 0 ? Math.ceil(high / height) * height : high;
        double bottom = settings.height > 0 ? Math.floor(low / height) * height : low;
        int n = (int) Math.max(1, Math.round((top - bottom) / height));
        int[] count = new int[n];
        double[] weight = new double[n];
        for (int i = 0; i < data.size(); i++) {
            if (data.weight(i) > 0) {
                int j = Math.clamp((int) Math.floor((top - data.elevation(i)) / height), 0, n - 1);
                count[j]++;
                weight[j] += data.weight(i);
            }
        }
        List<Slice> slices = new ArrayList<>();
        int joined = 0;
        Slice open = new Slice(top, top, 0, 0);
        for (int j = 0; j < n; j++) {
            double floor = j == n - 1 ? bottom : top - (j + 1) * height;
            open = new Slice(floor, open.high, open.data + count[j], open.weight + weight[j]);
            if (open.data >= settings.leastData) {
                slices.add(open);
                open = new Slice(floor, floor, 0, 0);
            } else {
                joined++;
            }
        }
        if (open.high > open.low && !slices.isEmpty()) {
            Slice last = slices.removeLast();
            slices.add(new Slice(open.low, last.high, last.data + open.data, last.weight + open.weight));
        }
        if (joined > 0) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "%d of %d slices hold fewer than %d data and are joined with the next",
                    joined,
                    n,
                    settings.leastData));
        }
        return List.copyOf(slices);
    }

    /// Productivity of one element by slice.
    ///
    /// @throws IllegalArgumentException if there is no such element
    public double[] productivity(String element) {
        int e = elements.indexOf(element);
        if (e < 0) {
            throw new IllegalArgumentException("no element " + element + " among " + elements);
        }
        return Arrays.copyOf(productivity[e], productivity[e].length);
    }
}
