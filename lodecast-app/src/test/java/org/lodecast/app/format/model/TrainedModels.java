package org.lodecast.app.format.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.detect.Dae;
import org.lodecast.detect.Detector;
import org.lodecast.detect.Stoad;
import org.lodecast.detect.TrainingSamples;
import org.lodecast.detect.model.TrainedModel;
import org.lodecast.detect.nn.Architecture;
import org.lodecast.detect.nn.Fusion;
import org.lodecast.detect.nn.Training;
import org.lodecast.evidence.Evidence;

/// Detectors of every shape, briefly trained on 8 × 7 × 6 voxels of noise in three layers.
///
/// @param name of the shape
/// @param detector that was trained
/// @param fitted what it learnt
record TrainedModels(String name, Detector detector, Detector.Fitted fitted) {
    static final Grid GRID = Grid.of(0, 0, 0, 10, 10, 10, 8, 7, 6);
    static final Evidence EVIDENCE = evidence();
    static final int[] VOXELS = IntStream.range(0, GRID.size()).toArray();
    static final TrainingSamples SAMPLES = new TrainingSamples(
            IntStream.range(0, 64).toArray(),
            IntStream.range(120, 130).toArray(),
            IntStream.range(200, 220).toArray());
    private static final List<TrainedModels> ALL = all();

    static List<TrainedModels> every() {
        return ALL;
    }

    static TrainedModels named(String name) {
        return ALL.stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
    }

    TrainedModel model() {
        return fitted.trainedModel().orElseThrow();
    }

    float[] score() {
        return score(fitted);
    }

    static float[] score(Detector.Fitted any) {
        return any.score(EVIDENCE, VOXELS, Workers.ONE, Progress.NONE);
    }

    /// The cube about a voxel as the docs tell others to make it: layer slowest, then z, y, x; outside
    /// the grid the nearest voxel inside.
    static float[] patch(int voxel, int side) {
        float[] patch = new float[EVIDENCE.count() * side * side * side];
        int r = side / 2;
        int i = 0;
        for (float[] layer : EVIDENCE.layers()) {
            for (int z = -r; z <= r; z++) {
                for (int y = -r; y <= r; y++) {
                    for (int x = -r; x <= r; x++) {
                        patch[i++] = layer[
                                GRID.index(
                                        Math.clamp(GRID.ix(voxel) + x, 0, GRID.nx() - 1),
                                        Math.clamp(GRID.iy(voxel) + y, 0, GRID.ny() - 1),
                                        Math.clamp(GRID.iz(voxel) + z, 0, GRID.nz() - 1))];
                    }
                }
            }
        }
        return patch;
    }

    @Override
    public String toString() {
        return name;
    }

    private static List<TrainedModels> all() {
        Training brief = Training.PAPER.withEpochs(2);
        List<TrainedModels> all = new ArrayList<>();
        for (int side : new int[] {1, 3, 5}) {
            Architecture shape = Architecture.of(side, 12, 8, 5);
            all.add(of("dae " + side, Dae.of(shape, brief)));
            all.add(of("stoad " + side, Stoad.of(shape, brief)));
        }
        Architecture shape = Architecture.of(3, 12, 8, 5);
        all.add(of("dae standard", Dae.of(Architecture.STANDARD, brief)));
        all.add(of("dae linear", Dae.of(shape.withLinearOutput(true), brief)));
        all.add(of("dae two one-sided", Dae.of(shape, brief).withMembers(2).withOneSided(true)));
        all.add(of("stoad standard", Stoad.of(Architecture.STANDARD, brief)));
        for (Fusion fusion : Fusion.values()) {
            all.add(of(
                    "stoad two " + fusion,
                    Stoad.of(shape, brief)
                            .withMembers(2)
                            .withStudent(List.of(7, 6, 4))
                            .withWeights(0.2, 0.3, 0.7)
                            .withFusion(fusion)));
        }
        return all;
    }

    private static TrainedModels of(String name, Detector detector) {
        return new TrainedModels(
                name, detector, detector.fit(EVIDENCE, SAMPLES, new Seed(7), Workers.ONE, Progress.NONE));
    }

    private static Evidence evidence() {
        RandomGenerator random = new Seed(1).generator();
        float[][] layers = new float[3][GRID.size()];
        for (float[] layer : layers) {
            for (int v = 0; v < layer.length; v++) {
                layer[v] = (float) (0.5 + 0.3 * Math.sin(0.1 * v) + 0.2 * (random.nextDouble() - 0.5));
            }
        }
        return new Evidence(GRID, Arrays.asList("fault", "Au", "größe"), layers);
    }
}
