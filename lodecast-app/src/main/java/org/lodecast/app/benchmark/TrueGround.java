package org.lodecast.app.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lodecast.app.pipeline.Finished;
import org.lodecast.assess.Capture;
import org.lodecast.assess.Discovery;
import org.lodecast.block.Grid;
import org.lodecast.drill.Trace;
import org.lodecast.simulate.SimulatedDeposit;
import org.lodecast.simulate.Truth;

/// The ground of a run beside what really lies in it. Judged is ground that no hole has entered, without
/// the voxels of known bodies; ore is what lies in blind bodies.
public final class TrueGround {
    /// All undrilled ground.
    static final String ALL = "all";
    /// Undrilled ground so near to a sample that its chemistry could tell.
    static final String NEAR = "near";
    /// How near [m].
    static final double REACH = 120;
    /// Height of a slice of depth [m].
    private static final int SLICE = 100;

    private static final double STEP = 1; // along a hole [m]

    private final List<Truth.TrueBody> blind;
    private final SimulatedDeposit deposit;
    private final Grid grid;
    private final Map<String, int[]> parts = new LinkedHashMap<>();
    private final Map<String, int[]> slices = new LinkedHashMap<>();
    private final int[] body; // of each voxel of the grid, −1 for none

    public TrueGround(SimulatedDeposit deposit, Finished run) {
        this.deposit = deposit;
        grid = run.evidence().grid();
        blind = deposit.truth().bodies().stream().filter(b -> !b.known()).toList();
        body = new int[grid.size()];
        Arrays.fill(body, -1);
        for (int b = blind.size() - 1; b >= 0; b--) { // where bodies cross, the first counts
            Truth.TrueBody own = blind.get(b);
            float[] in = deposit.truth().column(grid, x -> x == own);
            for (int v = 0; v < body.length; v++) {
                body[v] = in[v] > 0 ? b : body[v];
            }
        }
        float[] known = deposit.truth().column(grid, Truth.TrueBody::known);
        BitSet drilled = drilled(run.traces());
        int[] all = Arrays.stream(run.ground())
                .filter(v -> known[v] == 0 && !drilled.get(v))
                .toArray();
        float[] distance = run.model().values("distance");
        parts.put(ALL, all);
        parts.put(NEAR, Arrays.stream(all).filter(v -> distance[v] <= REACH).toArray());
        double[] depth = Arrays.stream(all).mapToDouble(this::depth).toArray();
        int deepest = (int) Arrays.stream(depth).max().orElse(0) / SLICE;
        for (int s = 0; s <= deepest; s++) {
            int slice = s;
            slices.put(
                    s * SLICE + "-" + (s + 1) * SLICE,
                    IntStream.range(0, all.length)
                            .filter(i -> (int) Math.max(0, depth[i]) / SLICE == slice)
                            .map(i -> all[i])
                            .toArray());
        }
    }

    private BitSet drilled(List<Trace> traces) {
        BitSet drilled = new BitSet(grid.size());
        for (Trace t : traces) {
            for (double d = 0; d <= t.length(); d += STEP) {
                double[] p = t.at(d);
                int v = grid.indexAt(p[0], p[1], p[2]);
                if (v >= 0) {
                    drilled.set(v);
                }
            }
        }
        return drilled;
    }

    private double depth(int v) {
        double x = grid.x(grid.ix(v), grid.iy(v));
        double y = grid.y(grid.ix(v), grid.iy(v));
        return deposit.ground().elevation(x, y) - grid.z(grid.iz(v));
    }

    /// Voxels of all judged ground, rising.
    public int[] voxels() {
        return part(ALL);
    }

    private int[] part(String name) {
        return java.util.Objects.requireNonNull(parts.get(name), name);
    }

    /// Whether blind ore lies in the voxel.
    public boolean ore(int voxel) {
        return body[voxel] >= 0;
    }

    Map<String, Outcome.Ground> grounds() {
        Map<String, Outcome.Ground> told = new LinkedHashMap<>();
        parts.forEach((name, voxels) -> told.put(
                name,
                new Outcome.Ground(
                        voxels.length,
                        (int) Arrays.stream(voxels).filter(this::ore).count(),
                        (int) Arrays.stream(voxels)
                                .filter(this::ore)
                                .map(v -> body[v])
                                .distinct()
                                .count())));
        return told;
    }

    /// The known or the blind ones, these in the order of their numbers.
    List<Outcome.Body> bodies(boolean known) {
        List<Outcome.Body> told = new ArrayList<>();
        for (Truth.TrueBody b : deposit.truth().bodies()) {
            if (b.known() != known) {
                continue;
            }
            double[] c = b.body().centre();
            told.add(new Outcome.Body(
                    b.body().name(),
                    deposit.ground().elevation(c[0], c[1]) - c[2],
                    b.body().volume(),
                    b.drilled()));
        }
        return told;
    }

    /// @param column a score a voxel of the grid
    Map<String, Outcome.Found> found(float[] column) {
        Map<String, Outcome.Found> told = new LinkedHashMap<>();
        parts.forEach((name, voxels) -> {
            int[] in = Arrays.stream(voxels).map(v -> body[v]).toArray();
            Discovery d = Discovery.of(pick(column, voxels), in, blind.size());
            Map<String, Double> capture = new LinkedHashMap<>();
            for (Capture c : d.captures()) {
                capture.put(Long.toString(Math.round(100 * c.volume())), c.ore());
            }
            told.put(name, new Outcome.Found(d.auc(), capture, d.found(), d.recall(), d.shares()));
        });
        return told;
    }

    /// AUC by depth.
    Map<String, Double> slices(float[] column) {
        Map<String, Double> told = new LinkedHashMap<>();
        slices.forEach((name, voxels) -> {
            boolean[] ore = new boolean[voxels.length];
            for (int i = 0; i < ore.length; i++) {
                ore[i] = ore(voxels[i]);
            }
            told.put(name, Discovery.auc(pick(column, voxels), ore));
        });
        return told;
    }

    /// Values of some voxels.
    static float[] pick(float[] column, int[] voxels) {
        float[] values = new float[voxels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = column[voxels[i]];
        }
        return values;
    }
}
