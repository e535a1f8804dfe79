package org.lodecast.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.evidence.Evidence;

class WeightsOfEvidenceTest extends DetectorContract {
    private static final double LN3 = Math.log(3);

    @Override
    Detector detector() {
        return new WeightsOfEvidence();
    }

    @Override
    String expectedName() {
        return "woe";
    }

    @Override
    boolean learns() {
        return true;
    }

    @Override
    boolean draws() {
        return false;
    }

    @Override
    boolean needsOre() {
        return true;
    }

    /// 15 of 20 ore voxels and 20 of 80 barren ones are in the pattern: W⁺ = ln(0.75/0.25), W⁻ =
    /// ln(0.25/0.75), s²(C) = 1/15 + 1/20 + 1/5 + 1/60 = 1/3, prior odds 1/4.
    @Test
    void theWeightsAreThoseWorkedByHand() {
        WeightsOfEvidence.FittedWeights w = fit(pattern(1, 1), 20, 80);
        Contrast c = w.layers().get(0).chosen().orElseThrow();
        assertThat(w.layers().get(0).thresholds()).containsExactly(c);
        assertThat(c).isEqualTo(new Contrast(1, 15, 20, 20, 80));
        assertThat(c.plus()).isCloseTo(LN3, within(1e-12));
        assertThat(c.minus()).isCloseTo(-LN3, within(1e-12));
        assertThat(c.contrast()).isCloseTo(2 * LN3, within(1e-12));
        assertThat(c.variancePlus()).isCloseTo(7 / 60.0, within(1e-12));
        assertThat(c.varianceMinus()).isCloseTo(13 / 60.0, within(1e-12));
        assertThat(c.deviation()).isCloseTo(Math.sqrt(1 / 3.0), within(1e-12));
        assertThat(c.studentised()).isCloseTo(2 * LN3 * Math.sqrt(3), within(1e-12));
        assertThat(w.priorLogit()).isCloseTo(-Math.log(4), within(1e-12));
        assertThat(w.score(evidence(pattern(1, 1)), new int[] {0, 19}, Workers.ONE, Progress.NONE))
                .containsExactly((float) Math.log(3 / 4.0), (float) -Math.log(12));
        // one layer depends on nothing: 35·3/7 + 65/13 = 20
        assertThat(w.omnibus().predicted()).isCloseTo(20, within(1e-12));
        assertThat(w.remarks()).isEmpty();
    }

    /// The same layer twice: odds 9/4 at 35 voxels and 1/36 at 65.
    @Test
    void aLayerThatIsThereTwicePredictsTooMuchOre() {
        WeightsOfEvidence.FittedWeights w = fit(pattern(2, 1), 20, 80);
        double above = 35 * 9 / 13.0;
        double below = 65 / 37.0;
        assertThat(w.omnibus().observed()).isEqualTo(20);
        assertThat(w.omnibus().predicted()).isCloseTo(above + below, within(1e-12));
        double variance = above * above * (1 / 20.0 + 2 * 7 / 60.0) + below * below * (1 / 20.0 + 2 * 13 / 60.0);
        assertThat(w.omnibus().deviation()).isCloseTo(Math.sqrt(variance), within(1e-12));
        assertThat(w.omnibus().z()).isCloseTo((above + below - 20) / Math.sqrt(variance), within(1e-12));
        assertThat(w.omnibus().ratio()).isCloseTo(20 / (above + below), within(1e-12));
        assertThat(w.remarks())
                .containsExactly("woe: 26 ore voxels predicted among the samples, 20 there (ratio 0.77, z 0.5): "
                        + "no sign that the layers depend on each other");
        // with more voxels and the layer thrice it is no chance
        assertThat(fit(pattern(3, 10), 200, 800).remarks())
                .singleElement()
                .asString()
                .contains("311 ore voxels predicted among the samples, 200 there")
                .endsWith("the layers say the same more than once, and the posterior is too high");
    }

    @Test
    void anEmptyCellIsHalfFilled() {
        Contrast c = new Contrast(0.5f, 4, 3, 4, 10);
        assertThat(c.plus()).isCloseTo(Math.log(4.5 / 5 / (3.5 / 11)), within(1e-12));
        assertThat(c.minus()).isCloseTo(Math.log(0.5 / 5 / (7.5 / 11)), within(1e-12));
        assertThat(c.deviation()).isCloseTo(Math.sqrt(1 / 4.5 + 1 / 3.5 + 1 / 0.5 + 1 / 7.5), within(1e-12));
    }

    /// Of ore at 0.01 … 1.00 and barren ground at 0.005 … 0.500, nothing told apart below 0.5, all above.
    @Test
    void cutsWhereTheStudentisedContrastIsGreatest() {
        float[] ore = new float[100];
        float[] barren = new float[100];
        for (int i = 0; i < 100; i++) {
            ore[i] = (i + 1) / 100f;
            barren[i] = (i + 1) / 200f;
        }
        LayerContrasts l = LayerContrasts.of("a", ore, barren);
        assertThat(l.thresholds()).isSortedAccordingTo((p, q) -> Float.compare(p.threshold(), q.threshold()));
        assertThat(l.thresholds()).hasSizeBetween(29, 38);
        Contrast chosen = l.chosen().orElseThrow();
        for (Contrast c : l.thresholds()) {
            assertThat(c.oreAbove()).isEqualTo((int)
                    IntStream.range(0, 100).filter(i -> ore[i] >= c.threshold()).count());
            assertThat(c.barrenAbove()).isEqualTo((int) IntStream.range(0, 100)
                    .filter(i -> barren[i] >= c.threshold())
                    .count());
            assertThat(c.studentised()).isLessThanOrEqualTo(chosen.studentised());
        }
        assertThat(chosen.threshold()).isBetween(0.4f, 0.5f);
    }

    @Test
    void layersThatTellNothingCountForNothing() {
        float[][] layers = new float[4][];
        layers[0] = pattern(1, 1)[0];
        layers[1] = pattern(1, 1)[0].clone(); // turned over: low in ore
        for (int i = 0; i < 100; i++) {
            layers[1][i] = 1 - layers[1][i];
        }
        layers[2] = new float[100];
        Arrays.fill(layers[2], 0.5f);
        layers[3] = new float[100]; // 6 of 20 and 20 of 80: C/s(C) = 0.2513/0.5521
        Arrays.fill(layers[3], 0, 6, 1);
        Arrays.fill(layers[3], 20, 40, 1);
        WeightsOfEvidence.FittedWeights w = fit(layers, 20, 80);
        assertThat(w.remarks())
                .containsExactly(
                        "woe: the layer l1 counts for nothing: it is lower in ore than in barren ground wherever it is"
                                + " cut",
                        "woe: the layer l2 counts for nothing: it is the same at all samples",
                        "woe: the layer l3 counts for nothing: its studentised contrast is 0.46 at most, below 1.96");
        int[] all = IntStream.range(0, 100).toArray();
        assertThat(w.score(evidence(layers), all, Workers.ONE, Progress.NONE))
                .isEqualTo(fit(pattern(1, 1), 20, 80).score(evidence(pattern(1, 1)), all, Workers.ONE, Progress.NONE));
        float[][] parts = w.byLayer(evidence(layers), new int[] {0}, Workers.ONE, Progress.NONE);
        assertThat(parts).isDeepEqualTo(new float[][] {{(float) LN3}, {0}, {0}, {0}});
    }

    /// 20·n ore voxels and 80·n barren ones; a quarter of each the other way round.
    private static float[][] pattern(int layers, int n) {
        float[] layer = new float[100 * n];
        Arrays.fill(layer, 0, 15 * n, 1);
        Arrays.fill(layer, 20 * n, 40 * n, 1);
        return Collections.nCopies(layers, layer).toArray(float[][]::new);
    }

    private static Evidence evidence(float[][] layers) {
        List<String> names =
                IntStream.range(0, layers.length).mapToObj(i -> "l" + i).toList();
        return new Evidence(Grid.of(0, 0, 0, 1, 1, 1, layers[0].length, 1, 1), names, layers);
    }

    private static WeightsOfEvidence.FittedWeights fit(float[][] layers, int ore, int barren) {
        int[] normal = IntStream.range(ore, ore + barren / 2).toArray();
        int[] heldOut = IntStream.range(ore + barren / 2, ore + barren).toArray();
        TrainingSamples samples =
                new TrainingSamples(normal, heldOut, IntStream.range(0, ore).toArray());
        return new WeightsOfEvidence().fit(evidence(layers), samples, new Seed(1), Workers.ONE, Progress.NONE);
    }
}
