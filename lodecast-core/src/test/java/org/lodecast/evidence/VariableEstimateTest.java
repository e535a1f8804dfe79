package org.lodecast.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.lodecast.evidence.EstimateSettings.Method.INVERSE_DISTANCE;
import static org.lodecast.evidence.EstimateSettings.Method.NEAREST;
import static org.lodecast.evidence.EstimateSettings.Method.ORDINARY;
import static org.lodecast.evidence.EstimateSettings.Method.SIMPLE;
import static org.lodecast.evidence.EstimateSettings.Method.TREND;
import static org.lodecast.evidence.EstimateSettings.Scale.LOG;
import static org.lodecast.evidence.EstimateSettings.Scale.NONE;
import static org.lodecast.evidence.EstimateSettings.Scale.NORMAL_SCORE;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.kriging.Neighbourhood;

class VariableEstimateTest {
    private static final Grid GRID = Grid.of(5, 5, -50, 30, 30, 15, 4, 3, 3);
    private static final int[] ALL = IntStream.range(0, GRID.size()).toArray();
    private static final PointSamples FEW = Estimated.grades(4, 3); // all of them are used: a dense system says so

    private static float[] estimate(VariableEstimate v) {
        return v.onto(GRID, ALL, Workers.ONE, Progress.NONE).value().clone();
    }

    /// exp(m + σ²/2 + μ) of the ordinary kriging system written out and solved as it stands in the books, and
    /// exp(m + σ²/2) of simple kriging.
    @Test
    void logarithmsComeBackAsMeans() {
        float[] ordinary = estimate(Estimated.by(FEW, ORDINARY, LOG));
        float[] simple = estimate(Estimated.by(FEW, SIMPLE, LOG));
        int n = FEW.size();
        double[] log = Arrays.stream(FEW.value()).map(Math::log).toArray();
        double mean = Arrays.stream(log).average().orElseThrow();
        DMatrixRMaj c = new DMatrixRMaj(n + 1, n + 1);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                c.set(i, j, covariance(i, FEW.x()[j], FEW.y()[j], FEW.z()[j]));
            }
            c.set(i, n, 1);
            c.set(n, i, 1);
        }
        DMatrixRMaj known = CommonOps_DDRM.extract(c, 0, n, 0, n);
        double sill = Estimated.MODEL.sill();
        for (int v : ALL) {
            DMatrixRMaj b = new DMatrixRMaj(n + 1, 1);
            for (int i = 0; i < n; i++) {
                b.set(
                        i,
                        covariance(
                                i, GRID.x(GRID.ix(v), GRID.iy(v)), GRID.y(GRID.ix(v), GRID.iy(v)), GRID.z(GRID.iz(v))));
            }
            b.set(n, 1);
            double[] w = solve(c, b);
            double m = IntStream.range(0, n).mapToDouble(i -> w[i] * log[i]).sum();
            double variance = sill
                    - IntStream.rangeClosed(0, n)
                            .mapToDouble(i -> w[i] * b.get(i))
                            .sum();
            double expected = Math.exp(m + variance / 2 + w[n]);
            assertThat((double) ordinary[v]).isCloseTo(expected, within(1e-4 * expected));
            double[] u = solve(known, CommonOps_DDRM.extract(b, 0, n, 0, 1));
            double s = mean
                    + IntStream.range(0, n)
                            .mapToDouble(i -> u[i] * (log[i] - mean))
                            .sum();
            double left = sill
                    - IntStream.range(0, n).mapToDouble(i -> u[i] * b.get(i)).sum();
            assertThat((double) simple[v]).isCloseTo(Math.exp(s + left / 2), within(1e-4 * Math.exp(s + left / 2)));
        }
    }

    private static double covariance(int i, double x, double y, double z) {
        return Estimated.MODEL.covariance(FEW.x()[i] - x, FEW.y()[i] - y, FEW.z()[i] - z);
    }

    private static double[] solve(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj x = new DMatrixRMaj(b.numRows, 1);
        assertThat(CommonOps_DDRM.solve(a.copy(), b.copy(), x)).isTrue();
        return x.data;
    }

    @Test
    void everyMethodIsItself() {
        float[] nearest = estimate(Estimated.by(FEW, NEAREST, NONE));
        float[] inverse = estimate(Estimated.by(FEW, INVERSE_DISTANCE, NONE));
        for (int v : ALL) {
            double best = Double.POSITIVE_INFINITY;
            double value = 0;
            double sum = 0;
            double weights = 0;
            for (int i = 0; i < FEW.size(); i++) {
                double dx = FEW.x()[i] - GRID.x(GRID.ix(v), GRID.iy(v));
                double dy = FEW.y()[i] - GRID.y(GRID.ix(v), GRID.iy(v));
                double dz = FEW.z()[i] - GRID.z(GRID.iz(v));
                double h2 = dx * dx + dy * dy + dz * dz;
                value = h2 < best ? FEW.value()[i] : value;
                best = Math.min(best, h2);
                sum += FEW.value()[i] / h2;
                weights += 1 / h2;
            }
            assertThat((double) nearest[v]).isCloseTo(value, within(1e-5));
            assertThat((double) inverse[v]).isCloseTo(sum / weights, within(1e-4));
        }
        assertThat(estimate(Estimated.by(FEW, TREND, NONE))).isNotEqualTo(estimate(Estimated.by(FEW, ORDINARY, NONE)));
    }

    /// Far from all data simple kriging tells the mean of the weights, and the mean of the values that normal
    /// scores stand for.
    @Test
    void theKnownMeanIsWeighed() {
        PointSamples s = Estimated.grades(8, 10);
        double[] weight = new double[s.size()];
        Arrays.setAll(weight, i -> s.hole()[i] < 4 ? 3 : Double.NaN);
        Grid far = Grid.of(50_000, 0, 0, 10, 10, 10, 1, 1, 1);
        int[] one = {0};
        double mean = Arrays.stream(s.value(), 0, 40).average().orElseThrow();
        VariableEstimate v =
                VariableEstimate.of("Au", "g/t", s, weight, true, Estimated.settings(SIMPLE, NONE), Workers.ONE);
        assertThat((double) v.onto(far, one, Workers.ONE, Progress.NONE).value()[0])
                .isCloseTo(mean, within(1e-4 * mean));
        double[] alike = new double[s.size()];
        Arrays.fill(alike, 1);
        VariableEstimate scores =
                VariableEstimate.of("Au", "g/t", s, alike, true, Estimated.settings(SIMPLE, NORMAL_SCORE), Workers.ONE);
        double sill = scores.model().sill();
        double back = scores.onto(far, one, Workers.ONE, Progress.NONE).value()[0];
        assertThat(scores.mean()).isCloseTo(0, within(1e-6));
        assertThat(back).isCloseTo(scores.transform().backEstimate(scores.mean(), sill), within(1e-4 * back));
    }

    /// Kriging is linear: from the same samples the mean of a voxel is the mean of its points.
    @Test
    void aBlockIsTheMeanOfItsPoints() {
        VariableEstimate points = Estimated.by(FEW, ORDINARY, NONE);
        EstimateSettings p = points.settings();
        EstimateSettings b = new EstimateSettings(ORDINARY, NONE, p.fit(), p.neighbourhood(), 2);
        float[] block = estimate(
                new VariableEstimate("Au", "g/t", b, FEW, points.transform(), FEW, points.fit(), points.mean()));
        Grid fine = Grid.of(5, 5, -50, 15, 15, 7.5, 8, 6, 6);
        float[] each = points.onto(fine, IntStream.range(0, fine.size()).toArray(), Workers.ONE, Progress.NONE)
                .value();
        for (int v : ALL) {
            double sum = 0;
            for (int k = 0; k < 8; k++) {
                sum += each[fine.index(2 * GRID.ix(v) + k % 2, 2 * GRID.iy(v) + k / 2 % 2, 2 * GRID.iz(v) + k / 4)];
            }
            assertThat((double) block[v]).isCloseTo(sum / 8, within(1e-5));
        }
    }

    @Test
    void whatAScaleCannotTakeIsToldWithNameAndNumber() {
        PointSamples s = Estimated.grades(4, 3);
        s.value()[2] = 0;
        double[] one = new double[s.size()];
        EstimateSettings log = Estimated.settings(ORDINARY, LOG);
        VariableEstimate zero = VariableEstimate.of("Au", "g/t", s, one, true, log, Workers.ONE);
        assertThat(zero.remarks()).anySatisfy(r -> assertThat(r).contains("logarithms of Au", "was added"));
        assertThatThrownBy(() -> VariableEstimate.of("B2", "", s, one, false, log, Workers.ONE))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("B2: 1 of 12 values are not above 0")
                .hasMessageContaining("estimation.variables.B2.transform");
        s.value()[2] = -1;
        s.value()[7] = -3;
        assertThatThrownBy(() -> VariableEstimate.of("Au", "g/t", s, one, true, log, Workers.ONE))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("Au: 2 of 12 values are negative");
    }

    @Test
    void settingsThatMakeNoSenseAreNoSettings() {
        EstimateSettings p = Estimated.settings(ORDINARY, NONE);
        Neighbourhood near = p.neighbourhood();
        assertThatThrownBy(() -> new EstimateSettings(ORDINARY, LOG, p.fit(), near, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EstimateSettings(NEAREST, NONE, p.fit(), near, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EstimateSettings(NEAREST, LOG, p.fit(), near, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
