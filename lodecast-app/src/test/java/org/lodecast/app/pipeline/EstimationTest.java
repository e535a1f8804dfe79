package org.lodecast.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.app.TinyProject;
import org.lodecast.app.TinyProject.Answer;
import org.lodecast.app.store.Duck;
import org.lodecast.app.store.RawColumns;
import org.lodecast.app.store.Table;
import tools.jackson.databind.JsonNode;

/// What a project says of its estimates is done, told and judged.
class EstimationTest {
    @TempDir
    Path folder;

    private TinyProject p;

    @BeforeEach
    void make() throws Exception {
        p = TinyProject.in(folder.resolve("p"))
                .set("assessment", "{protocols: [hole], folds: 2}")
                .set("detectors", "{use: [overlay]}");
    }

    @Test
    void crossValidationCanBeLeftOutAndTheRestIsAsItWas() throws Exception {
        assertThat(p.set("estimation", "{folds: 2, anisotropy: none}").run().code())
                .isZero();
        Path blockFile = folder.resolve("p/out/blocks.parquet");
        byte[] blocks = Files.readAllBytes(blockFile);
        Answer a = p.set("estimation", "{folds: 0, anisotropy: none}").run();
        assertThat(a.code()).as(a.err()).isZero();
        assertThat(Files.readAllBytes(blockFile)).isEqualTo(blocks);
        assertThat(row("Au")).containsEntry("folds", "0");
        assertThat(p.text("out/report.html")).doesNotContain("NaN");
        Answer one = p.set("estimation", "{folds: 1}").run();
        assertThat(one.code()).isEqualTo(3);
        assertThat(one.err()).contains("estimation.folds");
    }

    private Answer evidence() {
        return p.run("--until", "evidence");
    }

    /// The row of a variable in `estimation.csv`, by its columns.
    private Map<String, String> row(String variable) throws Exception {
        List<String> lines = p.text("out/estimation.csv").lines().toList();
        String[] head = lines.getFirst().split(",", -1);
        String[] cells = lines.stream()
                .filter(l -> l.startsWith(variable + ","))
                .findFirst()
                .orElseThrow()
                .split(",", -1);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < head.length; i++) {
            row.put(head[i], cells[i]);
        }
        return row;
    }

    private JsonNode resolved() throws Exception {
        return Json.MAPPER
                .readTree(p.text("out/manifest.json"))
                .path("resolved")
                .path("evidence");
    }

    private float[] column(String name) throws Exception {
        Path file = p.out("work/evidence/" + name + ".f32");
        return RawColumns.read(file, (int) (Files.size(file) / 4));
    }

    @Tag("slow")
    @Test
    void everyVariableIsJudgedInTableAndReport() throws Exception {
        Answer a = p.run();
        assertThat(a.code()).as(a.out() + a.err()).isZero();
        assertThat(p.text("out/estimation.csv").lines()).hasSize(1 + 12 + 3);
        Map<String, String> au = row("Au");
        assertThat(au)
                .containsEntry("unit", "ppm")
                .containsEntry("method", "ordinary")
                .containsEntry("transform", "none")
                .containsEntry("folds", "5")
                .containsEntry("holes_out_rmse", au.get("holes_out_rmse_kriging"));
        assertThat(Double.parseDouble(au.get("one_out_rmse")))
                .isPositive()
                .isLessThan(Double.parseDouble(au.get("holes_out_rmse")));
        Table t = Duck.read(p.out("work/evidence/cross_validation.parquet"), "t");
        String[] variable = t.text("variable");
        double sum = 0;
        int n = 0;
        for (int i = 0; i < variable.length; i++) {
            if (variable[i].equals("Au")) {
                sum += Math.pow(t.real("holes_out")[i] - t.real("actual")[i], 2);
                n++;
            }
        }
        assertThat(String.valueOf(n)).isEqualTo(au.get("holes_out_n"));
        double rmse = Double.parseDouble(au.get("holes_out_rmse"));
        assertThat(Math.sqrt(sum / n)).isCloseTo(rmse, within(1e-3 * rmse));
        assertThat(p.text("out/report.html"))
                .contains("Estimates between drillholes", "Au: holes left out", "Standardised squared error");
        assertThat(p.out("figures/variograms.svg")).isRegularFile();
        assertThat(p.out("figures/cross-validation.svg")).isRegularFile();
    }

    @Test
    void whatIsHeldIsHeldAndTheRestIsFitted() throws Exception {
        p.set("estimation", """
                {samples: 10, anisotropy: none, variables: {
                  Au: {transform: normal_score, nugget: 0.25, range: 60},
                  Cu: {model: exponential, structures: 2, range: [20, 90], sill: 100},
                  B2: {dip: 60, dip_azimuth: 90, pitch: 90, range: 80, semi: 40, minor: 20, anisotropy: auto},
                  Zn: {method: nearest}, Pb: {method: simple, transform: log}}}
                """.strip());
        Answer a = evidence();
        assertThat(a.code()).as(a.out() + a.err()).isZero();
        assertThat(row("Au"))
                .containsEntry("transform", "normal_score")
                .containsEntry("nugget", "0.25")
                .containsEntry("range_m", "60")
                .containsEntry("fixed", "nugget; range 1");
        assertThat(row("Cu")).containsEntry("sill", "100").containsEntry("range_m", "90");
        assertThat(row("Cu").get("model")).endsWith("exponential 90 m");
        assertThat(row("B2"))
                .containsEntry("range_m", "80")
                .containsEntry("minor_m", "20")
                .containsEntry("azimuth", "90")
                .containsEntry("dip", "-60");
        assertThat(row("Zn"))
                .containsEntry("method", "nearest")
                .containsEntry("holes_out_standardised_squared_error", "")
                .containsEntry("holes_out_rmse", row("Zn").get("holes_out_rmse_nearest"));
        assertThat(row("Pb")).containsEntry("method", "simple").containsEntry("transform", "log");
        JsonNode gold = resolved().path("variograms").path(0);
        assertThat(gold.path("name").asString()).isEqualTo("Au");
        assertThat(gold.path("variogram").path("nugget").asDouble()).isEqualTo(0.25);
        assertThat(gold.path("fixed").toString()).isEqualTo("[\"nugget\",\"range 1\"]");
        float[] zinc = column("Zn");
        Table c = Duck.read(p.out("work/composites/composite.parquet"), "c");
        double[] measured = c.real("Zn");
        for (float z : zinc) {
            assertThat(Float.isNaN(z) || Arrays.stream(measured).anyMatch(m -> (float) m == z))
                    .isTrue();
        }
    }

    /// The same again changes no byte, and neither does another number of threads.
    @Tag("slow")
    @Test
    void transformsGiveTheSameBytesAgain() throws Exception {
        p.set("estimation", """
                {transform: normal_score, search: {range: 90, semi: 60, azimuth: 0, dip: -70}, anisotropy: none,
                  variables: {Au: {anisotropy: auto}}}""");
        assertThat(p.run("--threads", "2").code()).isZero();
        Map<String, String> first = p.hashes();
        first.keySet().removeIf(n -> n.contains("timings") || n.contains("lodecast.duckdb"));
        assertThat(p.run("--fresh", "--threads", "1").code()).isZero();
        Map<String, String> second = p.hashes();
        second.keySet().removeIf(n -> n.contains("timings") || n.contains("lodecast.duckdb"));
        assertThat(second).isEqualTo(first).containsKey("estimation.csv");
        assertThat(row("F4")).as("real numbers keep their scale").containsEntry("transform", "none");
    }

    @Test
    void groundOutOfReachHasNoScore() throws Exception {
        p.set("estimation", "{search: 15, anisotropy: none}");
        Answer a = p.run();
        assertThat(a.code()).as(a.out() + a.err()).isZero();
        float[] gold = column("Au");
        float[] layer = column("Au_anomaly");
        long none = 0;
        for (int v = 0; v < gold.length; v++) {
            none += Float.isNaN(gold[v]) ? 1 : 0;
            assertThat(Float.isNaN(layer[v])).isEqualTo(Float.isNaN(gold[v]));
        }
        assertThat(none).isPositive();
        assertThat(resolved().path("remarks").toString()).contains("estimate of Au", "no estimate");
        p.set("estimation", "{search: 0.01, anisotropy: none}");
        Answer nothing = evidence();
        assertThat(nothing.code()).isEqualTo(3);
        assertThat(nothing.err()).contains("a longer estimation.search");
    }

    @Test
    void whatCannotBeDoneIsTold() throws Exception {
        p.set("estimation", "{variables: {Gold: {transform: log}, F4: {transform: log}}}");
        Answer a = evidence();
        assertThat(a.code()).isEqualTo(3);
        assertThat(a.err()).contains("`Gold`; expected one of Au").doesNotContain("at org.");
        p.set("estimation", "{variables: {F4: {transform: log}}}");
        Answer b = evidence();
        assertThat(b.code()).isEqualTo(3);
        assertThat(b.err()).contains("F4: ", "values are not above 0", "normal_score or none");
        p.set("estimation", "{search: near, samples: 3, min_samples: 5}");
        Answer c = evidence();
        assertThat(c.code()).isEqualTo(3);
        assertThat(c.err()).contains("estimation.search", "a radius, or a group of keys");
    }
}
