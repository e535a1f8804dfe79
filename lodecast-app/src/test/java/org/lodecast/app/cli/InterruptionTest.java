package org.lodecast.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.app.TinyProject;

/// The program as a process that is asked to end while it is at work.
class InterruptionTest {
    private static final int SIGINT = 2;

    /// The system has two seconds' worth of a promise; a busy machine gets more.
    private static final int SECONDS = 10;

    @TempDir
    Path folder;

    private TinyProject project(String name) throws IOException {
        return TinyProject.in(folder.resolve(name))
                .set("assessment", "{protocols: [hole], folds: 2}")
                .set("detectors", "{use: [stoad, dae], report: stoad, epochs: 1200, widths: [8, 4, 2]}")
                .set("estimation", "{anisotropy: none, folds: 0}")
                .set("samples", "{element: Au, cutoff: 1, hindcast: 0}")
                .set("uncertainty", "{members: 0}");
    }

    private TinyProject copy(TinyProject p) throws IOException {
        try (Stream<Path> walk = Files.walk(p.folder())) {
            for (Path f : walk.toList()) {
                Files.copy(
                        f,
                        folder.resolve("stopped")
                                .resolve(p.folder().relativize(f).toString()));
            }
        }
        return project("stopped");
    }

    private Process start(TinyProject p) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "--add-modules=jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Lodecast.class.getName(),
                        "run",
                        p.folder().toString(),
                        "--threads",
                        "2")
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
    }

    /// Starts the program and signals it a moment after a stage has begun.
    ///
    /// @return its code of exit
    private int stopped(TinyProject p, String stage, String signal) throws Exception {
        Process process = start(p);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line; (line = out.readLine()) != null && !line.contains("] " + stage); ) {
                assertThat(line).doesNotContain("bug");
            }
            TimeUnit.MILLISECONDS.sleep(400);
            assertThat(process.isAlive()).isTrue();
            long began = System.nanoTime();
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
            System.out.printf("%s in %s: ended after %d ms%n", signal, stage, (System.nanoTime() - began) / 1_000_000);
        } finally {
            process.destroyForcibly();
        }
        List<String> told = Files.readAllLines(folder.resolve("err.txt")).stream()
                .filter(l -> !l.startsWith("WARNING: Using incubator"))
                .toList();
        assertThat(told).containsExactly("stopped in " + stage + "; the same command goes on from there");
        assertThat(p.hashes().keySet()).noneMatch(f -> f.contains(".tmp"));
        return process.exitValue();
    }

    private static Map<String, String> products(TinyProject p) throws Exception {
        Map<String, String> hashes = p.hashes();
        hashes.remove("lodecast.duckdb");
        hashes.remove("timings.json");
        return hashes;
    }

    /// Whether a child would be deaf to Ctrl-C, as those of a shell's background jobs are.
    private static boolean deaf() throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.exists(status)
                || Files.readAllLines(status).stream()
                        .filter(l -> l.startsWith("SigIgn:"))
                        .anyMatch(l -> (Long.parseUnsignedLong(l.substring(7).strip(), 16) >> (SIGINT - 1) & 1) == 1);
    }

    @Test
    @Timeout(120)
    void endsSoonLeavesWholeThingsAndGoesOn() throws Exception {
        assumeTrue(!deaf(), "skipped: signals cannot be tried here");
        TinyProject whole = project("whole");
        assertThat(whole.run("--until", "samples").code()).isZero();
        TinyProject p = copy(whole);
        assertThat(whole.run("--until", "assessment", "--threads", "1").code()).isZero();
        assertThat(stopped(p, "detectors", "INT")).isEqualTo(128 + SIGINT);
        assertThat(p.out("work/detectors")).doesNotExist();
        assertThat(stopped(p, "assessment", "TERM")).isEqualTo(128 + 15);
        TinyProject.Answer rest = p.run("--until", "assessment");
        assertThat(rest.code()).as(rest.out() + rest.err()).isZero();
        assertThat(rest.out()).contains("detectors   unchanged").contains("[6/9] assessment");
        assertThat(products(p)).isEqualTo(products(whole));
    }
}
