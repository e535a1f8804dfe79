package org.lodecast.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Golden;
import org.lodecast.Seed;

class PrecisionRecallTest {
    private static final Golden SCORES = Golden.of("assess/roc_scores.csv");
    private static final Golden FIGURES = Golden.of("assess/precision_recall.csv");
    private static final Golden CURVES = Golden.of("assess/precision_recall_curve.csv");

    @Test
    void agreesWithScikitLearn() {
        assertThat(FIGURES.size()).isEqualTo(18);
        for (String[] row : FIGURES.rows()) {
            PrecisionRecall got = of(row[0], row[1]);
            double tolerance = FIGURES.tolerance();
            assertThat(got.average())
                    .as(row[0] + " " + row[1])
                    .isCloseTo(Double.parseDouble(row[2]), within(tolerance));
            assertThat(got.baseline()).isCloseTo(Double.parseDouble(row[3]), within(tolerance));
            List<String[]> curve = CURVES.rows().stream()
                    .filter(c -> c[0].equals(row[0]) && c[1].equals(row[1]))
                    .toList();
            for (int k = 0; k < curve.size(); k++) {
                assertThat(got.threshold()[k]).isEqualTo(Double.parseDouble(curve.get(k)[2]));
                assertThat(got.precision()[k]).isCloseTo(Double.parseDouble(curve.get(k)[3]), within(tolerance));
                assertThat(got.recall()[k]).isCloseTo(Double.parseDouble(curve.get(k)[4]), within(tolerance));
            }
            if (!curve.isEmpty()) {
                assertThat(got.threshold()).hasSize(curve.size());
            }
        }
    }

    private static PrecisionRecall of(String name, String weights) {
        List<String[]> rows =
                SCORES.rows().stream().filter(r -> r[0].equals(name)).toList();
        double[] score = new double[rows.size()];
        boolean[] ore = new boolean[rows.size()];
        double[] weight = new double[rows.size()];
        for (int i = 0; i < ore.length; i++) {
            ore[i] = rows.get(i)[1].equals("1");
            score[i] = Double.parseDouble(rows.get(i)[2]);
            weight[i] = 0.5 + i % 5;
        }
        return switch (weights) {
            case "none" -> PrecisionRecall.of(score, ore, 1000);
            case "modulo" -> PrecisionRecall.of(score, ore, weight, 1000);
            default -> PrecisionRecall.of(score, ore, 0.05, 1000);
        };
    }

    /// Each point is that of the counts at its threshold.
    @Test
    void pointsAreThoseOfTheCounts() {
        for (int c = 0; c < 30; c++) {
            RandomGenerator random = new Seed(5).split(c).generator();
            int n = 5 + random.nextInt(60);
            double[] score = new double[n];
            boolean[] ore = new boolean[n];
            for (int i = 0; i < n; i++) {
                ore[i] = i == 0 || random.nextInt(4) == 0;
                score[i] = random.nextInt(15) + (ore[i] ? 3 : 0);
            }
            PrecisionRecall got = PrecisionRecall.of(score, ore, 1000);
            RocAnalysis counts = RocAnalysis.of(score, ore);
            double average = 0;
            double before = 0;
            for (int k = 0; k < got.threshold().length; k++) {
                Confusion at = counts.at(got.threshold()[k]);
                assertThat(got.precision()[k]).isCloseTo(at.precision(), within(1e-12));
                assertThat(got.recall()[k]).isCloseTo(at.recall(), within(1e-12));
                average += (at.recall() - before) * at.precision();
                before = at.recall();
            }
            assertThat(got.average()).isCloseTo(average, within(1e-12));
        }
    }

    /// Precision at another share of ore is π′r/(π′r + (1 − π′)f), with the rates r and f that do not change.
    @Test
    void theShareMovesPrecisionAndLeavesRecall() {
        double[] score = {5, 4, 3, 2, 1, 0};
        boolean[] ore = {true, false, true, false, false, false};
        PrecisionRecall here = PrecisionRecall.of(score, ore, 10);
        PrecisionRecall there = PrecisionRecall.of(score, ore, 0.01, 10);
        assertThat(there.recall()).containsExactly(here.recall(), within(1e-12));
        assertThat(there.precision()[1]).isCloseTo(0.01 * 0.5 / (0.01 * 0.5 + 0.99 * 0.25), within(1e-12));
        assertThat(there.baseline()).isCloseTo(0.01, within(1e-12));
        assertThat(PrecisionRecall.of(score, ore, 1 / 3.0, 10).average()).isCloseTo(here.average(), within(1e-12));
    }

    @Test
    void aScoreThatSaysNothingComesToTheBaseline() {
        PrecisionRecall flat = PrecisionRecall.of(new double[4], new boolean[] {true, false, false, false}, 10);
        assertThat(flat.average()).isEqualTo(0.25);
        assertThat(flat.baseline()).isEqualTo(0.25);
        assertThat(flat.precision()).containsExactly(0.25);
        assertThat(flat.recall()).containsExactly(1);
    }

    @Test
    void theCurveIsThinnedAndTheAverageIsNot() {
        RandomGenerator random = new Seed(6).generator();
        double[] score = random.doubles(3000).toArray();
        boolean[] ore = new boolean[3000];
        for (int i = 0; i < ore.length; i++) {
            ore[i] = random.nextDouble() < score[i] / 3;
        }
        PrecisionRecall all = PrecisionRecall.of(score, ore, 5000);
        PrecisionRecall thin = PrecisionRecall.of(score, ore, 40);
        assertThat(thin.threshold()).hasSize(40);
        assertThat(thin.threshold()[0]).isEqualTo(Arrays.stream(score).max().orElseThrow());
        assertThat(thin.threshold()[39]).isEqualTo(Arrays.stream(score).min().orElseThrow());
        assertThat(thin.recall()).isSorted();
        assertThat(thin.recall()[39]).isCloseTo(1, within(1e-12));
        assertThat(thin.average()).isEqualTo(all.average());
    }

    @Test
    void edges() {
        PrecisionRecall barren = PrecisionRecall.of(new double[] {1, 2}, new boolean[2], 10);
        assertThat(barren.average()).isNaN();
        assertThat(barren.recall()).containsOnly(Double.NaN);
        assertThat(barren.precision()).containsExactly(0, 0);
        assertThat(barren.baseline()).isZero();
        PrecisionRecall none = PrecisionRecall.of(new double[0], new boolean[0], 10);
        assertThat(none.threshold()).isEmpty();
        assertThat(none.average()).isNaN();
        assertThat(none.baseline()).isNaN();
        PrecisionRecall weightless =
                PrecisionRecall.of(new double[] {9, 1}, new boolean[] {false, true}, new double[] {0, 1}, 10);
        assertThat(weightless.threshold()).containsExactly(1);
        assertThat(weightless.average()).isEqualTo(1);
        assertThat(PrecisionRecall.of(new double[] {0.0, -0.0}, new boolean[] {true, false}, 10)
                        .threshold())
                .as("one zero")
                .hasSize(1);
        boolean[] two = {true, false};
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> PrecisionRecall.of(new double[] {1, wrong}, two, 10))
                    .hasMessageContaining("sample 1");
            assertThatThrownBy(() -> PrecisionRecall.of(new double[2], two, new double[] {1, wrong}, 10))
                    .hasMessageContaining("sample 1");
        }
        assertThatThrownBy(() -> PrecisionRecall.of(new double[1], two, 10))
                .isInstanceOf(IllegalArgumentException.class);
        for (double wrong : new double[] {0, 1, Double.NaN}) {
            assertThatThrownBy(() -> PrecisionRecall.of(new double[2], two, wrong, 10))
                    .hasMessageContaining("share of ore");
        }
        assertThatThrownBy(() -> PrecisionRecall.of(new double[2], new boolean[2], 0.1, 10))
                .hasMessageContaining("0 ore and 2 barren");
    }
}
