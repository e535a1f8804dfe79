package org.lodecast.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BodyMeanTest {
    private static final float GAP = Float.NaN;

    @Test
    void aMeanStandsAboveTheGroundThatIsLower() {
        float[] column = {1, 2, 3, 4, GAP, 10, 99}; // the last is no ground
        List<BodyMean> means = BodyMean.of(
                column, new int[] {0, 1, 2, 3, 4, 5}, List.of(new int[] {2, 5}, new int[] {0, 1}, new int[] {3, 4}));
        assertThat(means)
                .containsExactly(
                        new BodyMean(6.5, 0.8), // 1, 2, 3, 4 of five are lower
                        new BodyMean(1.5, 0.2),
                        new BodyMean(4, 0.6)); // 4 itself is not lower
    }

    @Test
    void withoutAValueThereIsNoMean() {
        float[] column = {GAP, 5};
        assertThat(BodyMean.of(column, new int[] {0, 1}, List.of(new int[] {0}, new int[] {1})))
                .containsExactly(new BodyMean(Double.NaN, Double.NaN), new BodyMean(5, 0));
        assertThat(BodyMean.of(column, new int[0], List.of(new int[] {1})))
                .containsExactly(new BodyMean(5, Double.NaN));
    }
}
