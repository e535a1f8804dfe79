package org.lodecast.detect.mixture;

import java.util.List;
import java.util.function.IntConsumer;

/// A density p(x) = Σₖ wₖ N(x; μₖ, Σₖ). Logarithms throughout (log-sum-exp), so that ground far from every
/// component still has an order.
public final class Mixture {
    private static final double LN_2PI = Math.log(2 * Math.PI);

    private final Covariance kind;
    private final List<Component> components;
    private final double[][] whitening;
    private final double[] constant; // ln wₖ − ½d ln 2π − ½ ln |Σₖ|

    private Mixture(Covariance kind, List<Component> components) {
        this.kind = kind;
        this.components = List.copyOf(components);
        int k = components.size();
        whitening = new double[k][];
        constant = new double[k];
        int d = components.get(0).mean().length;
        for (int i = 0; i < k; i++) {
            Component c = components.get(i);
            // one matrix, one factor
            whitening[i] = kind == Covariance.TIED && i > 0 ? whitening[0] : c.whitening();
            constant[i] = Math.log(c.weight()) - d * LN_2PI / 2;
            for (int j = 0; j < d; j++) {
                constant[i] += Math.log(whitening[i][j * d + j]);
            }
        }
    }

    /// @param components at least one
    /// @throws ArithmeticException if a covariance is not positive definite
    public static Mixture of(Covariance kind, List<Component> components) {
        if (components.isEmpty()) {
            throw new IllegalArgumentException("a mixture without components");
        }
        return new Mixture(kind, components);
    }

    public Covariance kind() {
        return kind;
    }

    public List<Component> components() {
        return components;
    }

    /// Number of components.
    public int size() {
        return components.size();
    }

    /// Number of columns.
    public int width() {
        return components.get(0).mean().length;
    }

    /// The density of some of the columns, whatever the others are.
    ///
    /// @param kept numbers of the columns that stay, at least one
    public Mixture marginal(int[] kept) {
        return new Mixture(kind, components.stream().map(c -> c.marginal(kept)).toList());
    }

    /// ln p of each row.
    public double[] logDensity(Rows rows) {
        double[] result = new double[rows.size()];
        Block block = new Block(this);
        eachBlock(rows, from -> {
            block.expect(rows, from);
            System.arraycopy(block.density(), 0, result, from, block.count());
        });
        return result;
    }

    /// Σₖ P(k|x)·valueₖ of each row, P(k|x) = wₖ N(x; μₖ, Σₖ)/p(x).
    public double[] posteriorMean(Rows rows, double[] value) {
        double[] result = new double[rows.size()];
        Block block = new Block(this);
        eachBlock(rows, from -> {
            block.expect(rows, from);
            for (int k = 0; k < value.length; k++) {
                double[] share = block.share(k);
                for (int b = 0; b < block.count(); b++) {
                    result[from + b] += share[b] * value[k];
                }
            }
        });
        return result;
    }

    /// Σ over the rows of P(k|x), for each component k: how many rows it has.
    public double[] counts(Rows rows) {
        double[] counts = new double[size()];
        Block block = new Block(this);
        eachBlock(rows, from -> {
            block.expect(rows, from);
            for (int k = 0; k < counts.length; k++) {
                counts[k] += Block.sum(block.share(k), block.count());
            }
        });
        return counts;
    }

    static void eachBlock(Rows rows, IntConsumer task) {
        for (int from = 0; from < rows.size(); from += Block.SIZE) {
            task.accept(from);
        }
    }

    double[] whitening(int k) {
        return whitening[k];
    }

    double constant(int k) {
        return constant[k];
    }
}
