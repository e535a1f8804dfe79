package org.lodecast.detect.analogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;

class LikenessTest {
    private static float[][] normal(int n, double shift, long seed) {
        RandomGenerator random = new Seed(seed).generator();
        float[][] all = new float[n][4];
        for (float[] h : all) {
            double shared = random.nextGaussian();
            for (int k = 0; k < 4; k++) {
                h[k] = (float) (10 * k + (1 + k) * (random.nextGaussian() + shared) + shift);
            }
        }
        return all;
    }

    @Test
    void meanDistanceOfTheLessonsIsOneWhateverTheirScale() {
        float[][] taught = normal(4000, 0, 1);
        Likeness l = Likeness.of(taught, new float[][][] {normal(500, 0, 2), normal(500, 0, 3)});
        double mean = 0;
        for (float[] h : taught) {
            mean += l.distance(h) / taught.length;
        }
        assertThat(mean).isCloseTo(1, within(0.01));
    }

    @Test
    void ranksAmongVoxelsAndDepositsThatWereNotSeen() {
        Likeness l = Likeness.of(
                normal(2000, 0, 1), new float[][][] {normal(1000, 0, 2), normal(1000, 0, 3), normal(1000, 8, 4)});
        assertThat(l.deposits()).hasSize(3).isSorted();
        assertThat(l.depositRank(l.deposits()[2] + 1)).isEqualTo(1);
        assertThat(l.depositRank(l.deposits()[0] - 0.1)).isEqualTo(0);
        assertThat(l.depositRank((l.deposits()[1] + l.deposits()[2]) / 2)).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(l.voxelRank(0)).isEqualTo(0);
        assertThat(l.voxelRank(1e9f)).isEqualTo(1);
        assertThat(l.voxelRank(l.voxels()[500])).isCloseTo(0.5, within(0.01));
    }

    @Test
    void unitsThatNeverFireDoNoHarm() {
        float[][] silent = normal(300, 0, 1);
        for (float[] h : silent) {
            h[2] = 0;
        }
        Likeness l = Likeness.of(silent, new float[][][] {silent});
        assertThat(l.distance(silent[0])).isFinite();
        float[] woken = silent[0].clone();
        woken[2] = 5;
        assertThat(l.distance(woken)).isGreaterThan(l.distance(silent[0]) + 10);
    }
}
