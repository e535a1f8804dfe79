package org.lodecast.geochem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lodecast.Golden;

class ZeroReplacementTest {
    private static final double NAN = Double.NaN;
    private static final Golden ZEROS = Golden.of("geochem/zeros.csv");

    private static double[] limits(int parts) {
        double[] unknown = new double[parts];
        Arrays.fill(unknown, NAN);
        return unknown;
    }

    /// Against base R: an open table of ppm, limits unknown.
    @Test
    void multiplicativeOfPartsOfAMillion() {
        Golden answer = Golden.of("geochem/zeros_multiplicative.csv");
        double[][] parts = Tables.columns(ZEROS, ZEROS.header());
        Tables.assertClose(
                ZeroReplacement.multiplicative(parts, limits(12), 0.65, 1e6),
                Tables.columns(answer, answer.header()),
                answer.tolerance());
        Tables.assertClose(parts, Tables.columns(ZEROS, ZEROS.header()), 0);
    }

    /// Against base R: rows closed to 100, whether that is told or is each row's own sum.
    @Test
    void multiplicativeOfClosedParts() {
        Golden answer = Golden.of("geochem/zeros_closed.csv");
        double[][] closed = Tables.columns(ZEROS, ZEROS.header());
        double[] limit = new double[12];
        for (int j = 0; j < 12; j++) {
            limit[j] = 0.02 + 0.01 * j;
        }
        for (int i = 0; i < ZEROS.size(); i++) {
            double sum = 0;
            for (double[] c : closed) {
                sum += c[i];
            }
            for (double[] c : closed) {
                c[i] *= 100 / sum;
            }
        }
        double[][] expected = Tables.columns(answer, answer.header());
        Tables.assertClose(ZeroReplacement.multiplicative(closed, limit, 0.5, 100), expected, answer.tolerance());
        Tables.assertClose(ZeroReplacement.multiplicative(closed, limit, 0.5, NAN), expected, answer.tolerance());
    }

    /// What it promises: ratios of the others and the sum of the row.
    @Test
    void keepsRatiosAndSum() {
        double[][] parts = {{0, 5, NAN}, {0, 3, 0}, {30, 2, 4}, {70, 90, 6}};
        double[][] done = ZeroReplacement.multiplicative(parts, new double[] {1, 2, NAN, NAN}, 0.65, NAN);
        assertThat(done[0][0]).isEqualTo(0.65);
        assertThat(done[1][0]).isEqualTo(1.3);
        assertThat(done[2][0] / done[3][0]).isCloseTo(3.0 / 7, within(1e-15));
        assertThat(done[0][0] + done[1][0] + done[2][0] + done[3][0]).isCloseTo(100, within(1e-12));
        for (int j = 0; j < 4; j++) {
            assertThat(done[j][1]).as("a row without zeros stays").isEqualTo(parts[j][1]);
        }
        assertThat(done[0][2]).isNaN();
        assertThat(done[2][2]).isCloseTo(4 * (1 - 1.3 / 10), within(1e-15));
    }

    @Test
    void simpleLeavesTheRest() {
        double[][] parts = {{0, 4, NAN, -3, 0.5}, {0, -1, NAN, 0, 0}};
        double[][] done = ZeroReplacement.simple(parts, new double[] {NAN, NAN}, 0.5);
        assertThat(done[0]).containsExactly(0.25, 4, NAN, 0.25, 0.5);
        assertThat(done[1]).as("neither limit nor value").containsOnly(NAN);
        assertThat(ZeroReplacement.simple(parts, new double[] {1, 2}, 1)[1]).containsExactly(2, 2, NAN, 2, 2);
    }

    @Test
    void refusesWhatMakesNoSense() {
        double[][] parts = {{0, 1}, {1, 1}};
        assertThatThrownBy(() -> ZeroReplacement.simple(parts, new double[] {1}, 0.5))
                .hasMessageContaining("1 limits for 2 parts");
        assertThatThrownBy(() -> ZeroReplacement.simple(parts, new double[] {0, 1}, 0.5))
                .hasMessageContaining("limit of part 1");
        assertThatThrownBy(() -> ZeroReplacement.simple(parts, limits(2), 0)).hasMessageContaining("share");
        assertThatThrownBy(() -> ZeroReplacement.multiplicative(parts, limits(2), 0.5, 0))
                .hasMessageContaining("whole");
        assertThatThrownBy(() -> ZeroReplacement.multiplicative(parts, new double[] {3, 1}, 1, NAN))
                .hasMessageContaining("row 1")
                .hasMessageContaining("leaves nothing");
    }
}
