package org.lodecast.geochem;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Front and tail elements of a halo against elevation.
///
/// Of each datum, f = mean ln(C/B) over the front elements, t = likewise over the tail elements, B their
/// backgrounds; f − t is the log of the ratio of geometric means, but for a constant that makes it 0 in the
/// background. A slice has the weighted means over the data that hold all elements of both, above zero.
///
/// Standard errors are told from how groups of data (holes) differ within slices: with Wg the weight of group
/// g and W that of its slice, se = s·√(Σ Wg²)/W, s² pooled over the slices. With one group only, from the
/// differences of neighbouring slices.
///
/// @param slices from top to bottom
/// @param front elements used
/// @param tail elements used
/// @param data used in each slice
/// @param level mean f of each slice, NaN where there are no data
/// @param levelError standard error of each
/// @param ratio mean f − t of each slice
/// @param ratioError standard error of each
/// @param trend of the ratio against elevation [1/m]: positive where front elements stand above tail ones, as
///     they should
/// @param leftOut data left out for want of an element
public record FrontTail(
        List<HaloSlices.Slice> slices,
        List<String> front,
        List<String> tail,
        int[] data,
        double[] level,
        double[] levelError,
        double[] ratio,
        double[] ratioError,
        RobustTrend trend,
        int leftOut) {
    /// Elements of the halo before the ore.
    public static final List<String> FRONT = List.of("As", "Sb", "Hg");
    /// Elements of the halo behind it.
    public static final List<String> TAIL = List.of("W", "Bi", "Co", "Mo");
    /// The same without cobalt, which shale is rich in.
    public static final List<String> TAIL_WITHOUT_CO = List.of("W", "Bi", "Mo");

    /// With those of the named elements that the data have.
    ///
    /// @throws IllegalArgumentException if they have none of a side
    public static FrontTail of(HaloData data, HaloSlices slices, List<String> front, List<String> tail) {
        int[] f = columns(data, front);
        int[] t = columns(data, tail);
        int n = slices.slices().size();
        int[] at = HaloSlices.index(data, slices.slices());
        Means levels = new Means(n);
        Means ratios = new Means(n);
        int[] count = new int[n];
        int leftOut = 0;
        for (int i = 0; i < at.length; i++) {
            if (at[i] < 0) {
                continue;
            }
            double a = meanLog(data, slices, f, i);
            double b = meanLog(data, slices, t, i);
            if (Double.isFinite(a + b)) {
                levels.add(at[i], data.group(i), data.weight(i), a);
                ratios.add(at[i], data.group(i), data.weight(i), a - b);
                count[at[i]]++;
            } else {
                leftOut++;
            }
        }
        double[] middle =
                slices.slices().stream().mapToDouble(HaloSlices.Slice::middle).toArray();
        double[] ratio = ratios.mean();
        return new FrontTail(
                slices.slices(),
                front.stream().filter(data.elements()::contains).toList(),
                tail.stream().filter(data.elements()::contains).toList(),
                count,
                levels.mean(),
                levels.error(),
                ratio,
                ratios.error(),
                RobustTrend.of(middle, ratio),
                leftOut);
    }

    /// Ends of the 95 % interval of the ratio in a slice.
    public double[] interval(int slice) {
        double half = 1.96 * ratioError[slice];
        return new double[] {ratio[slice] - half, ratio[slice] + half};
    }

    private static int[] columns(HaloData data, List<String> names) {
        int[] columns =
                names.stream().mapToInt(data::indexOf).filter(e -> e >= 0).toArray();
        if (columns.length == 0) {
            throw new IllegalArgumentException("the ratio of front to tail needs one of " + names);
        }
        return columns;
    }

    private static double meanLog(HaloData data, HaloSlices slices, int[] columns, int i) {
        double sum = 0;
        for (int e : columns) {
            double c = data.value(e, i);
            sum += c > 0 ? Math.log(c / slices.background()[e]) : Double.NaN;
        }
        return sum / columns.length;
    }

    /// Weighted means by slice and how far groups stray from them.
    private static final class Means {
        private final double[] weight;
        private final double[] sum;
        private final Map<Integer, double[]> groups = new HashMap<>();

        Means(int slices) {
            weight = new double[slices];
            sum = new double[slices];
        }

        void add(int slice, int group, double w, double value) {
            weight[slice] += w;
            sum[slice] += w * value;
            double[] own = groups.computeIfAbsent(group, g -> new double[2 * weight.length]);
            own[2 * slice] += w;
            own[2 * slice + 1] += w * value;
        }

        double[] mean() {
            double[] mean = new double[sum.length];
            Arrays.setAll(mean, j -> sum[j] / weight[j]);
            return mean;
        }

        double[] error() {
            double[] mean = mean();
            double[] squares = new double[sum.length];
            double between = 0;
            double free = 0;
            int[] order = groups.keySet().stream().mapToInt(g -> g).sorted().toArray();
            for (int g : order) { // in one order, or the last bits change
                double[] own = groups.getOrDefault(g, new double[0]);
                for (int j = 0; j < sum.length; j++) {
                    double w = own[2 * j];
                    if (w > 0) {
                        squares[j] += w * w;
                        double d = own[2 * j + 1] / w - mean[j];
                        between += w * d * d;
                        free += w * (1 - w / weight[j]);
                    }
                }
            }
            double variance = free > 1e-9 * Arrays.stream(weight).sum() ? between / free : neighbours(mean);
            double[] error = new double[sum.length];
            Arrays.setAll(error, j -> Math.sqrt(variance * squares[j]) / weight[j]);
            return error;
        }

        private static double neighbours(double[] mean) {
            double[] known = Arrays.stream(mean).filter(Double::isFinite).toArray();
            double squares = 0;
            for (int j = 1; j < known.length; j++) {
                squares += (known[j] - known[j - 1]) * (known[j] - known[j - 1]) / 2;
            }
            return known.length < 2 ? Double.NaN : squares / (known.length - 1);
        }
    }
}
