package org.lodecast.detect.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodecast.Workers;

/// Grows one tree on gradients g and hessians h of a loss: always the leaf whose best cut gains most is
/// cut next. Gain is G_l²/(H_l + λ) + G_r²/(H_r + λ) − G²/(H + λ), the value of a leaf −G/(H + λ). Of
/// equal gains the first feature's lowest cut is taken, and the leaf that came first.
final class TreeGrower {
    private static final int CLASSES = Bins.MOST + 1;
    private static final double LEAST_HESSIAN = 1e-3;

    private final Bins bins;
    private final byte[][] classes;
    private final BoostedTrees.Settings settings;
    private final Workers workers;
    private final int[] order; // rows, those of a node side by side
    private final int[] spare;

    private double[] g = {};
    private double[] h = {};

    /// Sums by feature and class: gradient, hessian, rows.
    private record Sums(double[][] g, double[][] h, int[][] n) {}

    private record Cut(int feature, int bin, double gain) {}

    private static final class Node {
        final int first;
        final int end;
        final Sums sums;
        final double gradient;
        final double hessian;
        final @Nullable Cut cut;
        int number;

        Node(int first, int end, Sums sums, double gradient, double hessian, @Nullable Cut cut) {
            this.first = first;
            this.end = end;
            this.sums = sums;
            this.gradient = gradient;
            this.hessian = hessian;
            this.cut = cut;
        }
    }

    TreeGrower(Bins bins, byte[][] classes, BoostedTrees.Settings settings, Workers workers) {
        this.bins = bins;
        this.classes = classes;
        this.settings = settings;
        this.workers = workers;
        this.order = new int[classes[0].length];
        this.spare = new int[order.length];
    }

    /// Grows a tree and adds its values, times the rate, to the rows' `sum`.
    Tree grow(double[] gradient, double[] hessian, double[] sum) {
        g = gradient;
        h = hessian;
        Arrays.setAll(order, i -> i);
        int most = 2 * settings.leaves() - 1;
        int[] feature = new int[most];
        float[] cut = new float[most];
        int[] left = new int[most];
        double[] value = new double[most];
        Arrays.fill(feature, -1);
        List<Node> leaves = new ArrayList<>();
        leaves.add(node(0, order.length, sums(0, order.length)));
        int nodes = 1;
        while (leaves.size() < settings.leaves()) {
            Node best = richest(leaves);
            Cut c = best == null ? null : best.cut;
            if (best == null || c == null) {
                break;
            }
            int middle = part(best, c);
            // the smaller side is counted, the other is the rest
            boolean small = middle - best.first <= best.end - middle;
            Sums counted = small ? sums(best.first, middle) : sums(middle, best.end);
            Sums rest = minus(best.sums, counted);
            Node l = node(best.first, middle, small ? counted : rest);
            Node r = node(middle, best.end, small ? rest : counted);
            l.number = nodes;
            r.number = nodes + 1;
            feature[best.number] = c.feature;
            cut[best.number] = bins.upper(c.feature, c.bin);
            left[best.number] = nodes;
            nodes += 2;
            leaves.remove(best);
            leaves.add(l);
            leaves.add(r);
        }
        for (Node leaf : leaves) {
            double v = -settings.rate() * leaf.gradient / (leaf.hessian + settings.ridge());
            value[leaf.number] = v;
            for (int i = leaf.first; i < leaf.end; i++) {
                sum[order[i]] += v;
            }
        }
        return new Tree(
                Arrays.copyOf(feature, nodes),
                Arrays.copyOf(cut, nodes),
                Arrays.copyOf(left, nodes),
                Arrays.copyOf(value, nodes));
    }

    private static @Nullable Node richest(List<Node> leaves) {
        Node best = null;
        double gain = 0;
        for (Node n : leaves) {
            if (n.cut != null && n.cut.gain > gain) {
                best = n;
                gain = n.cut.gain;
            }
        }
        return best;
    }

    /// Rows of the left side first, each side in its order; returns where the right side begins.
    private int part(Node node, Cut c) {
        byte[] own = classes[c.feature];
        int l = node.first;
        int r = 0;
        for (int i = node.first; i < node.end; i++) {
            int row = order[i];
            if ((own[row] & 0xff) <= c.bin) {
                order[l++] = row;
            } else {
                spare[r++] = row;
            }
        }
        System.arraycopy(spare, 0, order, l, r);
        return l;
    }

    private Sums sums(int first, int end) {
        int features = bins.features();
        Sums s = new Sums(new double[features][], new double[features][], new int[features][]);
        workers.forEach(features, f -> {
            double[] sg = new double[CLASSES];
            double[] sh = new double[CLASSES];
            int[] sn = new int[CLASSES];
            byte[] own = classes[f];
            for (int i = first; i < end; i++) {
                int row = order[i];
                int k = own[row] & 0xff;
                sg[k] += g[row];
                sh[k] += h[row];
                sn[k]++;
            }
            s.g[f] = sg;
            s.h[f] = sh;
            s.n[f] = sn;
        });
        return s;
    }

    private static Sums minus(Sums a, Sums b) {
        for (int f = 0; f < a.g.length; f++) {
            for (int k = 0; k < CLASSES; k++) {
                a.g[f][k] -= b.g[f][k];
                a.h[f][k] -= b.h[f][k];
                a.n[f][k] -= b.n[f][k];
            }
        }
        return a;
    }

    private Node node(int first, int end, Sums s) {
        double gradient = Arrays.stream(s.g[0]).sum();
        double hessian = Arrays.stream(s.h[0]).sum();
        return new Node(first, end, s, gradient, hessian, best(s, end - first, gradient, hessian));
    }

    private @Nullable Cut best(Sums s, int rows, double gradient, double hessian) {
        if (rows < 2 * settings.leastRows()) {
            return null;
        }
        double whole = gradient * gradient / (hessian + settings.ridge());
        Cut best = null;
        double most = 1e-12;
        for (int f = 0; f < s.g.length; f++) {
            double gl = 0;
            double hl = 0;
            int nl = 0;
            for (int k = 0; k + 1 < CLASSES; k++) {
                gl += s.g[f][k];
                hl += s.h[f][k];
                nl += s.n[f][k];
                if (s.n[f][k] == 0 || nl < settings.leastRows() || hl < LEAST_HESSIAN) {
                    continue;
                }
                double hr = hessian - hl;
                if (rows - nl < settings.leastRows() || hr < LEAST_HESSIAN) {
                    break;
                }
                double gr = gradient - gl;
                double gain = gl * gl / (hl + settings.ridge()) + gr * gr / (hr + settings.ridge()) - whole;
                if (gain > most) {
                    most = gain;
                    best = new Cut(f, k, gain);
                }
            }
        }
        return best;
    }
}
