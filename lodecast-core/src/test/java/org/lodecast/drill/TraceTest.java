package org.lodecast.drill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Holes through known places; those along surveys are held by the contract of desurveying.
class TraceTest {
    @Test
    void chordsHaveOneAttitudeEach() {
        Trace t =
                Trace.through("H", new double[] {0, 10, 20}, new double[][] {{0, 0, 10}, {0, 0, 0}, {0, -10, -10}}, 20);
        assertThat(t.attitude(5)).containsExactly(0, Math.toRadians(-90));
        assertThat(t.attitude(10)).as("of the stretch that ends there").containsExactly(0, Math.toRadians(-90));
        assertThat(t.attitude(15)).containsExactly(Math.toRadians(90), 0);
    }
}
