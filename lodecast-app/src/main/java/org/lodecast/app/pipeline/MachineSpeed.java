package org.lodecast.app.pipeline;

import java.util.Arrays;

/// How fast a core of this machine is beside the one on which the times of {@link Forecast} were
/// measured. It tells the user how long to wait, and nothing else depends on it.
final class MachineSpeed {
    private static final int NUMBERS = 1 << 17;
    /// The first rounds run before the machine has compiled what they do; the best of many counts.
    private static final long LONG_ENOUGH = 300_000_000L; // nanoseconds

    private static final int ROUNDS = 15;
    private static final double AT_MOST = 2.5; // times faster or slower: beyond, it is the measure that errs
    private static final double REFERENCE = 1.63e-3; // seconds of the best round

    private MachineSpeed() {}

    static double measure() {
        double[] given = new double[NUMBERS];
        long state = 1;
        for (int i = 0; i < NUMBERS; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            given[i] = state >>> 11;
        }
        double best = Double.POSITIVE_INFINITY;
        long began = System.nanoTime();
        for (int round = 0; round < ROUNDS || System.nanoTime() - began < LONG_ENOUGH; round++) {
            double[] numbers = given.clone();
            long start = System.nanoTime();
            Arrays.sort(numbers);
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        return Math.clamp(REFERENCE / best, 1 / AT_MOST, AT_MOST);
    }
}
