package org.lodecast.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;

class ThresholdTest {
    private static Threshold.Tested fold(double[] score, boolean... ore) {
        return new Threshold.Tested(score, ore);
    }

    /// The first fold parts at 5, the second at 8: each is judged by the other's.
    @Test
    void byHand() {
        Threshold t = Threshold.of(List.of(
                fold(new double[] {1, 4, 5, 9}, false, false, true, true),
                fold(new double[] {3, 6, 8, 9}, false, false, true, true)));
        assertThat(t.folds().get(0).counts()).isEqualTo(new Confusion(8, 1, 0, 2, 1));
        assertThat(t.folds().get(1).counts()).isEqualTo(new Confusion(5, 2, 1, 1, 0));
        Confusion held = Objects.requireNonNull(t.heldOut());
        assertThat(held).isEqualTo(new Confusion(Double.NaN, 3, 1, 3, 1));
        assertThat(held.precision()).isEqualTo(0.75);
        assertThat(held.recall()).isEqualTo(0.75);
        assertThat(held.f1()).isEqualTo(0.75);
        assertThat(t.own()).isEqualTo(new Confusion(5, 4, 1, 3, 0));
        assertThat(Objects.requireNonNull(t.own()).f1()).isCloseTo(8 / 9.0, within(1e-12));
        assertThat(t.reason()).isNull();
    }

    /// A fold's own truth does not choose its threshold.
    @Test
    void theFoldHasNoSay() {
        RandomGenerator random = new Seed(41).generator();
        List<Threshold.Tested> folds = noise(random, 4, 50, 0.2);
        Threshold before = Threshold.of(folds);
        Threshold.Tested first = folds.getFirst();
        boolean[] other = first.ore().clone();
        for (int i = 0; i < other.length; i++) {
            other[i] = !other[i];
        }
        List<Threshold.Tested> changed = new ArrayList<>(folds);
        changed.set(0, new Threshold.Tested(first.score(), other));
        Confusion a = Objects.requireNonNull(before.folds().getFirst().counts());
        Confusion b =
                Objects.requireNonNull(Threshold.of(changed).folds().getFirst().counts());
        assertThat(b.threshold()).isEqualTo(a.threshold());
        assertThat(b.tp() + b.fp()).isEqualTo(a.tp() + a.fp());
        assertThat(b.tp()).isEqualTo(a.fp());
    }

    /// A score that says nothing: on the same voxels F1 looks better than it proves to be.
    @Test
    void theOwnThresholdFlatters() {
        double own = 0;
        double held = 0;
        int cases = 200;
        for (int c = 0; c < cases; c++) {
            Threshold t = Threshold.of(noise(new Seed(42).split(c).generator(), 5, 20, 0.1));
            own += Objects.requireNonNull(t.own()).f1() / cases;
            held += Objects.requireNonNull(t.heldOut()).f1() / cases;
        }
        assertThat(own).isGreaterThan(held + 0.05);
    }

    /// Where folds are copies of one another, all choose alike and nothing flatters.
    @Test
    void equalFoldsChooseAlike() {
        Threshold.Tested one = noise(new Seed(43).generator(), 1, 60, 0.3).getFirst();
        Threshold t = Threshold.of(List.of(one, one, one));
        Confusion own = Objects.requireNonNull(t.own());
        assertThat(Objects.requireNonNull(t.heldOut()).f1()).isEqualTo(own.f1());
        assertThat(t.folds())
                .extracting(f -> Objects.requireNonNull(f.counts()).threshold())
                .containsOnly(own.threshold());
    }

    private static List<Threshold.Tested> noise(RandomGenerator random, int folds, int size, double share) {
        List<Threshold.Tested> tested = new ArrayList<>();
        for (int f = 0; f < folds; f++) {
            double[] score = random.doubles(size).toArray();
            boolean[] ore = new boolean[size];
            for (int i = 0; i < size; i++) {
                ore[i] = i == 0 || random.nextDouble() < share;
            }
            tested.add(new Threshold.Tested(score, ore));
        }
        return tested;
    }

    @Test
    void saysWhatCannotBeJudged() {
        Threshold single = Threshold.of(List.of(fold(new double[] {1, 2}, false, true)));
        assertThat(single.own()).isEqualTo(new Confusion(2, 1, 0, 1, 0));
        assertThat(single.heldOut()).isNull();
        assertThat(single.reason()).contains("no other");
        Threshold none = Threshold.of(List.of());
        assertThat(none.own()).isNull();
        assertThat(none.heldOut()).isNull();
        assertThat(none.reason()).isEqualTo("there is no fold");
        Threshold oneRich =
                Threshold.of(List.of(fold(new double[] {1, 2}, false, true), fold(new double[] {3, 0}, false, false)));
        assertThat(oneRich.folds().get(0).counts()).isNull();
        assertThat(oneRich.folds().get(0).reason())
                .isEqualTo("the folds other than 1 hold 0 ore and 2 barren; expected some of each");
        assertThat(oneRich.heldOut()).as("the barren fold counts").isEqualTo(new Confusion(Double.NaN, 0, 1, 1, 0));
        assertThat(oneRich.reason()).contains("0 ore");
        Threshold barren = Threshold.of(List.of(fold(new double[] {1}, false), fold(new double[] {2}, false)));
        assertThat(barren.own()).isNull();
        assertThat(barren.heldOut()).isNull();
        Threshold empty = Threshold.of(List.of(
                fold(new double[0]), fold(new double[] {1, 2}, false, true), fold(new double[] {1, 2}, false, true)));
        assertThat(empty.folds().getFirst().counts()).isEqualTo(new Confusion(2, 0, 0, 0, 0));
        assertThat(empty.reason()).isNull();
    }
}
