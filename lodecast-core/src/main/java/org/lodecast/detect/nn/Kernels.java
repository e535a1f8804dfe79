package org.lodecast.detect.nn;

/// The inner loops. All arithmetic of training and scoring is here and in {@link Adam}.
///
/// A batch is an array of rows; weights are flat. C2 turns a loop into vector code only if it can see that
/// what is written does not overlap what is read, and for one array at two offsets it cannot. So rows are
/// arrays of their own, and the eight rows of the weight matrix at hand are first copied out: a copy is paid
/// once for all rows of the batch. Eight terms a pass make it ten memory accesses for sixteen operations
/// instead of three for two.
///
/// Each row of a batch is computed alone and in a fixed order, so a result depends on nothing but its own
/// row.
final class Kernels {
    private static final int BLOCK = 8;

    private Kernels() {}

    /// Room for the eight rows that a kernel works on, one set a thread.
    static float[][] block(int longest) {
        return new float[BLOCK][longest];
    }

    /// y[n, t] += Σ_s x[n, s]·w[offset + s·sinks + t].
    static void product(
            float[][] x, int rows, float[] w, int offset, int sources, int sinks, float[][] y, float[][] block) {
        int s = 0;
        for (; s + BLOCK <= sources; s += BLOCK) {
            for (int k = 0; k < BLOCK; k++) {
                System.arraycopy(w, offset + (s + k) * sinks, block[k], 0, sinks);
            }
            for (int n = 0; n < rows; n++) {
                float[] a = x[n];
                add8(y[n], block, 0, sinks, a[s], a[s + 1], a[s + 2], a[s + 3], a[s + 4], a[s + 5], a[s + 6], a[s + 7]);
            }
        }
        for (; s < sources; s++) {
            System.arraycopy(w, offset + s * sinks, block[0], 0, sinks);
            for (int n = 0; n < rows; n++) {
                add1(y[n], block[0], sinks, x[n][s]);
            }
        }
    }

    /// g[offset + s·sinks + t] += Σ_n x[n, s]·d[n, t]: the gradient of the weights of {@link #product}.
    static void outer(
            float[][] x, int rows, float[][] d, int sources, int sinks, float[] g, int offset, float[][] block) {
        float[] sum = block[0];
        for (int s = 0; s < sources; s++) {
            System.arraycopy(g, offset + s * sinks, sum, 0, sinks);
            int n = 0;
            for (; n + BLOCK <= rows; n += BLOCK) {
                add8(
                        sum,
                        d,
                        n,
                        sinks,
                        x[n][s],
                        x[n + 1][s],
                        x[n + 2][s],
                        x[n + 3][s],
                        x[n + 4][s],
                        x[n + 5][s],
                        x[n + 6][s],
                        x[n + 7][s]);
            }
            for (; n < rows; n++) {
                add1(sum, d[n], sinks, x[n][s]);
            }
            System.arraycopy(sum, 0, g, offset + s * sinks, sinks);
        }
    }

    /// out[t·sources + s] = w[offset + s·sinks + t].
    static void transpose(float[] w, int offset, int sources, int sinks, float[] out) {
        // four rows at a time: a line of the cache that is written gets four values while it is at hand
        int s = 0;
        for (; s + 4 <= sources; s += 4) {
            int a = offset + s * sinks;
            int b = a + sinks;
            int c = b + sinks;
            int d = c + sinks;
            for (int t = 0, o = s; t < sinks; t++, o += sources) {
                out[o] = w[a + t];
                out[o + 1] = w[b + t];
                out[o + 2] = w[c + t];
                out[o + 3] = w[d + t];
            }
        }
        for (; s < sources; s++) {
            for (int t = 0; t < sinks; t++) {
                out[t * sources + s] = w[offset + s * sinks + t];
            }
        }
    }

    /// y += Σ_k a_k·r[first + k].
    private static void add8(
            float[] y,
            float[][] r,
            int first,
            int length,
            float a0,
            float a1,
            float a2,
            float a3,
            float a4,
            float a5,
            float a6,
            float a7) {
        float[] r0 = r[first];
        float[] r1 = r[first + 1];
        float[] r2 = r[first + 2];
        float[] r3 = r[first + 3];
        float[] r4 = r[first + 4];
        float[] r5 = r[first + 5];
        float[] r6 = r[first + 6];
        float[] r7 = r[first + 7];
        for (int i = 0; i < length; i++) {
            y[i] += ((a0 * r0[i] + a1 * r1[i]) + (a2 * r2[i] + a3 * r3[i]))
                    + ((a4 * r4[i] + a5 * r5[i]) + (a6 * r6[i] + a7 * r7[i]));
        }
    }

    /// y += a·r.
    private static void add1(float[] y, float[] r, int length, float a) {
        for (int i = 0; i < length; i++) {
            y[i] += a * r[i];
        }
    }
}
