package org.lodecast.drill.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.lodecast.Seed;
import org.lodecast.drill.Collar;

class CollarNeighboursTest {
    /// Against the comparison of all with all; on a lattice, so that many are equally near.
    @RepeatedTest(20)
    void theNearestInPlanByDistanceThenFile(RepetitionInfo repetition) {
        RandomGenerator random =
                new Seed(3).split(repetition.getCurrentRepetition()).generator();
        int n = 1 + random.nextInt(200);
        int wide = 1 + random.nextInt(30);
        List<Collar> c = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            c.add(new Collar("H" + i, random.nextInt(wide), random.nextInt(10), 1000 * random.nextDouble(), 10, i + 2));
        }
        CollarNeighbours near = new CollarNeighbours(c);
        for (int i = 0; i < n; i++) {
            int self = i;
            List<Integer> expected = IntStream.range(0, n)
                    .filter(j -> j != self)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer j) -> distance(c.get(self), c.get(j)))
                            .thenComparingInt(j -> j))
                    .limit(CollarNeighbours.MOST)
                    .toList();
            assertThat(near.within(i, 1e9)).isEqualTo(expected.size());
            for (int k = 0; k < expected.size(); k++) {
                assertThat(near.neighbour(i, k)).isEqualTo(expected.get(k));
                assertThat(near.distance(i, k)).isEqualTo(distance(c.get(i), c.get(expected.get(k))));
            }
            assertThat(near.within(i, 2.5)).isEqualTo((int) expected.stream()
                    .filter(j -> distance(c.get(self), c.get(j)) <= 2.5)
                    .count());
        }
    }

    private static double distance(Collar a, Collar b) {
        return Math.sqrt((b.x() - a.x()) * (b.x() - a.x()) + (b.y() - a.y()) * (b.y() - a.y()));
    }
}
