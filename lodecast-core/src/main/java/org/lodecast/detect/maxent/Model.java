package org.lodecast.detect.maxent;

import java.util.Arrays;
import java.util.List;

/// What was learnt: η(x) = α + Σ βⱼfⱼ(x), α such that e^η sums to 1 over the background (raw output). A layer
/// beyond where the model was learnt counts as its end there.
///
/// @param terms the features that have a weight
/// @param low least value of each layer where it was learnt
/// @param high greatest
/// @param alpha α
/// @param entropy H = −Σ q ln q of q = e^η over the background
/// @param gain mean of η over the presences + ln(rows of background) − Σ λⱼ|βⱼ|: by how much likelier, in
///     logarithm, the model has a presence than even ground, its penalties taken off (Phillips and others'
///     regularised training gain)
/// @param presenceMeans mean of each layer over the presences
/// @param path how the penalties came down
public record Model(
        List<Term> terms,
        double[] low,
        double[] high,
        double alpha,
        double entropy,
        double gain,
        double[] presenceMeans,
        List<Step> path) {

    /// A step of the path.
    ///
    /// @param multiplier by which all penalties were raised
    /// @param kept features with a weight
    /// @param deviance weighed against the penalties: weighted logistic loss by presence
    /// @param breach of the conditions for the least sum, the worst over all features, as a share of the
    ///     penalty
    public record Step(double multiplier, int kept, double deviance, double breach) {}

    /// η.
    ///
    /// @param x layers at a voxel
    public double predictor(double[] x) {
        double[] held = x.clone();
        for (int c = 0; c < held.length; c++) {
            held[c] = Math.clamp(x[c], low[c], high[c]);
        }
        double sum = alpha;
        for (Term t : terms) {
            sum += t.at(held);
        }
        return sum;
    }

    /// 1 − exp(−e^(H + η)): the chance of a presence where a typical one has 1 − 1/e, for an inhomogeneous
    /// Poisson process (Phillips and others 2017).
    ///
    /// @param predictor η
    public double cloglog(double predictor) {
        return -Math.expm1(-Math.exp(entropy + predictor));
    }

    /// cloglog as one layer takes the values and the others rest at their mean over the presences: the
    /// response curve of the layer.
    ///
    /// @param layer its number
    public double[] response(int layer, double[] values) {
        double[] x = presenceMeans.clone();
        return Arrays.stream(values)
                .map(v -> {
                    x[layer] = v;
                    return cloglog(predictor(x));
                })
                .toArray();
    }
}
