package org.lodecast.geochem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;

class LogRatioTest {
    private static final double NONE = Double.NaN;

    /// Of parts 1, 2, 4 against 8 and 16: logs are multiples of ln 2, 1 against 3.5.
    @Test
    void closedForm() {
        double[][] r = {{1}, {2}, {4}};
        double[][] s = {{8}, {16}};
        double ln2 = Math.log(2);
        assertThat(LogRatio.meanLog(r)[0]).isCloseTo(ln2, within(1e-15));
        assertThat(LogRatio.ratio(r, s)[0]).isCloseTo(-2.5 * ln2, within(1e-14));
        assertThat(LogRatio.balance(r, s)[0]).isCloseTo(-2.5 * ln2 * Math.sqrt(6.0 / 5), within(1e-14));
        assertThat(LogRatio.balance(new double[][] {{Math.E}}, new double[][] {{1}})[0])
                .as("one against one: ln(a/b)/√2")
                .isCloseTo(Math.sqrt(0.5), within(1e-15));
    }

    /// Turning the balance over turns its sign; scaling all parts, as by closure or another unit, changes
    /// nothing.
    @Test
    void antisymmetricAndScaleFree() {
        RandomGenerator random = new Seed(1).generator();
        double[][] r = new double[3][50];
        double[][] s = new double[4][50];
        double[][] r2 = new double[3][50];
        double[][] s2 = new double[4][50];
        for (int i = 0; i < 50; i++) {
            double scale = Math.exp(3 * random.nextGaussian());
            for (int j = 0; j < 4; j++) {
                s[j][i] = Math.exp(random.nextGaussian());
                s2[j][i] = s[j][i] * scale;
                r[j % 3][i] = Math.exp(random.nextGaussian());
                r2[j % 3][i] = r[j % 3][i] * scale;
            }
        }
        double[] b = LogRatio.balance(r, s);
        double[] turned = LogRatio.balance(s, r);
        double[] scaled = LogRatio.balance(r2, s2);
        for (int i = 0; i < 50; i++) {
            assertThat(turned[i]).isCloseTo(-b[i], within(1e-12));
            assertThat(scaled[i]).isCloseTo(b[i], within(1e-12));
        }
    }

    @Test
    void missingPartsMakeAMissingRow() {
        assertThat(LogRatio.balance(new double[][] {{1, NONE, 1}}, new double[][] {{1, 1, NONE}}))
                .containsExactly(0, NONE, NONE);
    }

    @Test
    void needsBothSides() {
        assertThatThrownBy(() -> LogRatio.balance(new double[0][], new double[][] {{1}}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LogRatio.ratio(new double[][] {{1}}, new double[0][]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unitsConvert() {
        assertThat(Concentration.parse(" PPB ").orElseThrow().ppm()).isEqualTo(1e-3);
        assertThat(Concentration.parse("pct").orElseThrow().ppm()).isEqualTo(1e4);
        assertThat(Concentration.parse("gpt").orElseThrow().ppm()).isEqualTo(1);
        assertThat(Concentration.parse("oz/t").orElseThrow().ppm()).isCloseTo(34.2857, within(1e-4));
        assertThat(Concentration.parse("bushel")).isEmpty();
        for (Concentration c : Concentration.values()) {
            assertThat(Concentration.parse(c.symbol())).contains(c);
        }
    }
}
