package org.lodecast.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.detect.nn.Architecture;
import org.lodecast.detect.nn.Training;

class DaeTest extends DetectorContract {
    @Override
    Dae detector() {
        return Dae.of(Architecture.of(3, 24, 12, 6), Training.PAPER.withEpochs(12));
    }

    @Override
    String expectedName() {
        return "dae";
    }

    @Override
    boolean learns() {
        return true;
    }

    @Test
    void lossFallsInTrainingAndOnHeldOutGround() {
        PlantedGround ground = PlantedGround.make();
        Detector.Fitted fitted = fit(ground, new Seed(1), Workers.ONE);
        assertThat(fitted.losses()).hasSize(12).allMatch(p -> p.network().equals("dae"));
        LossPoint first = fitted.losses().getFirst();
        LossPoint last = fitted.losses().getLast();
        assertThat(first.epoch()).isEqualTo(1);
        assertThat(last.train()).isLessThan(0.5 * first.train());
        assertThat(last.validation()).isLessThan(0.5 * first.validation());
        assertThat(first.learningRate()).isEqualTo(0.001);
        assertThat(last.learningRate()).isEqualTo(0.001 * 0.9 * 0.9);
    }

    @Test
    void partsOfTheLayersAddUpToTheScore() {
        PlantedGround ground = PlantedGround.make();
        Dae.FittedDae fitted =
                detector().fit(ground.evidence(), ground.samples(), new Seed(1), Workers.ONE, Progress.NONE);
        float[] score = fitted.score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
        float[][] parts = fitted.byLayer(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
        for (int n = 0; n < score.length; n++) {
            double sum = 0;
            for (float[] part : parts) {
                sum += part[n];
            }
            assertThat(sum).isCloseTo(score[n], within(1e-5 * score[n]));
        }
    }

    @Test
    void withoutHeldOutGroundThereIsNoValidation() {
        PlantedGround ground = PlantedGround.make();
        TrainingSamples alone = new TrainingSamples(ground.samples().normal(), new int[0], new int[0]);
        Detector.Fitted fitted = detector().fit(ground.evidence(), alone, new Seed(1), Workers.ONE, Progress.NONE);
        assertThat(fitted.losses()).allMatch(p -> Double.isNaN(p.validation()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void otherCubesFindTheAnomalyToo(int side) {
        PlantedGround ground = PlantedGround.make();
        float[] score = Dae.of(Architecture.of(side, 16, 8, 4), Training.PAPER.withEpochs(side == 5 ? 6 : 20))
                .fit(ground.evidence(), ground.samples(), new Seed(1), Workers.ONE, Progress.NONE)
                .score(ground.evidence(), ground.valid(), new Workers(2), Progress.NONE);
        assertThat(ground.auc(score)).isGreaterThan(0.8);
    }

    /// A layer that dies would score x² there instead of the error: the remark must come, and the loss must
    /// not stay up.
    @Test
    void deadOutputsAreReseededAndToldOf() {
        PlantedGround ground = PlantedGround.make();
        boolean told = false;
        for (int seed = 0; seed < 8; seed++) {
            Detector.Fitted fitted = Dae.of(Architecture.of(5, 8, 6, 4), Training.PAPER.withEpochs(8))
                    .fit(ground.evidence(), ground.samples(), new Seed(seed), Workers.ONE, Progress.NONE);
            told |= fitted.remarks().stream()
                    .anyMatch(r -> r.contains("dead under ReLU") && r.contains("output of") && r.contains("re-seeded"));
            assertThat(fitted.remarks()).noneMatch(r -> r.contains("left so"));
            assertThat(fitted.losses().getLast().train()).as("seed %d", seed).isLessThan(0.02);
        }
        assertThat(told).as("some seed kills an output").isTrue();
    }
}
