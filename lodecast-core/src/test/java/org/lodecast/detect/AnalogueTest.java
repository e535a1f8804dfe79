package org.lodecast.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.detect.analogue.PlantedBank;

class AnalogueTest extends DetectorContract {
    @Override
    Detector detector() {
        return Analogue.of(PlantedBank.model());
    }

    @Override
    String expectedName() {
        return "analogue";
    }

    @Override
    boolean learns() {
        return false;
    }

    /// It looks far about a voxel and at layers that it knows by name: not at a spike of one voxel, nor at a
    /// layer of its own kind, but at a body.
    @Test
    @Override
    void theLayerThatStandsOutIsNamed() {
        TrainingSamples none = new TrainingSamples(new int[0], new int[0], new int[0]);
        for (int layer = 0; layer < 4; layer++) {
            double[] sums = new double[4];
            for (int d = 0; d < 5; d++) {
                PlantedBank.Planted p = PlantedBank.planted(new Seed(40 + d), layer);
                int[] body = java.util.Arrays.stream(p.ground())
                        .filter(v -> p.ore()[v])
                        .toArray();
                Analogue.FittedAnalogue fitted = (Analogue.FittedAnalogue)
                        detector().fit(p.evidence(), none, new Seed(1), Workers.ONE, Progress.NONE);
                float[][] parts = fitted.byLayer(p.evidence(), body, Workers.ONE, Progress.NONE);
                assertThat(fitted.byLayer(p.evidence(), body, new Workers(4), Progress.NONE))
                        .isDeepEqualTo(parts);
                for (int l = 0; l < 4; l++) {
                    for (float v : parts[l]) {
                        sums[l] += v / body.length;
                    }
                }
            }
            for (int other = 0; other < 4; other++) {
                assertThat(sums[layer]).as("layer %d, %d", layer, other).isGreaterThanOrEqualTo(sums[other]);
            }
        }
    }

    @Test
    void probabilityMovesWithTheShareOfOreAsBayesSays() {
        PlantedGround ground = PlantedGround.make();
        Analogue.FittedAnalogue fitted = (Analogue.FittedAnalogue) fit(ground, new Seed(1), Workers.ONE);
        float[] score = fitted.score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
        float[] usual = fitted.probability(score, fitted.usualShare());
        float[] rare = fitted.probability(score, 0.001);
        double odds = fitted.usualShare() / (1 - fitted.usualShare());
        for (int i = 0; i < score.length; i += 97) {
            assertThat(usual[i] / (1.0 - usual[i]))
                    .isCloseTo(Math.exp(score[i]), org.assertj.core.data.Percentage.withPercentage(0.1));
            assertThat(rare[i] / (1.0 - rare[i]))
                    .isCloseTo(
                            Math.exp(score[i]) / odds * (0.001 / 0.999),
                            org.assertj.core.data.Percentage.withPercentage(0.1));
        }
    }

    @Test
    void whatTheDepositTeachesCountsOnlyIfAsked() {
        PlantedGround ground = PlantedGround.make();
        Analogue own = Analogue.of(PlantedBank.model()).withOwn();
        assertThat(own.name()).isEqualTo("analogue_own");
        Detector.Fitted fitted = own.fit(ground.evidence(), ground.samples(), new Seed(1), Workers.ONE, Progress.NONE);
        assertThat(fitted.remarks()).isEmpty();
        TrainingSamples none = new TrainingSamples(ground.samples().normal(), new int[0], new int[0]);
        Detector.Fitted alone = own.fit(ground.evidence(), none, new Seed(1), Workers.ONE, Progress.NONE);
        assertThat(alone.remarks())
                .singleElement()
                .asString()
                .contains("the bank's alone")
                .contains("no ore voxels");
        assertThat(alone.score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE))
                .isEqualTo(detector()
                        .fit(ground.evidence(), none, new Seed(1), Workers.ONE, Progress.NONE)
                        .score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE));
    }

    @Test
    void saysByHowMuchTheOddsWouldFallWithoutALayer() {
        PlantedGround ground = PlantedGround.make();
        Analogue.FittedAnalogue fitted = (Analogue.FittedAnalogue) fit(ground, new Seed(1), Workers.ONE);
        float[][] parts = fitted.byLayer(ground.evidence(), ground.ore(), Workers.ONE, Progress.NONE);
        assertThat(parts).hasNumberOfRows(ground.evidence().count());
        double sum = 0;
        for (float[] layer : parts) {
            for (float v : layer) {
                sum += v;
            }
        }
        assertThat(sum).as("all layers are raised in the body").isPositive();
    }
}
