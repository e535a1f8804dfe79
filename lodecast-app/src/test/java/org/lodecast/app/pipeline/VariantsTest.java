package org.lodecast.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.app.TinyProject;
import org.lodecast.app.TinyProject.Answer;
import org.lodecast.app.store.Duck;
import org.lodecast.app.store.Table;
import tools.jackson.databind.JsonNode;

/// Projects that lack something run on what they have, and say what is missing.
@Tag("slow")
class VariantsTest {
    @TempDir
    Path folder;

    private TinyProject p;

    @BeforeEach
    void make() throws Exception {
        p = TinyProject.lean(folder.resolve("p"));
    }

    private void runs() {
        Answer a = p.run();
        assertThat(a.code()).as(a.out() + a.err()).isZero();
    }

    private String said() throws Exception {
        JsonNode m = Json.MAPPER.readTree(p.text("out/manifest.json"));
        return m.path("resolved").path("evidence").path("remarks").toString();
    }

    private List<String> columns() throws Exception {
        return Duck.read(p.out("blocks.parquet"), "b").columns().stream()
                .map(Table.Column::name)
                .toList();
    }

    /// Leaves only the named columns of the assays.
    private void keep(String... columns) throws Exception {
        List<String> kept = Arrays.asList(columns);
        List<String[]> rows = p.text("assay.csv").lines().map(l -> l.split(",")).toList();
        String[] head = rows.getFirst();
        p.file(
                "assay.csv",
                rows.stream()
                                .map(r -> java.util.stream.IntStream.range(0, r.length)
                                        .filter(c -> c < 3 || kept.contains(head[c]))
                                        .mapToObj(c -> r[c])
                                        .collect(Collectors.joining(",")))
                                .collect(Collectors.joining("\n"))
                        + "\n");
    }

    @Test
    void withoutFaults() throws Exception {
        p.set("faults", null);
        runs();
        assertThat(said()).contains("layer fault is left out: no fault surfaces are given");
        assertThat(p.text("out/report.html")).contains("no fault surfaces are given");
        assertThat(columns()).contains("F4", "B2").doesNotContain("fault", "fault_distance");
    }

    @Test
    void withoutMercuryAntimonyAndTheTail() throws Exception {
        keep("Au_ppm", "Ag_ppm", "Cu_ppm", "As_ppm");
        runs();
        assertThat(said()).contains("F4", "B1_B3", "left out").contains("B2", "without");
        assertThat(columns()).contains("fault", "Au_anomaly", "B2").doesNotContain("F4", "B1_B3");
    }

    @Test
    void withOneElementAlone() throws Exception {
        keep("Au_ppm");
        p.set("faults", null).set("detectors", "{use: [stoad], epochs: 3, widths: [8, 4, 2]}");
        runs();
        assertThat(columns()).contains("Au", "Au_anomaly", "score_stoad").doesNotContain("B2", "fault");
        assertThat(said()).contains("F4", "B2", "B1_B3");
    }

    @Test
    void withPhosphorusAndYttrium() throws Exception {
        p.file("assay.csv", p.text("assay.csv").replaceFirst("Co_ppm,Mo_ppm", "P_ppm,Y"));
        runs();
        assertThat(columns()).contains("P_ppm", "Y_grade", "p", "y");
    }

    @Test
    void withoutSurveysCollarDepthsOrGround() throws Exception {
        p.file("collar.csv", p.text("collar.csv").replaceAll("(?m),[^,]*$", ""));
        p.file("project.yaml", p.text("project.yaml").replaceFirst(" *survey: .*\n", ""));
        runs();
        assertThat(p.text("out/qa.csv")).contains("no survey", "taken as vertical");
    }

    @Test
    void withAnOrebodyInPlaceOfACutOff() throws Exception {
        // a closed box about the vein
        p.file("ore.obj", """
                v 1045 1980 180
                v 1075 1980 180
                v 1075 2120 180
                v 1045 2120 180
                v 1045 1980 260
                v 1075 1980 260
                v 1075 2120 260
                v 1045 2120 260
                f 1 4 3 2
                f 5 6 7 8
                f 1 2 6 5
                f 2 3 7 6
                f 3 4 8 7
                f 4 1 5 8
                """);
        p.set("orebodies", "ore.obj").set("samples", "{element: Au, cutoff: 1}");
        runs();
        JsonNode samples = Json.MAPPER
                .readTree(p.text("out/manifest.json"))
                .path("resolved")
                .path("samples");
        assertThat(samples.path("rule").asString()).contains("inside the 1 known orebodies");
        assertThat(samples.path("remarks"))
                .as("nothing but what the hindcast says of itself")
                .singleElement()
                .satisfies(r -> assertThat(r.asString()).startsWith("hindcast: "));
        p.file("ore.obj", p.text("ore.obj").replace("f 4 1 5 8\n", ""));
        runs();
        assertThat(p.text("out/manifest.json")).contains("orebody ore has 4 open edges");
    }

    @Test
    void onATurnedGrid() throws Exception {
        p.set("grid", "{cell: [20, 20, 20], margin: 20, rotation: 30}");
        runs();
        Table b = Duck.read(p.out("blocks.parquet"), "b");
        double[] x = b.real("x");
        double[] y = b.real("y");
        int[] ix = b.whole("ix");
        int[] iy = b.whole("iy");
        for (int i = 1; i < b.rows(); i++) {
            double u = 20.0 * (ix[i] - ix[0]);
            double v = 20.0 * (iy[i] - iy[0]);
            assertThat(x[i] - x[0])
                    .isCloseTo(u * Math.sqrt(0.75) + v * 0.5, org.assertj.core.api.Assertions.within(1e-6));
            assertThat(y[i] - y[0])
                    .isCloseTo(-u * 0.5 + v * Math.sqrt(0.75), org.assertj.core.api.Assertions.within(1e-6));
        }
    }
}
