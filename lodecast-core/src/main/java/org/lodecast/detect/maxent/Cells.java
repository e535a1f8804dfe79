package org.lodecast.detect.maxent;

import java.util.Arrays;
import java.util.List;

/// A layer's range cut at every knot of its features: within a cell each feature of the layer is a straight
/// line a + bx (quadratics and products excepted), so sums over rows need only the moments of each cell.
///
/// @param cuts rising; cell k holds cuts[k−1] ≤ x < cuts[k]
record Cells(double[] cuts) {

    static Cells of(List<Feature> features, int layer) {
        return new Cells(features.stream()
                .flatMapToDouble(f -> switch (f) {
                    case Feature.Hinge h when h.layer() == layer -> java.util.stream.DoubleStream.of(h.low(), h.high());
                    case Feature.Threshold t when t.layer() == layer -> java.util.stream.DoubleStream.of(t.knot());
                    case Feature.Hinge _,
                            Feature.Threshold _,
                            Feature.Linear _,
                            Feature.Quadratic _,
                            Feature.Product _ -> java.util.stream.DoubleStream.empty();
                })
                .sorted()
                .distinct()
                .toArray());
    }

    int count() {
        return cuts.length + 1;
    }

    int of(double x) {
        int at = Arrays.binarySearch(cuts, x);
        return at >= 0 ? at + 1 : -at - 1;
    }

    short[] of(float[] x) {
        short[] cell = new short[x.length];
        for (int i = 0; i < x.length; i++) {
            cell[i] = (short) of(x[i]);
        }
        return cell;
    }

    /// A feature of the layer over the cells.
    Line line(Feature feature) {
        return switch (feature) {
            case Feature.Linear _ -> new Line(0, count(), 0, 1);
            case Feature.Hinge h ->
                new Line(of(h.low()), of(h.high()), -h.low() / (h.high() - h.low()), 1 / (h.high() - h.low()));
            case Feature.Threshold t -> new Line(of(t.knot()), of(t.knot()), 0, 0);
            case Feature.Quadratic _, Feature.Product _ -> throw new IllegalArgumentException("no line: " + feature);
        };
    }

    /// 0 in the cells before `low`, a + bx from there to before `high`, 1 from `high` on.
    record Line(int low, int high, double a, double b) {
        /// Σ wf over rows, of which c₀ and c₁ are the sums of w and wx in all cells before each, the total
        /// last.
        double dot(double[] c0, double[] c1) {
            return a * (c0[high] - c0[low]) + b * (c1[high] - c1[low]) + (c0[c0.length - 1] - c0[high]);
        }

        /// Adds `weight` times the line to tables of a and b by cell.
        void addTo(double weight, double[] as, double[] bs) {
            for (int k = low; k < high; k++) {
                as[k] += weight * a;
                bs[k] += weight * b;
            }
            for (int k = high; k < as.length; k++) {
                as[k] += weight;
            }
        }
    }

    /// Each value becomes the sum of those before it; the last, given as 0, the total.
    static void accumulate(double[] values) {
        double sum = 0;
        for (int k = 0; k < values.length; k++) {
            double v = values[k];
            values[k] = sum;
            sum += v;
        }
    }
}
