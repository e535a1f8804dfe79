package org.lodecast.evidence;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.kriging.CrossValidation;
import org.lodecast.geostat.kriging.DistanceEstimator;
import org.lodecast.geostat.kriging.Estimates;
import org.lodecast.geostat.kriging.Kriging;

/// How well a variable's estimate foretells composites that it is not shown: one at a time, and whole holes at a
/// time, in folds; beside inverse distance and the nearest composite on the same folds.
///
/// Errors are in the variable's unit, after the transform back; the standardised ones are on the scale that is
/// kriged, where the variances belong.
///
/// @param used samples that were looked at, those at one place averaged
/// @param of all samples; more than {@link #MOST} are thinned by the seed, which makes neighbours rarer and the
///     figures somewhat worse than they are
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
        Score oneOut,
        Score holesOut,
        double kriging,
        double inverseDistance,
        double nearest,
        Samples samples) {

    /// As many samples are judged at most.
    public static final int MOST = 20_000;

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

    /// Figures over the samples that got an estimate, NaN if there are none.
    ///
    /// @param meanError of estimate − actual
    /// @param slope of the regression of actual on estimate: below 1 high estimates are too high
    /// @param meanStandardisedSquare mean of (estimate − actual)² / variance: 1 if variances are honest
    public record Score(
            int count,
            double meanError,
            double rootMeanSquareError,
            double correlation,
            double slope,
            double meanStandardisedSquare) {

        static Score of(double[] actual, double[] estimate, double meanStandardisedSquare) {
            int n = 0;
            double ma = 0;
            double me = 0;
            double squares = 0;
            for (int i = 0; i < actual.length; i++) {
                if (!Double.isNaN(estimate[i])) {
                    n++;
                    ma += actual[i];
                    me += estimate[i];
                    squares += (estimate[i] - actual[i]) * (estimate[i] - actual[i]);
                }
            }
            ma /= n;
            me /= n;
            double aa = 0;
            double ee = 0;
            double ae = 0;
            for (int i = 0; i < actual.length; i++) {
                if (!Double.isNaN(estimate[i])) {
                    aa += (actual[i] - ma) * (actual[i] - ma);
                    ee += (estimate[i] - me) * (estimate[i] - me);
                    ae += (actual[i] - ma) * (estimate[i] - me);
                }
            }
            return new Score(
                    n, me - ma, Math.sqrt(squares / n), ae / Math.sqrt(aa * ee), ae / ee, meanStandardisedSquare);
        }
    }

    /// @param folds of holes, at least 2; no more than there are holes are made
    public static EstimateCheck of(VariableEstimate all, int folds, Seed seed, Workers workers, Progress progress) {
        VariableEstimate v = thin(all, seed.split("thinning of " + all.name()));
        Kriging kriging = v.kriging();
        int[] fold = folds(kriging.samples().hole(), folds, seed.split("folds of holes"));
        CrossValidation one = CrossValidation.leaveOneOut(kriging, workers, progress);
        CrossValidation holes = CrossValidation.byFold(kriging, fold, workers, progress);
        DistanceEstimator inverse =
                DistanceEstimator.inverse(v.samples(), v.settings().neighbourhood(), DistanceEstimator.USUAL_POWER);
        DistanceEstimator near =
                DistanceEstimator.nearest(v.samples(), v.settings().neighbourhood());
        double[] actual = inverse.samples().value();
        double[] kriged = back(v, holes.estimates());
        double[] weighed = inverse.withoutFold(fold, workers, progress).value();
        double[] taken = near.withoutFold(fold, workers, progress).value();
        boolean kriges = v.settings().method().kriges();
        double[] oneOut = switch (v.settings().method()) {
            case INVERSE_DISTANCE -> inverse.leftOut(false, workers, progress).value();
            case NEAREST -> near.leftOut(false, workers, progress).value();
            case ORDINARY, SIMPLE, TREND -> back(v, one.estimates());
        };
        double[] holesOut = switch (v.settings().method()) {
            case INVERSE_DISTANCE -> weighed;
            case NEAREST -> taken;
            case ORDINARY, SIMPLE, TREND -> kriged;
        };
        return new EstimateCheck(
                actual.length,
                all.samples().size(),
                Math.toIntExact(Arrays.stream(fold).distinct().count()),
                Score.of(actual, oneOut, kriges ? one.meanStandardisedSquare() : Double.NaN),
                Score.of(actual, holesOut, kriges ? holes.meanStandardisedSquare() : Double.NaN),
                Score.of(actual, kriged, 0).rootMeanSquareError(),
                Score.of(actual, weighed, 0).rootMeanSquareError(),
                Score.of(actual, taken, 0).rootMeanSquareError(),
                new Samples(
                        inverse.samples(),
                        oneOut,
                        holesOut,
                        kriging.samples().value(),
                        one.estimates().value(),
                        one.estimates().variance(),
                        holes.estimates().value(),
                        holes.estimates().variance()));
    }

    private static double[] back(VariableEstimate v, Estimates e) {
        if (v.settings().scale() == EstimateSettings.Scale.NONE) {
            return e.value();
        }
        double[] back = new double[e.size()];
        Arrays.setAll(back, i -> v.back(e.value()[i], e.variance()[i], e.slope()[i]));
        return back;
    }

    /// A fold for each sample: holes in an order drawn by the seed, dealt out in turn.
    private static int[] folds(int[] hole, int folds, Seed seed) {
        int[] names = Arrays.stream(hole).distinct().sorted().toArray();
        RandomGenerator random = seed.generator();
        for (int k = names.length - 1; k > 0; k--) {
            int other = random.nextInt(k + 1);
            int name = names[k];
            names[k] = names[other];
            names[other] = name;
        }
        Map<Integer, Integer> of = new HashMap<>();
        for (int k = 0; k < names.length; k++) {
            of.put(names[k], k % folds);
        }
        return Arrays.stream(hole).map(of::get).toArray();
    }

    /// At most so many samples, scattered.
    private static VariableEstimate thin(VariableEstimate v, Seed seed) {
        int n = v.samples().size();
        if (n <= MOST) {
            return v;
        }
        long[] rank = new long[n];
        Arrays.setAll(rank, i -> seed.split(i).value());
        long[] sorted = rank.clone();
        Arrays.sort(sorted);
        int[] kept = java.util.stream.IntStream.range(0, n)
                .filter(i -> rank[i] < sorted[MOST])
                .toArray();
        return new VariableEstimate(
                v.name(),
                v.unit(),
                v.settings(),
                v.samples().pick(kept),
                v.transform(),
                v.scaled().pick(kept),
                v.fit(),
                v.mean());
    }
}
