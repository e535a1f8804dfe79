package org.lodecast.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;

class FavourabilityTest extends DetectorContract {
    @Override
    Detector detector() {
        return new Favourability(new Overlay(), "fault");
    }

    @Override
    String expectedName() {
        return "overlay_fault";
    }

    @Override
    boolean learns() {
        return false;
    }

    @Test
    void multipliesTheScoreThatTheInnerDetectorHasAlone() {
        PlantedGround ground = PlantedGround.make();
        Detector inner = GaussianMixture.posterior().withMostComponents(2);
        Favourability faded = new Favourability(inner, "Au");
        assertThat(faded.name()).isEqualTo("gmm_ore_by_Au");
        Detector.Fitted alone = inner.fit(ground.evidence(), ground.samples(), new Seed(7), Workers.ONE, Progress.NONE);
        Detector.Fitted fitted =
                faded.fit(ground.evidence(), ground.samples(), new Seed(7), Workers.ONE, Progress.NONE);
        float[] wanted = alone.score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
        for (int n = 0; n < wanted.length; n++) {
            wanted[n] *= ground.evidence().layers()[2][ground.valid()[n]];
        }
        assertThat(fitted.score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE))
                .isEqualTo(wanted);
        assertThat(fitted.remarks()).isNotEmpty().isEqualTo(alone.remarks());
    }

    @Test
    void anyFaultLayerGivesTheShortName() {
        assertThat(new Favourability(new Overlay(), "fault_intersection").name())
                .isEqualTo("overlay_fault");
    }

    @Test
    void refusesALayerThatIsNotThere() {
        PlantedGround ground = PlantedGround.make();
        assertThatThrownBy(() -> new Favourability(new Overlay(), "fault_2")
                        .fit(ground.evidence(), ground.samples(), new Seed(1), Workers.ONE, Progress.NONE))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("no evidence layer fault_2 to fade by; the layers are fault, F4, Au, B2");
    }

    @Test
    void refusesScoresBelowZero() {
        PlantedGround ground = PlantedGround.make();
        Detector.Fitted fitted = new Favourability(LogisticRegression.linear(), "fault")
                .fit(ground.evidence(), ground.samples(), new Seed(1), Workers.ONE, Progress.NONE);
        assertThatThrownBy(() -> fitted.score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("logistic gives scores below 0");
    }
}
