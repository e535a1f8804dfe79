package org.lodecast.app.cli;

import picocli.CommandLine.Option;

/// How hard to work and how much to say.
final class Effort {
    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to use, by default all; results do not change.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--quiet", description = "Say only what went wrong.")
    private boolean quiet;

    int threads() {
        if (threads < 1) {
            throw org.lodecast.InvalidInput.of("threads", "--threads " + threads + "; expected 1 or more");
        }
        return threads;
    }

    boolean quiet() {
        return quiet;
    }
}
