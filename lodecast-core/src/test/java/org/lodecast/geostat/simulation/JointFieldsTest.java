package org.lodecast.geostat.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;
import org.lodecast.geostat.variogram.Anisotropy;
import org.lodecast.geostat.variogram.Structure;
import org.lodecast.geostat.variogram.VariogramModel;

class JointFieldsTest {
    private static final Seed SEED = new Seed(41).split("joint");
    private static final double[][] LAGS = {{0, 0, 0}, {8, 0, 0}, {0, 15, -10}, {30, 20, 20}};
    private static final Anisotropy TURNED = Anisotropy.of(80, 0.7, -0.5, 0.3, 0.5, 0.25);

    /// Mean of a variable at the first lag times another at each.
    ///
    /// @param first of the one, by the number of the other
    private static double[][] products(List<VariogramModel> models, double[][] r, IntUnaryOperator first) {
        int fields = 8_000;
        double[][] sum = new double[models.size()][LAGS.length];
        double[] here = new double[models.size()];
        for (int f = 0; f < fields; f++) {
            List<SpectralField> s = SpectralField.together(models, r, 16, SEED.split(f));
            for (int j = 0; j < here.length; j++) {
                here[j] = s.get(j).at(500_000, 6_000_000, 0);
            }
            for (int j = 0; j < here.length; j++) {
                for (int l = 0; l < LAGS.length; l++) {
                    double[] h = LAGS[l];
                    double there = l == 0 ? here[j] : s.get(j).at(500_000 + h[0], 6_000_000 + h[1], h[2]);
                    sum[j][l] += here[first.applyAsInt(j)] * there / fields;
                }
            }
        }
        return sum;
    }

    /// Of all kinds, so that each has waves that another's spectrum drew.
    @Test
    void eachVariesByItsOwnModel() {
        List<VariogramModel> models = List.of(
                VariogramModel.of(0.2, Structure.of(Structure.Kind.SPHERICAL, 1, TURNED)),
                VariogramModel.of(
                        0,
                        Structure.of(Structure.Kind.EXPONENTIAL, 0.7, 90),
                        Structure.of(Structure.Kind.GAUSSIAN, 0.4, 50)),
                VariogramModel.of(0.1, Structure.Kind.CUBIC, 1, 60),
                VariogramModel.of(0, Structure.of(Structure.Kind.SPHERICAL, 1, Anisotropy.zonal(30, 1, 0.4))));
        double[][] r = {{1, 0.6, 0.3, 0}, {0.6, 1, -0.2, 0}, {0.3, -0.2, 1, 0}, {0, 0, 0, 1}};
        double[][] product = products(models, r, j -> j);
        for (int i = 0; i < models.size(); i++) {
            VariogramModel m = models.get(i);
            for (int l = 0; l < LAGS.length; l++) {
                double c = m.covariance(LAGS[l][0], LAGS[l][1], LAGS[l][2]);
                assertThat(product[i][l]).as("variable %d, lag %d", i, l).isCloseTo(c, within(0.08 * m.sill()));
            }
        }
    }

    @Test
    void alikeModelsCorrelateAsAsked() {
        List<VariogramModel> models = List.of(
                VariogramModel.of(0.5, Structure.of(Structure.Kind.EXPONENTIAL, 1.5, TURNED)),
                VariogramModel.of(2, Structure.of(Structure.Kind.EXPONENTIAL, 6, TURNED)),
                VariogramModel.of(1));
        double[][] r = {{1, -0.8, 0.5}, {-0.8, 1, 0}, {0.5, 0, 1}};
        double[][] product = products(models, r, j -> 0);
        for (int l = 0; l < LAGS.length; l++) {
            double c = models.getFirst().covariance(LAGS[l][0], LAGS[l][1], LAGS[l][2]);
            assertThat(product[1][l]).as("lag %d", l).isCloseTo(-0.8 * 2 * c, within(0.15));
        }
        assertThat(product[2][0]).as("nuggets").isCloseTo(0.5 * Math.sqrt(0.5), within(0.05));
    }

    @Test
    void whatIsNoCorrelationIsMended() {
        double[][] factor = JointFields.factor(new double[][] {{1, 0.9, -0.9}, {0.9, 1, 0.9}, {-0.9, 0.9, 1}});
        for (double[] row : factor) {
            assertThat(row[0] * row[0] + row[1] * row[1] + row[2] * row[2]).isCloseTo(1, within(1e-12));
        }
    }

    /// ∫ density over all wave vectors is 1: by shells, as far as tails are thin.
    @Test
    void densitiesAreWhole() {
        for (Structure.Kind kind : Structure.Kind.values()) {
            double sum = 0;
            for (int i = 0; i < 400_000; i++) {
                double w = (i + 0.5) * 0.01;
                sum += 4 * Math.PI * w * w * WaveVectors.density(kind, w * w) * 0.01;
            }
            assertThat(sum).as("%s", kind).isCloseTo(1, within(2e-3));
        }
    }
}
