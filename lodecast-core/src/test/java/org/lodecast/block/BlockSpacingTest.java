package org.lodecast.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.InvalidInput;
import org.lodecast.Seed;

/// Sizes of blocks from their centres, where the centres tell them and where they do not.
class BlockSpacingTest {
    private static double[] spacing(Grid g, IntPredicate kept, double rotation) {
        double[][] c = centres(g, kept);
        return BlockTable.spacing(c[0], c[1], c[2], rotation);
    }

    private static double[][] centres(Grid g, IntPredicate kept) {
        List<double[]> rows = new ArrayList<>();
        for (int v = 0; v < g.size(); v++) {
            if (kept.test(v)) {
                rows.add(new double[] {
                    rounded(g.x(g.ix(v), g.iy(v))), rounded(g.y(g.ix(v), g.iy(v))), rounded(g.z(g.iz(v)))
                });
            }
        }
        double[][] c = new double[3][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int k = 0; k < 3; k++) {
                c[k][i] = rows.get(i)[k];
            }
        }
        return c;
    }

    /// As tables write it.
    private static double rounded(double v) {
        return Math.rint(v * 1000) / 1000;
    }

    @Test
    void aFullModelAndOneWithHolesTellTheirSizes() {
        Grid g = Grid.of(567_200.5, 3_871_400.25, -100, 12.5, 25, 2.5, 12, 10, 8);
        assertThat(spacing(g, v -> true, 0)).containsExactly(12.5, 25, 2.5);
        RandomGenerator random = new Seed(2).split("holes").generator();
        boolean[] kept = new boolean[g.size()];
        for (int v = 0; v < kept.length; v++) {
            kept[v] = g.ix(v) != 4 && random.nextDouble() < 0.4;
        }
        assertThat(spacing(g, v -> kept[v], 0)).containsExactly(12.5, 25, 2.5);
    }

    @Test
    void thirdsOfMetresTooThoughTheTableRoundsThem() {
        Grid g = Grid.of(0, 0, 0, 10 / 3.0, 5 / 3.0, 0.7, 60, 50, 3);
        assertThat(spacing(g, v -> true, 0)).containsExactly(new double[] {10 / 3.0, 5 / 3.0, 0.7}, within(2e-5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {30, 7.3, -61})
    void aTurnedModelNeedsItsRotation(double degrees) {
        double turn = Math.toRadians(degrees);
        Grid g = new Grid(567_200.5, 3_871_400.25, -100, 10, 20, 5, 12, 10, 4, turn);
        assertThat(spacing(g, v -> true, turn)).containsExactly(new double[] {10, 20, 5}, within(2e-4));
        fails(() -> spacing(g, v -> true, 0), "turned");
        fails(() -> spacing(g, v -> true, turn + 0.1), "turned");
    }

    @Test
    void aSingleLevelTellsNoHeight() {
        fails(() -> spacing(Grid.of(0, 0, 0, 10, 10, 10, 5, 5, 1), v -> true, 0), "vertical");
    }

    @Test
    void subBlocksAndIrregularOnesTellNone() {
        Grid coarse = Grid.of(0, 0, 0, 10, 10, 10, 8, 8, 8);
        double[][] a = centres(coarse, v -> !cut(coarse, v));
        Grid fine = Grid.of(0, 0, 0, 5, 5, 5, 16, 16, 16);
        double[][] b = centres(fine, v -> cut(coarse, coarse.index(fine.ix(v) / 2, fine.iy(v) / 2, fine.iz(v) / 2)));
        assertThat(b[0]).hasSize(8 * 64);
        fails(() -> BlockTable.spacing(joined(a[0], b[0]), joined(a[1], b[1]), joined(a[2], b[2]), 0), "several sizes");
        RandomGenerator random = new Seed(3).split("points").generator();
        double[][] any = new double[3][200];
        for (double[] c : any) {
            for (int i = 0; i < c.length; i++) {
                c[i] = rounded(random.nextDouble(0, 500));
            }
        }
        fails(() -> BlockTable.spacing(any[0], any[1], any[2], 0), "not regular");
    }

    /// Whether a block is cut in eight.
    private static boolean cut(Grid g, int v) {
        return (g.ix(v) + g.iy(v) + g.iz(v)) % 8 == 0;
    }

    private static double[] joined(double[] a, double[] b) {
        return java.util.stream.DoubleStream.concat(java.util.Arrays.stream(a), java.util.Arrays.stream(b))
                .toArray();
    }

    private static void fails(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String word) {
        InvalidInput e = catchThrowableOfType(InvalidInput.class, call);
        assertThat(e).isNotNull();
        assertThat(e).hasMessageContaining(word).hasMessageContaining("give the size");
    }
}
