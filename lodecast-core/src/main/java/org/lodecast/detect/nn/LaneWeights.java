package org.lodecast.detect.nn;

import static org.lodecast.detect.nn.DenseKernels.GROUP;

/// Weights and biases of outputs that share their sources, packed for {@link DenseKernels}: group by group of
/// outputs, source by source, output by output; the last group is filled up with zeros.
///
/// @param packed w[s, o] at (o / G · sources + s)·G + o % G, G outputs a group
/// @param bias of each output
/// @param relu whether max(0, ·) follows
record LaneWeights(float[] packed, float[] bias, boolean relu) {

    /// w[s, o].
    interface Weight {
        float of(int s, int o);
    }

    /// b[o].
    interface Bias {
        float of(int o);
    }

    static LaneWeights of(int sources, int outputs, Weight weight, Bias bias, boolean relu) {
        int padded = padded(outputs);
        float[] w = new float[sources * padded];
        float[] b = new float[padded];
        for (int o = 0; o < outputs; o++) {
            b[o] = bias.of(o);
            for (int s = 0; s < sources; s++) {
                w[(o / GROUP * sources + s) * GROUP + o % GROUP] = weight.of(s, o);
            }
        }
        return new LaneWeights(w, b, relu);
    }

    /// Whole groups.
    int groups() {
        return bias.length / GROUP;
    }

    /// As many outputs, filled up to whole groups.
    static int padded(int outputs) {
        return (outputs + GROUP - 1) / GROUP * GROUP;
    }
}
