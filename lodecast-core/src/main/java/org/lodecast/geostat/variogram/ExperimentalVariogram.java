package org.lodecast.geostat.variogram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.geostat.PointSamples;

/// The experimental (semi-)variogram: for each class of distance, γ = Σ (zᵢ − zⱼ)² / 2N over its N pairs
/// (Matheron). Lag k holds the pairs with k·width < h ≤ (k+1)·width; pairs at one place (h = 0) count to the
/// first. Lags without a pair are left out.
///
/// Cost is quadratic, so it is capped: of more than {@link #MAX_SAMPLES} samples (for the downhole variogram:
/// of more in any one hole) a scattered subset of that size is used, the same one in every run. It is
/// scattered, not every k-th, since that would remove the nearest pairs down the holes altogether.
///
/// @param lagWidth width of a distance class [m]
/// @param pairs number of pairs of each lag, at least 1
/// @param distance mean distance of the pairs of each lag [m], rising
/// @param gamma semivariance of each lag
/// @param variance variance of all values (divisor n), 0 if they are equal
/// @param samplesUsed number of samples left after the cap
public record ExperimentalVariogram(
        double lagWidth, long[] pairs, double[] distance, double[] gamma, double variance, int samplesUsed) {

    /// Above this many samples a subset is used.
    public static final int MAX_SAMPLES = 8000;

    private static final int TASKS = 64; // fixed: the order of the sums must not hang on the number of threads

    /// @param lagWidth width of a distance class [m]
    /// @param lags number of classes; pairs farther apart than lags·lagWidth are not looked at
    public static ExperimentalVariogram of(
            PointSamples samples, PairSelection selection, double lagWidth, int lags, Workers workers) {
        if (!(lagWidth > 0 && lagWidth < Double.POSITIVE_INFINITY) || lags < 1) {
            throw new IllegalArgumentException("lag width and count must be positive: " + lagWidth + ", " + lags);
        }
        List<int[]> groups = new ArrayList<>();
        if (selection instanceof PairSelection.Downhole) {
            holes(samples).forEach(hole -> groups.add(thin(hole)));
        } else {
            int[] all = new int[samples.size()];
            Arrays.setAll(all, i -> i);
            groups.add(thin(all));
        }
        Sums sums = new Sums(lags);
        int used = 0;
        // Holes are many and small, the one group of all samples is large: the former are shared out among tasks
        // whole, the latter row by row.
        if (selection instanceof PairSelection.Downhole) {
            workers.map(TASKS, t -> {
                        Sums mine = new Sums(lags);
                        for (int g = t; g < groups.size(); g += TASKS) {
                            mine.addPairs(samples.pick(groups.get(g)), selection, lagWidth, 0, 1);
                        }
                        return mine;
                    })
                    .forEach(sums::add);
        } else {
            PointSamples picked = samples.pick(groups.getFirst());
            workers.map(TASKS, t -> {
                        Sums mine = new Sums(lags);
                        mine.addPairs(picked, selection, lagWidth, t, TASKS);
                        return mine;
                    })
                    .forEach(sums::add);
        }
        for (int[] group : groups) {
            used += group.length;
        }
        return sums.toVariogram(lagWidth, samples.variance(), used);
    }

    /// Number of lags that hold pairs.
    public int size() {
        return gamma.length;
    }

    private static List<int[]> holes(PointSamples samples) {
        Map<Integer, List<Integer>> byHole = new LinkedHashMap<>();
        for (int i = 0; i < samples.size(); i++) {
            byHole.computeIfAbsent(samples.hole()[i], h -> new ArrayList<>()).add(i);
        }
        List<int[]> holes = new ArrayList<>();
        for (List<Integer> members : byHole.values()) {
            holes.add(members.stream().mapToInt(Integer::intValue).toArray());
        }
        return holes;
    }

    /// At most {@link #MAX_SAMPLES} of the indices, scattered, in their order.
    private static int[] thin(int[] indices) {
        if (indices.length <= MAX_SAMPLES) {
            return indices;
        }
        Seed seed = new Seed(0).split("variogram thinning");
        long[] rank = new long[indices.length];
        Arrays.setAll(rank, i -> seed.split(i).value());
        long[] sorted = rank.clone();
        Arrays.sort(sorted);
        long last = sorted[MAX_SAMPLES - 1];
        int[] kept = new int[MAX_SAMPLES];
        int n = 0;
        for (int i = 0; i < indices.length && n < MAX_SAMPLES; i++) {
            if (rank[i] <= last) {
                kept[n++] = indices[i];
            }
        }
        return kept;
    }

    /// Running sums of the lags.
    private static final class Sums {
        final long[] count;
        final double[] distance;
        final double[] squares;

        Sums(int lags) {
            count = new long[lags];
            distance = new double[lags];
            squares = new double[lags];
        }

        /// Adds the pairs (i, j > i) for rows i = first, first + step, …
        void addPairs(PointSamples s, PairSelection selection, double width, int first, int step) {
            double[] x = s.x();
            double[] y = s.y();
            double[] z = s.z();
            double[] v = s.value();
            int lags = count.length;
            double reach = width * lags * (1 + 1e-12);
            double reach2 = reach * reach;
            double[] axis = {0, 0, 0};
            double leastCosine = -1;
            if (selection instanceof PairSelection.Directional(double azimuth, double dip, double tolerance)) {
                axis[0] = Math.cos(dip) * Math.sin(azimuth);
                axis[1] = Math.cos(dip) * Math.cos(azimuth);
                axis[2] = Math.sin(dip);
                leastCosine = Math.cos(tolerance) - 1e-12;
            }
            for (int i = first; i < x.length; i += step) {
                for (int j = i + 1; j < x.length; j++) {
                    double dx = x[j] - x[i];
                    double dy = y[j] - y[i];
                    double dz = z[j] - z[i];
                    double h2 = dx * dx + dy * dy + dz * dz;
                    if (h2 > reach2) {
                        continue;
                    }
                    double h = Math.sqrt(h2);
                    if (leastCosine >= 0 && Math.abs(dx * axis[0] + dy * axis[1] + dz * axis[2]) < leastCosine * h) {
                        continue;
                    }
                    int lag = Math.max(0, (int) Math.ceil(h / width) - 1);
                    if (lag < lags) {
                        double d = v[j] - v[i];
                        count[lag]++;
                        distance[lag] += h;
                        squares[lag] += d * d;
                    }
                }
            }
        }

        void add(Sums other) {
            for (int k = 0; k < count.length; k++) {
                count[k] += other.count[k];
                distance[k] += other.distance[k];
                squares[k] += other.squares[k];
            }
        }

        ExperimentalVariogram toVariogram(double width, double variance, int used) {
            int n = (int) Arrays.stream(count).filter(c -> c > 0).count();
            long[] pairs = new long[n];
            double[] mean = new double[n];
            double[] gamma = new double[n];
            int k = 0;
            for (int lag = 0; lag < count.length; lag++) {
                if (count[lag] > 0) {
                    pairs[k] = count[lag];
                    mean[k] = distance[lag] / count[lag];
                    gamma[k++] = squares[lag] / (2.0 * count[lag]);
                }
            }
            return new ExperimentalVariogram(width, pairs, mean, gamma, variance, used);
        }
    }
}
