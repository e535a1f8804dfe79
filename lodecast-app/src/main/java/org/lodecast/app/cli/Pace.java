package org.lodecast.app.cli;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// When a work will be done, by its pace of late. A run's first steps are slow, for Java compiles while
/// it works; so the pace is that of the last third of the time, and nothing is foretold before it has
/// settled: until the last two thirds give about the same end.
///
/// Safe for use by many threads.
final class Pace {
    private static final int LEAST = 4; // steps before anything is said
    private static final double SETTLED = 1.3; // the later of two ends beside the earlier
    private static final int ROOM = 1024;

    private final long steps;
    private double[] seconds = new double[ROOM];
    private long[] done = new long[ROOM];
    private int count;

    /// @param steps in all
    Pace(long steps) {
        this.steps = steps;
    }

    /// @param at seconds from the beginning, rising
    /// @param doneNow steps by then
    synchronized void advance(double at, long doneNow) {
        if (count == ROOM) { // every second one is enough
            for (int k = 0; k < ROOM / 2; k++) {
                seconds[k] = seconds[2 * k + 1];
                done[k] = done[2 * k + 1];
            }
            count = ROOM / 2;
        }
        seconds[count] = at;
        done[count] = doneNow;
        count++;
    }

    /// Seconds from the beginning to the end; empty as long as nobody can tell.
    synchronized Optional<Double> end() {
        if (count < LEAST) {
            return Optional.empty();
        }
        double late = end(1.0 / 3);
        double longer = end(2.0 / 3);
        boolean settled = Math.max(late, longer) < SETTLED * Math.min(late, longer);
        return settled ? Optional.of(late) : Optional.empty();
    }

    /// What is left at a time, for a bar.
    Optional<Duration> left(double now) {
        return end().map(e -> Duration.ofMillis(Math.round(1000 * Math.max(0, e - now))));
    }

    /// By the pace of the last share of the time; infinite if nothing was done in it.
    private double end(double share) {
        double now = seconds[count - 1];
        int at = Arrays.binarySearch(seconds, 0, count, (1 - share) * now);
        int from = at >= 0 ? at : -at - 2; // the last one before; −1 is the beginning
        double since = from < 0 ? now : now - seconds[from];
        long steady = from < 0 ? done[count - 1] : done[count - 1] - done[from];
        return now + (steps - done[count - 1]) * since / steady;
    }
}
