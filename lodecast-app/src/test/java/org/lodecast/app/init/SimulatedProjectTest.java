package org.lodecast.app.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lodecast.app.TinyProject.lodecast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodecast.Seed;
import org.lodecast.app.TinyProject.Answer;
import org.lodecast.app.pipeline.Pipeline;
import org.lodecast.simulate.Assumptions;
import org.lodecast.simulate.Element;
import org.lodecast.simulate.Factor;
import org.lodecast.simulate.Size;
import org.lodecast.simulate.Style;

/// What `simulate` writes, and that no stage looks at the truth beside it.
class SimulatedProjectTest {
    @TempDir
    Path folder;

    @Test
    void theTableHoldsTheElementsThatWereAskedFor() throws Exception {
        List<Element> panel = List.of(Element.AG, Element.AU, Element.CU);
        Assumptions few = Assumptions.usual(Size.SMALL).with(Factor.HOLES, 0.1).with(panel);
        SimulatedProject.write(Style.PORPHYRY.simulate(new Seed(1), few), folder);
        assertThat(Files.readAllLines(folder.resolve("tables/assay.csv")))
                .startsWith("HOLEID,FROM,TO,Ag_ppm,Au_gpt,Cu_ppm")
                .allMatch(row -> row.split(",", -1).length == 6);
    }

    @Test
    @Tag("slow")
    void theTruthIsNotReadAndTheSameSeedWritesTheSameFiles() throws Exception {
        Path one = simulated("one");
        Path two = simulated("two");
        Map<String, byte[]> files = files(one);
        assertThat(files.keySet())
                .contains(
                        "project.yaml",
                        "tables/collar.csv",
                        "tables/survey.csv",
                        "tables/assay.csv",
                        "tables/lithology.csv",
                        "truth/bodies.csv");
        assertThat(files.keySet()).anyMatch(n -> n.matches("faults/.*\\.obj"));
        files.keySet().removeIf(n -> n.equals("project.yaml")); // it holds the folder's name
        files.forEach((name, bytes) -> assertThat(files(two).get(name)).as(name).isEqualTo(bytes));
        assertThat(Files.readString(one.resolve("project.yaml"))).doesNotContain("truth");
        Answer check = lodecast("check", one.toString());
        assertThat(check.code()).as(check.out() + check.err()).isZero();

        for (Path p : new Path[] {one, two}) {
            Path yaml = p.resolve("project.yaml");
            Files.writeString(
                    yaml,
                    Files.readString(yaml)
                                    .replace("cell: [10, 10, 10]", "cell: 50")
                                    .replaceFirst("name: .*", "name: simulated")
                            + "detectors: {use: [overlay]}\nassessment: {protocols: [hole], folds: 2}\n"
                            + "estimation: {anisotropy: none}\n"); // axes take time, and no truth
        }
        try (var walk = Files.walk(one.resolve("truth"))) {
            for (Path p : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
        try (var walk = Files.walk(two.resolve("truth"))) {
            for (Path p : walk.filter(Files::isRegularFile).toList()) {
                Files.writeString(p, "another truth\n");
            }
        }
        for (Path p : new Path[] {one, two}) {
            Answer a = lodecast("run", p.toString(), "--quiet");
            assertThat(a.code()).as(a.err()).isZero();
        }
        Map<String, byte[]> first = products(one);
        assertThat(first.keySet()).contains("out/report.html", "out/targets.csv", "out/manifest.json");
        assertThat(Pipeline.stages()).allMatch(s -> first.containsKey("out/work/" + s + "/done.json"));
        Map<String, byte[]> second = products(two);
        assertThat(second.keySet()).isEqualTo(first.keySet());
        first.forEach((name, bytes) -> assertThat(second.get(name)).as(name).isEqualTo(bytes));
    }

    @ParameterizedTest
    @CsvSource({"porphyry, Cu", "stratabound, Zn"})
    void otherStylesAreProjectsOfTheirOwnOre(String style, String ore) throws Exception {
        Path p = folder.resolve(style);
        Answer a = lodecast("simulate", p.toString(), "--style", style, "--faults-known", "1");
        assertThat(a.code()).as(a.err()).isZero();
        assertThat(a.out()).contains("a " + style + " deposit", "7 mapped faults");
        assertThat(Files.readString(p.resolve("project.yaml")))
                .contains("element: " + ore + " ", "name: " + ore + "_anomaly", "orebodies:");
        Answer check = lodecast("check", p.toString());
        assertThat(check.code()).as(check.out() + check.err()).isZero();
        assertThat(check.out() + check.err()).doesNotContain("warning: ", "error: ");
    }

    private Path simulated(String name) {
        Path p = folder.resolve(name);
        Answer a = lodecast("simulate", p.toString(), "--seed", "3");
        assertThat(a.code()).as(a.err()).isZero();
        assertThat(a.out()).contains("blind ones");
        Answer again = lodecast("simulate", p.toString());
        assertThat(again.code()).isEqualTo(3);
        assertThat(again.err()).contains("is there already");
        return p;
    }

    private static Map<String, byte[]> products(Path project) {
        Map<String, byte[]> all = files(project);
        all.keySet()
                .removeIf(n -> !n.startsWith("out/") || n.endsWith("lodecast.duckdb") || n.endsWith("timings.json"));
        return all;
    }

    private static Map<String, byte[]> files(Path project) {
        Map<String, byte[]> files = new TreeMap<>();
        try (var walk = Files.walk(project)) {
            for (Path p : walk.filter(Files::isRegularFile).toList()) {
                files.put(project.relativize(p).toString().replace('\\', '/'), Files.readAllBytes(p));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return files;
    }
}
