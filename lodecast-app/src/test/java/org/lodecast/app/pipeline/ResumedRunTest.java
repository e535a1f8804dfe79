package org.lodecast.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.Progress;
import org.lodecast.app.TinyProject;

/// A run that is stopped while networks learn goes on from their checkpoints, and leaves the bytes of one
/// that never was.
class ResumedRunTest {
    @TempDir
    Path folder;

    /// Stops after so many calls in a stage, or before the stage.
    private record StopIn(String stage, long calls) implements Pipeline.Listener {
        @Override
        public Progress begin(String name, int number, int of) {
            if (name.equals(stage) && calls == 0) {
                throw new CancellationException("stop");
            }
            return name.equals(stage) ? new Stop(new AtomicLong(calls)) : Progress.NONE;
        }

        @Override
        public void end(String name, String said, boolean cached) {}
    }

    private record Stop(AtomicLong left) implements Progress {
        @Override
        public void begin(String what, long total) {}

        @Override
        public void advance(long steps) {
            if (left.decrementAndGet() < 0) {
                throw new CancellationException("stop");
            }
        }
    }

    private static TinyProject project(Path folder) throws IOException {
        return TinyProject.in(folder)
                .set("assessment", "{protocols: [hole], folds: 2}")
                .set("estimation", "{anisotropy: none, folds: 0}")
                .set("samples", "{element: Au, cutoff: 1, hindcast: 0}")
                .set("detectors", "{use: [stoad, dae, overlay], report: stoad, epochs: 12, widths: [8, 4, 2]}");
    }

    private static void run(TinyProject p, int threads, Pipeline.Listener listener, boolean fresh) throws IOException {
        new Pipeline(Workspace.open(p.folder(), threads, Duration.ZERO), listener).run("report", fresh);
    }

    private static long kept(TinyProject p) throws IOException {
        Path kept = p.out("work/checkpoints");
        if (!Files.exists(kept)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(kept)) {
            return files.filter(f -> !f.toString().endsWith(".tmp")).count();
        }
    }

    /// What was made; the database has bytes of its own in each run.
    private static Map<String, String> products(TinyProject p) throws Exception {
        Map<String, String> hashes = p.hashes();
        hashes.remove(Database.FILE);
        return hashes;
    }

    @Test
    void leavesTheSameBytes() throws Exception {
        TinyProject whole = project(folder.resolve("whole"));
        run(whole, 2, Pipeline.SILENT, false);
        assertThat(kept(whole)).isZero();
        TinyProject stopped = project(folder.resolve("stopped"));
        for (StopIn stop : new StopIn[] {
            new StopIn("detectors", 5),
            new StopIn("detectors", 20),
            new StopIn("assessment", 3),
            new StopIn("uncertainty", 1)
        }) {
            assertThatThrownBy(() -> run(stopped, 1, stop, false))
                    .as(stop.toString())
                    .isInstanceOf(CancellationException.class);
            assertThat(kept(stopped)).as(stop.toString()).isPositive();
        }
        run(stopped, 1, Pipeline.SILENT, false);
        assertThat(products(stopped)).isEqualTo(products(whole));
        assertThat(stopped.out("work/checkpoints")).doesNotExist();
    }

    @Test
    void freshTakesNone() throws Exception {
        TinyProject p = project(folder.resolve("fresh"));
        assertThatThrownBy(() -> run(p, 2, new StopIn("detectors", 5), false))
                .isInstanceOf(CancellationException.class);
        long before = kept(p);
        new Pipeline(Workspace.open(p.folder(), 1, Duration.ZERO), Pipeline.SILENT).run("composites", false);
        assertThat(kept(p))
                .as("a shorter run takes nothing away")
                .isEqualTo(before)
                .isPositive();
        assertThatThrownBy(() -> run(p, 2, new StopIn("drillholes", 0), true))
                .isInstanceOf(CancellationException.class);
        assertThat(kept(p)).isZero();
    }
}
