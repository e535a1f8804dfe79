package org.lodecast.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;

class RisingTest {
    private static final float[] ODD = {
        0f,
        -0f,
        Float.NaN,
        Float.NEGATIVE_INFINITY,
        Float.POSITIVE_INFINITY,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        1f,
        -1f
    };

    /// Against the sort of the library, which knows −0 and 0 apart: not here.
    @Test
    void agreesWithTheLibrarysSort() {
        RandomGenerator random = new Seed(1001).generator();
        for (int n : new int[] {0, 1, 2, 11, 500, 20_000}) {
            float[] scores = new float[n];
            for (int i = 0; i < n; i++) {
                scores[i] = switch (random.nextInt(4)) {
                    case 0 -> ODD[random.nextInt(ODD.length)];
                    case 1 -> random.nextInt(-9, 9);
                    default -> (float) random.nextGaussian();
                };
            }
            int[] expected = IntStream.range(0, n)
                    .boxed()
                    .sorted(Comparator.comparing(i -> scores[i] + 0f))
                    .mapToInt(i -> i)
                    .toArray();
            long[] rising = Rising.of(scores);
            assertThat(Arrays.stream(rising).mapToInt(Rising::number).toArray()).isEqualTo(expected);
            for (long one : rising) {
                assertThat(Float.compare(Rising.score(one), scores[Rising.number(one)] + 0f))
                        .isZero();
            }
        }
    }

    @Test
    void tiesEndWhereTheScoreIsAnother() {
        long[] rising = Rising.of(new float[] {3, Float.NaN, -0f, 0f, 3, Float.NaN, 0f});
        assertThat(Rising.endOfTie(rising, 0)).isEqualTo(3);
        assertThat(Rising.endOfTie(rising, 3)).isEqualTo(5);
        assertThat(Rising.endOfTie(rising, 5)).isEqualTo(7);
    }
}
