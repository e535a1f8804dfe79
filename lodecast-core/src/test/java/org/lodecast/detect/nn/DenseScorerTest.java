package org.lodecast.detect.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;

class DenseScorerTest {
    /// Sizes that fill no brick and no strip, one of them of several bricks along each axis.
    @ParameterizedTest
    @CsvSource({
        "1, 37, 11, 9, 3, 10-7-3, 0",
        "1, 5, 3, 2, 1, 4-9-17, 0.1",
        "3, 7, 5, 4, 2, 8-8-8, 0",
        "3, 300, 9, 3, 2, 5-4-3, 0.003",
        "3, 40, 11, 10, 1, 17-9-2, 0.02",
        "3, 1, 1, 40, 2, 3-2-1, 0",
        "3, 35, 17, 2, 3, 9-3-4, 0.4",
        "5, 37, 10, 3, 2, 9-5-3, 0",
        "5, 35, 9, 6, 1, 4-3-2, 0.002",
        "5, 6, 7, 18, 1, 3-2-2, 0.01"
    })
    void aVoxelHasTheBitsOfItsPatchAndOfItsChainOfSums(
            int side, int nx, int ny, int nz, int channels, String widths, double gaps) {
        Volume volume = volume(new Seed(nx), nx, ny, nz, channels, gaps);
        int[] all = IntStream.range(0, nx * ny * nz).toArray();
        for (Scorer scorer : scorers(side, channels, widths)) {
            float[][] dense = DenseScorer.of(scorer).errors(volume, all, Workers.ONE, Progress.NONE);
            VolumePatches patches = new VolumePatches(volume, side);
            float[][] patch = scorer.errors(patches, all, Workers.ONE, Progress.NONE);
            ChainScorer chain = new ChainScorer(scorer.network(), scorer.parameters(), scorer.objective());
            float[] row = new float[patches.width()];
            float[][] expected = new float[dense.length][all.length];
            for (int v : all) {
                patches.fill(v, row);
                float[] errors = chain.errors(row);
                for (int i = 0; i < errors.length; i++) {
                    expected[i][v] = errors[i];
                }
            }
            for (int i = 0; i < expected.length; i++) {
                assertThat(dense[i]).as("level %d", i).isEqualTo(expected[i]);
                assertThat(patch[i]).as("level %d by patch", i).isEqualTo(expected[i]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "5"})
    void whatElseIsAskedForAndByHowManyThreadsDoesNotMatter(int side) {
        Volume volume = volume(new Seed(4), 35, 11, 9, 2, 0.002);
        int[] all = valid(volume);
        RandomGenerator random = new Seed(5).generator();
        int[] few = random.ints(60, 0, all.length).map(k -> all[k]).toArray(); // unordered, some twice
        int[] column = Arrays.stream(all).filter(v -> v % 35 < 13).toArray();
        for (Scorer scorer : scorers(side, 2, "9-4-3")) {
            DenseScorer dense = DenseScorer.of(scorer);
            float[][] whole = dense.errors(volume, all, Workers.ONE, Progress.NONE);
            float[][] byThree = dense.errors(volume, all, new Workers(3), Progress.NONE);
            for (int i = 0; i < whole.length; i++) {
                assertThat(byThree[i]).isEqualTo(whole[i]);
            }
            for (int[] some : List.of(few, column, new int[] {all[17]}, new int[0])) {
                float[][] errors = dense.errors(volume, some, new Workers(2), Progress.NONE);
                for (int i = 0; i < whole.length; i++) {
                    float[] expected = new float[some.length];
                    for (int n = 0; n < some.length; n++) {
                        expected[n] = whole[i][Arrays.binarySearch(all, some[n])];
                    }
                    assertThat(errors[i]).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void progressCountsEachVoxelOnce() {
        Volume volume = volume(new Seed(4), 45, 19, 10, 1, 0.1);
        long[] counted = new long[1];
        Progress progress = new Progress() {
            @Override
            public void begin(String what, long total) {}

            @Override
            public void advance(long steps) {
                counted[0] += steps;
            }
        };
        DenseScorer.of(scorers(3, 1, "2-2-2").getFirst()).errors(volume, valid(volume), Workers.ONE, progress);
        assertThat(counted[0]).isEqualTo(valid(volume).length);
    }

    @Test
    void someLevelsAtATimeAreTheSame() {
        for (int side : new int[] {1, 3, 5}) {
            int nx = 7;
            int ny = 9;
            int nz = 37;
            Volume all = volume(new Seed(6), nx, ny, nz, 2, 0);
            for (Scorer scorer : scorers(side, 2, "4-3-2")) {
                DenseScorer dense = DenseScorer.of(scorer);
                float[][] whole = dense.errors(all, valid(all), Workers.ONE, Progress.NONE);
                float[][] parts = new float[whole.length][nx * ny * nz];
                dense.stream(
                        nx,
                        ny,
                        nz,
                        (from, to) -> Arrays.stream(all.layers())
                                .map(l -> Arrays.copyOfRange(l, nx * ny * from, nx * ny * to))
                                .toArray(float[][]::new),
                        new Workers(2),
                        Progress.NONE,
                        (from, to, errors) -> {
                            for (int k = 0; k < errors.length; k++) {
                                assertThat(errors[k]).hasSize(nx * ny * (to - from));
                                System.arraycopy(errors[k], 0, parts[k], nx * ny * from, errors[k].length);
                            }
                        });
                assertThat(parts).isDeepEqualTo(whole);
            }
        }
    }

    @Test
    void aVolumeOfOtherLayersIsRefused() {
        DenseScorer dense = DenseScorer.of(scorers(3, 2, "2-2-2").getFirst());
        Volume volume = volume(new Seed(4), 4, 4, 4, 3, 0);
        assertThatThrownBy(() -> dense.errors(volume, new int[] {1}, Workers.ONE, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 layers for a network of 2");
        assertThatThrownBy(() -> new Volume(2, 2, 2, new float[][] {new float[7]}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Volume(2000, 2000, 2000, new float[0][]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyCubesAboutAVoxelAreTaken() {
        Network network = Network.of(List.of(new Level(1, 2, 2, 2, false, true)));
        Scorer scorer = new Scorer(network, network.initial(new Seed(1)), new Objective.Reconstruction(0));
        assertThatThrownBy(() -> DenseScorer.of(scorer)).isInstanceOf(IllegalArgumentException.class);
    }

    /// An auto-encoder with ReLU on its output, one without that scores one side, a student, and one of other
    /// widths.
    private static List<Scorer> scorers(int side, int channels, String widths) {
        List<Integer> w = Arrays.stream(widths.split("-")).map(Integer::valueOf).toList();
        Architecture architecture = new Architecture(side, w, false);
        Network teacher = architecture.autoEncoder(channels);
        Network linear = architecture.withLinearOutput(true).autoEncoder(channels);
        Network student = architecture.encoder(channels);
        Network narrow = architecture.student(channels, List.of(3, 5, 2));
        float[] taught = teacher.initial(new Seed(3));
        return List.of(
                new Scorer(teacher, teacher.initial(new Seed(1)), new Objective.Reconstruction(5)),
                new Scorer(linear, linear.initial(new Seed(1)), new Objective.Reconstruction(5, true)),
                new Scorer(student, student.initial(new Seed(2)), Objective.Distillation.of(teacher, taught, student)),
                new Scorer(narrow, narrow.initial(new Seed(2)), Objective.Distillation.of(teacher, taught, narrow)));
    }

    private static Volume volume(Seed seed, int nx, int ny, int nz, int channels, double gaps) {
        RandomGenerator random = seed.generator();
        float[][] layers = new float[channels][nx * ny * nz];
        for (float[] layer : layers) {
            for (int i = 0; i < layer.length; i++) {
                layer[i] = random.nextDouble() < gaps ? Float.NaN : random.nextFloat();
            }
        }
        return new Volume(nx, ny, nz, layers);
    }

    private static int[] valid(Volume volume) {
        return IntStream.range(0, volume.nx() * volume.ny() * volume.nz())
                .filter(v -> Arrays.stream(volume.layers()).noneMatch(layer -> Float.isNaN(layer[v])))
                .toArray();
    }
}
