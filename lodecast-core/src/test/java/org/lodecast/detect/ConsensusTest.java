package org.lodecast.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.detect.mixture.Covariance;
import org.lodecast.detect.nn.Architecture;
import org.lodecast.detect.nn.Training;
import org.lodecast.evidence.Evidence;

class ConsensusTest extends DetectorContract {
    private static final int[] NONE = {};

    @Override
    Detector detector() {
        return Consensus.of(List.of(
                new GaussianMixture(GaussianMixture.Use.DENSITY, Covariance.DIAGONAL, 2, 1, GaussianMixture.RIDGE),
                LogisticRegression.linear(),
                new Overlay()));
    }

    @Override
    String expectedName() {
        return "consensus";
    }

    @Override
    boolean learns() {
        return true;
    }

    @Override
    boolean needsOre() {
        return true;
    }

    /// The reference is the five voxels of ground; two score alike.
    @Test
    void isTheWeightedMeanOfRanks() {
        float nan = Float.NaN;
        Evidence evidence = new Evidence(Grid.of(0, 0, 0, 1, 1, 1, 6, 1, 1), List.of("a", "b"), new float[][] {
            {0.1f, 0.4f, nan, 0.4f, 0.9f, 0}, {0.5f, 0.5f, nan, 0.5f, 0.5f, 0.5f}
        });
        Detector patch = new PatchEnergy(); // Σx² over the row of three, nine times
        Detector.Fitted fitted = new Consensus(List.of(new Overlay(), patch), List.of(3.0, 1.0))
                .fit(evidence, new TrainingSamples(NONE, NONE, NONE), new Seed(1), Workers.ONE, Progress.NONE);
        double[] overlay = {1.5 / 5, 3.0 / 5, 3.0 / 5, 4.5 / 5, 0.5 / 5};
        // a² of the row, edges and air standing in: 0.18, 0.33, 1.13, 0.97, 0.81
        double[] energy = {0.5 / 5, 1.5 / 5, 4.5 / 5, 3.5 / 5, 2.5 / 5};
        float[] score = fitted.score(evidence, new int[] {0, 1, 3, 4, 5}, Workers.ONE, Progress.NONE);
        for (int n = 0; n < score.length; n++) {
            assertThat(score[n]).isCloseTo((float) (0.75 * overlay[n] + 0.25 * energy[n]), within(1e-6f));
        }
    }

    /// Of much ground a draw stands for the whole: ranks are within 5 standard errors of the true ones.
    @Test
    void aDrawStandsForMuchGround() {
        int n = 60_000;
        float[] layer = new float[n];
        for (int v = 0; v < n; v++) {
            layer[v] = (float) ((v * 7919L) % n) / n; // every rank once
        }
        Evidence evidence = new Evidence(Grid.of(0, 0, 0, 1, 1, 1, 300, 200, 1), List.of("a"), new float[][] {layer});
        int[] all = IntStream.range(0, n).toArray();
        float[][] scores = new float[2][];
        for (int s = 0; s < 2; s++) {
            scores[s] = Consensus.of(List.of(new Overlay()))
                    .fit(evidence, new TrainingSamples(NONE, NONE, NONE), new Seed(s), Workers.ONE, Progress.NONE)
                    .score(evidence, all, Workers.ONE, Progress.NONE);
            double worst = 0; // in standard errors
            for (int v = 0; v < n; v++) {
                double p = Math.clamp(layer[v], 0.001, 0.999);
                double error = Math.sqrt(p * (1 - p) / Consensus.REFERENCE);
                worst = Math.max(worst, Math.abs(scores[s][v] - layer[v]) / error);
            }
            assertThat(worst).isLessThan(5);
        }
        assertThat(scores[0]).isNotEqualTo(scores[1]);
    }

    @Test
    void lossesAndRemarksKeepTheirMembersNames() {
        PlantedGround ground = PlantedGround.make();
        Training one = Training.PAPER.withEpochs(1);
        Architecture shape = new Architecture(1, List.of(4, 3, 2), false);
        Detector.Fitted fitted = Consensus.of(List.of(
                        Stoad.of(shape, one),
                        Dae.of(shape, one),
                        GaussianMixture.density().withMostComponents(2)))
                .fit(
                        ground.withConstantLayer(0.5f).evidence(),
                        ground.samples(),
                        new Seed(1),
                        Workers.ONE,
                        Progress.NONE);
        assertThat(fitted.losses())
                .extracting(LossPoint::network)
                .containsExactly("stoad-teacher", "stoad-student", "dae");
        assertThat(fitted.remarks()).anyMatch(r -> r.startsWith("consensus, gmm: (all but) constant"));
    }

    @Test
    void refusesWhatCannotAgree() {
        Overlay overlay = new Overlay();
        assertThatThrownBy(() -> Consensus.of(List.of()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("no detectors");
        assertThatThrownBy(() -> Consensus.of(List.of(overlay, overlay)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("named twice: overlay, overlay");
        for (List<Double> weights : List.of(List.<Double>of(), List.of(0.0), List.of(-1.0), List.of(Double.NaN))) {
            assertThatThrownBy(() -> new Consensus(List.of(overlay), weights))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("expected a weight of 0 or more for each of overlay");
        }
    }
}
