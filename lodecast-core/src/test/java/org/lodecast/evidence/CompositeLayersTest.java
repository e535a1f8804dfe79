package org.lodecast.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Variable;
import org.lodecast.geochem.FrontTail;
import org.lodecast.geochem.LogRatio;

class CompositeLayersTest {
    private static final Composites ALL = Composited.all();
    private static final Recipe.Ratio FRONT_TAIL = new Recipe.Ratio("B1_B3", FrontTail.FRONT, FrontTail.TAIL, false);
    private static final Recipe.Factor F4 = new Recipe.Factor("F4", List.of("Hg", "Sb"), true);

    private static double[][] columns(String... names) {
        return Arrays.stream(names).map(n -> ALL.variable(n).values()).toArray(double[][]::new);
    }

    @Test
    void balanceAndRatio() {
        CompositeLayers layers = new CompositeLayers(ALL, 0.5, GeochemSettings.DEFAULT);
        Recipe.Balance balance = new Recipe.Balance("B", List.of("Au", "Cu"), List.of("Hg", "Sb", "As"), false);
        assertThat(layers.values(balance))
                .containsExactly(LogRatio.balance(columns("Au", "Cu"), columns("Hg", "Sb", "As")), within(1e-12));
        assertThat(layers.remarks()).isEmpty();
        assertThat(layers.elements(balance)).containsExactly("Au", "Cu", "Hg", "Sb", "As");
    }

    /// The assays have no Co: the ratio is made of what there is, and says so.
    @Test
    void missingElementsAreNamedAndLeftOut() {
        CompositeLayers layers = new CompositeLayers(ALL, 0.5, GeochemSettings.DEFAULT);
        assertThat(layers.values(FRONT_TAIL))
                .containsExactly(LogRatio.ratio(columns("As", "Sb", "Hg"), columns("W", "Bi", "Mo")), within(1e-12));
        assertThat(layers.remarks())
                .singleElement()
                .asString()
                .contains("B1_B3")
                .contains("without Co");
        assertThat(layers.elements(FRONT_TAIL)).containsExactly("As", "Sb", "Hg", "W", "Bi", "Mo");
    }

    @Test
    void layerWithoutAnElementOfASideIsNotMade() {
        CompositeLayers layers =
                new CompositeLayers(Composited.only(ALL, "Au", "Hg", "Sb", "As"), 0.5, GeochemSettings.DEFAULT);
        assertThat(layers.values(FRONT_TAIL)).isNull();
        assertThat(layers.remarks())
                .singleElement()
                .asString()
                .contains("left out")
                .contains("W Bi Co Mo");
        CompositeLayers gold = new CompositeLayers(Composited.only(ALL, "Au"), 0.5, GeochemSettings.DEFAULT);
        assertThat(gold.values(F4)).isNull();
        assertThat(gold.remarks()).singleElement().asString().contains("Hg, Sb are not in the assays");
        assertThat(gold.has("Cu")).isFalse();
        assertThat(gold.has("Au")).isTrue();
        assertThat(gold.values(new Recipe.FaultDistance("f", true, 30))).isNull();
    }

    /// Mercury is often in ppb: a log-ratio of unlike units must be that of like ones.
    @Test
    void unitsAreBroughtToPpm() {
        double[] ppb =
                Arrays.stream(ALL.variable("Hg").values()).map(v -> 1000 * v).toArray();
        Composites mixed = Composited.with(ALL, List.of(new Variable("Hg", "ppb", ppb), ALL.variable("W")));
        double[] values = new CompositeLayers(mixed, 0.5, GeochemSettings.DEFAULT)
                .values(new Recipe.Ratio("r", List.of("Hg"), List.of("W"), false));
        assertThat(values).containsExactly(LogRatio.ratio(columns("Hg"), columns("W")), within(1e-12));
    }

    @Test
    void elementMeasuredInFewCompositesIsNotUsed() {
        double[] few = ALL.variable("W").values().clone();
        Arrays.fill(few, 0, few.length * 3 / 4, Double.NaN);
        Composites c =
                Composited.with(ALL, List.of(ALL.variable("Hg"), ALL.variable("Bi"), new Variable("W", "ppm", few)));
        CompositeLayers layers = new CompositeLayers(c, 0.5, GeochemSettings.DEFAULT);
        Recipe.Ratio ratio = new Recipe.Ratio("r", List.of("Hg"), List.of("W", "Bi"), false);
        assertThat(layers.elements(ratio)).containsExactly("Hg", "Bi");
        assertThat(layers.remarks()).singleElement().asString().contains("W is measured in 42 of 168");
        assertThat(new CompositeLayers(c, 0.2, GeochemSettings.DEFAULT).elements(ratio))
                .containsExactly("Hg", "W", "Bi");
        double[] values = new CompositeLayers(c, 0.2, GeochemSettings.DEFAULT).values(ratio);
        assertThat(values[0]).as("W not measured there").isNaN();
        assertThat(values[values.length - 1]).isFinite();
    }

    /// The factor that mercury and antimony lead, turned so that it rises with them.
    @Test
    void factorIsTheOneOfItsElements() {
        CompositeLayers layers =
                new CompositeLayers(Composited.only(ALL, "Hg", "Sb", "W", "Bi", "Mo"), 0.5, GeochemSettings.DEFAULT);
        double[] scores = layers.values(F4);
        assertThat(scores).isNotNull();
        assertThat(correlation(scores, "Hg")).isGreaterThan(0.9);
        assertThat(correlation(scores, "Sb")).isGreaterThan(0.9);
        assertThat(Math.abs(correlation(scores, "W"))).isLessThan(0.4);
        assertThat(layers.remarks())
                .singleElement()
                .asString()
                .contains("factor")
                .contains("Hg 0.9");
        assertThat(layers.elements(F4)).containsExactly("Hg", "Sb", "W", "Bi", "Mo");
    }

    @Test
    void factorNeedsOtherElementsToStandOutFrom() {
        CompositeLayers layers =
                new CompositeLayers(Composited.only(ALL, "Hg", "Sb", "W"), 0.5, GeochemSettings.DEFAULT);
        assertThat(layers.values(F4)).isNull();
        assertThat(layers.remarks()).singleElement().asString().contains("F4 is left out");
    }

    private static double correlation(double[] scores, String element) {
        double[] v =
                Arrays.stream(ALL.variable(element).values()).map(Math::log).toArray();
        double ma = Arrays.stream(scores).average().orElseThrow();
        double mb = Arrays.stream(v).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < v.length; i++) {
            ab += (scores[i] - ma) * (v[i] - mb);
            aa += (scores[i] - ma) * (scores[i] - ma);
            bb += (v[i] - mb) * (v[i] - mb);
        }
        return ab / Math.sqrt(aa * bb);
    }
}
