package org.lodecast.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopCutTest {
    private static final double NONE = Double.NaN;

    private static Intervals table(Variable... variables) {
        return new Intervals(
                "assay.csv",
                new String[] {"A", "A", "A", "A"},
                new double[] {0, 1, 3, 4},
                new double[] {1, 3, 4, 8},
                new int[4],
                List.of(variables),
                new String[0]);
    }

    /// 1 m at 100, 2 m at 5, 4 m at 30: 230 gram-metres in 7 m; with a cap of 30, 160.
    @Test
    void capsAndTellsWhatItDid() {
        double[] gold = {100, 5, NONE, 30};
        Variable cu = new Variable("Cu", "%", new double[] {9, 9, 9, 9});
        Censoring censoring = new Censoring(new byte[4], new double[] {NONE, NONE, NONE, NONE});
        TopCut.Cut cut = new TopCut(Map.of("Au", 30.0)).apply(table(new Variable("Au", "g/t", gold, censoring), cu));
        Variable au = cut.samples().variables().getFirst();
        assertThat(au.values()).containsExactly(30, 5, NONE, 30);
        assertThat(au.censoring()).isSameAs(censoring);
        assertThat(gold[0]).as("the table given stays as it is").isEqualTo(100);
        assertThat(cut.samples().variables().get(1)).isSameAs(cu);
        assertThat(cut.effects()).singleElement().satisfies(e -> {
            assertThat(e.variable()).isEqualTo("Au");
            assertThat(e.samples()).isEqualTo(3);
            assertThat(e.cut()).isEqualTo(1);
            assertThat(e.before()).isCloseTo(230.0 / 7, within(1e-12));
            assertThat(e.after()).isCloseTo(160.0 / 7, within(1e-12));
            assertThat(e.metal()).isCloseTo(70.0 / 230, within(1e-12));
        });
    }

    @Test
    void withoutMetalNothingIsLost() {
        TopCut cut = new TopCut(Map.of("Au", 1.0));
        TopCut.Effect none = cut.apply(table(new Variable("Au", "", new double[] {NONE, NONE, NONE, NONE})))
                .effects()
                .getFirst();
        assertThat(none.before()).isNaN();
        assertThat(none.metal()).isZero();
        TopCut.Effect zero = cut.apply(table(new Variable("Au", "", new double[4])))
                .effects()
                .getFirst();
        assertThat(zero.after()).isZero();
        assertThat(zero.cut()).isZero();
        assertThat(zero.metal()).isZero();
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatThrownBy(() -> new TopCut(Map.of("Ag", 1.0)).apply(table())).hasMessageContaining("no variable Ag");
        assertThatThrownBy(() -> new TopCut(Map.of("Ag", 0.0))).hasMessageContaining("positive");
    }
}
