package org.lodecast.geostat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Golden;
import org.lodecast.Seed;

class NormalScoreTest {
    private static final Tails WIDE = Tails.between(0.01, 25);

    @Test
    void scoresAgreeWithScipy() {
        Golden golden = Golden.of("geostat/normal_scores.csv");
        double[] v = golden.column("v");
        assertClose(NormalScore.of(v).forward(v), golden.column("equal"), golden.tolerance());
        assertClose(
                NormalScore.of(v, golden.column("w"), Tails.NONE).forward(v),
                golden.column("weighted"),
                golden.tolerance());
    }

    @Test
    void theWayBackAgreesWithTheFormulasOfGslib() {
        Golden golden = Golden.of("geostat/back.csv");
        double[] y = golden.column("y");
        for (String tails : new String[] {"linear", "power", "hyperbola"}) {
            NormalScore scores = scores(tails);
            assertClose(Arrays.stream(y).map(scores::back).toArray(), golden.column(tails), golden.tolerance());
        }
    }

    @Test
    void theMeanAgreesWithAdaptiveQuadrature() {
        Golden golden = Golden.of("geostat/back_mean.csv");
        double[] mean = golden.column("mean");
        double[] variance = golden.column("variance");
        for (String tails : new String[] {"linear", "power", "hyperbola"}) {
            NormalScore scores = scores(tails);
            double[] back = new double[mean.length];
            Arrays.setAll(back, i -> scores.backEstimate(mean[i], variance[i]));
            assertClose(back, golden.column(tails), golden.tolerance());
        }
    }

    private static NormalScore scores(String tails) {
        Golden golden = Golden.of("geostat/normal_scores.csv");
        Tails t = switch (tails) {
            case "linear" -> WIDE;
            case "power" -> WIDE.withLowerPower(2.5).withUpperPower(0.6);
            default -> WIDE.withHyperbola(1.5);
        };
        return NormalScore.of(golden.column("v"), golden.column("w"), t);
    }

    /// Lognormal data at the quantiles of their law have their logarithms as scores, and the mean of the law.
    @Test
    void lognormalValuesBecomeTheirLogarithms() {
        int n = 20_000;
        double[] v = new double[n];
        double[] standard = new double[n];
        Arrays.setAll(v, i -> i); // any rising values have the same scores
        double[] scores = NormalScore.of(v).forward(v);
        for (int i = 0; i < n; i++) {
            standard[i] = scores[i];
            v[i] = Math.exp(0.3 + 0.8 * scores[i]);
        }
        NormalScore transform = NormalScore.of(v, Tails.between(0, 60));
        assertClose(transform.forward(v), standard, 1e-12);
        LogTransform log = new LogTransform(0);
        for (double m : new double[] {-1, 0, 0.5}) {
            for (double variance : new double[] {0.1, 0.4, 0.9}) {
                double expected = log.backEstimate(0.3 + 0.8 * m, 0.64 * variance);
                assertThat(transform.backEstimate(m, variance))
                        .as(m + ", " + variance)
                        .isCloseTo(expected, within(1e-3 * expected));
            }
        }
    }

    /// Drawn, not integrated.
    @Test
    void theMeanIsThatOfManyDraws() {
        NormalScore scores = scores("linear");
        RandomGenerator random = new Seed(21).generator();
        int n = 400_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double z = scores.back(0.6 + 0.7 * random.nextGaussian());
            sum += z;
            squares += z * z;
        }
        double mean = sum / n;
        double error = Math.sqrt((squares / n - mean * mean) / n);
        assertThat(scores.backEstimate(0.6, 0.49)).isCloseTo(mean, within(4 * error));
        assertThat(error / mean).isLessThan(0.01); // else the test says nothing
        assertThat(scores.back(0.6)).isLessThan(0.85 * mean);
    }

    @Test
    void dataComeBackExactlyAndOrderIsKept() {
        double[] v = Golden.of("geostat/normal_scores.csv").column("v");
        for (String tails : new String[] {"linear", "power", "hyperbola"}) {
            NormalScore scores = scores(tails);
            for (double a : v) {
                assertThat(scores.back(scores.forward(a))).isEqualTo(a);
                assertThat(scores.backEstimate(scores.forward(a), 0)).isEqualTo(a);
                assertThat(scores.backEstimate(scores.forward(a), -1e-9)).isEqualTo(a);
            }
            double before = Double.NEGATIVE_INFINITY;
            double top = tails.equals("hyperbola") ? 24 : 24.999; // the hyperbola ends before it
            for (double a = 0.0101; a < top; a += 0.013) {
                double y = scores.forward(a);
                assertThat(y).as("score of " + a).isGreaterThan(before).isFinite();
                assertThat(scores.back(y)).isCloseTo(a, within(1e-7 * a));
                before = y;
            }
        }
    }

    @Test
    void equalValuesShareTheirMeanRankAndNothingIsMadeUp() {
        double[] v = {5, 1, 1, Double.NaN, 1, 9, -0.0, 0};
        NormalScore scores = NormalScore.of(v);
        double[] y = scores.forward(v);
        assertThat(y[1]).isEqualTo(y[2]).isEqualTo(y[4]);
        assertThat(y[1]).isZero(); // ranks 3, 4, 5 of 7
        assertThat(y[6]).isEqualTo(y[7]).isCloseTo(-1.0675705238781414, within(1e-12)); // Φ⁻¹(1/7)
        assertThat(y[3]).isNaN();
        assertThat(scores.back(0)).isEqualTo(1);
        assertThat(scores.back(99)).isEqualTo(9);
        assertThat(scores.back(-99)).isZero();
        assertThat(scores.back(Double.NaN)).isNaN();
        assertThat(scores.backEstimate(0, Double.NaN)).isNaN();
        assertThat(scores.backEstimate(Double.NaN, 1)).isNaN();
        NormalScore one = NormalScore.of(new double[] {4, 4});
        assertThat(one.forward(4)).isZero();
        assertThat(one.backEstimate(0.5, 2)).isCloseTo(4, within(1e-12));
    }

    /// Data that declustering gave no ground still come back as they were.
    @Test
    void aWeightOfNothingKeepsValuesApart() {
        double[] v = {3, 1, 2, 4};
        NormalScore scores = NormalScore.of(v, new double[] {0, 0, 4, 0}, Tails.NONE);
        double[] y = scores.forward(v);
        assertThat(y[1]).isLessThan(y[2]);
        assertThat(y[2]).isLessThan(y[0]);
        assertThat(y[0]).isLessThan(y[3]).isFinite();
        for (int i = 0; i < 4; i++) {
            assertThat(scores.back(y[i])).isEqualTo(v[i]);
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        double[] v = {1, 2};
        assertThatThrownBy(() -> NormalScore.of(new double[] {Double.NaN})).hasMessageContaining("0 values");
        assertThatThrownBy(() -> NormalScore.of(new double[] {1, Double.POSITIVE_INFINITY}))
                .hasMessageContaining("Infinity");
        assertThatThrownBy(() -> NormalScore.of(v, new double[] {1, -1}, Tails.NONE))
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> NormalScore.of(v, Tails.between(1.5, 9))).hasMessageContaining("1.5");
        assertThatThrownBy(() -> NormalScore.of(v).forward(2.5)).hasMessageContaining("2.5");
        assertThatThrownBy(() -> Tails.between(3, 2)).hasMessageContaining("rise");
        assertThatThrownBy(() -> WIDE.withHyperbola(0.9)).hasMessageContaining("0.9");
        assertThatThrownBy(() -> WIDE.withLowerPower(0)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> NormalScore.of(
                        new double[] {-3, -2}, Tails.between(-4, 0).withHyperbola(2)))
                .hasMessageContaining("positive");
    }

    /// Relative, or absolute below 1.
    private static void assertClose(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i])
                    .as("row " + i)
                    .isCloseTo(expected[i], within(tolerance * Math.max(1, Math.abs(expected[i]))));
        }
    }
}
