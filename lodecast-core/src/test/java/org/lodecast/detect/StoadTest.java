package org.lodecast.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.detect.nn.Architecture;
import org.lodecast.detect.nn.Training;

class StoadTest extends DetectorContract {
    @Override
    Stoad detector() {
        return Stoad.of(Architecture.of(3, 24, 12, 6), Training.PAPER.withEpochs(12));
    }

    @Override
    String expectedName() {
        return "stoad";
    }

    @Override
    boolean learns() {
        return true;
    }

    @Test
    void teacherAndStudentTellTheirLosses() {
        PlantedGround ground = PlantedGround.make();
        Detector.Fitted fitted = fit(ground, new Seed(1), Workers.ONE);
        assertThat(fitted.losses()).extracting(LossPoint::network).containsOnly("teacher", "student");
        assertThat(fitted.losses()).hasSize(24);
        LossPoint first = fitted.losses().get(12);
        LossPoint last = fitted.losses().getLast();
        assertThat(last.network()).isEqualTo("student");
        assertThat(last.train()).isLessThan(0.5 * first.train());
        assertThat(last.validation()).isLessThan(0.5 * first.validation());
        assertThat(fitted.losses().getFirst().validation()).isNaN();
    }

    @Test
    void partsOfTheLevelsMakeUpTheScore() {
        PlantedGround ground = PlantedGround.make();
        Stoad.FittedStoad fitted =
                detector().fit(ground.evidence(), ground.samples(), new Seed(1), Workers.ONE, Progress.NONE);
        Stoad.FittedStoad.Parts parts = fitted.levels(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
        float[] score = fitted.score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
        assertThat(parts.total()).isEqualTo(score);
        assertThat(parts.level()).hasDimensions(3, ground.valid().length);
        for (int n = 0; n < score.length; n++) {
            double sum = 0;
            for (float[] level : parts.level()) {
                assertThat(level[n]).isNotNegative();
                sum += level[n];
            }
            assertThat(sum).isCloseTo(score[n], within(1e-5 * Math.max(1e-3, sum)));
        }
    }

    @Test
    void severalMembersAgreeOnAnyNumberOfThreads() {
        PlantedGround ground = PlantedGround.make();
        Stoad three = detector().withMembers(3);
        float[] a = three.fit(ground.evidence(), ground.samples(), new Seed(1), Workers.ONE, Progress.NONE)
                .score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
        Detector.Fitted parallel =
                three.fit(ground.evidence(), ground.samples(), new Seed(1), new Workers(4), Progress.NONE);
        assertThat(parallel.score(ground.evidence(), ground.valid(), new Workers(4), Progress.NONE))
                .isEqualTo(a);
        assertThat(parallel.losses())
                .extracting(LossPoint::network)
                .containsOnly("teacher", "student", "teacher-2", "student-2", "teacher-3", "student-3");
        assertThat(ground.auc(a)).isGreaterThan(0.8);
        float[] one = fit(ground, new Seed(1), Workers.ONE)
                .score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
        assertThat(a).isNotEqualTo(one);
    }

    @Test
    void withoutOreItSaysSo() {
        PlantedGround ground = PlantedGround.make();
        TrainingSamples barren =
                new TrainingSamples(ground.samples().normal(), ground.samples().normalHeldOut(), new int[0]);
        assertThat(detector()
                        .fit(ground.evidence(), barren, new Seed(1), Workers.ONE, Progress.NONE)
                        .remarks())
                .anyMatch(r -> r.contains("no ore among the samples"));
    }

    @Test
    void earlyStopSpendsFewerEpochsAndTellsIt() {
        PlantedGround ground = PlantedGround.make();
        Training patient = new Training(60, 16, 0.05, 1, 5, 3);
        Detector.Fitted fitted = Stoad.of(Architecture.of(1, 8, 6, 4), patient)
                .fit(ground.evidence(), ground.samples(), new Seed(1), Workers.ONE, Progress.NONE);
        assertThat(fitted.losses()).hasSizeLessThan(120);
        assertThat(fitted.remarks()).anyMatch(r -> r.contains("stopped early"));
    }
}
