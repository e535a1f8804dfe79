package org.lodecast.detect.nn;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The working memory of one thread that runs a network over batches: outputs of each level, and what flows
/// back. Not safe for use by several threads.
final class Pass {
    private final Network network;
    private final int batch;
    private final int[][][] sourceCells;
    private final int[][][] sinkCells;
    private final float[][][] outputs;
    private final float[][][] deltas;
    private final float[][] sourceRows;
    private final float[][] sinkRows;
    private final float[] transposed;
    private final float[][] block;

    /// @param batch most rows at once
    Pass(Network network, int batch) {
        this.network = network;
        this.batch = batch;
        int depth = network.depth();
        sourceCells = new int[depth][][];
        sinkCells = new int[depth][][];
        outputs = new float[depth][][];
        deltas = new float[depth][][];
        int sources = 0;
        int sinks = 0;
        int weights = 0;
        for (int l = 0; l < depth; l++) {
            Level level = network.level(l);
            outputs[l] = new float[batch][level.outputs()];
            deltas[l] = new float[batch][level.outputs()];
            sourceCells[l] = new int[level.places()][];
            sinkCells[l] = new int[level.places()][];
            for (int q = 0; q < level.places(); q++) {
                sourceCells[l][q] = level.sourceCells(q);
                sinkCells[l][q] = level.sinkCells(q);
            }
            sources = Math.max(sources, level.sources());
            sinks = Math.max(sinks, level.sinks());
            weights = Math.max(weights, level.weights());
        }
        sourceRows = new float[batch][sources];
        sinkRows = new float[batch][sinks];
        transposed = new float[weights];
        block = Kernels.block(Math.max(sources, sinks));
    }

    int batch() {
        return batch;
    }

    /// What level `l` gave, a row a sample, after the activation.
    float[][] output(int l) {
        return outputs[l];
    }

    /// Where the loss's gradient by the output of level `l` is to be put before {@link #backward}; zero it if
    /// there is none.
    float[][] delta(int l) {
        return deltas[l];
    }

    /// Runs the first `rows` rows of `input` through the first `depth` levels.
    void forward(float[] parameters, float[][] input, int rows, int depth) {
        float[][] x = input;
        for (int l = 0; l < depth; l++) {
            Level level = network.level(l);
            float[][] y = outputs[l];
            int cells = level.outputCells();
            for (int n = 0; n < rows; n++) {
                fillBias(level, parameters, network.biasOffset(l), y[n]);
            }
            int w = network.weightOffset(l);
            if (level.places() == 1) { // sources are the whole input and sinks the whole output, in order
                Kernels.product(x, rows, parameters, w, level.sources(), level.sinks(), y, block);
            } else {
                for (int q = 0; q < level.places(); q++) {
                    gather(x, rows, sourceCells[l][q], sourceRows);
                    clear(sinkRows, rows, level.sinks());
                    Kernels.product(sourceRows, rows, parameters, w, level.sources(), level.sinks(), sinkRows, block);
                    scatter(sinkRows, rows, sinkCells[l][q], y);
                }
            }
            if (level.relu()) {
                for (int n = 0; n < rows; n++) {
                    rectify(y[n]);
                }
            }
            x = y;
        }
    }

    /// After {@link #forward} over all levels and with {@link #delta} set at each level: adds the loss's
    /// gradient to `gradient`. With x the input of a level, z its output before ReLU and δ = ∂J/∂z: ∂J/∂w =
    /// x·δᵀ, ∂J/∂b = Σ δ, ∂J/∂x = w·δ (paper, eq. 4 and 5).
    ///
    /// @param inputDelta where ∂J/∂x of the network's input is added, null if nobody asks
    void backward(float[] parameters, float[][] input, int rows, float[] gradient, float @Nullable [][] inputDelta) {
        for (int l = network.depth() - 1; l >= 0; l--) {
            Level level = network.level(l);
            float[][] x = l == 0 ? input : outputs[l - 1];
            float[][] d = deltas[l];
            float[][] back = l == 0 ? inputDelta : deltas[l - 1];
            for (int n = 0; n < rows; n++) {
                if (level.relu()) {
                    gate(d[n], outputs[l][n]);
                }
                biasGradient(level, d[n], gradient, network.biasOffset(l));
            }
            int w = network.weightOffset(l);
            int sources = level.sources();
            int sinks = level.sinks();
            if (back != null) {
                Kernels.transpose(parameters, w, sources, sinks, transposed);
            }
            if (level.places() == 1) {
                Kernels.outer(x, rows, d, sources, sinks, gradient, w, block);
                if (back != null) {
                    Kernels.product(d, rows, transposed, 0, sinks, sources, back, block);
                }
                continue;
            }
            for (int q = 0; q < level.places(); q++) {
                gather(x, rows, sourceCells[l][q], sourceRows);
                gather(d, rows, sinkCells[l][q], sinkRows);
                Kernels.outer(sourceRows, rows, sinkRows, sources, sinks, gradient, w, block);
                if (back != null) {
                    clear(sourceRows, rows, sources);
                    Kernels.product(sinkRows, rows, transposed, 0, sinks, sources, sourceRows, block);
                    scatter(sourceRows, rows, sourceCells[l][q], back);
                }
            }
        }
    }

    private static void fillBias(Level level, float[] parameters, int offset, float[] y) {
        int cells = level.outputCells();
        if (cells == 1) {
            System.arraycopy(parameters, offset, y, 0, level.out());
            return;
        }
        for (int o = 0; o < level.out(); o++) {
            Arrays.fill(y, o * cells, (o + 1) * cells, parameters[offset + o]);
        }
    }

    private static void biasGradient(Level level, float[] d, float[] gradient, int offset) {
        int cells = level.outputCells();
        if (cells == 1) {
            for (int o = 0; o < d.length; o++) {
                gradient[offset + o] += d[o];
            }
            return;
        }
        for (int o = 0, i = 0; o < level.out(); o++) {
            float sum = 0;
            for (int c = 0; c < cells; c++) {
                sum += d[i++];
            }
            gradient[offset + o] += sum;
        }
    }

    private static void rectify(float[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.max(0f, y[i]);
        }
    }

    /// The derivative of ReLU: nothing flows back through a unit that gave 0. Its sign is 0 or 1, and unlike
    /// a choice C2 turns a product into vector code.
    private static void gate(float[] d, float[] y) {
        for (int i = 0; i < d.length; i++) {
            d[i] *= Math.signum(y[i]);
        }
    }

    private static void gather(float[][] from, int rows, int[] cells, float[][] to) {
        for (int n = 0; n < rows; n++) {
            for (int i = 0; i < cells.length; i++) {
                to[n][i] = from[n][cells[i]];
            }
        }
    }

    private static void scatter(float[][] from, int rows, int[] cells, float[][] to) {
        for (int n = 0; n < rows; n++) {
            for (int i = 0; i < cells.length; i++) {
                to[n][cells[i]] += from[n][i];
            }
        }
    }

    private static void clear(float[][] rowsOf, int rows, int length) {
        for (int n = 0; n < rows; n++) {
            Arrays.fill(rowsOf[n], 0, length, 0f);
        }
    }
}
