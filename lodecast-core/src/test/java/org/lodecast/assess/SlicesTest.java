package org.lodecast.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.lodecast.Seed;

class SlicesTest {
    /// In random cases: every sample is in one slice, and its area is that of its samples alone.
    @Test
    void eachSliceIsTheRocOfItsSamples() {
        for (int c = 0; c < 60; c++) {
            RandomGenerator random = new Seed(21).split(c).generator();
            int n = 1 + random.nextInt(120);
            int count = 1 + random.nextInt(6);
            double[] score = new double[n];
            boolean[] ore = new boolean[n];
            double[] depth = new double[n];
            int known = 0;
            for (int i = 0; i < n; i++) {
                ore[i] = random.nextInt(3) == 0;
                score[i] = random.nextInt(30);
                depth[i] = random.nextInt(10) == 0 ? Double.NaN : random.nextInt(40) - 20;
                known += Double.isNaN(depth[i]) ? 0 : 1;
            }
            Slices slices = Slices.ofEqualCount(score, ore, depth, count);
            assertThat(slices.outside()).isEqualTo(n - known);
            assertThat(slices.slices().size()).isBetween(known == 0 ? 0 : 1, count);
            int sum = 0;
            for (int s = 0; s < slices.slices().size(); s++) {
                Slices.Slice slice = slices.slices().get(s);
                boolean last = s == slices.slices().size() - 1;
                int[] in = java.util.stream.IntStream.range(0, n)
                        .filter(i ->
                                depth[i] >= slice.from() && (depth[i] < slice.to() || last && depth[i] <= slice.to()))
                        .toArray();
                double[] own = new double[in.length];
                boolean[] truth = new boolean[in.length];
                for (int k = 0; k < in.length; k++) {
                    own[k] = score[in[k]];
                    truth[k] = ore[in[k]];
                }
                RocAnalysis alone = RocAnalysis.of(own, truth);
                assertThat(in).isNotEmpty();
                assertThat(slice.ore()).isEqualTo(alone.positives());
                assertThat(slice.barren()).isEqualTo(alone.negatives());
                assertThat(slice.area() == null).isEqualTo(!alone.defined());
                assertThat(slice.reason() == null).isEqualTo(alone.defined());
                if (slice.area() != null) {
                    Roc roc = alone.roc(2);
                    assertThat(slice.area()).isEqualTo(new Slices.Area(roc.auc(), roc.low(), roc.high()));
                }
                sum += in.length;
            }
            assertThat(sum).isEqualTo(known);
        }
    }

    @Test
    void countsAreEqualAndEqualValuesStayTogether() {
        double[] depth = {9, 8, 7, 6, 5, 4, 3, 2, 1, 0};
        Slices thirds = Slices.ofEqualCount(new double[10], new boolean[10], depth, 3);
        assertThat(thirds.slices().stream().map(s -> s.ore() + s.barren())).containsExactly(3, 3, 4);
        assertThat(thirds.slices().stream().map(Slices.Slice::from)).containsExactly(0.0, 3.0, 6.0);
        assertThat(thirds.slices().getLast().to()).isEqualTo(9);
        double[] most = {0, 0, -0.0, 0, 0, 0, 0, 5, 6, 6};
        Slices tied = Slices.ofEqualCount(new double[10], new boolean[10], most, 5);
        assertThat(tied.slices().stream().map(s -> s.ore() + s.barren())).containsExactly(8, 2);
        assertThat(tied.slices().getLast().from()).isEqualTo(6);
        assertThat(tied.slices().getFirst())
                .hasToString("Slice[from=0.0, to=6.0, ore=0, barren=8, area=null,"
                        + " reason=the slice holds 0 ore and 8 barren; expected some of each]");
        Slices one = Slices.ofEqualCount(new double[4], new boolean[4], new double[4], 5);
        assertThat(one.slices().stream().map(s -> s.ore() + s.barren())).containsExactly(4);
    }

    @Test
    void anEdgeBelongsToTheSliceAboveAndTheLastToTheLast() {
        double[] distance = {0, 10, 10, 20, 25, -1, Double.NaN};
        Slices s = Slices.between(
                new double[7], new boolean[] {true, true, false, true, false, true, true}, distance, 0, 10, 20);
        assertThat(s.outside()).isEqualTo(3);
        assertThat(s.slices()).hasSize(2);
        assertThat(s.slices().get(0).ore()).isEqualTo(1);
        assertThat(s.slices().get(0).barren()).isZero();
        assertThat(s.slices().get(0).area()).isNull();
        assertThat(s.slices().get(0).reason()).isEqualTo("the slice holds 1 ore and 0 barren; expected some of each");
        assertThat(s.slices().get(1).ore()).isEqualTo(2);
        assertThat(s.slices().get(1).barren()).isEqualTo(1);
        assertThat(s.slices().get(1).area()).as("all equal").isEqualTo(new Slices.Area(0.5, 0, 1));
        Slices open = Slices.between(
                new double[7], new boolean[7], distance, Double.NEGATIVE_INFINITY, 10, Double.POSITIVE_INFINITY);
        assertThat(open.slices().stream().map(Slices.Slice::barren)).containsExactly(2, 4);
        assertThat(open.slices().stream().map(Slices.Slice::reason))
                .containsExactly(
                        "the slice holds 0 ore and 2 barren; expected some of each",
                        "the slice holds 0 ore and 4 barren; expected some of each");
    }

    /// A score that grows noisier with depth, and one that only knows the rich depth.
    @Test
    void showsWhatTheWholeHides() {
        RandomGenerator random = new Seed(22).generator();
        int n = 4000;
        double[] noisy = new double[n];
        double[] depthOnly = new double[n];
        double[] depth = new double[n];
        boolean[] ore = new boolean[n];
        for (int i = 0; i < n; i++) {
            depth[i] = random.nextInt(4) * 100;
            ore[i] = random.nextDouble() < (depth[i] == 0 ? 0.6 : 0.1);
            noisy[i] = (ore[i] ? 1 : 0) + random.nextGaussian() * (0.3 + depth[i] / 100);
            depthOnly[i] = -depth[i];
        }
        List<Double> falling = areas(Slices.between(noisy, ore, depth, 0, 100, 200, 300, 400));
        assertThat(falling).hasSize(4).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(falling.getFirst()).isGreaterThan(0.95);
        assertThat(falling.getLast()).isLessThan(0.65);
        assertThat(RocAnalysis.of(depthOnly, ore).roc(2).auc()).isGreaterThan(0.7);
        assertThat(areas(Slices.between(depthOnly, ore, depth, 0, 100, 200, 300, 400)))
                .containsExactly(0.5, 0.5, 0.5, 0.5);
    }

    private static List<Double> areas(Slices slices) {
        return slices.slices().stream()
                .map(s -> Objects.requireNonNull(s.area()).auc())
                .toList();
    }

    @Test
    void refusals() {
        double[] x = {1, 2};
        boolean[] ore = {true, false};
        assertThatThrownBy(() -> Slices.ofEqualCount(x, ore, x, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Slices.between(x, ore, x, 0, 0)).hasMessageContaining("do not rise");
        assertThatThrownBy(() -> Slices.between(x, ore, x, 0, Double.NaN)).hasMessageContaining("do not rise");
        assertThatThrownBy(() -> Slices.between(x, ore, new double[1], 0, 1)).hasMessageContaining("1 covariates");
        assertThat(Slices.ofEqualCount(new double[0], new boolean[0], new double[0], 3))
                .isEqualTo(new Slices(List.of(), 0));
        assertThat(Slices.between(x, ore, x)).isEqualTo(new Slices(List.of(), 2));
    }
}
