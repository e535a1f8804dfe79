package org.lodecast.detect.maxent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodecast.Workers;

/// ΦᵀWΦ of some features, W the weights of the rows, from moments of cells: two layers of K and L cells need
/// one pass over the rows for the sums of w, wx, wy and wxy in each of K·L pairs of cells; summed up along
/// the cells, they give a feature of one layer with every feature of the other for O(L) and O(1) each.
final class Gram {
    private final Design design;
    private final double[] weight;
    private final int[] set;
    private final int[][] shapes; // places in the set, by layer
    private final int[] bends; // places in the set
    private final double[] gram;

    private Gram(Design design, double[] weight, int[] set) {
        this.design = design;
        this.weight = weight;
        this.set = set;
        this.gram = new double[set.length * set.length];
        int layers = design.cells.length;
        List<List<Integer>> byLayer = new ArrayList<>();
        for (int c = 0; c <= layers; c++) {
            byLayer.add(new ArrayList<>());
        }
        for (int p = 0; p < set.length; p++) {
            int home = switch (design.features.get(set[p])) {
                case Feature.Quadratic _, Feature.Product _ -> layers;
                case Feature.Linear f -> f.layer();
                case Feature.Hinge f -> f.layer();
                case Feature.Threshold f -> f.layer();
            };
            byLayer.get(home).add(p);
        }
        shapes = byLayer.subList(0, layers).stream()
                .map(l -> l.stream().mapToInt(i -> i).toArray())
                .toArray(int[][]::new);
        bends = byLayer.get(layers).stream().mapToInt(i -> i).toArray();
    }

    /// @param set numbers of the features
    /// @return row by row
    static double[] of(Design design, double[] weight, int[] set, Workers workers) {
        Gram g = new Gram(design, weight, set);
        List<Runnable> tasks = new ArrayList<>();
        for (int c = 0; c < g.shapes.length; c++) {
            int one = c;
            if (g.shapes[one].length > 0) {
                tasks.add(() -> g.layer(one));
            }
            for (int d = 0; d < c; d++) {
                int two = d;
                if (g.shapes[one].length > 0 && g.shapes[two].length > 0) {
                    tasks.add(() -> g.layers(one, two));
                }
            }
        }
        for (int b = 0; b < g.bends.length; b++) {
            int bend = b;
            tasks.add(() -> g.bend(bend));
        }
        // each task writes entries of its own
        workers.forEach(tasks.size(), t -> tasks.get(t).run());
        return g.gram;
    }

    /// Features of one layer: Σ wff′. A line times a line is one more line in w and wx of the first's rows.
    private void layer(int c) {
        int cells = design.cells[c].count();
        double[][] s = new double[3][cells];
        float[] x = design.rows.layers()[c];
        short[] k = design.cell[c];
        for (int i = 0; i < weight.length; i++) {
            double wx = weight[i] * x[i];
            s[0][k[i]] += weight[i];
            s[1][k[i]] += wx;
            s[2][k[i]] += wx * x[i];
        }
        double[] a = new double[cells];
        double[] b = new double[cells];
        double[] u0 = new double[cells + 1];
        double[] u1 = new double[cells + 1];
        for (int p : shapes[c]) {
            Arrays.fill(a, 0);
            Arrays.fill(b, 0);
            design.lines[set[p]].addTo(1, a, b);
            for (int q = 0; q < cells; q++) {
                u0[q] = a[q] * s[0][q] + b[q] * s[1][q]; // Σ wf in the cell
                u1[q] = a[q] * s[1][q] + b[q] * s[2][q]; // Σ wfx
            }
            u0[cells] = 0;
            u1[cells] = 0;
            Cells.accumulate(u0);
            Cells.accumulate(u1);
            for (int other : shapes[c]) {
                if (other <= p) {
                    put(p, other, design.lines[set[other]].dot(u0, u1));
                }
            }
        }
    }

    /// Features of two layers: Σ wff′.
    private void layers(int c, int d) {
        int high = design.cells[c].count();
        int wide = design.cells[d].count();
        double[] s = pairMomentsBefore(c, d);
        double[] u0 = new double[wide + 1];
        double[] u1 = new double[wide + 1];
        for (int p : shapes[c]) {
            Cells.Line f = design.lines[set[p]];
            for (int l = 0; l < wide; l++) {
                int from = 4 * (f.low() * wide + l);
                int to = 4 * (f.high() * wide + l);
                int end = 4 * (high * wide + l);
                u0[l] = f.a() * (s[to] - s[from]) + f.b() * (s[to + 1] - s[from + 1]) + (s[end] - s[to]);
                u1[l] = f.a() * (s[to + 2] - s[from + 2])
                        + f.b() * (s[to + 3] - s[from + 3])
                        + (s[end + 2] - s[to + 2]);
            }
            u0[wide] = 0;
            u1[wide] = 0;
            Cells.accumulate(u0);
            Cells.accumulate(u1);
            for (int q : shapes[d]) {
                put(p, q, design.lines[set[q]].dot(u0, u1));
            }
        }
    }

    /// Σw, Σwx, Σwy, Σwxy, x the layer c and y the layer d, of the rows in each cell of d and the cells of c
    /// before each, the totals last.
    private double[] pairMomentsBefore(int c, int d) {
        int wide = design.cells[d].count();
        double[] s = new double[4 * (design.cells[c].count() + 1) * wide];
        float[] x = design.rows.layers()[c];
        float[] y = design.rows.layers()[d];
        short[] k = design.cell[c];
        short[] l = design.cell[d];
        for (int i = 0; i < weight.length; i++) {
            int at = 4 * ((k[i] + 1) * wide + l[i]);
            double w = weight[i];
            double wx = w * x[i];
            s[at] += w;
            s[at + 1] += wx;
            s[at + 2] += w * y[i];
            s[at + 3] += wx * y[i];
        }
        for (int at = 4 * wide; at < s.length; at++) {
            s[at] += s[at - 4 * wide];
        }
        return s;
    }

    /// A bend with the features of every layer, and with the bends up to it.
    private void bend(int b) {
        int p = bends[b];
        double[] r = weight.clone();
        float[] x = design.first(set[p]);
        float[] y = design.second(set[p]);
        for (int i = 0; i < r.length; i++) {
            r[i] *= (double) x[i] * y[i];
        }
        for (int c = 0; c < shapes.length; c++) {
            if (shapes[c].length > 0) {
                double[][] before = design.momentsBefore(c, r);
                for (int q : shapes[c]) {
                    put(p, q, design.lines[set[q]].dot(before[0], before[1]));
                }
            }
        }
        for (int o = 0; o <= b; o++) {
            float[] u = design.first(set[bends[o]]);
            float[] v = design.second(set[bends[o]]);
            double sum = 0;
            for (int i = 0; i < r.length; i++) {
                sum += r[i] * ((double) u[i] * v[i]);
            }
            put(p, bends[o], sum);
        }
    }

    private void put(int p, int q, double value) {
        gram[p * set.length + q] = value;
        gram[q * set.length + p] = value;
    }
}
