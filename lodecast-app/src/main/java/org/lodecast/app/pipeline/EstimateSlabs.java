package org.lodecast.app.pipeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.app.format.Slab;
import org.lodecast.block.Grid;
import org.lodecast.evidence.LevelEstimates;
import org.lodecast.evidence.VariableEstimate;
import org.lodecast.geostat.kriging.GridEstimates;

/// Estimates of variables slab by slab, each made when it is asked for: `NAME`, `NAME_variance`, `NAME_slope`,
/// `NAME_count` and `NAME_distance` of each variable.
public final class EstimateSlabs implements Iterator<Slab> {
    private static final int LEVELS = 4; // kriging's own: other heights cost more and give the same
    private static final int COLUMNS = 5;
    private static final int MANY = 30; // slabs, of which three are soon made twice
    /// Of the free heap, what slabs may take; the rest is for the samples and the collector.
    private static final double SHARE = 0.5;

    private final Grid grid;
    private final BitSet ground;
    private final List<LevelEstimates> estimates;
    private final Predicate<String> cut;
    private final Workers workers;
    private final Progress progress;
    private final int height;
    private int level;

    /// @param cut variables whose estimates below 0 become 0
    /// @throws InvalidInput if a level does not fit into memory
    public EstimateSlabs(
            Grid grid,
            BitSet ground,
            List<LevelEstimates> estimates,
            Predicate<String> cut,
            Workers workers,
            Progress progress) {
        this.grid = grid;
        this.ground = ground;
        this.estimates = estimates;
        this.cut = cut;
        this.workers = workers;
        this.progress = progress;
        Runtime r = Runtime.getRuntime();
        double free = SHARE * (r.maxMemory() - (r.totalMemory() - r.freeMemory()));
        int fit = (int) Math.min(LEVELS, free / bytes(1));
        if (fit < 1) {
            throw InvalidInput.of(
                    "memory",
                    "one level of " + grid.nx() + " × " + grid.ny() + " voxels takes " + (bytes(1) >> 20)
                            + " MiB, and " + ((long) free >> 20)
                            + " are free; expected a larger cell, fewer variables or more memory"
                            + " (LODECAST_JAVA_OPTS=-Xmx8g)");
        }
        height = Math.min(fit == 3 ? 2 : fit, grid.nz());
    }

    /// Levels of a slab.
    public int height() {
        return height;
    }

    /// Memory that a slab takes [bytes].
    public long bytes() {
        return bytes(height);
    }

    private long bytes(int levels) {
        return 4L * COLUMNS * variables().size() * levels * grid.nx() * grid.ny();
    }

    /// Names of the columns.
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (VariableEstimate v : variables()) {
            for (String column : List.of("", "_variance", "_slope", "_count", "_distance")) {
                names.add(v.name() + column);
            }
        }
        return names;
    }

    private List<VariableEstimate> variables() {
        return estimates.stream().flatMap(e -> e.variables().stream()).toList();
    }

    /// Steps of the whole work.
    public long steps() {
        return (long) ground.cardinality() * estimates.size();
    }

    /// Seconds that all may take, by a few levels that are made and thrown away. They are spread over the ground,
    /// since voxels near holes take several times as long as those far from all. Of few slabs one level must do.
    public double foretell() {
        boolean many = grid.nz() / height >= MANY;
        int bottom = ground.nextSetBit(0) / (grid.nx() * grid.ny());
        int top = (ground.length() - 1) / (grid.nx() * grid.ny());
        int levels = many ? height : 1;
        long steps = 0;
        long began = System.nanoTime();
        for (double share : many ? new double[] {1 / 6.0, 0.5, 5 / 6.0} : new double[] {0.5}) {
            int at = Math.min(bottom + (int) (share * (top - bottom)), grid.nz() - levels);
            int first = grid.index(0, 0, at);
            BitSet some = ground.get(first, first + levels * grid.nx() * grid.ny());
            steps += (long) some.cardinality() * estimates.size();
            estimates.forEach(e -> e.at(at, levels, ground, workers, Progress.NONE));
        }
        return steps == 0 ? 0 : (System.nanoTime() - began) / 1e9 * steps() / steps;
    }

    @Override
    public boolean hasNext() {
        return level < grid.nz();
    }

    @Override
    public Slab next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int levels = Math.min(height, grid.nz() - level);
        List<float[]> columns = new ArrayList<>();
        for (LevelEstimates e : estimates) {
            List<GridEstimates> each = e.at(level, levels, ground, workers, progress);
            for (int k = 0; k < each.size(); k++) {
                GridEstimates one = each.get(k);
                if (cut.test(e.variables().get(k).name())) {
                    float[] value = one.value();
                    for (int i = 0; i < value.length; i++) {
                        value[i] = value[i] < 0 ? 0 : value[i];
                    }
                }
                columns.addAll(List.of(one.value(), one.variance(), one.slope(), one.count(), one.distance()));
            }
        }
        Slab slab = new Slab(level, levels, ground, columns);
        level += levels;
        return slab;
    }
}
