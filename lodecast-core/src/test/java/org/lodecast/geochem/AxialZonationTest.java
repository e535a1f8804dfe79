package org.lodecast.geochem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lodecast.Golden;

class AxialZonationTest {

    @ParameterizedTest
    @EnumSource
    void indexAndSequenceAreThoseOfR(AxialZonation.Scale scale) {
        Golden golden = Golden.of(
                "geochem/zonation_" + (scale == AxialZonation.Scale.DECADES ? "decades" : "greatest") + ".csv");
        int n = golden.size();
        double[][] m = new double[n][5];
        for (int j = 0; j < 5; j++) {
            double[] column = golden.column("M" + (j + 1));
            for (int i = 0; i < n; i++) {
                m[i][j] = column[i];
            }
        }
        List<String> elements = List.of(golden.text("el"));
        AxialZonation z = AxialZonation.of(elements, m, scale);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < 5; j++) {
                assertThat(z.normalised()[i][j]).isCloseTo(golden.column("N" + (j + 1))[i], within(1e-9));
                assertThat(z.index()[i][j]).isCloseTo(golden.column("D" + (j + 1))[i], within(golden.tolerance()));
            }
            assertThat(z.level()[i]).isEqualTo((int) golden.column("level")[i]);
            assertThat(z.above()[i]).isCloseTo(golden.column("above")[i], within(1e-8));
            assertThat(z.below()[i]).isCloseTo(golden.column("below")[i], within(1e-8));
            assertThat(z.sequence().indexOf(elements.get(i))).isEqualTo((int) golden.column("place")[i]);
        }
        assertThat(z.byLevel().stream().flatMap(List::stream).toList()).isEqualTo(z.sequence());
    }

    /// Turned upside down, every level and the sequence are turned.
    @ParameterizedTest
    @EnumSource
    void theLevelsUpsideDownGiveTheSequenceUpsideDown(AxialZonation.Scale scale) {
        double[][] m = {{9, 4, 1, 0.5}, {7, 5, 2, 1}, {1, 6, 3, 1}, {1, 4, 6, 3}, {0.2, 1, 4, 8}};
        double[][] turned = new double[m.length][4];
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j < 4; j++) {
                turned[i][j] = m[i][3 - j];
            }
        }
        List<String> elements = List.of("a", "b", "c", "d", "e");
        List<String> up =
                new ArrayList<>(AxialZonation.of(elements, turned, scale).sequence());
        Collections.reverse(up);
        assertThat(AxialZonation.of(elements, m, scale).sequence()).isEqualTo(up);
    }

    @Test
    void elementsWithoutAnomalyHaveNoPlace() {
        double[][] m = {{0, 0, 0}, {1, 2, 0}, {Double.NaN, 0, 3}};
        AxialZonation z = AxialZonation.of(List.of("x", "y", "z"), m, AxialZonation.Scale.GREATEST);
        assertThat(z.sequence()).containsExactly("y", "z");
        assertThat(z.level()).containsExactly(-1, 0, 2);
        assertThat(z.text()).isEqualTo("y-z");
        assertThatThrownBy(() -> AxialZonation.of(List.of("x"), new double[][] {{1}}, AxialZonation.Scale.DECADES))
                .hasMessageContaining("two levels");
    }

    @Test
    void agreementIsKnown() {
        List<String> reference = SequenceAgreement.ZAOZIGOU;
        SequenceAgreement same = SequenceAgreement.of(reference, reference);
        assertThat(same.tau()).isEqualTo(1);
        assertThat(same.rho()).isEqualTo(1);
        assertThat(same.chance()).isCloseTo(1 / 479001600.0, within(1e-15)); // one of 12!
        List<String> turned = new ArrayList<>(reference);
        Collections.reverse(turned);
        assertThat(SequenceAgreement.of(turned, reference).tau()).isEqualTo(-1);
        assertThat(SequenceAgreement.of(turned, reference).chance()).isCloseTo(1, within(1e-12));
        // one swap of neighbours among four, and a stranger on either side: 1 − 2/6, 1 − 6·2/60
        SequenceAgreement swap =
                SequenceAgreement.of(List.of("b", "q", "a", "c", "d"), List.of("a", "b", "r", "c", "d"));
        assertThat(swap.common()).isEqualTo(4);
        assertThat(swap.tau()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(swap.rho()).isCloseTo(0.8, within(1e-12));
        assertThat(swap.chance()).isCloseTo(4 / 24.0, within(1e-12)); // none or one inversion: 1 + 3 of 24
        assertThat(SequenceAgreement.of(List.of("a"), List.of("a")).tau()).isNaN();
    }

    @Test
    void trendIsThatOfR() {
        Golden golden = Golden.of("geochem/trend.csv");
        RobustTrend t = RobustTrend.of(golden.column("x"), golden.column("y"));
        assertThat(t.slope()).isCloseTo(golden.column("slope")[0], within(1e-12));
        assertThat(t.low()).isCloseTo(golden.column("low")[0], within(1e-12));
        assertThat(t.high()).isCloseTo(golden.column("high")[0], within(1e-12));
        assertThat(t.intercept()).isCloseTo(golden.column("intercept")[0], within(1e-9));
        assertThat(t.tau()).isCloseTo(golden.column("tau")[0], within(1e-10));
        assertThat(t.chance()).isCloseTo(golden.column("chance")[0], within(1e-9));
        double[] flat = new double[5];
        assertThat(RobustTrend.of(new double[] {1, 2, 3, 4, 5}, flat).chance()).isEqualTo(1);
        Arrays.fill(flat, Double.NaN);
        assertThat(RobustTrend.of(new double[] {1, 2, 3, 4, 5}, flat).slope()).isNaN();
    }
}
