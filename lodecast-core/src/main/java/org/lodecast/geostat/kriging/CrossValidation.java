package org.lodecast.geostat.kriging;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.geostat.Transform;

/// How well kriging foretells samples that it is not shown.
///
/// @param estimates at the samples' places, in the order of {@link Kriging#samples()}; their distance is that
///     to the nearest sample used. Of several variables kriged together the first is judged
/// @param actual the samples' values, on the scale of the estimates
/// @param count number of samples that got an estimate; the figures below are over these, NaN if there are
///     none
/// @param meanError mean of estimate − actual: 0 if unbiased
/// @param rootMeanSquareError in the unit of the values
/// @param correlation of estimate and actual, NaN if either does not vary
/// @param meanStandardisedSquare mean of (estimate − actual)² / variance: 1 if the variances are honest.
///     Estimates of variance 0 are left out of it; NaN for estimates taken back through a transform, whose
///     variances are on another scale
public record CrossValidation(
        Estimates estimates,
        double[] actual,
        int count,
        double meanError,
        double rootMeanSquareError,
        double correlation,
        double meanStandardisedSquare) {

    /// Leaves out one sample at a time. A global neighbourhood is solved anew for each, so that costs n⁴/3:
    /// use a moving one above some hundred samples.
    public static CrossValidation leaveOneOut(Kriging kriging, Workers workers, Progress progress) {
        return of(kriging, LeavingOut.itself(kriging, workers, progress));
    }

    /// Leaves out the whole hole that the sample belongs to: what the estimate would have been before it was
    /// drilled. Costs as {@link #leaveOneOut}.
    public static CrossValidation leaveHoleOut(Kriging kriging, Workers workers, Progress progress) {
        return of(kriging, LeavingOut.fold(kriging, kriging.samples().hole(), workers, progress));
    }

    /// Leaves out a fold of whole holes at a time, of so many folds of like numbers of holes, drawn by the
    /// seed.
    ///
    /// @param folds at least 2; no more than there are holes are made
    public static CrossValidation byHole(Kriging kriging, int folds, Seed seed, Workers workers, Progress progress) {
        if (folds < 2) {
            throw new IllegalArgumentException("folds: at least 2, not " + folds);
        }
        int[] hole = kriging.samples().hole();
        int[] names = Arrays.stream(hole).distinct().sorted().toArray();
        RandomGenerator random = seed.split("folds of holes").generator();
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
        int[] fold = Arrays.stream(hole).map(of::get).toArray();
        return byFold(kriging, fold, workers, progress);
    }

    /// Leaves out a fold of samples at a time.
    ///
    /// @param fold of each of {@link Kriging#samples()}, 0 or more
    public static CrossValidation byFold(Kriging kriging, int[] fold, Workers workers, Progress progress) {
        return of(kriging, LeavingOut.fold(kriging, fold, workers, progress));
    }

    private static CrossValidation of(Kriging kriging, Estimates e) {
        double[] actual = kriging.actual();
        int n = 0;
        double meanEstimate = 0;
        double meanActual = 0;
        double squares = 0;
        double standardised = 0;
        int nonzero = 0;
        for (int i = 0; i < actual.length; i++) {
            if (Double.isNaN(e.value()[i])) {
                continue;
            }
            n++;
            meanEstimate += e.value()[i];
            meanActual += actual[i];
            double error = e.value()[i] - actual[i];
            squares += error * error;
            if (e.variance()[i] > 0) {
                standardised += error * error / e.variance()[i];
                nonzero++;
            }
        }
        meanEstimate /= n;
        meanActual /= n;
        double ee = 0;
        double aa = 0;
        double ea = 0;
        for (int i = 0; i < actual.length; i++) {
            if (!Double.isNaN(e.value()[i])) {
                double de = e.value()[i] - meanEstimate;
                double da = actual[i] - meanActual;
                ee += de * de;
                aa += da * da;
                ea += de * da;
            }
        }
        return new CrossValidation(
                e,
                actual,
                n,
                meanEstimate - meanActual,
                Math.sqrt(squares / n),
                ea / Math.sqrt(ee * aa),
                kriging.transform == Transform.IDENTITY ? standardised / nonzero : Double.NaN);
    }
}
