package org.lodecast.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lodecast.Seed;
import org.lodecast.block.Grid;
import org.lodecast.evidence.Evidence;

/// Ground of 20 × 18 × 12 voxels with air in its upper corner, four layers of smooth noise about 0.3, and a
/// body of ore in which a Gaussian bump raises all layers.
///
/// @param evidence layers
/// @param samples two barren voxels of three to learn from or to keep aside, and a quarter of the ore
/// @param valid voxels of ground
/// @param ore voxels of the body
record PlantedGround(Evidence evidence, TrainingSamples samples, int[] valid, int[] ore) {

    static PlantedGround make() {
        Grid grid = Grid.of(0, 0, 0, 10, 10, 10, 20, 18, 12);
        RandomGenerator random = new Seed(2022).generator();
        float[][] layers = new float[4][grid.size()];
        for (float[] layer : layers) {
            double[] wave = random.doubles(6, 0, 6).toArray();
            for (int v = 0; v < grid.size(); v++) {
                double x = grid.ix(v) / 20.0;
                double y = grid.iy(v) / 18.0;
                double z = grid.iz(v) / 12.0;
                double smooth = Math.sin(wave[0] * x + wave[1]) * Math.cos(wave[2] * y + wave[3])
                        + Math.sin(wave[4] * z + wave[5]);
                double near = Math.exp(-8 * (sq(x - 0.6) + sq(y - 0.4) + sq(z - 0.35)) / 0.15);
                double value = 0.3 + 0.05 * smooth + 0.05 * random.nextGaussian() + 0.45 * near;
                layer[v] = (float) Math.clamp(value, 0.0, 1.0);
                if (grid.iz(v) > 7 + grid.ix(v) / 4) {
                    layer[v] = Float.NaN;
                }
            }
        }
        Evidence evidence = new Evidence(grid, List.of("fault", "F4", "Au", "B2"), layers);
        List<Integer> normal = new ArrayList<>();
        List<Integer> heldOut = new ArrayList<>();
        List<Integer> ore = new ArrayList<>();
        List<Integer> known = new ArrayList<>();
        for (int v = 0; v < grid.size(); v++) {
            if (!evidence.valid(v)) {
                continue;
            }
            double x = grid.ix(v) / 20.0 - 0.6;
            double y = grid.iy(v) / 18.0 - 0.4;
            double z = grid.iz(v) / 12.0 - 0.35;
            if (sq(x) + sq(y) + sq(z) < 0.02) {
                ore.add(v);
                if (ore.size() % 4 == 0) {
                    known.add(v);
                }
            } else if (v % 3 == 0) {
                normal.add(v);
            } else if (v % 3 == 1) {
                heldOut.add(v);
            }
        }
        int[] valid = IntStream.range(0, grid.size()).filter(evidence::valid).toArray();
        return new PlantedGround(
                evidence, new TrainingSamples(array(normal), array(heldOut), array(known)), valid, array(ore));
    }

    PlantedGround withConstantLayer(float value) {
        float[] constant = new float[evidence.grid().size()];
        for (int v = 0; v < constant.length; v++) {
            constant[v] = evidence.valid(v) ? value : Float.NaN;
        }
        List<String> names = new ArrayList<>(evidence.names());
        names.add("constant");
        float[][] layers = Arrays.copyOf(evidence.layers(), evidence.count() + 1);
        layers[evidence.count()] = constant;
        return new PlantedGround(new Evidence(evidence.grid(), names, layers), samples, valid, ore);
    }

    /// Raises one layer at one voxel and its 26 neighbours.
    PlantedGround withSpike(int layer, int voxel) {
        Grid g = evidence.grid();
        float[][] layers = evidence.layers().clone();
        layers[layer] = layers[layer].clone();
        for (int v = 0; v < g.size(); v++) {
            if (Math.abs(g.ix(v) - g.ix(voxel)) <= 1
                    && Math.abs(g.iy(v) - g.iy(voxel)) <= 1
                    && Math.abs(g.iz(v) - g.iz(voxel)) <= 1) {
                layers[layer][v] = 0.9f;
            }
        }
        return new PlantedGround(new Evidence(g, evidence.names(), layers), samples, valid, ore);
    }

    /// A voxel above the ground.
    int air() {
        return evidence.grid().size() - evidence.grid().nx();
    }

    /// Chance that a voxel of ore scores above one that is not, ties counted half.
    double auc(float[] score) {
        double wins = 0;
        long pairs = 0;
        boolean[] isOre = new boolean[evidence.grid().size()];
        for (int v : ore) {
            isOre[v] = true;
        }
        for (int i = 0; i < score.length; i++) {
            for (int j = 0; isOre[valid[i]] && j < score.length; j++) {
                if (!isOre[valid[j]]) {
                    wins += score[i] > score[j] ? 1 : score[i] == score[j] ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        return wins / pairs;
    }

    private static double sq(double a) {
        return a * a;
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(i -> i).toArray();
    }
}
