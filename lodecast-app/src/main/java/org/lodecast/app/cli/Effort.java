package org.lodecast.app.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// How hard to work and how much to say.
final class Effort {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec mixee;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to use, by default all; results do not change.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--quiet", description = "Say only what went wrong.")
    private boolean quiet;

    int threads() {
        if (threads < 1) {
            throw new ParameterException(
                    Objects.requireNonNull(mixee).commandLine(), "--threads " + threads + "; expected 1 or more");
        }
        return threads;
    }

    boolean quiet() {
        return quiet;
    }
}
