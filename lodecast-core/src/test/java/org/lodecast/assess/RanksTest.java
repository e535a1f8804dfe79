package org.lodecast.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;

class RanksTest {
    @Test
    void percentileIsTheShareAtOrBelow() {
        assertThat(Ranks.percentile(new float[] {5, -1, 3, 8})).containsExactly(0.75f, 0.25f, 0.5f, 1);
        assertThat(Ranks.percentile(new float[] {7})).containsExactly(1);
        assertThat(Ranks.percentile(new float[0])).isEmpty();
    }

    /// Ranks 2, 3 and 4 of 4 tie: all get 3.
    @Test
    void tiesShareTheirMeanRank() {
        assertThat(Ranks.percentile(new float[] {2, 1, 2, 2})).containsExactly(0.75f, 0.25f, 0.75f, 0.75f);
        assertThat(Ranks.percentile(new float[] {0f, -0f})).containsExactly(0.75f, 0.75f);
    }

    @Test
    void percentileByCounting() {
        RandomGenerator random = new Seed(12).generator();
        float[] s = new float[300];
        for (int i = 0; i < s.length; i++) {
            s[i] = random.nextInt(100);
        }
        float[] p = Ranks.percentile(s);
        for (int i = 0; i < s.length; i++) {
            int below = 0;
            int same = 0;
            for (float t : s) {
                below += t < s[i] ? 1 : 0;
                same += t == s[i] ? 1 : 0;
            }
            assertThat(p[i]).isEqualTo((float) ((below + (same + 1) / 2.0) / s.length));
        }
    }

    @Test
    void minMaxSpansTheUnitInterval() {
        assertThat(Ranks.minMax(new float[] {4, 2, 3})).containsExactly(1, 0, 0.5f);
        assertThat(Ranks.minMax(new float[] {4, 4})).containsExactly(0, 0);
    }

    @Test
    void capture() {
        float[] rank = Ranks.percentile(ramp(100));
        boolean[] ore = new boolean[100];
        for (int i : new int[] {99, 98, 95, 90, 50}) {
            ore[i] = true;
        }
        assertThat(Capture.of(rank, ore, 0.01).ore()).as("one voxel").isEqualTo(0.2);
        assertThat(Capture.of(rank, ore, 0.02).ore()).isEqualTo(0.4);
        assertThat(Capture.of(rank, ore, 0.05).ore()).isEqualTo(0.6);
        assertThat(Capture.of(rank, ore, 0.10).ore()).isEqualTo(0.8);
        assertThat(Capture.of(rank, ore, 0.24).ore()).isEqualTo(0.8);
        assertThat(Capture.of(rank, ore, 1).ore()).isEqualTo(1);
        assertThat(Capture.of(rank, ore, 0.10).lift()).isCloseTo(8, within(1e-12));
        assertThat(Capture.of(rank, new boolean[100], 0.1).ore())
                .as("no ore known")
                .isNaN();
    }

    /// Ties at the border count by their share, so that a score that says nothing finds nothing.
    @Test
    void captureSharesTies() {
        boolean[] ore = new boolean[1000];
        for (int i = 0; i < 100; i++) {
            ore[7 * i] = true;
        }
        for (double volume : Capture.VOLUMES) {
            Capture flat = Capture.of(Ranks.percentile(new float[1000]), ore, volume);
            assertThat(flat.ore()).isCloseTo(volume, within(1e-12));
            assertThat(flat.lift()).isCloseTo(1, within(1e-12));
        }
        float[] two = new float[1000]; // the best 20 % tie; half of the ore lies there
        boolean[] half = new boolean[1000];
        for (int i = 0; i < 200; i++) {
            two[i] = 1;
            half[i] = i < 50;
            half[999 - i] = i < 50;
        }
        assertThat(Capture.of(Ranks.percentile(two), half, 0.10).ore()).isCloseTo(0.25, within(1e-12));
        assertThat(Capture.of(Ranks.percentile(two), half, 0.24).ore()).isCloseTo(0.5 + 0.5 * 40 / 800, within(1e-12));
    }

    private static float[] ramp(int n) {
        float[] s = new float[n];
        for (int i = 0; i < n; i++) {
            s[i] = i;
        }
        return s;
    }
}
