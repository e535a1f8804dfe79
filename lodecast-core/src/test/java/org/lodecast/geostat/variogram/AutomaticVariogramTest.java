package org.lodecast.geostat.variogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.lodecast.geostat.variogram.Structure.Kind.EXPONENTIAL;
import static org.lodecast.geostat.variogram.Structure.Kind.SPHERICAL;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.geostat.Fields;
import org.lodecast.geostat.PointSamples;

class AutomaticVariogramTest {
    private static final Anisotropy TRUTH = Anisotropy.ofLeapfrog(50, 110, 40, 120, 70, 28);

    private static PointSamples field() {
        VariogramModel model = VariogramModel.of(0.15, Structure.of(SPHERICAL, 0.85, TRUTH));
        return Fields.gaussian(Fields.holes(70, 14, 12, 420, new Seed(7)), model, new Seed(7));
    }

    @Test
    void findsAxesFromTheData() {
        AutomaticVariogram fit = AutomaticVariogram.of(field(), FitSettings.of(SPHERICAL), new Workers(2));
        LeapfrogEllipsoid e = fit.model().structures().getFirst().anisotropy().toLeapfrog();
        double[] found = fit.model().structures().getFirst().anisotropy().axes();
        double[] truth = TRUTH.axes();
        // The axes themselves, not their angles: within 20° for the longest and for the normal of the plane.
        for (int k : new int[] {0, 2}) {
            double cosine = 0;
            for (int d = 0; d < 3; d++) {
                cosine += found[3 * k + d] * truth[3 * k + d];
            }
            assertThat(Math.abs(cosine)).as("axis " + k + " of " + e).isGreaterThan(Math.cos(Math.toRadians(20)));
        }
        assertThat(e.maximum()).isCloseTo(120, within(36.0));
        assertThat(e.minimum()).isCloseTo(28, within(9.0));
        assertThat(fit.remarks()).anyMatch(r -> r.startsWith("directions differ"));
        assertThat(fit.axes()).hasSize(3);
        // Along the longest axis the experiment lies below that along the shortest.
        assertThat(fit.axes().getFirst().gamma(fit.model(), 30))
                .isLessThan(fit.axes().getLast().gamma(fit.model(), 30));
        assertThat(fit.downhole().size()).isPositive();
        assertThat(fit.omnidirectional().size()).isGreaterThan(15);
    }

    @Test
    void sameInputSameBitsOnAnyNumberOfThreads() {
        PointSamples s = field();
        FitSettings settings = FitSettings.of(SPHERICAL, EXPONENTIAL);
        AutomaticVariogram one = AutomaticVariogram.of(s, settings, Workers.ONE);
        AutomaticVariogram three = AutomaticVariogram.of(s, settings, new Workers(3));
        assertThat(three.model()).isEqualTo(one.model());
        assertThat(three.error()).isEqualTo(one.error());
        assertThat(three.remarks()).isEqualTo(one.remarks());
        assertThat(three.map().cells()).isEqualTo(one.map().cells());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsGivenStays(VariogramFit.Weighting weighting) {
        PointSamples s = field();
        FitSettings free = FitSettings.of(SPHERICAL).withWeighting(weighting);
        AutomaticVariogram fit = AutomaticVariogram.of(
                s,
                free.withNugget(0.1)
                        .withSill(1.3)
                        .withAxes(TRUTH.azimuth(), TRUTH.dip(), TRUTH.plunge())
                        .withRanges(new FitSettings.Ranges(Double.NaN, 65, Double.NaN)),
                Workers.ONE);
        Anisotropy a = fit.model().structures().getFirst().anisotropy();
        assertThat(fit.model().nugget()).isEqualTo(0.1);
        assertThat(fit.model().sill()).isCloseTo(1.3, within(1e-9));
        assertThat(a.azimuth()).isEqualTo(TRUTH.azimuth());
        assertThat(a.dip()).isEqualTo(TRUTH.dip());
        assertThat(a.plunge()).isEqualTo(TRUTH.plunge());
        assertThat(a.ranges()[1]).isCloseTo(65, within(1e-9));
        assertThat(fit.axes()).hasSize(3); // what is given is not put to the test
    }

    @Test
    @Tag("slow")
    void aSphereIsNotTakenForAnEllipsoid() {
        int wrong = 0;
        for (int k = 0; k < 10; k++) {
            PointSamples s = Fields.gaussian(
                    Fields.holes(40, 12, 12, 350, new Seed(100 + k)),
                    VariogramModel.of(0.2, SPHERICAL, 0.8, 80),
                    new Seed(100 + k));
            AutomaticVariogram fit = AutomaticVariogram.of(s, FitSettings.of(SPHERICAL), new Workers(2));
            wrong += fit.axes().isEmpty() ? 0 : 1;
        }
        assertThat(wrong)
                .as("by chance in 1 of 20; 4 of 10 would be by chance in 1 of 1,000")
                .isLessThan(4);
    }

    @Test
    void twoStructuresFitNoWorseThanOne() {
        VariogramModel model =
                VariogramModel.of(0.1, Structure.of(SPHERICAL, 0.5, 30), Structure.of(SPHERICAL, 0.4, 150));
        PointSamples s = Fields.gaussian(Fields.holes(50, 20, 8, 500, new Seed(3)), model, new Seed(3));
        FitSettings settings = FitSettings.of(SPHERICAL).isotropicOnly().withMethod(FitSettings.Method.LEAST_SQUARES);
        AutomaticVariogram one = AutomaticVariogram.of(s, settings, new Workers(2));
        AutomaticVariogram two = AutomaticVariogram.of(s, settings.withStructures(2), new Workers(2));
        assertThat(two.error()).isLessThanOrEqualTo(one.error());
        List<Structure> found = two.model().structures();
        assertThat(found).hasSize(2);
        assertThat(found.getFirst().anisotropy().range())
                .isLessThan(found.getLast().anisotropy().range());
    }

    @Test
    void allGivenButTheSillStillFits() {
        PointSamples s = field();
        FitSettings.Ranges ranges = new FitSettings.Ranges(120, 70, 28);
        for (FitSettings.Method method : FitSettings.Method.values()) {
            FitSettings held = FitSettings.of(SPHERICAL, EXPONENTIAL)
                    .withMethod(method)
                    .withNugget(0.15)
                    .withAxes(TRUTH.azimuth(), TRUTH.dip(), TRUTH.plunge())
                    .withRanges(ranges);
            AutomaticVariogram fit = AutomaticVariogram.of(s, held, Workers.ONE);
            double[] found = fit.model().structures().getFirst().anisotropy().ranges();
            assertThat(found[0]).isCloseTo(120, within(1e-9));
            assertThat(found[1]).isCloseTo(70, within(1e-9));
            assertThat(found[2]).isCloseTo(28, within(1e-9));
            assertThat(fit.model().sill()).isBetween(0.6, 1.5);
        }
    }

    @Test
    void skewedGradesAndTheRobustEstimatorGiveFiniteModels() {
        PointSamples s = field();
        double[] grade = Arrays.stream(s.value()).map(v -> Math.exp(1.5 * v)).toArray();
        PointSamples skewed = PointSamples.of(s.x(), s.y(), s.z(), grade, s.hole());
        for (Estimator e : Estimator.values()) {
            sound(AutomaticVariogram.of(
                    skewed, FitSettings.of(Structure.Kind.values()).withEstimator(e), new Workers(2)));
        }
    }

    @Test
    void dataThatCannotBeFittedGiveADefinedModelAndSayWhy() {
        double[] line = new double[60];
        Arrays.setAll(line, i -> 2.0 * i);
        double[] same = new double[60];
        Arrays.fill(same, 0.1);
        double[] values = new double[60];
        Arrays.setAll(values, i -> Math.sin(0.1 * i) + 0.3 * Math.cos(7 * i));
        check(PointSamples.of(new double[0], new double[0], new double[0], new double[0]), "fewer than two");
        check(
                PointSamples.of(new double[] {1}, new double[] {1}, new double[] {1}, new double[] {5}),
                "fewer than two");
        double[] ends = {0, 100};
        check(PointSamples.of(ends, ends, ends, new double[] {1, 2}), "fewer than 50 samples");
        check(PointSamples.of(ends, ends, ends, new double[] {2, 2}), "equal");
        check(PointSamples.of(line, line, line, same), "equal");
        check(PointSamples.of(same, same, same, values), "one place");
        check(PointSamples.of(same, same, same, same), "one place");
        // One hole: its samples lie in a line.
        check(PointSamples.of(same, same, line, values, new int[60]), "line or a plane");
        check(PointSamples.of(line, same, line, values), "line or a plane");
        check(
                PointSamples.of(new double[] {0, 1e6}, new double[2], new double[2], new double[] {1, 2}),
                "fewer than 50");
        // Two places with many samples each: no pair between them within reach, or none apart.
        double[] two = new double[60];
        Arrays.setAll(two, i -> i % 2 * 1000.0);
        check(PointSamples.of(two, same, same, values), "");
    }

    private static void check(PointSamples samples, String why) {
        for (VariogramFit.Weighting w : VariogramFit.Weighting.values()) {
            AutomaticVariogram fit = AutomaticVariogram.of(
                    samples, FitSettings.of(SPHERICAL, Structure.Kind.GAUSSIAN).withWeighting(w), Workers.ONE);
            sound(fit);
            assertThat(fit.remarks()).isNotEmpty();
            assertThat(String.join("; ", fit.remarks())).contains(why);
        }
    }

    private static void sound(AutomaticVariogram fit) {
        assertThat(fit.model().sill()).isFinite().isPositive();
        assertThat(fit.model().nugget()).isFinite();
        assertThat(fit.model().range()).isFinite().isNotNegative();
        assertThat(fit.error()).isFinite();
        assertThat(fit.model().gamma(3, -4, 5)).isFinite();
        for (VariogramMap.Cell c : fit.map().cells()) {
            assertThat(c.gamma() + c.distance() + c.dx() + c.dy() + c.dz()).isFinite();
        }
    }

    @Test
    void settingsThatMeanNothingAreRefused() {
        FitSettings free = FitSettings.of(SPHERICAL);
        assertThatThrownBy(() -> FitSettings.of()).hasMessageContaining("kind");
        assertThatThrownBy(() -> free.withStructures(3)).hasMessageContaining("structures");
        assertThatThrownBy(() -> free.withNugget(-1)).hasMessageContaining("nugget");
        assertThatThrownBy(() -> free.withNugget(2).withSill(1)).hasMessageContaining("sill");
        assertThatThrownBy(() -> free.withReach(0)).hasMessageContaining("reach");
        assertThatThrownBy(() -> new FitSettings.Ranges(0, 1, 1)).hasMessageContaining("ranges");
    }

    @Test
    void lagsAreCutAsAsked() {
        assertThat(Lags.of(10, 3).to()).containsExactly(10, 20, 30);
        Lags centred = Lags.centred(10, 5, 2);
        assertThat(centred.from()).containsExactly(0, 5, 15);
        assertThat(centred.to()).containsExactly(5, 15, 25);
        Lags wide = Lags.widening(2, 100, 10);
        assertThat(wide.to()[0]).isEqualTo(2);
        assertThat(wide.reach()).isEqualTo(100);
        assertThat(wide.count()).isEqualTo(10);
        // Overlapping classes: a pair 14 apart counts to those about 10 and about 20.
        PointSamples pair = PointSamples.of(new double[] {0, 14}, new double[2], new double[2], new double[] {1, 3});
        ExperimentalVariogram e = ExperimentalVariogram.of(
                pair, PairSelection.OMNIDIRECTIONAL, Lags.centred(10, 7, 3), Estimator.MATHERON, Workers.ONE);
        assertThat(e.pairs()).containsExactly(1, 1);
        assertThat(e.gamma()).containsExactly(2, 2);
        assertThatThrownBy(() -> Lags.bounds(5)).hasMessageContaining("bounds");
        assertThatThrownBy(() -> Lags.bounds(5, 3)).hasMessageContaining("class 0");
    }
}
