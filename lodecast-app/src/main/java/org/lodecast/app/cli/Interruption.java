package org.lodecast.app.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.lodecast.app.pipeline.Pipeline;

/// Ends a run soon when the user (Ctrl-C) or the system asks the program to end: the run is told to stop, is
/// given a moment to put its things away, and then the program ends whatever it does. The code of exit is the
/// one of the signal, 130 for Ctrl-C.
final class Interruption implements AutoCloseable {
    /// Code of exit after Ctrl-C, as shells have it: 128 + SIGINT.
    static final int CODE = 130;

    private static final long PATIENCE = 800; // ms
    private static final long LAST = 1800; // ms, if not even the console answers

    private final Pipeline pipeline;
    private final Console console;
    private final PrintWriter err;
    private final String hint;
    private final Thread running = Thread.currentThread();
    private final Thread hook = new Thread(this::stop, "interruption");
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean asked;
    private volatile boolean whole;

    /// From now on, for a run on this thread.
    ///
    /// @param hint how to go on
    Interruption(Pipeline pipeline, Console console, PrintWriter err, String hint) {
        this.pipeline = pipeline;
        this.console = console;
        this.err = err;
        this.hint = hint;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Whether the program is about to end, and what is thrown is no more than a sign of it.
    boolean asked() {
        return asked;
    }

    /// The run has come to its end by itself.
    void whole() {
        whole = true;
    }

    private void stop() {
        asked = true;
        Thread.ofPlatform().daemon().start(() -> {
            pause(LAST);
            Runtime.getRuntime().halt(CODE);
        });
        String stage = pipeline.stop(running);
        try {
            ended.await(PATIENCE, TimeUnit.MILLISECONDS); // or not: it ends anyway
            pipeline.sweep();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!whole) {
            console.stop();
            err.println("stopped" + (stage.isEmpty() ? "" : " in " + stage) + "; " + hint);
            err.flush();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // the program began to end just now
            }
        }
    }
}
