package org.lodecast.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.block.Grid;

class ScalingTest {
    @Test
    void secondToNinetyEighthPercentile() {
        float[] values = new float[101];
        for (int i = 0; i < 101; i++) {
            values[i] = 100 - i;
        }
        Scaling s = Scaling.of(values, IntStream.range(0, 101).toArray());
        assertThat(s).isEqualTo(new Scaling(2, 98));
        assertThat(s.apply(new float[] {2, 50, 98, -1e9f, 1e9f, Float.NaN}))
                .containsExactly(0, 0.5f, 1, 0, 1, Float.NaN);
    }

    @Test
    void onlyTheListedAndMeasuredCount() {
        float[] values = {1, Float.NaN, 3, 1000};
        assertThat(Scaling.of(values, new int[] {0, 1, 2})).isEqualTo(new Scaling(1, 3));
    }

    @Test
    void constantOrNothingGivesZero() {
        assertThat(Scaling.of(new float[] {7, 7}, new int[] {0, 1}).apply(new float[] {7, 8}))
                .containsExactly(0, 0);
        assertThat(Scaling.of(new float[] {Float.NaN}, new int[] {0}).apply(new float[] {3}))
                .containsExactly(0);
        assertThat(Scaling.of(new float[0], new int[0])).isEqualTo(new Scaling(0, 0));
    }

    @Test
    void evidenceFitsItsGrid() {
        Grid g = Grid.of(0, 0, 0, 1, 1, 1, 3, 1, 1);
        float[][] two = {{1, Float.NaN, 0}, {0, 0, Float.NaN}};
        Evidence e = new Evidence(g, List.of("a", "b"), two);
        assertThat(e.count()).isEqualTo(2);
        assertThat(new boolean[] {e.valid(0), e.valid(1), e.valid(2)}).containsExactly(true, false, false);
        assertThatThrownBy(() -> new Evidence(g, List.of("a"), two)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Evidence(g, List.of("a"), new float[1][2]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
