package org.lodecast.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.detect.maxent.Basis;
import org.lodecast.detect.maxent.Feature;
import org.lodecast.detect.maxent.Jackknife;
import org.lodecast.detect.maxent.Model;
import org.lodecast.detect.maxent.Rows;
import org.lodecast.evidence.Evidence;

/// Against a background drawn from the whole ground.
class MaxEntTest extends DetectorContract {
    private static final int STEPS = 5;

    @Override
    MaxEnt detector() {
        return new MaxEnt(new Background.Ground(1500), null, 1, STEPS);
    }

    @Override
    String expectedName() {
        return "maxent";
    }

    /// On ground of its own: in the planted one all layers tell the same, and L1 leaves some out.
    @Override
    @Test
    void theLayerThatStandsOutIsNamed() {
        namesTheLayerThatStandsOut(Background.GROUND);
    }

    static void namesTheLayerThatStandsOut(Background background) {
        PlantedGround ground = sumOfThree();
        FittedMaxEnt fitted = linear(background, ground);
        int voxel = 777;
        for (int layer = 0; layer < 3; layer++) {
            PlantedGround spiked = ground.withSpike(layer, voxel);
            float[][] parts = fitted.byLayer(spiked.evidence(), new int[] {voxel}, Workers.ONE, Progress.NONE);
            for (int other = 0; other < 3; other++) {
                if (other != layer) {
                    assertThat(parts[layer][0]).isGreaterThan(parts[other][0] + 1);
                }
            }
        }
        assertThat(fitted.byLayer(ground.evidence(), ground.valid(), new Workers(4), Progress.NONE))
                .isDeepEqualTo(fitted.byLayer(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE));
    }

    /// Three layers of noise; ore is where their sum is high.
    private static PlantedGround sumOfThree() {
        Grid grid = Grid.of(0, 0, 0, 1, 1, 1, 40, 40, 1);
        float[][] layers = new float[3][grid.size()];
        var random = new Seed(9).generator();
        for (float[] layer : layers) {
            for (int v = 0; v < layer.length; v++) {
                layer[v] = random.nextFloat();
            }
        }
        int[] all = IntStream.range(0, grid.size()).toArray();
        int[] ore = Arrays.stream(all)
                .filter(v -> layers[0][v] + layers[1][v] + layers[2][v] > 2.1)
                .toArray();
        int[] barren = Arrays.stream(all)
                .filter(v -> layers[0][v] + layers[1][v] + layers[2][v] <= 2.1)
                .toArray();
        for (float[] layer : layers) {
            layer[777] = 0.3f;
        }
        Evidence evidence = new Evidence(grid, List.of("a", "b", "c"), layers);
        return new PlantedGround(evidence, new TrainingSamples(barren, new int[0], ore), all, ore);
    }

    private static FittedMaxEnt linear(Background background, PlantedGround ground) {
        return new MaxEnt(background, Basis.of("l"), 1, STEPS)
                .fit(ground.evidence(), ground.samples(), new Seed(1), Workers.ONE, Progress.NONE);
    }

    /// It does, but asks for no barren samples.
    @Override
    boolean learns() {
        return false;
    }

    @Override
    boolean draws() {
        return true;
    }

    @Override
    boolean needsOre() {
        return true;
    }

    private static FittedMaxEnt fitted(PlantedGround ground) {
        return new MaxEnt(Background.GROUND, Basis.of("lqh"), 1, STEPS)
                .fit(ground.evidence(), ground.samples(), new Seed(1), Workers.ONE, Progress.NONE);
    }

    @Test
    void needsNoBarrenSamples() {
        PlantedGround ground = PlantedGround.make();
        int[] none = {};
        TrainingSamples oreAlone =
                new TrainingSamples(none, none, ground.samples().ore());
        Detector.Fitted with = fit(ground, new Seed(1), Workers.ONE);
        Detector.Fitted without = detector().fit(ground.evidence(), oreAlone, new Seed(1), Workers.ONE, Progress.NONE);
        assertThat(without.score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE))
                .isEqualTo(with.score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE));
    }

    @Test
    void refusesOreThatIsNotInTheEvidence() {
        PlantedGround ground = PlantedGround.make();
        int[] none = {};
        for (int voxel : new int[] {ground.air(), -1}) {
            assertThatThrownBy(() -> detector()
                            .fit(
                                    ground.evidence(),
                                    new TrainingSamples(none, none, new int[] {voxel}),
                                    new Seed(1),
                                    Workers.ONE,
                                    Progress.NONE))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("(ore");
        }
    }

    @Test
    void trainingStopsWhenAsked() {
        PlantedGround ground = PlantedGround.make();
        Progress cancelled = new Progress() {
            @Override
            public void begin(String what, long total) {}

            @Override
            public void advance(long steps) {
                throw new CancellationException("stop");
            }
        };
        assertThatThrownBy(() ->
                        detector().fit(ground.evidence(), ground.samples(), new Seed(1), new Workers(2), cancelled))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void theOrderOfTheSamplesChangesNothing() {
        PlantedGround ground = PlantedGround.make();
        TrainingSamples s = ground.samples();
        int[] turned = s.ore().clone();
        for (int i = 0; i < turned.length; i++) {
            turned[i] = s.ore()[turned.length - 1 - i];
        }
        Detector.Fitted other = detector()
                .fit(
                        ground.evidence(),
                        new TrainingSamples(s.normal(), s.normalHeldOut(), turned),
                        new Seed(1),
                        Workers.ONE,
                        Progress.NONE);
        assertThat(other.score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE))
                .isEqualTo(fit(ground, new Seed(1), Workers.ONE)
                        .score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE));
    }

    /// e^η sums to 1 over the background, here all ground; cloglog is of η and the entropy of that.
    @Test
    void rawOutputIsADistributionAndCloglogRisesWithIt() {
        PlantedGround ground = PlantedGround.make();
        FittedMaxEnt fitted = fitted(ground);
        float[] eta = fitted.score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
        double sum = 0;
        double entropy = 0;
        for (float e : eta) {
            sum += Math.exp(e);
            entropy -= Math.exp(e) * e;
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
        assertThat(fitted.model().entropy()).isCloseTo(entropy, within(1e-4));
        float[] cloglog = fitted.cloglog(ground.evidence(), ground.valid(), new Workers(2), Progress.NONE);
        for (int i = 0; i < eta.length; i++) {
            assertThat((double) cloglog[i]).isCloseTo(1 - Math.exp(-Math.exp(entropy + eta[i])), within(1e-4));
        }
    }

    @Test
    void thePartsOfTheLayersSumToTheScoreLessItsMean() {
        PlantedGround ground = PlantedGround.make();
        FittedMaxEnt fitted = new MaxEnt(Background.GROUND, new Basis("pt", 2, 4), 1, STEPS)
                .fit(ground.evidence(), ground.samples(), new Seed(1), Workers.ONE, Progress.NONE);
        assertThat(fitted.model().terms())
                .anyMatch(t -> t.feature() instanceof Feature.Product)
                .anyMatch(t -> t.feature() instanceof Feature.Threshold);
        float[] eta = fitted.score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
        float[][] parts = fitted.byLayer(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
        double mean = 0;
        for (float e : eta) {
            mean += (double) e / eta.length;
        }
        for (int i = 0; i < eta.length; i++) {
            assertThat((double) parts[0][i] + parts[1][i] + parts[2][i] + parts[3][i])
                    .isCloseTo(eta[i] - mean, within(1e-4));
        }
    }

    /// More of each layer is more ore-like; each curve passes through the chance at the mean of the ore.
    @Test
    void responsesRiseToTheOre() {
        FittedMaxEnt fitted = linear(Background.GROUND, sumOfThree());
        List<ResponseCurve> curves = fitted.responses();
        assertThat(curves).extracting(ResponseCurve::layer).containsExactly("a", "b", "c");
        double[] ore = fitted.model().presenceMeans();
        double there = fitted.model().cloglog(fitted.model().predictor(ore));
        for (int c = 0; c < 3; c++) {
            double[] chance = curves.get(c).chance();
            assertThat(curves.get(c).value()).hasSize(101).startsWith(0, 0.01).endsWith(1);
            assertThat(chance).isSorted();
            int below = (int) (100 * ore[c]);
            assertThat(there).isBetween(chance[below], chance[below + 1]);
            assertThat(chance[80]).isGreaterThan(chance[20] + 0.1);
        }
    }

    @Test
    void theJackknifeKnowsTheLayerThatTells() {
        Grid grid = Grid.of(0, 0, 0, 1, 1, 1, 40, 20, 1);
        float[][] layers = new float[2][grid.size()];
        int[] ore = new int[30];
        var random = new Seed(6).generator();
        for (int v = 0; v < grid.size(); v++) {
            layers[0][v] = random.nextFloat();
            layers[1][v] = v < ore.length ? 0.7f + 0.3f * random.nextFloat() : random.nextFloat();
        }
        Arrays.setAll(ore, i -> i);
        int[] none = {};
        Evidence evidence = new Evidence(grid, List.of("noise", "tells"), layers);
        TrainingSamples samples = new TrainingSamples(none, none, ore);
        MaxEnt maxent = new MaxEnt(Background.GROUND, null, 1, 5);
        Jackknife j = maxent.jackknife(evidence, samples, new Seed(1), Workers.ONE, Progress.NONE);
        FittedMaxEnt all = maxent.fit(evidence, samples, new Seed(1), Workers.ONE, Progress.NONE);
        assertThat(j.gain()).isEqualTo(all.model().gain()).isGreaterThan(0.5);
        assertThat(j.layers()).extracting(Jackknife.Layer::name).containsExactly("noise", "tells");
        Jackknife.Layer noise = j.layers().get(0);
        Jackknife.Layer tells = j.layers().get(1);
        assertThat(noise.only()).isEqualTo(tells.without()).isLessThan(0.2);
        assertThat(tells.only()).isEqualTo(noise.without()).isGreaterThan(0.5);
        assertThat(j.gain()).isGreaterThanOrEqualTo(tells.only() - 1e-6);
    }

    @Test
    void aLayerOfOneValueIsNamed() {
        PlantedGround ground = PlantedGround.make();
        assertThat(fitted(ground).remarks()).isEmpty();
        FittedMaxEnt fitted = fitted(ground.withConstantLayer(0.5f));
        assertThat(fitted.remarks())
                .containsExactly(
                        "maxent: the layer constant has one value in all that was learnt from, and takes no part");
        assertThat(fitted.model().terms()).noneMatch(t -> t.feature().of(4));
    }

    @Test
    void weightsThatHaveNotSettledAreOwnedUpTo() {
        double[] one = {1};
        Model model = new Model(
                List.of(), new double[1], one, 0, 0, 0, new double[1], List.of(new Model.Step(1, 0, 1, 0.25)));
        Rows rows = new Rows(new float[][] {{0, 1}}, new int[] {0, 1});
        assertThat(FittedMaxEnt.of(model, rows, List.of("a")).remarks())
                .containsExactly("maxent: the weights have not settled; a slope is off by 0.25 of its penalty");
    }

    @Test
    void settingsThatMakeNoSenseAreRefusedInWords() {
        assertThatThrownBy(() -> Basis.of("lqx"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("not 'lqx'");
        assertThatThrownBy(() -> Basis.of("")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Basis.of("ll")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Basis("h", 1, 1)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new MaxEnt(Background.GROUND, null, 0, 1)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new MaxEnt(Background.GROUND, null, Double.NaN, 1))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new MaxEnt(Background.GROUND, null, 1, 0)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Background.Ground(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
