package org.lodecast.geostat.kriging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Golden;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.geostat.Fields;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.variogram.Anisotropy;

class DistanceEstimatorTest {
    private static final double FAR = Double.POSITIVE_INFINITY;
    private static final Neighbourhood TWELVE = Neighbourhood.sphere(FAR, 1, 12);

    @Test
    void agreesWithGstat() {
        PointSamples s = KrigingCasesTest.samples();
        check(DistanceEstimator.inverse(s, TWELVE, DistanceEstimator.USUAL_POWER), "idw2");
        check(DistanceEstimator.inverse(s, Neighbourhood.sphere(80, 1, 12), 3), "idw3");
        check(DistanceEstimator.inverse(s, Neighbourhood.global(), 1.5), "all15");
        check(DistanceEstimator.nearest(s, TWELVE), "nearest");
        check(DistanceEstimator.nearest(s, Neighbourhood.sphere(60, 1, 12)), "near60");
    }

    private static void check(DistanceEstimator estimator, String column) {
        Golden golden = Golden.of("geostat/cases_distance.csv");
        Estimates e = at(estimator, golden.column("x"), golden.column("y"), golden.column("z"));
        KrigingCasesTest.assertClose(e.value(), golden.column(column), golden.tolerance());
        assertThat(e.variance()).containsOnly(Double.NaN);
        long missing = Arrays.stream(e.value()).filter(Double::isNaN).count();
        assertThat(e.remarks()).hasSize(missing > 0 ? 1 : 0).allMatch(r -> r.startsWith(missing + " of 40 places"));
    }

    /// Twice as far along the long axis of the ellipsoid is as near.
    @Test
    void distanceIsThatOfTheEllipsoid() {
        PointSamples s = PointSamples.of(
                new double[] {0, 10}, new double[] {20, 0}, new double[2], new double[] {1, 5}, new int[] {0, 1});
        Anisotropy north = Anisotropy.of(100, 0, 0, 0, 0.5, 0.5);
        DistanceEstimator estimator = DistanceEstimator.inverse(s, Neighbourhood.ellipsoid(north, 1, 12), 2);
        Estimates e = at(estimator, new double[1], new double[1], new double[1]);
        assertThat(e.value()[0]).isCloseTo(3, within(1e-12));
        assertThat(e.count()[0]).isEqualTo(2);
        assertThat(e.distance()[0]).isEqualTo(10);
    }

    @Test
    void samplesAreMetExactlyAndDuplicatesAveraged() {
        PointSamples s = Fields.uniform(50, 100, new Seed(3));
        for (DistanceEstimator estimator :
                new DistanceEstimator[] {DistanceEstimator.inverse(s, TWELVE, 2), DistanceEstimator.nearest(s, TWELVE)
                }) {
            Estimates e = at(estimator, s.x(), s.y(), s.z());
            assertThat(e.value()).containsExactly(s.value());
            assertThat(e.distance()).containsOnly(0);
        }
        PointSamples twice =
                PointSamples.of(new double[] {0, 0, 9}, new double[3], new double[3], new double[] {1, 2, 7});
        Estimates e =
                at(DistanceEstimator.inverse(twice, TWELVE, 1), new double[] {0, 3}, new double[2], new double[2]);
        assertThat(e.value()[0]).isEqualTo(1.5);
        assertThat(e.value()[1]).isCloseTo((1.5 / 3 + 7.0 / 6) / (1.0 / 3 + 1.0 / 6), within(1e-12));
        assertThat(e.remarks()).singleElement().asString().startsWith("1 samples shared");
    }

    /// Powers of tiny and of huge distances stay finite.
    @Test
    void aHighPowerIsTheNearestAndNoneIsTheMean() {
        PointSamples s = PointSamples.of(new double[] {0, 3, 8}, new double[3], new double[3], new double[] {2, 4, 9});
        double[] x = {1e-200};
        assertThat(at(DistanceEstimator.inverse(s, TWELVE, 0), new double[] {2}, new double[1], new double[1])
                        .value()[0])
                .isCloseTo(5, within(1e-12));
        assertThat(at(DistanceEstimator.inverse(s, TWELVE, 300), new double[] {2}, new double[1], new double[1])
                        .value()[0])
                .isCloseTo(4, within(1e-12));
        assertThat(at(DistanceEstimator.inverse(s, TWELVE, 9), x, new double[1], new double[1])
                        .value()[0])
                .isCloseTo(2, within(1e-12));
        assertThatThrownBy(() -> DistanceEstimator.inverse(s, TWELVE, -1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> DistanceEstimator.inverse(s, TWELVE, FAR)).hasMessageContaining("finite");
        assertThatThrownBy(() -> DistanceEstimator.inverse(s, TWELVE, Double.NaN))
                .hasMessageContaining("NaN");
    }

    /// Left out by hand: an estimator of the other samples.
    @Test
    void leavingOutIsEstimatingFromTheOthers() {
        PointSamples s = Fields.holes(9, 6, 7, 120, new Seed(8));
        for (boolean wholeHole : new boolean[] {false, true}) {
            Estimates e = DistanceEstimator.inverse(s, TWELVE, 2).leftOut(wholeHole, new Workers(2), Progress.NONE);
            for (int i = 0; i < s.size(); i++) {
                int self = i;
                int[] others = IntStream.range(0, s.size())
                        .filter(j -> wholeHole ? s.hole()[j] != s.hole()[self] : j != self)
                        .toArray();
                Estimates alone = at(
                        DistanceEstimator.inverse(s.pick(others), TWELVE, 2),
                        new double[] {s.x()[i]},
                        new double[] {s.y()[i]},
                        new double[] {s.z()[i]});
                assertThat(e.value()[i]).isCloseTo(alone.value()[0], within(1e-12));
                assertThat(e.distance()[i]).isCloseTo(alone.distance()[0], within(1e-9));
            }
        }
    }

    @Test
    void theGridHoldsWhatThePointsDoWhateverTheThreads() {
        PointSamples s = Fields.holes(9, 6, 7, 120, new Seed(8));
        Grid grid = new Grid(0, 0, -60, 10, 10, 10, 12, 12, 8, 0.3);
        DistanceEstimator estimator =
                DistanceEstimator.inverse(s, Neighbourhood.sphere(30, 2, 8).withMaxPerHole(3), 2);
        int[] voxels = IntStream.range(0, grid.size()).filter(v -> v % 3 != 0).toArray();
        GridEstimates one = estimator.onto(grid, voxels, Workers.ONE, Progress.NONE);
        GridEstimates three = estimator.onto(grid, voxels, new Workers(3), Progress.NONE);
        assertThat(three.value()).containsExactly(one.value());
        assertThat(three.remarks()).isEqualTo(one.remarks()).hasSize(1);
        double[][] c = new double[3][grid.size()];
        for (int v = 0; v < grid.size(); v++) {
            c[0][v] = grid.x(grid.ix(v), grid.iy(v));
            c[1][v] = grid.y(grid.ix(v), grid.iy(v));
            c[2][v] = grid.z(grid.iz(v));
        }
        Estimates points = at(estimator, c[0], c[1], c[2]);
        float[][] expected = new float[3][grid.size()];
        int estimated = 0;
        for (int v = 0; v < grid.size(); v++) {
            boolean asked = v % 3 != 0;
            expected[0][v] = asked ? (float) points.value()[v] : Float.NaN;
            expected[1][v] = asked ? points.count()[v] : Float.NaN;
            expected[2][v] = asked ? (float) points.distance()[v] : Float.NaN;
            estimated += Float.isNaN(expected[0][v]) ? 0 : 1;
        }
        assertThat(one.value()).containsExactly(expected[0]);
        assertThat(one.count()).containsExactly(expected[1]);
        assertThat(one.distance()).containsExactly(expected[2]);
        assertThat(one.variance()).containsOnly(Float.NaN);
        assertThat(estimated).isBetween(100, grid.size() * 2 / 3 - 1);
    }

    private static Estimates at(DistanceEstimator estimator, double[] x, double[] y, double[] z) {
        return estimator.at(x, y, z, new Workers(2), Progress.NONE);
    }
}
