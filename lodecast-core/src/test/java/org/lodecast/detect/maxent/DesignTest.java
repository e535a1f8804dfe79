package org.lodecast.detect.maxent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodecast.Seed;
import org.lodecast.Workers;

/// What goes by moments of cells is what features say row by row.
class DesignTest {
    private static final Basis ALL = new Basis("lqpht", 5, 4);

    /// Some values lie on knots: layers are multiples of 1/16.
    static Rows rows(int n, long seed) {
        RandomGenerator random = new Seed(seed).generator();
        float[][] layers = new float[3][n];
        int[] presence = new int[n];
        for (int i = 0; i < n; i++) {
            layers[0][i] = random.nextInt(17) / 16f;
            layers[1][i] = random.nextFloat();
            layers[2][i] = layers[1][i] * (0.5f + 0.5f * random.nextFloat());
            presence[i] = random.nextFloat() < layers[1][i] ? 1 + random.nextInt(2) : 0;
        }
        return new Rows(layers, presence);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sumsAreThoseOfTheFeatures(long seed) {
        Rows rows = rows(200, seed);
        List<Feature> features = ALL.features(rows.lows(), rows.highs());
        assertThat(features).hasSize(3 + 3 + 3 + 3 * 8 + 3 * 4);
        Design design = new Design(rows, features);
        RandomGenerator random = new Seed(seed).split("weights").generator();
        double[] w = random.doubles(rows.count()).toArray();
        double[] beta = random.doubles(features.size(), -1, 1).toArray();
        double[][] phi = new double[rows.count()][];
        for (int i = 0; i < phi.length; i++) {
            double[] x = {rows.layers()[0][i], rows.layers()[1][i], rows.layers()[2][i]};
            phi[i] = features.stream().mapToDouble(f -> f.at(x)).toArray();
        }
        double[] eta = new double[rows.count()];
        design.predictor(beta, 0.25, eta, new Workers(2));
        double[] sums = design.transposed(w, new Workers(2));
        int[] set = IntStream.range(0, features.size()).filter(j -> j % 3 != 1).toArray();
        double[] gram = Gram.of(design, w, set, new Workers(2));
        assertThat(gram).isEqualTo(Gram.of(design, w, set, Workers.ONE));
        for (int i = 0; i < phi.length; i++) {
            double wanted = 0.25;
            for (int j = 0; j < beta.length; j++) {
                wanted += beta[j] * phi[i][j];
            }
            assertThat(eta[i]).isCloseTo(wanted, within(1e-12));
        }
        for (int j = 0; j < sums.length; j++) {
            assertThat(sums[j]).isCloseTo(sum(w, phi, j, -1), within(1e-11));
        }
        for (int p = 0; p < set.length; p++) {
            for (int q = 0; q < set.length; q++) {
                assertThat(gram[p * set.length + q])
                        .as("%s, %s", features.get(set[p]), features.get(set[q]))
                        .isCloseTo(sum(w, phi, set[p], set[q]), within(1e-11));
            }
        }
    }

    private static double sum(double[] w, double[][] phi, int j, int k) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            sum += w[i] * phi[i][j] * (k < 0 ? 1 : phi[i][k]);
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void aSurfaceIsItsModel(long seed) {
        Model model = new Training(ALL, 0.3, 8).fit(rows(300, seed), Workers.ONE, () -> {});
        assertThat(model.terms()).anyMatch(t -> t.feature() instanceof Feature.Product);
        assertThat(model.terms()).anyMatch(t -> t.feature() instanceof Feature.Hinge);
        Surface surface = Surface.of(model);
        RandomGenerator random = new Seed(seed).generator();
        double[] parts = new double[3];
        for (int i = 0; i < 1000; i++) {
            double[] x = random.doubles(3, -0.2, 1.2).toArray(); // beyond what was seen too
            double eta = surface.at(x, parts);
            assertThat(eta).isCloseTo(model.predictor(x), within(1e-10));
            assertThat(parts[0] + parts[1] + parts[2] + model.alpha()).isCloseTo(eta, within(1e-10));
        }
    }

    /// No path of penalties, however coarse, and no number of threads changes what is learnt.
    @Test
    void theEndOfThePathDoesNotHangOnItsSteps() {
        Rows rows = rows(10_000, 8);
        Basis basis = Basis.of("lqpht");
        Model fine = new Training(basis, 1, 40).fit(rows, Workers.ONE, () -> {});
        Model threads = new Training(basis, 1, 40).fit(rows, new Workers(3), () -> {});
        assertThat(threads.terms()).isEqualTo(fine.terms());
        assertThat(threads.path()).isEqualTo(fine.path());
        Model coarse = new Training(basis, 1, 1).fit(rows, Workers.ONE, () -> {});
        assertThat(fine.path()).hasSize(40).allMatch(s -> s.breach() < 2e-6);
        assertThat(coarse.path()).hasSize(1).allMatch(s -> s.breach() < 2e-6);
        assertThat(coarse.gain()).isCloseTo(fine.gain(), within(1e-7));
        for (double x = 0; x <= 1; x += 0.1) {
            double[] at = {x, 1 - x, 0.5 * x};
            assertThat(coarse.predictor(at)).isCloseTo(fine.predictor(at), within(1e-3));
        }
    }
}
