package org.lodecast.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.evidence.Evidence;

class PatchEnergyTest extends DetectorContract {
    @Override
    Detector detector() {
        return new PatchEnergy();
    }

    @Override
    String expectedName() {
        return "energy";
    }

    @Override
    boolean learns() {
        return false;
    }

    /// At an end of a row of three the voxel beyond the grid is the last one again; across, each stands thrice.
    @Test
    void sumsTheSquaresOfTheCube() {
        Evidence evidence = new Evidence(
                Grid.of(0, 0, 0, 1, 1, 1, 3, 1, 1), List.of("a", "b"), new float[][] {{0.5f, 1, 0}, {0.25f, 0, 1}});
        int[] none = {};
        float[] score = detector()
                .fit(evidence, new TrainingSamples(none, none, none), new Seed(0), Workers.ONE, Progress.NONE)
                .score(evidence, new int[] {1, 0}, Workers.ONE, Progress.NONE);
        assertThat(score).containsExactly(9 * (1.25f + 1.0625f), 9 * (1.5f + 0.125f));
    }
}
