package org.lodecast.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lodecast.block.Grid;
import org.lodecast.evidence.Evidence;

class QuadraticRegressionTest extends DetectorContract {
    @Override
    Detector detector() {
        return LogisticRegression.ofSquares();
    }

    @Override
    String expectedName() {
        return "quadratic";
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
        LogitGolden.weightsAgree(detector(), "quadratic", LogitGolden.samples("ore"));
    }

    @Test
    void theTermsAreLayersThenProducts() {
        Evidence e = new Evidence(
                Grid.of(0, 0, 0, 1, 1, 1, 1, 1, 1), java.util.List.of("a", "b"), new float[][] {{0.5f}, {0.25f}});
        assertThat(LogisticRegression.ofSquares().terms(e, 0)).containsExactly(0.5, 0.25, 0.25, 0.125, 0.0625);
    }
}
