package org.lodecast.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.detect.mixture.Covariance;
import org.lodecast.evidence.Evidence;

class GaussianMixtureTest extends DetectorContract {
    private static final int[] NONE = {};

    @Override
    Detector detector() {
        return new GaussianMixture(GaussianMixture.Use.DENSITY, Covariance.FULL, 3, 2, GaussianMixture.RIDGE);
    }

    @Override
    String expectedName() {
        return "gmm";
    }

    @Override
    boolean learns() {
        return true;
    }

    /// One component is the Gaussian of the samples: ½Σ((x − x̄)²/s² + ln 2πs²), s² with the ridge.
    @Test
    void oneComponentWithoutCorrelationIsTheProductOfItsLayers() {
        Evidence e = ground(500);
        int[] barren = IntStream.range(0, 400).toArray();
        GaussianMixture.FittedDensity f =
                density(GaussianMixture.density().withMostComponents(1).withCovariance(Covariance.DIAGONAL), e, barren);
        int[] asked = {3, 450, 499};
        float[] score = f.score(e, asked, Workers.ONE, Progress.NONE);
        float[][] parts = f.byLayer(e, asked, Workers.ONE, Progress.NONE);
        for (int n = 0; n < asked.length; n++) {
            double sum = 0;
            for (int c = 0; c < e.count(); c++) {
                float[] layer = e.layers()[c];
                double mean = IntStream.of(barren)
                        .mapToDouble(v -> layer[v])
                        .average()
                        .orElseThrow();
                double s2 = IntStream.of(barren)
                                .mapToDouble(v -> (layer[v] - mean) * (layer[v] - mean))
                                .average()
                                .orElseThrow()
                        + GaussianMixture.RIDGE;
                double t = layer[asked[n]] - mean;
                double part = 0.5 * (t * t / s2 + Math.log(2 * Math.PI * s2));
                assertThat((double) parts[c][n]).isCloseTo(part, within(1e-5 * (1 + Math.abs(part))));
                sum += part;
            }
            assertThat((double) score[n]).isCloseTo(sum, within(1e-5 * (1 + Math.abs(sum))));
        }
    }

    /// What a layer adds is how unexpected it is when the other is known: x | y is Gaussian with mean
    /// x̄ + s_xy/s_yy (y − ȳ) and variance s_xx − s_xy²/s_yy.
    @Test
    void theLayersPartIsThatOfItsConditionalDensity() {
        Evidence e = ground(500);
        GaussianMixture.FittedDensity f = density(
                GaussianMixture.density().withMostComponents(1),
                e,
                IntStream.range(0, 500).toArray());
        double[] mean = f.mixture().components().get(0).mean();
        double[] s = f.mixture().components().get(0).covariance();
        assertThat(s[1]).isGreaterThan(0.005); // the layers go together
        int[] asked = {7, 77, 333};
        float[][] parts = f.byLayer(e, asked, Workers.ONE, Progress.NONE);
        for (int n = 0; n < asked.length; n++) {
            double x = e.layers()[0][asked[n]];
            double y = e.layers()[1][asked[n]];
            double variance = s[0] - s[1] * s[1] / s[3];
            double t = x - mean[0] - s[1] / s[3] * (y - mean[1]);
            double part = 0.5 * (t * t / variance + Math.log(2 * Math.PI * variance));
            assertThat((double) parts[0][n]).isCloseTo(part, within(1e-5));
        }
    }

    @Test
    void aSingleLayerIsAllOfTheScore() {
        Evidence two = ground(300);
        Evidence one = new Evidence(two.grid(), List.of("a"), new float[][] {two.layers()[0]});
        int[] all = IntStream.range(0, 300).toArray();
        GaussianMixture.FittedDensity f = density(GaussianMixture.density().withMostComponents(2), one, all);
        assertThat(f.byLayer(one, all, Workers.ONE, Progress.NONE)[0])
                .isEqualTo(f.score(one, all, Workers.ONE, Progress.NONE));
    }

    @Test
    void saysWhichLayersAreConstantOrToldByOthers() {
        Evidence two = ground(300);
        float[] half = new float[300];
        float[] sum = new float[300];
        for (int v = 0; v < 300; v++) {
            half[v] = 0.5f;
            sum[v] = (two.layers()[0][v] + two.layers()[1][v]) / 2;
        }
        int[] all = IntStream.range(0, 300).toArray();
        Evidence e = new Evidence(
                two.grid(), List.of("a", "b", "half", "sum"), new float[][] {two.layers()[0], two.layers()[1], half, sum
                });
        GaussianMixture one = GaussianMixture.density().withMostComponents(1);
        GaussianMixture.FittedDensity f = density(one, e, all);
        assertThat(f.remarks())
                .containsExactly(
                        "gmm: (all but) constant among the samples: half; a variance of 1.0E-4 stands in",
                        "gmm: (all but) told by the other layers: a, b, sum; they count once more for it, softened by"
                                + " a variance of 1.0E-4");
        for (float s : f.score(e, all, Workers.ONE, Progress.NONE)) {
            assertThat(s).isFinite();
        }
        assertThat(density(one, two, all).remarks()).isEmpty();
    }

    /// A layer of zeros and ones, and one cut off at its ends: components shrink onto equal values.
    @Test
    void layersOfFewValuesDoNoHarm() {
        Evidence two = ground(2000);
        for (int v = 0; v < 2000; v++) {
            two.layers()[0][v] = two.layers()[0][v] > 0.6f ? 1 : 0;
            two.layers()[1][v] = Math.clamp(two.layers()[1][v], 0.4f, 0.6f);
        }
        int[] all = IntStream.range(0, 2000).toArray();
        GaussianMixture.FittedDensity f = density(GaussianMixture.density().withMostComponents(4), two, all);
        for (float s : f.score(two, all, Workers.ONE, Progress.NONE)) {
            assertThat(s).isFinite();
        }
        assertThat(f.mixture().size()).isGreaterThan(1);
    }

    /// Two layers that go together.
    private static Evidence ground(int n) {
        RandomGenerator random = new Seed(11).generator();
        float[][] layers = new float[2][n];
        for (int v = 0; v < n; v++) {
            double common = random.nextGaussian();
            for (float[] layer : layers) {
                layer[v] = (float) (0.5 + 0.1 * common + 0.05 * random.nextGaussian());
            }
        }
        return new Evidence(Grid.of(0, 0, 0, 1, 1, 1, n, 1, 1), List.of("a", "b"), layers);
    }

    private static GaussianMixture.FittedDensity density(GaussianMixture kind, Evidence e, int[] barren) {
        return (GaussianMixture.FittedDensity)
                kind.fit(e, new TrainingSamples(barren, NONE, NONE), new Seed(1), new Workers(2), Progress.NONE);
    }
}
