package org.lodecast.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lodecast.app.TinyProject.lodecast;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.app.TinyProject;
import org.lodecast.app.TinyProject.Answer;
import org.lodecast.app.format.model.ModelFile;
import org.lodecast.app.store.Duck;
import org.lodecast.app.store.Table;
import org.lodecast.assess.Ranks;
import org.lodecast.detect.Detector;
import tools.jackson.databind.JsonNode;

/// From tables to targets: what is promised is there, the same again gives the same, and a change runs what
/// depends on it and nothing else.
class PipelineTest {
    private static final List<String> STAGES = List.of(
            "drillholes",
            "composites",
            "evidence",
            "samples",
            "detectors",
            "assessment",
            "uncertainty",
            "targets",
            "report");

    @TempDir
    static Path folder;

    static TinyProject done;
    static Answer first;

    @TempDir
    Path own;

    @BeforeAll
    static void run() throws Exception {
        done = TinyProject.in(folder.resolve("done"));
        first = done.run("--threads", "2");
        assertThat(first.code()).as(first.out() + first.err()).isZero();
    }

    /// A copy of the finished project, to change.
    private TinyProject copy() throws Exception {
        Path to = own.resolve("copy");
        try (var walk = Files.walk(done.folder())) {
            for (Path p : walk.toList()) {
                Files.copy(p, to.resolve(done.folder().relativize(p).toString()));
            }
        }
        return TinyProject.in(to);
    }

    /// Names of the stages that an answer says were run.
    private static List<String> ran(Answer a) {
        assertThat(a.code()).as(a.out() + a.err()).isZero();
        List<String> ran = new ArrayList<>();
        a.out().lines().filter(l -> l.startsWith("[")).forEach(l -> ran.add(l.split(" ")[1]));
        return ran;
    }

    private static List<String> from(String stage) {
        return STAGES.subList(STAGES.indexOf(stage), STAGES.size());
    }

    @Test
    void everyFileOfTheContractIsThere() throws Exception {
        assertThat(ran(first)).isEqualTo(STAGES);
        for (String f : List.of(
                "lodecast.duckdb",
                "blocks.parquet",
                "qa.csv",
                "metrics.json",
                "loss.csv",
                "targets.csv",
                "proposed_holes.csv",
                "targets.dxf",
                "report.html",
                "manifest.json",
                "timings.json")) {
            assertThat(done.out(f)).isRegularFile();
        }
        assertThat(header("qa.csv")).isEqualTo("severity,check,file,line,hole,message,action");
        assertThat(header("loss.csv")).isEqualTo("network,epoch,train,validation,learning_rate");
        assertThat(header("targets.csv"))
                .isEqualTo("id,class,rank,volume_m3,x,y,z,z_min,z_max,strike,dip,mean_p,max_p,support,nearest_hole,"
                        + "distance_m,why,agreement");
        try (var figures = Files.list(done.out("figures"))) {
            assertThat(figures.map(p -> p.getFileName().toString()))
                    .hasSizeGreaterThanOrEqualTo(7)
                    .allMatch(n -> n.endsWith(".svg"));
        }
        assertThat(leftovers(done)).isEmpty();
    }

    private static String header(String product) throws Exception {
        return Files.readString(done.out(product)).lines().findFirst().orElse("");
    }

    private static List<String> leftovers(TinyProject p) throws Exception {
        return p.hashes().keySet().stream().filter(n -> n.contains(".tmp")).toList();
    }

    @Test
    void blocksHaveTheirColumnsAndPlaces() throws Exception {
        Table b = Duck.read(done.out("blocks.parquet"), "blocks");
        List<String> names = b.columns().stream().map(Table.Column::name).toList();
        assertThat(names).startsWith("ix", "iy", "iz", "x", "y", "z");
        assertThat(names)
                .contains(
                        "Au",
                        "Mo",
                        "fault",
                        "F4",
                        "Au_anomaly",
                        "B2",
                        "B1_B3",
                        "label",
                        "score_stoad",
                        "score_dae",
                        "score_overlay",
                        "p_stoad",
                        "p_dae",
                        "p_overlay",
                        "why_stoad_fault",
                        "why_dae_B1_B3",
                        "share_stoad_level1",
                        "share_stoad_level3",
                        "score",
                        "p",
                        "support",
                        "class",
                        "agreement");
        for (int i = 1; i < b.rows(); i++) {
            assertThat(b.real("x")[i] - b.real("x")[0]).isEqualTo(20.0 * (b.whole("ix")[i] - b.whole("ix")[0]));
            double p = b.real("p")[i];
            assertThat(p).isBetween(0.0, 1.0);
            assertThat(b.real("class")[i]).isEqualTo(p >= (float) 0.998 ? 2 : p >= 0.75 ? 1 : 0);
            for (String layer : List.of("fault", "F4", "Au_anomaly", "B2", "B1_B3")) {
                assertThat(b.real(layer)[i]).as(layer).isBetween(0.0, 1.0);
            }
            double shares = b.real("share_stoad_level1")[i] + b.real("share_stoad_level2")[i];
            assertThat(shares + b.real("share_stoad_level3")[i]).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void metricsHaveTheirKeys() throws Exception {
        JsonNode m = Json.MAPPER.readTree(Files.readString(done.out("metrics.json")));
        for (String detector : List.of("stoad", "dae", "overlay", "distance")) {
            for (String protocol : List.of("paper", "hole", "depth")) {
                JsonNode f = m.path("detectors").path(detector).path(protocol);
                assertThat(f.propertyNames())
                        .as(detector + " " + protocol)
                        .contains(
                                "auc",
                                "auc_low",
                                "auc_high",
                                "precision",
                                "recall",
                                "f1",
                                "threshold",
                                "tp",
                                "fp",
                                "tn",
                                "fn",
                                "positives",
                                "negatives");
                assertThat(f.path("auc").asDouble()).isBetween(0.0, 1.0);
                assertThat(f.path("average_precision").asDouble()).isBetween(0.0, 1.0);
                assertThat(f.path("by_threshold_of_other_folds").propertyNames())
                        .as("one fold alone has no other")
                        .contains(protocol.equals("hole") ? "f1" : "reason");
                for (String slices : List.of("by_elevation", "by_distance")) {
                    int tested = 0;
                    for (JsonNode slice : f.path(slices)) {
                        tested +=
                                slice.path("ore").asInt() + slice.path("barren").asInt();
                    }
                    assertThat(tested)
                            .isEqualTo(f.path("positives").asInt()
                                    + f.path("negatives").asInt());
                }
                assertThat(f.path("tp").asInt() + f.path("fn").asInt())
                        .isEqualTo(f.path("positives").asInt());
                assertThat(f.path("auc_low").asDouble())
                        .isLessThanOrEqualTo(f.path("auc").asDouble());
            }
        }
        assertThat(m.path("detectors").path("stoad").path("capture").propertyNames())
                .containsExactly("1", "2", "5", "10", "24");
        assertThat(m.path("agreement").path("mean_rank_correlation").asDouble()).isBetween(-1.0, 1.0);
        JsonNode crossing = m.path("prediction_volume").path("overlay");
        assertThat(crossing.path("ore").asDouble() + crossing.path("volume").asDouble())
                .isEqualTo(1, within(1e-9));
        assertThat(m.path("reported").asString()).isIn("stoad", "dae", "overlay");
    }

    /// What is kept of a network scores as it did, and says what it was made from.
    @Test
    void trainedNetworksAreProducts() throws Exception {
        Finished finished = new Finished(Workspace.open(done.folder(), 1));
        for (String detector : List.of("stoad", "dae")) {
            ModelFile file = ModelFile.read(done.out("models/" + detector + ".safetensors"));
            float[] raw = Detector.Fitted.of(file.model())
                    .score(finished.evidence(), finished.ground(), Workers.ONE, Progress.NONE);
            float[] score = finished.score(detector);
            float[] again = Ranks.minMax(raw);
            for (int k = 0; k < again.length; k++) {
                assertThat(again[k]).isEqualTo(score[finished.ground()[k]]);
            }
            assertThat(file.metadata())
                    .containsEntry("lodecast.detector", detector)
                    .containsEntry("lodecast.code", CodeVersion.hash())
                    .containsEntry("lodecast.seed", "1");
            JsonNode settings = Json.MAPPER.readTree(file.metadata().get("lodecast.settings"));
            assertThat(settings.path("training").path("epochs").asInt()).isEqualTo(3);
            JsonNode samples = Json.MAPPER.readTree(file.metadata().get("lodecast.samples"));
            assertThat(samples.path("barren").asInt()).isPositive();
            assertThat(Json.MAPPER.readTree(file.metadata().get("lodecast.inputs")))
                    .isEqualTo(Json.MAPPER
                            .readTree(Files.readString(done.out("manifest.json")))
                            .path("inputs"));
            assertThat(done.out("models/" + detector + ".onnx")).isNotEmptyFile();
        }
        assertThat(done.out("models/overlay.onnx")).doesNotExist();
    }

    @Test
    void theManifestNamesInputsSettingsAndProductsByTheirHashes() throws Exception {
        JsonNode m = Json.MAPPER.readTree(Files.readString(done.out("manifest.json")));
        assertThat(m.path("inputs").propertyNames())
                .containsExactly("assay.csv", "collar.csv", "fault.obj", "survey.csv");
        assertThat(m.path("inputs").path("assay.csv").asString())
                .isEqualTo(CodeVersion.hash(done.folder().resolve("assay.csv")));
        assertThat(m.path("settings").path("detectors").path("epochs").asInt()).isEqualTo(3);
        assertThat(m.path("settings").path("targets").path("high").asDouble())
                .as("defaults too")
                .isEqualTo(0.998);
        assertThat(m.path("seed").asInt()).isEqualTo(1);
        Map<String, String> hashes = done.hashes();
        JsonNode products = m.path("products");
        assertThat(products.propertyNames())
                .contains("report.html", "targets.csv", "blocks.parquet", "models/dae.onnx");
        products.forEachEntry(
                (name, hash) -> assertThat(hash.asString()).as(name).isEqualTo(hashes.get(name)));
    }

    @Test
    void theDatabaseHoldsTheTables() throws Exception {
        try (Duck duck = Duck.memory()) {
            duck.execute("ATTACH " + Duck.literal(done.out("lodecast.duckdb").toString()) + " AS p (READ_ONLY)");
            for (String table :
                    List.of("collar", "survey", "assay", "lithology", "trace", "composite", "qa", "target")) {
                assertThat(count(duck, "p." + table))
                        .as(table)
                        .isGreaterThanOrEqualTo(table.equals("lithology") ? 0 : 1);
            }
            assertThat(count(duck, "p.collar")).isEqualTo(9);
            assertThat(count(duck, "p.assay")).isEqualTo(360);
            assertThat(count(duck, "p.target"))
                    .isEqualTo(Files.readAllLines(done.out("targets.csv")).size() - 1);
        }
    }

    private static int count(Duck duck, String table) throws Exception {
        try (Statement s = duck.statement();
                ResultSet r = s.executeQuery("SELECT count(*) FROM " + table)) {
            r.next();
            return r.getInt(1);
        }
    }

    @Test
    void theSecondRunDoesNothing() throws Exception {
        Map<String, String> before = done.hashes();
        Answer again = done.run();
        assertThat(ran(again)).isEmpty();
        assertThat(again.out()).contains("unchanged");
        assertThat(done.hashes()).isEqualTo(before);
        assertThat(ran(done.run("--until", "composites"))).isEmpty();
        assertThat(done.hashes()).as("an unchanged start leaves the rest").isEqualTo(before);
    }

    @Test
    void aFreshRunOnOtherThreadsAndInAnotherPlaceGivesTheSameBytes() throws Exception {
        TinyProject other = TinyProject.in(own.resolve("elsewhere"));
        other.file("truth/bodies.csv", "name,known\nB1,false\n");
        assertThat(ran(other.run("--threads", "1"))).isEqualTo(STAGES);
        Map<String, String> fresh = products(other);
        assertThat(fresh).isEqualTo(products(done));
        other.file("truth/bodies.csv", "name,known\nB1,true\nB2,false\n");
        assertThat(ran(other.run())).as("the truth is not read").isEmpty();
        assertThat(ran(other.run("--fresh", "--threads", "3"))).isEqualTo(STAGES);
        assertThat(products(other)).isEqualTo(fresh);
        assertThat(dump(other)).isEqualTo(dump(done));
    }

    /// All but what holds a clock or an id of its own.
    private static Map<String, String> products(TinyProject p) throws Exception {
        Map<String, String> hashes = p.hashes();
        hashes.remove("lodecast.duckdb");
        hashes.remove("timings.json");
        return hashes;
    }

    /// Every row of every table, and the units.
    private static List<String> dump(TinyProject p) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Duck duck = Duck.memory()) {
            duck.execute("ATTACH " + Duck.literal(p.out("lodecast.duckdb").toString()) + " AS p (READ_ONLY)");
            List<String> tables = column(
                    duck, "SELECT table_name FROM duckdb_tables() WHERE database_name = 'p' ORDER BY table_name");
            assertThat(tables).hasSizeGreaterThan(7);
            for (String t : tables) {
                rows.add(t);
                rows.addAll(column(duck, "SELECT CAST(t AS VARCHAR) FROM p." + Duck.quoted(t) + " t"));
            }
            rows.addAll(column(
                    duck,
                    "SELECT table_name || column_name || data_type || coalesce(comment, '') FROM duckdb_columns()"
                            + " WHERE database_name = 'p' ORDER BY table_name, column_index"));
        }
        return rows;
    }

    private static List<String> column(Duck duck, String sql) throws Exception {
        List<String> values = new ArrayList<>();
        try (Statement s = duck.statement();
                ResultSet r = s.executeQuery(sql)) {
            while (r.next()) {
                values.add(r.getString(1));
            }
        }
        return values;
    }

    @Test
    void aChangedSettingRunsWhatDependsOnItAndNothingElse() throws Exception {
        TinyProject p = copy();
        assertThat(ran(p.run())).as("a moved project is the same project").isEmpty();
        p.set("targets", "{high: 0.99}");
        assertThat(ran(p.run())).containsExactly("targets", "report");
        p.set("assessment", "{protocols: [hole], folds: 3}");
        assertThat(ran(p.run())).isEqualTo(from("assessment"));
        p.set("drilling", "{intercepts: [{cutoff: 2}]}");
        assertThat(ran(p.run())).as("nothing is modelled from intercepts").containsExactly("composites", "report");
        assertThat(p.text("out/report.html")).contains("Au ≥ 2");
        p.set("drilling", null).set("samples", "{element: Au, cutoff: 1.5}");
        List<String> again = new ArrayList<>(from("samples"));
        again.addFirst("composites");
        assertThat(ran(p.run())).isEqualTo(again);
        p.set("name", null).set("estimation", "{samples: 8}");
        assertThat(ran(p.run("--until", "evidence"))).containsExactly("evidence");
        assertThat(p.out("report.html"))
                .as("results of other settings do not stay")
                .doesNotExist();
        assertThat(p.out("blocks.parquet")).doesNotExist();
        assertThat(p.out("metrics.json")).doesNotExist();
        assertThat(p.out("figures"))
                .satisfiesAnyOf(
                        f -> assertThat(f).doesNotExist(), f -> assertThat(f).isEmptyDirectory());
        assertThat(p.out("qa.csv")).exists();
        assertThat(new TreeSet<>(p.hashes().keySet()))
                .noneMatch(n -> n.startsWith("work/samples") || n.startsWith("work/targets"));
        p.file("survey.csv", p.text("survey.csv").replace("H1,80,90,-72", "H1,80,91,-72"));
        assertThat(ran(p.run("--until", "composites"))).containsExactly("drillholes", "composites");
        assertThat(leftovers(p)).isEmpty();
    }

    @Test
    void aDetectorTakenOutLeavesNoColumns() throws Exception {
        TinyProject p = copy();
        p.set("detectors", "{use: [overlay]}");
        Answer export = lodecast("export", p.folder().toString(), "--format", "csv");
        assertThat(export.code())
                .as("exports what ran, whatever the file says since: " + export.err())
                .isZero();
        assertThat(Files.readString(p.out("blocks.csv"))).contains("score_stoad");
        assertThat(ran(p.run())).isEqualTo(from("detectors"));
        assertThat(Duck.read(p.out("blocks.parquet"), "b").columns())
                .extracting(Table.Column::name)
                .contains("score_overlay")
                .doesNotContain("score_stoad", "p_dae", "why_stoad_fault", "share_stoad_level1");
        assertThat(p.text("out/loss.csv").lines()).as("nothing was trained").hasSize(1);
        assertThat(p.out("models")).isEmptyDirectory();
    }

    @Test
    void aDeletedProductComesBack() throws Exception {
        TinyProject p = copy();
        Map<String, String> before = products(p);
        Files.delete(p.out("targets.csv"));
        assertThat(ran(p.run()))
                .as("made again of the same, so what was made from it holds")
                .containsExactly("targets");
        Files.delete(p.out("figures/roc.svg"));
        assertThat(ran(p.run())).containsExactly("report");
        Files.delete(p.out("lodecast.duckdb"));
        Files.delete(p.out("manifest.json"));
        assertThat(ran(p.run())).isEmpty();
        assertThat(p.out("lodecast.duckdb")).exists();
        assertThat(products(p)).isEqualTo(before);
    }

    @Test
    void aRunThatFailsLeavesEarlierResultsWhole() throws Exception {
        TinyProject p = copy();
        // by default the intercepts listed are those at the cut-off of ore
        p.set("drilling", "{intercepts: [{element: Au, cutoff: 1}]}");
        assertThat(ran(p.run())).containsExactly("composites", "report");
        Map<String, String> before = p.hashes();
        String good = p.text("assay.csv");
        p.file("assay.csv", good + "H1,170,165,1,1,1,1,1,1,1,1,1,1,1,1\n");
        Answer a = p.run();
        assertThat(a.code()).isEqualTo(3);
        assertThat(a.err())
                .contains("assay.csv:362", "from 170 is not above to 165")
                .doesNotContain("\tat ");
        assertThat(p.hashes()).isEqualTo(before);
        p.file("assay.csv", good);
        p.set("samples", "{element: Au, cutoff: 1000}");
        a = p.run();
        assertThat(a.code()).isEqualTo(3);
        assertThat(a.err()).contains("no voxel is ore", "lower samples.cutoff");
        assertThat(p.hashes()).isEqualTo(before);
        p.set("samples", "{element: Au, cutoff: 1}");
        assertThat(ran(p.run())).isEmpty();
    }
}
