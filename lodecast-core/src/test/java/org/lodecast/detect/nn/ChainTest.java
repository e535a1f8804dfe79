package org.lodecast.detect.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodecast.Seed;

/// Every value is one chain of fused multiply-adds in a fixed order: the same sums in plain scalar code
/// give the same bits, so neither the length of the machine's vectors nor a sample's place in its batch
/// can change them.
class ChainTest {
    private static final int CHANNELS = 3;

    @ParameterizedTest
    @CsvSource({"1,16", "3,16", "3,7", "3,37", "5,16", "5,20"})
    void forwardBackwardAndErrorsHaveTheBitsOfScalarChains(int side, int rows) {
        Network network = Architecture.of(side, 19, 9, 5).autoEncoder(CHANNELS);
        float[] parameters = network.initial(new Seed(21));
        float[][] input = rows(rows, network.level(0).inputs());
        int last = network.depth() - 1;
        Learner learner = new Learner(network, parameters, new Objective.Reconstruction(last), 37);
        int[] ids = IntStream.range(0, rows).toArray();
        learner.measure(RowSamples.of(input), ids, 0, rows);
        float[][][] outputs = new float[rows][][];
        for (int n = 0; n < rows; n++) {
            outputs[n] = forward(network, parameters, input[n]);
            for (int l = 0; l <= last; l++) {
                float[] ours = new float[outputs[n][l].length];
                for (int k = 0; k < ours.length; k++) {
                    ours[k] = learner.output(l, n, k);
                }
                assertThat(ours).as("level %d, row %d", l, n).isEqualTo(outputs[n][l]);
            }
            assertThat(learner.errors(0)[n]).isEqualTo(Cells.squaredDistance(outputs[n][last], input[n], false));
        }
        float[] gradient = learner.gradient();
        float[] expected = backward(network, parameters, input, outputs);
        for (int l = 0; l <= last; l++) { // weights; biases are summed in pairs
            assertThat(Arrays.copyOfRange(gradient, network.weightOffset(l), network.biasOffset(l)))
                    .as("level %d", l)
                    .isEqualTo(Arrays.copyOfRange(expected, network.weightOffset(l), network.biasOffset(l)));
        }
    }

    @ParameterizedTest
    @CsvSource({"1,false", "3,false", "4,true", "5,false", "6,true", "7,true", "8,false", "135,false", "135,true"})
    void errorsAreFourChains(int units, boolean oneSided) {
        float[][] pair = rows(2, units);
        float[] sums = new float[4];
        for (int k = 0; k < units; k++) {
            float d = pair[1][k] - pair[0][k];
            d = oneSided && d < 0 ? 0 : d;
            sums[k & 3] = Math.fma(d, d, sums[k & 3]);
        }
        float expected = (sums[0] + sums[1]) + (sums[2] + sums[3]);
        assertThat(Cells.squaredDistance(pair[0], pair[1], oneSided)).isEqualTo(expected);
        float[] y = new float[16 * units];
        float[] t = new float[16 * units];
        for (int k = 0; k < units; k++) {
            y[16 * k + 5] = pair[0][k];
            t[16 * k + 5] = pair[1][k];
        }
        float[] errors = new float[16];
        Cells.squaredDistances(y, t, units, oneSided, errors, 0);
        assertThat(errors[5]).isEqualTo(expected);
        assertThat(errors[4]).isZero();
    }

    private static float[][] forward(Network network, float[] p, float[] row) {
        float[][] outputs = new float[network.depth()][];
        float[] x = row;
        for (int l = 0; l < network.depth(); l++) {
            Level level = network.level(l);
            float[] y = new float[level.outputs()];
            for (int i = 0; i < y.length; i++) {
                y[i] = p[network.biasOffset(l) + i / level.outputCells()];
            }
            for (int q = 0; q < level.places(); q++) {
                int[] from = level.sourceCells(q);
                int[] to = level.sinkCells(q);
                for (int t = 0; t < to.length; t++) {
                    for (int s = 0; s < from.length; s++) {
                        float w = p[network.weightOffset(l) + s * to.length + t];
                        y[to[t]] = Math.fma(w, x[from[s]], y[to[t]]);
                    }
                }
            }
            for (int i = 0; i < y.length; i++) {
                y[i] = level.relu() ? Math.max(0f, y[i]) : y[i];
            }
            outputs[l] = y;
            x = y;
        }
        return outputs;
    }

    /// Sums of a weight's gradient: group by group of sixteen samples, place by place, sample by sample.
    private static float[] backward(Network network, float[] p, float[][] input, float[][][] outputs) {
        float[] gradient = new float[network.size()];
        int rows = input.length;
        float[][] delta = new float[rows][];
        for (int n = 0; n < rows; n++) {
            float[] y = outputs[n][network.depth() - 1];
            delta[n] = new float[y.length];
            for (int i = 0; i < y.length; i++) {
                delta[n][i] = (y[i] - input[n][i]) * (float) (1.0 / rows);
            }
        }
        for (int l = network.depth() - 1; l >= 0; l--) {
            Level level = network.level(l);
            float[][] back = new float[rows][level.inputs()];
            for (int first = 0; first < rows; first += 16) {
                for (int q = 0; q < level.places(); q++) {
                    int[] from = level.sourceCells(q);
                    int[] to = level.sinkCells(q);
                    for (int n = first; n < Math.min(rows, first + 16); n++) {
                        float[] x = l == 0 ? input[n] : outputs[n][l - 1];
                        for (int s = 0; s < from.length; s++) {
                            int w = network.weightOffset(l) + s * to.length;
                            for (int t = 0; t < to.length; t++) {
                                float d = !level.relu() || outputs[n][l][to[t]] > 0 ? delta[n][to[t]] : 0;
                                gradient[w + t] = Math.fma(d, x[from[s]], gradient[w + t]);
                                back[n][from[s]] = Math.fma(p[w + t], d, back[n][from[s]]);
                            }
                        }
                    }
                }
            }
            delta = back;
        }
        return gradient;
    }

    private static float[][] rows(int count, int width) {
        RandomGenerator random = new Seed(31).generator();
        float[][] rows = new float[count][width];
        for (float[] row : rows) {
            for (int i = 0; i < width; i++) {
                row[i] = random.nextFloat();
            }
        }
        return rows;
    }
}
