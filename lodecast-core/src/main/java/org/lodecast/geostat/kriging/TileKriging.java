package org.lodecast.geostat.kriging;

import static org.lodecast.geostat.kriging.Correlation.SPECIES;
import static org.lodecast.geostat.kriging.Correlation.WIDTH;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import org.jspecify.annotations.Nullable;
import org.lodecast.geostat.Transform;

/// Estimates tile after tile; one a thread.
///
/// Targets with the same samples share their system. A job is one system with some of its targets, and as
/// many jobs as a vector has lanes are done side by side; a system with many targets is given to many lanes,
/// so that none idles.
final class TileKriging {
    private static final int NONE = SampleSearch.NONE;

    private final SampleTable table;
    private final KrigingType type;
    private final int minSamples;
    private final boolean points; // not blocks
    private final boolean single; // one variable
    private final boolean shared;
    private final Transform transform;
    private final double targetVariance;
    private final Covariances covariances;
    private final @Nullable WideSystem global;
    private final SampleSearch plain;
    private final TileSearch search;
    private final @Nullable TileKriging leader; // that has searched already
    private final SampleSets sets;
    private final int[] found = new int[Tile.MOST]; // set of each target as it was found
    private final LaneSystems systems;
    private final WideSystem wide;
    private final WideSystem.Side side = new WideSystem.Side();
    private final SampleSearch.Selection nearestOnly = new SampleSearch.Selection();
    private final Jobs jobs;
    private final double[] px = new double[WideSystem.SIDE];
    private final double[] py = new double[WideSystem.SIDE];
    private final double[] pz = new double[WideSystem.SIDE];
    private final double[] f; // functions of the mean at the targets of a round
    private final double[] sums;
    private double scale; // of coordinates in the functions of a trend
    private double cx;
    private double cy;
    private double cz;
    final TileEstimates estimates;

    /// @param fold of each sample, for targets from whose sets one fold is left out
    TileKriging(Kriging k, int[] fold) {
        this(k, null, new TileSearch(k.search, fold), new SampleSets());
    }

    /// After another that {@linkplain Kriging#searchesLike searches alike}, with the samples that it
    /// found for the tile that it did last.
    TileKriging(Kriging k, TileKriging leader) {
        this(k, leader, leader.search, leader.sets);
    }

    private TileKriging(Kriging k, @Nullable TileKriging leader, TileSearch search, SampleSets sets) {
        this.leader = leader;
        this.search = search;
        this.sets = sets;
        jobs = new Jobs(sets);
        table = k.table;
        type = k.type;
        minSamples = k.neighbourhood.minSamples();
        points = k.block == null;
        single = table.variables() == 1;
        shared = k.neighbourhood.shared();
        transform = k.transform;
        covariances = k.covariances;
        targetVariance = covariances.targetVariance();
        global = k.global;
        plain = k.search;
        systems = new LaneSystems(covariances, type.functions());
        wide = new WideSystem(covariances, table, type.functions());
        f = new double[type.functions() * WideSystem.SIDE];
        sums = new double[table.stride()];
        estimates = new TileEstimates(table.variables());
    }

    /// The one system of a global neighbourhood.
    static WideSystem ofAll(Kriging k) {
        int[] all = new int[k.table.size()];
        Arrays.setAll(all, i -> i);
        TileKriging work = new TileKriging(k, new int[0]);
        work.about(k.table);
        work.fill(work.wide, all, 0, all.length);
        return work.wide;
    }

    /// The estimates of a tile's targets, in {@link #estimates}.
    TileEstimates estimate(Tile tile) {
        krige(tile);
        if (transform != Transform.IDENTITY) {
            estimates.back(transform, targetVariance, tile.size);
        }
        return estimates;
    }

    private void krige(Tile tile) {
        centre(tile);
        WideSystem all = tile.size > 0 && tile.fold[0] == NONE ? global : null;
        if (all != null) {
            estimateFromAll(tile, all);
            return;
        }
        find(tile);
        for (int t = 0; t < tile.size; t++) {
            int s = sets.of[t];
            estimates.count[t] = sets.size(s);
            estimates.distance[t] = search.distance[t];
            if (sets.size(s) < minSamples) {
                estimates.miss(t);
                estimates.missed++;
            } else if (hasNoDrift(tile, t)) {
                estimates.miss(t);
                estimates.driftless++;
            } else if (isSample(tile, t, search.nearest[t])) {
                take(t, search.nearest[t]);
            } else {
                continue;
            }
            sets.of[t] = NONE; // done
        }
        jobs.make(tile.size, Math.max(1, (tile.size + WIDTH - 1) / WIDTH), this::isWide);
        for (int j = 0; j < jobs.size; ) {
            if (isWide(jobs.set[j])) {
                wide(tile, j++);
            } else {
                sideBySide(tile, j, Math.min(WIDTH, jobs.size - j));
                j += WIDTH;
            }
        }
    }

    private void find(Tile tile) {
        if (leader == null) {
            sets.clear();
            search.find(tile, 0, tile.size, sets);
            System.arraycopy(sets.of, 0, found, 0, tile.size);
        } else {
            System.arraycopy(leader.found, 0, sets.of, 0, tile.size); // it has crossed off what it did
        }
    }

    private void centre(Tile tile) {
        double[] c = new double[3];
        for (int t = 0; t < tile.size; t++) {
            c[0] += tile.x[t] / tile.size;
            c[1] += tile.y[t] / tile.size;
            c[2] += tile.z[t] / tile.size;
        }
        cx = c[0];
        cy = c[1];
        cz = c[2];
    }

    private boolean isWide(int set) {
        return shared || sets.size(set) > LaneSystems.MOST_SAMPLES;
    }

    private boolean isSample(Tile tile, int t, int nearest) {
        return points
                && nearest != NONE
                && tile.fold[t] == NONE
                && table.x[nearest] == tile.x[t]
                && table.y[nearest] == tile.y[t]
                && table.z[nearest] == tile.z[t];
    }

    private boolean hasNoDrift(Tile tile, int t) {
        for (int d = t; d < tile.drift.length; d += Tile.MOST) {
            if (!Double.isFinite(tile.drift[d])) {
                return true;
            }
        }
        return false;
    }

    /// At a sample the estimate is its value.
    private void take(int t, int sample) {
        for (int v = 0; v < table.variables(); v++) {
            estimates.value[v][t] = table.value(v, sample);
        }
        estimates.variance[t] = 0;
        estimates.ofEstimate[t] = targetVariance;
        estimates.slope[t] = 1;
    }

    private void sideBySide(Tile tile, int first, int count) {
        systems.begin(sets.size(jobs.set[first]));
        scale = Math.max(1e-9, span(jobs.set[first]));
        for (int lane = 0; lane < WIDTH; lane++) {
            int set = jobs.set[first + Math.min(lane, count - 1)]; // lanes without a job repeat the last
            int n = sets.size(set);
            systems.load(lane, sets.id, sets.start[set], n);
            for (int i = 0; i < n; i++) {
                int sample = sets.id[sets.start[set] + i];
                functions(sample, systems.functionsAt(), i * WIDTH + lane, systems.stride());
                systems.valuesAt()[i * WIDTH + lane] = table.centred(0, sample);
            }
        }
        systems.factor(single);
        int rounds = 0;
        for (int j = first; j < first + count; j++) {
            rounds = Math.max(rounds, jobs.count[j]);
        }
        for (int round = 0; round < rounds; round++) {
            for (int lane = 0; lane < WIDTH; lane++) {
                int j = first + Math.min(lane, count - 1);
                int t = jobs.order[jobs.from[j] + Math.min(round, jobs.count[j] - 1)];
                aim(tile, t, lane, WIDTH);
            }
            systems.solve(px, py, pz, f);
            double[] weights = single ? systems.value : systems.weights();
            for (int lane = 0; lane < count; lane++) {
                int j = first + lane;
                if (round < jobs.count[j]) {
                    int t = jobs.order[jobs.from[j] + round];
                    estimates.spread(t, targetVariance, systems.variance[lane], systems.ofEstimate[lane]);
                    estimates.regularised += systems.regularised[lane] ? 1 : 0;
                    estimates.leftOut += systems.leftOut[lane] ? 1 : 0;
                    if (single) {
                        estimates.value[0][t] = table.mean[0] + systems.value[lane];
                    } else {
                        weigh(t, jobs.set[j], lane, weights);
                    }
                }
            }
        }
    }

    /// Length of the samples' extent, for the scale of a trend's functions.
    private double span(int set) {
        if (!(type instanceof KrigingType.Trend)) {
            return 1;
        }
        double far = 0;
        for (int k = sets.start[set]; k < sets.start[set + 1]; k++) {
            int s = sets.id[k];
            far = Math.max(far, Math.abs(table.x[s] - cx) + Math.abs(table.y[s] - cy) + Math.abs(table.z[s] - cz));
        }
        return far;
    }

    private void aim(Tile tile, int t, int lane, int lanes) {
        px[lane] = tile.x[t];
        py[lane] = tile.y[t];
        pz[lane] = tile.z[t];
        type.functions(
                (tile.x[t] - cx) / scale,
                (tile.y[t] - cy) / scale,
                (tile.z[t] - cz) / scale,
                tile.drift,
                t,
                Tile.MOST,
                f,
                lane,
                lanes);
    }

    private void functions(int sample, double[] out, int at, int step) {
        if (type.functions() <= 1) { // nothing, or a constant
            if (type.functions() == 1) {
                out[at] = 1;
            }
            return;
        }
        double[] external = new double[table.drift.length];
        for (int k = 0; k < external.length; k++) {
            external[k] = table.drift[k][sample];
        }
        type.functions(
                (table.x[sample] - cx) / scale,
                (table.y[sample] - cy) / scale,
                (table.z[sample] - cz) / scale,
                external,
                0,
                1,
                out,
                at,
                step);
    }

    /// Weighs the samples of one lane for its target, a vector of variables at a time.
    private void weigh(int t, int set, int lane, double[] weight) {
        int from = sets.start[set];
        int n = sets.size(set);
        double[] value = table.table();
        for (int v = 0; v < table.stride(); v += WIDTH) {
            DoubleVector sum = DoubleVector.zero(SPECIES);
            for (int i = 0; i < n; i++) {
                sum = DoubleVector.fromArray(SPECIES, value, sets.id[from + i] * table.stride() + v)
                        .fma(DoubleVector.broadcast(SPECIES, weight[i * WIDTH + lane]), sum);
            }
            sum.intoArray(sums, v);
        }
        for (int v = 0; v < table.variables(); v++) {
            estimates.value[v][t] = table.mean[v] + sums[v];
        }
    }

    private void wide(Tile tile, int j) {
        int set = jobs.set[j];
        scale = Math.max(1e-9, span(set));
        fill(wide, sets.id, sets.start[set], sets.size(set));
        solve(tile, wide, jobs.from[j], jobs.count[j]);
    }

    private void fill(WideSystem system, int[] id, int from, int n) {
        system.begin(id, from, n);
        double[] row = new double[type.functions()];
        for (int i = 0; i < n; i++) {
            functions(id[from + i], row, 0, 1);
            for (int k = 0; k < row.length; k++) {
                system.function(k, i, row[k]);
            }
        }
        system.factor();
    }

    /// Solves for `jobs.order[from … from + n)`.
    private void solve(Tile tile, WideSystem system, int from, int n) {
        for (int at = 0; at < n; at += WideSystem.SIDE) {
            for (int k = 0; k < WideSystem.SIDE; k++) {
                aim(tile, jobs.order[from + Math.min(at + k, n - 1)], k, WideSystem.SIDE);
            }
            system.solve(px, py, pz, f, side);
            for (int k = 0; k < Math.min(WideSystem.SIDE, n - at); k++) {
                int t = jobs.order[from + at + k];
                for (int v = 0; v < table.variables(); v++) {
                    estimates.value[v][t] = table.mean[v] + side.value[v * WideSystem.SIDE + k];
                }
                estimates.spread(t, targetVariance, side.variance[k], side.ofEstimate[k]);
                estimates.regularised += system.regularised ? 1 : 0;
                estimates.leftOut += system.leftOut ? 1 : 0;
            }
        }
    }

    /// Takes the middle of all samples for the origin of a trend, and their extent for its scale.
    private void about(SampleTable all) {
        cx = 0;
        cy = 0;
        cz = 0;
        scale = 1e-9;
        for (int i = 0; i < all.size(); i++) {
            scale = Math.max(scale, Math.max(Math.abs(all.x[i]), Math.max(Math.abs(all.y[i]), Math.abs(all.z[i]))));
        }
    }

    private void estimateFromAll(Tile tile, WideSystem all) {
        about(table);
        int n = 0;
        for (int t = 0; t < tile.size; t++) {
            plain.nearest(tile.x[t], tile.y[t], tile.z[t], nearestOnly);
            estimates.count[t] = all.n;
            estimates.distance[t] = nearestOnly.distance;
            if (hasNoDrift(tile, t)) {
                estimates.miss(t);
                estimates.driftless++;
            } else if (isSample(tile, t, nearestOnly.nearest)) {
                take(t, nearestOnly.nearest);
            } else {
                jobs.order[n++] = t;
            }
        }
        solve(tile, all, 0, n);
    }

    /// The weights of one target, estimated just now as a tile of its own, by sample.
    double[] weightsOfOne() {
        WideSystem all = global;
        if (all != null) {
            return all.weights(side, 0);
        }
        int n = sets.size(0);
        if (isWide(0)) {
            return wide.weights(side, 0);
        }
        double[] w = new double[n];
        double[] weights = systems.weights();
        Arrays.setAll(w, i -> weights[i * WIDTH]);
        return w;
    }

    /// The samples of that target.
    int[] samplesOfOne() {
        WideSystem all = global;
        return all != null ? Arrays.copyOf(all.id, all.n) : Arrays.copyOf(sets.id, sets.size(0));
    }
}
