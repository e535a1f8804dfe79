package org.lodecast.geostat.kriging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.lodecast.geostat.kriging.KrigingType.ORDINARY;
import static org.lodecast.geostat.kriging.KrigingType.simple;
import static org.lodecast.geostat.variogram.Structure.Kind.GAUSSIAN;
import static org.lodecast.geostat.variogram.Structure.Kind.SPHERICAL;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodecast.InvalidInput;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;
import org.lodecast.geostat.Fields;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.variogram.VariogramModel;

class KrigingEdgesTest {
    private static final VariogramModel MODEL = VariogramModel.of(0.2, SPHERICAL, 0.8, 50);
    private static final Neighbourhood NEAR = Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, 12);

    @Test
    void farFromAllSimpleKrigingIsTheMeanAndOrdinaryOfAllNearlyTheirs() {
        PointSamples s = Fields.uniform(40, 100, new Seed(1));
        Estimate known = Kriging.of(s, MODEL, NEAR, simple(7)).at(5000, 0, 0);
        assertThat(known.value()).isEqualTo(7);
        assertThat(known.variance()).isEqualTo(1.0);
        Estimate unknown =
                Kriging.of(s, MODEL, Neighbourhood.global(), ORDINARY).at(5000, 0, 0);
        assertThat(unknown.value()).isBetween(0.2, 0.8);
        assertThat(unknown.variance()).isGreaterThan(1.0);
    }

    @Test
    void samplesAtOnePlaceAreAveraged() {
        PointSamples s = PointSamples.of(
                new double[] {0, 10, 0, -0.0}, new double[4], new double[4], new double[] {1, 5, 2, 6}, new int[] {
                    0, 1, 2, 3
                });
        Kriging kriging = Kriging.of(s, MODEL, Neighbourhood.global(), ORDINARY);
        assertThat(kriging.samples().size()).isEqualTo(2);
        assertThat(kriging.samples().value()).containsExactly(3, 5);
        assertThat(kriging.samples().hole()).containsExactly(0, 1);
        assertThat(kriging.at(0, 0, 0).value()).isEqualTo(3);
        assertThat(kriging.at(5, 0, 0).value()).isCloseTo(4, within(1e-12));
        Estimates e = kriging.at(new double[1], new double[1], new double[1], Workers.ONE, Progress.NONE);
        assertThat(e.remarks()).singleElement().asString().startsWith("2 samples shared");
    }

    /// A line of samples a tenth of a millimetre apart under a Gaussian model without nugget: all covariances
    /// are 1.
    @Test
    void singularSystemsAreSolvedAndTold() {
        double[] x = new double[10];
        double[] v = new double[10];
        for (int i = 0; i < 10; i++) {
            x[i] = i * 1e-4;
            v[i] = i;
        }
        PointSamples s = PointSamples.of(x, new double[10], new double[10], v);
        VariogramModel smooth = VariogramModel.of(0, GAUSSIAN, 1, 100);
        for (Neighbourhood n : List.of(NEAR, Neighbourhood.global())) {
            Estimates e = Kriging.of(s, smooth, n, ORDINARY)
                    .at(new double[] {0.5, 40}, new double[2], new double[2], Workers.ONE, Progress.NONE);
            assertThat(e.value()[1]).isFinite();
            assertThat(e.variance()[1]).isBetween(0.0, 2.0);
            assertThat(e.remarks()).singleElement().asString().contains("near singular");
        }
    }

    @Test
    void tooFewSamplesGiveNoEstimateButCountAndDistance() {
        PointSamples s =
                PointSamples.of(new double[] {0, 10, 90}, new double[3], new double[3], new double[] {1, 2, 3});
        Kriging kriging = Kriging.of(s, MODEL, Neighbourhood.sphere(20, 2, 8), ORDINARY);
        Estimates e =
                kriging.at(new double[] {5, 75, 500}, new double[3], new double[3], new Workers(2), Progress.NONE);
        assertThat(e.value()[0]).isCloseTo(1.5, within(1e-12));
        assertThat(e.value()[1]).isNaN();
        assertThat(e.variance()[1]).isNaN();
        assertThat(e.value()[2]).isNaN();
        assertThat(e.count()).containsExactly(2, 1, 0);
        assertThat(e.distance()).containsExactly(5, 15, 410);
        assertThat(e.remarks()).singleElement().asString().startsWith("2 of 3 places");
        assertThat(kriging.at(75, 0, 0).weights()).isEmpty();
        // On the sample itself the least number holds all the same.
        assertThat(kriging.at(90, 0, 0).value()).isNaN();
    }

    @Test
    void noSamplesAtAll() {
        PointSamples none = PointSamples.of(new double[0], new double[0], new double[0], new double[0]);
        for (Neighbourhood n : List.of(NEAR, Neighbourhood.global())) {
            Estimate e = Kriging.of(none, MODEL, n, ORDINARY).at(1, 2, 3);
            assertThat(e.value()).isNaN();
            assertThat(e.count()).isZero();
            assertThat(e.distance()).isEqualTo(Double.POSITIVE_INFINITY);
        }
    }

    @Test
    void oneSampleAlone() {
        PointSamples one = PointSamples.of(new double[1], new double[1], new double[1], new double[] {4});
        Estimate e = Kriging.of(one, MODEL, NEAR, ORDINARY).at(25, 0, 0);
        assertThat(e.value()).isEqualTo(4);
        assertThat(e.variance()).isCloseTo(2 * MODEL.gamma(25), within(1e-12));
        assertThat(CrossValidation.leaveOneOut(Kriging.of(one, MODEL, NEAR, ORDINARY), Workers.ONE, Progress.NONE)
                        .count())
                .isZero();
    }

    @Test
    void pureNuggetIsTheMeanOfTheNeighbours() {
        PointSamples s = Fields.uniform(12, 100, new Seed(2));
        Estimate e = Kriging.of(s, VariogramModel.of(2), NEAR, ORDINARY).at(1, 1, -1);
        assertThat(e.value()).isCloseTo(s.mean(), within(1e-12));
        assertThat(e.variance()).isCloseTo(2 * (1 + 1.0 / 12), within(1e-12));
    }

    @Test
    void aGlobalNeighbourhoodOfTooManySamplesIsTheUsersToMend() {
        PointSamples many = Fields.uniform(WideSystem.MAX_SAMPLES + 1, 1000, new Seed(1));
        assertThatThrownBy(() -> Kriging.of(many, MODEL, Neighbourhood.global(), ORDINARY))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("maximum number of samples");
    }

    @Test
    void aBlockOfNoSizeButItsNuggetIsItsPoint() {
        PointSamples s = Fields.uniform(30, 100, new Seed(4));
        VariogramModel model = VariogramModel.of(0, SPHERICAL, 1, 60);
        Estimate point = Kriging.of(s, model, NEAR, ORDINARY).at(40, 50, -60);
        Discretisation nothing = new Discretisation(0, 0, 0, 0, 2, 2, 2);
        Estimate block = Kriging.ofBlocks(s, model, NEAR, ORDINARY, nothing).at(40, 50, -60);
        assertThat(block.value()).isCloseTo(point.value(), within(1e-10));
        assertThat(block.variance()).isCloseTo(point.variance(), within(1e-10));
        Discretisation large = new Discretisation(20, 20, 20, 0.3, 4, 4, 4);
        assertThat(Kriging.ofBlocks(s, model, NEAR, ORDINARY, large)
                        .at(40, 50, -60)
                        .variance())
                .isLessThan(point.variance());
    }

    @Test
    void columnsOntoARotatedGridMatchPointsAndReportProgress() {
        Grid grid = new Grid(10, 20, -80, 10, 10, 20, 6, 5, 4, 0.4);
        PointSamples s = Fields.uniform(50, 100, new Seed(6));
        Kriging kriging = Kriging.of(s, MODEL, Neighbourhood.sphere(60, 3, 10), ORDINARY);
        int[] voxels = {3, 77, 119, 0};
        List<Long> steps = Collections.synchronizedList(new ArrayList<>());
        GridEstimates g = kriging.onto(grid, voxels, new Workers(2), new Progress() {
            @Override
            public void begin(String what, long total) {
                assertThat(total).isEqualTo(4);
            }

            @Override
            public void advance(long n) {
                steps.add(n);
            }
        });
        assertThat(steps.stream().mapToLong(n -> n).sum()).isEqualTo(4);
        BlockModel model = new BlockModel(grid);
        g.addTo(model, "au", "ppm");
        assertThat(model.columns().keySet())
                .containsExactly("au", "au_variance", "au_slope", "au_count", "au_distance");
        for (int v : voxels) {
            int ix = grid.ix(v);
            int iy = grid.iy(v);
            Estimate e = kriging.at(grid.x(ix, iy), grid.y(ix, iy), grid.z(grid.iz(v)));
            assertThat(model.values("au")[v]).isEqualTo((float) e.value());
            assertThat(model.values("au_variance")[v]).isEqualTo((float) e.variance());
            assertThat(model.values("au_count")[v]).isEqualTo((float) e.count());
            assertThat(model.values("au_distance")[v]).isEqualTo((float) e.distance());
        }
        assertThat(model.values("au")[1]).isNaN();
        assertThat(model.values("au_distance")[1]).isNaN();
    }

    @Test
    void leavingOutTheHoleUsesNoSampleOfIt() {
        PointSamples s = Fields.holes(6, 5, 5, 100, new Seed(8));
        Kriging kriging = Kriging.of(s, MODEL, Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, 8), ORDINARY);
        CrossValidation one = CrossValidation.leaveOneOut(kriging, Workers.ONE, Progress.NONE);
        CrossValidation hole = CrossValidation.leaveHoleOut(kriging, Workers.ONE, Progress.NONE);
        assertThat(one.estimates().distance()).containsOnly(5);
        assertThat(hole.estimates().distance()).doesNotContain(5);
        // The same by hand: the samples without hole 0, at the first sample of hole 0.
        int[] rest = new int[25];
        for (int i = 0; i < 25; i++) {
            rest[i] = i + 5;
        }
        Estimate e = Kriging.of(s.pick(rest), MODEL, Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, 8), ORDINARY)
                .at(s.x()[0], s.y()[0], s.z()[0]);
        assertThat(hole.estimates().value()[0]).isCloseTo(e.value(), within(1e-9));
        assertThat(hole.estimates().variance()[0]).isCloseTo(e.variance(), within(1e-9));
    }

    @Test
    void leavingOneOutOfAllIsTheSameAtOnceAsOneByOne() {
        PointSamples s = Fields.holes(6, 5, 5, 100, new Seed(9));
        for (KrigingType type : List.of(ORDINARY, simple(0.4))) {
            Kriging all = Kriging.of(s, MODEL, Neighbourhood.global(), type);
            Kriging each = Kriging.of(s, MODEL, Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, 29), type);
            Estimates a = CrossValidation.leaveOneOut(all, new Workers(2), Progress.NONE)
                    .estimates();
            Estimates e = CrossValidation.leaveOneOut(each, Workers.ONE, Progress.NONE)
                    .estimates();
            assertThat(a.value()).containsExactly(e.value(), within(1e-9));
            assertThat(a.variance()).containsExactly(e.variance(), within(1e-9));
            assertThat(a.distance()).containsExactly(e.distance());
            assertThat(a.count()).containsExactly(e.count());
        }
    }
}
