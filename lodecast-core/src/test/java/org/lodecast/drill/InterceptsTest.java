package org.lodecast.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.lodecast.drill.CompositeRulesTest.hole;
import static org.lodecast.drill.CompositeRulesTest.table;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;

class InterceptsTest {
    private static final double NONE = Double.NaN;

    /// Cut-off 1, waste up to 3 m, at least 2 m. From the top: 2 m at 3, 2 m of waste at 0.2, 1 m at 2 (8.4
    /// gram-metres in 5 m: joined); then 4 m of waste, too much; 1 m at 1.5 (1.5 gram-metres of 2: left out);
    /// then 5 m; 1 m at 4 (narrow but rich); 2 m not assayed, of grade 0; 1 m at 1.2 (5.2 in 4 m: joined); 3 m at
    /// 0.1 and 1 m at 1 would make 6.5 in 8 m: not joined, and alone too little.
    @Test
    void workedByHand() {
        Intervals t = table(
                new double[] {0, 2, 4, 5, 9, 10, 15, 16, 18, 19, 22},
                new double[] {2, 4, 5, 9, 10, 15, 16, 18, 19, 22, 23},
                new double[] {3, 0.2, 2, 0.5, 1.5, 0.3, 4, NONE, 1.2, 0.1, 1});
        List<Intercept> found = new Intercepts("Au", 1, 3, 2).find(hole(t));
        assertThat(found).hasSize(2);
        Intercept first = found.getFirst();
        assertThat(first.hole()).isEqualTo("A");
        assertThat(first.from()).isZero();
        assertThat(first.to()).isEqualTo(5);
        assertThat(first.grade()).isCloseTo(1.68, within(1e-12));
        assertThat(first.gradeLength()).isCloseTo(8.4, within(1e-12));
        assertThat(first.highest()).isEqualTo(3);
        assertThat(first.waste()).isEqualTo(2);
        assertThat(first.z()).isEqualTo(-2.5);
        assertThat(first.x()).isEqualTo(10);
        assertThat(first.y()).isEqualTo(20);
        Intercept second = found.get(1);
        assertThat(second.from()).isEqualTo(15);
        assertThat(second.to()).isEqualTo(19);
        assertThat(second.grade()).isCloseTo(1.3, within(1e-12));
        assertThat(second.waste()).isEqualTo(2);
    }

    @Test
    void groundWithoutSamplesIsWasteOfGradeZero() {
        Intervals t = table(new double[] {0, 3}, new double[] {2, 5}, new double[] {2, 2});
        assertThat(new Intercepts("Au", 1, 1, 0).find(hole(t)))
                .singleElement()
                .satisfies(i -> assertThat(i.grade()).isCloseTo(1.6, within(1e-12)));
        assertThat(new Intercepts("Au", 1, 0.9, 0).find(hole(t))).hasSize(2);
    }

    @Test
    void overlapsCountOnce() {
        Intervals t = table(new double[] {0, 1, 1.5}, new double[] {2, 4, 2}, new double[] {2, 3, 50});
        assertThat(new Intercepts("Au", 1, 0, 0).find(hole(t))).singleElement().satisfies(i -> {
            assertThat(i.to()).isEqualTo(4);
            assertThat(i.gradeLength()).isCloseTo(2 * 2 + 2 * 3, within(1e-12));
            assertThat(i.highest()).isEqualTo(3);
        });
    }

    /// Against the rule said another way, on holes cut into tenths of a metre.
    @RepeatedTest(200)
    void likeEveryPossibleIntercept(RepetitionInfo repetition) {
        RandomGenerator random =
                new Seed(37).split(repetition.getCurrentRepetition()).generator();
        int n = 1 + random.nextInt(40);
        double[] from = new double[n];
        double[] to = new double[n];
        double[] au = new double[n];
        int at = 0;
        for (int i = 0; i < n; i++) {
            at = Math.max(0, at + (random.nextInt(5) == 0 ? random.nextInt(25) - 8 : 0));
            at = i == 0 ? at : Math.max(at, (int) Math.rint(10 * from[i - 1])); // by depth
            int end = at + 1 + random.nextInt(20);
            from[i] = at / 10.0;
            to[i] = end / 10.0;
            // eighths, so that sums are exact and grades at the cut-off occur
            au[i] = random.nextInt(9) == 0
                    ? NONE
                    : random.nextInt(3) == 0 ? 0.125 * random.nextInt(40) : 0.125 * random.nextInt(9);
            at = end;
        }
        int waste = random.nextInt(30);
        int least = random.nextInt(25);
        List<Intercept> found = new Intercepts("Au", 1, waste / 10.0, least / 10.0).find(hole(table(from, to, au)));
        List<double[]> expected = brute(from, to, au, waste, least);
        assertThat(found).hasSameSizeAs(expected);
        for (int k = 0; k < found.size(); k++) {
            Intercept i = found.get(k);
            double[] e = expected.get(k);
            assertThat(new double[] {i.from(), i.to(), i.gradeLength(), i.highest(), i.waste()})
                    .containsExactly(e, within(1e-9));
        }
    }

    /// Grade of each tenth of a metre by the first sample with a value that holds it. From the first tenth of
    /// ore not yet used, all ends of ore are tried; the intercept is the longest that no end before it forbids.
    private static List<double[]> brute(double[] from, double[] to, double[] au, int waste, int least) {
        double[] grade = new double[2000];
        boolean[] known = new boolean[2000];
        for (int i = 0; i < from.length; i++) {
            for (int s = (int) Math.rint(10 * from[i]); s < Math.rint(10 * to[i]); s++) {
                if (!known[s] && !Double.isNaN(au[i])) {
                    known[s] = true;
                    grade[s] = au[i];
                }
            }
        }
        List<double[]> found = new ArrayList<>();
        for (int start = 0; start < grade.length; start++) {
            if (grade[start] < 1) {
                continue;
            }
            int end = start;
            for (int e = start + 1; e < grade.length; e++) {
                boolean endsRun = grade[e - 1] >= 1 && grade[e] < 1;
                if (!endsRun) {
                    continue;
                }
                if (longestWaste(grade, start, e) > waste || sum(grade, start, e) < e - start) {
                    break;
                }
                end = e;
            }
            double metal = sum(grade, start, end) / 10;
            if (end - start >= least || metal >= least / 10.0) {
                double highest = 0;
                double low = 0;
                for (int s = start; s < end; s++) {
                    highest = Math.max(highest, grade[s]);
                    low += grade[s] < 1 ? 0.1 : 0;
                }
                found.add(new double[] {start / 10.0, end / 10.0, metal, highest, low});
            }
            start = end - 1;
        }
        return found;
    }

    private static int longestWaste(double[] grade, int start, int end) {
        int longest = 0;
        int now = 0;
        for (int s = start; s < end; s++) {
            now = grade[s] < 1 ? now + 1 : 0;
            longest = Math.max(longest, now);
        }
        return longest;
    }

    private static double sum(double[] grade, int start, int end) {
        double sum = 0;
        for (int s = start; s < end; s++) {
            sum += grade[s];
        }
        return sum;
    }

    @Test
    void holesDoNotMix() {
        Intervals t = new Intervals(
                "assay.csv",
                new String[] {"A", "B"},
                new double[] {0, 1},
                new double[] {1, 2},
                new int[2],
                List.of(new Variable("Au", "g/t", new double[] {5, 6})),
                new String[0]);
        List<Trace> traces = List.of(
                Desurvey.TANGENTIAL.trace(new Collar("A", 0, 0, 0, 9, 1), List.of(), 9),
                Desurvey.TANGENTIAL.trace(new Collar("B", 9, 0, 0, 9, 2), List.of(), 9));
        List<Intercept> found =
                new Intercepts("Au", 1, 5, 0).find(new Drillholes(List.of(), List.of(), traces, t, Intervals.none()));
        assertThat(found).extracting(Intercept::hole).containsExactly("A", "B");
        assertThat(found).extracting(Intercept::x).containsExactly(0.0, 9.0);
    }

    @Test
    void refusesNonsense() {
        assertThatThrownBy(() -> new Intercepts("Ag", 1, 1, 1)
                        .find(hole(table(new double[] {0}, new double[] {1}, new double[] {1}))))
                .hasMessageContaining("no variable Ag");
        for (double[] p : new double[][] {{0, 1, 1}, {1, -1, 1}, {1, 1, NONE}}) {
            assertThatThrownBy(() -> new Intercepts("Au", p[0], p[1], p[2]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
