package org.lodecast.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;
import org.lodecast.Workers;

class AgreementTest {
    private static final float NONE = Float.NaN;

    /// Four voxels, the best half of each of three detectors.
    @Test
    void byHand() {
        Agreement a = Agreement.of(
                List.of(new float[] {1, 2, 3, 4}, new float[] {1, 3, 2, 4}, new float[] {40, 30, 20, 10}),
                0.5,
                Workers.ONE);
        assertThat(a.share()).containsExactly(new float[] {1 / 3f, 2 / 3f, 1 / 3f, 2 / 3f}, within(1e-7f));
        // Spearman 1 − 6Σd²/(n³ − n): 0.8, −1, −0.8
        assertThat(a.correlation()).isCloseTo(-1 / 3.0, within(1e-6));
        assertThat(a.pairs()).isEqualTo(3);
    }

    @Test
    void unscoredVoxelsAreNotCountedAgainstThem() {
        Agreement a = Agreement.of(
                List.of(new float[] {NONE, 9, 1, 5, NONE}, new float[] {NONE, NONE, 2, 7, 8}), 1 / 3.0, Workers.ONE);
        assertThat(a.share()).containsExactly(NONE, 1f, 0f, 0f, 1f);
        assertThat(a.correlation()).as("on the two voxels that both score").isCloseTo(1, within(1e-6));
        assertThat(a.pairs()).isEqualTo(1);
    }

    /// In random cases: each detector has its part of the ground whatever the ties, as a count over all
    /// shows, and the correlation is the mean of the pairs'.
    @Test
    void properties() {
        for (int c = 0; c < 60; c++) {
            RandomGenerator random = new Seed(51).split(c).generator();
            int n = 10 + random.nextInt(80);
            List<float[]> scores = new ArrayList<>();
            for (int d = 0; d < 4; d++) {
                float[] s = new float[n];
                for (int i = 0; i < n; i++) {
                    s[i] = random.nextInt(12) - 6;
                }
                scores.add(s);
            }
            double best = random.nextInt(1, 10) / 10.0;
            Agreement a = Agreement.of(scores, best, new Workers(3));
            double mean = 0;
            for (int i = 0; i < n; i++) {
                double expected = 0;
                for (float[] s : scores) {
                    int above = 0;
                    int equal = 0;
                    for (float t : s) {
                        above += t > s[i] ? 1 : 0;
                        equal += t == s[i] ? 1 : 0;
                    }
                    expected += Math.clamp((best * n - above) / equal, 0.0, 1.0) / 4;
                }
                assertThat(a.share()[i]).isCloseTo((float) expected, within(1e-5f));
                mean += a.share()[i] / n;
            }
            assertThat(mean).isCloseTo(best, within(1e-5));
            double pairs = 0;
            for (int p = 0; p < 4; p++) {
                for (int q = p + 1; q < 4; q++) {
                    pairs += RankCorrelation.spearman(scores.get(p), scores.get(q)) / 6;
                }
            }
            assertThat(a.correlation()).isCloseTo(pairs, within(1e-12));
        }
    }

    @Test
    void fiveInAHundredUnlessAsked() {
        float[] rising = new float[100];
        for (int i = 0; i < 100; i++) {
            rising[i] = i;
        }
        Agreement a = Agreement.of(List.of(rising, rising.clone()), Workers.ONE);
        for (int i = 0; i < 100; i++) {
            assertThat(a.share()[i]).isEqualTo(i < 95 ? 0 : 1);
        }
        assertThat(a.correlation()).isCloseTo(1, within(1e-9));
    }

    @Test
    void edges() {
        Agreement flat = Agreement.of(List.of(new float[4], new float[] {1, 2, 3, 4}), 0.25, Workers.ONE);
        assertThat(flat.share()).containsExactly(0.125f, 0.125f, 0.125f, 0.625f);
        assertThat(flat.pairs()).as("one is the same everywhere").isZero();
        assertThat(flat.correlation()).isNaN();
        assertThat(Agreement.of(List.of(new float[] {1, 2}), Workers.ONE).correlation())
                .isNaN();
        Agreement apart = Agreement.of(List.of(new float[] {1, NONE}, new float[] {NONE, 1}), Workers.ONE);
        assertThat(apart.pairs()).as("no voxel in common").isZero();
        Agreement silent = Agreement.of(List.of(new float[] {NONE, NONE}, new float[] {1, 2}), 0.5, Workers.ONE);
        assertThat(silent.share()).containsExactly(0, 1);
        assertThat(Agreement.of(List.of(new float[0]), Workers.ONE).share()).isEmpty();
        assertThatThrownBy(() -> Agreement.of(List.of(), Workers.ONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Agreement.of(List.of(new float[1], new float[2]), Workers.ONE))
                .hasMessageContaining("1 and 2 voxels");
        for (double wrong : new double[] {0, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> Agreement.of(List.of(new float[1]), wrong, Workers.ONE))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
