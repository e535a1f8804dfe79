package org.lodecast.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.app.TinyProject;
import org.lodecast.app.TinyProject.Answer;
import org.lodecast.app.store.RawColumns;
import org.lodecast.block.Grid;
import tools.jackson.databind.JsonNode;

/// What a project says of its layers is done and told.
class EvidenceTest {
    private static final int SIDE = 20;

    @TempDir
    Path folder;

    private TinyProject p;

    @BeforeEach
    void make() throws Exception {
        p = TinyProject.lean(folder.resolve("p")); // axes take time and no layer cares
    }

    private Answer evidence() {
        return p.run("--until", "evidence");
    }

    private JsonNode resolved() throws Exception {
        return Json.MAPPER
                .readTree(p.text("out/manifest.json"))
                .path("resolved")
                .path("evidence");
    }

    private Grid grid() throws Exception {
        return Json.MAPPER.treeToValue(resolved().path("grid"), Grid.class);
    }

    private float[] column(String name) throws Exception {
        Path file = p.out("work/evidence/" + name + ".f32");
        return RawColumns.read(file, (int) (Files.size(file) / 4));
    }

    private List<String> remarks() throws Exception {
        List<String> remarks = new ArrayList<>();
        resolved().path("remarks").forEach(r -> remarks.add(r.asString()));
        return remarks;
    }

    /// A table of blocks about the tiny project: conductivity rises eastward, rock is A west of 1060 m.
    private static String blocks() {
        StringBuilder csv = new StringBuilder("XC,YC,ZC,COND,ROCK\n");
        for (int x = 900; x < 1300; x += SIDE) {
            for (int y = 1900; y < 2300; y += SIDE) {
                for (int z = 0; z < 400; z += SIDE) {
                    csv.append(String.format(
                            Locale.ROOT,
                            "%d,%d,%d,%d,%s%n",
                            x + SIDE / 2,
                            y + SIDE / 2,
                            z + SIDE / 2,
                            x - 900,
                            x < 1060 ? "A" : "B"));
                }
            }
        }
        return csv.toString();
    }

    @Test
    void everyKindOfLayerRunsFromTheProjectAlone() throws Exception {
        p.file("blocks.csv", blocks());
        p.file("other.obj", "v 900 2050 0\nv 1300 2050 0\nv 1300 2050 400\nv 900 2050 400\nf 1 2 3\nf 1 3 4\n");
        // cells of 100 m, z downward first, then x, then y; values 1 to 64
        p.file("m.msh", "4 4 4\n900 1900 400\n4*100\n4*100\n4*100\n");
        StringBuilder model = new StringBuilder();
        for (int i = 1; i <= 64; i++) {
            model.append(i).append('\n');
        }
        p.file("m.den", model.toString());
        p.set("faults", "[fault.obj, other.obj]");
        p.set("block_models", """
                [{file: blocks.csv, columns: {cond: {column: COND, unit: S/m}, shale: {column: ROCK, codes: [A]}}},
                  {file: m.msh, columns: {density: {file: m.den}}}]""");
        p.set("geochemistry", "{factors: axes, count: 3, data: clr, partition: paper_without_co, slices: 4}");
        p.set("evidence", """
                [{name: fault, kind: fault_distance, form: buffer}, {name: crossing, kind: fault_intersection, scale: 40},
                  {name: F4, kind: factor, elements: [Hg, Sb]}, {name: Au_class, kind: anomaly, element: Au, form: class},
                  {name: B2, kind: balance, preset: B2_without_co}, {name: B1_B3, kind: log_ratio, preset: B1_B3},
                  {name: first, kind: balance, row: 1}, {name: west, kind: column, column: cond, favours: low},
                  {name: rock, kind: column, column: shale}, {name: heavy, kind: column, column: density}]""");
        Answer a = p.run();
        assertThat(a.code()).as(a.out() + a.err()).isZero();
        assertThat(resolved().path("layers").size()).isEqualTo(10);
        Grid g = grid();
        float[] cond = column("cond");
        float[] west = column("west");
        float[] density = column("density");
        float[] crossing = column("crossing");
        double high = resolved().path("scalings").path("west").path("low").asDouble();
        double low = resolved().path("scalings").path("west").path("high").asDouble();
        assertThat(high).isGreaterThan(low);
        int looked = 0;
        for (int v = 0; v < g.size(); v++) {
            if (Float.isNaN(cond[v])) {
                continue;
            }
            looked++;
            double x = g.x(g.ix(v), g.iy(v));
            double y = g.y(g.ix(v), g.iy(v));
            double z = g.z(g.iz(v));
            assertThat(cond[v]).isEqualTo((float) (SIDE * Math.floor((x - 900) / SIDE)));
            assertThat(west[v]).isCloseTo((float) Math.clamp((high - cond[v]) / (high - low), 0.0, 1.0), within(1e-5f));
            int down = (int) Math.floor((400 - z) / 100);
            int east = (int) Math.floor((x - 900) / 100);
            int north = (int) Math.floor((y - 1900) / 100);
            assertThat(density[v]).isEqualTo(1 + down + 4 * (east + 4 * north));
            double d = Math.hypot(x - 1060, y - 2050);
            if (z > 110 && z < 300) { // beside the line, not below its end
                assertThat(crossing[v]).isCloseTo((float) Math.exp(-d / 40), within(1e-4f));
            }
        }
        assertThat(looked).isGreaterThan(500);
        assertThat(remarks())
                .anySatisfy(r -> assertThat(r).contains("cond of blocks.csv covers 100 % of the ground"))
                .anySatisfy(r -> assertThat(r).contains("layer F4: ").contains("factor"));
        JsonNode study = Json.MAPPER.readTree(p.text("out/geochemistry.json"));
        assertThat(study.path("factors").path("loadings").path(0).size()).isEqualTo(3);
        assertThat(study.path("factors").path("settings").asString()).isEqualTo("principal axis of centred log-ratios");
        assertThat(study.path("partition").path("elements").size()).isEqualTo(11);
        assertThat(study.path("zonation").path("slices").path("slices").size()).isBetween(2, 4);
        assertThat(study.path("curves").path(0).path("element").asString()).isEqualTo("Au");
        assertThat(p.text("out/report.html"))
                .contains("balance of Au Ag Cu Pb Zn against As Sb Hg W Bi Mo")
                .contains("column cond, low values favouring ore");
        assertThat(p.out("figures/layer-crossing.svg")).isRegularFile();
    }

    /// A slope from 300 m in the west to 200 m in the east; it ends before the grid does.
    @Test
    void theGroundIsTheTopography() throws Exception {
        p.file("topo.obj", "v 900 1900 340\nv 1100 1900 240\nv 1100 2300 240\nv 900 2300 340\nf 1 2 3\nf 1 3 4\n");
        p.set("topography", "topo.obj");
        p.set("checks", "{topography: 200}");
        Answer a = evidence();
        assertThat(a.code()).as(a.out() + a.err()).isZero();
        Grid g = grid();
        float[] au = column("Au");
        for (int v = 0; v < g.size(); v++) {
            double x = g.x(g.ix(v), g.iy(v));
            if (x < 1100) {
                assertThat(Float.isNaN(au[v])).isEqualTo(g.z(g.iz(v)) > 340 - (x - 900) / 2);
            }
        }
        assertThat(remarks()).anySatisfy(r -> assertThat(r).contains("the topography does not reach"));
        p.set("grid", "{cell: 20, margin: 20, ground: collars}");
        assertThat(evidence().code()).isZero();
        assertThat(remarks()).noneMatch(r -> r.contains("topography"));
        p.set("topography", null).set("grid", "{cell: 20, margin: 20, ground: topography}");
        assertThat(evidence().errors()).anySatisfy(e -> assertThat(e).contains("expected `topography: FILE`"));
    }

    /// Elements that the tables lack are named, and the layer is what the project says.
    @Test
    void missingElements() throws Exception {
        String layers = """
                [{name: Au_anomaly, kind: anomaly, element: Au},
                  {name: B, kind: log_ratio, numerator: [As, Se], denominator: [Mo]%s},
                  {name: F, kind: factor, elements: [Hg, Te]%s}]""";
        p.set("evidence", String.format(layers, "", ""));
        assertThat(evidence().code()).isZero();
        assertThat(resolved().path("layers").size()).isEqualTo(2);
        assertThat(remarks())
                .anySatisfy(r -> assertThat(r).contains("layer B is made without Se"))
                .anySatisfy(r -> assertThat(r).contains("layer F is left out: Te is not in the assays"));
        p.set("evidence", String.format(layers, ", missing: leave_out", ", missing: build"));
        assertThat(evidence().code()).isZero();
        assertThat(resolved().path("layers").size()).isEqualTo(2);
        assertThat(remarks())
                .anySatisfy(r -> assertThat(r).contains("layer B is left out: Se is not in the assays"))
                .anySatisfy(r -> assertThat(r).contains("layer F is made without Te"));
    }

    @Test
    void whatIsWrongIsToldAtOnce() throws Exception {
        p.file("blocks.csv", "XC,YC,ZC,COND\n1010,2010,210,5\n1030,2010,x,7\n");
        p.set("block_models", """
                [{file: blocks.csv, cell: 20, columns: {cond: {column: COND}}},
                  {file: gone.csv, columns: {chg: {column: CHG}}}]""");
        p.set("geochemistry", "{signs: {elements: [Au, Ag, As], rows: [[1, 1, 1], [1, -1, 0]]}}");
        Answer check = TinyProject.lodecast("check", p.folder().toString());
        assertThat(check.code()).as(check.out() + check.err()).isEqualTo(3);
        String told = check.out() + check.err();
        assertThat(told)
                .contains("blocks.csv:3")
                .contains("gone.csv")
                .contains("no such file")
                .contains("partition");
        assertThat(evidence().code()).isEqualTo(3);
        p.set("geochemistry", null).file("far.csv", "XC,YC,ZC,COND\n1,2,3,5\n");
        p.set("block_models", "[{file: far.csv, cell: 20, columns: {cond: {column: COND}}}]");
        Answer far = evidence();
        assertThat(far.code()).isEqualTo(3);
        assertThat(far.errors())
                .anySatisfy(e -> assertThat(e).contains("far.csv").contains("same coordinates"));
        p.set("block_models", null).set("evidence", "[{name: r, kind: balance, row: 12}]");
        Answer row = evidence();
        assertThat(row.code()).isEqualTo(3);
        assertThat(row.errors())
                .anySatisfy(e -> assertThat(e).contains("evidence.r.row").contains("11 balances"));
    }
}
