package org.lodecast.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;

class HalfOfHolesTest {
    /// Five holes of four voxels, the first three with ore in them; and two voxels of no hole.
    private static LabelledVoxels samples() {
        int[] hole = IntStream.range(0, 22).map(i -> i < 20 ? i / 4 : -1).toArray();
        boolean[] ore = new boolean[22];
        for (int i = 0; i < 12; i += 4) {
            ore[i] = true;
        }
        return new LabelledVoxels(IntStream.range(0, 22).toArray(), ore, hole, new String[] {"A", "B", "C", "D", "E"});
    }

    @Test
    void wholeHolesOfBothKindsAreDrawn() {
        LabelledVoxels samples = samples();
        double[] drawn = new double[5];
        for (int c = 0; c < 600; c++) {
            int[] half = HalfOfHoles.of(samples, new Seed(c));
            assertThat(half).isSorted().contains(20, 21);
            Set<Integer> holes =
                    Arrays.stream(half).mapToObj(i -> samples.hole()[i]).collect(Collectors.toSet());
            holes.remove(-1);
            assertThat(holes.stream().filter(h -> h < 3)).hasSize(2); // half of three, rounded up
            assertThat(holes.stream().filter(h -> h >= 3)).hasSize(1);
            assertThat(half).hasSize(4 * holes.size() + 2);
            holes.forEach(h -> drawn[h] += 1 / 600.0);
        }
        for (int h = 0; h < 5; h++) {
            assertThat(drawn[h]).as("hole " + h).isCloseTo(h < 3 ? 2.0 / 3 : 0.5, within(0.07));
        }
    }

    @Test
    void sameSeedSameHalf() {
        assertThat(HalfOfHoles.of(samples(), new Seed(7))).containsExactly(HalfOfHoles.of(samples(), new Seed(7)));
    }
}
