package org.lodecast.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.detect.nn.Architecture;
import org.lodecast.detect.nn.Training;

/// Two auto-encoders whose score counts one side keep what every detector keeps; and what the settings
/// change.
class DaeSettingsTest extends DetectorContract {
    private static final Dae PLAIN = Dae.of(Architecture.of(1, 12, 8, 4), Training.PAPER.withEpochs(16));

    @Override
    Dae detector() {
        return PLAIN.withOneSided(true).withMembers(2);
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
    void oneSideIsAPartOfTwoAndTrainsAlike() {
        PlantedGround ground = PlantedGround.make();
        Dae.FittedDae two = PLAIN.fit(ground.evidence(), ground.samples(), new Seed(1), Workers.ONE, Progress.NONE);
        Dae.FittedDae one = PLAIN.withOneSided(true)
                .fit(ground.evidence(), ground.samples(), new Seed(1), Workers.ONE, Progress.NONE);
        assertThat(one.losses()).isEqualTo(two.losses());
        float[] all = two.score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
        float[] above = one.score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
        float[][] parts = one.byLayer(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
        int less = 0;
        for (int n = 0; n < all.length; n++) {
            assertThat(above[n]).isBetween(0f, all[n] * (1 + 1e-6f));
            less += above[n] < 0.9 * all[n] ? 1 : 0;
            double sum = 0;
            for (float[] part : parts) {
                sum += part[n];
            }
            assertThat(sum).isCloseTo(above[n], within(1e-6 + 1e-5 * above[n]));
        }
        assertThat(less).isGreaterThan(all.length / 4);
    }

    @Test
    void severalMembersHaveNamesAndPartsThatAddUp() {
        PlantedGround ground = PlantedGround.make();
        Dae.FittedDae fitted =
                detector().fit(ground.evidence(), ground.samples(), new Seed(1), Workers.ONE, Progress.NONE);
        assertThat(fitted.losses()).extracting(LossPoint::network).containsOnly("dae", "dae-2");
        float[] score = fitted.score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
        float[][] parts = fitted.byLayer(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
        for (int n = 0; n < score.length; n++) {
            double sum = 0;
            for (float[] part : parts) {
                sum += part[n];
            }
            assertThat(sum).isCloseTo(score[n], within(1e-6 + 1e-5 * score[n]));
        }
        assertThatThrownBy(() -> PLAIN.withMembers(0)).hasMessageContaining("at least 1");
    }
}
