package org.lodecast.geochem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lodecast.Golden;
import org.lodecast.drill.Censoring;
import org.lodecast.drill.Variable;
import org.lodecast.geochem.DetectionLimits.Rule;

/// Each rule by its formula, multiplicative replacement against numpy and by what it promises.
class DetectionLimitsTest {
    private static final double NAN = Double.NaN;

    /// Measured, below 0.4, missing, above 50, below a limit that nobody told.
    private static Variable gold() {
        byte[] kind = {Censoring.NONE, Censoring.BELOW, Censoring.NONE, Censoring.ABOVE, Censoring.BELOW};
        return new Variable("Au", "ppm", new double[] {3, NAN, NAN, NAN, NAN}, new Censoring(kind, new double[] {
            NAN, 0.4, NAN, 50, NAN
        }));
    }

    private static Variable one(Variable v, Rule rule) {
        return DetectionLimits.substitute(List.of(v), List.of(rule)).getFirst();
    }

    @ParameterizedTest
    @CsvSource({"HALF, 0.2", "LIMIT, 0.4", "ROOT2, 0.28284271247461900976", "MULTIPLICATIVE, 0.26", "OMIT, NaN"})
    void eachRuleByItsFormula(Rule rule, double substitute) {
        Variable v = one(gold(), rule);

        assertThat(v.values()).usingComparatorWithPrecision(1e-16).containsExactly(3, substitute, NAN, 50, substitute);
        Censoring c = Objects.requireNonNull(v.censoring());
        assertThat(c.limit()).as("the limit not told is the least known").containsExactly(NAN, 0.4, NAN, 50, 0.4);
        assertThat(c.kind())
                .isEqualTo(Objects.requireNonNull(gold().censoring()).kind());
    }

    @Test
    void anUntoldLimitIsTheLeastOfLimitsAndPositiveValues() {
        byte[] kind = {Censoring.NONE, Censoring.NONE, Censoring.BELOW, Censoring.BELOW, Censoring.ABOVE};
        double[] limits = {NAN, NAN, NAN, 0.9, 0.01};
        Variable v = new Variable("Ag", "ppm", new double[] {0, 0.7, NAN, NAN, NAN}, new Censoring(kind, limits));
        assertThat(one(v, Rule.LIMIT).values())
                .as("neither zeros nor upper limits count")
                .containsExactly(0, 0.7, 0.7, 0.9, 0.01);
        Variable none = new Variable(
                "Ag",
                "ppm",
                new double[] {NAN, 0},
                new Censoring(new byte[] {Censoring.BELOW, Censoring.NONE}, new double[] {NAN, NAN}));
        assertThat(one(none, Rule.HALF).values()).containsExactly(0, 0);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void whatWasGivenIsLeftAsItWas(Rule rule) {
        Variable given = gold();
        Variable plain = new Variable("Cu", "%", new double[] {1, 2, 3, 4, 5});
        List<Variable> made = DetectionLimits.substitute(List.of(given, plain), List.of(rule, rule));
        assertThat(given.values()).containsExactly(3, NAN, NAN, NAN, NAN);
        assertThat(Objects.requireNonNull(given.censoring()).limit()).containsExactly(NAN, 0.4, NAN, 50, NAN);
        assertThat(plain.values()).containsExactly(1, 2, 3, 4, 5);
        assertThat(made).extracting(Variable::name).containsExactly("Au", "Cu");
        assertThat(made.get(1).censoring()).isNull();
    }

    /// By another program.
    @Test
    void multiplicativeReplacementLikeNumpy() {
        Golden g = Golden.of("geochem/multiplicative.csv");
        List<String> names = List.of("Au", "Ag", "As", "S", "rest");
        List<Variable> given = new ArrayList<>();
        for (String name : names) {
            given.add(variable(name, "ppm", 1, g));
        }
        List<Variable> made = DetectionLimits.substitute(given, Collections.nCopies(5, Rule.MULTIPLICATIVE));
        int replaced = 0;
        for (int k = 0; k < 5; k++) {
            double[] theirs = g.column("made_" + names.get(k));
            for (int i = 0; i < g.size(); i++) {
                assertThat(made.get(k).values()[i]).isCloseTo(theirs[i], within(g.tolerance() * theirs[i]));
                replaced += g.column("below_" + names.get(k))[i] == 1 ? 1 : 0;
            }
        }
        assertThat(replaced).isGreaterThan(30);
        for (int i = 0; i < g.size(); i++) {
            int row = i;
            double total = made.stream().mapToDouble(v -> v.values()[row]).sum();
            assertThat(total).as("the whole is kept").isCloseTo(1e6, within(1e-9));
            for (Variable a : made) {
                for (Variable b : made) {
                    int p = made.indexOf(a);
                    int q = made.indexOf(b);
                    if (measured(given.get(p), i) && measured(given.get(q), i)) {
                        double before = given.get(p).values()[i] / given.get(q).values()[i];
                        assertThat(a.values()[i] / b.values()[i]).isCloseTo(before, within(1e-15 * before));
                    }
                }
            }
        }
    }

    /// The same ground in other units: every part is the same share of the whole.
    @Test
    void multiplicativeReplacementKnowsUnits() {
        Golden g = Golden.of("geochem/multiplicative.csv");
        List<Variable> made = DetectionLimits.substitute(
                List.of(
                        variable("Au", "ppb", 1e3, g),
                        variable("Ag", "g/t", 1, g),
                        variable("As", "ppm", 1, g),
                        variable("S", "%", 1e-4, g)),
                Collections.nCopies(4, Rule.MULTIPLICATIVE));
        double[] factor = {1e3, 1, 1, 1e-4};
        for (int k = 0; k < 4; k++) {
            double[] theirs = g.column("made_" + made.get(k).name());
            for (int i = 0; i < g.size(); i++) {
                assertThat(made.get(k).values()[i] / factor[k]).isCloseTo(theirs[i], within(1e-14 * theirs[i]));
            }
        }
    }

    /// Parts of another rule neither shrink nor make others shrink.
    @Test
    void onlyPartsOfTheRuleTakePart() {
        byte[] below = {Censoring.BELOW};
        Variable s = new Variable("S", "%", new double[] {NAN}, new Censoring(below, new double[] {10}));
        Variable fe = new Variable("Fe", "%", new double[] {20});
        Variable cu = new Variable("Cu", "%", new double[] {5});
        List<Variable> made = DetectionLimits.substitute(
                List.of(s, fe, cu), List.of(Rule.MULTIPLICATIVE, Rule.MULTIPLICATIVE, Rule.HALF));
        assertThat(made.get(0).values()).containsExactly(6.5);
        assertThat(made.get(1).values()[0]).isCloseTo(20 * (1 - 0.065), within(1e-14));
        assertThat(made.get(2).values()).containsExactly(5);
        List<Variable> half = DetectionLimits.substitute(List.of(s, fe), List.of(Rule.HALF, Rule.MULTIPLICATIVE));
        assertThat(half.get(1).values()).containsExactly(20);
    }

    private static boolean measured(Variable v, int i) {
        return v.censoring() == null || v.censoring().kind()[i] == Censoring.NONE;
    }

    private static Variable variable(String name, String unit, double factor, Golden g) {
        double[] given =
                Arrays.stream(g.column("given_" + name)).map(x -> x * factor).toArray();
        double[] is = g.column("below_" + name);
        byte[] kind = new byte[given.length];
        double[] limit = new double[given.length];
        Arrays.fill(limit, NAN);
        for (int i = 0; i < given.length; i++) {
            if (is[i] == 1) {
                kind[i] = Censoring.BELOW;
                limit[i] = given[i];
                given[i] = NAN;
            }
        }
        boolean any = Arrays.stream(is).anyMatch(b -> b == 1);
        return any ? new Variable(name, unit, given, new Censoring(kind, limit)) : new Variable(name, unit, given);
    }
}
