package org.lodecast.evidence;

import java.util.Arrays;
import java.util.stream.IntStream;

/// How near estimates came to samples that they were not shown: figures over those that got one, NaN if there are none.
///
/// @param meanError of estimate − actual
/// @param slope of the regression of actual on estimate: below 1 high estimates are too high
/// @param meanStandardisedSquare mean of (estimate − actual)² / variance: 1 if variances are honest
public record EstimateScore(
        int count,
        double meanError,
        double rootMeanSquareError,
        double correlation,
        double slope,
        double meanStandardisedSquare) {

    static EstimateScore of(double[] actual, double[] estimate, double meanStandardisedSquare) {
        int[] n = IntStream.range(0, actual.length)
                .filter(i -> !Double.isNaN(estimate[i]))
                .toArray();
        double ma = Arrays.stream(n).mapToDouble(i -> actual[i]).sum() / n.length;
        double me = Arrays.stream(n).mapToDouble(i -> estimate[i]).sum() / n.length;
        double squares = 0;
        double aa = 0;
        double ee = 0;
        double ae = 0;
        for (int i : n) {
            squares += (estimate[i] - actual[i]) * (estimate[i] - actual[i]);
            aa += (actual[i] - ma) * (actual[i] - ma);
            ee += (estimate[i] - me) * (estimate[i] - me);
            ae += (actual[i] - ma) * (estimate[i] - me);
        }
        return new EstimateScore(
                n.length,
                me - ma,
                Math.sqrt(squares / n.length),
                ae / Math.sqrt(aa * ee),
                ae / ee,
                meanStandardisedSquare);
    }
}
