package org.lodecast.geostat.kriging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.variogram.VariogramModel;

/// Kriging: the linear estimate z* = Σ wᵢ zᵢ of least expected squared error under a variogram model, at
/// points or as the mean of blocks.
///
///     simple    z* = m + Σ wᵢ (zᵢ − m),  C w = c₀,               σ² = C₀₀ − w·c₀
///     ordinary  Σ wᵢ = 1,                C w + μ1 = c₀,          σ² = C₀₀ − w·c₀ − μ
///
/// C covariances between samples, c₀ between samples and target, C₀₀ variance of the target, m known mean, μ
/// Lagrange multiplier (Chilès and Delfiner 2012, ch. 3). Numbers agree with gstat and GSLIB's kt3d.
///
/// Edges, all by rule:
/// - At a sample the estimate is its value and the variance 0, nugget or not: C(0) is the whole sill. A block
///   has no such case; the nugget averages out in it and counts only between samples.
/// - Samples at exactly one place are replaced by their mean first, see {@link
///   PointSamples#mergeDuplicates()}.
/// - Fewer samples than the neighbourhood's least: value and variance are NaN; count and distance are given
///   all the same.
/// - A covariance matrix that is singular in floating point gets a little added to its diagonal, and a remark
///   says how often.
/// - A variance that rounding made negative is 0.
///
/// Safe for use by many threads; results do not depend on their number.
public final class Kriging {
    private static final int TILE = 512;

    private final PointSamples samples;
    private final KrigingType type;
    private final Neighbourhood neighbourhood;
    private final @Nullable Discretisation block;
    private final double originX; // coordinates are taken about the samples' middle, so that no digits are lost
    private final double originY;
    private final double originZ;
    private final SampleSearch search;
    private final Covariances covariances;
    private final double targetVariance;
    private final @Nullable KrigingFactor global; // the one system of a global neighbourhood
    private final List<String> remarks;

    private Kriging(
            PointSamples given,
            VariogramModel model,
            Neighbourhood neighbourhood,
            KrigingType type,
            @Nullable Discretisation block) {
        this.samples = given.mergeDuplicates();
        this.type = type;
        this.neighbourhood = neighbourhood;
        this.block = block;
        originX = middle(samples.x());
        originY = middle(samples.y());
        originZ = middle(samples.z());
        double[] x = shifted(samples.x(), originX);
        double[] y = shifted(samples.y(), originY);
        double[] z = shifted(samples.z(), originZ);
        search = new SampleSearch(neighbourhood, x, y, z, samples.hole());
        covariances = new Covariances(model, x, y, z, block == null ? new double[3] : block.offsets(), block == null);
        targetVariance = covariances.targetVariance();
        List<String> told = new ArrayList<>();
        if (samples.size() < given.size()) {
            told.add((given.size() - samples.size()) + " samples shared their place with another and were averaged");
        }
        if (neighbourhood.isGlobal() && samples.size() >= neighbourhood.minSamples()) {
            global = new KrigingFactor();
            int[] all = new int[samples.size()];
            Arrays.setAll(all, i -> i);
            global.set(covariances, samples.value(), type, all, all.length);
            if (global.regularised) {
                told.add("the kriging system was near singular and was made regular");
            }
        } else {
            global = null;
        }
        remarks = List.copyOf(told);
    }

    /// Kriging of points.
    ///
    /// @throws org.lodecast.InvalidInput if a global neighbourhood has too many samples to solve
    public static Kriging of(
            PointSamples samples, VariogramModel model, Neighbourhood neighbourhood, KrigingType type) {
        return new Kriging(samples, model, neighbourhood, type, null);
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
        return new Kriging(samples, model, neighbourhood, type, block);
    }

    /// The samples as used, those at one place averaged.
    public PointSamples samples() {
        return samples;
    }

    /// The estimate at one place with its weights.
    public Estimate at(double x, double y, double z) {
        KrigingWork work = new KrigingWork(covariances, targetVariance, type);
        estimate(x, y, z, SampleSearch.NONE, SampleSearch.NONE, work);
        int[] id = Arrays.copyOf(work.selection.id, work.selection.size);
        double[] weights = new double[0];
        if (work.exact != SampleSearch.NONE) {
            weights = new double[id.length];
            weights[Arrays.binarySearch(id, work.exact)] = 1;
        } else if (!Double.isNaN(work.value)) {
            weights = work.weights();
        }
        return new Estimate(work.value, work.variance, work.selection.distance, id, weights);
    }

    /// Estimates at points.
    public Estimates at(double[] x, double[] y, double[] z, Workers workers, Progress progress) {
        int n = x.length;
        if (y.length != n || z.length != n) {
            throw new IllegalArgumentException("columns of unequal length: " + n + ", " + y.length + ", " + z.length);
        }
        double[] value = new double[n];
        double[] variance = new double[n];
        int[] count = new int[n];
        double[] distance = new double[n];
        List<String> told = tiles(n, workers, progress, (i, work) -> {
            estimate(x[i], y[i], z[i], SampleSearch.NONE, SampleSearch.NONE, work);
            value[i] = work.value;
            variance[i] = work.variance;
            count[i] = work.selection.size;
            distance[i] = work.selection.distance;
        });
        return new Estimates(value, variance, count, distance, told);
    }

    /// Estimates at the centres of voxels, or of the blocks about them.
    ///
    /// @param voxels indices into the grid, each at most once
    public GridEstimates onto(Grid grid, int[] voxels, Workers workers, Progress progress) {
        float[] value = missing(grid.size());
        float[] variance = missing(grid.size());
        float[] count = missing(grid.size());
        float[] distance = missing(grid.size());
        List<String> told = tiles(voxels.length, workers, progress, (i, work) -> {
            int voxel = voxels[i];
            int ix = grid.ix(voxel);
            int iy = grid.iy(voxel);
            estimate(
                    grid.x(ix, iy), grid.y(ix, iy), grid.z(grid.iz(voxel)), SampleSearch.NONE, SampleSearch.NONE, work);
            value[voxel] = (float) work.value;
            variance[voxel] = (float) work.variance;
            count[voxel] = work.selection.size;
            distance[voxel] = (float) work.selection.distance;
        });
        return new GridEstimates(grid, value, variance, count, distance, told);
    }

    /// Estimates each sample's place without the sample itself, or without its whole hole.
    Estimates withoutItself(boolean wholeHole, Workers workers, Progress progress) {
        int n = samples.size();
        double[] value = new double[n];
        double[] variance = new double[n];
        int[] count = new int[n];
        double[] distance = new double[n];
        boolean atOnce = global != null && block == null && !wholeHole && n > neighbourhood.minSamples();
        List<String> told = tiles(n, workers, progress, (i, work) -> {
            if (atOnce) {
                work.leaveOut(Objects.requireNonNull(global), i, samples.value()[i]);
                value[i] = work.value;
                variance[i] = work.variance;
                count[i] = n - 1;
                distance[i] = nearestBut(i);
                return;
            }
            int sample = wholeHole ? SampleSearch.NONE : i;
            int hole = wholeHole ? samples.hole()[i] : SampleSearch.NONE;
            estimate(samples.x()[i], samples.y()[i], samples.z()[i], sample, hole, work);
            value[i] = work.value;
            variance[i] = work.variance;
            count[i] = work.selection.size;
            distance[i] = nearestOf(work.selection, i);
        });
        return new Estimates(value, variance, count, distance, told);
    }

    private interface Target {
        void estimate(int i, KrigingWork work);
    }

    /// Runs fixed tiles of targets and gathers what should be told of them.
    private List<String> tiles(int n, Workers workers, Progress progress, Target target) {
        progress.begin("kriging", n);
        int tiles = (n + TILE - 1) / TILE;
        List<KrigingWork> done = workers.map(tiles, t -> {
            KrigingWork work = new KrigingWork(covariances, targetVariance, type);
            int from = t * TILE;
            int to = Math.min(n, from + TILE);
            for (int i = from; i < to; i++) {
                target.estimate(i, work);
            }
            progress.advance(to - from);
            return work.counters();
        });
        long regularised = 0;
        long missed = 0;
        for (KrigingWork w : done) {
            regularised += w.regularised;
            missed += w.missed;
        }
        List<String> told = new ArrayList<>(remarks);
        if (regularised > 0) {
            told.add(regularised + " of " + n + " kriging systems were near singular and were made regular");
        }
        if (missed > 0) {
            told.add(missed + " of " + n + " places have fewer than " + neighbourhood.minSamples()
                    + " samples in reach and got no estimate");
        }
        return told;
    }

    private void estimate(double x, double y, double z, int withoutSample, int withoutHole, KrigingWork work) {
        double px = x - originX;
        double py = y - originY;
        double pz = z - originZ;
        boolean all = withoutSample == SampleSearch.NONE && withoutHole == SampleSearch.NONE;
        SampleSearch.Selection selection = work.selection;
        KrigingFactor factor = work.factor;
        if (global != null && all) {
            factor = global;
            if (selection.size != global.n) {
                selection.id = global.id.clone(); // a copy, since a later search writes into it
                selection.size = global.n;
            }
            search.nearest(px, py, pz, selection);
        } else {
            search.find(px, py, pz, withoutSample, withoutHole, selection);
        }
        work.exact = SampleSearch.NONE;
        if (selection.size < neighbourhood.minSamples()) {
            work.value = Double.NaN;
            work.variance = Double.NaN;
            work.missed++;
            return;
        }
        int nearest = selection.nearest;
        if (all
                && block == null
                && samples.x()[nearest] == x
                && samples.y()[nearest] == y
                && samples.z()[nearest] == z) {
            work.value = samples.value()[nearest];
            work.variance = 0;
            work.exact = nearest;
            return;
        }
        if (factor != global && !factor.isOf(selection.id, selection.size)) {
            factor.set(covariances, samples.value(), type, selection.id, selection.size);
        }
        if (factor != global && factor.regularised) {
            work.regularised++;
        }
        work.solve(factor, px, py, pz);
    }

    /// True distance from sample i to the nearest of the selection, infinite if that is empty.
    private double nearestOf(SampleSearch.Selection selection, int i) {
        double best = Double.POSITIVE_INFINITY;
        for (int k = 0; k < selection.size; k++) {
            best = Math.min(best, distance(i, selection.id[k]));
        }
        return best;
    }

    /// True distance from sample i to the nearest other.
    private double nearestBut(int i) {
        double best = Double.POSITIVE_INFINITY;
        for (int j = 0; j < samples.size(); j++) {
            if (j != i) {
                best = Math.min(best, distance(i, j));
            }
        }
        return best;
    }

    private double distance(int i, int j) {
        double dx = samples.x()[j] - samples.x()[i];
        double dy = samples.y()[j] - samples.y()[i];
        double dz = samples.z()[j] - samples.z()[i];
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    private static double middle(double[] v) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double a : v) {
            min = Math.min(min, a);
            max = Math.max(max, a);
        }
        return v.length == 0 ? 0 : Math.rint((min + max) / 2); // a whole number, so that round coordinates stay round
    }

    private static double[] shifted(double[] v, double origin) {
        double[] s = new double[v.length];
        for (int i = 0; i < s.length; i++) {
            s[i] = v[i] - origin;
        }
        return s;
    }

    private static float[] missing(int n) {
        float[] column = new float[n];
        Arrays.fill(column, Float.NaN);
        return column;
    }
}
