package org.lodecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SeedTest {
    @Test
    void sameNameGivesTheSameStream() {
        assertThat(draws(new Seed(7).split("folds").generator()))
                .isEqualTo(draws(new Seed(7).split("folds").generator()));
        assertThat(draws(new Seed(7).split(3).generator()))
                .isEqualTo(draws(new Seed(7).split(3).generator()));
        Seed once = new Seed(7);
        assertThat(draws(once.generator())).as("asked twice").isEqualTo(draws(once.generator()));
    }

    @Test
    void childrenDifferFromEachOtherAndTheirParents() {
        Set<Long> seen = new HashSet<>();
        int made = 0;
        for (long root : new long[] {0, 1, 2, -1, Long.MIN_VALUE}) {
            Seed seed = new Seed(root);
            seen.add(root);
            made++;
            for (long i = -1000; i < 1000; i++) {
                seen.add(seed.split(i).value());
                made++;
            }
            for (String name : new String[] {"", "a", "b", "ab", "ba", "paper", "hole", "block", "Aa", "BB"}) {
                seen.add(seed.split(name).value());
                seen.add(seed.split(name).split(name).value());
                made += 2;
            }
        }
        assertThat(seen).hasSize(made);
    }

    @Test
    void orderOfSplitsMatters() {
        assertThat(new Seed(1).split("a").split("b"))
                .isNotEqualTo(new Seed(1).split("b").split("a"));
    }

    /// Streams of neighbouring seeds and tasks look independent: no correlation beyond chance, each even.
    @Test
    void streamsOfNeighboursAreIndependent() {
        int n = 4000;
        for (int task = 0; task < 20; task++) {
            RandomGenerator a = new Seed(5).split(task).generator();
            RandomGenerator b = new Seed(5).split(task + 1).generator();
            RandomGenerator c = new Seed(6).split(task).generator();
            double ab = 0;
            double ac = 0;
            double mean = 0;
            for (int i = 0; i < n; i++) {
                double x = a.nextDouble() - 0.5;
                ab += x * (b.nextDouble() - 0.5) * 12 / n;
                ac += x * (c.nextDouble() - 0.5) * 12 / n;
                mean += x / n;
            }
            double chance = 4.5 / Math.sqrt(n);
            assertThat(ab).as("task " + task + " and the next").isCloseTo(0, within(chance));
            assertThat(ac).as("task " + task + " of the next seed").isCloseTo(0, within(chance));
            assertThat(mean).as("mean of task " + task).isCloseTo(0, within(chance * Math.sqrt(1 / 12.0)));
        }
    }

    private static long[] draws(RandomGenerator random) {
        return random.longs(100).toArray();
    }
}
