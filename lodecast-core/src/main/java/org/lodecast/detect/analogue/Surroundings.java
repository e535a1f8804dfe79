package org.lodecast.detect.analogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lodecast.Workers;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;
import org.lodecast.detect.nn.Samples;
import org.lodecast.evidence.Evidence;

/// One deposit as the detector sees it: the rows of the {@link View} at its voxels. Layers and elements as
/// {@linkplain Standard normal scores} within the deposit; distances d [m] as ln(1 + d/20); the kriging
/// variance as a share of its largest.
///
/// Edges: beyond the grid its outermost voxel stands in; where there is no ground, and for a subject that
/// the deposit lacks, 0, the score of a middling voxel.
public final class Surroundings implements Samples {
    private static final double NEAR = 20; // distances are told apart on this scale [m]
    private static final float FAR = 1000; // stands for no sample [m]

    private final Grid grid;
    private final short[] @Nullable [] own;
    private final short[] @Nullable [] mean;
    private final float[] distance;
    private final float[] variance;
    private final int[][] east; // voxels from a ring's centre to its places
    private final int[][] north;

    private Surroundings(
            Grid grid, short[] @Nullable [] own, short[] @Nullable [] mean, float[] distance, float[] variance) {
        this.grid = grid;
        this.own = own;
        this.mean = mean;
        this.distance = distance;
        this.variance = variance;
        east = new int[View.RINGS.length][View.ON_RING];
        north = new int[View.RINGS.length][View.ON_RING];
        for (int q = 0; q < east.length; q++) {
            for (int k = 0; k < View.ON_RING; k++) {
                double a = 2 * Math.PI * k / View.ON_RING;
                east[q][k] = (int) Math.rint(View.RINGS[q] * Math.cos(a) / grid.dx());
                north[q][k] = (int) Math.rint(View.RINGS[q] * Math.sin(a) / grid.dy());
            }
        }
    }

    /// @param evidence with what it was made from, else there are no elements and no support
    /// @param ground voxels of it with every layer, rising
    public static Surroundings of(Evidence evidence, int[] ground, Workers workers) {
        Grid grid = evidence.grid();
        List<String> subjects = View.SUBJECTS;
        short[] @Nullable [] own = new short[subjects.size()][];
        short[] @Nullable [] mean = new short[subjects.size()][];
        workers.forEach(own.length, s -> {
            Optional<float[]> column = column(evidence, subjects.get(s));
            if (column.isPresent()) {
                short[] scores = standard(column.get(), ground);
                own[s] = scores;
                mean[s] = Means.over(scores, grid, View.SIDE);
            }
        });
        BlockModel model = evidence.estimates();
        float[] distance = support(model, "distance", grid, FAR);
        float[] variance = support(model, "kriging_variance", grid, 0);
        float most = 0;
        for (int v : ground) {
            most = variance[v] > most ? variance[v] : most;
        }
        float[] share = new float[variance.length];
        for (int v = 0; v < share.length; v++) {
            share[v] = most > 0 ? variance[v] / most : 0;
        }
        float[] near = new float[distance.length];
        for (int v = 0; v < near.length; v++) {
            near[v] = near(distance[v]);
        }
        return new Surroundings(grid, own, mean, near, share);
    }

    /// The same rows as if a layer, and the elements that it is made of, were not known.
    ///
    /// @param layer as the evidence names it
    public Samples without(String layer) {
        boolean[] hidden = View.of(layer);
        return new Samples() {
            @Override
            public int width() {
                return View.WIDTH;
            }

            @Override
            public void fill(int voxel, float[] row) {
                Surroundings.this.fill(voxel, row);
                for (int s = 0; s < hidden.length; s++) {
                    if (hidden[s]) {
                        Arrays.fill(row, View.first(s), View.first(s) + View.OF_SUBJECT, 0f);
                    }
                }
            }
        };
    }

    /// Normal scores of some voxels within the ground.
    ///
    /// @param values of the ground, voxel by voxel
    /// @param voxels of the ground
    public static float[] standing(Grid grid, int[] ground, float[] values, int[] voxels) {
        float[] column = new float[grid.size()];
        for (int i = 0; i < ground.length; i++) {
            column[ground[i]] = values[i];
        }
        Standard standard = Standard.of(column, ground);
        float[] z = new float[voxels.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = value(standard.of(column[voxels[i]]));
        }
        return z;
    }

    /// Which of the {@link View}'s subjects this deposit has.
    public List<String> has() {
        return View.SUBJECTS.stream()
                .filter(s -> own[View.SUBJECTS.indexOf(s)] != null)
                .toList();
    }

    @Override
    public int width() {
        return View.WIDTH;
    }

    @Override
    public void fill(int voxel, float[] row) {
        int ix = grid.ix(voxel);
        int iy = grid.iy(voxel);
        int[][][] rings = rings(ix, iy, grid.iz(voxel));
        for (int s = 0; s < own.length; s++) {
            short[] scores = own[s];
            short[] means = mean[s];
            int t = View.first(s);
            if (scores == null || means == null) {
                Arrays.fill(row, t, t + View.OF_SUBJECT, 0f);
                continue;
            }
            for (int r : View.RISES) {
                row[t++] = value(scores[above(voxel, ix, iy, r)]);
            }
            for (int r : View.MEAN_RISES) {
                row[t++] = value(means[above(voxel, ix, iy, r)]);
            }
            for (int[][] ring : rings) {
                for (int[] places : ring) {
                    short highest = Short.MIN_VALUE;
                    short lowest = Short.MAX_VALUE;
                    for (int place : places) {
                        short v = scores[place] == Standard.NONE ? 0 : scores[place];
                        highest = v > highest ? v : highest;
                        lowest = v < lowest ? v : lowest;
                    }
                    row[t++] = value(highest);
                    row[t++] = value(lowest);
                }
            }
            row[t] = 1;
        }
        int t = View.SUPPORT;
        for (int r : View.SUPPORT_RISES) {
            row[t++] = known(distance[above(voxel, ix, iy, r)]);
        }
        for (int r : View.SUPPORT_RISES) {
            row[t++] = known(variance[above(voxel, ix, iy, r)]);
        }
    }

    /// Voxels on each ring at each rise.
    private int[][][] rings(int ix, int iy, int iz) {
        int[][][] rings = new int[View.RINGS.length][View.RING_RISES.length][View.ON_RING];
        for (int q = 0; q < rings.length; q++) {
            for (int r = 0; r < View.RING_RISES.length; r++) {
                int level = Math.clamp(iz + Math.round(View.RING_RISES[r] / grid.dz()), 0, grid.nz() - 1);
                for (int k = 0; k < View.ON_RING; k++) {
                    rings[q][r][k] = grid.index(
                            Math.clamp(ix + east[q][k], 0, grid.nx() - 1),
                            Math.clamp(iy + north[q][k], 0, grid.ny() - 1),
                            level);
                }
            }
        }
        return rings;
    }

    private int above(int voxel, int ix, int iy, int rise) {
        if (rise == 0) {
            return voxel;
        }
        int iz = Math.clamp(grid.iz(voxel) + Math.round(rise / grid.dz()), 0, grid.nz() - 1);
        return grid.index(ix, iy, iz);
    }

    private static float value(short parts) {
        return parts == Standard.NONE ? 0 : parts * (1f / Standard.PARTS);
    }

    private static float known(float v) {
        return Float.isNaN(v) ? near(FAR) : v;
    }

    private static float near(float distance) {
        return (float) Math.log1p(Math.min(distance, FAR) / NEAR);
    }

    private static float[] support(@Nullable BlockModel model, String name, Grid grid, float none) {
        if (model != null && model.has(name)) {
            return model.values(name);
        }
        float[] column = new float[grid.size()];
        Arrays.fill(column, none);
        return column;
    }

    private static short[] standard(float[] column, int[] ground) {
        Standard standard = Standard.of(column, ground);
        short[] scores = new short[column.length];
        Arrays.fill(scores, Standard.NONE);
        for (int v : ground) {
            scores[v] = standard.of(column[v]);
        }
        return scores;
    }

    private static Optional<float[]> column(Evidence e, String subject) {
        Optional<String> anomaly =
                e.names().stream().filter(n -> n.endsWith("_anomaly")).findFirst();
        if (View.LAYERS.contains(subject)) {
            int at = subject.equals("anomaly")
                    ? anomaly.map(e.names()::indexOf).orElse(-1)
                    : e.names().indexOf(subject);
            return at < 0 ? Optional.empty() : Optional.of(e.layers()[at]);
        }
        BlockModel model = e.estimates();
        String element = subject.equals("main")
                ? anomaly.map(n -> n.replace("_anomaly", "")).orElse("")
                : subject;
        return model != null && model.has(element) ? Optional.of(model.values(element)) : Optional.empty();
    }
}
