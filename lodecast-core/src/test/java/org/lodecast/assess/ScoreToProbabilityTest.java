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

class ScoreToProbabilityTest {
    private static final Golden SAMPLES = Golden.of("assess/calibration.csv");

    /// Samples of a random case: scores of few values, ore likelier where they are high, some of no weight.
    private record Case(double[] score, boolean[] ore, double[] weight) {
        static Case random(int number) {
            RandomGenerator random = new Seed(8).split(number).generator();
            int n = 4 + random.nextInt(80);
            double[] score = new double[n];
            boolean[] ore = new boolean[n];
            double[] weight = new double[n];
            for (int i = 0; i < n; i++) {
                score[i] = random.nextInt(20) / 4.0 - 2;
                ore[i] = i == 0 || i > 1 && random.nextDouble() < (score[i] + 3) / 8;
                weight[i] = i < 2 ? 1 : random.nextInt(4) / 2.0;
            }
            return new Case(score, ore, weight);
        }

        double mean(java.util.function.IntToDoubleFunction of) {
            double sum = 0;
            double all = 0;
            for (int i = 0; i < score.length; i++) {
                sum += weight[i] * of.applyAsDouble(i);
                all += weight[i];
            }
            return sum / all;
        }

        double truth(int i) {
            return ore[i] ? 1 : 0;
        }

        /// The targets, by the definition of the effective counts.
        double target(int i) {
            double sum = 0;
            double squares = 0;
            for (int j = 0; j < score.length; j++) {
                if (ore[j] == ore[i]) {
                    sum += weight[j];
                    squares += weight[j] * weight[j];
                }
            }
            double n = sum * sum / squares;
            return ore[i] ? (n + 1) / (n + 2) : 1 / (n + 2);
        }
    }

    private static Case golden(String name) {
        double[] score = SAMPLES.column(
                switch (name) {
                    case "ties", "weighted_ties", "some" -> "ties";
                    case "parted" -> "parted";
                    default -> "smooth";
                });
        double[] weight = name.startsWith("weighted")
                ? SAMPLES.column("weight")
                : name.equals("some") ? SAMPLES.column("some") : TiedScores.ones(score.length);
        double[] o = SAMPLES.column("ore");
        boolean[] ore = new boolean[o.length];
        for (int i = 0; i < ore.length; i++) {
            ore[i] = o[i] == 1;
        }
        return new Case(score, ore, weight);
    }

    @Test
    void isotonicAgreesWithScikitLearn() {
        Golden golden = Golden.of("assess/isotonic.csv");
        assertThat(golden.size()).isEqualTo(6 * 41);
        String name = "";
        Isotonic isotonic = Isotonic.of(new double[] {0, 1}, new boolean[] {false, true});
        for (String[] row : golden.rows()) {
            if (!row[0].equals(name)) {
                name = row[0];
                Case c = golden(name);
                isotonic = Isotonic.of(c.score, c.ore, c.weight);
            }
            assertThat(isotonic.rate(Double.parseDouble(row[1])))
                    .as(name + " at " + row[1])
                    .isCloseTo(Double.parseDouble(row[2]), within(golden.tolerance()));
        }
    }

    @Test
    void plattAgreesWithScikitLearnAndScipy() {
        Golden golden = Golden.of("assess/platt.csv");
        assertThat(golden.size()).isEqualTo(10);
        for (String[] row : golden.rows()) {
            Case c = golden(row[0]);
            Platt platt = Platt.of(c.score, c.ore, c.weight);
            double tolerance = Double.parseDouble(row[2]);
            assertThat(platt.slope())
                    .as(row[0] + " by " + row[1])
                    .isCloseTo(Double.parseDouble(row[3]), within(tolerance));
            assertThat(platt.intercept()).isCloseTo(Double.parseDouble(row[4]), within(tolerance));
        }
    }

    /// By hand: shares 0, 1, 0, ½, 1 at rising scores; 1 and 0 come to ½, which joins the next.
    @Test
    void poolsWhatFalls() {
        Isotonic i =
                Isotonic.of(new double[] {1, 2, 3, 4, 4, 5}, new boolean[] {false, true, false, true, false, true});
        assertThat(i.score()).containsExactly(1, 2, 4, 5);
        assertThat(i.rate()).containsExactly(0, 0.5, 0.5, 1);
        assertThat(i.rate(1.5)).isEqualTo(0.25);
        assertThat(i.rate(3.9)).isEqualTo(0.5);
        assertThat(i.rate(-7)).isZero();
        assertThat(i.rate(7)).isEqualTo(1);
        assertThat(i.share()).isEqualTo(0.5);
        assertThat(i.least()).as("1/(3 + 2)").isEqualTo(0.2);
        assertThat(i.most()).as("(3 + 1)/(3 + 2)").isEqualTo(0.8);
        assertThat(i.probability(1.5)).isCloseTo(0.2 + 0.6 * 0.25, within(1e-15));
        assertThat(i.probability(Double.NaN)).isNaN();
        Isotonic wrong = Isotonic.of(new double[] {1, 2}, new boolean[] {true, false});
        assertThat(wrong.rate()).as("one block").containsExactly(0.5, 0.5);
    }

    /// It never falls, keeps the mean, is never worse than the constant forecast, and no other of many rising
    /// functions is better.
    @Test
    void isotonicIsTheBestRisingFunction() {
        for (int k = 0; k < 200; k++) {
            Case c = Case.random(k);
            Isotonic fit = Isotonic.of(c.score, c.ore, c.weight);
            assertThat(fit.score()).isSorted();
            assertThat(fit.rate()).isSorted();
            assertThat(c.mean(i -> fit.rate(c.score[i]))).isCloseTo(fit.share(), within(1e-12));
            assertThat(c.mean(i -> fit.probability(c.score[i])))
                    .isCloseTo(c.mean(i -> fit.least() + (fit.most() - fit.least()) * c.truth(i)), within(1e-12));
            double brier = c.mean(i -> Math.pow(fit.rate(c.score[i]) - c.truth(i), 2));
            assertThat(brier).isLessThanOrEqualTo(fit.share() * (1 - fit.share()) + 1e-12);
            RandomGenerator random = new Seed(9).split(k).generator();
            for (int other = 0; other < 20; other++) {
                double a = random.nextDouble();
                double b = random.nextDouble() * 3;
                double m = random.nextDouble() * 4 - 2;
                double loss = c.mean(i -> {
                    double mixed = (1 - a) * fit.rate(c.score[i]) + a / (1 + Math.exp(-b * (c.score[i] - m)));
                    return Math.pow(mixed - c.truth(i), 2);
                });
                assertThat(brier).isLessThanOrEqualTo(loss + 1e-12);
            }
        }
    }

    /// At the minimum the gradient is 0: the mean probability is the mean target, and so it is weighted by
    /// the score.
    @Test
    void plattStandsAtItsMinimum() {
        for (int k = 0; k < 200; k++) {
            Case c = Case.random(k);
            Platt fit = Platt.of(c.score, c.ore, c.weight);
            assertThat(c.mean(i -> fit.probability(c.score[i]) - c.target(i))).isCloseTo(0, within(1e-9));
            assertThat(c.mean(i -> (fit.probability(c.score[i]) - c.target(i)) * c.score[i]))
                    .isCloseTo(0, within(1e-9));
        }
    }

    /// With two scores the logistic meets both mean targets. Full Newton steps run away here.
    @Test
    void plattFindsRareOre() {
        double[] score = new double[1050];
        boolean[] ore = new boolean[1050];
        Arrays.fill(score, 1000, 1050, 1);
        Arrays.fill(ore, 1000, 1050, true);
        Platt fit = Platt.of(score, ore);
        assertThat(fit.probability(0)).isCloseTo(1 / 1002.0, within(1e-12));
        assertThat(fit.probability(1)).isCloseTo(51 / 52.0, within(1e-12));
    }

    /// Proportions of weights count, the order of samples does not, and a rescaled score is worth the same.
    @Test
    void onlyProportionsAndOrderCount() {
        for (int k = 0; k < 50; k++) {
            Case c = Case.random(k);
            int n = c.score.length;
            double[] score = new double[n];
            boolean[] ore = new boolean[n];
            double[] weight = new double[n];
            for (int i = 0; i < n; i++) {
                score[n - 1 - i] = 1e6 * c.score[i] + 3e8;
                ore[n - 1 - i] = c.ore[i];
                weight[n - 1 - i] = 7 * c.weight[i];
            }
            ScoreToProbability platt = Platt.of(c.score, c.ore, c.weight);
            ScoreToProbability isotonic = Isotonic.of(c.score, c.ore, c.weight);
            ScoreToProbability platt2 = Platt.of(score, ore, weight);
            ScoreToProbability isotonic2 = Isotonic.of(score, ore, weight);
            for (int i = 0; i < n; i++) {
                double s = c.score[i];
                assertThat(platt2.probability(1e6 * s + 3e8)).isCloseTo(platt.probability(s), within(1e-9));
                assertThat(isotonic2.probability(1e6 * s + 3e8)).isCloseTo(isotonic.probability(s), within(1e-12));
            }
        }
    }

    @Test
    void nothingIsCalledCertain() {
        double[] score = {1, 2, 3, 10, 11};
        boolean[] ore = {false, false, false, true, true};
        for (ScoreToProbability p : List.of(Isotonic.of(score, ore), Platt.of(score, ore))) {
            for (ScoreToProbability q : List.of(p, p.at(0.001), p.at(0.999))) {
                for (double s : score) {
                    assertThat(q.probability(s)).isStrictlyBetween(0.0, 1.0);
                }
            }
            assertThat(p.probability(1)).isCloseTo(0.2, within(0.05));
            assertThat(p.probability(11)).isCloseTo(0.75, within(0.05));
        }
    }

    /// A posterior of one prior becomes that of another, as Bayes' rule gives both.
    @Test
    void thePriorShiftIsBayes() {
        double likelihoodRatio = 6;
        for (double from : new double[] {0.02, 0.3, 0.9}) {
            for (double to : new double[] {0.001, 0.3, 0.7}) {
                double before = from * likelihoodRatio / (from * likelihoodRatio + 1 - from);
                double after = to * likelihoodRatio / (to * likelihoodRatio + 1 - to);
                assertThat(ScoreToProbability.shifted(before, from, to)).isCloseTo(after, within(1e-14));
            }
            assertThat(ScoreToProbability.shifted(from, from, 0.1))
                    .as("no evidence")
                    .isCloseTo(0.1, within(1e-15));
            assertThat(ScoreToProbability.shifted(0, from, 0.5)).isZero();
            assertThat(ScoreToProbability.shifted(1, from, 0.5)).isEqualTo(1);
        }
    }

    @Test
    void anAssumedShareIsThatOfWhatWasLearnt() {
        Case c = golden("smooth");
        for (ScoreToProbability p : List.of(Isotonic.of(c.score, c.ore), Platt.of(c.score, c.ore))) {
            ScoreToProbability rare = p.at(0.01);
            assertThat(rare.share()).isEqualTo(0.01);
            assertThat(rare.at(0.2)).isEqualTo(p.at(0.2));
            assertThat(p.at(p.share()).probability(0.3)).isCloseTo(p.probability(0.3), within(1e-15));
            assertThat(rare.probability(0.3)).isLessThan(p.probability(0.3));
            for (double wrong : new double[] {0, 1, -1, Double.NaN}) {
                assertThatThrownBy(() -> p.at(wrong)).hasMessageContaining("share of ore");
            }
        }
        Platt platt = Platt.of(c.score, c.ore);
        double moved = platt.intercept() + Math.log(0.01 / 0.99) - Math.log(platt.share() / (1 - platt.share()));
        assertThat(platt.at(0.01).probability(0.3))
                .isCloseTo(new Platt(platt.slope(), moved, 0.01).probability(0.3), within(1e-14));
    }

    /// Drawn with half ore, used where a tenth is: what is called p is ore in p of the cases again.
    @Test
    void theShiftHoldsWhereTheShareReallyDiffers() {
        RandomGenerator random = new Seed(10).generator();
        int n = 20_000;
        double[] score = new double[n];
        boolean[] ore = new boolean[n];
        for (int i = 0; i < n; i++) {
            ore[i] = random.nextBoolean();
            score[i] = random.nextGaussian() + (ore[i] ? 1.5 : 0);
        }
        float[] shifted = new float[n];
        float[] not = new float[n];
        boolean[] there = new boolean[n];
        for (ScoreToProbability p : List.of(Isotonic.of(score, ore), Platt.of(score, ore))) {
            for (int i = 0; i < n; i++) {
                there[i] = random.nextInt(10) == 0;
                double s = random.nextGaussian() + (there[i] ? 1.5 : 0);
                shifted[i] = (float) p.at(0.1).probability(s);
                not[i] = (float) p.probability(s);
            }
            assertThat(Reliability.of(shifted, there, 10).ece()).isLessThan(0.02);
            assertThat(Reliability.of(not, there, 10).ece()).isGreaterThan(0.15);
        }
        Platt platt = Platt.of(score, ore); // two normals of one variance: logistic, slope 1.5, intercept −1.5²/2
        assertThat(platt.slope()).isCloseTo(1.5, within(0.06));
        assertThat(platt.intercept()).isCloseTo(-1.125, within(0.06));
    }

    @Test
    void edges() {
        Platt flat = Platt.of(new double[] {3, 3, 3}, new boolean[] {true, false, false});
        assertThat(flat.slope()).isZero();
        assertThat(flat.probability(99)).as("mean target").isCloseTo((2 / 3.0 + 2 / 4.0) / 3, within(1e-12));
        assertThat(flat.share()).isEqualTo(1 / 3.0);
        assertThat(Platt.of(new double[] {0, 1}, new boolean[] {true, false}).slope())
                .as("points the wrong way")
                .isNegative();
        double[] two = {0, 1};
        for (boolean one : new boolean[] {true, false}) {
            boolean[] ore = {one, one};
            String missing = one ? "no barren" : "no ore";
            assertThatThrownBy(() -> Platt.of(two, ore)).hasMessageContaining(missing);
            assertThatThrownBy(() -> Isotonic.of(two, ore)).hasMessageContaining(missing);
        }
        boolean[] both = {true, false};
        assertThatThrownBy(() -> Isotonic.of(two, both, new double[] {0, 1})).hasMessageContaining("no ore");
        assertThatThrownBy(() -> Platt.of(two, both, new double[] {-1, 1})).hasMessageContaining("weight -1.0");
        assertThatThrownBy(() -> Platt.of(new double[] {Double.NaN, 1}, both)).hasMessageContaining("sample 0");
        assertThat(Arrays.asList(TiedScores.of(new double[0], new boolean[0], new double[0])
                        .share()))
                .containsExactly(Double.NaN);
    }
}
