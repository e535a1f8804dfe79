package org.lodecast.app.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lodecast.app.TinyProject.lodecast;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.Seed;
import org.lodecast.app.TinyProject;
import org.lodecast.app.TinyProject.Answer;
import org.lodecast.app.init.SimulatedProject;
import org.lodecast.app.pipeline.Finished;
import org.lodecast.app.pipeline.Json;
import org.lodecast.app.pipeline.Workspace;
import org.lodecast.assess.Reliability;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;
import org.lodecast.simulate.Element;
import org.lodecast.simulate.MapQuality;
import org.lodecast.simulate.Size;
import org.lodecast.simulate.Style;
import tools.jackson.databind.JsonNode;

/// The command as a whole on a small simulated project of one element, whose ore is told by a cut-off.
class HeldOutTest {
    private static final double CUTOFF = 10_000; // ppm of zinc

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void holesOfAProjectAreLeftOutAndForeseen() throws Exception {
        Path project = project();
        Map<String, String> before = contents(project);
        Answer first = run(project, "two", "2");
        assertThat(first.code()).as(first.out() + first.err()).isZero();
        assertThat(first.out()).contains("fold 1:", "fold 2:", "mean of 2 folds", "drilling.md");
        assertThat(contents(project)).as("the project is only read").isEqualTo(before);
        Path two = folder.resolve("two");
        Map<String, String> products = products(two);
        assertThat(products.keySet()).containsExactly("drilling.csv", "drilling.json", "drilling.md");
        assertThat(products.get("drilling.md"))
                .contains("| overlay | 0.", "| near_ore | 0.", "| overlay_fault | 0.", "Beside the overlay")
                .doesNotContain("## Probability");
        heldOutHolesLeaveNoTrace(project, two);
        figuresAreWhatTheRunsOwnColumnsSay(two);

        run(project, "one", "1");
        assertThat(products(folder.resolve("one"))).isEqualTo(products);

        probability(two.resolve("fold-2")); // as if a detector had left one, and the run been stopped after fold 1
        Answer rest = run(project, "two", "1");
        assertThat(rest.out()).contains("fold 2:").doesNotContain("fold 1:");
        aProbabilityIsJudged(two);
    }

    private Path project() throws IOException {
        Path project = folder.resolve("project");
        SimulatedProject.write(
                Style.STRATABOUND.simulate(new Seed(1), Size.SMALL, MapQuality.USUAL), project, List.of(Element.ZN));
        List<String> yaml = new ArrayList<>(Files.readAllLines(project.resolve("project.yaml")));
        yaml.removeIf(l -> l.startsWith("orebodies:") || l.contains("orebodies/") || l.startsWith("grid:"));
        int samples = 0;
        while (!yaml.get(samples).startsWith("samples:")) {
            samples++;
        }
        int end = samples;
        while (!yaml.get(end).startsWith("seed:")) {
            end++;
        }
        yaml.subList(samples, end).clear();
        yaml.addAll(List.of(
                "samples: {element: Zn, cutoff: " + CUTOFF + ", hindcast: 0}",
                "evidence: [{name: fault, kind: fault_distance, form: decay, scale: 30},"
                        + " {name: rich, kind: anomaly, element: Zn}]",
                "grid: {cell: 20, margin: 0}",
                "drilling: {decluster: none, composite_length: 5}",
                "estimation: {anisotropy: none, samples: 8}"));
        Files.write(project.resolve("project.yaml"), yaml);
        return project;
    }

    private Answer run(Path project, String out, String threads) {
        return lodecast(
                "benchmark",
                folder.resolve(out).toString(),
                "--holes-out",
                project.toString(),
                "--folds",
                "2",
                "--detectors",
                "overlay",
                "--threads",
                threads);
    }

    private static void heldOutHolesLeaveNoTrace(Path project, Path out) throws IOException {
        Set<String> all = holes(project.resolve("tables/collar.csv"));
        Set<String> seen = new TreeSet<>();
        for (int f = 1; f <= 2; f++) {
            Path tables = out.resolve("fold-" + f + "/tables");
            Set<String> kept = holes(tables.resolve("collar.csv"));
            Set<String> left = new TreeSet<>(all);
            left.removeAll(kept);
            assertThat(left).isNotEmpty();
            assertThat(left).noneMatch(seen::contains);
            seen.addAll(left);
            for (String t : List.of("collar", "survey", "assay", "lithology")) {
                assertThat(holes(tables.resolve(t + ".csv"))).as(t).isEqualTo(kept);
                List<String> lines = Files.readAllLines(project.resolve("tables/" + t + ".csv"));
                lines.removeIf(l -> left.contains(l.split(",")[0]));
                assertThat(Files.readAllLines(tables.resolve(t + ".csv"))).isEqualTo(lines);
            }
        }
        assertThat(seen).isEqualTo(all);
    }

    private static Set<String> holes(Path table) throws IOException {
        Set<String> holes = new TreeSet<>();
        Files.readAllLines(table).stream().skip(1).forEach(l -> holes.add(l.split(",")[0]));
        return holes;
    }

    /// Fold 1 counted again: the truth from the whole project's composites, the scores from the fold's
    /// columns, every pair of ore and barren, and the best twentieth by sorting.
    private static void figuresAreWhatTheRunsOwnColumnsSay(Path out) throws IOException {
        Finished whole = new Finished(Workspace.open(out.resolve("whole"), 1));
        Finished run = new Finished(Workspace.open(out.resolve("fold-1"), 1));
        Composites c = whole.composites();
        Set<String> kept = holes(out.resolve("fold-1/tables/collar.csv"));
        Grid grid = run.evidence().grid();
        assertThat(grid).isEqualTo(whole.grid());
        Set<Integer> ground = new HashSet<>();
        for (int v : run.ground()) {
            ground.add(v);
        }
        Map<Integer, double[]> sums = new TreeMap<>();
        Set<Integer> known = new HashSet<>();
        for (int i = 0; i < c.size(); i++) {
            int v = grid.indexAt(c.x()[i], c.y()[i], c.z()[i]);
            double grade = c.variable("Zn").values()[i];
            if (kept.contains(c.hole()[i])) {
                known.add(v);
            } else if (!Double.isNaN(grade) && ground.contains(v)) {
                double[] sum = sums.computeIfAbsent(v, k -> new double[2]);
                sum[0] += grade * (c.to()[i] - c.from()[i]);
                sum[1] += c.to()[i] - c.from()[i];
            }
        }
        sums.keySet().removeAll(known);
        List<Integer> ore = new ArrayList<>();
        List<Integer> barren = new ArrayList<>();
        sums.forEach((v, sum) -> (sum[0] / sum[1] >= CUTOFF ? ore : barren).add(v));
        JsonNode fold = Json.MAPPER
                .readTree(out.resolve("drilling.json"))
                .path("by_fold")
                .get(0);
        assertThat(fold.path("ore").intValue()).isEqualTo(ore.size()).isPositive();
        assertThat(fold.path("voxels").intValue()).isEqualTo(sums.size());
        JsonNode figures = fold.path("figures").path("overlay");
        float[] score = run.score("overlay");
        assertThat(figures.path("auc").doubleValue()).isCloseTo(auc(score, ore, barren), within(1e-9));
        List<Integer> order = new ArrayList<>(sums.keySet());
        order.sort((a, b) -> Float.compare(score[b], score[a]));
        double captured = 0; // of voxels in the best twentieth; no two of them score alike
        double wanted = 0.05 * order.size();
        for (int k = 0; k < wanted; k++) {
            captured += ore.contains(order.get(k)) ? Math.min(1, wanted - k) : 0;
        }
        assertThat(figures.path("capture_5").doubleValue()).isCloseTo(captured / ore.size(), within(1e-9));
        float[] distance = run.model().values("distance");
        List<Integer> farOre = ore.stream().filter(v -> distance[v] > 60).toList();
        List<Integer> farBarren = barren.stream().filter(v -> distance[v] > 60).toList();
        assertThat(farOre.size()).isGreaterThanOrEqualTo(5);
        assertThat(figures.path("far.auc").doubleValue()).isCloseTo(auc(score, farOre, farBarren), within(1e-9));
    }

    private static double auc(float[] score, List<Integer> ore, List<Integer> barren) {
        double wins = 0;
        for (int a : ore) {
            for (int b : barren) {
                wins += score[a] > score[b] ? 1 : score[a] == score[b] ? 0.5 : 0;
            }
        }
        return wins / ore.size() / barren.size();
    }

    /// Leaves the score of a fold as a probability too, as a detector would, and forgets the fold's figures.
    private static void probability(Path fold) throws IOException {
        Path stage = fold.resolve("out/work/detectors");
        Files.copy(stage.resolve("score_overlay.f32"), stage.resolve("probability_overlay.f32"));
        Path columns = stage.resolve("columns.json");
        Files.writeString(columns, Files.readString(columns).replaceFirst("\\{", "{ \"probability_overlay\": \"\","));
        Files.delete(fold.resolve("figures.json"));
    }

    private static void aProbabilityIsJudged(Path out) throws IOException {
        JsonNode kept = Json.MAPPER.readTree(out.resolve("fold-2/figures.json")).path("fold");
        int n = kept.path("pierced").path("voxel").size();
        float[] p = new float[n];
        boolean[] ore = new boolean[n];
        for (int i = 0; i < n; i++) {
            p[i] = kept.path("scores").path("overlay").get(i).floatValue();
            ore[i] = kept.path("pierced").path("rich").get(i).booleanValue();
        }
        Reliability r = Reliability.of(p, ore, 10);
        JsonNode told = Json.MAPPER.readTree(out.resolve("drilling.json"));
        assertThat(told.path("reliability").path("overlay").path("ece").doubleValue())
                .isEqualTo(r.ece())
                .isPositive();
        assertThat(told.path("pooled").path("overlay").path("brier").doubleValue())
                .isEqualTo(r.brier());
        assertThat(told.path("reliability").path("overlay").path("bins").size())
                .isEqualTo(r.bins().size());
        assertThat(Files.readString(out.resolve("drilling.md")))
                .contains("## Probability of overlay", "| predicted | observed share of ore | voxels |");
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        TinyProject tiny = TinyProject.in(folder.resolve("tiny"));
        String[][] usage = {
            {"--folds", "1", "expected 2 or more"},
            {"--detectors", "magic", "expected some of analogue, analogue_own, foresight"},
            {"--epochs", "0", "expected 1 or more"},
            {"--cell", "20", "--cell is of simulated deposits"},
        };
        for (String[] u : usage) {
            Answer a = tiny(tiny, u[0], u[1]);
            assertThat(a.code()).isEqualTo(2);
            assertThat(a.err()).contains(u[2]);
        }
        Answer alone = lodecast("benchmark", folder.resolve("out").toString(), "--folds", "3");
        assertThat(alone.code()).isEqualTo(2);
        assertThat(alone.err()).contains("--folds is of holes left out");
        Answer few = tiny(tiny, "--folds", "10");
        assertThat(few.code()).isEqualTo(3);
        assertThat(few.err()).contains("9 holes in 9 groups", "folds (10)", "[few-holes]");
        tiny.set("samples", "{element: Au, cutoff: 1000}");
        Answer poor = tiny(tiny, "--folds", "2");
        assertThat(poor.code()).isEqualTo(3);
        assertThat(poor.err()).contains("no composite is ore", "1000", "[no-ore]");
        tiny.set("faults", null).set("samples", null);
        Answer faultless = tiny(tiny, "--detectors", "overlay_fault");
        assertThat(faultless.code()).isEqualTo(3);
        assertThat(faultless.err()).contains("fades by the layer fault");
        assertThat(lodecast("benchmark", folder.resolve("out").toString(), "--holes-out", "nowhere")
                        .code())
                .isEqualTo(3);
    }

    private Answer tiny(TinyProject p, String option, String value) {
        return lodecast(
                "benchmark",
                folder.resolve("out").toString(),
                "--holes-out",
                p.folder().toString(),
                option,
                value);
    }

    private static Map<String, String> products(Path out) throws IOException {
        Map<String, String> products = new TreeMap<>();
        try (var list = Files.list(out)) {
            for (Path p : list.filter(Files::isRegularFile).toList()) {
                if (!p.endsWith("timings.json")) {
                    products.put(p.getFileName().toString(), Files.readString(p));
                }
            }
        }
        return products;
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (var walk = Files.walk(folder)) {
            for (Path p : walk.filter(Files::isRegularFile).toList()) {
                contents.put(
                        folder.relativize(p).toString(),
                        new String(Files.readAllBytes(p), StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }
}
