package org.lodecast.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.evidence.Evidence;

class OverlayTest extends DetectorContract {
    @Override
    Detector detector() {
        return new Overlay();
    }

    @Override
    String expectedName() {
        return "overlay";
    }

    @Override
    boolean learns() {
        return false;
    }

    @Test
    void sumsTheLayersAtTheVoxel() {
        Evidence evidence = new Evidence(
                Grid.of(0, 0, 0, 1, 1, 1, 2, 1, 1), List.of("a", "b"), new float[][] {{0.25f, 1}, {0.5f, 0.125f}});
        int[] none = {};
        float[] score = detector()
                .fit(evidence, new TrainingSamples(none, none, none), new Seed(0), Workers.ONE, Progress.NONE)
                .score(evidence, new int[] {1, 0}, Workers.ONE, Progress.NONE);
        assertThat(score).containsExactly(1.125f, 0.75f);
    }

    @Test
    void weighsTheLayers() {
        Evidence evidence = new Evidence(Grid.of(0, 0, 0, 1, 1, 1, 2, 1, 1), List.of("a", "b", "c"), new float[][] {
            {0.25f, 1}, {0.5f, 0.125f}, {0.5f, 1}
        });
        assertThat(score(new Overlay(Map.of("b", 3.0, "c", 0.0)), evidence)).containsExactly(1.75f, 1.375f);
        assertThat(score(new Overlay(Map.of("a", 1.0, "b", 1.0)), evidence)).isEqualTo(score(new Overlay(), evidence));
    }

    @Test
    void refusesWeightsThatMeanNothing() {
        PlantedGround ground = PlantedGround.make();
        assertThatThrownBy(() -> score(new Overlay(Map.of("Ag", 2.0)), ground.evidence()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("the layer Ag, which is not there; the layers are fault, F4, Au, B2");
        for (double w : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Overlay(Map.of("Au", w)))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("the weight of Au is " + w);
        }
    }

    private static float[] score(Overlay overlay, Evidence evidence) {
        int[] none = {};
        return overlay.fit(evidence, new TrainingSamples(none, none, none), new Seed(0), Workers.ONE, Progress.NONE)
                .score(evidence, new int[] {0, 1}, Workers.ONE, Progress.NONE);
    }
}
