package org.lodecast.detect.maxent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodecast.Workers;

/// The features of all rows, never written out: linear features, hinges and thresholds of a layer are lines
/// within a cell of the layer ({@link Cells}), so that one pass over the rows serves them all, however many
/// there are; quadratics and products ("bends") are worked out from the layers where they are needed.
///
/// With n rows, C layers, F features of which B bends: η and Φᵀr cost O(n(C + B)) + O(F) instead of
/// O(nF).
final class Design {
    final List<Feature> features;
    final Rows rows;
    final Cells[] cells;
    final short[][] cell; // of each row, layer by layer
    final int[][] shapes; // features that are lines within a cell, by layer
    final int[] bends; // quadratics and products
    final Cells.Line[] lines; // by feature; of a bend nothing

    Design(Rows rows, List<Feature> features) {
        this.rows = rows;
        this.features = List.copyOf(features);
        int layers = rows.layers().length;
        cells = new Cells[layers];
        cell = new short[layers][];
        lines = new Cells.Line[features.size()];
        List<List<Integer>> byLayer = new ArrayList<>();
        List<Integer> bent = new ArrayList<>();
        for (int c = 0; c < layers; c++) {
            cells[c] = Cells.of(features, c);
            cell[c] = cells[c].of(rows.layers()[c]);
            byLayer.add(new ArrayList<>());
        }
        for (int j = 0; j < lines.length; j++) {
            lines[j] = new Cells.Line(0, 0, 0, 0);
            switch (features.get(j)) {
                case Feature.Quadratic _, Feature.Product _ -> bent.add(j);
                case Feature.Linear f -> byLayer.get(f.layer()).add(j);
                case Feature.Hinge f -> byLayer.get(f.layer()).add(j);
                case Feature.Threshold f -> byLayer.get(f.layer()).add(j);
            }
        }
        shapes = byLayer.stream().map(Design::array).toArray(int[][]::new);
        bends = array(bent);
        for (int c = 0; c < layers; c++) {
            for (int j : shapes[c]) {
                lines[j] = cells[c].line(features.get(j));
            }
        }
    }

    int count() {
        return lines.length;
    }

    /// The two layers whose product a bend is.
    float[] first(int bend) {
        return switch (features.get(bend)) {
            case Feature.Quadratic f -> rows.layers()[f.layer()];
            case Feature.Product f -> rows.layers()[f.first()];
            case Feature.Linear _, Feature.Hinge _, Feature.Threshold _ -> throw new IllegalArgumentException();
        };
    }

    float[] second(int bend) {
        return switch (features.get(bend)) {
            case Feature.Quadratic f -> rows.layers()[f.layer()];
            case Feature.Product f -> rows.layers()[f.second()];
            case Feature.Linear _, Feature.Hinge _, Feature.Threshold _ -> throw new IllegalArgumentException();
        };
    }

    /// The values of a feature, a row each.
    void column(int j, double[] out) {
        switch (features.get(j)) {
            case Feature.Quadratic _, Feature.Product _ -> {
                float[] x = first(j);
                float[] y = second(j);
                for (int i = 0; i < out.length; i++) {
                    out[i] = (double) x[i] * y[i];
                }
            }
            case Feature.Linear f -> line(j, f.layer(), out);
            case Feature.Hinge f -> line(j, f.layer(), out);
            case Feature.Threshold f -> line(j, f.layer(), out);
        }
    }

    private void line(int j, int layer, double[] out) {
        float[] x = rows.layers()[layer];
        short[] k = cell[layer];
        Cells.Line f = lines[j];
        for (int i = 0; i < out.length; i++) {
            out[i] = k[i] < f.low() ? 0 : k[i] < f.high() ? f.a() + f.b() * x[i] : 1;
        }
    }

    /// η = intercept + Φβ, into `out`. Rows go in blocks, so that the number of workers changes no bit.
    void predictor(double[] beta, double intercept, double[] out, Workers workers) {
        double[][] as = new double[cells.length][];
        double[][] bs = new double[cells.length][];
        for (int c = 0; c < cells.length; c++) {
            as[c] = new double[cells[c].count()];
            bs[c] = new double[cells[c].count()];
            for (int j : shapes[c]) {
                if (beta[j] != 0) {
                    lines[j].addTo(beta[j], as[c], bs[c]);
                }
            }
        }
        Blocks.forEach(out.length, workers, (block, from, to) -> {
            Arrays.fill(out, from, to, intercept);
            for (int c = 0; c < cells.length; c++) {
                double[] a = as[c];
                double[] b = bs[c];
                float[] x = rows.layers()[c];
                short[] k = cell[c];
                for (int i = from; i < to; i++) {
                    out[i] += a[k[i]] + b[k[i]] * x[i];
                }
            }
            for (int j : bends) {
                double w = beta[j];
                if (w != 0) {
                    float[] x = first(j);
                    float[] y = second(j);
                    for (int i = from; i < to; i++) {
                        out[i] += w * ((double) x[i] * y[i]);
                    }
                }
            }
        });
    }

    /// Φᵀr, a value a feature.
    double[] transposed(double[] r, Workers workers) {
        double[] out = new double[count()];
        workers.forEach(cells.length + bends.length, task -> {
            if (task < cells.length) {
                double[][] before = momentsBefore(task, r);
                for (int j : shapes[task]) {
                    out[j] = lines[j].dot(before[0], before[1]);
                }
            } else {
                int j = bends[task - cells.length];
                float[] x = first(j);
                float[] y = second(j);
                double sum = 0;
                for (int i = 0; i < r.length; i++) {
                    sum += r[i] * ((double) x[i] * y[i]);
                }
                out[j] = sum;
            }
        });
        return out;
    }

    /// Σr and Σrx of the rows in the cells of a layer before each, the totals last.
    double[][] momentsBefore(int layer, double[] r) {
        double[] s0 = new double[cells[layer].count() + 1];
        double[] s1 = new double[s0.length];
        float[] x = rows.layers()[layer];
        short[] k = cell[layer];
        for (int i = 0; i < r.length; i++) {
            s0[k[i]] += r[i];
            s1[k[i]] += r[i] * x[i];
        }
        Cells.accumulate(s0);
        Cells.accumulate(s1);
        return new double[][] {s0, s1};
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(i -> i).toArray();
    }
}
