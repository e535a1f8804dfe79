package org.lodecast.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.Finding;
import org.lodecast.Seed;
import org.lodecast.app.Anew;
import org.lodecast.app.project.Project;
import org.lodecast.app.project.ProjectFile;
import org.lodecast.app.table.ReadLog;
import org.lodecast.drill.Collar;
import org.lodecast.drill.Compositor;
import org.lodecast.drill.Drillholes;
import org.lodecast.drill.Intervals;
import org.lodecast.drill.Station;

/// Ten thousand broken table sets: each ends in a result or in findings, none in a crash or a hang, and
/// no row goes missing without a word.
class TableFuzzTest {
    private static final int CASES = 10_000;
    private static final String[] ERRORS = {"stop", "leave_out"};
    private static final String[] OVERLAPS = {"keep", "first", "last", "shortest"};

    private static final String TABLES = """
              collar: {file: collar.csv}
              survey: {file: survey.csv}
              assay: {file: assay.csv}
              lithology: {file: lithology.csv}
            """.indent(2);

    @TempDir
    Path folder;

    private final Map<String, Project> projects = new HashMap<>();
    private final Map<String, Integer> checks = new TreeMap<>();
    private long slowest;
    private int results;

    @Test
    @Timeout(100)
    void brokenTablesEndInFindingsOrAResultAndNoRowIsLost() throws Exception {
        broken(CASES / 10, 20);
    }

    @Test
    @Tag("slow")
    @Timeout(400)
    void manyBrokenTablesLikewise() throws Exception {
        broken(CASES, 25);
    }

    /// @param kinds of findings that more than so many are among
    private void broken(int cases, int kinds) throws Exception {
        RandomGenerator random = new Seed(2026).split("fuzz").generator();
        for (int n = 0; n < cases; n++) {
            Map<String, byte[]> files = clean();
            int accidents = 1 + random.nextInt(3);
            for (int k = 0; k < accidents; k++) {
                String file = List.copyOf(files.keySet()).get(random.nextInt(files.size()));
                files.put(file, TableMutations.mutate(files.get(file), random, k == 0 && n % 500 == 499));
            }
            Project project = project(random, TABLES);
            try {
                run(n, files, project);
            } catch (RuntimeException | AssertionError e) {
                keep(n, files);
                throw e instanceof AssertionError told
                        ? told
                        : new AssertionError("case " + n + " ended in " + e + "; its files are in target/fuzz", e);
            }
        }
        System.out.printf(
                "fuzz: %d cases, %d results, %d with findings to mend, slowest %d ms, findings %s%n",
                cases, results, cases - results, slowest / 1_000_000, checks);
        assertThat(results).as("some end in a result").isBetween(cases / 10, cases - cases / 10);
        assertThat(checks.size()).as("kinds of findings").isGreaterThan(kinds);
    }

    /// The same for samples that tell their own place.
    @Test
    @Timeout(200)
    void brokenTablesOfSamplesLikewise() throws Exception {
        RandomGenerator random = new Seed(2027).split("fuzz").generator();
        for (int n = 0; n < CASES / 5; n++) {
            byte[] file = samples(n);
            int accidents = 1 + random.nextInt(3);
            for (int k = 0; k < accidents; k++) {
                file = TableMutations.mutate(file, random, false);
            }
            Map<String, byte[]> files = Map.of("assay.csv", file);
            try {
                run(n, files, project(random, "  assay: {file: assay.csv}\n"));
            } catch (RuntimeException | AssertionError e) {
                keep(n, files);
                throw e instanceof AssertionError told ? told : new AssertionError("case " + n + " ended in " + e, e);
            }
        }
        System.out.printf("fuzz of samples: %d results, findings %s%n", results, checks);
        assertThat(results).as("some end in a result").isBetween(CASES / 50, CASES / 5 - CASES / 50);
    }

    /// With depths, without depths, and without holes.
    private static byte[] samples(int n) {
        StringBuilder text = new StringBuilder(
                n % 3 == 0 ? "HOLE,FROM,TO,X,Y,Z,Au_ppb\n" : n % 3 == 1 ? "HOLE,X,Y,Z,Au_ppb\n" : "X,Y,Z,Au_ppb\n");
        for (int h = 1; h <= 4; h++) {
            for (int i = 0; i < 6; i++) {
                text.append(n % 3 == 2 ? "" : "DH" + h + ",").append(n % 3 == 0 ? 2 * i + "," + (2 * i + 2) + "," : "");
                text.append("%d,%d,%d,%d\n".formatted(1000 + 50 * h + i, 2000 + 10 * h, 299 - 2 * i, 10 + 7 * i * h));
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void run(int n, Map<String, byte[]> files, Project project) throws IOException {
        for (Map.Entry<String, byte[]> f : files.entrySet()) {
            Anew.write(folder.resolve(f.getKey()), f.getValue());
        }
        long began = System.nanoTime();
        DrillholeIntake intake = DrillholeIntake.of(project, folder);
        if (!intake.mustBeMended()) {
            new Compositor(2, 0.5).composite(intake.holes());
            intake.demandEveryRow();
            results++;
        }
        slowest = Math.max(slowest, System.nanoTime() - began);
        intake.findings().forEach(f -> checks.merge(f.check(), 1, Integer::sum));
        for (String file : files.keySet()) {
            everyLine(n, file, intake);
        }
    }

    /// Every line that holds something is kept, or set aside, or told of; or the file as a whole is refused.
    private void everyLine(int n, String file, DrillholeIntake intake) throws IOException {
        List<Finding> told =
                intake.findings().stream().filter(f -> f.file().endsWith(file)).toList();
        if (told.stream().anyMatch(f -> f.severity() == Finding.Severity.ERROR && ofTheWhole(f))) {
            return;
        }
        if (intake.holes().collars().isEmpty() && intake.mustBeMended()) {
            return; // without a single hole nothing is held against it: the collar table is told of
        }
        BitSet seen = new BitSet();
        mark(seen, file, intake.holes());
        for (int line : intake.control().rows().line()) {
            if (file.equals("assay.csv")) {
                seen.set(line);
            }
        }
        for (ReadLog.Row r : intake.setAside()) {
            if (r.file().equals(file)) {
                assertThat(r.line() > 0 && seen.get(r.line()) && !r.check().equals("qaqc"))
                        .as("case %d: %s:%d is kept and set aside", n, file, r.line())
                        .isFalse();
                seen.set(r.line(), r.lastLine() + 1);
            }
        }
        for (Finding f : told) {
            if (f.check().startsWith("header-")) {
                seen.set(f.line());
            } else if (f.check().equals("row-lines")) {
                seen.set(f.line(), 1 + Integer.parseInt(f.message().replaceAll(".* ", "")));
            }
        }
        List<String> lines = new FuzzLines(folder.resolve(file)).lines();
        int header = -1;
        for (int i = 0; i < lines.size(); i++) {
            boolean empty = lines.get(i).matches("[\\s,;|\"\\uFEFF]*");
            if (!empty && !seen.get(i + 1)) {
                if (header < 0) {
                    header = i; // the one line that nothing is said of
                } else {
                    keep(n, Map.of(file, Files.readAllBytes(folder.resolve(file))));
                    fail("case %d: %s:%d vanished: %s", n, file, i + 1, lines.get(i));
                }
            }
        }
    }

    private static boolean ofTheWhole(Finding f) {
        return switch (f.check()) {
            case "file-missing", "file-empty", "file-unreadable", "csv-syntax", "column-missing" -> true;
            default -> false;
        };
    }

    private static void mark(BitSet seen, String file, Drillholes h) {
        switch (file) {
            case "collar.csv" -> h.collars().stream().mapToInt(Collar::line).forEach(seen::set);
            case "survey.csv" -> h.stations().stream().mapToInt(Station::line).forEach(seen::set);
            case "assay.csv" -> lines(seen, h.assays());
            default -> lines(seen, h.lithology());
        }
    }

    private static void lines(BitSet seen, Intervals a) {
        for (int line : a.line()) {
            seen.set(line);
        }
    }

    private Project project(RandomGenerator random, String tables) throws IOException {
        String text = """
                tables:
                %sfixes: {errors: %s, short_rows: %s, drop_duplicates: %s, trim_to_end: %s, overlaps: %s}
                """.formatted(
                        tables,
                        ERRORS[random.nextInt(2)],
                        random.nextBoolean() ? "fill" : "stop",
                        random.nextBoolean(),
                        random.nextBoolean(),
                        OVERLAPS[random.nextInt(4)]);
        Project known = projects.get(text);
        if (known == null) {
            known = ProjectFile.read(Files.writeString(folder.resolve("project.yaml"), text));
            projects.put(text, known);
        }
        return known;
    }

    /// A small set without a flaw.
    private static Map<String, byte[]> clean() {
        StringBuilder collar = new StringBuilder("HOLEID,X,Y,Z,LENGTH\n");
        StringBuilder survey = new StringBuilder("HOLEID,AT,AZ,DIP\n");
        StringBuilder assay = new StringBuilder("HOLEID,FROM,TO,SAMPLE,Au_ppb,Cu_pct\n");
        StringBuilder lithology = new StringBuilder("HOLEID,FROM,TO,ROCK\n");
        for (int h = 1; h <= 5; h++) {
            collar.append("DH%d,%d.5,%d,300,12\n".formatted(h, 1000 + 50 * h, 2000 + 10 * h));
            survey.append("DH%d,0,%d,-60\nDH%d,8,%d,-61\n".formatted(h, 80 + h, h, 82 + h));
            lithology.append("DH%d,0,7,SLATE\nDH%d,7,12,DIORITE\n".formatted(h, h));
            for (int i = 0; i < 6; i++) {
                String au = i == 4 ? "<5" : Integer.toString(10 + 7 * i * h);
                assay.append("DH%d,%d,%d,S%d,%s,0.%d\n".formatted(h, 2 * i, 2 * i + 2, 100 * h + i, au, 11 + i * h));
            }
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("collar.csv", collar.toString().getBytes(StandardCharsets.UTF_8));
        files.put("survey.csv", survey.toString().getBytes(StandardCharsets.UTF_8));
        files.put("assay.csv", assay.toString().getBytes(StandardCharsets.UTF_8));
        files.put("lithology.csv", lithology.toString().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /// What a failing case was made of, to look at.
    private static void keep(int n, Map<String, byte[]> files) throws IOException {
        Path place = Files.createDirectories(Path.of("target", "fuzz", "case-" + n));
        for (Map.Entry<String, byte[]> f : files.entrySet()) {
            Files.write(place.resolve(f.getKey()), f.getValue());
        }
    }
}
