package org.lodecast.detect.nn;

import org.jspecify.annotations.Nullable;

/// The working memory of one thread that runs a network over batches: outputs of each level, and what flows
/// back. Not safe for use by several threads.
///
/// Every value is one chain of fused multiply-adds that starts from the bias: over the sources in rising
/// order; where several places of a transposed level reach a cell, place by place in rising order. Rows lie
/// in lanes of their own, so a row's values depend on nothing but the row.
final class Pass {
    private final Network network;
    private final Packing packing;
    private final Wiring[] wirings;
    private final float[][][] outputs;
    private final float[][][] deltas;
    private final float[][] sourceRows; // of a level; the padding stays 0
    private final float[][] sinkCells;
    private final float[] room = new float[Kernels.ROWS];

    /// @param batch most rows at once
    Pass(Network network, Packing packing, int batch) {
        this.network = network;
        this.packing = packing;
        int depth = network.depth();
        wirings = new Wiring[depth];
        outputs = new float[depth][Batch.groups(batch)][];
        deltas = new float[depth][Batch.groups(batch)][];
        sourceRows = new float[depth][];
        sinkCells = new float[depth][];
        for (int l = 0; l < depth; l++) {
            Level level = network.level(l);
            wirings[l] = Wiring.of(level);
            for (int g = 0; g < outputs[l].length; g++) {
                outputs[l][g] = new float[Wiring.room(level.outputs())];
                deltas[l][g] = new float[Wiring.room(level.outputs())];
            }
            sourceRows[l] = new float[Kernels.ROWS * stride(level)];
            sinkCells[l] = new float[Kernels.ROWS * packing.sinks(l)];
        }
    }

    /// What level `l` gave to group `g`, cell by cell, after the activation.
    float[] output(int l, int g) {
        return outputs[l][g];
    }

    /// Where the loss's gradient by the output of level `l` is to be put before {@link #backward}, 0 for rows
    /// that are not used.
    float[] delta(int l, int g) {
        return deltas[l][g];
    }

    /// Runs a batch through the first `depth` levels.
    ///
    /// @param parameters packed
    void forward(float[] parameters, Batch batch, int depth) {
        for (int g = 0; g < batch.groups(); g++) {
            for (int l = 0; l < depth; l++) {
                Level level = network.level(l);
                Wiring wiring = wirings[l];
                float[] x = input(l, batch, g);
                float[] y = outputs[l][g];
                Cells.fill(y, level.out(), level.outputCells(), parameters, packing.biases(l));
                for (int q = 0; q < level.places(); q++) {
                    Kernels.product(
                            x,
                            wiring.sources()[q],
                            level.sources(),
                            parameters,
                            packing.weights(l),
                            packing.sinks(l),
                            y,
                            wiring.sinks()[q]);
                }
                if (level.relu()) {
                    Cells.rectify(y, level.outputs());
                }
            }
        }
    }

    /// After {@link #forward} over all levels and with {@link #delta} set at each level: the loss's gradient.
    /// With x the input of a level, z its output before ReLU and δ = ∂J/∂z: ∂J/∂w = x·δᵀ, ∂J/∂b = Σ δ,
    /// ∂J/∂x = w·δ (paper, eq. 4 and 5).
    ///
    /// @param gradient by the parameters, packed, is written here
    void backward(float[] parameters, Batch batch, float[] gradient) {
        for (int l = network.depth() - 1; l >= 0; l--) {
            for (int g = 0; g < batch.groups(); g++) {
                byOutput(l, g, parameters, null);
                byParameters(l, batch, g, gradient);
            }
        }
    }

    /// {@link #backward} to the network's input alone.
    ///
    /// @param inputDelta a group's cells each, to which ∂J/∂x of the input is added
    void backwardToInput(float[] parameters, Batch batch, float[][] inputDelta) {
        for (int g = 0; g < batch.groups(); g++) {
            for (int l = network.depth() - 1; l >= 0; l--) {
                byOutput(l, g, parameters, inputDelta[g]);
            }
        }
    }

    /// δ of a level, and what flows back from it.
    private void byOutput(int l, int g, float[] parameters, float @Nullable [] inputDelta) {
        float[] d = deltas[l][g];
        if (network.level(l).relu()) {
            Cells.gate(d, outputs[l][g], network.level(l).outputs());
        }
        int from = network.from(l);
        float[] back = from >= 0 ? deltas[from][g] : inputDelta;
        if (back != null) {
            byInput(l, d, parameters, back);
        }
    }

    private void byInput(int l, float[] d, float[] parameters, float[] back) {
        Level level = network.level(l);
        Wiring wiring = wirings[l];
        int sinks = level.sinks();
        for (int q = 0; q < level.places(); q++) {
            Kernels.back(
                    d,
                    wiring.sinks()[q],
                    sinks,
                    packing.sinks(l),
                    parameters,
                    packing.weights(l),
                    back,
                    wiring.sources()[q]);
        }
    }

    private void byParameters(int l, Batch batch, int g, float[] gradient) {
        Level level = network.level(l);
        float[] d = deltas[l][g];
        int sinks = packing.sinks(l);
        int weights = packing.weights(l);
        Cells.sums(d, level.out(), level.outputCells(), gradient, packing.biases(l), g > 0, room);
        if (level.places() == 1) {
            Kernels.outer(rows(l, batch, g), stride(level), d, sinks, gradient, weights, g > 0);
            return;
        }
        float[] x = input(l, batch, g);
        for (int q = 0; q < level.places(); q++) {
            Cells.gatherRows(x, wirings[l].sources()[q], level.sources(), sourceRows[l], stride(level));
            Cells.gather(d, wirings[l].sinks()[q], level.sinks(), sinkCells[l]);
            Kernels.outer(sourceRows[l], stride(level), sinkCells[l], sinks, gradient, weights, g > 0 || q > 0);
        }
    }

    /// Cell by cell what comes into a level.
    private float[] input(int l, Batch batch, int g) {
        int from = network.from(l);
        return from < 0 ? batch.cells(g) : outputs[from][g];
    }

    /// Row by row what comes into a level of one place, whose sources are the whole input and whose sinks the
    /// whole output, in order.
    private float[] rows(int l, Batch batch, int g) {
        if (network.from(l) < 0) {
            return batch.rows(g);
        }
        Level level = network.level(l);
        Cells.toRows(input(l, batch, g), level.sources(), sourceRows[l], stride(level));
        return sourceRows[l];
    }

    private static int stride(Level level) {
        return Packing.padded(level.sources(), Kernels.ROWS);
    }
}
