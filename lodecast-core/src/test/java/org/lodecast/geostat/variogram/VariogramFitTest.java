package org.lodecast.geostat.variogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lodecast.geostat.variogram.PairSelection.OMNIDIRECTIONAL;
import static org.lodecast.geostat.variogram.Structure.Kind.EXPONENTIAL;
import static org.lodecast.geostat.variogram.Structure.Kind.SPHERICAL;
import static org.lodecast.geostat.variogram.VariogramFit.Weighting.CRESSIE;
import static org.lodecast.geostat.variogram.VariogramFit.Weighting.PAIRS_OVER_DISTANCE_SQUARED;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lodecast.Golden;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.geostat.Fields;
import org.lodecast.geostat.PointSamples;

class VariogramFitTest {

    @Test
    void agreesWithGstat() {
        Golden golden = Golden.of("geostat/variogram_fit.csv");
        ExperimentalVariogram e = ExperimentalVariogram.of(
                Fields.samples(Golden.of("geostat/samples.csv")), OMNIDIRECTIONAL, 10, 15, Workers.ONE);
        for (int i = 0; i < golden.size(); i++) {
            Structure.Kind kind = golden.text("kind")[i].equals("Sph") ? SPHERICAL : EXPONENTIAL;
            VariogramFit fit = VariogramFit.of(e, kind, PAIRS_OVER_DISTANCE_SQUARED);
            String row = "row " + i + ": " + fit;
            assertThat(fit.model().nugget()).as(row).isCloseTo(golden.column("nugget")[i], within(golden.tolerance()));
            assertThat(fit.model().sill() - fit.model().nugget())
                    .as(row)
                    .isCloseTo(golden.column("sill")[i], within(golden.tolerance()));
            double range = golden.column("range")[i];
            assertThat(fit.model().range()).as(row).isCloseTo(range, within(golden.tolerance() * range));
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsTheModelThatPointsLieOnExactly(Structure.Kind kind) {
        VariogramModel truth = VariogramModel.of(0.25, kind, 1.5, 87);
        for (VariogramFit.Weighting weighting : VariogramFit.Weighting.values()) {
            VariogramFit fit = VariogramFit.of(exact(truth, 10, 20), kind, weighting);
            assertThat(fit.model().nugget()).isCloseTo(0.25, within(1e-5));
            assertThat(fit.model().sill()).isCloseTo(1.75, within(1e-5));
            assertThat(fit.model().range()).isCloseTo(87, within(1e-3));
            assertThat(fit.remarks()).isEmpty();
        }
    }

    @Test
    void recoversAModelFromSimulatedFields() {
        VariogramModel truth = VariogramModel.of(0.2, SPHERICAL, 0.8, 60);
        int fields = 12;
        double nugget = 0;
        double sill = 0;
        double range = 0;
        for (int k = 0; k < fields; k++) {
            Seed seed = new Seed(k);
            PointSamples s = Fields.gaussian(Fields.holes(40, 15, 6, 300, seed), truth, seed);
            VariogramFit fit = VariogramFit.automatic(s, SPHERICAL, new Workers(2));
            assertThat(fit.model().range()).isBetween(20.0, 150.0);
            nugget += fit.model().nugget() / fields;
            sill += fit.model().sill() / fields;
            range += fit.model().range() / fields;
        }
        // Means over the fields: nugget within 0.05, sill within 10 %, range within 15 %.
        assertThat(nugget).isCloseTo(0.2, within(0.05));
        assertThat(sill).isCloseTo(1.0, within(0.1));
        assertThat(range).isCloseTo(60, within(9.0));
    }

    @Test
    void noLikenessIsAPureNugget() {
        ExperimentalVariogram flat = new ExperimentalVariogram(
                10, new long[] {50, 60, 70, 80}, new double[] {5, 15, 25, 35}, new double[] {1.1, 1, 1, 0.9}, 1, 100);
        VariogramFit fit = VariogramFit.of(flat, SPHERICAL, PAIRS_OVER_DISTANCE_SQUARED);
        assertThat(fit.model().structures()).isEmpty();
        assertThat(fit.model().sill()).isBetween(0.9, 1.1);
        assertThat(fit.remarks()).singleElement().asString().contains("pure nugget");
    }

    @Test
    void aVariogramThatOnlyRisesSaysItsRangeIsABound() {
        ExperimentalVariogram line = new ExperimentalVariogram(
                10, new long[] {50, 60, 70, 80}, new double[] {5, 15, 25, 35}, new double[] {0.5, 1.5, 2.5, 3.5}, 3, 9);
        VariogramFit fit = VariogramFit.of(line, SPHERICAL, PAIRS_OVER_DISTANCE_SQUARED);
        assertThat(fit.model().range()).isCloseTo(35, within(1e-6));
        assertThat(fit.remarks()).singleElement().asString().contains("lower bound");
    }

    @Test
    void aHeldNuggetStays() {
        VariogramFit fit = VariogramFit.withNugget(
                exact(VariogramModel.of(0.25, SPHERICAL, 1.5, 87), 10, 20), SPHERICAL, CRESSIE, 0.1);
        assertThat(fit.model().nugget()).isEqualTo(0.1);
        assertThat(fit.model().range()).isBetween(50.0, 100.0);
    }

    @Test
    void dataThatCannotBeFittedGiveADefinedModelAndSayWhy() {
        double[] line = {0, 10, 20, 30, 40};
        double[] same = {3, 3, 3, 3, 3};
        double[] values = {1, 2, 3, 2, 1};
        check(PointSamples.of(new double[0], new double[0], new double[0], new double[0]), "fewer than two");
        check(
                PointSamples.of(new double[] {1}, new double[] {1}, new double[] {1}, new double[] {5}),
                "fewer than two");
        check(PointSamples.of(line, line, line, same), "equal");
        check(PointSamples.of(same, same, same, values), "one place");
        check(PointSamples.of(same, same, same, same), "one place");
        // 0.1 is not a round number in binary: its mean over three need not be 0.1.
        double[] tenth = {0.1, 0.1, 0.1};
        check(PointSamples.of(new double[] {0, 1, 2}, tenth, tenth, tenth), "equal");
        check(PointSamples.of(new double[] {0, 1e6}, new double[2], new double[2], new double[] {1, 2}), "classes");
    }

    private static void check(PointSamples samples, String why) {
        VariogramFit fit = VariogramFit.automatic(samples, SPHERICAL, Workers.ONE);
        assertThat(fit.model().sill()).isFinite().isPositive();
        assertThat(fit.model().range()).isFinite().isNotNegative();
        assertThat(fit.error()).isFinite();
        assertThat(fit.remarks()).isNotEmpty();
        assertThat(String.join("; ", fit.remarks())).contains(why);
    }

    private static ExperimentalVariogram exact(VariogramModel model, double width, int lags) {
        long[] pairs = new long[lags];
        double[] distance = new double[lags];
        double[] gamma = new double[lags];
        for (int k = 0; k < lags; k++) {
            pairs[k] = 100 + k;
            distance[k] = (k + 0.6) * width;
            gamma[k] = model.gamma(distance[k]);
        }
        return new ExperimentalVariogram(width, pairs, distance, gamma, model.sill(), 500);
    }
}
