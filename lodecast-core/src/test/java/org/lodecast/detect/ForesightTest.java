package org.lodecast.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.evidence.Context;
import org.lodecast.evidence.Evidence;
import org.lodecast.evidence.Hindcast;

class ForesightTest extends DetectorContract {
    @Override
    Detector detector() {
        return Foresight.standard();
    }

    @Override
    String expectedName() {
        return "foresight";
    }

    @Override
    boolean learns() {
        return true;
    }

    @Override
    boolean draws() {
        return false;
    }

    @Override
    boolean needsOre() {
        return true;
    }

    /// Two layers: one tells ore as it stands and nothing without the samples near, the other the same in both.
    private record Ground(Evidence evidence, TrainingSamples samples, boolean[] ore) {
        static Ground make() {
            Grid grid = Grid.of(0, 0, 0, 10, 10, 10, 12, 12, 6);
            RandomGenerator random = new Seed(7).generator();
            int n = grid.size();
            boolean[] ore = new boolean[n];
            float[][] layers = new float[2][n];
            float[][] terms = new float[n][2];
            for (int v = 0; v < n; v++) {
                ore[v] = random.nextInt(3) == 0;
                layers[0][v] = (ore[v] ? 0.7f : 0.3f) + 0.1f * random.nextFloat();
                layers[1][v] = (ore[v] ? 0.45f : 0.35f) + 0.2f * random.nextFloat();
                terms[v][0] = 0.4f + 0.2f * random.nextFloat();
                terms[v][1] = layers[1][v];
            }
            int[] all = IntStream.range(0, n).toArray();
            Evidence bare = new Evidence(grid, List.of("sharp", "wide"), layers);
            return new Ground(
                    bare.withHindcast(new Hindcast(all, 60, new float[n], Context.NONE, terms)),
                    new TrainingSamples(
                            IntStream.of(all).filter(v -> !ore[v]).toArray(),
                            new int[0],
                            IntStream.of(all).filter(v -> ore[v]).toArray()),
                    ore);
        }

        Foresight.FittedForesight fit(Evidence e) {
            return new Foresight(Foresight.RIDGE, Context.NONE)
                    .fit(e, samples, new Seed(1), Workers.ONE, Progress.NONE);
        }
    }

    @Test
    void weighsWhatTellsWithoutTheSamplesNear() {
        Ground g = Ground.make();
        double[] foreseen = g.fit(g.evidence).weights();
        assertThat(g.fit(g.evidence).remarks()).isEmpty();
        assertThat(Math.abs(foreseen[0])).isLessThan(0.2 * foreseen[1]);
        Evidence bare = new Evidence(g.evidence.grid(), g.evidence.names(), g.evidence.layers());
        double[] seen = g.fit(bare).weights();
        assertThat(seen[0]).isGreaterThan(seen[1]);
        assertThat(g.fit(bare).remarks()).singleElement().asString().contains("as it stands");
    }

    /// With the evidence itself for a hindcast it is a logistic regression of penalty λ·n.
    @Test
    void isALogisticRegressionOnTheHindcast() {
        Ground g = Ground.make();
        int n = g.ore.length;
        float[][] terms = new float[n][2];
        double[][] rows = new double[n][2];
        for (int v = 0; v < n; v++) {
            for (int l = 0; l < 2; l++) {
                terms[v][l] = g.evidence.layers()[l][v];
                rows[v][l] = terms[v][l];
            }
        }
        int[] all = IntStream.range(0, n).toArray();
        Evidence same = g.evidence.withHindcast(new Hindcast(all, 60, new float[n], Context.NONE, terms));
        assertThat(g.fit(same).weights())
                .containsExactly(RidgeLogit.fit("", rows, g.ore, Foresight.RIDGE * n, Progress.NONE), within(1e-6));
    }

    @Test
    void rowsWithoutAnEstimateAreNotLearntFrom() {
        Ground g = Ground.make();
        Hindcast h = java.util.Objects.requireNonNull(g.evidence.hindcast());
        float[][] holed = h.terms().clone();
        for (int v = 0; v < holed.length; v += 2) {
            holed[v] = new float[] {Float.NaN, 100};
        }
        double[] weights = g.fit(
                        g.evidence.withHindcast(new Hindcast(h.voxel(), 60, h.distance(), Context.NONE, holed)))
                .weights();
        for (double w : weights) {
            assertThat(w).isFinite();
        }
        assertThat(weights[1]).isGreaterThan(1);
    }

    /// A layer that rises upward towards ore is told from one that is high everywhere.
    @Test
    void looksUpAndDown() {
        Grid grid = Grid.of(0, 0, 0, 10, 10, 10, 10, 10, 12);
        RandomGenerator random = new Seed(5).generator();
        float[] layer = new float[grid.size()];
        for (int c = 0; c < 100; c++) {
            float level = random.nextFloat() / 2;
            boolean up = c % 2 == 0;
            for (int iz = 0; iz < 12; iz++) {
                layer[grid.index(c % 10, c / 10, iz)] = level + (up ? iz : 11 - iz) * 0.04f;
            }
        }
        Evidence e = new Evidence(grid, List.of("halo"), new float[][] {layer});
        int[] middle =
                IntStream.range(0, 100).map(c -> grid.index(c % 10, c / 10, 6)).toArray();
        TrainingSamples samples = new TrainingSamples(
                IntStream.range(0, 100)
                        .filter(c -> c % 2 == 1)
                        .map(c -> middle[c])
                        .toArray(),
                new int[0],
                IntStream.range(0, 100)
                        .filter(c -> c % 2 == 0)
                        .map(c -> middle[c])
                        .toArray());
        float[] score = Foresight.standard()
                .fit(e, samples, new Seed(1), Workers.ONE, Progress.NONE)
                .score(e, middle, Workers.ONE, Progress.NONE);
        for (int c = 0; c < 100; c++) {
            assertThat(score[c] > 0).as("column %d", c).isEqualTo(c % 2 == 0);
        }
    }

    @Test
    void partsByLayerAddUpToTheScoreLessThatOfBarrenGround() {
        PlantedGround ground = PlantedGround.make();
        Foresight.FittedForesight fitted = (Foresight.FittedForesight) fit(ground, new Seed(1), Workers.ONE);
        int[] some = IntStream.range(0, 200).map(i -> ground.valid()[7 * i]).toArray();
        float[] score = fitted.score(ground.evidence(), some, Workers.ONE, Progress.NONE);
        float[][] parts = fitted.byLayer(ground.evidence(), some, Workers.ONE, Progress.NONE);
        double rest = score[0] - sum(parts, 0);
        for (int n = 0; n < some.length; n++) {
            assertThat(score[n] - sum(parts, n)).isCloseTo(rest, within(1e-4));
        }
    }

    private static double sum(float[][] parts, int n) {
        double sum = 0;
        for (float[] p : parts) {
            sum += p[n];
        }
        return sum;
    }
}
