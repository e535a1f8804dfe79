package org.lodecast.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.kriging.CrossValidation;
import org.lodecast.geostat.kriging.DistanceEstimator;
import org.lodecast.geostat.kriging.Estimates;
import org.lodecast.geostat.kriging.Neighbourhood;

/// How well a variable's estimate foretells composites that it is not shown: one at a time, and whole holes at a
/// time, in folds; beside inverse distance and the nearest composite on the same folds.
///
/// Errors are in the variable's unit, after the transform back; the standardised ones are on the scale that is
/// kriged, where the variances belong.
///
/// @param used samples that were left out in turn, those at one place averaged
/// @param of all samples. Of more than {@link #MOST} only those of some holes, drawn by the seed, are left out; one
///     at a time they are foretold by the samples of these holes alone, so that those errors are somewhat large
/// @param folds of holes
/// @param oneOut by the method of the variable, one sample left out at a time
/// @param holesOut by the method of the variable, folds of whole holes left out
/// @param kriging root mean square error with holes left out
/// @param inverseDistance the same by inverse distance squared
/// @param nearest the same by the nearest sample
/// @param samples one by one
public record EstimateCheck(
        int used,
        int of,
        int folds,
        EstimateScore oneOut,
        EstimateScore holesOut,
        double kriging,
        double inverseDistance,
        double nearest,
        Samples samples) {

    /// As many samples are judged, to the end of the last hole.
    public static final int MOST = 10_000;

    /// Estimates of the samples as columns: in the variable's unit and, where it was kriged, on the scale of the
    /// kriging with its variance; NaN where there is none.
    public record Samples(
            PointSamples actual,
            double[] oneOut,
            double[] holesOut,
            double[] scaled,
            double[] scaledOneOut,
            double[] oneOutVariance,
            double[] scaledHolesOut,
            double[] holesOutVariance) {}

    /// @param folds of holes, at least 2; no more than there are holes are made. 0 judges nothing: no sample is left
    /// out and
    ///     the figures are NaN
    public static EstimateCheck of(VariableEstimate v, int folds, Seed seed, Workers workers, Progress progress) {
        return folds == 0 ? none(v) : new Judge(v, folds, seed, workers, progress).check();
    }

    private static EstimateCheck none(VariableEstimate v) {
        double[] no = {};
        EstimateScore unknown = EstimateScore.of(no, no, Double.NaN);
        Samples samples = new Samples(v.samples().pick(new int[0]), no, no, no, no, no, no, no);
        double nan = Double.NaN;
        return new EstimateCheck(0, v.samples().mergeDuplicates().size(), 0, unknown, unknown, nan, nan, nan, samples);
    }

    private static final class Judge {
        private final VariableEstimate v;
        private final PointSamples all;
        private final PointSamples scaled;
        private final int[] fold; // of all
        private final int[] chosen; // of all
        private final PointSamples asked;
        private final Workers workers;
        private final Progress progress;

        Judge(VariableEstimate v, int folds, Seed seed, Workers workers, Progress progress) {
            this.v = v;
            this.workers = workers;
            this.progress = progress;
            all = v.samples().mergeDuplicates();
            scaled = v.scaled().mergeDuplicates();
            int[] holes = shuffled(Arrays.stream(all.hole()).distinct().sorted().toArray(), seed);
            int[] rank = new int[1 + Arrays.stream(holes).max().orElse(0)];
            for (int k = 0; k < holes.length; k++) {
                rank[holes[k]] = k;
            }
            fold = Arrays.stream(all.hole()).map(h -> rank[h] % folds).toArray();
            int[] count = new int[holes.length];
            Arrays.stream(all.hole()).forEach(h -> count[rank[h]]++);
            int last = 0;
            for (int sum = count.length == 0 ? 0 : count[0]; sum < MOST && last + 1 < holes.length; ) {
                sum += count[++last];
            }
            int enough = last;
            chosen = IntStream.range(0, all.size())
                    .filter(i -> rank[all.hole()[i]] <= enough)
                    .toArray();
            asked = all.pick(chosen);
        }

        EstimateCheck check() {
            Neighbourhood near = v.settings().neighbourhood();
            Neighbourhood one =
                    near.minSamples() > 1 ? near : Neighbourhood.ellipsoid(near.search(), 1, 1); // all that counts
            Estimates alone = CrossValidation.leaveOneOut(v.kriging(scaled.pick(chosen)), workers, progress)
                    .estimates();
            Estimates kriged = withoutHoles(scaled, (s, x, y, z) -> v.kriging(s).at(x, y, z, workers, progress));
            double[] kriging = !transformed()
                    ? kriged.value()
                    : withoutHoles(
                                    scaled,
                                    (s, x, y, z) -> v.kriging(s)
                                            .backThrough(v.transform())
                                            .at(x, y, z, workers, progress))
                            .value();
            double[] inverse = withoutHoles(
                            all,
                            (s, x, y, z) -> DistanceEstimator.inverse(s, near, DistanceEstimator.USUAL_POWER)
                                    .at(x, y, z, workers, progress))
                    .value();
            double[] nearest = withoutHoles(
                            all,
                            (s, x, y, z) -> DistanceEstimator.nearest(s, one).at(x, y, z, workers, progress))
                    .value();
            double[] oneOut = switch (v.settings().method()) {
                case INVERSE_DISTANCE ->
                    DistanceEstimator.inverse(asked, near, DistanceEstimator.USUAL_POWER)
                            .leftOut(false, workers, progress)
                            .value();
                case NEAREST ->
                    DistanceEstimator.nearest(asked, one)
                            .leftOut(false, workers, progress)
                            .value();
                case ORDINARY, SIMPLE, TREND ->
                    !transformed()
                            ? alone.value()
                            : CrossValidation.leaveOneOut(
                                            v.kriging(scaled.pick(chosen)).backThrough(v.transform()),
                                            workers,
                                            progress)
                                    .estimates()
                                    .value();
            };
            double[] holesOut = switch (v.settings().method()) {
                case INVERSE_DISTANCE -> inverse;
                case NEAREST -> nearest;
                case ORDINARY, SIMPLE, TREND -> kriging;
            };
            double[] actual = asked.value();
            return new EstimateCheck(
                    asked.size(),
                    all.size(),
                    Math.toIntExact(Arrays.stream(fold).distinct().count()),
                    EstimateScore.of(actual, oneOut, standardised(alone)),
                    EstimateScore.of(actual, holesOut, standardised(kriged)),
                    EstimateScore.of(actual, kriging, 0).rootMeanSquareError(),
                    EstimateScore.of(actual, inverse, 0).rootMeanSquareError(),
                    EstimateScore.of(actual, nearest, 0).rootMeanSquareError(),
                    new Samples(
                            asked,
                            oneOut,
                            holesOut,
                            scaled.pick(chosen).value(),
                            alone.value(),
                            alone.variance(),
                            kriged.value(),
                            kriged.variance()));
        }

        private interface Method {
            Estimates at(PointSamples samples, double[] x, double[] y, double[] z);
        }

        /// Each fold's chosen samples by all samples of the other folds.
        private Estimates withoutHoles(PointSamples from, Method method) {
            double[][] column = new double[3][chosen.length];
            for (double[] c : column) {
                Arrays.fill(c, Double.NaN);
            }
            for (int f : Arrays.stream(fold).distinct().sorted().toArray()) {
                int[] rest = IntStream.range(0, fold.length)
                        .filter(i -> fold[i] != f)
                        .toArray();
                int[] out = IntStream.range(0, chosen.length)
                        .filter(k -> fold[chosen[k]] == f)
                        .toArray();
                if (rest.length == 0 || out.length == 0) {
                    continue;
                }
                PointSamples places = asked.pick(out);
                Estimates e = method.at(from.pick(rest), places.x(), places.y(), places.z());
                for (int k = 0; k < out.length; k++) {
                    column[0][out[k]] = e.value()[k];
                    column[1][out[k]] = e.variance()[k];
                    column[2][out[k]] = e.slope()[k];
                }
            }
            int[] none = new int[chosen.length];
            return new Estimates(new double[][] {column[0]}, column[1], column[2], none, new double[0], List.of());
        }

        private boolean transformed() {
            return v.settings().scale() != EstimateSettings.Scale.NONE;
        }

        /// On the scale of the kriging, where the variances belong; estimates of variance 0 are left out.
        private double standardised(Estimates e) {
            if (!v.settings().method().kriges()) {
                return Double.NaN;
            }
            double[] actual = scaled.pick(chosen).value();
            return IntStream.range(0, actual.length)
                    .filter(i -> e.variance()[i] > 0)
                    .mapToDouble(i -> (e.value()[i] - actual[i]) * (e.value()[i] - actual[i]) / e.variance()[i])
                    .average()
                    .orElse(Double.NaN);
        }

        private static int[] shuffled(int[] names, Seed seed) {
            RandomGenerator random = seed.split("holes left out").generator();
            for (int k = names.length - 1; k > 0; k--) {
                int other = random.nextInt(k + 1);
                int name = names[k];
                names[k] = names[other];
                names[other] = name;
            }
            return names;
        }
    }
}
