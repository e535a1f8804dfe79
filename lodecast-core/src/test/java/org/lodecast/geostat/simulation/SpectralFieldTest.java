package org.lodecast.geostat.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.geostat.kriging.Discretisation;
import org.lodecast.geostat.variogram.Anisotropy;
import org.lodecast.geostat.variogram.Structure;
import org.lodecast.geostat.variogram.VariogramModel;

class SpectralFieldTest {
    private static final Seed SEED = new Seed(23).split("fields");
    private static final Grid GRID = new Grid(500_000, 6_100_000, -40, 5, 4, 3, 37, 11, 6, 0.4);
    private static final int[] ALL = IntStream.range(0, GRID.size()).toArray();
    private static final Anisotropy TURNED = Anisotropy.of(80, 0.7, -0.5, 0.3, 0.5, 0.25);
    private static final VariogramModel NESTED = VariogramModel.of(
            0.2,
            Structure.of(Structure.Kind.SPHERICAL, 0.5, TURNED),
            Structure.of(Structure.Kind.EXPONENTIAL, 0.9, Anisotropy.of(150, -0.4, 0.2, 0, 0.6, 0.6)));

    @TestFactory
    List<DynamicTest> covarianceIsThatOfTheModel() {
        return IntStream.range(0, Structure.Kind.values().length + 2)
                .mapToObj(i -> {
                    VariogramModel model = i < Structure.Kind.values().length
                            ? VariogramModel.of(0, Structure.Kind.values()[i], 1.5, 60)
                            : i == Structure.Kind.values().length
                                    ? NESTED
                                    : VariogramModel.of(
                                            0.1,
                                            Structure.of(Structure.Kind.CUBIC, 1, Anisotropy.zonal(40, 0.5, -0.6)));
                    return DynamicTest.dynamicTest(model.toString(), () -> demandCovariance(model));
                })
                .toList();
    }

    /// Over many fields of few waves each, at places to all sides, the farthest at 1.5 ranges.
    private static void demandCovariance(VariogramModel model) {
        double[][] lags = {
            {0, 0, 0}, {6, 0, 0}, {0, 15, 0}, {0, 0, -15}, {15, 10, 5}, {20, -20, 10}, {-30, 20, 30}, {50, 50, -50},
        };
        int fields = 12_000;
        double[] sum = new double[lags.length];
        double[] square = new double[lags.length];
        double[] mean = new double[lags.length];
        for (int f = 0; f < fields; f++) {
            SpectralField field = SpectralField.of(model, 12, SEED.split(f));
            double[] s = Arrays.stream(lags)
                    .mapToDouble(h -> field.at(500_000 + h[0], 6_000_000 + h[1], h[2]))
                    .toArray();
            for (int i = 0; i < lags.length; i++) {
                sum[i] += s[0] * s[i];
                square[i] += s[i] * s[i];
                mean[i] += s[i];
            }
        }
        double sill = model.sill();
        for (int i = 0; i < lags.length; i++) {
            double c = model.covariance(lags[i][0], lags[i][1], lags[i][2]);
            double error = sill * Math.sqrt(2.0 / fields); // at most, of a mean of products
            assertThat(sum[i] / fields).as("covariance at lag %d", i).isCloseTo(c, within(4 * error));
            assertThat(square[i] / fields).as("variance").isCloseTo(sill, within(4 * error));
            assertThat(mean[i] / fields).as("mean").isCloseTo(0, within(4 * Math.sqrt(sill / fields)));
        }
    }

    @Test
    void drawsAreAsLongAsTheirDensitySays() {
        // ∫ (6/π) j₁² and ∫ (105/π) (j₂/a)² up to a = 2, and what the series must meet
        double[] share = new double[2];
        for (int i = 0; i < 20_000; i++) {
            double a = (i + 0.5) * 1e-4;
            share[0] += 6 / Math.PI * Math.pow(WaveVectors.j1(a), 2) * 1e-4;
            share[1] += 105 / Math.PI * Math.pow(WaveVectors.j2(a) / a, 2) * 1e-4;
        }
        Structure.Kind[] kinds = {Structure.Kind.SPHERICAL, Structure.Kind.CUBIC};
        for (int k = 0; k < 2; k++) {
            var random = SEED.split("lengths").generator();
            double[] omega = new double[3];
            int below = 0;
            for (int i = 0; i < 40_000; i++) {
                WaveVectors.draw(kinds[k], random, omega);
                below += Math.sqrt(omega[0] * omega[0] + omega[1] * omega[1] + omega[2] * omega[2]) < 4 ? 1 : 0;
            }
            assertThat(below / 40_000.0).as("%s", kinds[k]).isCloseTo(share[k], within(0.01));
        }
        assertThat(WaveVectors.j1(0.3 - 1e-12)).isCloseTo(WaveVectors.j1(0.3), within(1e-7));
        assertThat(WaveVectors.j2(0.3 - 1e-12)).isCloseTo(WaveVectors.j2(0.3), within(1e-7));
    }

    @Test
    void oneFieldVariesAsTheModelSays() {
        VariogramModel model = VariogramModel.of(0, Structure.Kind.SPHERICAL, 1, 10);
        Grid wide = Grid.of(0, 0, 0, 2, 2, 2, 50, 50, 16);
        float[] s = SpectralField.of(model, 500, SEED)
                .onto(wide, IntStream.range(0, wide.size()).toArray(), null, new Workers(2), Progress.NONE);
        for (int step : new int[] {1, 2, 4, 6}) {
            double sum = 0;
            int pairs = 0;
            for (int v = 0; v < s.length; v++) {
                if (wide.ix(v) + step < wide.nx()) {
                    sum += Math.pow(s[v] - s[v + step], 2) / 2;
                    pairs++;
                }
            }
            assertThat(sum / pairs).as("lag %d", 2 * step).isCloseTo(model.gamma(2 * step), within(0.08));
        }
    }

    @Test
    void onAGridItIsTheFieldAtItsCentres() {
        SpectralField field = SpectralField.of(NESTED, 200, SEED);
        float[] onto = field.onto(GRID, ALL, null, new Workers(2), Progress.NONE);
        for (int v : ALL) {
            double at = field.at(GRID.x(GRID.ix(v), GRID.iy(v)), GRID.y(GRID.ix(v), GRID.iy(v)), GRID.z(GRID.iz(v)));
            assertThat((double) onto[v]).isCloseTo(at, within(2e-5));
        }
    }

    @Test
    void aBlockHasTheMeanOfItsPoints() {
        SpectralField field = SpectralField.of(VariogramModel.of(0, Structure.Kind.EXPONENTIAL, 1, 30), 100, SEED);
        float[] onto = field.onto(GRID, new int[] {40}, Discretisation.of(GRID, 3, 2, 4), Workers.ONE, Progress.NONE);
        Grid fine = new Grid(GRID.x0(), GRID.y0(), GRID.z0(), 5.0 / 3, 2, 0.75, 3 * 37, 2 * 11, 4 * 6, GRID.rotation());
        double sum = 0;
        for (int i = 0; i < 24; i++) {
            int ix = 3 * GRID.ix(40) + i % 3;
            int iy = 2 * GRID.iy(40) + i / 3 % 2;
            sum += field.at(fine.x(ix, iy), fine.y(ix, iy), fine.z(4 * GRID.iz(40) + i / 6));
        }
        assertThat((double) onto[40]).isCloseTo(sum / 24, within(1e-5));
        assertThat(onto[41]).isNaN();
    }

    @Test
    void neitherThreadsNorOtherVoxelsChangeABit() {
        SpectralField field = SpectralField.of(NESTED, SEED);
        float[] whole = field.onto(GRID, ALL, null, new Workers(3), Progress.NONE);
        assertThat(field.onto(GRID, ALL, null, Workers.ONE, Progress.NONE)).isEqualTo(whole);
        int[] few = IntStream.of(ALL).filter(v -> v % 17 == 3 && v > 500).toArray();
        float[] some = field.onto(GRID, few, null, new Workers(2), Progress.NONE);
        for (int v : ALL) {
            assertThat(Float.compare(some[v], v % 17 == 3 && v > 500 ? whole[v] : Float.NaN))
                    .isZero();
        }
    }

    @Test
    void aPureNuggetIsNoiseOfEachPlace() {
        SpectralField field = SpectralField.of(VariogramModel.of(2), SEED);
        float[] s = field.onto(GRID, ALL, null, Workers.ONE, Progress.NONE);
        double mean = IntStream.of(ALL).mapToDouble(v -> s[v]).average().orElseThrow();
        double variance =
                IntStream.of(ALL).mapToDouble(v -> s[v] * s[v]).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(0.12));
        assertThat(variance).isCloseTo(2, within(0.25));
        assertThat(field.at(0.0, 1, 2)).isEqualTo(field.at(-0.0, 1, 2)).isNotEqualTo(field.at(0.0, 2, 1));
    }
}
