package org.lodecast.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;

class PredictionVolumeTest {
    /// Ten voxels, the best two ore: at score 10 half of the ore in a tenth of the ground, at 9 all in a
    /// fifth.
    @Test
    void byHand() {
        float[] score = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        boolean[] ore = new boolean[10];
        ore[8] = true;
        ore[9] = true;
        PredictionVolume pv = PredictionVolume.of(score, ore, 100);
        assertThat(pv.threshold()).containsExactly(10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
        assertThat(pv.ore()).startsWith(0.5, 1).endsWith(1);
        assertThat(pv.volume()).startsWith(0.1, 0.2, 0.3).endsWith(1);
        assertThat(pv.crossing().threshold()).isCloseTo(10 - 2 / 3.0, within(1e-12));
        assertThat(pv.crossing().ore()).isCloseTo(5 / 6.0, within(1e-12));
        assertThat(pv.crossing().volume()).isCloseTo(1 / 6.0, within(1e-12));
        assertThat(pv.crossing().density()).isCloseTo(5, within(1e-12));
        assertThat(pv.crossing().weight()).isCloseTo(Math.log(5), within(1e-12));
    }

    /// Ore that grows with the score s in [0, 1] so that 1 − s² of it lies above s: 2 − s − s² = 1 at the
    /// golden section, and so is the density.
    @Test
    void theGoldenSection() {
        int n = 100_000;
        float[] score = new float[n];
        boolean[] ore = new boolean[n];
        for (int i = 0; i < n; i++) {
            score[i] = (i + 0.5f) / n;
            ore[i] = (long) (2000.0 * (i + 1) / n * (i + 1) / n) > (long) (2000.0 * i / n * i / n);
        }
        double phi = (1 + Math.sqrt(5)) / 2;
        PredictionVolume pv = PredictionVolume.of(score, ore, 50);
        assertThat(pv.crossing().threshold()).isCloseTo(phi - 1, within(1e-3));
        assertThat(pv.crossing().ore()).isCloseTo(phi - 1, within(1e-3));
        assertThat(pv.crossing().density()).isCloseTo(phi, within(3e-3));
        assertThat(pv.crossing().weight()).isCloseTo(Math.log(phi), within(2e-3));
        assertThat(pv.threshold()).hasSize(50);
        PredictionVolume classes = PredictionVolume.ofClasses(score, ore, 0.2, 0.4, 0.6, 0.8);
        assertThat(classes.threshold()).startsWith(0.8, 0.6, 0.4, 0.2).hasSize(5);
        assertThat(classes.ore()[1]).isCloseTo(1 - 0.36, within(1e-3));
        assertThat(classes.volume()[1]).isCloseTo(0.4, within(1e-3));
        // between 0.8 (0.36 + 0.2) and 0.6 (0.64 + 0.4) on straight lines
        double part = (1 - 0.56) / (1.04 - 0.56);
        assertThat(classes.crossing().ore()).isCloseTo(0.36 + part * 0.28, within(1e-3));
        assertThat(classes.crossing().threshold()).isCloseTo(0.8 - part * 0.2, within(1e-3));
    }

    @Test
    void aScoreThatSaysNothingHasNoWeight() {
        boolean[] ore = {true, false, false, false, true};
        PredictionVolume flat = PredictionVolume.of(new float[5], ore, 10);
        assertThat(flat.crossing()).isEqualTo(new PredictionVolume.Crossing(0, 0.5, 0.5));
        assertThat(flat.crossing().density()).isEqualTo(1);
        assertThat(flat.crossing().weight()).isZero();
    }

    /// In random cases: both curves rise as the threshold falls, they cross where their sum is 1, a score
    /// turned about turns the sign of the weight, and only the order of scores counts.
    @Test
    void properties() {
        for (int c = 0; c < 100; c++) {
            RandomGenerator random = new Seed(31).split(c).generator();
            int n = 3 + random.nextInt(100);
            float[] score = new float[n];
            float[] turned = new float[n];
            float[] bent = new float[n];
            boolean[] ore = new boolean[n];
            for (int i = 0; i < n; i++) {
                score[i] = random.nextInt(25);
                turned[i] = -score[i];
                bent[i] = score[i] * score[i] * score[i];
                ore[i] = i == 0 || random.nextInt(5) == 0;
            }
            PredictionVolume pv = PredictionVolume.of(score, ore, 1000);
            assertThat(pv.ore()).isSorted();
            assertThat(pv.volume()).isSorted();
            assertThat(pv.ore()[pv.ore().length - 1] + pv.volume()[pv.ore().length - 1])
                    .isEqualTo(2);
            assertThat(pv.crossing().ore() + pv.crossing().volume()).isCloseTo(1, within(1e-12));
            PredictionVolume back = PredictionVolume.of(turned, ore, 1000);
            assertThat(back.crossing().weight()).isCloseTo(-pv.crossing().weight(), within(1e-9));
            PredictionVolume.Crossing same =
                    PredictionVolume.of(bent, ore, 1000).crossing();
            assertThat(same.ore()).isEqualTo(pv.crossing().ore());
            int k = random.nextInt(pv.threshold().length);
            assertThat(pv.ore()[k])
                    .isCloseTo(
                            RocAnalysis.of(doubles(score), ore)
                                    .at(pv.threshold()[k])
                                    .recall(),
                            within(1e-12));
        }
    }

    private static double[] doubles(float[] values) {
        double[] d = new double[values.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = values[i];
        }
        return d;
    }

    @Test
    void edges() {
        PredictionVolume barren = PredictionVolume.of(new float[] {1, 2}, new boolean[2], 10);
        assertThat(barren.crossing().density()).isNaN();
        assertThat(barren.ore()).containsOnly(Double.NaN);
        assertThat(barren.volume()).containsExactly(0.5, 1);
        PredictionVolume none = PredictionVolume.of(new float[0], new boolean[0], 10);
        assertThat(none.threshold()).isEmpty();
        assertThat(none.crossing().weight()).isNaN();
        assertThat(PredictionVolume.ofClasses(new float[0], new boolean[0], 3).threshold())
                .isEmpty();
        boolean[] ore = {true, false};
        PredictionVolume outer = PredictionVolume.ofClasses(new float[] {1, 2}, ore, -3, 1, 2, 9);
        assertThat(outer.threshold()).as("no class below all scores").containsExactly(9, 2, 1);
        assertThat(outer.ore()).containsExactly(0, 0, 1);
        assertThat(outer.volume()).containsExactly(0, 0.5, 1);
        assertThatThrownBy(() -> PredictionVolume.ofClasses(new float[2], ore, 2, 2))
                .hasMessageContaining("rise");
        assertThatThrownBy(() -> PredictionVolume.ofClasses(new float[2], ore, Double.NaN))
                .hasMessageContaining("rise");
        assertThatThrownBy(() -> PredictionVolume.of(new float[] {1, Float.NaN}, ore, 10))
                .hasMessageContaining("sample 1");
        assertThatThrownBy(() -> PredictionVolume.of(new float[1], ore, 10))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
