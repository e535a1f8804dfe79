package org.lodecast.app.benchmark;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.app.pipeline.Finished;
import org.lodecast.block.Grid;
import org.lodecast.detect.Detector;
import org.lodecast.detect.Overlay;
import org.lodecast.detect.PatchEnergy;
import org.lodecast.detect.TrainingSamples;
import org.lodecast.geology.SurfaceDistance;
import org.lodecast.geology.TriangleMesh;
import org.lodecast.geostat.KdTree;

/// Scores that need no training, over the grid: what a detector must beat to be worth its training. Each
/// is NaN above the ground; those that the deposit has nothing for are left out.
final class Rivals {
    static final String RANDOM = "random";
    static final String FAULT = "near_fault";
    static final String ORE = "near_ore";
    static final String SAMPLE = "near_sample";
    static final String OVERLAY = "overlay";
    static final String OVERLAY_FAULT = "overlay_fault";
    static final String ENERGY = "energy";

    /// Over which the overlay fades with distance to a fault [m].
    private static final double FADE = 30;

    private final Finished run;
    private final Grid grid;
    private final int[] ground;

    Rivals(Finished run) {
        this.run = run;
        this.grid = run.evidence().grid();
        this.ground = run.ground();
    }

    /// By name.
    ///
    /// @param seed of the one that is drawn
    /// @param ore distance to known ore [m], null where none is known
    /// @param fault distance to mapped faults [m], null where none is mapped
    Map<String, float[]> of(Seed seed, float @Nullable [] ore, float @Nullable [] fault) {
        Map<String, float[]> all = new LinkedHashMap<>();
        RandomGenerator random = seed.split("random rival").generator();
        float[] drawn = new float[grid.size()];
        for (int v : ground) {
            drawn[v] = random.nextFloat();
        }
        all.put(RANDOM, drawn);
        all.put(SAMPLE, minus(run.model().values("distance")));
        if (ore != null) {
            all.put(ORE, minus(ore));
        }
        float[] overlay = untrained(new Overlay());
        all.put(OVERLAY, overlay);
        if (fault != null) {
            all.put(FAULT, minus(fault));
            float[] faded = overlay.clone();
            for (int v : ground) {
                faded[v] = (float) (overlay[v] * Math.exp(-fault[v] / FADE));
            }
            all.put(OVERLAY_FAULT, faded);
        }
        all.put(ENERGY, untrained(new PatchEnergy()));
        return all;
    }

    /// Distance of the ground's voxels to the nearest surface [m], NaN if there is none.
    float[] distance(List<TriangleMesh> surfaces) {
        if (surfaces.isEmpty()) {
            float[] none = new float[grid.size()];
            Arrays.fill(none, Float.NaN);
            return none;
        }
        return SurfaceDistance.of(surfaces).onto(grid, ground, Workers.ONE, Progress.NONE);
    }

    /// Distance of the ground's voxels to the nearest of some voxels, from centre to centre [m].
    ///
    /// @param voxels at least one
    float[] distance(int[] voxels) {
        double[][] at = new double[3][voxels.length];
        for (int k = 0; k < voxels.length; k++) {
            double[] c = centre(voxels[k]);
            for (int a = 0; a < c.length; a++) {
                at[a][k] = c[a];
            }
        }
        KdTree tree = new KdTree(at[0], at[1], at[2]);
        KdTree.Found nearest = new KdTree.Found();
        float[] column = new float[grid.size()];
        Arrays.fill(column, Float.NaN);
        for (int v : ground) {
            double[] c = centre(v);
            tree.nearest(c[0], c[1], c[2], Double.POSITIVE_INFINITY, 1, nearest);
            column[v] = (float) Math.sqrt(nearest.distance2(0));
        }
        return column;
    }

    private double[] centre(int v) {
        int ix = grid.ix(v);
        int iy = grid.iy(v);
        return new double[] {grid.x(ix, iy), grid.y(ix, iy), grid.z(grid.iz(v))};
    }

    private float[] untrained(Detector d) {
        int[] none = {};
        float[] score = d.fit(
                        run.evidence(), new TrainingSamples(none, none, none), new Seed(0), Workers.ONE, Progress.NONE)
                .score(run.evidence(), ground, Workers.ONE, Progress.NONE);
        float[] column = new float[grid.size()];
        Arrays.fill(column, Float.NaN);
        for (int i = 0; i < ground.length; i++) {
            column[ground[i]] = score[i];
        }
        return column;
    }

    private static float[] minus(float[] column) {
        float[] other = new float[column.length];
        for (int v = 0; v < other.length; v++) {
            other[v] = -column[v];
        }
        return other;
    }
}
