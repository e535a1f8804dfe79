package org.lodecast.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.InvalidInput;
import org.lodecast.Seed;

class HoleFoldsTest {
    /// In random fields of collars, some twinned: every fold holds holes, twins share theirs, and where
    /// nothing is twinned no fold is more than a hole a cut from an equal share.
    @Test
    void foldsAreEvenAndPartNoTwins() {
        for (int c = 0; c < 40; c++) {
            RandomGenerator random = new Seed(c).generator();
            int n = 12 + random.nextInt(60);
            int folds = 2 + random.nextInt(5);
            boolean twins = c % 2 == 0;
            double[] x = new double[n];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                boolean twin = twins && i % 4 == 3;
                x[i] = twin ? x[i - 1] + 3 : 100 * random.nextInt(40) + (twins ? 0 : i * 0.01);
                y[i] = twin ? y[i - 1] - 4 : 100 * random.nextInt(20);
            }
            HoleFolds f = HoleFolds.of(x, y, folds, twins ? 5 : 0, new Seed(7));
            int[] count = new int[folds];
            for (int k : f.fold()) {
                count[k]++;
            }
            assertThat(Arrays.stream(count).min().orElseThrow()).isPositive();
            for (int i = 3; twins && i < n; i += 4) {
                assertThat(f.fold()[i]).isEqualTo(f.fold()[i - 1]);
            }
            if (!twins) {
                assertThat(f.groups()).isEqualTo(n);
                assertThat(Arrays.stream(count).max().orElseThrow()).isLessThanOrEqualTo(n / folds + 3);
            }
        }
    }

    /// Four fields far apart are four folds, whatever is drawn.
    @Test
    void foldsLieTogether() {
        double[] x = new double[40];
        double[] y = new double[40];
        for (int i = 0; i < 40; i++) {
            x[i] = (i / 10) * 5000 + 20 * (i % 5);
            y[i] = 20 * (i % 10);
        }
        for (int s = 0; s < 10; s++) {
            HoleFolds f = HoleFolds.of(x, y, 4, 1, new Seed(s));
            for (int i = 0; i < 40; i++) {
                assertThat(f.fold()[i]).isEqualTo(i / 10);
            }
        }
    }

    @Test
    void seedsDrawOtherFoldsAndTheSameSeedTheSame() {
        double[] x = new double[49];
        double[] y = new double[49];
        for (int i = 0; i < 49; i++) {
            x[i] = 50 * (i % 7);
            y[i] = 50 * (i / 7);
        }
        Set<String> drawn = new HashSet<>();
        for (int s = 0; s < 5; s++) {
            int[] once = HoleFolds.of(x, y, 5, 10, new Seed(s)).fold();
            assertThat(HoleFolds.of(x, y, 5, 10, new Seed(s)).fold()).isEqualTo(once);
            drawn.add(Arrays.toString(once));
        }
        assertThat(drawn).hasSizeGreaterThan(2);
    }

    @Test
    void tooFewHolesAreTold() {
        double[] x = {0, 3, 6, 500};
        double[] y = {0, 0, 0, 0};
        assertThat(HoleFolds.of(x, y, 2, 5, new Seed(1)).fold()).isIn(new int[] {0, 0, 0, 1}, new int[] {1, 1, 1, 0});
        assertThatThrownBy(() -> HoleFolds.of(x, y, 3, 5, new Seed(1)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("4 holes in 2 groups")
                .hasMessageContaining("folds (3)");
        assertThatThrownBy(() -> HoleFolds.of(x, y, 1, 5, new Seed(1))).isInstanceOf(IllegalArgumentException.class);
    }
}
