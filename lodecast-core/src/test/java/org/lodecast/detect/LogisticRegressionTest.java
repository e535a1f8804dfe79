package org.lodecast.detect;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest extends DetectorContract {
    @Override
    Detector detector() {
        return LogisticRegression.linear();
    }

    @Override
    String expectedName() {
        return "logistic";
    }

    @Override
    boolean learns() {
        return true;
    }

    @Override
    boolean draws() {
        return false;
    }

    @Override
    boolean needsOre() {
        return true;
    }

    @Test
    void hasTheWeightsOfScikitLearn() {
        LogitGolden.weightsAgree(detector(), "logistic", LogitGolden.samples("ore"));
    }

    /// Without the penalty the weights would run off.
    @Test
    void staysFiniteWhereOreIsToldApartWithoutFault() {
        double[] a = LogitGolden.samples("a");
        LogitGolden.weightsAgree(
                detector(), "apart", Arrays.stream(a).map(v -> v > 0.5 ? 1 : 0).toArray());
    }
}
