package org.lodecast.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lodecast.evidence.EstimateSettings.Method.INVERSE_DISTANCE;
import static org.lodecast.evidence.EstimateSettings.Method.NEAREST;
import static org.lodecast.evidence.EstimateSettings.Method.ORDINARY;
import static org.lodecast.evidence.EstimateSettings.Scale.LOG;
import static org.lodecast.evidence.EstimateSettings.Scale.NONE;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.kriging.CrossValidation;
import org.lodecast.geostat.kriging.DistanceEstimator;
import org.lodecast.geostat.kriging.Kriging;
import org.lodecast.geostat.kriging.KrigingType;
import org.lodecast.geostat.kriging.Neighbourhood;

class EstimateCheckTest {
    private static final PointSamples S = Estimated.grades(9, 12);
    private static final Offset<Double> EXACT = within(1e-9);

    private static EstimateCheck check(VariableEstimate v, int folds, long seed, int threads) {
        return EstimateCheck.of(v, folds, new Seed(seed), new Workers(threads), Progress.NONE);
    }

    /// As many folds as holes: each hole by all others, as the estimators themselves leave it out.
    @Test
    void aFoldAHoleIsThatHoleLeftOut() {
        VariableEstimate v = Estimated.by(S, ORDINARY, NONE);
        EstimateCheck c = check(v, 9, 1, 2);
        Kriging kriging = Kriging.of(S, Estimated.MODEL, v.settings().neighbourhood(), KrigingType.ORDINARY);
        same(c.oneOut(), CrossValidation.leaveOneOut(kriging, Workers.ONE, Progress.NONE));
        same(c.holesOut(), CrossValidation.leaveHoleOut(kriging, Workers.ONE, Progress.NONE));
        Neighbourhood near = v.settings().neighbourhood();
        assertThat(c.kriging()).isEqualTo(c.holesOut().rootMeanSquareError());
        assertThat(c.inverseDistance()).isCloseTo(error(DistanceEstimator.inverse(S, near, 2)), EXACT);
        assertThat(c.nearest()).isCloseTo(error(DistanceEstimator.nearest(S, near)), EXACT);
        assertThat(c.folds()).isEqualTo(9);
        assertThat(c.used()).isEqualTo(c.of()).isEqualTo(108);
    }

    private static void same(EstimateScore s, CrossValidation v) {
        assertThat(s.count()).isEqualTo(v.count());
        assertThat(s.meanError()).isCloseTo(v.meanError(), EXACT);
        assertThat(s.rootMeanSquareError()).isCloseTo(v.rootMeanSquareError(), EXACT);
        assertThat(s.correlation()).isCloseTo(v.correlation(), EXACT);
        assertThat(s.meanStandardisedSquare()).isCloseTo(v.meanStandardisedSquare(), EXACT);
    }

    private static double error(DistanceEstimator e) {
        double[] out = e.leftOut(true, Workers.ONE, Progress.NONE).value();
        double sum = 0;
        for (int i = 0; i < out.length; i++) {
            sum += (out[i] - S.value()[i]) * (out[i] - S.value()[i]);
        }
        return Math.sqrt(sum / out.length);
    }

    /// Errors of logarithms are in grades, their standardised squares are of the logarithms.
    @Test
    void errorsAreInTheUnitAndVariancesOnTheirScale() {
        VariableEstimate v = Estimated.by(S, ORDINARY, LOG);
        EstimateCheck c = check(v, 9, 1, 1);
        Kriging logs = Kriging.of(v.scaled(), Estimated.MODEL, v.settings().neighbourhood(), KrigingType.ORDINARY);
        CrossValidation holes = CrossValidation.leaveHoleOut(logs, Workers.ONE, Progress.NONE);
        assertThat(c.holesOut().meanStandardisedSquare()).isCloseTo(holes.meanStandardisedSquare(), EXACT);
        assertThat(c.inverseDistance())
                .isCloseTo(error(DistanceEstimator.inverse(S, v.settings().neighbourhood(), 2)), EXACT);
        CrossValidation grades =
                CrossValidation.leaveHoleOut(logs.backThrough(v.transform()), Workers.ONE, Progress.NONE);
        assertThat(c.holesOut().meanError()).isCloseTo(grades.meanError(), EXACT);
        assertThat(c.holesOut().rootMeanSquareError()).isCloseTo(grades.rootMeanSquareError(), EXACT);
    }

    @Test
    void otherMethodsAreJudgedAsThemselvesBesideKriging() {
        EstimateCheck kriged = check(Estimated.by(S, ORDINARY, NONE), 4, 7, 1);
        EstimateCheck near = check(Estimated.by(S, NEAREST, NONE), 4, 7, 1);
        EstimateCheck inverse = check(Estimated.by(S, INVERSE_DISTANCE, NONE), 4, 7, 1);
        assertThat(near.holesOut().rootMeanSquareError()).isEqualTo(kriged.nearest());
        assertThat(inverse.holesOut().rootMeanSquareError()).isEqualTo(kriged.inverseDistance());
        assertThat(inverse.kriging()).isEqualTo(kriged.kriging());
        assertThat(inverse.holesOut().meanStandardisedSquare()).isNaN();
        assertThat(inverse.oneOut().rootMeanSquareError())
                .isNotEqualTo(inverse.holesOut().rootMeanSquareError());
    }

    @Test
    void theSeedDrawsTheFoldsAndThreadsChangeNothing() {
        VariableEstimate v = Estimated.by(S, ORDINARY, NONE);
        EstimateCheck one = check(v, 3, 1, 1);
        EstimateCheck again = check(v, 3, 1, 3);
        assertThat(again.holesOut()).isEqualTo(one.holesOut());
        assertThat(again.oneOut()).isEqualTo(one.oneOut());
        assertThat(check(v, 3, 2, 1).holesOut()).isNotEqualTo(one.holesOut());
        assertThat(check(v, 3, 2, 1).oneOut()).isEqualTo(one.oneOut());
    }

    /// Whole holes stand for all, so that a sample keeps its neighbours in the hole.
    @Test
    void ofManySamplesThoseOfSomeHolesAreJudged() {
        PointSamples many = Estimated.grades(24, 600);
        EstimateCheck c = check(Estimated.by(many, NEAREST, NONE), 5, 1, 2);
        assertThat(c.of()).isEqualTo(14_400);
        assertThat(c.used()).isEqualTo(10_200);
        assertThat(Arrays.stream(c.samples().actual().hole()).distinct().count())
                .isEqualTo(17);
        assertThat(c.holesOut().count()).isEqualTo(10_200);
    }

    @Test
    void oneHoleAloneForetellsNothing() {
        EstimateCheck c = check(Estimated.by(Estimated.grades(1, 20), ORDINARY, NONE), 5, 1, 1);
        assertThat(c.holesOut().count()).isZero();
        assertThat(c.holesOut().rootMeanSquareError()).isNaN();
        assertThat(c.oneOut().count()).isEqualTo(20);
    }
}
