package org.lodecast.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.app.TinyProject;
import org.lodecast.app.TinyProject.Answer;
import org.lodecast.app.store.Duck;
import org.lodecast.app.store.Table;
import tools.jackson.databind.JsonNode;

/// The keys of `drilling` from the project to the tables.
class CompositesStageTest {
    @TempDir
    Path folder;

    private TinyProject p;

    @BeforeEach
    void make() throws Exception {
        p = TinyProject.lean(folder.resolve("p"));
    }

    private void runs() {
        Answer a = p.run("--until", "composites");
        assertThat(a.code()).as(a.out() + a.err()).isZero();
    }

    private JsonNode resolved() throws Exception {
        return Json.MAPPER
                .readTree(p.text("out/manifest.json"))
                .path("resolved")
                .path("composites");
    }

    private Table table(String name) throws Exception {
        return Duck.read(p.out("work/composites/" + name + ".parquet"), name);
    }

    private static List<String> names(Table t) {
        return t.columns().stream().map(Table.Column::name).toList();
    }

    private void logRocks() throws Exception {
        StringBuilder log = new StringBuilder("HOLEID,FROM,TO,CODE\n");
        for (int h = 1; h <= 9; h++) {
            log.append("H%d,0,10,SAPR\nH%d,10,21,SAPL\nH%d,21,150,DIO\n".formatted(h, h, h));
        }
        p.file("lith.csv", log.toString());
        p.file(
                "project.yaml",
                p.text("project.yaml").replaceFirst("(?m)^  assay:", "  lithology: {file: lith.csv}\n  assay:"));
    }

    @Test
    void byDefault() throws Exception {
        runs();
        assertThat(names(table("composite")).subList(0, 9))
                .containsExactly("hole", "from", "to", "x", "y", "z", "sampled", "weight", "Au");
        double[] weight = table("composite").real("weight");
        assertThat(Arrays.stream(weight).sum()).isCloseTo(weight.length, within(1e-9));
        assertThat(Arrays.stream(weight).distinct().count()).isGreaterThan(1);
        JsonNode r = resolved();
        assertThat(r.path("composite_length").asDouble()).isEqualTo(4);
        assertThat(r.path("boundaries").asString()).isEqualTo("none");
        assertThat(r.path("rests").path("rule").asString()).isEqualTo("keep");
        assertThat(r.path("declustering").path("mean").asDouble())
                .isLessThan(r.path("declustering").path("naive").asDouble());
        assertThat(r.path("declustering").path("sizes").size()).isEqualTo(25);
        JsonNode list = r.path("intercepts").path(0);
        assertThat(list.path("element").asString()).isEqualTo("Au");
        assertThat(list.path("cutoff").asDouble()).isEqualTo(1);
        assertThat(list.path("waste").asDouble()).isEqualTo(8);
        assertThat(list.path("length").asDouble()).isEqualTo(4);
        assertThat(r.path("remarks").toString()).contains("declustered by cells of ", "the mean of Au is");
    }

    /// The list as a table with units and as CSV, and the rule in each row.
    @Test
    void interceptsAreListed() throws Exception {
        p.set("drilling", "{intercepts: [{element: Au, cutoff: 1, waste: 0, length: 2}, {element: Cu, cutoff: 15}]}");
        runs();
        Table t = table("intercept");
        assertThat(t.rows()).isPositive();
        for (int i = 0; i < t.rows(); i++) {
            assertThat(t.real("grade")[i]).isGreaterThanOrEqualTo(t.real("cutoff")[i]);
            assertThat(t.real("grade_length")[i])
                    .isCloseTo(t.real("grade")[i] * (t.real("to")[i] - t.real("from")[i]), within(1e-9));
            assertThat(t.real("highest")[i]).isGreaterThanOrEqualTo(t.real("grade")[i] * (1 - 1e-12));
            if (t.text("element")[i].equals("Au")) {
                assertThat(t.real("waste")[i]).isZero();
            }
        }
        assertThat(t.text("element")).contains("Au", "Cu");
        List<String> csv = p.text("out/intercepts.csv").lines().toList();
        assertThat(csv.getFirst())
                .isEqualTo("element,cutoff,unit,hole,from_m,to_m,length_m,grade,grade_length,highest,waste_m,x,y,z");
        assertThat(csv).hasSize(t.rows() + 1);
        assertThat(csv.get(1)).startsWith("Au,1,ppm,");
        Answer units = TinyProject.lodecast(
                "sql",
                p.folder().toString(),
                "SELECT comment FROM duckdb_columns() WHERE table_name = 'intercept' AND column_name = 'grade_length'",
                "--csv");
        assertThat(units.out()).contains("ppm·m");
        p.set("drilling", "{intercepts: []}");
        runs();
        assertThat(p.text("out/intercepts.csv").lines()).hasSize(1);
    }

    @Test
    void compositesStopAtDomains() throws Exception {
        p.set(
                "drilling",
                "{composite_length: 4, boundaries: lithology, domains: {OXIDE: [SAPR, SAPL, CALC]}, rest: merge}");
        logRocks();
        runs();
        Table t = table("composite");
        assertThat(names(t).subList(6, 9)).containsExactly("sampled", "domain", "weight");
        List<String> first = new ArrayList<>();
        for (int i = 0; t.text("hole")[i].equals("H1"); i++) {
            first.add(t.text("domain")[i] + " " + t.real("from")[i] + " " + t.real("to")[i]);
        }
        // 21 m of oxide leave 1 m, 129 m of diorite 1 m, 10 m below the log 2 m
        assertThat(first.subList(0, 6))
                .containsExactly(
                        "OXIDE 0.0 4.0",
                        "OXIDE 4.0 8.0",
                        "OXIDE 8.0 12.0",
                        "OXIDE 12.0 16.0",
                        "OXIDE 16.0 21.0",
                        "DIO 21.0 25.0");
        assertThat(first).contains("DIO 145.0 150.0", " 150.0 154.0", " 158.0 160.0");
        JsonNode r = resolved();
        assertThat(r.path("domains").path("OXIDE").asInt()).isEqualTo(45);
        assertThat(r.path("rests").path("merged").asInt()).isEqualTo(18);
        assertThat(r.path("remarks").toString())
                .contains(
                        "code CALC of OXIDE is logged nowhere", "boundaries of 2 domains", "18 rests shorter than 2 m");
        Answer whole = p.run();
        assertThat(whole.code()).as(whole.out() + whole.err()).isZero();
        assertThat(p.text("out/report.html"))
                .contains("CALC of OXIDE is logged nowhere", "Significant intercepts", "Au ≥ 1");
    }

    @Test
    void droppedRestsAreCounted() throws Exception {
        p.set("drilling", "{composite_length: 7, rest: drop, rest_share: 1, decluster: none}");
        runs(); // 160 m leave 6 m in each of nine holes
        assertThat(resolved().path("rests").path("dropped_metres").asDouble()).isEqualTo(54);
        assertThat(resolved().path("remarks").toString()).contains("9 rests shorter than 7 m were left out, 54.0 m");
        assertThat(table("composite").real("weight")).containsOnly(1);
        p.set("drilling", "{composite_length: 500, rest: drop}");
        Answer a = p.run("--until", "composites");
        assertThat(a.code()).isEqualTo(3);
        assertThat(a.err()).contains("shorter than 250 m and dropped", "drilling.rest: keep");
    }

    @Test
    void topCutsAreToldAndLeaveInterceptsAlone() throws Exception {
        runs();
        String intercepts = p.text("out/intercepts.csv");
        p.set("drilling", "{top_cut: {Au: 2, Ag: 1000}, decluster: nearest, decluster_size: 20}");
        runs();
        assertThat(Arrays.stream(table("composite").real("Au")).max()).hasValue(2);
        JsonNode cut = resolved().path("top_cut").path(0);
        assertThat(cut.path("variable").asString()).isEqualTo("Au");
        assertThat(cut.path("cut").asInt()).isPositive();
        assertThat(cut.path("after").asDouble()).isLessThan(cut.path("before").asDouble());
        assertThat(resolved().path("remarks").toString())
                .contains("top cut of Au at 2 ppm: ", "top cut of Ag at 1000 ppm: no sample", "nodes 20 m apart");
        assertThat(p.text("out/intercepts.csv")).isEqualTo(intercepts);
    }

    @Test
    void elementsThatAreNotThereAreToldAllAtOnce() throws Exception {
        p.set("drilling", "{top_cut: {Pt: 3}, intercepts: [{element: Au}, {element: au}]}");
        Answer a = p.run("--until", "composites");
        assertThat(a.code()).isEqualTo(3);
        assertThat(a.err())
                .contains("drilling.top_cut: `Pt`; expected one of [Au, Ag", "drilling.intercepts.1.element: `au`");
    }
}
