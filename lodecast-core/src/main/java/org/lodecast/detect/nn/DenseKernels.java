package org.lodecast.detect.nn;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The inner loops of {@link DenseScorer}: lanes run along voxels, so each lane is a voxel of its own and a
/// weight is the same in all of them.
///
/// An output is its bias, then one fused multiply-add a source, in the order of the sources: a chain that no
/// lane, no vector length and no neighbour has part in, and so the same bits as the chain of
/// `Math.fma(x, w, sum)` taken alone. Speed comes from sixteen chains side by side, eight outputs of two
/// vectors of voxels: ten loads for sixteen multiply-adds, and enough of them at once to hide their latency.
final class DenseKernels {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();

    /// Voxels that are worked on at once.
    static final int STRIP = 2 * WIDTH;

    /// Outputs that are worked on at once; weights are packed for so many.
    static final int GROUP = 8;

    private DenseKernels() {}

    /// For each output o and each voxel v of a strip: y[to + o·pitch + v] = σ(b[o] + Σ_s w[s, o]·x[from +
    /// at[s] + v]). Writes up to a whole group of outputs.
    static void product(LaneWeights w, float[] x, int from, int[] at, float[] y, int to, int pitch) {
        for (int g = 0; g < w.groups(); g++) {
            group(w.packed(), g, w.bias(), w.relu(), x, from, at, y, to + g * GROUP * pitch, pitch);
        }
    }

    private static void group(
            float[] w, int g, float[] b, boolean relu, float[] x, int from, int[] at, float[] y, int first, int pitch) {
        // σ is max(0, ·) as Math.max has it (NaN stays, −0 becomes 0), or max(−∞, ·), which changes nothing. No
        // choice and no call stands at the end: past some size C2 inlines no more, and then all vectors go to memory
        FloatVector floor = FloatVector.broadcast(SPECIES, relu ? 0f : Float.NEGATIVE_INFINITY);
        int o = g * GROUP;
        FloatVector p0 = FloatVector.broadcast(SPECIES, b[o]);
        FloatVector p1 = FloatVector.broadcast(SPECIES, b[o + 1]);
        FloatVector p2 = FloatVector.broadcast(SPECIES, b[o + 2]);
        FloatVector p3 = FloatVector.broadcast(SPECIES, b[o + 3]);
        FloatVector p4 = FloatVector.broadcast(SPECIES, b[o + 4]);
        FloatVector p5 = FloatVector.broadcast(SPECIES, b[o + 5]);
        FloatVector p6 = FloatVector.broadcast(SPECIES, b[o + 6]);
        FloatVector p7 = FloatVector.broadcast(SPECIES, b[o + 7]);
        FloatVector q0 = p0;
        FloatVector q1 = p1;
        FloatVector q2 = p2;
        FloatVector q3 = p3;
        FloatVector q4 = p4;
        FloatVector q5 = p5;
        FloatVector q6 = p6;
        FloatVector q7 = p7;
        int k = g * GROUP * at.length;
        for (int s = 0; s < at.length; s++, k += GROUP) {
            // y[o] += w[s, o]·x[s] for eight o and two vectors of voxels
            int i = from + at[s];
            FloatVector u = FloatVector.fromArray(SPECIES, x, i);
            FloatVector v = FloatVector.fromArray(SPECIES, x, i + WIDTH);
            FloatVector c = FloatVector.broadcast(SPECIES, w[k]);
            p0 = u.fma(c, p0);
            q0 = v.fma(c, q0);
            c = FloatVector.broadcast(SPECIES, w[k + 1]);
            p1 = u.fma(c, p1);
            q1 = v.fma(c, q1);
            c = FloatVector.broadcast(SPECIES, w[k + 2]);
            p2 = u.fma(c, p2);
            q2 = v.fma(c, q2);
            c = FloatVector.broadcast(SPECIES, w[k + 3]);
            p3 = u.fma(c, p3);
            q3 = v.fma(c, q3);
            c = FloatVector.broadcast(SPECIES, w[k + 4]);
            p4 = u.fma(c, p4);
            q4 = v.fma(c, q4);
            c = FloatVector.broadcast(SPECIES, w[k + 5]);
            p5 = u.fma(c, p5);
            q5 = v.fma(c, q5);
            c = FloatVector.broadcast(SPECIES, w[k + 6]);
            p6 = u.fma(c, p6);
            q6 = v.fma(c, q6);
            c = FloatVector.broadcast(SPECIES, w[k + 7]);
            p7 = u.fma(c, p7);
            q7 = v.fma(c, q7);
        }
        int to = first;
        p0.max(floor).intoArray(y, to);
        q0.max(floor).intoArray(y, to + WIDTH);
        to += pitch;
        p1.max(floor).intoArray(y, to);
        q1.max(floor).intoArray(y, to + WIDTH);
        to += pitch;
        p2.max(floor).intoArray(y, to);
        q2.max(floor).intoArray(y, to + WIDTH);
        to += pitch;
        p3.max(floor).intoArray(y, to);
        q3.max(floor).intoArray(y, to + WIDTH);
        to += pitch;
        p4.max(floor).intoArray(y, to);
        q4.max(floor).intoArray(y, to + WIDTH);
        to += pitch;
        p5.max(floor).intoArray(y, to);
        q5.max(floor).intoArray(y, to + WIDTH);
        to += pitch;
        p6.max(floor).intoArray(y, to);
        q6.max(floor).intoArray(y, to + WIDTH);
        to += pitch;
        p7.max(floor).intoArray(y, to);
        q7.max(floor).intoArray(y, to + WIDTH);
    }

    /// Whether there is a NaN.
    static boolean hasGap(float[] x) {
        int i = 0;
        for (; i + WIDTH <= x.length; i += WIDTH) {
            if (FloatVector.fromArray(SPECIES, x, i)
                    .test(VectorOperators.IS_NAN)
                    .anyTrue()) {
                return true;
            }
        }
        for (; i < x.length; i++) {
            if (Float.isNaN(x[i])) {
                return true;
            }
        }
        return false;
    }

    /// For each voxel v of a strip: e[to + v] = Σ_u (a[from + at[u] + v] − b[other + by[u] + v])² over
    /// `units` u, summed as {@link Cells#squaredDistance} says.
    static void squares(
            float[] t,
            int from,
            int[] at,
            float[] y,
            int other,
            int[] by,
            int units,
            boolean oneSided,
            float[] e,
            int to) {
        FloatVector floor = FloatVector.broadcast(SPECIES, oneSided ? 0f : Float.NEGATIVE_INFINITY);
        for (int half = 0; half < STRIP; half += WIDTH) {
            int i = from + half;
            int j = other + half;
            FloatVector s0 = FloatVector.zero(SPECIES);
            FloatVector s1 = s0;
            FloatVector s2 = s0;
            FloatVector s3 = s0;
            int u = 0;
            for (; u + 4 <= units; u += 4) {
                FloatVector d0 = apart(t, i + at[u], y, j + by[u], floor);
                FloatVector d1 = apart(t, i + at[u + 1], y, j + by[u + 1], floor);
                FloatVector d2 = apart(t, i + at[u + 2], y, j + by[u + 2], floor);
                FloatVector d3 = apart(t, i + at[u + 3], y, j + by[u + 3], floor);
                s0 = d0.fma(d0, s0);
                s1 = d1.fma(d1, s1);
                s2 = d2.fma(d2, s2);
                s3 = d3.fma(d3, s3);
            }
            for (int rest = 0; u < units; u++, rest++) {
                FloatVector d = apart(t, i + at[u], y, j + by[u], floor);
                switch (rest) {
                    case 0 -> s0 = d.fma(d, s0);
                    case 1 -> s1 = d.fma(d, s1);
                    default -> s2 = d.fma(d, s2);
                }
            }
            s0.add(s1).add(s2.add(s3)).intoArray(e, to + half);
        }
    }

    private static FloatVector apart(float[] t, int i, float[] y, int j, FloatVector floor) {
        return FloatVector.fromArray(SPECIES, t, i)
                .sub(FloatVector.fromArray(SPECIES, y, j))
                .max(floor);
    }
}
