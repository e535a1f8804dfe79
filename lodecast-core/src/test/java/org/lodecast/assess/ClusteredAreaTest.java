package org.lodecast.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;

class ClusteredAreaTest {
    private record Drawn(double[] score, boolean[] ore, int[] hole) {}

    /// Holes of ten samples that are as rich as their hole, with ore where the score is high, give or take.
    private static Drawn drawn(int holes, long seed) {
        RandomGenerator random = new Seed(seed).generator();
        int n = 10 * holes;
        Drawn d = new Drawn(new double[n], new boolean[n], new int[n]);
        for (int h = 0; h < holes; h++) {
            double rich = random.nextGaussian();
            for (int k = 0; k < 10; k++) {
                int i = 10 * h + k;
                d.score[i] = rich + 0.5 * random.nextGaussian();
                d.ore[i] = rich + random.nextGaussian() > 0.3;
                d.hole[i] = h;
            }
        }
        return d;
    }

    @Test
    void withAHoleASampleItIsDelongs() {
        Drawn d = drawn(30, 1);
        Roc roc = RocAnalysis.of(d.score, d.ore).roc(2);
        Slices.Area own = ClusteredArea.of(
                d.score, d.ore, IntStream.range(0, d.score.length).toArray());
        assertThat(own.auc()).isCloseTo(roc.auc(), within(1e-12));
        assertThat(own.low()).isCloseTo(roc.low(), within(1e-12));
        assertThat(own.high()).isCloseTo(roc.high(), within(1e-12));
    }

    /// A hole whose samples are all written twice says no more than before; DeLong's interval shrinks.
    @Test
    void samplesWrittenTwiceTellNothingNew() {
        Drawn d = drawn(25, 2);
        int n = d.score.length;
        int[] twice = IntStream.range(0, 2 * n).map(i -> i % n).toArray();
        double[] score = Arrays.stream(twice).mapToDouble(i -> d.score[i]).toArray();
        boolean[] ore = new boolean[2 * n];
        for (int i = 0; i < ore.length; i++) {
            ore[i] = d.ore[i % n];
        }
        Slices.Area once = ClusteredArea.of(d.score, d.ore, d.hole);
        Slices.Area again = ClusteredArea.of(
                score, ore, Arrays.stream(twice).map(i -> d.hole[i]).toArray());
        assertThat(again.auc()).isCloseTo(once.auc(), within(1e-12));
        assertThat(again.low()).isCloseTo(once.low(), within(1e-12));
        Roc narrow = RocAnalysis.of(score, ore).roc(2);
        assertThat(narrow.high() - narrow.low()).isLessThan(0.75 * (again.high() - again.low()));
    }

    /// As wide as the spread of areas when holes are drawn with putting back.
    @Test
    void theIntervalIsThatOfDrawingHolesAnew() {
        int holes = 80;
        Drawn d = drawn(holes, 3);
        RandomGenerator random = new Seed(4).generator();
        double[] area = new double[800];
        for (int b = 0; b < area.length; b++) {
            int[] from =
                    IntStream.range(0, holes).map(h -> random.nextInt(holes)).toArray();
            double[] score = new double[d.score.length];
            boolean[] ore = new boolean[score.length];
            for (int i = 0; i < score.length; i++) {
                int of = 10 * from[i / 10] + i % 10;
                score[i] = d.score[of];
                ore[i] = d.ore[of];
            }
            area[b] = RocAnalysis.of(score, ore).roc(2).auc();
        }
        double mean = Arrays.stream(area).average().orElse(0);
        double deviation =
                Math.sqrt(Arrays.stream(area).map(a -> (a - mean) * (a - mean)).sum() / (area.length - 1));
        Slices.Area own = ClusteredArea.of(d.score, d.ore, d.hole);
        double half = (own.high() - own.low()) / 2;
        assertThat(half / 1.96).isBetween(0.85 * deviation, 1.15 * deviation);
        Roc delong = RocAnalysis.of(d.score, d.ore).roc(2);
        assertThat(half).isGreaterThan(1.5 * (delong.high() - delong.low()) / 2);
    }

    @Test
    void oreOfASingleHoleTellsNoInterval() {
        Slices.Area a = ClusteredArea.of(
                new double[] {1, 2, 3, 4}, new boolean[] {false, false, true, true}, new int[] {0, 1, 2, 2});
        assertThat(a).isEqualTo(new Slices.Area(1, 0, 1));
        Slices.Area none = ClusteredArea.of(
                new double[] {1, 2, 3, 4}, new boolean[] {false, true, false, true}, new int[] {-1, 0, 1, 2});
        assertThat(none.auc()).isEqualTo(0.75);
        assertThat(none.low()).isLessThan(0.75);
    }
}
