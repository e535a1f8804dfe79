package org.lodecast.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodecast.Golden;

class DiscoveryTest {
    private static final Golden FIGURES = Golden.of("assess/figures.csv");

    @Test
    void agreesWithScikitLearnAndScipy() {
        Golden g = Golden.of("assess/discovery.csv");
        float[] score = floats(g.column("score"));
        int[] body = Arrays.stream(g.column("body")).mapToInt(v -> (int) v).toArray();
        double tolerance = FIGURES.tolerance();
        assertThat(Discovery.of(score, body, 5).auc()).isCloseTo(figure("auc"), within(tolerance));
        assertThat(RankCorrelation.spearman(score, floats(g.column("other"))))
                .isCloseTo(figure("spearman"), within(tolerance));
        MeanInterval mean = MeanInterval.of(Arrays.copyOf(g.column("score"), 10));
        assertThat(mean.mean()).isCloseTo(figure("mean"), within(tolerance));
        assertThat(mean.low()).isCloseTo(figure("low"), within(tolerance));
        assertThat(mean.high()).isCloseTo(figure("high"), within(tolerance));
    }

    /// Capture and bodies counted voxel by voxel in all orders of equal scores, on average.
    @Test
    void capturesWhatACountDoes() {
        Golden g = Golden.of("assess/discovery.csv");
        float[] score = floats(g.column("score"));
        int[] body = Arrays.stream(g.column("body")).mapToInt(v -> (int) v).toArray();
        Discovery d = Discovery.of(score, body, 5);
        for (int k = 0; k < Discovery.VOLUMES.length; k++) {
            double taken = Discovery.VOLUMES[k] * score.length;
            double ore = 0;
            double all = 0;
            double[] own = new double[5];
            double[] sizes = new double[5];
            for (int i = 0; i < score.length; i++) {
                int above = 0;
                int equal = 0;
                for (float s : score) {
                    above += s > score[i] ? 1 : 0;
                    equal += s == score[i] ? 1 : 0;
                }
                double in = Math.clamp((taken - above) / equal, 0.0, 1.0);
                if (body[i] >= 0) {
                    ore += in;
                    all++;
                    own[body[i]] += in;
                    sizes[body[i]]++;
                }
            }
            assertThat(d.captures().get(k).ore()).isCloseTo(ore / all, within(1e-9));
            if (Discovery.VOLUMES[k] == Discovery.TARGETED) {
                for (int b = 0; b < 5; b++) {
                    assertThat(d.shares().get(b)).isCloseTo(own[b] / sizes[b], within(1e-9));
                }
            }
        }
    }

    @Test
    void aPerfectScoreFindsAllAndAWrongOneNothing() {
        int[] body = new int[200];
        Arrays.fill(body, -1);
        body[7] = 0;
        body[8] = 0;
        body[100] = 2;
        float[] score = new float[200];
        for (int i = 0; i < 200; i++) {
            score[i] = body[i];
        }
        Discovery right = Discovery.of(score, body, 3);
        assertThat(right.auc()).isEqualTo(1);
        assertThat(right.captures())
                .containsExactly(
                        new Capture(0.01, 2 / 3.0), new Capture(0.02, 1), new Capture(0.05, 1), new Capture(0.1, 1));
        assertThat(right.shares()).containsExactly(1.0, Double.NaN, 1.0);
        assertThat(List.of(right.bodies(), right.found())).containsExactly(2, 2);
        for (int i = 0; i < 200; i++) {
            score[i] = -score[i];
        }
        Discovery wrong = Discovery.of(score, body, 3);
        assertThat(wrong.auc()).isZero();
        assertThat(wrong.recall()).isZero();
        assertThat(Discovery.of(new float[200], body, 3).auc()).isEqualTo(0.5);
    }

    /// The quick area is that of the ROC analysis, which R has judged.
    @Test
    void theAreaIsThatOfTheCurve() {
        Golden g = Golden.of("assess/discovery.csv");
        double[] other = g.column("other");
        boolean[] ore = new boolean[other.length];
        double[] body = g.column("body");
        for (int i = 0; i < ore.length; i++) {
            ore[i] = body[i] >= 0;
        }
        assertThat(Discovery.auc(floats(other), ore))
                .isCloseTo(RocAnalysis.of(other, ore).roc(2).auc(), within(1e-12));
    }

    @Test
    void saysWhatCannotBeJudged() {
        Discovery none = Discovery.of(new float[] {1, 2}, new int[] {-1, -1}, 1);
        assertThat(none.auc()).isNaN();
        assertThat(none.recall()).isNaN();
        assertThat(Discovery.of(new float[0], new int[0], 1).auc()).isNaN();
        assertThatThrownBy(() -> Discovery.of(new float[] {Float.NaN}, new int[] {0}, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(RankCorrelation.spearman(new float[] {1, 1}, new float[] {1, 2}))
                .isNaN();
        assertThat(MeanInterval.of(new double[] {3, Double.NaN}).mean()).isEqualTo(3);
        assertThat(MeanInterval.of(new double[] {3, Double.NaN}).low()).isNaN();
        assertThat(MeanInterval.of(new double[0]).mean()).isNaN();
    }

    private static double figure(String name) {
        return FIGURES.column("value")[Arrays.asList(FIGURES.text("name")).indexOf(name)];
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
