package org.lodecast.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lodecast.Seed;
import org.lodecast.block.Grid;

/// One way to part the labelled voxels: numbers of those to learn from and of those to test on. A protocol is
/// a list of folds. Numbers count within {@link LabelledVoxels}, rising.
///
/// @param train to learn from
/// @param test to judge by
public record Fold(int[] train, int[] test) {

    /// As published: a share of the barren voxels at random to learn from; the rest, and all ore, to test on.
    /// Neighbouring voxels are alike and fall on both sides, so this flatters. Ore is in both parts, for the
    /// teacher of the student-teacher detector learns from all voxels (paper, section 4.4).
    public static List<Fold> paper(LabelledVoxels samples, double share, Seed seed) {
        int[] barren = IntStream.range(0, samples.size())
                .filter(i -> !samples.ore()[i])
                .toArray();
        shuffle(barren, seed.split("paper").generator());
        int learn = (int) Math.round(share * barren.length);
        boolean[] train = new boolean[samples.size()];
        boolean[] test = new boolean[samples.size()];
        for (int k = 0; k < barren.length; k++) {
            (k < learn ? train : test)[barren[k]] = true;
        }
        for (int i = 0; i < samples.size(); i++) {
            if (samples.ore()[i]) {
                train[i] = true;
                test[i] = true;
            }
        }
        return List.of(of(train, test));
    }

    /// Whole drillholes left out, in `folds` groups of as equal voxel counts as shuffled holes give.
    public static List<Fold> byHole(LabelledVoxels samples, int folds, Seed seed) {
        int holes = samples.holes().length;
        int[] order = IntStream.range(0, holes).toArray();
        shuffle(order, seed.split("hole").generator());
        int[] group = new int[holes];
        for (int k = 0; k < holes; k++) {
            group[order[k]] = k % folds;
        }
        int[] of = new int[samples.size()];
        for (int i = 0; i < of.length; i++) {
            of[i] = samples.hole()[i] < 0 ? 0 : group[samples.hole()[i]];
        }
        return grouped(of, folds);
    }

    /// Cubes of ground left out, with the learning voxels nearer than `buffer` to a tested one dropped.
    ///
    /// @param edge of a cube [m]
    /// @param buffer [m]
    public static List<Fold> byBlock(
            LabelledVoxels samples, Grid grid, double edge, double buffer, int folds, Seed seed) {
        int n = samples.size();
        int[] of = new int[n];
        java.util.Map<List<Integer>, Integer> cubes =
                new java.util.TreeMap<>(java.util.Comparator.<List<Integer>>comparingInt(List::getFirst)
                        .thenComparingInt(l -> l.get(1))
                        .thenComparingInt(l -> l.get(2)));
        List<List<Integer>> keys = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int v = samples.voxel()[i];
            List<Integer> key = List.of(
                    (int) Math.floor((grid.ix(v) + 0.5) * grid.dx() / edge),
                    (int) Math.floor((grid.iy(v) + 0.5) * grid.dy() / edge),
                    (int) Math.floor((grid.iz(v) + 0.5) * grid.dz() / edge));
            keys.add(key);
            cubes.put(key, 0);
        }
        int[] order = IntStream.range(0, cubes.size()).toArray();
        shuffle(order, seed.split("block").generator());
        int k = 0;
        for (var e : cubes.entrySet()) {
            e.setValue(order[k++] % folds);
        }
        for (int i = 0; i < n; i++) {
            of[i] = cubes.getOrDefault(keys.get(i), 0);
        }
        List<Fold> result = new ArrayList<>();
        for (Fold f : grouped(of, folds)) {
            boolean[] near = within(grid, samples, f.test, buffer);
            int[] kept = Arrays.stream(f.train)
                    .filter(i -> !near[samples.voxel()[i]])
                    .toArray();
            result.add(new Fold(kept, f.test));
        }
        return result;
    }

    /// Learns from the upper half of the labelled voxels and tests on the lower, cut between two levels.
    public static List<Fold> byDepth(LabelledVoxels samples, Grid grid) {
        double[] z = new double[samples.size()];
        for (int i = 0; i < z.length; i++) {
            z[i] = grid.z(grid.iz(samples.voxel()[i]));
        }
        double[] sorted = z.clone();
        Arrays.sort(sorted);
        double middle = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        if (sorted.length > 0 && middle == sorted[0]) { // half of them on the lowest level: that is the lower half
            middle =
                    Arrays.stream(sorted).filter(h -> h > sorted[0]).findFirst().orElse(sorted[0]);
        }
        boolean[] train = new boolean[z.length];
        boolean[] test = new boolean[z.length];
        for (int i = 0; i < z.length; i++) {
            (z[i] >= middle ? train : test)[i] = true;
        }
        return List.of(of(train, test));
    }

    private static List<Fold> grouped(int[] group, int folds) {
        List<Fold> result = new ArrayList<>();
        for (int f = 0; f < folds; f++) {
            int fold = f;
            int[] test = IntStream.range(0, group.length)
                    .filter(i -> group[i] == fold)
                    .toArray();
            int[] train = IntStream.range(0, group.length)
                    .filter(i -> group[i] != fold)
                    .toArray();
            if (test.length > 0) {
                result.add(new Fold(train, test));
            }
        }
        return result;
    }

    /// Marks voxels whose centre lies within `distance` of that of a sample of the list.
    private static boolean[] within(Grid grid, LabelledVoxels samples, int[] list, double distance) {
        boolean[] near = new boolean[grid.size()];
        int ry = (int) (distance / grid.dy());
        int rz = (int) (distance / grid.dz());
        for (int i : list) {
            int v = samples.voxel()[i];
            int ix = grid.ix(v);
            int iy = grid.iy(v);
            int iz = grid.iz(v);
            for (int c = Math.max(0, iz - rz); c <= Math.min(grid.nz() - 1, iz + rz); c++) {
                for (int b = Math.max(0, iy - ry); b <= Math.min(grid.ny() - 1, iy + ry); b++) {
                    double up = (c - iz) * grid.dz();
                    double across = (b - iy) * grid.dy();
                    double left = distance * distance - up * up - across * across;
                    if (left >= 0) {
                        int rx = (int) (Math.sqrt(left) / grid.dx());
                        int row = grid.index(0, b, c);
                        Arrays.fill(near, row + Math.max(0, ix - rx), row + Math.min(grid.nx() - 1, ix + rx) + 1, true);
                    }
                }
            }
        }
        return near;
    }

    private static Fold of(boolean[] train, boolean[] test) {
        return new Fold(
                IntStream.range(0, train.length).filter(i -> train[i]).toArray(),
                IntStream.range(0, test.length).filter(i -> test[i]).toArray());
    }

    private static void shuffle(int[] a, RandomGenerator random) {
        for (int i = a.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int t = a[i];
            a[i] = a[j];
            a[j] = t;
        }
    }
}
