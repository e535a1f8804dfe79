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

class MixturePosteriorTest extends DetectorContract {
    @Override
    Detector detector() {
        return new GaussianMixture(GaussianMixture.Use.POSTERIOR, Covariance.FULL, 3, 2, GaussianMixture.RIDGE);
    }

    @Override
    String expectedName() {
        return "gmm_ore";
    }

    @Override
    boolean learns() {
        return true;
    }

    @Override
    boolean needsOre() {
        return true;
    }

    /// Three clouds far apart, of which 0, 20 and 90 of 100 voxels are ore: those are the scores.
    @Test
    void theScoreIsTheShareOfOreInTheCloud() {
        RandomGenerator random = new Seed(3).generator();
        float[][] layers = new float[2][300];
        for (int v = 0; v < 300; v++) {
            layers[0][v] = (float) (0.1 + 0.4 * (v / 100) + 0.02 * random.nextGaussian());
            layers[1][v] = (float) ((v / 100 == 1 ? 0.9 : 0.1) + 0.02 * random.nextGaussian());
        }
        Evidence e = new Evidence(Grid.of(0, 0, 0, 1, 1, 1, 300, 1, 1), List.of("a", "b"), layers);
        int[] ore = IntStream.range(0, 300)
                .filter(v -> v / 100 == 1 && v % 100 < 20 || v / 100 == 2 && v % 100 < 90)
                .toArray();
        int[] barren = IntStream.range(0, 300)
                .filter(v -> IntStream.of(ore).noneMatch(o -> o == v))
                .toArray();
        GaussianMixture.FittedMixture f = GaussianMixture.posterior()
                .fit(e, new TrainingSamples(barren, new int[0], ore), new Seed(1), Workers.ONE, Progress.NONE);
        assertThat(f.mixture().size()).isEqualTo(3);
        float[] score = f.score(e, IntStream.range(0, 300).toArray(), Workers.ONE, Progress.NONE);
        for (int v = 0; v < 300; v++) {
            assertThat(score[v]).isCloseTo(v < 100 ? 0 : v < 200 ? 0.2f : 0.9f, within(1e-6f));
        }
        assertThat(f.remarks()).containsExactly("gmm_ore: 1 of 3 components hold more ore than the samples as a whole");
    }

    @Test
    void oneComponentTellsNothingApart() {
        PlantedGround ground = PlantedGround.make();
        Detector.Fitted f = GaussianMixture.posterior()
                .withMostComponents(1)
                .fit(ground.evidence(), ground.samples(), new Seed(1), Workers.ONE, Progress.NONE);
        assertThat(f.remarks()).anyMatch(r -> r.contains("tells nothing apart"));
    }
}
