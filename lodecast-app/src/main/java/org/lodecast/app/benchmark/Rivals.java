package org.lodecast.app.benchmark;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
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
import org.lodecast.simulate.SimulatedDeposit;

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
    /// @param faultDistance [m], NaN where there is no fault
    Map<String, float[]> of(SimulatedDeposit d, float[] faultDistance) {
        Map<String, float[]> all = new LinkedHashMap<>();
        RandomGenerator random = d.seed().split("random rival").generator();
        float[] drawn = new float[grid.size()];
        for (int v : ground) {
            drawn[v] = random.nextFloat();
        }
        all.put(RANDOM, drawn);
        all.put(SAMPLE, minus(run.model().values("distance")));
        if (!d.orebodies().isEmpty()) {
            all.put(ORE, minus(distance(d.orebodies())));
        }
        float[] overlay = untrained(new Overlay());
        all.put(OVERLAY, overlay);
        if (!d.faults().isEmpty()) {
            all.put(FAULT, minus(faultDistance));
            float[] faded = overlay.clone();
            for (int v : ground) {
                faded[v] = (float) (overlay[v] * Math.exp(-faultDistance[v] / FADE));
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
