package org.lodecast;

/// Where long work says how far it is, and learns whether it should stop. Implementations are safe to call
/// from many threads.
public interface Progress {
    /// Says nothing and never stops.
    Progress NONE = new Progress() {
        @Override
        public void begin(String what, long total) {}

        @Override
        public void advance(long steps) {}
    };

    /// A new piece of work of `total` steps begins; the one before it is done.
    void begin(String what, long total);

    /// `steps` more steps are done.
    ///
    /// @throws java.util.concurrent.CancellationException if the user asked to stop
    void advance(long steps);

    /// `steps` more need not be done, for they were done before: they say nothing of how long the rest takes.
    default void skip(long steps) {
        advance(steps);
    }
}
