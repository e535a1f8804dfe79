package org.lodecast.detect.maxent;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A {@link Model} made ready for many voxels: η = α + Σ over layers (a + bx + cx²) + Σ products, a and b by
/// the cell of the layer in which x lies, however many hinges and thresholds there are. Takes no more than
/// rounding off {@link Model#predictor}.
public final class Surface {
    private final Model model;
    private final Cells[] cells;
    private final double[][] a;
    private final double[][] b;
    private final double[] c;
    private final List<Term> products;
    private final int[] first;
    private final int[] second;

    private Surface(Model model) {
        this.model = model;
        int layers = model.low().length;
        List<Feature> features = model.terms().stream().map(Term::feature).toList();
        cells = IntStream.range(0, layers).mapToObj(l -> Cells.of(features, l)).toArray(Cells[]::new);
        a = Arrays.stream(cells).map(k -> new double[k.count()]).toArray(double[][]::new);
        b = Arrays.stream(cells).map(k -> new double[k.count()]).toArray(double[][]::new);
        c = new double[layers];
        for (Term t : model.terms()) {
            switch (t.feature()) {
                case Feature.Linear f -> add(f.layer(), t);
                case Feature.Hinge f -> add(f.layer(), t);
                case Feature.Threshold f -> add(f.layer(), t);
                case Feature.Quadratic f -> c[f.layer()] += t.weight();
                case Feature.Product _ -> {}
            }
        }
        products = model.terms().stream()
                .filter(t -> t.feature() instanceof Feature.Product)
                .toList();
        first = products.stream()
                .mapToInt(t -> ((Feature.Product) t.feature()).first())
                .toArray();
        second = products.stream()
                .mapToInt(t -> ((Feature.Product) t.feature()).second())
                .toArray();
    }

    public static Surface of(Model model) {
        return new Surface(model);
    }

    private void add(int layer, Term t) {
        cells[layer].line(t.feature()).addTo(t.weight(), a[layer], b[layer]);
    }

    /// η.
    ///
    /// @param x layers at a voxel
    /// @param parts where each layer's part in η − α goes: its own terms, and half of each product that it
    ///     is in
    public double at(double[] x, double[] parts) {
        double sum = model.alpha();
        for (int l = 0; l < cells.length; l++) {
            double v = held(x, l);
            int k = cells[l].of(v);
            parts[l] = a[l][k] + (b[l][k] + c[l] * v) * v;
            sum += parts[l];
        }
        for (int p = 0; p < first.length; p++) {
            Term t = products.get(p);
            double value = t.weight() * Math.clamp(held(x, first[p]) * held(x, second[p]), t.low(), t.high());
            parts[first[p]] += value / 2;
            parts[second[p]] += value / 2;
            sum += value;
        }
        return sum;
    }

    private double held(double[] x, int layer) {
        return Math.clamp(x[layer], model.low()[layer], model.high()[layer]);
    }
}
