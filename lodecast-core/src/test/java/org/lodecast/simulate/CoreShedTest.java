package org.lodecast.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;

class CoreShedTest {
    /// To the bit what decimals give: of all sizes, at halves, beside them, and at powers of ten.
    @Test
    void threeFiguresAreThoseOfTheDecimal() {
        RandomGenerator random = new Seed(1).split("figures").generator();
        for (int i = 0; i < 100_000; i++) {
            double whole = random.nextInt(100, 1000) + (i % 2 == 0 ? 0.5 : 0);
            double size = Math.pow(10, random.nextInt(-12, 8));
            double value = switch (i % 5) {
                case 0 -> random.nextDouble() * size;
                case 1 -> whole * size;
                case 2 -> Math.nextUp(whole * size);
                case 3 -> Math.nextDown(whole * size);
                default -> Math.nextDown(size);
            };
            assertThat(CoreShed.threeFigures(value))
                    .as("%s", value)
                    .isEqualTo(new BigDecimal(value).round(new MathContext(3)).doubleValue());
        }
        assertThat(CoreShed.threeFigures(0)).isZero();
        assertThat(CoreShed.threeFigures(1e300)).isEqualTo(1e300);
    }
}
