package org.lodecast.geostat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.Golden;
import org.lodecast.Workers;
import org.lodecast.block.Grid;

/// Cell declustering and nearest nodes against published weights, against another program, and by what must
/// hold of them.
class DeclusteringTest {

    /// The example of GSLIB, cluster.dat, with the weights published in it. They are those of cells of 5.5 by the
    /// first edition's sum over origins, to the three digits that the file gives.
    @Test
    void publishedWeightsOfGslib() {
        double[][] c = cluster();
        double[] flat = new double[c[0].length];
        Declustering d = new CellDeclustering(5.5, 5.5, 0, 5, false, true).weigh(c[0], c[1], flat, c[2], Workers.ONE);
        assertThat(d.weight()).containsExactly(c[4], within(0.001));
        assertThat(d.naive()).isCloseTo(4.350, within(0.001));
        assertThat(d.mean()).isCloseTo(2.528, within(0.001)); // true mean of the exhaustive set: 2.58
    }

    /// The second edition's parameter file: 24 steps of cell size from 1 to 25, 5 origins, the least mean. The mean
    /// at 5 m was worked out with numpy.
    @Test
    void parameterFileOfGslib() {
        double[][] c = cluster();
        double[] flat = new double[c[0].length];
        Declustering d = CellDeclustering.between(1, 25).weigh(c[0], c[1], flat, c[2], Workers.ONE);
        assertThat(d.size()).isEqualTo(5);
        assertThat(d.mean()).isCloseTo(2.5238903349456216, within(1e-12));
        assertThat(d.means()[0]).isCloseTo(4.350428571428572, within(1e-12));
        assertThat(d.means()[24]).isCloseTo(3.4497, within(1e-4));
    }

    /// Columns x, y, primary, secondary, weight.
    private static double[][] cluster() {
        List<double[]> rows = Golden.sharedText("reference_answers/cluster.dat")
                .lines()
                .skip(7)
                .filter(l -> !l.isBlank())
                .map(l -> Arrays.stream(l.strip().split("\\s+"))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
        double[][] columns = new double[5][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int k = 0; k < 5; k++) {
                columns[k][i] = rows.get(i)[k];
            }
        }
        return columns;
    }

    @Test
    void inSpaceLikeNumpy() {
        Golden g = Golden.of("geostat/declustering.csv");
        Golden sizes = Golden.of("geostat/declustering_sizes.csv");
        Declustering d = weigh(CellDeclustering.between(4, 100), g);
        assertThat(d.sizes()).containsExactly(sizes.column("size"), within(1e-9));
        assertThat(d.means()).containsExactly(sizes.column("cells"), within(g.tolerance()));
        assertThat(d.weight()).containsExactly(g.column("cells"), within(g.tolerance()));
        Declustering first = weigh(new CellDeclustering(4, 100, 24, 8, false, true), g);
        assertThat(first.means()).containsExactly(sizes.column("first"), within(g.tolerance()));
        assertThat(first.weight()).containsExactly(g.column("first"), within(g.tolerance()));
        Declustering near = new NearestDeclustering(Grid.of(0, 0, 0, 10, 10, 10, 20, 15, 8))
                .weigh(g.column("x"), g.column("y"), g.column("z"), g.column("v"), new Workers(2));
        assertThat(near.weight()).containsExactly(g.column("near"), within(g.tolerance()));
        assertThat(near.mean()).isLessThan(near.naive());
    }

    private static Declustering weigh(CellDeclustering rule, Golden g) {
        return rule.weigh(g.column("x"), g.column("y"), g.column("z"), g.column("v"), Workers.ONE);
    }

    @Test
    void weightsSumToTheDataWhateverTheirOrder() {
        Golden g = Golden.of("geostat/declustering.csv");
        int n = g.size();
        List<Integer> order =
                new java.util.ArrayList<>(IntStream.range(0, n).boxed().toList());
        Collections.shuffle(order, new Random(3));
        Golden shuffled =
                new Golden(0, g.header(), order.stream().map(g.rows()::get).toList());
        for (int kind = 0; kind < 3; kind++) {
            Declustering a = kind(kind, g);
            Declustering b = kind(kind, shuffled);
            assertThat(Arrays.stream(a.weight()).sum()).isCloseTo(n, within(1e-9));
            for (int k = 0; k < n; k++) {
                assertThat(b.weight()[k]).isCloseTo(a.weight()[order.get(k)], within(1e-12));
            }
            assertThat(b.mean()).isCloseTo(a.mean(), within(1e-12));
        }
    }

    private static Declustering kind(int kind, Golden g) {
        double[] x = g.column("x");
        double[] y = g.column("y");
        double[] z = g.column("z");
        return kind == 2
                ? NearestDeclustering.over(x, y, z, 7).weigh(x, y, z, g.column("v"), Workers.ONE)
                : weigh(
                        kind == 0 ? CellDeclustering.between(4, 100) : new CellDeclustering(30, 30, 0, 4, false, true),
                        g);
    }

    @ParameterizedTest
    @ValueSource(doubles = {5, 10, 20})
    void anEvenGridWeighsEvenly(double size) {
        int n = 4 * 5 * 3;
        double[][] p = new double[4][n];
        for (int i = 0; i < n; i++) {
            p[0][i] = 10.0 * (i % 4);
            p[1][i] = 10.0 * (i / 4 % 5);
            p[2][i] = 10.0 * (i / 20);
            p[3][i] = i % 7;
        }
        if (size <= 10) { // larger cells hold two data inside and one at the rim
            assertThat(CellDeclustering.of(size)
                            .weigh(p[0], p[1], p[2], p[3], Workers.ONE)
                            .weight())
                    .containsOnly(new double[] {1}, within(1e-12));
        }
        // four nodes a datum along each axis: ties between neighbours are shared
        Grid nodes = Grid.of(-5, -5, -5, 2.5, 2.5, 2.5, 16, 20, 12);
        assertThat(new NearestDeclustering(nodes)
                        .weigh(p[0], p[1], p[2], p[3], Workers.ONE)
                        .weight())
                .containsOnly(new double[] {1}, within(1e-12));
        assertThat(NearestDeclustering.over(p[0], p[1], p[2], 10)
                        .weigh(p[0], p[1], p[2], p[3], Workers.ONE)
                        .weight())
                .containsOnly(new double[] {1}, within(1e-12));
    }

    /// A node half-way between two data is shared, and so is all ground of two data in one place.
    @Test
    void tiesAreShared() {
        double[] zero = new double[3];
        Declustering d = new NearestDeclustering(Grid.of(-0.5, -0.5, -0.5, 1, 1, 1, 5, 1, 1))
                .weigh(new double[] {0, 4, 4}, zero, zero, new double[] {1, 2, 3}, Workers.ONE);
        // nodes 0, 1: the first; 2: a third each; 3, 4: half each of the others
        assertThat(d.weight()).containsExactly(new double[] {1.4, 0.8, 0.8}, within(1e-12));
        assertThat(d.mean()).isCloseTo((1.4 + 1.6 + 2.4) / 3, within(1e-12));
    }

    @Test
    void whatWasNotMeasuredHasNoPart() {
        double[] x = {0, 0.1, 50, 50.1, 100};
        double[] zero = new double[5];
        double[] v = {4, Double.NaN, 1, 3, 1};
        Declustering d = CellDeclustering.of(10).weigh(x, zero, zero, v, Workers.ONE);
        assertThat(d.weight())
                .containsExactly(new double[] {4.0 / 3, Double.NaN, 2.0 / 3, 2.0 / 3, 4.0 / 3}, within(1e-12));
        Declustering none = CellDeclustering.of(10)
                .weigh(
                        zero,
                        zero,
                        zero,
                        new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN},
                        Workers.ONE);
        assertThat(none.mean()).isNaN();
        assertThat(none.weight()).containsOnly(Double.NaN);
    }

    @Test
    void whereNoSizeBettersThePlainMeanAllWeighAlike() {
        double[] x = {0, 1, 2, 100};
        double[] zero = new double[4];
        double[] v = {1, 1, 1, 5}; // the poor ground was drilled densely
        Declustering least = CellDeclustering.between(2, 60).weigh(x, zero, zero, v, Workers.ONE);
        assertThat(least.size()).isZero();
        assertThat(least.weight()).containsOnly(1);
        assertThat(least.mean()).isEqualTo(2);
        Declustering greatest = new CellDeclustering(2, 60, 24, 5, true, false).weigh(x, zero, zero, v, Workers.ONE);
        assertThat(greatest.size()).isPositive();
        assertThat(greatest.mean()).isCloseTo(3, within(1e-12));
    }

    @Test
    void refusesNonsense() {
        assertThatThrownBy(() -> CellDeclustering.of(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CellDeclustering.between(5, 4)).isInstanceOf(IllegalArgumentException.class);
        double[] far = {0, 1e9};
        assertThatThrownBy(() -> CellDeclustering.of(1e-6).weigh(far, far, far, far, Workers.ONE))
                .hasMessageContaining("too small");
    }
}
