package org.lodecast.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;
import org.lodecast.Progress;
import org.lodecast.app.pipeline.Pipeline;

/// Tells how a run goes: on a terminal a bar with an estimate, elsewhere a line now and then; for each stage
/// a line of what came of it and how long it took.
final class Console implements Pipeline.Listener, Progress {
    private static final long LINE_EVERY = 5_000_000_000L;

    private final PrintWriter out;
    private final boolean quiet;
    private final boolean terminal =
            System.console() != null && System.console().isTerminal();
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private String stage = "";
    private String what = "";
    private long stageBegan;
    private long began;
    private long told;
    private long total;
    private long done;
    private long skipped;
    private Pace pace = new Pace(0);
    private @Nullable ProgressBar bar;
    private volatile boolean stopped;

    Console(PrintWriter out, boolean quiet) {
        this.out = out;
        this.quiet = quiet;
    }

    @Override
    public Progress begin(String name, int number, int of) {
        stage = name;
        stageBegan = System.nanoTime();
        say(String.format(Locale.ROOT, "[%d/%d] %s …", number, of, name));
        return this;
    }

    @Override
    public void end(String name, String said, boolean cached) {
        closeBar();
        if (cached) {
            say(String.format(Locale.ROOT, "  %-11s unchanged: %s", name, said));
            return;
        }
        double s = (System.nanoTime() - stageBegan) / 1e9;
        seconds.put(name, s);
        say(String.format(Locale.ROOT, "  %-11s %s  (%.1f s)", name, said, s));
    }

    @Override
    public synchronized void begin(String work, long steps) {
        closeBar();
        what = work;
        total = steps;
        done = 0;
        skipped = 0;
        began = System.nanoTime();
        told = began;
        pace = new Pace(steps);
        openBar();
    }

    private void openBar() {
        if (terminal && !quiet && !stopped && total > 0) {
            bar = new ProgressBarBuilder()
                    .setTaskName("      " + what)
                    .setInitialMax(total)
                    .startsFrom(done, Duration.ZERO)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .setEtaFunction(eta(pace, began))
                    .setConsumer(new BarLine())
                    .clearDisplayOnFinish()
                    .build();
        }
    }

    private static Function<ProgressState, Optional<Duration>> eta(Pace pace, long began) {
        return state -> pace.left((System.nanoTime() - began) / 1e9);
    }

    /// A bar anew, for it would take what was done before to have been done just now.
    @Override
    public synchronized void skip(long steps) {
        done += steps;
        skipped += steps;
        pace = new Pace(total - skipped);
        if (bar != null) {
            closeBar();
            openBar();
        }
    }

    @Override
    public synchronized void advance(long steps) {
        done += steps;
        long now = System.nanoTime();
        double seconds = (now - began) / 1e9;
        if (steps > 0) {
            pace.advance(seconds, done - skipped);
        }
        if (bar != null) {
            bar.stepTo(done);
            return;
        }
        if (now - told > LINE_EVERY && done < total && done > skipped) {
            told = now;
            String left = pace.end()
                    .map(e -> String.format(Locale.ROOT, ", about %.0f s to go", e - seconds))
                    .orElse("");
            say(String.format(Locale.ROOT, "      %s: %.0f %%%s", what, 100.0 * done / total, left));
        }
    }

    @Override
    public void told(String line) {
        tell("      " + line);
    }

    /// A line of its own.
    synchronized void tell(String text) {
        closeBar();
        say(text);
    }

    /// Says no more, and leaves the terminal's line empty.
    synchronized void stop() {
        stopped = true;
        closeBar();
        if (terminal) {
            System.err.print('\r'); // over the ^C that the terminal has put there
            System.err.flush();
        }
    }

    private void closeBar() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    private void say(String text) {
        if (!quiet && !stopped) {
            out.println(text);
            out.flush();
        }
    }

    /// Leaves how long each stage took, apart from the products, which know no clock.
    void close(Path folder) throws IOException {
        closeBar();
        if (seconds.isEmpty()) {
            return;
        }
        StringBuilder json = new StringBuilder("{");
        String separator = "\n";
        for (Map.Entry<String, Double> e : seconds.entrySet()) {
            json.append(separator).append(String.format(Locale.ROOT, "  \"%s\": %.3f", e.getKey(), e.getValue()));
            separator = ",\n";
        }
        Path part = folder.resolve("timings.json.tmp");
        Files.writeString(part, json.append("\n}\n"));
        Files.move(part, folder.resolve("timings.json"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public String toString() {
        return "console at " + stage;
    }
}
