package org.lodecast.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;
import org.lodecast.block.Grid;
import org.lodecast.drill.Composites;

class MeritTest {
    @Test
    void theFormula() {
        assertThat(new Merit(1, 1, 1).of(0.8, 0.5, 3000)).isCloseTo(1200, within(1e-9));
        assertThat(Merit.DEFAULT.of(0.8, 0, 3000)).isCloseTo(2400, within(1e-9));
        assertThat(new Merit(2, 0.5, 1.5).of(0.8, 0.25, 100)).isCloseTo(0.64 * 0.5 * 1000, within(1e-9));
    }

    @Test
    void aWeightOfNothingLeavesTheFactorOut() {
        assertThat(new Merit(1, 0, 0).of(0.8, 0, 3000)).isEqualTo(0.8);
        assertThat(new Merit(0, 0, 0).of(0, 0, 0)).isEqualTo(1);
    }

    @Test
    void weightsAreNotNegative() {
        assertThatThrownBy(() -> new Merit(1, -1, 1)).hasMessageContaining("support -1.0");
        assertThatThrownBy(() -> new Merit(Double.NaN, 1, 1)).hasMessageContaining("probability NaN");
    }

    /// With equal weights it is near Σ p·support: on random scales the two put nine pairs of bodies in ten in
    /// one order.
    @Test
    void equalWeightsAreNearTheSumOfProbabilityTimesSupport() {
        Grid grid = Grid.of(0, 0, 0, 10, 10, 10, 30, 30, 10);
        RandomGenerator random = new Seed(3).split("merit").generator();
        float[] p = new float[grid.size()];
        float[] support = new float[grid.size()];
        for (int i = 0; i < p.length; i++) {
            p[i] = random.nextDouble() < 0.08 ? (float) (0.75 + 0.2 * random.nextDouble()) : 0;
            support[i] = (float) random.nextDouble();
        }
        Composites none = new Composites(
                new String[0], new double[0], new double[0], new double[0], new double[0], new double[0], List.of());
        List<Target> targets = new TargetSearch(0.75, 0.998, 2000, new Merit(1, 1, 1)).find(grid, p, support, none);
        assertThat(targets).hasSizeGreaterThan(50);
        int same = 0;
        int pairs = 0;
        double[] sum = targets.stream()
                .mapToDouble(t -> Arrays.stream(t.voxels())
                        .mapToDouble(v -> p[v] * support[v])
                        .sum())
                .toArray();
        for (int i = 0; i < sum.length; i++) {
            for (int j = i + 1; j < sum.length; j++) {
                same += sum[i] >= sum[j] ? 1 : 0;
                pairs++;
            }
        }
        assertThat((double) same / pairs).isGreaterThan(0.9);
    }
}
