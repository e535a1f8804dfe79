package org.lodecast.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.evidence.Evidence;

/// What every detector keeps. A test of a detector inherits this and gives one that trains for seconds at
/// most.
abstract class DetectorContract {
    /// A detector with short training.
    abstract Detector detector();

    /// Name it goes by in columns and metrics.
    abstract String expectedName();

    /// Whether it learns, and so needs barren samples.
    abstract boolean learns();

    /// Whether what it learns depends on its seed.
    boolean draws() {
        return learns();
    }

    /// Whether it cannot learn without known ore.
    boolean needsOre() {
        return false;
    }

    @Test
    void goesByItsName() {
        assertThat(detector().name()).isEqualTo(expectedName());
    }

    @Test
    void findsAPlantedAnomaly() {
        PlantedGround ground = PlantedGround.make();
        float[] score = fit(ground, new Seed(1), Workers.ONE)
                .score(ground.evidence(), ground.valid(), new Workers(2), Progress.NONE);
        assertThat(score).hasSameSizeAs(ground.valid());
        for (float s : score) {
            assertThat(s).isFinite();
        }
        assertThat(ground.auc(score)).as("AUC over all ground").isGreaterThan(0.8);
    }

    @Test
    void sameSeedSameBitsOnAnyNumberOfThreads() {
        PlantedGround ground = PlantedGround.make();
        int[] all = ground.valid();
        Detector.Fitted one = fit(ground, new Seed(2), Workers.ONE);
        float[] score = one.score(ground.evidence(), all, Workers.ONE, Progress.NONE);
        assertThat(one.score(ground.evidence(), all, new Workers(4), Progress.NONE))
                .isEqualTo(score);
        Detector.Fitted again = fit(ground, new Seed(2), new Workers(4));
        assertThat(again.score(ground.evidence(), all, new Workers(4), Progress.NONE))
                .isEqualTo(score);
        assertThat(again.losses()).isEqualTo(one.losses());
        assertThat(again.remarks()).isEqualTo(one.remarks());
    }

    @Test
    void aVoxelsScoreDoesNotDependOnTheOthersAskedFor() {
        PlantedGround ground = PlantedGround.make();
        Detector.Fitted fitted = fit(ground, new Seed(2), Workers.ONE);
        float[] all = fitted.score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
        int[] some = Arrays.copyOfRange(ground.valid(), 101, 134);
        assertThat(fitted.score(ground.evidence(), some, Workers.ONE, Progress.NONE))
                .isEqualTo(Arrays.copyOfRange(all, 101, 134));
        assertThat(fitted.score(ground.evidence(), new int[0], Workers.ONE, Progress.NONE))
                .isEmpty();
    }

    @Test
    void anotherSeedGivesAnotherNetwork() {
        PlantedGround ground = PlantedGround.make();
        float[] a = fit(ground, new Seed(3), Workers.ONE)
                .score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
        float[] b = fit(ground, new Seed(4), Workers.ONE)
                .score(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
        if (draws()) {
            assertThat(a).isNotEqualTo(b);
        } else {
            assertThat(a).isEqualTo(b);
        }
    }

    @Test
    void aConstantLayerDoesNoHarm() {
        PlantedGround ground = PlantedGround.make();
        for (float value : new float[] {0, 0.5f, 1}) {
            PlantedGround with = ground.withConstantLayer(value);
            float[] score = fit(with, new Seed(5), Workers.ONE)
                    .score(with.evidence(), with.valid(), Workers.ONE, Progress.NONE);
            for (float s : score) {
                assertThat(s).isFinite();
            }
            assertThat(with.auc(score)).isGreaterThan(0.7);
        }
    }

    @Test
    void cancellationPassesThrough() {
        PlantedGround ground = PlantedGround.make();
        Progress cancelled = new Progress() {
            @Override
            public void begin(String what, long total) {}

            @Override
            public void advance(long steps) {
                throw new CancellationException("stop");
            }
        };
        Detector.Fitted fitted = fit(ground, new Seed(1), Workers.ONE);
        assertThatThrownBy(() -> fitted.score(ground.evidence(), ground.valid(), new Workers(2), cancelled))
                .isInstanceOf(CancellationException.class);
        if (learns()) {
            assertThatThrownBy(() ->
                            detector().fit(ground.evidence(), ground.samples(), new Seed(1), new Workers(2), cancelled))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void progressReachesItsTotal() {
        PlantedGround ground = PlantedGround.make();
        List<String> told = new ArrayList<>();
        long[] left = {0};
        Progress progress = new Progress() {
            @Override
            public synchronized void begin(String what, long total) {
                assertThat(left[0]).as("left of %s", told).isZero();
                told.add(what);
                left[0] = total;
            }

            @Override
            public synchronized void advance(long steps) {
                left[0] -= steps;
            }
        };
        Detector.Fitted fitted =
                detector().fit(ground.evidence(), ground.samples(), new Seed(1), new Workers(2), progress);
        fitted.score(ground.evidence(), ground.valid(), new Workers(2), progress);
        assertThat(left[0]).isZero();
        assertThat(told).isNotEmpty();
    }

    @Test
    void theLayerThatStandsOutIsNamed() {
        PlantedGround ground = PlantedGround.make();
        Detector.Fitted fitted = fit(ground, new Seed(1), Workers.ONE);
        if (!(fitted instanceof ByLayer explains)) {
            return;
        }
        int voxel = ground.evidence().grid().index(4, 13, 3);
        for (int layer = 0; layer < ground.evidence().count(); layer++) {
            PlantedGround spiked = ground.withSpike(layer, voxel);
            float[][] parts = explains.byLayer(spiked.evidence(), new int[] {voxel}, Workers.ONE, Progress.NONE);
            for (int other = 0; other < parts.length; other++) {
                if (other != layer) {
                    assertThat(parts[layer][0])
                            .as("layer %d, not %d", layer, other)
                            .isGreaterThan(parts[other][0]);
                }
            }
        }
        float[][] one = explains.byLayer(ground.evidence(), ground.valid(), Workers.ONE, Progress.NONE);
        assertThat(explains.byLayer(ground.evidence(), ground.valid(), new Workers(4), Progress.NONE))
                .isDeepEqualTo(one);
    }

    @Test
    void refusesSamplesThatTeachNothing() {
        PlantedGround ground = PlantedGround.make();
        Evidence none = new Evidence(ground.evidence().grid(), List.of(), new float[0][]);
        assertThatThrownBy(() -> detector().fit(none, ground.samples(), new Seed(1), Workers.ONE, Progress.NONE))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("no evidence layers");
        if (!learns()) {
            return;
        }
        int[] empty = {};
        assertThatThrownBy(() -> fit(ground, new TrainingSamples(empty, empty, ground.ore())))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("no barren voxels");
        assertThatThrownBy(() -> fit(ground, new TrainingSamples(new int[] {ground.air()}, empty, empty)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("has no value at a sample");
        assertThatThrownBy(() -> fit(ground, new TrainingSamples(new int[] {-1}, empty, empty)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("outside the grid");
    }

    @Test
    void oneSampleAndOneVoxelOfGroundAreEnough() {
        Evidence tiny = new Evidence(Grid.of(0, 0, 0, 1, 1, 1, 1, 1, 1), List.of("fault"), new float[][] {{0.5f}});
        int[] empty = {};
        int[] only = {0};
        if (needsOre()) {
            assertThatThrownBy(() -> fit(PlantedGround.make(), new TrainingSamples(only, empty, empty)))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("no ore voxels");
        }
        Detector.Fitted fitted = detector()
                .fit(
                        tiny,
                        new TrainingSamples(only, empty, needsOre() ? only : empty),
                        new Seed(1),
                        Workers.ONE,
                        Progress.NONE);
        assertThat(fitted.score(tiny, new int[] {0}, Workers.ONE, Progress.NONE)[0])
                .isFinite();
    }

    Detector.Fitted fit(PlantedGround ground, Seed seed, Workers workers) {
        return detector().fit(ground.evidence(), ground.samples(), seed, workers, Progress.NONE);
    }

    private Detector.Fitted fit(PlantedGround ground, TrainingSamples samples) {
        return detector().fit(ground.evidence(), samples, new Seed(1), Workers.ONE, Progress.NONE);
    }
}
