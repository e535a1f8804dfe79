package org.lodecast.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    /// numpy: mean 3, std(ddof=1) 1.5811388, quantile of 1..5 at 0.1 is 1.4, at 0.9 4.6.
    @Test
    void quantilesAreNumpys() {
        Spread s = Spread.of(List.of(
                new float[] {3, 7}, new float[] {1, 7}, new float[] {5, 7}, new float[] {4, 7}, new float[] {2, 7}));
        assertThat(s.mean()).containsExactly(3, 7);
        assertThat(s.deviation()[0]).isCloseTo(1.5811388f, within(1e-6f));
        assertThat(s.p10()[0]).isCloseTo(1.4f, within(1e-6f));
        assertThat(s.p50()[0]).isEqualTo(3);
        assertThat(s.p90()[0]).isCloseTo(4.6f, within(1e-6f));
        assertThat(s.deviation()[1]).isZero();
        assertThat(s.p10()[1]).isEqualTo(s.p90()[1]).isEqualTo(7);
    }

    @Test
    void oneMemberHasNoSpread() {
        Spread s = Spread.of(List.of(new float[] {0.4f}));
        assertThat(s.deviation()[0]).isNaN();
        assertThat(s.p90()[0]).isEqualTo(0.4f);
    }
}
