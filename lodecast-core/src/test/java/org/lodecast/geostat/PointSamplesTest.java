package org.lodecast.geostat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Variable;

class PointSamplesTest {

    @Test
    void compositesWithoutAMeasurementAreLeftOut() {
        double[] four = {1, 2, 3, 4};
        Composites composites = new Composites(
                new String[] {"B", "A", "A", "B"},
                four,
                four,
                four,
                four,
                four,
                List.of(new Variable("Au", "ppm", new double[] {0.5, Double.NaN, 0.7, 0.9})));
        PointSamples s = PointSamples.of(composites, "Au");
        assertThat(s.value()).containsExactly(0.5, 0.7, 0.9);
        assertThat(s.x()).containsExactly(1, 3, 4);
        assertThat(s.hole()).containsExactly(0, 1, 0);
    }

    @Test
    void numbersThatAreNoneAreRefused() {
        double[] fine = {1, 2};
        double[] nan = {1, Double.NaN};
        double[] infinite = {1, Double.NEGATIVE_INFINITY};
        assertThatThrownBy(() -> PointSamples.of(fine, fine, fine, nan)).hasMessageContaining("sample 1");
        assertThatThrownBy(() -> PointSamples.of(fine, infinite, fine, fine)).hasMessageContaining("sample 1");
        assertThatThrownBy(() -> PointSamples.of(fine, fine, fine, new double[1]))
                .hasMessageContaining("unequal");
        assertThatThrownBy(() -> PointSamples.of(fine, fine, fine, fine, new int[] {0, -1}))
                .hasMessageContaining("hole");
    }

    @Test
    void varianceOfEqualValuesIsExactlyZero() {
        double[] tenth = {0.1, 0.1, 0.1};
        assertThat(PointSamples.of(tenth, tenth, tenth, tenth).variance()).isZero();
        double[] v = {1, 2, 3, 4};
        assertThat(PointSamples.of(v, v, v, v).variance()).isEqualTo(1.25);
    }
}
