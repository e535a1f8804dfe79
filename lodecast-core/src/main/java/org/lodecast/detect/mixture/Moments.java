package org.lodecast.detect.mixture;

import java.util.ArrayList;
import java.util.List;

/// What maximisation needs of each component: the sums of shares, and of first and second powers about a
/// centre near the mean, where the difference of the two loses nothing.
final class Moments {
    /// Fewer rows than this leave a component without a mean.
    private static final double FEWEST = 1e-6;

    private final double[][] centre;
    private final double[] weight;
    private final double[][] first;
    private final double[][] second;

    Moments(double[][] centre) {
        this.centre = centre;
        int d = centre[0].length;
        weight = new double[centre.length];
        first = new double[centre.length][d];
        second = new double[centre.length][d * d];
    }

    /// Of rows that belong to one component each.
    static Moments ofLabels(Rows rows, int[] labels, int k) {
        int d = rows.width();
        double[][] centre = new double[k][d];
        for (int c = 0; c < d; c++) {
            double sum = 0;
            for (double x : rows.columns()[c]) {
                sum += x;
            }
            for (double[] m : centre) {
                m[c] = sum / rows.size();
            }
        }
        Moments m = new Moments(centre);
        double[] x = new double[d];
        for (int n = 0; n < rows.size(); n++) {
            int l = labels[n];
            for (int i = 0; i < d; i++) {
                x[i] = rows.columns()[i][n] - centre[l][i];
            }
            m.weight[l]++;
            for (int i = 0; i < d; i++) {
                m.first[l][i] += x[i];
                for (int j = 0; j <= i; j++) {
                    m.second[l][i * d + j] += x[i] * x[j];
                }
            }
        }
        return m;
    }

    /// Adds the rows that a block has taken in.
    void add(Block block, Rows rows, int from) {
        for (int k = 0; k < weight.length; k++) {
            weight[k] += block.addMoments(rows, from, k, first[k], second[k]);
        }
    }

    /// The mixture that these moments make likeliest, with `ridge` added to each variance:
    /// wₖ = nₖ/n, μₖ = Σrx/nₖ, Σₖ = Σr(x − μₖ)(x − μₖ)ᵀ/nₖ, or, tied, the mean of these by nₖ. A component
    /// that has lost its rows falls away.
    ///
    /// @throws ArithmeticException if a covariance is singular, which a ridge prevents
    Mixture maximise(Covariance kind, double ridge) {
        int d = centre[0].length;
        double n = 0;
        for (double w : weight) {
            n += w >= FEWEST ? w : 0;
        }
        double[] pooled = new double[d * d];
        List<Component> components = new ArrayList<>();
        for (int k = 0; k < weight.length; k++) {
            if (weight[k] < FEWEST) {
                continue;
            }
            double[] mean = new double[d];
            double[] s = kind == Covariance.TIED ? pooled : new double[d * d];
            double share = kind == Covariance.TIED ? n : weight[k];
            for (int i = 0; i < d; i++) {
                mean[i] = centre[k][i] + first[k][i] / weight[k];
                for (int j = kind.first(i); j <= i; j++) {
                    s[i * d + j] += (second[k][i * d + j] - first[k][i] * first[k][j] / weight[k]) / share;
                }
            }
            components.add(new Component(weight[k] / n, mean, s));
        }
        // a tied matrix is one array, finished once
        for (Component c : kind == Covariance.TIED ? components.subList(0, 1) : components) {
            double[] s = c.covariance();
            for (int i = 0; i < d; i++) {
                s[i * d + i] = Math.max(s[i * d + i], 0) + ridge;
                for (int j = 0; j < i; j++) {
                    s[j * d + i] = s[i * d + j];
                }
            }
        }
        return Mixture.of(kind, components);
    }
}
