package org.lodecast.geostat.variogram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.geostat.PointSamples;

/// The experimental (semi-)variogram: for each class of distance the semivariance γ of its N pairs, by
/// Matheron's estimator unless another is asked for (see {@link Estimator}). It takes any values: raw grades,
/// logarithms, normal scores, indicators. Lags without a pair are left out.
///
/// Cost is quadratic, so it is capped: of more than {@link #MAX_SAMPLES} samples (for the downhole variogram:
/// of more in any one hole) a scattered subset of that size is used, the same one in every run. It is
/// scattered, not every k-th, since that would remove the nearest pairs down the holes altogether.
///
/// @param lagWidth mean width of a distance class [m]
/// @param pairs number of pairs of each lag, at least 1
/// @param distance mean distance of the pairs of each lag [m], rising
/// @param gamma semivariance of each lag
/// @param variance variance of all values (divisor n), 0 if they are equal
/// @param samplesUsed number of samples left after the cap
public record ExperimentalVariogram(
        double lagWidth, long[] pairs, double[] distance, double[] gamma, double variance, int samplesUsed) {

    /// Above this many samples a subset is used.
    public static final int MAX_SAMPLES = 50_000;

    /// An experiment without a pair.
    static ExperimentalVariogram none(double lagWidth, double variance) {
        return new ExperimentalVariogram(lagWidth, new long[0], new double[0], new double[0], variance, 0);
    }

    /// Classes of one width from 0, Matheron's estimator.
    ///
    /// @param lagWidth width of a distance class [m]
    /// @param lags number of classes; pairs farther apart than lags·lagWidth are not looked at
    public static ExperimentalVariogram of(
            PointSamples samples, PairSelection selection, double lagWidth, int lags, Workers workers) {
        return of(samples, selection, Lags.of(lagWidth, lags), Estimator.MATHERON, workers);
    }

    /// Any classes, any estimator.
    public static ExperimentalVariogram of(
            PointSamples samples, PairSelection selection, Lags lags, Estimator estimator, Workers workers) {
        return switch (selection) {
            case PairSelection.Downhole d -> downhole(samples, lags, estimator, workers);
            case PairSelection.Omnidirectional o -> ofAll(samples, (dx, dy, dz, h) -> 0, lags, estimator, workers);
            case PairSelection.Directional d -> ofAll(samples, new Beam(d), lags, estimator, workers);
        };
    }

    private static ExperimentalVariogram ofAll(
            PointSamples samples, PairSums.Sectors which, Lags lags, Estimator estimator, Workers workers) {
        PointSamples thin = thin(samples);
        return of(PairSums.of(thin, lags, 1, which, estimator, workers), samples.variance(), thin.size());
    }

    private static ExperimentalVariogram downhole(
            PointSamples samples, Lags lags, Estimator estimator, Workers workers) {
        List<PointSamples> holes = holes(samples);
        int tasks = Math.min(64, holes.size()); // fixed: the order of the sums must not hang on the number of threads
        PairSums sums = new PairSums(lags, 1, estimator);
        workers.map(tasks, t -> {
                    PairSums mine = new PairSums(lags, 1, estimator);
                    for (int g = t; g < holes.size(); g += tasks) {
                        mine.add(PairSums.sorted(holes.get(g)), (dx, dy, dz, h) -> 0, 0, 1);
                    }
                    return mine;
                })
                .forEach(sums::add);
        int used = holes.stream().mapToInt(PointSamples::size).sum();
        return of(sums, samples.variance(), used);
    }

    private static ExperimentalVariogram of(PairSums sums, double variance, int used) {
        int n = (int) Arrays.stream(sums.count).filter(c -> c > 0).count();
        long[] pairs = new long[n];
        double[] mean = new double[n];
        double[] gamma = new double[n];
        int k = 0;
        for (int lag = 0; lag < sums.count.length; lag++) {
            if (sums.count[lag] > 0) {
                pairs[k] = sums.count[lag];
                mean[k] = sums.distance[lag] / sums.count[lag];
                gamma[k++] = sums.gamma(lag);
            }
        }
        return new ExperimentalVariogram(sums.lags.width(), pairs, mean, gamma, variance, used);
    }

    /// Number of lags that hold pairs.
    public int size() {
        return gamma.length;
    }

    /// All pairs of all lags.
    public long totalPairs() {
        return Arrays.stream(pairs).sum();
    }

    /// Pairs of a direction: see {@link PairSelection.Directional}.
    private static final class Beam implements PairSums.Sectors {
        private final double[] axis;
        private final double[] across; // level
        private final double[] up;
        private final double leastCosine;
        private final double horizontalBand;
        private final double verticalBand;

        Beam(PairSelection.Directional d) {
            double[] m = Anisotropy.of(1, d.azimuth(), d.dip(), 0, 0.5, 0.5).axes();
            axis = Arrays.copyOfRange(m, 0, 3);
            across = Arrays.copyOfRange(m, 3, 6);
            up = Arrays.copyOfRange(m, 6, 9);
            leastCosine = Math.cos(d.tolerance()) - 1e-12;
            horizontalBand = d.horizontalBand();
            verticalBand = d.verticalBand();
        }

        @Override
        public int of(double dx, double dy, double dz, double h) {
            boolean in = Math.abs(dx * axis[0] + dy * axis[1] + dz * axis[2]) >= leastCosine * h
                    && Math.abs(dx * across[0] + dy * across[1]) <= horizontalBand
                    && Math.abs(dx * up[0] + dy * up[1] + dz * up[2]) <= verticalBand;
            return in ? 0 : NONE;
        }
    }

    private static List<PointSamples> holes(PointSamples samples) {
        Map<Integer, List<Integer>> byHole = new LinkedHashMap<>();
        for (int i = 0; i < samples.size(); i++) {
            byHole.computeIfAbsent(samples.hole()[i], h -> new ArrayList<>()).add(i);
        }
        List<PointSamples> holes = new ArrayList<>();
        for (List<Integer> members : byHole.values()) {
            holes.add(thin(
                    samples.pick(members.stream().mapToInt(Integer::intValue).toArray())));
        }
        return holes;
    }

    static PointSamples thin(PointSamples samples) {
        return thin(samples, MAX_SAMPLES);
    }

    /// At most so many of the samples, scattered, in their order.
    static PointSamples thin(PointSamples samples, int most) {
        int size = samples.size();
        if (size <= most) {
            return samples;
        }
        Seed seed = new Seed(0).split("variogram thinning");
        long[] rank = new long[size];
        Arrays.setAll(rank, i -> seed.split(i).value());
        long[] sorted = rank.clone();
        Arrays.sort(sorted);
        long last = sorted[most - 1];
        int[] kept = new int[most];
        int n = 0;
        for (int i = 0; i < size && n < most; i++) {
            if (rank[i] <= last) {
                kept[n++] = i;
            }
        }
        return samples.pick(kept);
    }
}
