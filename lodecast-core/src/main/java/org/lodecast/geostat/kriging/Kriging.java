package org.lodecast.geostat.kriging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.Transform;
import org.lodecast.geostat.variogram.VariogramModel;

/// Kriging: the linear estimate z* = Σ wᵢ zᵢ of least expected squared error under a variogram model, at
/// points or as the mean of blocks.
///
///     simple    z* = m + Σ wᵢ (zᵢ − m),  C w = c₀,                       σ² = C₀₀ − w·c₀
///     others    Σ wᵢ fₖ(pᵢ) = fₖ(p),     C w + Σ μₖ fₖ = c₀,              σ² = C₀₀ − w·c₀ − Σ μₖ fₖ(p)
///
/// C covariances between samples, c₀ between samples and target, C₀₀ variance of the target, m known mean,
/// fₖ the functions whose sum the mean is, a constant for ordinary kriging, μₖ Lagrange multipliers (Chilès
/// and Delfiner 2012, ch. 3). Numbers agree with gstat and GSLIB's kt3d.
///
/// Edges, all by rule:
/// - At a sample the estimate is its value and the variance 0, nugget or not: C(0) is the whole sill. A block
///   has no such case; the nugget averages out in it and counts only between samples.
/// - Samples at exactly one place are replaced by their mean first, see {@link
///   PointSamples#mergeDuplicates()}.
/// - Fewer samples than the neighbourhood's least: value and variance are NaN; count and distance are given
///   all the same.
/// - A covariance matrix that is singular in floating point gets a little added to its diagonal, a trend
///   that the samples at hand cannot tell loses what they cannot tell, and remarks say how often.
/// - A variance that rounding made negative is 0.
///
/// Safe for use by many threads; results do not depend on their number, nor on what is estimated beside.
public final class Kriging {
    private static final int LEVELS = 4; // of a slab: the height of a tile

    final SampleTable table;
    final KrigingType type;
    final Neighbourhood neighbourhood;
    final @Nullable Discretisation block;
    final SampleSearch search;
    final Covariances covariances;
    final Transform transform;
    final @Nullable WideSystem global; // the one system of a global neighbourhood
    final List<String> remarks;

    private Kriging(
            List<PointSamples> variables,
            VariogramModel model,
            Neighbourhood neighbourhood,
            KrigingType type,
            @Nullable Discretisation block,
            @Nullable Kriging before) {
        this.table = SampleTable.of(variables, type);
        this.type = type;
        this.neighbourhood = neighbourhood;
        this.block = block;
        transform = Transform.IDENTITY;
        search = before != null && neighbourhood.equals(before.neighbourhood) && table.samePlaces(before.table)
                ? before.search
                : new SampleSearch(neighbourhood, table.x, table.y, table.z, table.places.hole());
        covariances =
                new Covariances(model, table.x, table.y, table.z, block == null ? new double[0] : block.offsets());
        List<String> told = new ArrayList<>();
        if (table.merged > 0) {
            told.add(table.merged + " samples shared their place with another and were averaged");
        }
        if (neighbourhood.isGlobal() && table.size() >= neighbourhood.minSamples()) {
            global = TileKriging.ofAll(this);
            if (global.regularised) {
                told.add("the kriging system was near singular and was made regular");
            }
            if (global.leftOut) {
                told.add("the samples cannot tell all functions of the mean apart; some were left out");
            }
        } else {
            global = null;
        }
        remarks = List.copyOf(told);
    }

    private Kriging(Kriging k, Transform transform) {
        table = k.table;
        type = k.type;
        neighbourhood = k.neighbourhood;
        block = k.block;
        search = k.search;
        covariances = k.covariances;
        global = k.global;
        remarks = k.remarks;
        this.transform = transform;
    }

    /// Kriging of points.
    ///
    /// @throws org.lodecast.InvalidInput if a global neighbourhood has too many samples to solve
    public static Kriging of(
            PointSamples samples, VariogramModel model, Neighbourhood neighbourhood, KrigingType type) {
        return new Kriging(List.of(samples), model, neighbourhood, type, null, null);
    }

    /// Kriging after another: where both search the same places alike, what was prepared for that is taken
    /// over. The numbers are those of one alone.
    ///
    /// @param block null for points
    /// @throws org.lodecast.InvalidInput if a global neighbourhood has too many samples to solve
    public static Kriging after(
            @Nullable Kriging before,
            PointSamples samples,
            VariogramModel model,
            Neighbourhood neighbourhood,
            KrigingType type,
            @Nullable Discretisation block) {
        return new Kriging(List.of(samples), model, neighbourhood, type, block, before);
    }

    /// Kriging of block means.
    ///
    /// @throws org.lodecast.InvalidInput if a global neighbourhood has too many samples to solve
    public static Kriging ofBlocks(
            PointSamples samples,
            VariogramModel model,
            Neighbourhood neighbourhood,
            KrigingType type,
            Discretisation block) {
        return new Kriging(List.of(samples), model, neighbourhood, type, block, null);
    }

    /// Kriging of several variables that share their samples' places and the model, up to its scale: each
    /// system is solved once for all. The variance is that under the model.
    ///
    /// @param block null for points
    /// @throws org.lodecast.InvalidInput if a global neighbourhood has too many samples to solve
    /// @throws IllegalArgumentException if the variables were not measured at the same places
    public static Kriging together(
            List<PointSamples> variables,
            VariogramModel model,
            Neighbourhood neighbourhood,
            KrigingType type,
            @Nullable Discretisation block) {
        return new Kriging(variables, model, neighbourhood, type, block, null);
    }

    /// The same, its estimates taken back through a transform that the samples' values have been through: to
    /// the mean of what they stand for, see {@link Transform#backEstimate}. Variances stay on the
    /// transformed scale.
    ///
    /// @throws IllegalArgumentException for blocks, whose mean is not that of transformed points
    public Kriging backThrough(Transform transform) {
        if (block != null && transform != Transform.IDENTITY) {
            throw new IllegalArgumentException("estimates of blocks cannot be transformed back");
        }
        return new Kriging(this, transform);
    }

    /// The values of {@link #samples()} on the scale of the estimates.
    double[] actual() {
        return Arrays.stream(table.places.value()).map(transform::back).toArray();
    }

    /// The samples as used, those at one place averaged; with the values of the first variable.
    public PointSamples samples() {
        return table.places;
    }

    /// The estimate of the first variable at one place with its weights.
    ///
    /// @param drift values of the external variables there
    public Estimate at(double x, double y, double z, double... drift) {
        demandDrift(drift.length);
        TileKriging work = new TileKriging(this, new int[0]);
        Tile tile = new Tile(drift.length);
        for (int d = 0; d < drift.length; d++) {
            tile.drift[d * Tile.MOST] = drift[d];
        }
        tile.add(0, x - table.originX, y - table.originY, z - table.originZ, SampleSearch.NONE);
        TileEstimates e = work.estimate(tile);
        int[] id = work.samplesOfOne();
        double[] weights = new double[0];
        if (e.variance[0] == 0 && e.distance[0] == 0 && block == null) {
            SampleSearch.Selection selection = new SampleSearch.Selection();
            search.nearest(tile.x[0], tile.y[0], tile.z[0], selection);
            weights = new double[id.length];
            weights[Arrays.binarySearch(id, selection.nearest)] = 1;
        } else if (!Double.isNaN(e.value[0][0])) {
            weights = work.weightsOfOne();
        }
        return new Estimate(e.value[0][0], e.variance[0], e.slope[0], e.distance[0], id, weights);
    }

    /// Estimates at points.
    public Estimates at(double[] x, double[] y, double[] z, Workers workers, Progress progress) {
        return at(x, y, z, new double[0][], workers, progress);
    }

    /// Estimates at points where external variables are known.
    ///
    /// @param drift by external variable, then point; no estimate where one is NaN
    public Estimates at(double[] x, double[] y, double[] z, double[][] drift, Workers workers, Progress progress) {
        demandDrift(drift.length);
        int n = x.length;
        for (double[] column : drift) {
            if (column.length != n) {
                throw new IllegalArgumentException("columns of unequal length: " + n + ", drift " + column.length);
            }
        }
        if (y.length != n || z.length != n) {
            throw new IllegalArgumentException("columns of unequal length: " + n + ", " + y.length + ", " + z.length);
        }
        return points(Targets.of(x, y, z, drift, null, table), n, new int[0], workers, progress);
    }

    /// Estimates at the centres of voxels, or of the blocks about them.
    ///
    /// @param voxels indices into the grid, each at most once
    public GridEstimates onto(Grid grid, int[] voxels, Workers workers, Progress progress) {
        BitSet wanted = new BitSet(grid.size());
        for (int v : voxels) {
            wanted.set(v);
        }
        return onto(grid, wanted, new float[0][], workers, progress);
    }

    /// Estimates at the centres of voxels, or of the blocks about them.
    ///
    /// @param voxels those wanted; null for all
    /// @param drift by external variable, then voxel of the grid; no estimate where one is NaN
    public GridEstimates onto(Grid grid, @Nullable BitSet voxels, float[][] drift, Workers workers, Progress progress) {
        progress.begin("kriging", count(grid, 0, grid.nz(), voxels));
        return levels(grid, 0, grid.nz(), voxels, drift, workers, progress);
    }

    /// The same a few levels at a time, for grids that do not fit into memory.
    ///
    /// @param slabs gets them in rising order, on the calling thread; the remarks of each are about itself
    public void stream(
            Grid grid,
            @Nullable BitSet voxels,
            float[][] drift,
            Workers workers,
            Progress progress,
            Consumer<GridEstimates> slabs) {
        progress.begin("kriging", count(grid, 0, grid.nz(), voxels));
        for (int level = 0; level < grid.nz(); level += LEVELS) {
            int levels = Math.min(LEVELS, grid.nz() - level);
            slabs.accept(levels(grid, level, levels, voxels, drift, workers, progress));
        }
    }

    private static long count(Grid grid, int level, int levels, @Nullable BitSet voxels) {
        int from = grid.index(0, 0, level);
        int n = levels * grid.nx() * grid.ny();
        return voxels == null ? n : voxels.get(from, from + n).cardinality();
    }

    /// The same on some levels of the grid alone.
    ///
    /// @param progress is advanced, not begun: these levels are part of a longer work
    public GridEstimates levels(
            Grid grid,
            int level,
            int levels,
            @Nullable BitSet voxels,
            float[][] drift,
            Workers workers,
            Progress progress) {
        return levels(List.of(this), grid, level, levels, voxels, drift, workers, progress, TileRun.noCounts(1))
                .getFirst();
    }

    /// The same by krigings that {@linkplain #searchesLike search alike}: the samples of each voxel are
    /// searched for once. The numbers are those of each alone.
    ///
    /// @param sums of each kriging's {@link TileEstimates#counts}, to which those of these levels are added
    static List<GridEstimates> levels(
            List<Kriging> alike,
            Grid grid,
            int level,
            int levels,
            @Nullable BitSet voxels,
            float[][] drift,
            Workers workers,
            Progress progress,
            List<long[]> sums) {
        Kriging first = alike.getFirst();
        first.demandDrift(drift.length);
        int n = levels * grid.nx() * grid.ny();
        List<LevelColumns> columns =
                alike.stream().map(k -> LevelColumns.of(k, n)).toList();
        Targets targets = Targets.of(grid, level, levels, voxels, drift, first.table);
        long wanted = count(grid, level, levels, voxels);
        List<long[]> counts = TileRun.run(alike, targets, new int[0], workers, progress, columns);
        List<GridEstimates> each = new ArrayList<>();
        for (int k = 0; k < alike.size(); k++) {
            LevelColumns c = columns.get(k);
            TileRun.add(counts.get(k), sums.get(k));
            List<String> told = alike.get(k).told(counts.get(k), wanted);
            each.add(c.on(grid, level, told));
        }
        return each;
    }

    /// Whether the other kriging finds the same samples for whatever target.
    boolean searchesLike(Kriging o) {
        return global == null
                && o.global == null
                && type.external() == 0
                && o.type.external() == 0
                && neighbourhood.equals(o.neighbourhood)
                && table.samePlaces(o.table);
    }

    Estimates points(Targets targets, int n, int[] fold, Workers workers, Progress progress) {
        double[][] value = new double[table.variables()][n];
        double[] variance = new double[n];
        double[] slope = new double[n];
        int[] count = new int[n];
        double[] distance = new double[n];
        progress.begin("kriging", n);
        TileRun.Sink sink = (tile, e) -> {
            for (int t = 0; t < tile.size; t++) {
                int at = tile.target[t];
                for (int v = 0; v < value.length; v++) {
                    value[v][at] = e.value[v][t];
                }
                variance[at] = e.variance[t];
                slope[at] = e.slope[t];
                count[at] = e.count[t];
                distance[at] = e.distance[t];
            }
        };
        long[] counts = TileRun.run(List.of(this), targets, fold, workers, progress, List.of(sink))
                .getFirst();
        return new Estimates(value, variance, slope, count, distance, told(counts, n));
    }

    /// What should be told of estimates at n places.
    ///
    /// @param sum their {@link TileEstimates#counts}
    List<String> told(long[] sum, long n) {
        List<String> told = new ArrayList<>(remarks);
        if (sum[0] > 0 && global == null) {
            told.add(sum[0] + " of " + n + " kriging systems were near singular and were made regular");
        }
        if (sum[1] > 0) {
            told.add(sum[1] + " of " + n + " places have fewer than " + neighbourhood.minSamples()
                    + " samples in reach and got no estimate");
        }
        if (sum[2] > 0 && global == null) {
            told.add(sum[2] + " of " + n + " places have samples that cannot tell all functions of the mean apart; "
                    + "there some were left out");
        }
        if (sum[3] > 0) {
            told.add(sum[3] + " of " + n + " places lack an external variable and got no estimate");
        }
        return told;
    }

    private void demandDrift(int given) {
        if (given != type.external()) {
            throw new IllegalArgumentException(
                    "external variables at the targets: " + given + ", not " + type.external());
        }
    }
}
