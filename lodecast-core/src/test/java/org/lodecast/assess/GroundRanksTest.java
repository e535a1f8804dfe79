package org.lodecast.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;

class GroundRanksTest {
    @Test
    void aRankIsTheShareThatScoresLower() {
        GroundRanks r = GroundRanks.in(new float[] {3, 1, 2, 4});
        // half of an equal score counts; between scores linear; the ends go to 0 and 1
        assertThat(r.of(new float[] {1, 2, 2.5f, 4})).containsExactly(0.125, 0.375, 0.5, 0.875);
        assertThat(r.of(new float[] {0, 0.5f, 5, 9})).containsExactly(0, 0.0625, 0.9, 1);
        assertThat(r.of(new float[0])).isEmpty();
    }

    @Test
    void equalScoresOfTheGroundShareTheirMiddle() {
        assertThat(GroundRanks.in(new float[] {7, 7, 7}).of(new float[] {7, 7})).containsExactly(0.5, 0.5);
        assertThat(GroundRanks.in(new float[] {7}).of(new float[] {9})).containsExactly(1); // the highest asked for
    }

    /// Whatever the scores, ranks rise where they do: areas under curves stay what they are.
    @Test
    void ranksKeepTheOrder() {
        RandomGenerator random = new Seed(5).generator();
        for (int c = 0; c < 50; c++) {
            float[] ground = new float[1 + random.nextInt(40)];
            float[] score = new float[60];
            for (int i = 0; i < ground.length; i++) {
                ground[i] = random.nextInt(12);
            }
            for (int i = 0; i < score.length; i++) {
                score[i] = random.nextInt(40) / 2f - 4;
            }
            double[] rank = GroundRanks.in(ground).of(score);
            assertThat(Arrays.stream(rank).min().orElse(-1)).isBetween(0.0, 1.0);
            assertThat(Arrays.stream(rank).max().orElse(2)).isBetween(0.0, 1.0);
            for (int i = 0; i < score.length; i++) {
                for (int j = 0; j < score.length; j++) {
                    if (score[i] < score[j]) {
                        assertThat(rank[i]).isLessThan(rank[j]);
                    } else if (score[i] == score[j]) {
                        assertThat(rank[i]).isCloseTo(rank[j], within(1e-12));
                    }
                }
            }
        }
    }
}
