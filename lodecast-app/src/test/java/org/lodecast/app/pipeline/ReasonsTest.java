package org.lodecast.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodecast.InvalidInput;
import org.lodecast.app.TinyProject;
import org.lodecast.app.store.Duck;
import org.lodecast.app.store.Table;
import org.lodecast.assess.Ranks;
import org.lodecast.detect.Detector;

/// Why voxels and targets stand out.
class ReasonsTest {
    private static final float GAP = Float.NaN;

    @TempDir
    Path folder;

    @Test
    void sharesAreOfTheSumOfSizesTheLargestFirst() {
        List<float[]> parts = List.of(
                new float[] {9, -1, -3, 9}, // mean -2
                new float[] {9, 5, 7, 9}, // mean 6
                new float[] {9, GAP, 1.5f, 9}, // mean of what is known, 1.5
                new float[] {9, 0.4f, 0.6f, 9}); // the fourth is not told
        assertThat(Reasons.told(List.of("a", "b", "c", "d"), parts, new int[] {1, 2}))
                .isEqualTo("b 60 %, a -20 %, c 15 %");
    }

    @Test
    void triflesAndNothingAreNotTold() {
        List<float[]> parts = List.of(new float[] {1}, new float[] {98}, new float[] {1});
        assertThat(Reasons.told(List.of("a", "b", "c"), parts, new int[] {0})).isEqualTo("b 98 %");
        assertThat(Reasons.told(List.of(), List.of(), new int[] {0})).isEmpty();
        assertThat(Reasons.told(List.of("a"), List.of(new float[] {0}), new int[] {0}))
                .isEmpty();
        assertThat(Reasons.told(List.of("a"), List.of(new float[] {GAP}), new int[] {0}))
                .isEmpty();
    }

    @Test
    void largeGroundIsExplainedWhereItIsBest() {
        int[] ground = IntStream.range(0, 1000).map(i -> 3 * i).toArray();
        float[] score = new float[1000];
        for (int k = 0; k < score.length; k++) {
            score[k] = (k * 7) % 1000;
        }
        assertThat(Reasons.explained(ground, Ranks.percentile(score), 1000)).isSameAs(ground);
        int[] best = Reasons.explained(ground, Ranks.percentile(score), 999);
        assertThat(best.length).isBetween(10, 11);
        assertThat(Arrays.stream(best).map(v -> v / 3 * 7 % 1000)).allMatch(s -> s >= 989);
    }

    /// A detector that the project names must learn; one of the usual list may fail, and that is told.
    @Test
    void onlyAUsualDetectorMayFailToLearn() {
        Supplier<Detector.Fitted> cannot = () -> {
            throw InvalidInput.of("no-ore-samples", "woe: there is no ore");
        };
        List<String> told = new ArrayList<>();
        assertThatThrownBy(() -> DetectorsStage.learnt(cannot, true, told)).hasMessageContaining("there is no ore");
        assertThat(told).isEmpty();
        assertThat(DetectorsStage.learnt(cannot, false, told)).isNull();
        assertThat(told).containsExactly("left out, for it cannot learn here: woe: there is no ore");
    }

    /// Parts of foresight add up to the score as far as its scale goes: raw = a·score + b over the ground.
    @Test
    void partsOfTheUsualDetectorAddUpAndTargetsTellThem() throws Exception {
        TinyProject p = TinyProject.in(folder)
                .set("detectors", "{use: [foresight, gmm]}")
                .set("assessment", "{protocols: [hole], folds: 2}")
                .set("estimation", "{anisotropy: none, folds: 0}");
        TinyProject.Answer a = p.run();
        assertThat(a.code()).as(a.out() + a.err()).isZero();
        assertThat(p.text("out/metrics.json")).contains("\"reported\" : \"foresight\"");
        Table b = Duck.read(p.out("blocks.parquet"), "b");
        List<String> layers = List.of("fault", "F4", "Au_anomaly", "B2", "B1_B3");
        double[] sum = new double[b.rows()];
        for (String layer : layers) {
            double[] part = b.real("why_foresight_" + layer);
            Arrays.setAll(sum, i -> sum[i] + part[i]);
            assertThat(b.real("why_gmm_" + layer)).hasSize(sum.length).doesNotContain(Double.NaN);
        }
        double low = Arrays.stream(sum).min().orElseThrow();
        double high = Arrays.stream(sum).max().orElseThrow();
        double[] score = b.real("score_foresight");
        for (int i = 0; i < sum.length; i++) {
            assertThat((sum[i] - low) / (high - low)).isCloseTo(score[i], within(1e-4));
        }
        List<String> targets = p.text("out/targets.csv").lines().toList();
        assertThat(targets.getFirst()).endsWith(",distance_m,why,agreement");
        assertThat(targets.subList(1, targets.size()))
                .isNotEmpty()
                .allMatch(l -> l.matches(".*\"[A-Za-z0-9_]+ -?\\d+ %(, [A-Za-z0-9_]+ -?\\d+ %){1,2}\",[01](\\.\\d+)?"));
        TinyProject.Answer sql =
                TinyProject.lodecast("sql", p.folder().toString(), "SELECT why FROM target LIMIT 1", "--csv");
        assertThat(sql.out()).as(sql.err()).contains(" %");
    }
}
