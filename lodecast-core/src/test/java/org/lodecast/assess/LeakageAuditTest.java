package org.lodecast.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;
import org.lodecast.detect.LogisticRegression;
import org.lodecast.evidence.Context;
import org.lodecast.evidence.Evidence;
import org.lodecast.evidence.Hindcast;
import org.lodecast.sample.LabelledVoxels;

class LeakageAuditTest {
    private static final Grid GRID = Grid.of(0, 0, 0, 10, 10, 10, 12, 12, 6);

    /// Two layers of noise that tell a little of ore, and one, if leaked, that is the label itself with
    /// noise.
    private static LeakageAudit audit(boolean leaks, List<String> layers) {
        RandomGenerator random = new Seed(3).split("leak").generator();
        int n = GRID.size();
        boolean[] ore = new boolean[n];
        int[] hole = new int[n];
        float[][] layer = new float[3][n];
        for (int v = 0; v < n; v++) {
            ore[v] = random.nextDouble() < 0.4;
            hole[v] = GRID.ix(v);
            layer[0][v] = (float) (random.nextGaussian() + (ore[v] ? 0.5 : 0));
            layer[1][v] = (float) random.nextGaussian();
            layer[2][v] = (float) (0.3 * random.nextGaussian() + (leaks && ore[v] ? 1 : 0));
        }
        Evidence evidence = new Evidence(GRID, List.of("fault", "F4", "Au_anomaly"), layer);
        String[] holes = IntStream.range(0, 12).mapToObj(i -> "H" + i).toArray(String[]::new);
        LabelledVoxels samples = new LabelledVoxels(IntStream.range(0, n).toArray(), ore, hole, holes);
        Trials trials = new Trials(evidence, samples, List.of(Protocol.hole(samples, 3, new Seed(1))), samples.voxel());
        LogisticRegression detector = LogisticRegression.linear();
        List<Trial> judged = trials.run(List.of(detector), new Seed(1), Workers.ONE, Progress.NONE).stream()
                .map(Trials.Tried::trial)
                .toList();
        return LeakageAudit.of(
                trials,
                detector,
                judged,
                List.of("a sign"),
                layers,
                List.of("Au"),
                new Seed(1),
                Workers.ONE,
                Progress.NONE);
    }

    @Test
    void aPlantedLeakShowsAsADropAndNoLeakAsNone() {
        LeakageAudit.Drop leak = audit(true, List.of("Au_anomaly")).drops().getFirst();
        assertThat(leak.protocol()).isEqualTo("hole");
        assertThat(leak.with()).isGreaterThan(0.95);
        assertThat(leak.without()).isBetween(0.55, 0.75);
        LeakageAudit.Drop none = audit(false, List.of("Au_anomaly")).drops().getFirst();
        assertThat(none.with() - none.without()).isBetween(-0.03, 0.03);
    }

    @Test
    void whereNoLayerIsLeftItSaysSo() {
        LeakageAudit all = audit(true, List.of("fault", "F4", "Au_anomaly"));
        assertThat(all.drops()).isEmpty();
        assertThat(all.reason()).contains("no layer is left");
    }

    @Test
    void evidenceWithoutALayerLosesItInTheHindcastToo() {
        int n = GRID.size();
        float[][] layers = new float[3][n];
        Context context = new Context(List.of(0.0, 40.0));
        Hindcast h = new Hindcast(new int[] {5}, 60, new float[] {70}, context, new float[][] {{1, 2, 3, 4, 5, 6}});
        BlockModel model = new BlockModel(GRID).put("Au", "g/t", new float[n]).put("distance", "m", new float[n]);
        Evidence rest = new Evidence(GRID, List.of("a", "b", "c"), layers)
                .withHindcast(h)
                .withEstimates(model)
                .without(Set.of("b"), Set.of("Au"));
        assertThat(rest.names()).containsExactly("a", "c");
        assertThat(java.util.Objects.requireNonNull(rest.hindcast()).terms()[0]).containsExactly(1, 3, 4, 6);
        assertThat(java.util.Objects.requireNonNull(rest.estimates()).columns().keySet())
                .containsExactly("distance");
    }
}
