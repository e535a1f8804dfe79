package org.lodecast.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lodecast.evidence.Recipe.Anomaly.Form.CLASS;
import static org.lodecast.evidence.Recipe.Anomaly.Form.MEMBERSHIP;
import static org.lodecast.evidence.Recipe.Anomaly.Form.MIDDLE;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.geochem.ConcentrationVolume;

class ElementAnomalyTest {
    private static final int[] GROUND = IntStream.range(0, 40_000).toArray();

    /// V(≥ν) falls as ν^−0.5 up to 4, ν^−2 up to 20, ν^−0.8 up to 100 and ν^−3 above; the last voxel is missing.
    private static float[] fourClasses() {
        RandomGenerator random = new Seed(3).generator();
        double[] breaks = {1, 4, 20, 100, Double.POSITIVE_INFINITY};
        double[] beta = {0.5, 2, 0.8, 3};
        float[] values = new float[GROUND.length + 1];
        for (int v : GROUND) {
            double u = 1 - random.nextDouble(); // volume at or above the value
            double share = 1;
            int k = 0;
            while (u < share * Math.pow(breaks[k + 1] / breaks[k], -beta[k])) {
                share *= Math.pow(breaks[k + 1] / breaks[k], -beta[k]);
                k++;
            }
            values[v] = (float) (breaks[k] * Math.pow(u / share, -1 / beta[k]));
        }
        values[GROUND.length] = Float.NaN;
        return values;
    }

    private static ElementAnomaly of(float[] values) {
        return ElementAnomaly.of("Au", values, GROUND, ConcentrationVolume.Settings.DEFAULT, Workers.ONE);
    }

    /// The three forms say the same in more or fewer steps.
    @Test
    void formsOfFourClasses() {
        float[] values = fourClasses();
        ElementAnomaly a = of(values);
        assertThat(a.cuts()).hasSize(3);
        assertThat(a.cuts()[1]).isCloseTo(20, within(2.0));
        assertThat(a.remark()).isEmpty();
        float[] middle = a.layer(values, GROUND, MIDDLE);
        float[] classes = a.layer(values, GROUND, CLASS);
        float[] fuzzy = a.layer(values, GROUND, MEMBERSHIP);
        for (int v : GROUND) {
            int c = (int)
                    Arrays.stream(a.cuts()).filter(cut -> values[v] >= cut).count();
            assertThat(middle[v]).isEqualTo(c >= 2 ? 1 : 0);
            assertThat(classes[v]).isEqualTo(c / 3f);
            double t = Math.log(values[v] / a.cuts()[0]) / Math.log(a.cuts()[2] / a.cuts()[0]);
            assertThat(fuzzy[v]).isCloseTo((float) Math.clamp(t, 0.0, 1.0), within(1e-6f));
        }
        assertThat(middle[GROUND.length]).as("not ground").isNaN();
    }

    @Test
    void withoutBreaksPercentilesStandIn() {
        RandomGenerator random = new Seed(4).generator();
        float[] line = new float[GROUND.length];
        for (int v : GROUND) {
            line[v] = (float) Math.pow(1 - random.nextDouble(), -1 / 1.5);
        }
        ElementAnomaly a = of(line);
        assertThat(a.cuts()).hasSize(2);
        assertThat(a.remark()).contains("one straight line").contains("98th percentile");
        float[] layer = a.layer(line, GROUND, MIDDLE);
        double ones = IntStream.range(0, layer.length)
                .mapToDouble(v -> layer[v])
                .average()
                .orElseThrow();
        assertThat(ones).isCloseTo(0.02, within(0.001));
    }

    @Test
    void nothingMakesZeros() {
        float[] none = new float[GROUND.length];
        ElementAnomaly a = of(none);
        assertThat(a.curve()).isNull();
        assertThat(a.layer(none, GROUND, MEMBERSHIP)).containsOnly(0f);
    }
}
