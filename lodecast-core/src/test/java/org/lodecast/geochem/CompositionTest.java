package org.lodecast.geochem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodecast.Golden;
import org.lodecast.Seed;

/// Centred log-ratios, the variation matrix and components, against base R and by what they promise.
class CompositionTest {
    private static final List<String> PARTS = SequentialPartition.paper(true).parts();

    private static double[][] parts() {
        return Tables.columns(Golden.of("geochem/parts.csv"), PARTS);
    }

    @Test
    void clrSumsToZeroAndMissingIsMissing() {
        double[][] x = Tables.composition(new Seed(4).generator(), 6, 50);
        x[2][7] = Double.NaN;
        x[5][8] = 0;
        x[0][9] = -1;
        double[][] clr = LogRatio.clr(x);
        for (int i = 0; i < 50; i++) {
            double sum = 0;
            for (int j = 0; j < 6; j++) {
                sum += clr[j][i];
                if (i >= 7 && i <= 9) {
                    assertThat(clr[j][i]).isNaN();
                }
            }
            if (i < 7 || i > 9) {
                assertThat(sum).isCloseTo(0, within(1e-13));
                assertThat(clr[1][i] - clr[3][i]).isCloseTo(Math.log(x[1][i] / x[3][i]), within(1e-13));
            }
        }
        assertThatThrownBy(() -> LogRatio.clr(new double[][] {{1, 2}})).hasMessageContaining("two parts");
    }

    @Test
    void variationAsInR() {
        Golden answer = Golden.of("geochem/variation.csv");
        VariationMatrix v = VariationMatrix.of(parts());
        Tables.assertClose(v.tau(), Tables.columns(answer, PARTS), answer.tolerance());
        double clr = 0;
        for (double[] column : LogRatio.clr(parts())) {
            clr += variance(column);
        }
        assertThat(v.total()).isCloseTo(clr, within(1e-12));
        assertThat(v.rows()).isEqualTo(80);
    }

    @Test
    void juraVariation() {
        Golden answer = Golden.sharedTable("reference_answers/jura_variation_matrix.csv");
        Golden data = Golden.sharedTable("reference_answers/jura_prediction.csv");
        List<String> el = answer.header().subList(1, 8);
        Tables.assertClose(VariationMatrix.of(Tables.columns(data, el)).tau(), Tables.columns(answer, el), 1e-12);
    }

    @Test
    void componentsAsInR() {
        Golden rotation = Golden.of("geochem/clr_rotation.csv");
        Golden sdev = Golden.of("geochem/clr_sdev.csv");
        Golden scores = Golden.of("geochem/clr_scores.csv");
        CompositionalPca pca = CompositionalPca.of(parts());
        Tables.assertClose(pca.sdev(), sdev.column("sdev"), sdev.tolerance());
        Tables.assertClose(pca.centre(), rotation.column("centre"), rotation.tolerance());
        Tables.assertClose(
                transposed(pca.rotation()),
                Tables.columns(rotation, rotation.header().subList(2, 13)),
                rotation.tolerance());
        Tables.assertClose(pca.scores(), Tables.columns(scores, scores.header()), scores.tolerance());
    }

    @Test
    void juraComponents() {
        Golden answer = Golden.sharedTable("reference_answers/jura_clr_pca.csv");
        Golden data = Golden.sharedTable("reference_answers/jura_prediction.csv");
        List<String> el = answer.header().subList(1, 8);
        CompositionalPca pca = CompositionalPca.of(Tables.columns(data, el));
        for (int k = 0; k < 6; k++) {
            assertThat(pca.sdev()[k]).isCloseTo(answer.column("sdev")[k], within(1e-12));
            double sign = Math.signum(pca.rotation()[0][k] * answer.column("Cd")[k]);
            for (int j = 0; j < 7; j++) {
                assertThat(sign * pca.rotation()[j][k]).isCloseTo(answer.column(el.get(j))[k], within(1e-10));
            }
        }
    }

    /// Distances that a biplot of all components shows: Aitchison's between rows, the variation between parts.
    @Test
    void biplotsShowTheirDistances() {
        double[][] x = Tables.composition(new Seed(5).generator(), 5, 30);
        CompositionalPca pca = CompositionalPca.of(x);
        double[][] clr = LogRatio.clr(x);
        CompositionalPca.Biplot form = pca.biplot(CompositionalPca.Scaling.FORM, 4);
        CompositionalPca.Biplot covariance = pca.biplot(CompositionalPca.Scaling.COVARIANCE, 4);
        double[][] tau = VariationMatrix.of(x).tau();
        assertThat(distance(form.rows(), 3, 11)).isCloseTo(distance(clr, 3, 11), within(1e-12));
        assertThat(distance(transposed(covariance.parts()), 1, 4)).isCloseTo(Math.sqrt(tau[1][4]), within(1e-12));
        for (CompositionalPca.Biplot b : List.of(form, covariance)) {
            for (int i = 0; i < 30; i++) {
                double product = 0;
                for (int k = 0; k < 4; k++) {
                    product += b.parts()[2][k] * b.rows()[k][i];
                }
                assertThat(product).isCloseTo(clr[2][i] - pca.centre()[2], within(1e-12));
            }
        }
        assertThat(Arrays.stream(pca.share()).sum()).isCloseTo(1, within(1e-14));
        assertThatThrownBy(() -> pca.biplot(CompositionalPca.Scaling.FORM, 5)).hasMessageContaining("1 to 4");
    }

    @Test
    void rowsWithAMissingPartHaveNoSayAndNoScore() {
        double[][] x = Tables.composition(new Seed(6).generator(), 4, 30);
        double[][] rest =
                Arrays.stream(x).map(c -> Arrays.copyOfRange(c, 1, 30)).toArray(double[][]::new);
        x[3][0] = Double.NaN;
        CompositionalPca pca = CompositionalPca.of(x);
        assertThat(pca.rows()).isEqualTo(29);
        assertThat(pca.scores()[0][0]).isNaN();
        assertThat(Arrays.copyOfRange(pca.scores()[0], 1, 30))
                .containsExactly(CompositionalPca.of(rest).scores()[0]);
        assertThat(VariationMatrix.of(x).tau())
                .isDeepEqualTo(VariationMatrix.of(rest).tau());
    }

    /// Two parts that keep their ratio: one direction less, and nothing divides by its lack of variance.
    @Test
    void partsThatKeepTheirRatio() {
        double[][] x = Tables.composition(new Seed(7).generator(), 4, 30);
        x[1] = Arrays.stream(x[0]).map(v -> 3 * v).toArray();
        CompositionalPca pca = CompositionalPca.of(x);
        assertThat(pca.sdev()[2]).isZero();
        assertThat(pca.rotation()[0][2] + pca.rotation()[1][2]).isCloseTo(0, within(1e-7));
        assertThat(pca.biplot(CompositionalPca.Scaling.COVARIANCE, 3).rows()[2])
                .usingComparatorWithPrecision(0.0)
                .containsOnly(0);
        assertThat(VariationMatrix.of(x).tau()[0][1]).isCloseTo(0, within(1e-14));
        assertThatThrownBy(() -> CompositionalPca.of(new double[][] {{1}, {2}})).hasMessageContaining("1 complete");
        assertThatThrownBy(() -> VariationMatrix.of(new double[][] {{1}, {2}})).hasMessageContaining("1 complete");
    }

    private static double variance(double[] x) {
        double mean = Arrays.stream(x).average().orElseThrow();
        return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / (x.length - 1);
    }

    private static double distance(double[][] coordinates, int a, int b) {
        return Math.sqrt(Arrays.stream(coordinates)
                .mapToDouble(c -> (c[a] - c[b]) * (c[a] - c[b]))
                .sum());
    }

    private static double[][] transposed(double[][] m) {
        double[][] t = new double[m[0].length][m.length];
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j < t.length; j++) {
                t[j][i] = m[i][j];
            }
        }
        return t;
    }
}
