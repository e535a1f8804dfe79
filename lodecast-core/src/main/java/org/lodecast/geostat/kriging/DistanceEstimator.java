package org.lodecast.geostat.kriging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.geostat.PointSamples;

/// Estimates by distance alone, without a variogram: what kriging must agree with in the large, and better in
/// cross-validation, to be worth its model.
///
///     inverse distance   z* = Σ wᵢ zᵢ / Σ wᵢ,  wᵢ = 1 / hᵢᵖ
///     nearest            z* = z of the sample of least h: the limit p → ∞ (polygons of influence)
///
/// h is the distance from the target in the measure of the search ellipsoid, so that a sample along its long
/// axis counts as near; in a sphere it is the plain distance. Samples are those that kriging would take from
/// the same neighbourhood. Source: Isaaks and Srivastava (1989), An Introduction to Applied Geostatistics,
/// chapter 11.
///
/// Edges, by rule:
/// - At a sample the estimate is its value. Samples at exactly one place are replaced by their mean first.
/// - Of several samples as near, the nearest is the first by index.
/// - Fewer samples than the neighbourhood's least: the value is NaN; count and distance are given all the
///   same.
/// - There is no kriging variance and no slope: they are NaN everywhere. Nothing here says how sure an estimate is.
///
/// Safe for use by many threads; results do not depend on their number.
public final class DistanceEstimator {
    /// The power that is usual for inverse distance.
    public static final double USUAL_POWER = 2;

    private static final int TILE = 512;
    private static final int[] NO_FOLDS = {};

    private final PointSamples samples;
    private final Neighbourhood neighbourhood;
    private final double power;
    private final double[] matrix;
    private final double[] low; // coordinates are taken from the samples' lowest, so that no digits are lost
    private final SampleSearch search;
    private final List<String> remarks;

    private DistanceEstimator(PointSamples given, Neighbourhood neighbourhood, double power) {
        if (!(power >= 0)) {
            throw new IllegalArgumentException("power must be 0 or more: " + power);
        }
        this.samples = given.mergeDuplicates();
        this.neighbourhood = neighbourhood;
        this.power = power;
        matrix = neighbourhood.search().matrix();
        low = new double[] {least(samples.x()), least(samples.y()), least(samples.z())};
        search = new SampleSearch(
                neighbourhood,
                shifted(samples.x(), low[0]),
                shifted(samples.y(), low[1]),
                shifted(samples.z(), low[2]),
                samples.hole());
        int merged = given.size() - samples.size();
        remarks = merged == 0
                ? List.of()
                : List.of(merged + " samples shared their place with another and were averaged");
    }

    /// Inverse distance weighting.
    ///
    /// @param power p, finite, 0 or more; 0 gives the mean of the neighbourhood
    public static DistanceEstimator inverse(PointSamples samples, Neighbourhood neighbourhood, double power) {
        if (power == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("power must be finite");
        }
        return new DistanceEstimator(samples, neighbourhood, power);
    }

    /// The value of the nearest sample.
    public static DistanceEstimator nearest(PointSamples samples, Neighbourhood neighbourhood) {
        return new DistanceEstimator(samples, neighbourhood, Double.POSITIVE_INFINITY);
    }

    /// The samples as used, those at one place averaged.
    public PointSamples samples() {
        return samples;
    }

    /// Estimates at points.
    public Estimates at(double[] x, double[] y, double[] z, Workers workers, Progress progress) {
        int n = x.length;
        if (y.length != n || z.length != n) {
            throw new IllegalArgumentException("columns of unequal length: " + n + ", " + y.length + ", " + z.length);
        }
        return each(n, workers, progress, (i, work) -> work.find(x[i], y[i], z[i], NO_FOLDS, SampleSearch.NONE));
    }

    /// Estimates at the centres of voxels.
    ///
    /// @param voxels indices into the grid, each at most once
    public GridEstimates onto(Grid grid, int[] voxels, Workers workers, Progress progress) {
        Estimates e = each(voxels.length, workers, progress, (i, work) -> {
            int ix = grid.ix(voxels[i]);
            int iy = grid.iy(voxels[i]);
            double z = grid.z(grid.iz(voxels[i]));
            work.find(grid.x(ix, iy), grid.y(ix, iy), z, NO_FOLDS, SampleSearch.NONE);
        });
        float[][] column = new float[5][grid.size()];
        for (float[] c : column) {
            Arrays.fill(c, Float.NaN);
        }
        for (int i = 0; i < voxels.length; i++) {
            column[0][voxels[i]] = (float) e.value()[i];
            column[3][voxels[i]] = e.count()[i];
            column[4][voxels[i]] = (float) e.distance()[i];
        }
        return new GridEstimates(
                grid, 0, new float[][] {column[0]}, column[1], column[2], column[3], column[4], e.remarks());
    }

    /// Estimates each sample's place without the sample itself, or without its whole hole; see {@link
    /// #withoutFold}.
    public Estimates leftOut(boolean wholeHole, Workers workers, Progress progress) {
        int[] alone = new int[samples.size()];
        Arrays.setAll(alone, i -> i);
        return withoutFold(wholeHole ? samples.hole() : alone, workers, progress);
    }

    /// Estimates each sample's place without the samples of its fold, in the order of {@link #samples()};
    /// distance is that to the nearest sample used.
    ///
    /// @param fold of each of {@link #samples()}, 0 or more
    public Estimates withoutFold(int[] fold, Workers workers, Progress progress) {
        PointSamples s = samples;
        if (fold.length != s.size()) {
            throw new IllegalArgumentException("folds of " + fold.length + " samples, not " + s.size());
        }
        double[] used = new double[s.size()];
        Estimates e = each(s.size(), workers, progress, (i, work) -> {
            work.find(s.x()[i], s.y()[i], s.z()[i], fold, fold[i]);
            used[i] = work.nearestUsed();
        });
        return new Estimates(e.values(), e.variance(), e.slope(), e.count(), used, e.remarks());
    }

    private interface Target {
        void find(int i, Work work);
    }

    private Estimates each(int n, Workers workers, Progress progress, Target target) {
        progress.begin("estimates by distance", n);
        double[] value = new double[n];
        int[] count = new int[n];
        double[] distance = new double[n];
        List<Integer> missed = workers.map((n + TILE - 1) / TILE, t -> {
            Work work = new Work();
            int from = t * TILE;
            int to = Math.min(n, from + TILE);
            int empty = 0;
            for (int i = from; i < to; i++) {
                target.find(i, work);
                value[i] = work.value();
                count[i] = work.selection.size;
                distance[i] = work.selection.distance;
                empty += Double.isNaN(value[i]) ? 1 : 0;
            }
            progress.advance(to - from);
            return empty;
        });
        int without = missed.stream().mapToInt(Integer::intValue).sum();
        List<String> told = new ArrayList<>(remarks);
        if (without > 0) {
            told.add(without + " of " + n + " places have fewer than " + neighbourhood.minSamples()
                    + " samples in reach and got no estimate");
        }
        return new Estimates(new double[][] {value}, none(n), none(n), count, distance, told);
    }

    /// What one thread works with.
    private final class Work {
        final SampleSearch.Selection selection = new SampleSearch.Selection();
        private double[] h2 = new double[0]; // squared distance of each sample found, in the ellipsoid's measure
        private double px;
        private double py;
        private double pz;

        void find(double x, double y, double z, int[] fold, int without) {
            px = x;
            py = y;
            pz = z;
            search.find(x - low[0], y - low[1], z - low[2], fold, without, selection);
        }

        double value() {
            int n = selection.size;
            if (n < neighbourhood.minSamples()) {
                return Double.NaN;
            }
            if (h2.length < n) {
                h2 = new double[n];
            }
            int nearest = 0;
            for (int k = 0; k < n; k++) {
                h2[k] = squaredDistance(selection.id[k]);
                nearest = h2[k] < h2[nearest] ? k : nearest;
            }
            double least = h2[nearest];
            if (least == 0 || power == Double.POSITIVE_INFINITY) {
                return samples.value()[selection.id[nearest]];
            }
            double sum = 0;
            double weights = 0;
            for (int k = 0; k < n; k++) {
                double w = power == 2 ? least / h2[k] : Math.pow(least / h2[k], power / 2); // the nearest weighs 1
                sum += w * samples.value()[selection.id[k]];
                weights += w;
            }
            return sum / weights;
        }

        /// True distance to the nearest of the samples found [m], infinite if there are none.
        double nearestUsed() {
            double least = Double.POSITIVE_INFINITY;
            for (int k = 0; k < selection.size; k++) {
                double dx = samples.x()[selection.id[k]] - px;
                double dy = samples.y()[selection.id[k]] - py;
                double dz = samples.z()[selection.id[k]] - pz;
                least = Math.min(least, dx * dx + dy * dy + dz * dz);
            }
            return Math.sqrt(least);
        }

        private double squaredDistance(int i) {
            double dx = samples.x()[i] - px;
            double dy = samples.y()[i] - py;
            double dz = samples.z()[i] - pz;
            double[] m = matrix;
            double u = m[0] * dx + m[1] * dy + m[2] * dz;
            double v = m[3] * dx + m[4] * dy + m[5] * dz;
            double w = m[6] * dx + m[7] * dy + m[8] * dz;
            return u * u + v * v + w * w;
        }
    }

    private static double[] none(int n) {
        double[] none = new double[n];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    private static double least(double[] v) {
        return Arrays.stream(v).map(Math::floor).min().orElse(0);
    }

    private static double[] shifted(double[] v, double origin) {
        return Arrays.stream(v).map(a -> a - origin).toArray();
    }
}
