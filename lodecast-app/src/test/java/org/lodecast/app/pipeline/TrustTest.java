package org.lodecast.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.app.TinyProject;
import org.lodecast.app.TinyProject.Answer;
import org.lodecast.app.store.Duck;
import org.lodecast.app.store.Table;
import org.lodecast.drill.Composites;
import tools.jackson.databind.JsonNode;

/// How far to trust a run, as users see it: probabilities, members, strict folds, the audit.
@Tag("slow")
class TrustTest {
    @TempDir
    Path folder;

    private TinyProject p;

    @BeforeEach
    void make() throws Exception {
        p = TinyProject.lean(folder.resolve("p"));
    }

    private Answer runs() {
        Answer a = p.run();
        assertThat(a.code()).as(a.out() + a.err()).isZero();
        return a;
    }

    private JsonNode metrics() throws Exception {
        return Json.MAPPER.readTree(p.text("out/metrics.json"));
    }

    private static double mean(Table blocks, String column) {
        return Arrays.stream(blocks.real(column)).average().orElseThrow();
    }

    @Test
    void probabilitiesMembersAndStrictFolds() throws Exception {
        p.set("detectors", "{use: [foresight, overlay], report: foresight}")
                .set("samples", "{element: Au, cutoff: 1}")
                .set(
                        "assessment",
                        "{protocols: [hole, block], folds: 3, strict: true, threshold: 0.8, ore_share: 0.02}")
                .set("uncertainty", "{members: 4, simulated_evidence: true}");
        runs();
        JsonNode m = metrics();
        assertThat(m.at("/calibration/share_of_ore_assumed").doubleValue()).isEqualTo(0.02);
        assertThat(m.at("/calibration/bins").size()).isBetween(2, 10);
        assertThat(m.at("/remarks").toString()).contains("anew for each spatial fold");
        assertThat(m.at("/detectors/foresight/hole/by_chosen_threshold/recall").doubleValue())
                .isBetween(0.0, 1.0);
        Table blocks = Duck.read(p.out("blocks.parquet"), "b");
        assertThat(mean(blocks, "calibrated")).isCloseTo(0.02, within(5e-4));
        double[] low = blocks.real("ensemble_p10");
        double[] high = blocks.real("ensemble_p90");
        for (int v = 0; v < low.length; v++) {
            assertThat(low[v]).isLessThanOrEqualTo(high[v]);
        }
        assertThat(mean(blocks, "ensemble_mean")).isCloseTo(0.5, within(0.01));
        assertThat(mean(blocks, "ensemble_spread")).isBetween(0.001, 0.4);
        String page = p.text("out/report.html");
        assertThat(page)
                .contains("Expected calibration error", "by your threshold")
                .doesNotContain("flatter somewhat");
    }

    /// What was left out has no say: without strictness the same run flatters itself or not, but differs.
    @Test
    void strictnessChangesTheSpatialFoldsAlone() throws Exception {
        p.set("assessment", "{protocols: [paper, hole], folds: 3}");
        runs();
        JsonNode usual = metrics().at("/detectors/overlay");
        assertThat(p.text("out/report.html")).contains("flatter somewhat");
        p.set("assessment", "{protocols: [paper, hole], folds: 3, strict: true}");
        runs();
        JsonNode strict = metrics().at("/detectors/overlay");
        assertThat(strict.at("/paper/auc")).isEqualTo(usual.at("/paper/auc"));
        assertThat(strict.at("/hole/auc").doubleValue())
                .isNotEqualTo(usual.at("/hole/auc").doubleValue());
    }

    @Test
    void aProbabilityMayBeTheScale() throws Exception {
        p.set("assessment", "{protocols: [hole], folds: 3, ore_share: 0.0001}").set("targets", "{scale: calibrated}");
        assertThat(runs().out()).contains("no voxel reaches targets.medium 0.75");
        double highest = metrics().at("/calibration/highest").doubleValue();
        p.set(
                "targets",
                "{scale: calibrated, least_volume: 8000, medium: " + 0.2 * highest + ", high: " + 0.99 * highest + "}");
        runs();
        assertThat(p.text("out/targets.csv").lines().count()).isGreaterThan(1);
        Table blocks = Duck.read(p.out("blocks.parquet"), "b");
        assertThat(blocks.real("p")).isEqualTo(blocks.real("calibrated"));
    }

    /// Without folds to learn from there is no probability, and who asks for it as the scale is told so.
    @Test
    void withoutFoldsThereIsNoProbability() throws Exception {
        p.set("assessment", "{protocols: [depth]}").set("targets", "{scale: calibrated}");
        Answer a = p.run();
        assertThat(a.code()).isEqualTo(3);
        assertThat(a.err()).contains("[no-calibration]", "with hole or block");
        p.set("targets", null);
        runs();
        assertThat(metrics().at("/calibration/reason").stringValue()).contains("no spatial protocol");
    }

    private List<String> signs() throws Exception {
        List<String> signs = new ArrayList<>();
        metrics().at("/leakage/signs").forEach(s -> signs.add(s.stringValue()));
        return signs;
    }

    @Test
    void aCutOffOfALayersElementIsALeak() throws Exception {
        runs();
        assertThat(signs()).anyMatch(s -> s.contains("cut-off of Au") && s.contains("Au_anomaly"));
        assertThat(metrics().at("/leakage/drops").size()).isEqualTo(1);
        assertThat(p.text("out/report.html")).contains("may derive from one another");
    }

    /// Orebodies drawn about each composite from 1 ppm on, and the vein as it is.
    @Test
    void orebodiesDrawnAboutAGradeAreALeakAndTheVeinIsNone() throws Exception {
        assertThat(p.run("--until", "composites").code()).isZero();
        Composites c = new Finished(Workspace.open(p.folder(), 1)).composites();
        double[] au = c.variable("Au").values();
        List<double[]> shell = new ArrayList<>();
        for (int i = 0; i < au.length; i++) {
            if (au[i] >= 1) {
                shell.add(new double[] {
                    c.x()[i] - 9, c.y()[i] - 9, c.z()[i] - 1.9, c.x()[i] + 9, c.y()[i] + 9, c.z()[i] + 1.9
                });
            }
        }
        p.file("ore.obj", Boxes.obj(shell.toArray(double[][]::new))).set("orebodies", "[ore.obj]");
        runs();
        assertThat(signs()).anyMatch(s -> s.contains("enclose the composites with Au"));
        p.file("ore.obj", Boxes.obj(new double[] {1048, 1980, 130, 1072, 2130, 290}));
        runs();
        assertThat(signs()).isEmpty();
        assertThat(p.text("out/report.html")).doesNotContain("may derive from one another");
    }
}
