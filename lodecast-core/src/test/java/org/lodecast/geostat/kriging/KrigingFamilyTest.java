package org.lodecast.geostat.kriging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.geostat.Fields;
import org.lodecast.geostat.LogTransform;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.Transform;
import org.lodecast.geostat.variogram.Anisotropy;
import org.lodecast.geostat.variogram.Structure;
import org.lodecast.geostat.variogram.VariogramModel;

/// What ties the kinds of kriging together: several variables, shared neighbourhoods, trends, large systems,
/// slopes, transforms.
class KrigingFamilyTest {
    private static final Neighbourhood NEAR = Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, 16);
    private static final Grid GRID = Grid.of(20, 20, -140, 9, 9, 9, 13, 11, 9);

    @RepeatedTest(3)
    void variablesTogetherAreWhatEachIsAlone(RepetitionInfo info) {
        Seed seed = KrigingContract.seed(info);
        VariogramModel model = KrigingContract.model(seed);
        PointSamples first = Fields.holes(12, 8, 10, 150, seed);
        double[] other = Arrays.stream(first.value()).map(v -> 100 - v * v).toArray();
        PointSamples second = PointSamples.of(first.x(), first.y(), first.z(), other, first.hole());
        for (Neighbourhood near : List.of(NEAR, NEAR.share(), Neighbourhood.global())) {
            Kriging both = Kriging.together(List.of(first, second), model, near, KrigingType.ORDINARY, null);
            GridEstimates e = both.onto(GRID, null, new float[0][], new Workers(2), Progress.NONE);
            for (int v = 0; v < 2; v++) {
                GridEstimates alone = Kriging.of(v == 0 ? first : second, model, near, KrigingType.ORDINARY)
                        .onto(GRID, null, new float[0][], Workers.ONE, Progress.NONE);
                for (int i = 0; i < GRID.size(); i++) {
                    assertThat(e.values()[v][i]).isCloseTo(alone.value()[i], within(2e-5f));
                    assertThat(e.variance()[i]).isCloseTo(alone.variance()[i], within(1e-6f));
                }
            }
        }
        PointSamples elsewhere = Fields.holes(12, 8, 10, 150, seed.split("elsewhere"));
        assertThatThrownBy(() -> Kriging.together(List.of(first, elsewhere), model, NEAR, KrigingType.ORDINARY, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// A voxel's estimate is that of its centre alone, to the last bit, whatever stands beside it.
    @RepeatedTest(3)
    void whatIsEstimatedBesideChangesNoBit(RepetitionInfo info) {
        Seed seed = KrigingContract.seed(info);
        VariogramModel model = KrigingContract.model(seed);
        PointSamples s = Fields.holes(20, 10, 8, 200, seed);
        for (Neighbourhood near :
                List.of(NEAR, NEAR.withMaxPerHole(4), Neighbourhood.sphere(70, 3, 12), NEAR.withMaxPerOctant(3))) {
            Kriging k = Kriging.of(s, model, near, KrigingType.ORDINARY);
            GridEstimates e = k.onto(GRID, null, new float[0][], Workers.ONE, Progress.NONE);
            for (int i = 0; i < GRID.size(); i += 7) {
                int ix = GRID.ix(i);
                int iy = GRID.iy(i);
                Estimate alone = k.at(GRID.x(ix, iy), GRID.y(ix, iy), GRID.z(GRID.iz(i)));
                assertThat(e.value()[i]).isEqualTo(Float.valueOf((float) alone.value()));
                assertThat(e.variance()[i]).isEqualTo(Float.valueOf((float) alone.variance()));
                assertThat(e.slope()[i]).isEqualTo(Float.valueOf((float) alone.slope()));
            }
        }
    }

    /// By construction: whoever shares has his own samples and more.
    @RepeatedTest(5)
    void sharingNowhereRaisesTheVariance(RepetitionInfo info) {
        Seed seed = KrigingContract.seed(info);
        VariogramModel model = KrigingContract.model(seed);
        PointSamples s = Fields.holes(20, 10, 8, 200, seed);
        for (Neighbourhood near :
                List.of(NEAR, NEAR.withMaxPerHole(4), Neighbourhood.sphere(70, 3, 12), NEAR.withMaxPerOctant(3))) {
            for (KrigingType type : List.of(KrigingType.ORDINARY, KrigingType.simple(0.5))) {
                GridEstimates exact =
                        Kriging.of(s, model, near, type).onto(GRID, null, new float[0][], Workers.ONE, Progress.NONE);
                GridEstimates shared = Kriging.of(s, model, near.share(), type)
                        .onto(GRID, null, new float[0][], new Workers(2), Progress.NONE);
                for (int i = 0; i < GRID.size(); i++) {
                    assertThat(Float.isNaN(shared.value()[i]))
                            .as(near + " " + i)
                            .isEqualTo(Float.isNaN(exact.value()[i]));
                    if (!Float.isNaN(exact.value()[i])) {
                        assertThat(shared.variance()[i])
                                .as(near + " " + type + " " + i + " samples " + exact.count()[i] + " "
                                        + shared.count()[i])
                                .isLessThanOrEqualTo(exact.variance()[i] + 1e-5f);
                        assertThat(shared.distance()[i]).isEqualTo(exact.distance()[i]);
                    }
                }
            }
        }
    }

    /// Turned together about the vertical, samples, model and target say the same; here by a right angle and
    /// by any.
    @RepeatedTest(5)
    void turningAllTogetherChangesNothing(RepetitionInfo info) {
        Seed seed = KrigingContract.seed(info);
        RandomGenerator random = seed.split("turn").generator();
        double turn = info.getCurrentRepetition() == 1 ? Math.PI / 2 : 6.28 * random.nextDouble();
        PointSamples s = Fields.uniform(60, 200, seed);
        VariogramModel model = KrigingContract.model(seed);
        PointSamples turned = PointSamples.of(east(s.x(), s.y(), turn), north(s.x(), s.y(), turn), s.z(), s.value());
        VariogramModel around = VariogramModel.of(
                model.nugget(),
                model.structures().stream()
                        .map(t -> Structure.of(t.kind(), t.partialSill(), turned(t.anisotropy(), turn)))
                        .toArray(Structure[]::new));
        for (KrigingType type : List.of(KrigingType.ORDINARY, KrigingType.trend(1))) {
            Kriging here = Kriging.of(s, model, NEAR, type);
            Kriging there = Kriging.of(turned, around, NEAR, type);
            for (int k = 0; k < 20; k++) {
                double[] x = {200 * random.nextDouble()};
                double[] y = {200 * random.nextDouble()};
                double z = -200 * random.nextDouble();
                Estimate a = here.at(x[0], y[0], z);
                Estimate b = there.at(east(x, y, turn)[0], north(x, y, turn)[0], z);
                assertThat(b.value()).isCloseTo(a.value(), within(1e-7));
                assertThat(b.variance()).isCloseTo(a.variance(), within(1e-7));
            }
        }
    }

    private static double[] east(double[] x, double[] y, double turn) {
        double[] e = new double[x.length];
        Arrays.setAll(e, i -> x[i] * Math.cos(turn) + y[i] * Math.sin(turn));
        return e;
    }

    private static double[] north(double[] x, double[] y, double turn) {
        double[] n = new double[x.length];
        Arrays.setAll(n, i -> y[i] * Math.cos(turn) - x[i] * Math.sin(turn));
        return n;
    }

    private static Anisotropy turned(Anisotropy a, double turn) {
        return Anisotropy.of(a.range(), a.azimuth() + turn, a.dip(), a.plunge(), a.semiMajorRatio(), a.minorRatio());
    }

    /// A trend that the data are is found whole, within the samples and beyond.
    @Test
    void aTrendIsReproduced() {
        PointSamples s = Fields.uniform(80, 200, new Seed(3));
        VariogramModel model = VariogramModel.of(0.1, Structure.Kind.SPHERICAL, 1, 80);
        for (int degree : new int[] {1, 2}) {
            int d = degree;
            double[] value = new double[s.size()];
            Arrays.setAll(value, i -> trend(d, s.x()[i], s.y()[i], s.z()[i]));
            PointSamples sloping = PointSamples.of(s.x(), s.y(), s.z(), value);
            for (Neighbourhood near :
                    List.of(Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, 40), Neighbourhood.global())) {
                Kriging k = Kriging.of(sloping, model, near, KrigingType.trend(degree));
                assertThat(k.at(100, 90, -80).value()).isCloseTo(trend(d, 100, 90, -80), within(1e-6));
                assertThat(k.at(260, 220, 30).value()).isCloseTo(trend(d, 260, 220, 30), within(1e-6));
            }
        }
    }

    private static double trend(int degree, double x, double y, double z) {
        double linear = 5 + 0.1 * x - 0.05 * y + 0.2 * z;
        return degree == 1 ? linear : linear + 0.001 * x * x - 0.002 * y * z + 0.0005 * z * z;
    }

    /// Samples of one vertical hole say nothing of a trend across it: that is left out, and told.
    @Test
    void aTrendThatSamplesCannotTellIsLeftOut() {
        PointSamples s = Fields.holes(1, 30, 5, 100, new Seed(2));
        VariogramModel model = VariogramModel.of(0.1, Structure.Kind.SPHERICAL, 1, 80);
        for (Neighbourhood near : List.of(NEAR, NEAR.share(), Neighbourhood.global())) {
            Estimates e = Kriging.of(s, model, near, KrigingType.trend(1))
                    .at(
                            new double[] {10, 60},
                            new double[] {20, 60},
                            new double[] {-40, -60},
                            Workers.ONE,
                            Progress.NONE);
            assertThat(Arrays.stream(e.value())).allMatch(v -> Math.abs(v) < 10);
            assertThat(Arrays.stream(e.variance())).allMatch(v -> v >= 0 && v < 100);
            assertThat(String.join(" ", e.remarks())).contains("left out");
        }
    }

    @Test
    void withoutADriftAtTheTargetThereIsNoEstimateAndThatIsTold() {
        PointSamples s = Fields.uniform(40, 100, new Seed(6));
        KrigingType type = KrigingType.externalDrift(s.z().clone());
        Estimates e = Kriging.of(s, VariogramModel.of(1), NEAR, type)
                .at(
                        new double[] {1, 2},
                        new double[] {1, 2},
                        new double[] {-1, -2},
                        new double[][] {{Double.NaN, -2}},
                        Workers.ONE,
                        Progress.NONE);
        assertThat(e.value()[0]).isNaN();
        assertThat(e.value()[1]).isFinite();
        assertThat(e.remarks()).singleElement().asString().contains("1 of 2 places lack an external variable");
    }

    /// A set one below the limit is solved in lanes, one above in a system of its own: the same numbers.
    @Test
    void largeAndSmallSystemsAgree() {
        PointSamples s = Fields.uniform(LaneSystems.MOST_SAMPLES, 150, new Seed(8));
        VariogramModel model = KrigingContract.model(new Seed(4));
        for (KrigingType type : List.of(KrigingType.ORDINARY, KrigingType.simple(0.4), KrigingType.trend(2))) {
            Neighbourhood all = Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, LaneSystems.MOST_SAMPLES);
            GridEstimates lanes =
                    Kriging.of(s, model, all, type).onto(GRID, null, new float[0][], Workers.ONE, Progress.NONE);
            GridEstimates wide = Kriging.of(s, model, Neighbourhood.global(), type)
                    .onto(GRID, null, new float[0][], Workers.ONE, Progress.NONE);
            for (int i = 0; i < GRID.size(); i++) {
                assertThat(wide.value()[i]).isCloseTo(lanes.value()[i], within(1e-5f));
                assertThat(wide.variance()[i]).isCloseTo(lanes.variance()[i], within(1e-5f));
                assertThat(wide.slope()[i]).isCloseTo(lanes.slope()[i], within(1e-4f));
            }
        }
    }

    /// cov(truth, estimate) / var(estimate), worked out from the weights.
    @Test
    void theSlopeIsThatOfTruthOnEstimate() {
        Seed seed = new Seed(9);
        PointSamples s = Fields.holes(8, 6, 10, 200, seed);
        VariogramModel model = KrigingContract.model(seed);
        for (KrigingType type : List.of(KrigingType.ORDINARY, KrigingType.simple(0.5), KrigingType.trend(1))) {
            Estimate e = Kriging.of(s, model, NEAR, type).at(90, 110, -30);
            double with = 0;
            double own = 0;
            for (int a = 0; a < e.count(); a++) {
                int i = e.samples()[a];
                with += e.weights()[a] * model.covariance(s.x()[i] - 90, s.y()[i] - 110, s.z()[i] + 30);
                for (int b = 0; b < e.count(); b++) {
                    int j = e.samples()[b];
                    own += e.weights()[a]
                            * e.weights()[b]
                            * model.covariance(s.x()[i] - s.x()[j], s.y()[i] - s.y()[j], s.z()[i] - s.z()[j]);
                }
            }
            assertThat(e.slope()).isCloseTo(with / own, within(1e-8));
        }
    }

    /// Levels come in order and hold what the whole grid holds.
    @Test
    void slabsMakeUpTheGrid() {
        PointSamples s = Fields.holes(12, 8, 10, 150, new Seed(5));
        Kriging k = Kriging.of(s, KrigingContract.model(new Seed(5)), NEAR, KrigingType.ORDINARY);
        GridEstimates whole = k.onto(GRID, null, new float[0][], Workers.ONE, Progress.NONE);
        int[] next = {0};
        k.stream(GRID, null, new float[0][], new Workers(3), Progress.NONE, slab -> {
            int from = GRID.index(0, 0, slab.level());
            assertThat(from).isEqualTo(next[0]);
            int n = slab.variance().length;
            assertThat(slab.value()).containsExactly(Arrays.copyOfRange(whole.value(), from, from + n));
            assertThat(slab.variance()).containsExactly(Arrays.copyOfRange(whole.variance(), from, from + n));
            next[0] += n;
        });
        assertThat(next[0]).isEqualTo(GRID.size());
    }

    @Test
    void estimatesComeBackThroughTheTransform() {
        PointSamples s = Fields.holes(12, 8, 10, 150, new Seed(5));
        Transform log = LogTransform.of(s.value());
        VariogramModel model = VariogramModel.of(0.1, Structure.Kind.SPHERICAL, 0.9, 80);
        Kriging plain = Kriging.of(log.forward(s), model, NEAR, KrigingType.simple(-1));
        Kriging back = plain.backThrough(log);
        Estimate a = plain.at(70, 80, -30);
        Estimate b = back.at(70, 80, -30);
        assertThat(b.value()).isCloseTo(log.backEstimate(a.value(), a.variance()), within(1e-12));
        assertThat(b.variance()).isEqualTo(a.variance());
        assertThat(back.at(s.x()[3], s.y()[3], s.z()[3]).value()).isCloseTo(s.value()[3], within(1e-12));
        CrossValidation cv = CrossValidation.leaveOneOut(back, Workers.ONE, Progress.NONE);
        assertThat(cv.actual()).containsExactly(s.value(), within(1e-12));
        assertThat(cv.rootMeanSquareError()).isBetween(0.01, 1.0);
        assertThat(cv.meanStandardisedSquare()).isNaN();
    }

    /// Zonal without a nugget: samples at one elevation are one to the model.
    @Test
    void aModelThatCannotTellSamplesApartIsMadeRegularAndTold() {
        PointSamples s = Fields.uniform(30, 100, new Seed(4));
        double[] level = new double[30];
        Arrays.setAll(level, i -> -10.0 * (i % 5));
        PointSamples layered = PointSamples.of(s.x(), s.y(), level, s.value());
        VariogramModel zonal =
                VariogramModel.of(0, Structure.of(Structure.Kind.SPHERICAL, 1, Anisotropy.zonal(60, 0, -Math.PI / 2)));
        for (Neighbourhood near : List.of(NEAR, NEAR.share(), Neighbourhood.global())) {
            Estimates e = Kriging.of(layered, zonal, near, KrigingType.ORDINARY)
                    .at(new double[] {50}, new double[] {50}, new double[] {-15}, Workers.ONE, Progress.NONE);
            assertThat(e.value()[0]).isBetween(-5.0, 5.0);
            assertThat(String.join(" ", e.remarks())).contains("made regular");
        }
    }
}
