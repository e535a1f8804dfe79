package org.lodecast.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
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
}
