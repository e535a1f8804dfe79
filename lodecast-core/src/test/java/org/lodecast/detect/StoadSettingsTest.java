package org.lodecast.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.detect.nn.Architecture;
import org.lodecast.detect.nn.Fusion;
import org.lodecast.detect.nn.Training;

/// Two narrow students of teachers of the whole volume, their levels set off against what is usual, keep what
/// every detector keeps; and what the settings change.
class StoadSettingsTest extends DetectorContract {
    private static final Stoad PLAIN = Stoad.of(Architecture.of(1, 12, 8, 4), Training.PAPER.withEpochs(12));

    @Override
    Stoad detector() {
        return PLAIN.withMembers(2)
                .withStudent(List.of(6, 5, 4))
                .withTaught(Stoad.Taught.VOLUME)
                .withWeights(0.2, 0.3, 0.5)
                .withFusion(Fusion.NORMALISED_SUM);
    }

    @Override
    String expectedName() {
        return "stoad";
    }

    @Override
    boolean learns() {
        return true;
    }

    @ParameterizedTest
    @EnumSource
    void partsOfTheLevelsMakeUpTheScoreHoweverFused(Fusion fusion) {
        PlantedGround ground = PlantedGround.make();
        Stoad stoad = PLAIN.withFusion(fusion);
        Stoad.FittedStoad.Parts parts = stoad.fit(
                        ground.evidence(), ground.samples(), new Seed(1), Workers.ONE, Progress.NONE)
                .levels(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
        Stoad.FittedStoad.Parts sum = PLAIN.fit(
                        ground.evidence(), ground.samples(), new Seed(1), Workers.ONE, Progress.NONE)
                .levels(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
        for (int n = 0; n < parts.total().length; n++) {
            double all = 0;
            double largest = 0;
            double product = 1;
            for (int i = 0; i < 3; i++) {
                all += parts.level()[i][n];
                largest = Math.max(largest, sum.level()[i][n]);
                product *= 3 * sum.level()[i][n];
            }
            double total = parts.total()[n];
            assertThat(all).isCloseTo(total, within(1e-4 * total + 1e-9));
            switch (fusion) {
                case SUM -> assertThat(total).isEqualTo(sum.total()[n]);
                case MAX -> assertThat(total).isCloseTo(largest, within(1e-5 * largest));
                case PRODUCT -> assertThat(total).isCloseTo(Math.cbrt(product), within(1e-4 * total + 1e-9));
                case NORMALISED_SUM -> assertThat(total).isNotNegative();
            }
        }
        if (fusion == Fusion.NORMALISED_SUM) { // each level has a mean of h over what it was set off against
            Stoad.FittedStoad.Parts barren = stoad.fit(
                            ground.evidence(), ground.samples(), new Seed(1), Workers.ONE, Progress.NONE)
                    .levels(ground.evidence(), ground.samples().normal(), Workers.ONE, Progress.NONE);
            for (float[] level : barren.level()) {
                double mean = IntStream.range(0, level.length)
                        .mapToDouble(n -> level[n])
                        .average()
                        .orElseThrow();
                assertThat(mean).isCloseTo(1 / 3.0, within(1e-5));
            }
        }
    }

    /// Weights move the student's learning and the score.
    @Test
    void weightsCount() {
        PlantedGround ground = PlantedGround.make();
        Stoad.FittedStoad.Parts first = PLAIN.withWeights(1, 1e-6, 1e-6)
                .fit(ground.evidence(), ground.samples(), new Seed(1), Workers.ONE, Progress.NONE)
                .levels(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
        for (int n = 0; n < first.total().length; n++) {
            assertThat(first.level()[1][n]).isLessThan(1e-3f * (1 + first.level()[0][n]));
        }
    }

    /// The teacher's samples: its loss differs, and without ore it does not complain where it asked for none.
    @Test
    void theTeacherLearnsWhatItIsTold() {
        PlantedGround ground = PlantedGround.make();
        TrainingSamples barren =
                new TrainingSamples(ground.samples().normal(), ground.samples().normalHeldOut(), new int[0]);
        Detector.Fitted all = PLAIN.fit(ground.evidence(), barren, new Seed(1), Workers.ONE, Progress.NONE);
        assertThat(all.remarks()).anyMatch(r -> r.contains("no ore among the samples"));
        for (Stoad.Taught taught : List.of(Stoad.Taught.NORMAL, Stoad.Taught.VOLUME)) {
            Detector.Fitted other =
                    PLAIN.withTaught(taught).fit(ground.evidence(), barren, new Seed(1), Workers.ONE, Progress.NONE);
            assertThat(other.losses()).isNotEqualTo(all.losses());
            assertThat(other.remarks()).noneMatch(r -> r.contains("no ore"));
        }
    }

    @Test
    void theVolumesDrawHasGroundOnceAndIsSeeded() {
        PlantedGround ground = PlantedGround.make();
        int[] drawn = Stoad.draw(ground.evidence(), 100, new Seed(1));
        assertThat(drawn).hasSize(100).doesNotHaveDuplicates();
        assertThat(Arrays.stream(drawn)
                        .allMatch(v ->
                                Arrays.stream(ground.evidence().layers()).allMatch(layer -> Float.isFinite(layer[v]))))
                .isTrue();
        assertThat(Stoad.draw(ground.evidence(), 100, new Seed(1))).isEqualTo(drawn);
        assertThat(Stoad.draw(ground.evidence(), 100, new Seed(2))).isNotEqualTo(drawn);
        assertThat(Stoad.draw(ground.evidence(), Integer.MAX_VALUE, new Seed(1)))
                .isEqualTo(IntStream.of(ground.valid()).sorted().toArray());
    }

    @Test
    void aStudentOfTheTeachersWidthsHasNoAdapter() {
        PlantedGround ground = PlantedGround.make();
        float[] own = score(PLAIN, ground);
        assertThat(score(PLAIN.withStudent(List.of(12, 8, 4)), ground)).isEqualTo(own);
        assertThat(score(PLAIN.withStudent(List.of(6, 4, 2)), ground)).isNotEqualTo(own);
    }

    /// The values themselves are held to differences of the score in GradientTest.
    @Test
    void layersOfAFusedScoreAreToldOnAnyNumberOfThreads() {
        PlantedGround ground = PlantedGround.make();
        Stoad.FittedStoad fitted =
                detector().fit(ground.evidence(), ground.samples(), new Seed(1), Workers.ONE, Progress.NONE);
        float[][] one = fitted.byLayer(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
        float[][] four = fitted.byLayer(ground.evidence(), ground.valid(), new Workers(4), Progress.NONE);
        for (int c = 0; c < one.length; c++) {
            assertThat(four[c]).isEqualTo(one[c]);
            for (float part : one[c]) {
                assertThat(part).isFinite();
            }
        }
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> PLAIN.withStudent(List.of(6, 4))).hasMessageContaining("three positive numbers");
        assertThatThrownBy(() -> PLAIN.withStudent(List.of(6, 4, 0))).hasMessageContaining("three positive numbers");
        assertThatThrownBy(() -> PLAIN.withWeights(1, 0, 1)).hasMessageContaining("weights");
        assertThatThrownBy(() -> PLAIN.withMembers(0)).hasMessageContaining("at least 1");
    }

    private static float[] score(Stoad stoad, PlantedGround ground) {
        return stoad.fit(ground.evidence(), ground.samples(), new Seed(1), Workers.ONE, Progress.NONE)
                .score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
    }
}
