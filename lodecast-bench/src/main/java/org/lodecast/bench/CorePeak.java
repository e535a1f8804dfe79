package org.lodecast.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// What one core can do at most in floats: fused multiply-adds on registers alone, in as many chains as hide
/// their latency.
final class CorePeak {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int CHAINS = 12;
    private static final int TURNS = 200_000;

    private CorePeak() {}

    /// Operations a second, two to a fused multiply-add; the best of some spans.
    static double flops() {
        double best = 0;
        float seen = 0;
        for (int i = 0; i < 60; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            seen += turn(TURNS, i);
            double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
            best = Math.max(best, 2.0 * CHAINS * SPECIES.length() * TURNS / seconds);
        }
        if (Float.isNaN(seen)) {
            throw new IllegalStateException("a number is not one");
        }
        return best;
    }

    private static float turn(int turns, float start) {
        FloatVector c = FloatVector.broadcast(SPECIES, start);
        FloatVector m = FloatVector.broadcast(SPECIES, 0.999f);
        FloatVector a0 = c;
        FloatVector a1 = c;
        FloatVector a2 = c;
        FloatVector a3 = c;
        FloatVector a4 = c;
        FloatVector a5 = c;
        FloatVector a6 = c;
        FloatVector a7 = c;
        FloatVector a8 = c;
        FloatVector a9 = c;
        FloatVector a10 = c;
        FloatVector a11 = c;
        for (int i = 0; i < turns; i++) {
            a0 = a0.fma(m, c);
            a1 = a1.fma(m, c);
            a2 = a2.fma(m, c);
            a3 = a3.fma(m, c);
            a4 = a4.fma(m, c);
            a5 = a5.fma(m, c);
            a6 = a6.fma(m, c);
            a7 = a7.fma(m, c);
            a8 = a8.fma(m, c);
            a9 = a9.fma(m, c);
            a10 = a10.fma(m, c);
            a11 = a11.fma(m, c);
        }
        FloatVector sum = a0.add(a1).add(a2).add(a3).add(a4).add(a5);
        return sum.add(a6).add(a7).add(a8).add(a9).add(a10).add(a11).reduceLanes(VectorOperators.ADD);
    }
}
