package org.lodecast.detect.analogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;
import org.lodecast.detect.nn.Training;
import org.lodecast.evidence.Evidence;

/// Small deposits of two styles: noise, and a body somewhere in which every layer and element stands high.
public final class PlantedBank {
    private static final Raising SMALL = new Raising(List.of(12, 6), 3, new Training(8, 16, 0.003, 0.8, 2, 0), 0.01);

    private static Raising.Raised raised = raise(new Seed(5), Workers.ONE);

    /// One of them.
    ///
    /// @param ore whether ore lies in the voxel
    public record Planted(Evidence evidence, int[] ground, boolean[] ore) {}

    private PlantedBank() {}

    /// A model raised on twelve of them; read only.
    public static AnalogueModel model() {
        return raised.model();
    }

    static Raising.Raised raise(Seed seed, Workers workers) {
        return SMALL.raise(deposits(), seed, workers, Progress.NONE);
    }

    static List<Deposit> deposits() {
        List<Deposit> all = new ArrayList<>();
        for (int d = 0; d < 12; d++) {
            Planted p = planted(new Seed(100 + d));
            Surroundings s = Surroundings.of(p.evidence, p.ground, Workers.ONE);
            boolean[] ore = new boolean[p.ground.length];
            for (int i = 0; i < ore.length; i++) {
                ore[i] = p.ore[p.ground[i]];
            }
            float[] own = new float[ore.length];
            all.add(Deposit.of(d % 2 == 0 ? "lode" : "bed", s, p.ground, ore, own, 60, new Seed(d)));
        }
        return all;
    }

    static Planted planted(Seed seed) {
        return planted(seed, -1);
    }

    /// @param only the layer in which the body stands high, −1 for all layers and elements
    public static Planted planted(Seed seed, int only) {
        Grid grid = Grid.of(0, 0, 0, 20, 20, 20, 12, 12, 10);
        RandomGenerator random = seed.generator();
        double[] centre = {random.nextDouble(3, 9), random.nextDouble(3, 9), random.nextDouble(2, 8)};
        int n = grid.size();
        boolean[] ore = new boolean[n];
        float[][] columns = new float[8][n];
        for (int v = 0; v < n; v++) {
            double r2 = sq(grid.ix(v) - centre[0]) + sq(grid.iy(v) - centre[1]) + sq(grid.iz(v) - centre[2]);
            ore[v] = r2 < 5;
            for (int c = 0; c < columns.length; c++) {
                double bump = only < 0 || only == c ? 2.5 * Math.exp(-r2 / 8) : 0;
                columns[c][v] = (float) (random.nextGaussian() + bump);
            }
        }
        BlockModel estimates = new BlockModel(grid);
        estimates.put("Au", "g/t", columns[4]).put("As", "ppm", columns[5]).put("Hg", "ppm", columns[6]);
        float[] distance = new float[n];
        Arrays.fill(distance, 40);
        estimates.put("distance", "m", distance).put("kriging_variance", "", columns[7]);
        Evidence evidence = new Evidence(grid, List.of("fault", "F4", "Au_anomaly", "B2"), Arrays.copyOf(columns, 4))
                .withEstimates(estimates);
        return new Planted(evidence, IntStream.range(0, n).toArray(), ore);
    }

    private static double sq(double a) {
        return a * a;
    }
}
