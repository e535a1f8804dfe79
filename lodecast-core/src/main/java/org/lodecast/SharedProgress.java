package org.lodecast;

/// The progress of one piece of work that is done in parts of known effort, some at the same time. Its steps
/// are thousandths of the whole effort, so that it advances evenly in time whichever parts are done first.
public final class SharedProgress {
    private static final int STEPS = 1000;

    private final Progress to;
    private final double effort;
    private double done;
    private double skipped;
    private long told;
    private long toldSkipped;

    /// Begins the work.
    ///
    /// @param effort of all parts, in any unit, above 0
    public SharedProgress(Progress to, String what, double effort) {
        this.to = to;
        this.effort = effort;
        to.begin(what, STEPS);
    }

    /// What a part of so much effort advances. The first work that the part begins counts for all of it.
    public Part part(double effortOfPart) {
        return new Part(effortOfPart);
    }

    private synchronized void move(double more, boolean skip) {
        done += skip ? 0 : more;
        skipped += skip ? more : 0;
        // a hair more, for sums of shares end just below the whole
        long steps = Math.min(STEPS, (long) (STEPS * (done + skipped) / effort + 1e-6)) - told;
        long skips = Math.min(steps, (long) (STEPS * skipped / effort + 1e-6) - toldSkipped);
        told += steps;
        toldSkipped += skips;
        if (skips > 0) {
            to.skip(skips);
        }
        to.advance(steps - skips);
    }

    /// Safe for use by many threads.
    public final class Part implements Progress {
        private final double effortOfPart;
        private long total;
        private long ahead;

        private Part(double effortOfPart) {
            this.effortOfPart = effortOfPart;
        }

        @Override
        public synchronized void begin(String what, long steps) {
            if (total == 0) {
                total = steps;
                ahead = steps;
            }
            move(0, false);
        }

        @Override
        public void advance(long steps) {
            move(take(steps), false);
        }

        @Override
        public void skip(long steps) {
            move(take(steps), true);
        }

        /// Nothing of the part is left to do, whether it said so or not.
        public void done() {
            if (total == 0) {
                begin("", 1);
            }
            advance(ahead);
        }

        private synchronized double take(long steps) {
            long taken = Math.min(steps, ahead);
            ahead -= taken;
            return total == 0 ? 0 : effortOfPart * taken / total;
        }
    }
}
