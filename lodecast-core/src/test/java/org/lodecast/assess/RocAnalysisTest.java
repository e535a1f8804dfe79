package org.lodecast.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.lodecast.Golden;
import org.lodecast.Seed;

class RocAnalysisTest {
    /// Area and DeLong's interval by R's pROC, ties and all.
    @Test
    void sameAsProc() {
        Golden scores = Golden.of("assess/roc_scores.csv");
        Golden golden = Golden.of("assess/roc.csv");
        assertThat(golden.size()).isEqualTo(6);
        for (int c = 0; c < golden.size(); c++) {
            String name = golden.text("case")[c];
            Roc roc = analysis(scores, name).roc(1000);
            assertThat(roc.auc()).as(name).isCloseTo(golden.column("auc")[c], within(golden.tolerance()));
            assertThat(roc.low()).as(name).isCloseTo(golden.column("low")[c], within(golden.tolerance()));
            assertThat(roc.high()).as(name).isCloseTo(golden.column("high")[c], within(golden.tolerance()));
        }
    }

    /// Area by scikit-learn's `roc_auc_score`, of the same samples.
    @Test
    void sameAsScikitLearn() {
        Golden scores = Golden.of("assess/roc_scores.csv");
        Golden golden = Golden.of("assess/precision_recall.csv");
        for (int c = 0; c < golden.size(); c++) {
            String name = golden.text("case")[c];
            assertThat(analysis(scores, name).roc(2).auc())
                    .as(name)
                    .isCloseTo(golden.column("auc")[c], within(golden.tolerance()));
        }
    }

    private static RocAnalysis analysis(Golden scores, String name) {
        List<String[]> rows =
                scores.rows().stream().filter(r -> r[0].equals(name)).toList();
        boolean[] ore = new boolean[rows.size()];
        double[] score = new double[rows.size()];
        for (int i = 0; i < ore.length; i++) {
            ore[i] = rows.get(i)[1].equals("1");
            score[i] = Double.parseDouble(rows.get(i)[2]);
        }
        return RocAnalysis.of(score, ore);
    }

    /// Every pair of ore and barren, every threshold.
    @RepeatedTest(10)
    void sameAsBruteForce(RepetitionInfo repetition) {
        RandomGenerator random =
                new Seed(2).split(repetition.getCurrentRepetition()).generator();
        int n = 20 + random.nextInt(60);
        boolean[] ore = new boolean[n];
        double[] score = new double[n];
        for (int i = 0; i < n; i++) {
            ore[i] = i < 2 || i > 3 && random.nextInt(3) == 0;
            score[i] = random.nextInt(12) + (ore[i] ? 2 : 0);
        }
        double pairs = 0;
        double won = 0;
        Confusion best = new Confusion(0, 0, 0, 0, 0);
        for (int i = 0; i < n; i++) {
            long tp = 0;
            long fp = 0;
            long tn = 0;
            long fn = 0;
            for (int j = 0; j < n; j++) {
                if (ore[i] && !ore[j]) {
                    pairs++;
                    won += score[i] > score[j] ? 1 : score[i] == score[j] ? 0.5 : 0;
                }
                boolean called = score[j] >= score[i];
                tp += called && ore[j] ? 1 : 0;
                fp += called && !ore[j] ? 1 : 0;
                tn += !called && !ore[j] ? 1 : 0;
                fn += !called && ore[j] ? 1 : 0;
            }
            Confusion c = new Confusion(score[i], tp, fp, tn, fn);
            assertThat(RocAnalysis.of(score, ore).at(score[i])).isEqualTo(c);
            double f1 = 2 * c.precision() * c.recall() / (c.precision() + c.recall());
            if (tp > 0) {
                assertThat(c.f1()).isCloseTo(f1, within(1e-12));
            }
            if (i == 0 || c.f1() > best.f1() || c.f1() == best.f1() && c.threshold() > best.threshold()) {
                best = c;
            }
        }
        RocAnalysis analysis = RocAnalysis.of(score, ore);
        assertThat(analysis.bestF1()).isEqualTo(best);
        Roc roc = analysis.roc(1000);
        assertThat(roc.auc()).isCloseTo(won / pairs, within(1e-12));
        double[] x = roc.falsePositiveRate();
        double[] y = roc.truePositiveRate();
        double area = 0;
        for (int k = 1; k < x.length; k++) {
            area += (x[k] - x[k - 1]) * (y[k] + y[k - 1]) / 2;
        }
        assertThat(area).as("area under the drawn curve").isCloseTo(won / pairs, within(1e-12));
    }

    @Test
    void curveIsThinnedButKeepsItsEnds() {
        RandomGenerator random = new Seed(4).generator();
        double[] score = random.doubles(5000).toArray();
        boolean[] ore = new boolean[5000];
        for (int i = 0; i < 5000; i++) {
            ore[i] = random.nextDouble() < score[i];
        }
        Roc roc = RocAnalysis.of(score, ore).roc(50);
        assertThat(roc.falsePositiveRate()).hasSize(50).isSorted();
        assertThat(roc.truePositiveRate()).hasSize(50).isSorted();
        assertThat(roc.falsePositiveRate()[0] + roc.truePositiveRate()[0]).isZero();
        assertThat(roc.falsePositiveRate()[49] + roc.truePositiveRate()[49]).isEqualTo(2);
    }

    @Test
    void thresholdsBeyondTheScores() {
        RocAnalysis a = RocAnalysis.of(new double[] {1, 2, 3}, new boolean[] {false, true, true});
        assertThat(a.at(-1)).isEqualTo(new Confusion(-1, 2, 1, 0, 0));
        assertThat(a.at(4)).isEqualTo(new Confusion(4, 0, 0, 1, 2));
        assertThat(a.at(4).precision()).isNaN();
        assertThat(a.at(4).recall()).isZero();
        assertThat(a.at(4).f1()).isZero();
    }

    /// With one sample of a class the variance is unknown.
    @Test
    void oneOreSampleTellsNothingOfTheInterval() {
        Roc roc = RocAnalysis.of(new double[] {1, 2, 3}, new boolean[] {false, false, true})
                .roc(10);
        assertThat(new double[] {roc.auc(), roc.low(), roc.high()}).containsExactly(1, 0, 1);
    }

    @Test
    void undefinedWithoutBothClasses() {
        assertThat(RocAnalysis.of(new double[] {1}, new boolean[] {true}).defined())
                .isFalse();
        assertThat(RocAnalysis.of(new double[] {1}, new boolean[] {false}).defined())
                .isFalse();
        assertThat(RocAnalysis.of(new double[0], new boolean[0]).defined()).isFalse();
        RocAnalysis both = RocAnalysis.of(new double[] {1, 1}, new boolean[] {false, true});
        assertThat(both.defined()).isTrue();
        assertThat(both.positives()).isEqualTo(1);
        assertThat(both.negatives()).isEqualTo(1);
        assertThat(both.roc(10).auc()).isEqualTo(0.5);
    }

    @Test
    void refusesScoresThatAreNoNumbers() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> RocAnalysis.of(new double[] {1, bad}, new boolean[] {true, false}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("sample 1");
        }
    }
}
