package org.lodecast.detect.nn;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The three dense products that all training and scoring comes down to, on the vectors of the machine.
///
/// Sixteen rows of a batch are one group, and a cell of a cube has its sixteen values side by side: a lane is
/// a row. Weights are broadcast, so lanes never meet and a result depends on nothing but its own row. Each
/// value is one chain of fused multiply-adds, over the sources (or sinks, or rows) in rising order, so the
/// bits do not depend on how many lanes the machine has.
///
/// Sixteen chains at a time keep two units of four cycles' latency busy, and let a load of `x` serve sixteen
/// products. Weights lie as {@link Packing} says, which puts the sixteen that are wanted at once at constant
/// distances in each of the three products. Where vectors are shorter, eight chains fill the registers.
final class Kernels {
    /// Rows in a group.
    static final int ROWS = 16;

    /// Sinks are padded to a multiple of this.
    static final int SINKS = 8;

    static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > ROWS ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();

    private static final boolean WIDE = LANES == ROWS;

    private Kernels() {}

    /// y[to(t), n] += Σ_s x[from(s), n]·w[s, t].
    ///
    /// @param from where the values of each source lie in `x`
    /// @param offset of the level's weights in `w`
    /// @param sinks padded
    /// @param to where the values of each padded sink lie in `y`
    static void product(float[] x, int[] from, int sources, float[] w, int offset, int sinks, float[] y, int[] to) {
        int t = 0;
        for (; WIDE && t + 16 <= sinks; t += 16) {
            product16(x, from, sources, w, offset, sinks, y, to, t);
        }
        for (; t < sinks; t += 8) {
            product8(x, from, sources, w, offset, sinks, y, to, t);
        }
    }

    /// x[from(s), n] += Σ_t d[to(t), n]·w[s, t], t over the `sinks` that are real.
    ///
    /// @param padded number of sinks with the padding
    /// @param from where the values of each source lie in `x`, padded to a multiple of 16
    static void back(float[] d, int[] to, int sinks, int padded, float[] w, int offset, float[] x, int[] from) {
        for (int s = 0, i = offset; s < from.length; s += ROWS, i += ROWS * padded) {
            if (WIDE) {
                back16(d, to, sinks, w, i, x, from, s);
            } else {
                back8(d, to, sinks, w, i, x, from, s);
                back8(d, to, sinks, w, i + 8, x, from, s + 8);
            }
        }
    }

    /// g[s, t] = Σ_n x[n, s]·d[t, n], or += where there is `more` to add to: the gradient of the weights.
    ///
    /// @param x a row a sample, `stride` long
    /// @param d sinks one after the other, padded, zero in rows that are not used
    /// @param stride number of sources, padded to a multiple of 16
    static void outer(float[] x, int stride, float[] d, int sinks, float[] g, int offset, boolean more) {
        if (!more) {
            // not in the loops: where vectors of two origins met, the compiler kept them in memory, twenty times slower
            Arrays.fill(g, offset, offset + stride * sinks, 0f);
        }
        int jump = ROWS * sinks;
        int s = 0;
        int i = offset;
        for (; WIDE && s + 2 * ROWS <= stride; s += 2 * ROWS, i += 2 * jump) {
            for (int t = 0; t < sinks; t += 8) {
                outer2(x, s, stride, d, t, g, i + ROWS * t, i + jump + ROWS * t);
            }
        }
        for (; s < stride; s += ROWS, i += jump) {
            for (int t = 0; t < sinks; t += 8) {
                outer1(x, s, stride, d, t, g, i + ROWS * t);
            }
        }
    }

    private static FloatVector at(float[] a, int i) {
        return FloatVector.fromArray(SPECIES, a, i);
    }

    private static FloatVector every(float a) {
        return FloatVector.broadcast(SPECIES, a);
    }

    private static void product16(
            float[] x, int[] from, int sources, float[] w, int offset, int sinks, float[] y, int[] to, int t) {
        int jump = ROWS * sinks - ROWS + 1;
        for (int b = 0; b < ROWS; b += LANES) {
            FloatVector a0 = at(y, to[t] + b);
            FloatVector a1 = at(y, to[t + 1] + b);
            FloatVector a2 = at(y, to[t + 2] + b);
            FloatVector a3 = at(y, to[t + 3] + b);
            FloatVector a4 = at(y, to[t + 4] + b);
            FloatVector a5 = at(y, to[t + 5] + b);
            FloatVector a6 = at(y, to[t + 6] + b);
            FloatVector a7 = at(y, to[t + 7] + b);
            FloatVector a8 = at(y, to[t + 8] + b);
            FloatVector a9 = at(y, to[t + 9] + b);
            FloatVector a10 = at(y, to[t + 10] + b);
            FloatVector a11 = at(y, to[t + 11] + b);
            FloatVector a12 = at(y, to[t + 12] + b);
            FloatVector a13 = at(y, to[t + 13] + b);
            FloatVector a14 = at(y, to[t + 14] + b);
            FloatVector a15 = at(y, to[t + 15] + b);
            for (int s = 0, i = offset + ROWS * t; s < sources; s++) {
                FloatVector v = at(x, from[s] + b);
                a0 = every(w[i]).fma(v, a0);
                a1 = every(w[i + 16]).fma(v, a1);
                a2 = every(w[i + 32]).fma(v, a2);
                a3 = every(w[i + 48]).fma(v, a3);
                a4 = every(w[i + 64]).fma(v, a4);
                a5 = every(w[i + 80]).fma(v, a5);
                a6 = every(w[i + 96]).fma(v, a6);
                a7 = every(w[i + 112]).fma(v, a7);
                a8 = every(w[i + 128]).fma(v, a8);
                a9 = every(w[i + 144]).fma(v, a9);
                a10 = every(w[i + 160]).fma(v, a10);
                a11 = every(w[i + 176]).fma(v, a11);
                a12 = every(w[i + 192]).fma(v, a12);
                a13 = every(w[i + 208]).fma(v, a13);
                a14 = every(w[i + 224]).fma(v, a14);
                a15 = every(w[i + 240]).fma(v, a15);
                i += (s & (ROWS - 1)) == ROWS - 1 ? jump : 1;
            }
            a0.intoArray(y, to[t] + b);
            a1.intoArray(y, to[t + 1] + b);
            a2.intoArray(y, to[t + 2] + b);
            a3.intoArray(y, to[t + 3] + b);
            a4.intoArray(y, to[t + 4] + b);
            a5.intoArray(y, to[t + 5] + b);
            a6.intoArray(y, to[t + 6] + b);
            a7.intoArray(y, to[t + 7] + b);
            a8.intoArray(y, to[t + 8] + b);
            a9.intoArray(y, to[t + 9] + b);
            a10.intoArray(y, to[t + 10] + b);
            a11.intoArray(y, to[t + 11] + b);
            a12.intoArray(y, to[t + 12] + b);
            a13.intoArray(y, to[t + 13] + b);
            a14.intoArray(y, to[t + 14] + b);
            a15.intoArray(y, to[t + 15] + b);
        }
    }

    private static void product8(
            float[] x, int[] from, int sources, float[] w, int offset, int sinks, float[] y, int[] to, int t) {
        int jump = ROWS * sinks - ROWS + 1;
        for (int b = 0; b < ROWS; b += LANES) {
            FloatVector a0 = at(y, to[t] + b);
            FloatVector a1 = at(y, to[t + 1] + b);
            FloatVector a2 = at(y, to[t + 2] + b);
            FloatVector a3 = at(y, to[t + 3] + b);
            FloatVector a4 = at(y, to[t + 4] + b);
            FloatVector a5 = at(y, to[t + 5] + b);
            FloatVector a6 = at(y, to[t + 6] + b);
            FloatVector a7 = at(y, to[t + 7] + b);
            for (int s = 0, i = offset + ROWS * t; s < sources; s++) {
                FloatVector v = at(x, from[s] + b);
                a0 = every(w[i]).fma(v, a0);
                a1 = every(w[i + 16]).fma(v, a1);
                a2 = every(w[i + 32]).fma(v, a2);
                a3 = every(w[i + 48]).fma(v, a3);
                a4 = every(w[i + 64]).fma(v, a4);
                a5 = every(w[i + 80]).fma(v, a5);
                a6 = every(w[i + 96]).fma(v, a6);
                a7 = every(w[i + 112]).fma(v, a7);
                i += (s & (ROWS - 1)) == ROWS - 1 ? jump : 1;
            }
            a0.intoArray(y, to[t] + b);
            a1.intoArray(y, to[t + 1] + b);
            a2.intoArray(y, to[t + 2] + b);
            a3.intoArray(y, to[t + 3] + b);
            a4.intoArray(y, to[t + 4] + b);
            a5.intoArray(y, to[t + 5] + b);
            a6.intoArray(y, to[t + 6] + b);
            a7.intoArray(y, to[t + 7] + b);
        }
    }

    private static void back16(float[] d, int[] to, int sinks, float[] w, int offset, float[] x, int[] from, int s) {
        for (int b = 0; b < ROWS; b += LANES) {
            FloatVector a0 = at(x, from[s] + b);
            FloatVector a1 = at(x, from[s + 1] + b);
            FloatVector a2 = at(x, from[s + 2] + b);
            FloatVector a3 = at(x, from[s + 3] + b);
            FloatVector a4 = at(x, from[s + 4] + b);
            FloatVector a5 = at(x, from[s + 5] + b);
            FloatVector a6 = at(x, from[s + 6] + b);
            FloatVector a7 = at(x, from[s + 7] + b);
            FloatVector a8 = at(x, from[s + 8] + b);
            FloatVector a9 = at(x, from[s + 9] + b);
            FloatVector a10 = at(x, from[s + 10] + b);
            FloatVector a11 = at(x, from[s + 11] + b);
            FloatVector a12 = at(x, from[s + 12] + b);
            FloatVector a13 = at(x, from[s + 13] + b);
            FloatVector a14 = at(x, from[s + 14] + b);
            FloatVector a15 = at(x, from[s + 15] + b);
            for (int t = 0, i = offset; t < sinks; t++, i += ROWS) {
                FloatVector v = at(d, to[t] + b);
                a0 = every(w[i]).fma(v, a0);
                a1 = every(w[i + 1]).fma(v, a1);
                a2 = every(w[i + 2]).fma(v, a2);
                a3 = every(w[i + 3]).fma(v, a3);
                a4 = every(w[i + 4]).fma(v, a4);
                a5 = every(w[i + 5]).fma(v, a5);
                a6 = every(w[i + 6]).fma(v, a6);
                a7 = every(w[i + 7]).fma(v, a7);
                a8 = every(w[i + 8]).fma(v, a8);
                a9 = every(w[i + 9]).fma(v, a9);
                a10 = every(w[i + 10]).fma(v, a10);
                a11 = every(w[i + 11]).fma(v, a11);
                a12 = every(w[i + 12]).fma(v, a12);
                a13 = every(w[i + 13]).fma(v, a13);
                a14 = every(w[i + 14]).fma(v, a14);
                a15 = every(w[i + 15]).fma(v, a15);
            }
            a0.intoArray(x, from[s] + b);
            a1.intoArray(x, from[s + 1] + b);
            a2.intoArray(x, from[s + 2] + b);
            a3.intoArray(x, from[s + 3] + b);
            a4.intoArray(x, from[s + 4] + b);
            a5.intoArray(x, from[s + 5] + b);
            a6.intoArray(x, from[s + 6] + b);
            a7.intoArray(x, from[s + 7] + b);
            a8.intoArray(x, from[s + 8] + b);
            a9.intoArray(x, from[s + 9] + b);
            a10.intoArray(x, from[s + 10] + b);
            a11.intoArray(x, from[s + 11] + b);
            a12.intoArray(x, from[s + 12] + b);
            a13.intoArray(x, from[s + 13] + b);
            a14.intoArray(x, from[s + 14] + b);
            a15.intoArray(x, from[s + 15] + b);
        }
    }

    private static void back8(float[] d, int[] to, int sinks, float[] w, int offset, float[] x, int[] from, int s) {
        for (int b = 0; b < ROWS; b += LANES) {
            FloatVector a0 = at(x, from[s] + b);
            FloatVector a1 = at(x, from[s + 1] + b);
            FloatVector a2 = at(x, from[s + 2] + b);
            FloatVector a3 = at(x, from[s + 3] + b);
            FloatVector a4 = at(x, from[s + 4] + b);
            FloatVector a5 = at(x, from[s + 5] + b);
            FloatVector a6 = at(x, from[s + 6] + b);
            FloatVector a7 = at(x, from[s + 7] + b);
            for (int t = 0, i = offset; t < sinks; t++, i += ROWS) {
                FloatVector v = at(d, to[t] + b);
                a0 = every(w[i]).fma(v, a0);
                a1 = every(w[i + 1]).fma(v, a1);
                a2 = every(w[i + 2]).fma(v, a2);
                a3 = every(w[i + 3]).fma(v, a3);
                a4 = every(w[i + 4]).fma(v, a4);
                a5 = every(w[i + 5]).fma(v, a5);
                a6 = every(w[i + 6]).fma(v, a6);
                a7 = every(w[i + 7]).fma(v, a7);
            }
            a0.intoArray(x, from[s] + b);
            a1.intoArray(x, from[s + 1] + b);
            a2.intoArray(x, from[s + 2] + b);
            a3.intoArray(x, from[s + 3] + b);
            a4.intoArray(x, from[s + 4] + b);
            a5.intoArray(x, from[s + 5] + b);
            a6.intoArray(x, from[s + 6] + b);
            a7.intoArray(x, from[s + 7] + b);
        }
    }

    private static void outer2(float[] x, int from, int stride, float[] d, int t, float[] g, int offset, int next) {
        for (int b = 0; b < ROWS; b += LANES) {
            int i = offset + b;
            int j = next + b;
            FloatVector a0 = at(g, i);
            FloatVector a1 = at(g, i + 16);
            FloatVector a2 = at(g, i + 32);
            FloatVector a3 = at(g, i + 48);
            FloatVector a4 = at(g, i + 64);
            FloatVector a5 = at(g, i + 80);
            FloatVector a6 = at(g, i + 96);
            FloatVector a7 = at(g, i + 112);
            FloatVector c0 = at(g, j);
            FloatVector c1 = at(g, j + 16);
            FloatVector c2 = at(g, j + 32);
            FloatVector c3 = at(g, j + 48);
            FloatVector c4 = at(g, j + 64);
            FloatVector c5 = at(g, j + 80);
            FloatVector c6 = at(g, j + 96);
            FloatVector c7 = at(g, j + 112);
            for (int n = 0, r = from + b, q = ROWS * t; n < ROWS; n++, r += stride, q++) {
                FloatVector u = at(x, r);
                FloatVector v = at(x, r + ROWS);
                FloatVector e0 = every(d[q]);
                a0 = e0.fma(u, a0);
                c0 = e0.fma(v, c0);
                FloatVector e1 = every(d[q + 16]);
                a1 = e1.fma(u, a1);
                c1 = e1.fma(v, c1);
                FloatVector e2 = every(d[q + 32]);
                a2 = e2.fma(u, a2);
                c2 = e2.fma(v, c2);
                FloatVector e3 = every(d[q + 48]);
                a3 = e3.fma(u, a3);
                c3 = e3.fma(v, c3);
                FloatVector e4 = every(d[q + 64]);
                a4 = e4.fma(u, a4);
                c4 = e4.fma(v, c4);
                FloatVector e5 = every(d[q + 80]);
                a5 = e5.fma(u, a5);
                c5 = e5.fma(v, c5);
                FloatVector e6 = every(d[q + 96]);
                a6 = e6.fma(u, a6);
                c6 = e6.fma(v, c6);
                FloatVector e7 = every(d[q + 112]);
                a7 = e7.fma(u, a7);
                c7 = e7.fma(v, c7);
            }
            a0.intoArray(g, i);
            a1.intoArray(g, i + 16);
            a2.intoArray(g, i + 32);
            a3.intoArray(g, i + 48);
            a4.intoArray(g, i + 64);
            a5.intoArray(g, i + 80);
            a6.intoArray(g, i + 96);
            a7.intoArray(g, i + 112);
            c0.intoArray(g, j);
            c1.intoArray(g, j + 16);
            c2.intoArray(g, j + 32);
            c3.intoArray(g, j + 48);
            c4.intoArray(g, j + 64);
            c5.intoArray(g, j + 80);
            c6.intoArray(g, j + 96);
            c7.intoArray(g, j + 112);
        }
    }

    private static void outer1(float[] x, int from, int stride, float[] d, int t, float[] g, int offset) {
        for (int b = 0; b < ROWS; b += LANES) {
            int i = offset + b;
            FloatVector a0 = at(g, i);
            FloatVector a1 = at(g, i + 16);
            FloatVector a2 = at(g, i + 32);
            FloatVector a3 = at(g, i + 48);
            FloatVector a4 = at(g, i + 64);
            FloatVector a5 = at(g, i + 80);
            FloatVector a6 = at(g, i + 96);
            FloatVector a7 = at(g, i + 112);
            for (int n = 0, r = from + b, q = ROWS * t; n < ROWS; n++, r += stride, q++) {
                FloatVector u = at(x, r);
                FloatVector e0 = every(d[q]);
                a0 = e0.fma(u, a0);
                FloatVector e1 = every(d[q + 16]);
                a1 = e1.fma(u, a1);
                FloatVector e2 = every(d[q + 32]);
                a2 = e2.fma(u, a2);
                FloatVector e3 = every(d[q + 48]);
                a3 = e3.fma(u, a3);
                FloatVector e4 = every(d[q + 64]);
                a4 = e4.fma(u, a4);
                FloatVector e5 = every(d[q + 80]);
                a5 = e5.fma(u, a5);
                FloatVector e6 = every(d[q + 96]);
                a6 = e6.fma(u, a6);
                FloatVector e7 = every(d[q + 112]);
                a7 = e7.fma(u, a7);
            }
            a0.intoArray(g, i);
            a1.intoArray(g, i + 16);
            a2.intoArray(g, i + 32);
            a3.intoArray(g, i + 48);
            a4.intoArray(g, i + 64);
            a5.intoArray(g, i + 80);
            a6.intoArray(g, i + 96);
            a7.intoArray(g, i + 112);
        }
    }
}
