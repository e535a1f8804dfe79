package org.lodecast.geostat.kriging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.geostat.Fields;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.variogram.Anisotropy;
import org.lodecast.geostat.variogram.Structure;
import org.lodecast.geostat.variogram.VariogramModel;

/// What every kind of kriging promises, on random samples and models.
abstract class KrigingContract {
    static final int CASES = 5;

    abstract Kriging kriging(PointSamples samples, VariogramModel model);

    /// Whether it takes a known mean, which is then 0.5.
    abstract boolean simple();

    @RepeatedTest(CASES)
    void exactAtSamplesAndNowhereNegativeInVariance(RepetitionInfo info) {
        Seed seed = seed(info);
        PointSamples s = Fields.holes(8, 6, 10, 200, seed);
        VariogramModel model = model(seed);
        Kriging kriging = kriging(s, model);
        for (int i = 0; i < s.size(); i++) {
            Estimate e = kriging.at(s.x()[i], s.y()[i], s.z()[i]);
            assertThat(e.value()).isEqualTo(s.value()[i]);
            assertThat(e.variance()).isZero();
            assertThat(e.distance()).isZero();
        }
        double worst = simple() ? model.sill() : 2 * model.sill();
        for (double[] p : targets(seed)) {
            assertThat(kriging.at(p[0], p[1], p[2]).variance()).isBetween(0.0, worst + 1e-9);
        }
    }

    @RepeatedTest(CASES)
    void theEstimateIsTheWeightedSumOfItsSamples(RepetitionInfo info) {
        Seed seed = seed(info);
        Kriging kriging = kriging(Fields.holes(8, 6, 10, 200, seed), model(seed));
        for (double[] p : targets(seed)) {
            Estimate e = kriging.at(p[0], p[1], p[2]);
            double sum = 0;
            double weights = 0;
            for (int k = 0; k < e.count(); k++) {
                sum += e.weights()[k] * kriging.samples().value()[e.samples()[k]];
                weights += e.weights()[k];
            }
            if (simple()) {
                sum += (1 - weights) * 0.5;
            } else {
                assertThat(weights).isCloseTo(1, within(1e-9));
            }
            assertThat(e.value()).isCloseTo(sum, within(1e-9));
        }
    }

    /// The variance of the error, worked out from the weights: σ² = C₀₀ − 2 w·c₀ + w·Cw.
    @RepeatedTest(CASES)
    void theVarianceIsThatOfTheError(RepetitionInfo info) {
        Seed seed = seed(info);
        VariogramModel model = model(seed);
        Kriging kriging = kriging(Fields.holes(8, 6, 10, 200, seed), model);
        PointSamples s = kriging.samples();
        for (double[] p : targets(seed)) {
            Estimate e = kriging.at(p[0], p[1], p[2]);
            double variance = model.sill();
            for (int a = 0; a < e.count(); a++) {
                int i = e.samples()[a];
                variance -= 2 * e.weights()[a] * model.covariance(s.x()[i] - p[0], s.y()[i] - p[1], s.z()[i] - p[2]);
                for (int b = 0; b < e.count(); b++) {
                    int j = e.samples()[b];
                    variance += e.weights()[a]
                            * e.weights()[b]
                            * model.covariance(s.x()[i] - s.x()[j], s.y()[i] - s.y()[j], s.z()[i] - s.z()[j]);
                }
            }
            assertThat(e.variance()).isCloseTo(variance, within(1e-8));
        }
    }

    @RepeatedTest(CASES)
    void shiftingAllChangesNothing(RepetitionInfo info) {
        Seed seed = seed(info);
        PointSamples s = Fields.uniform(60, 200, seed);
        VariogramModel model = model(seed);
        Kriging here = kriging(s, model);
        Kriging there = kriging(
                PointSamples.of(plus(s.x(), 431_000), plus(s.y(), 3_870_000), plus(s.z(), 2500), s.value()), model);
        for (double[] p : targets(seed)) {
            Estimate a = here.at(p[0], p[1], p[2]);
            Estimate b = there.at(p[0] + 431_000, p[1] + 3_870_000, p[2] + 2500);
            assertThat(b.value()).isCloseTo(a.value(), within(1e-6));
            assertThat(b.variance()).isCloseTo(a.variance(), within(1e-6));
            assertThat(b.samples()).containsExactly(a.samples());
        }
    }

    @RepeatedTest(CASES)
    void theOrderOfSamplesChangesNothing(RepetitionInfo info) {
        Seed seed = seed(info);
        PointSamples s = Fields.uniform(60, 200, seed);
        int[] order = new int[60];
        Arrays.setAll(order, i -> (i * 37 + 11) % 60);
        VariogramModel model = model(seed);
        Kriging given = kriging(s, model);
        Kriging mixed = kriging(s.pick(order), model);
        for (double[] p : targets(seed)) {
            assertThat(mixed.at(p[0], p[1], p[2]).value())
                    .isCloseTo(given.at(p[0], p[1], p[2]).value(), within(1e-9));
            assertThat(mixed.at(p[0], p[1], p[2]).variance())
                    .isCloseTo(given.at(p[0], p[1], p[2]).variance(), within(1e-9));
        }
    }

    @Test
    void threadsChangeNoBit() {
        Seed seed = new Seed(17);
        Kriging kriging = kriging(Fields.uniform(80, 200, seed), model(seed));
        PointSamples t = Fields.uniform(1700, 220, seed.split("targets"));
        Estimates one = kriging.at(t.x(), t.y(), t.z(), Workers.ONE, Progress.NONE);
        Estimates three = kriging.at(t.x(), t.y(), t.z(), new Workers(3), Progress.NONE);
        assertThat(three.value()).containsExactly(one.value());
        assertThat(three.variance()).containsExactly(one.variance());
        assertThat(three.count()).containsExactly(one.count());
        assertThat(three.distance()).containsExactly(one.distance());
        // Nor does it matter what was estimated just before.
        for (int i = 0; i < t.size(); i += 97) {
            assertThat(kriging.at(t.x()[i], t.y()[i], t.z()[i]).value()).isEqualTo(one.value()[i]);
        }
    }

    @Test
    void equalValuesGiveThatValue() {
        PointSamples s = Fields.uniform(40, 100, new Seed(5));
        Arrays.fill(s.value(), 0.5);
        Kriging kriging = kriging(s, VariogramModel.of(0.1, Structure.Kind.SPHERICAL, 1, 60));
        Estimate e = kriging.at(50, 50, -50);
        assertThat(e.value()).isCloseTo(0.5, within(1e-12));
        assertThat(e.variance()).isPositive();
    }

    static Seed seed(RepetitionInfo info) {
        return new Seed(info.getCurrentRepetition());
    }

    /// A model of two structures with random shares, ranges and axes, the kinds by turns.
    static VariogramModel model(Seed seed) {
        RandomGenerator random = seed.split("model").generator();
        Structure[] structures = new Structure[2];
        for (int k = 0; k < 2; k++) {
            Structure.Kind kind = Structure.Kind.values()[random.nextInt(3)];
            structures[k] = Structure.of(
                    kind,
                    0.2 + random.nextDouble(),
                    Anisotropy.of(
                            40 + 80 * random.nextDouble(),
                            6.28 * random.nextDouble(),
                            -1.5 * random.nextDouble(),
                            3 * random.nextDouble(),
                            0.3 + 0.7 * random.nextDouble(),
                            0.3 + 0.7 * random.nextDouble()));
        }
        return VariogramModel.of(0.02 + 0.3 * random.nextDouble(), structures);
    }

    private static double[][] targets(Seed seed) {
        RandomGenerator random = seed.split("targets").generator();
        double[][] targets = new double[25][];
        Arrays.setAll(targets, i -> new double[] {
            250 * random.nextDouble() - 25, 250 * random.nextDouble() - 25, 25 - 250 * random.nextDouble()
        });
        return targets;
    }

    private static double[] plus(double[] v, double by) {
        return Arrays.stream(v).map(a -> a + by).toArray();
    }
}
