package org.lodecast.app.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.lodecast.app.TinyProject.lodecast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.Seed;
import org.lodecast.app.TinyProject.Answer;
import org.lodecast.app.pipeline.Finished;
import org.lodecast.app.pipeline.Json;
import org.lodecast.app.pipeline.Workspace;
import org.lodecast.block.Grid;
import org.lodecast.drill.Trace;
import org.lodecast.simulate.MapQuality;
import org.lodecast.simulate.Size;
import org.lodecast.simulate.Style;
import org.lodecast.simulate.Truth;

/// The command as a whole on coarse voxels, and the arithmetic of its tables.
class BenchmarkTest {
    private static final String[] DETECTORS = {"stoad", "overlay", "logistic", "quadratic", "energy", "overlay_fault"};

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void runsGoesOnAndRepeatsToTheByte() throws Exception {
        Answer first = benchmark("2");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).contains("zaozigou-3 taught the oracle", "zaozigou-1 AUC near", "zaozigou-2 AUC near");
        Map<String, byte[]> products = products();
        assertThat(products.keySet())
                .containsExactly("benchmark.csv", "benchmark.json", "benchmark.md", "benchmark.svg");
        String page = Files.readString(folder.resolve("benchmark.md"));
        assertThat(page).contains("Proposed holes, drilled in the truth", "meet blind ore");
        TestedHoles holes = Objects.requireNonNull(outcome().holes());
        assertThat(holes.proposed()).isBetween(1, holes.asked());
        assertThat(holes.cut()).as("every proposed hole enters its target").isEqualTo(holes.proposed());
        assertThat(holes.ore()).isBetween(0, holes.proposed());
        assertThat(holes.random()).isBetween(0.0, 0.5);
        assertThat(page).contains("## zaozigou", "Beside the overlay", "Behind the oracle", "| hole |");
        for (String d : DETECTORS) {
            assertThat(page).contains("| " + d + " | 0.");
            assertThat(first.out()).contains("  " + d);
        }
        assertThat(Files.exists(folder.resolve("oracle/zaozigou-3/out"))).isFalse();

        Answer again = benchmark("1");
        assertThat(again.out()).doesNotContain("taught", "AUC near overlay").contains("zaozigou: mean of 2 deposits");
        same(products);

        delete(folder.resolve("zaozigou-2")); // as if the run had been stopped after the first
        Answer rest = benchmark("1");
        assertThat(rest.out()).doesNotContain("taught", "zaozigou-1 AUC").contains("zaozigou-2 AUC near");
        same(products);
        truthIsMeasuredAsTheRunsOwnColumnsSay();
    }

    /// What must hold between the figures of a deposit; and the near AUC of a trained detector, counted
    /// again pair by pair from the run's own columns and the simulated truth asked point by point.
    private void truthIsMeasuredAsTheRunsOwnColumnsSay() {
        Outcome o = outcome();
        Outcome.Ground near = Objects.requireNonNull(o.grounds().get(TrueGround.NEAR));
        Outcome.Ground all = Objects.requireNonNull(o.grounds().get(TrueGround.ALL));
        assertThat(near.voxels()).isLessThanOrEqualTo(all.voxels());
        assertThat(near.blind()).isLessThanOrEqualTo(all.blind());
        assertThat(all.blind()).isPositive();
        assertThat(o.bodies()).hasSizeGreaterThanOrEqualTo(all.bodies()).allMatch(b -> b.drilled() < 2);
        assertThat(o.detectors()).containsKeys(DETECTORS).containsKeys("random", "oracle", "near_fault", "near_sample");
        for (Outcome.Figures f : o.detectors().values()) {
            for (Outcome.Found g : f.grounds().values()) {
                assertThat(g.auc()).isBetween(0.0, 1.0);
                assertThat(g.capture().keySet()).containsExactly("1", "2", "5", "10");
                assertThat(List.copyOf(g.capture().values())).isSorted();
            }
        }
        assertThat(figures(o, "overlay").overlay()).isCloseTo(1, within(1e-9));
        assertThat(figures(o, "energy").energy()).isCloseTo(1, within(1e-9));
        assertThat(figures(o, "stoad").protocols()).containsOnlyKeys("hole");
        assertThat(figures(o, "overlay_fault").protocols())
                .as("the detector's own, in place of the rival of its name")
                .containsOnlyKeys("hole");
        assertThat(figures(o, "random").protocols()).isEmpty();
        Finished run = new Finished(Workspace.open(folder.resolve("zaozigou-1"), 1));
        Grid grid = run.evidence().grid();
        Truth truth = Style.ZAOZIGOU
                .simulate(new Seed(1), Size.SMALL, MapQuality.USUAL)
                .truth();
        Set<Integer> drilled = new HashSet<>();
        for (Trace t : run.traces()) {
            for (int d = 0; d <= t.length(); d++) {
                double[] at = t.at(d);
                drilled.add(grid.indexAt(at[0], at[1], at[2]));
            }
        }
        List<Float> ore = new ArrayList<>();
        List<Float> barren = new ArrayList<>();
        for (int v : run.ground()) {
            int ix = grid.ix(v);
            int iy = grid.iy(v);
            double[] c = {grid.x(ix, iy), grid.y(ix, iy), grid.z(grid.iz(v))};
            boolean known =
                    truth.bodies().stream().anyMatch(b -> b.known() && b.body().contains(c[0], c[1], c[2]));
            if (run.model().values("distance")[v] <= 120 && !known && !drilled.contains(v)) {
                (truth.ore(c[0], c[1], c[2]) ? ore : barren).add(run.score("stoad")[v]);
            }
        }
        double wins = 0;
        for (float a : ore) {
            for (float b : barren) {
                wins += a > b ? 1 : a == b ? 0.5 : 0;
            }
        }
        assertThat(near.blind()).isEqualTo(ore.size());
        assertThat(near.voxels()).isEqualTo(ore.size() + barren.size());
        assertThat(Objects.requireNonNull(figures(o, "stoad").grounds().get(TrueGround.NEAR))
                        .auc())
                .isCloseTo(wins / ore.size() / barren.size(), within(1e-9));
    }

    private static Outcome.Figures figures(Outcome o, String detector) {
        return Objects.requireNonNull(o.detectors().get(detector));
    }

    private record Kept(String key, Outcome outcome) {}

    private Outcome outcome() {
        return Json.MAPPER
                .readValue(folder.resolve("zaozigou-1/figures.json"), Kept.class)
                .outcome();
    }

    private Answer benchmark(String threads) {
        return lodecast(
                "benchmark",
                folder.toString(),
                "--seeds",
                "1-2",
                "--oracle-seeds",
                "3",
                "--cell",
                "25",
                "--epochs",
                "2",
                "--detectors",
                String.join(",", DETECTORS),
                "--protocols",
                "hole",
                "--threads",
                threads);
    }

    private Map<String, byte[]> products() throws IOException {
        Map<String, byte[]> products = new TreeMap<>();
        try (var list = Files.list(folder)) {
            for (Path p : list.filter(Files::isRegularFile).toList()) {
                if (!p.endsWith("timings.json")) {
                    products.put(p.getFileName().toString(), Files.readAllBytes(p));
                }
            }
        }
        return products;
    }

    private void same(Map<String, byte[]> before) throws IOException {
        Map<String, byte[]> now = products();
        assertThat(now.keySet()).isEqualTo(before.keySet());
        before.forEach((name, bytes) -> assertThat(now.get(name)).as(name).isEqualTo(bytes));
    }

    private static void delete(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            for (Path p : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }

    @Test
    void seedsAreNumbersAndRanges() {
        assertThat(BenchmarkPlan.seeds("101-103,115, 102")).containsExactly(101L, 102L, 103L, 115L);
        for (String wrong : new String[] {"", "a", "5-3", "1-99999", "1,,2", "-1"}) {
            assertThatThrownBy(() -> BenchmarkPlan.seeds(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void wrongOptionsAreToldApart() {
        String[][] cases = {
            {"--seeds", "x", "expected numbers and ranges"},
            {"--style", "skarn", "expected some of zaozigou, porphyry, stratabound"},
            {"--detectors", "magic", "expected some of analogue, analogue_own, foresight"},
            {"--protocols", "guess", "expected some of paper"},
            {"--oracle-seeds", "105-107", "holds [105, 106, 107] of --seeds"},
            {"--cell", "0", "expected 2 to 100 m"},
            {"--epochs", "0", "expected 1 or more"},
        };
        for (String[] c : cases) {
            Answer a = lodecast("benchmark", folder.toString(), c[0], c[1]);
            assertThat(a.code()).isEqualTo(2);
            assertThat(a.err()).contains(c[2]);
        }
    }

    /// Means, order and differences where they are plain to see: b is always 0.1 above a.
    @Test
    void standingsPairDepositsAndLeaveOutWhatIsMissing() {
        List<Outcome> all = List.of(
                outcome("x", 1, 0.5, 0.6),
                outcome("x", 2, 0.9, 1.0),
                outcome("x", 3, 0.7, 0.8),
                outcome("y", 1, 0.1, 0.2),
                Outcome.failed("x", 4, "no ore"));
        Standings s = Standings.of("x", all);
        assertThat(s.judged()).hasSize(3);
        assertThat(s.failed()).hasSize(1);
        assertThat(s.by(Standings.NEAR_AUC)).containsExactly("b", "a");
        assertThat(s.mean("a", Standings.NEAR_AUC).mean()).isEqualTo(0.7, within(1e-12));
        assertThat(s.mean("a", Standings.NEAR_AUC).n()).isEqualTo(3);
        // t(0.975, 2) = 4.302653, s = 0.2
        assertThat(s.mean("a", Standings.NEAR_AUC).high()).isEqualTo(0.7 + 4.302653 * 0.2 / Math.sqrt(3), within(1e-5));
        assertThat(s.difference("b", "a", Standings.NEAR_AUC).above()).isTrue();
        assertThat(s.difference("a", "none", Standings.NEAR_AUC).n()).isZero();
    }

    private static Outcome outcome(String style, long seed, double a, double b) {
        return new Outcome(
                style,
                seed,
                Map.of(),
                List.of(),
                List.of(),
                Map.of("a", figures(a), "b", figures(b)),
                null,
                null,
                List.of(),
                "");
    }

    private static Outcome.Figures figures(double auc) {
        Outcome.Found f = new Outcome.Found(auc, Map.of("5", auc), 1, auc, List.of());
        return new Outcome.Figures(Map.of("near", f), Map.of(), 1, 1, Map.of());
    }
}
