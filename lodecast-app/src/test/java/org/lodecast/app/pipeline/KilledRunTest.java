package org.lodecast.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.Seed;
import org.lodecast.app.TinyProject;
import org.lodecast.app.cli.Lodecast;
import org.lodecast.app.store.Duck;

/// A run that is killed leaves whole products or none, and the next one finishes what it began.
class KilledRunTest {
    private static final int KILLS = 9;
    private static final int HOLES = 60;
    private static final int INTERVALS = 50;

    @TempDir
    Path folder;

    /// A project that is at work for a while, its composites of a given length.
    private void project(double length) throws IOException {
        StringBuilder collar = new StringBuilder("HOLEID,X,Y,Z,LENGTH\n");
        StringBuilder survey = new StringBuilder("HOLEID,AT,AZ,DIP\n");
        StringBuilder assay = new StringBuilder("HOLEID,FROM,TO,Au_ppm,Cu_pct\n");
        for (int h = 0; h < HOLES; h++) {
            collar.append("H%d,%d,%d,300,%d\n".formatted(h, 40 * (h % 10), 40 * (h / 10), 2 * INTERVALS));
            survey.append("H%d,0,90,-60\nH%d,50,92,-58\n".formatted(h, h));
            for (int i = 0; i < INTERVALS; i++) {
                double wave = Math.sin(0.3 * i + h) + Math.cos(1.7 * i * h);
                assay.append(String.format(
                        Locale.ROOT,
                        "H%d,%d,%d,%.3f,%.3f\n",
                        h,
                        2 * i,
                        2 * i + 2,
                        Math.exp(wave),
                        0.2 * Math.exp(-wave)));
            }
        }
        Files.writeString(folder.resolve("collar.csv"), collar.toString());
        Files.writeString(folder.resolve("survey.csv"), survey.toString());
        Files.writeString(folder.resolve("assay.csv"), assay.toString());
        Files.writeString(folder.resolve("project.yaml"), """
                tables:
                  collar: {file: collar.csv}
                  survey: {file: survey.csv}
                  assay: {file: assay.csv}
                drilling: {composite_length: %s}
                """.formatted(length));
    }

    private void run(String... more) {
        String[] args = Stream.concat(Stream.of("run", folder.toString(), "--quiet"), Stream.of(more))
                .toArray(String[]::new);
        TinyProject.Answer a = TinyProject.lodecast(args);
        assertThat(a.code()).as(a.out() + a.err()).isZero();
    }

    /// The program as a process of its own.
    private Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Lodecast.class.getName(),
                        "run",
                        folder.toString(),
                        "--until",
                        "composites",
                        "--fresh")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
    }

    private Path out(String name) {
        return folder.resolve("out").resolve(name);
    }

    /// Rows of each table of the database; empty if there is none.
    private Map<String, Long> rows() throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        if (!Files.exists(out("lodecast.duckdb"))) {
            return rows;
        }
        try (Duck duck = Duck.memory();
                Statement s = duck.statement()) {
            duck.execute("ATTACH " + Duck.literal(out("lodecast.duckdb").toString()) + " AS p (READ_ONLY)");
            List<String> names = new java.util.ArrayList<>();
            try (ResultSet r = s.executeQuery("SELECT table_name FROM duckdb_tables() WHERE database_name = 'p'")) {
                while (r.next()) {
                    names.add(r.getString(1));
                }
            }
            for (String name : names) {
                try (ResultSet r = s.executeQuery("SELECT count(*) FROM p." + Duck.quoted(name))) {
                    r.next();
                    rows.put(name, r.getLong(1));
                }
            }
        }
        return rows;
    }

    /// Nothing that stands under its own name is half written.
    private void everyProductIsWhole() throws Exception {
        for (String name : List.of("qa.csv", "intercepts.csv")) {
            if (Files.exists(out(name))) {
                assertThat(Files.readString(out(name)))
                        .as(name)
                        .endsWith("\n")
                        .startsWith(name.equals("qa.csv") ? "severity," : "");
            }
        }
        if (Files.exists(out("manifest.json"))) {
            Json.MAPPER.readTree(out("manifest.json"));
        }
        if (!Files.exists(out("work"))) {
            return;
        }
        try (Duck duck = Duck.memory();
                Stream<Path> walk = Files.walk(out("work"))) {
            for (Path p : walk.filter(f -> f.toString().endsWith(".parquet")).toList()) {
                duck.execute("SELECT count(*) FROM read_parquet(" + Duck.literal(p.toString()) + ")");
            }
        }
    }

    @Test
    @Tag("slow")
    @Timeout(240)
    void leavesWholeProductsOrNoneAndTheNextRunFinishes() throws Exception {
        project(4);
        run("--until", "composites");
        Map<String, String> whole = hashes();
        Map<String, Long> rows = rows();
        assertThat(rows)
                .containsEntry("assay", (long) HOLES * INTERVALS)
                .containsKeys("composite", "qa", "fix", "set_aside");
        project(5);
        run("--until", "composites");
        Map<String, Long> others = rows();
        assertThat(others.get("composite")).isNotEqualTo(rows.get("composite"));
        project(4);
        long began = System.nanoTime();
        Process first = start();
        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue())
                .as(Files.readString(folder.resolve("said.txt")))
                .isZero();
        long takes = (System.nanoTime() - began) / 1_000_000;
        assertThat(hashes()).isEqualTo(whole);
        RandomGenerator random = new Seed(3).split("kills").generator();
        int alive = 0;
        int none = 0;
        for (int k = 0; k < KILLS; k++) {
            // from nothing, over the same results, over others
            switch (k % 3) {
                case 0 -> delete(out(""));
                case 1 -> {}
                default -> {
                    project(5);
                    run("--until", "composites");
                    project(4);
                }
            }
            Map<String, Long> before = rows();
            // for the first third of its time the machine only starts up
            long after = (long) (takes * (0.35 + 0.65 * (k + random.nextDouble()) / KILLS));
            began = System.nanoTime();
            Process p = start();
            if (p.waitFor(after, TimeUnit.MILLISECONDS)) {
                takes = (System.nanoTime() - began) / 1_000_000; // the machine is less busy than it was
            } else {
                alive++;
            }
            p.destroyForcibly().waitFor();
            String when = "killed after " + after + " of " + takes + " ms";
            Map<String, Long> now = rows();
            none += now.isEmpty() ? 1 : 0;
            assertThat(now.isEmpty() || now.equals(rows) || now.equals(before))
                    .as(when + ": " + now)
                    .isTrue();
            everyProductIsWhole();
            run("--until", "composites");
            assertThat(hashes()).as(when).isEqualTo(whole);
            assertThat(rows()).as(when).isEqualTo(rows);
        }
        System.out.println(
                "killed " + alive + " of " + KILLS + " runs of " + takes + " ms; " + none + " left no database");
        assertThat(alive).isGreaterThanOrEqualTo(3);
    }

    /// Killed when the stages were done and the database was not.
    @Test
    void theDatabaseOfOtherSettingsIsNotTakenForThisRuns() throws Exception {
        project(5);
        run("--until", "composites");
        Path old = Files.copy(out("lodecast.duckdb"), folder.resolve("old.duckdb"));
        project(4);
        run("--until", "composites");
        Map<String, Long> rows = rows();
        Files.copy(old, out("lodecast.duckdb"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.delete(out("manifest.json"));
        run("--until", "composites");
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void aShorterRunLeavesNoShorterDatabaseToALongerOne() throws Exception {
        project(4);
        run("--until", "composites");
        Map<String, Long> rows = rows();
        String manifest = Files.readString(out("manifest.json"));
        run("--until", "drillholes", "--fresh");
        run("--until", "composites");
        assertThat(rows()).isEqualTo(rows);
        assertThat(Files.readString(out("manifest.json"))).isEqualTo(manifest);
        run("--until", "drillholes");
        assertThat(rows()).as("nothing ran, so nothing is taken away").isEqualTo(rows);
    }

    /// A folder that is being deleted stops to pass for a finished stage before the first of its files goes.
    @Test
    void aStageHalfDeletedIsNoFinishedStage() throws Exception {
        Path stage = Files.createDirectories(out("work").resolve("drillholes"));
        for (int i = 0; i < 3000; i++) {
            Files.writeString(stage.resolve("table-%04d.parquet".formatted(i)), "");
        }
        Files.writeString(stage.resolve("done.json"), "{\"key\": \"k\", \"said\": \"\", \"products\": []}");
        Path first = stage.resolve("table-0000.parquet");
        Path last = stage.resolve("table-2999.parquet");
        Thread deletes = Thread.ofPlatform().start(() -> {
            try {
                StageFolder.forget(out(""), "drillholes");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        boolean halfAndDone = false;
        while (deletes.isAlive()) {
            boolean half = !Files.exists(first) || !Files.exists(last);
            halfAndDone |= half && Files.exists(stage.resolve("done.json"));
        }
        deletes.join();
        assertThat(halfAndDone).isFalse();
        assertThat(stage).doesNotExist();
    }

    /// What a run must give to the byte.
    private Map<String, String> hashes() throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (String name : List.of(
                "qa.csv",
                "intercepts.csv",
                "manifest.json",
                "work/composites/composite.parquet",
                "work/drillholes/assay.parquet")) {
            hashes.put(name, CodeVersion.hash(out(name)));
        }
        return hashes;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path p : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }
}
