package org.lodecast.detect.nn;

import static org.lodecast.detect.nn.Kernels.LANES;
import static org.lodecast.detect.nn.Kernels.ROWS;
import static org.lodecast.detect.nn.Kernels.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// What is done cell by cell on a group of sixteen rows: value n of cell k lies at 16·k + n.
final class Cells {
    private Cells() {}

    /// Each cell gets its channel's bias.
    static void fill(float[] y, int channels, int cells, float[] parameters, int biases) {
        for (int o = 0, i = 0; o < channels; o++) {
            FloatVector b = FloatVector.broadcast(SPECIES, parameters[biases + o]);
            for (int end = i + ROWS * cells; i < end; i += LANES) {
                b.intoArray(y, i);
            }
        }
    }

    /// ReLU: y = max(0, y).
    static void rectify(float[] y, int count) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < ROWS * count; i += LANES) {
            FloatVector.fromArray(SPECIES, y, i).max(zero).intoArray(y, i);
        }
    }

    /// The derivative of ReLU: nothing flows back through a unit that gave 0.
    static void gate(float[] d, float[] y, int count) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < ROWS * count; i += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, d, i);
            zero.blend(v, FloatVector.fromArray(SPECIES, y, i).compare(VectorOperators.GT, zero))
                    .intoArray(d, i);
        }
    }

    /// d = scale·(y − t), a scale a row.
    static void difference(float[] y, float[] t, float[] scale, float[] d, int count) {
        for (int b = 0; b < ROWS; b += LANES) {
            FloatVector s = FloatVector.fromArray(SPECIES, scale, b);
            for (int i = b; i < ROWS * count; i += ROWS) {
                FloatVector.fromArray(SPECIES, y, i)
                        .sub(FloatVector.fromArray(SPECIES, t, i))
                        .mul(s)
                        .intoArray(d, i);
            }
        }
    }

    /// ‖t − y‖² of each row, or Σ max(0, t − y)² where one side counts, in the order of {@link
    /// #squaredDistance}.
    static void squaredDistances(float[] y, float[] t, int count, boolean oneSided, float[] errors, int at) {
        for (int b = 0; b < ROWS; b += LANES) {
            FloatVector s0 = FloatVector.zero(SPECIES);
            FloatVector s1 = s0;
            FloatVector s2 = s0;
            FloatVector s3 = s0;
            int k = 0;
            for (; k + 4 <= count; k += 4) {
                int i = ROWS * k + b;
                FloatVector d0 = apart(y, t, i, oneSided);
                FloatVector d1 = apart(y, t, i + ROWS, oneSided);
                FloatVector d2 = apart(y, t, i + 2 * ROWS, oneSided);
                FloatVector d3 = apart(y, t, i + 3 * ROWS, oneSided);
                s0 = d0.fma(d0, s0);
                s1 = d1.fma(d1, s1);
                s2 = d2.fma(d2, s2);
                s3 = d3.fma(d3, s3);
            }
            for (int rest = 0; k < count; k++, rest++) {
                FloatVector d = apart(y, t, ROWS * k + b, oneSided);
                switch (rest) {
                    case 0 -> s0 = d.fma(d, s0);
                    case 1 -> s1 = d.fma(d, s1);
                    default -> s2 = d.fma(d, s2);
                }
            }
            s0.add(s1).add(s2.add(s3)).intoArray(errors, at + b);
        }
    }

    private static FloatVector apart(float[] y, float[] t, int i, boolean oneSided) {
        FloatVector d = FloatVector.fromArray(SPECIES, t, i).sub(FloatVector.fromArray(SPECIES, y, i));
        return oneSided ? d.max(FloatVector.zero(SPECIES)) : d;
    }

    /// ‖t − y‖² of one row, or Σ max(0, t − y)² where one side counts, in the one order in which all
    /// errors are summed: in floats, unit k added by a fused multiply-add to sum k mod 4, the four sums
    /// joined as (0 + 1) + (2 + 3). Whoever computes a score by another way gets the same bits by this
    /// order.
    static float squaredDistance(float[] y, float[] t, boolean oneSided) {
        float[] sums = new float[4];
        for (int k = 0; k < y.length; k++) {
            float d = oneSided ? Math.max(0f, t[k] - y[k]) : t[k] - y[k];
            sums[k % 4] = Math.fma(d, d, sums[k % 4]);
        }
        return (sums[0] + sums[1]) + (sums[2] + sums[3]);
    }

    /// b[o] = Σ over the cells of channel o and the sixteen rows, or += where there is `more`: the cells
    /// of each row in rising order, then the rows in pairs, the pairs in pairs, and so on.
    ///
    /// @param room for sixteen values
    static void sums(float[] d, int channels, int cells, float[] b, int offset, boolean more, float[] room) {
        for (int o = 0, i = 0; o < channels; o++, i += ROWS * cells) {
            float sum;
            if (cells == 1) {
                sum = inPairs(d, i);
            } else {
                for (int lane = 0; lane < ROWS; lane += LANES) {
                    FloatVector v = FloatVector.zero(SPECIES);
                    for (int c = i + lane; c < i + ROWS * cells; c += ROWS) {
                        v = v.add(FloatVector.fromArray(SPECIES, d, c));
                    }
                    v.intoArray(room, lane);
                }
                sum = inPairs(room, 0);
            }
            b[offset + o] = more ? b[offset + o] + sum : sum;
        }
    }

    private static float inPairs(float[] d, int i) {
        return (((d[i] + d[i + 1]) + (d[i + 2] + d[i + 3])) + ((d[i + 4] + d[i + 5]) + (d[i + 6] + d[i + 7])))
                + (((d[i + 8] + d[i + 9]) + (d[i + 10] + d[i + 11]))
                        + ((d[i + 12] + d[i + 13]) + (d[i + 14] + d[i + 15])));
    }

    /// cells[k, n] = rows[n, k].
    static void fromRows(float[] rows, int stride, int count, float[] cells) {
        for (int n = 0; n < ROWS; n++) {
            for (int k = 0, i = n * stride; k < count; k++, i++) {
                cells[ROWS * k + n] = rows[i];
            }
        }
    }

    /// rows[n, k] = cells[k, n].
    static void toRows(float[] cells, int count, float[] rows, int stride) {
        for (int n = 0; n < ROWS; n++) {
            for (int k = 0, i = n * stride; k < count; k++, i++) {
                rows[i] = cells[ROWS * k + n];
            }
        }
    }

    /// rows[n, s] = x[from(s), n].
    static void gatherRows(float[] x, int[] from, int count, float[] rows, int stride) {
        for (int n = 0; n < ROWS; n++) {
            for (int s = 0, i = n * stride; s < count; s++, i++) {
                rows[i] = x[from[s] + n];
            }
        }
    }

    /// to[k] = d[from(k)], whole cells.
    static void gather(float[] d, int[] from, int count, float[] to) {
        for (int k = 0; k < count; k++) {
            System.arraycopy(d, from[k], to, ROWS * k, ROWS);
        }
    }
}
