package org.lodecast.geostat.kriging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.variogram.Structure;
import org.lodecast.geostat.variogram.VariogramModel;

class SharedSearchTest {
    private static final Grid GRID = Grid.of(0, 0, -100, 10, 10, 10, 13, 9, 10);

    /// Samples down holes, some at voxels' centres and two at one place.
    private static PointSamples samples(int variable, int leaveOut) {
        RandomGenerator places = new Seed(5).generator();
        RandomGenerator values = new Seed(7).split(variable).generator();
        double[][] p = new double[4][120];
        int[] hole = new int[120];
        for (int i = 0; i < 120; i++) {
            hole[i] = i / 12;
            double jitter = places.nextDouble();
            p[0][i] = 5 + 10 * (hole[i] % 5) * 2.5 + (i % 3 == 0 ? 0 : jitter);
            p[1][i] = 5 + 40 * (hole[i] / 5);
            p[2][i] = -95 + 8 * (i % 12);
            p[3][i] = Math.exp(values.nextGaussian());
        }
        p[0][7] = p[0][6];
        p[1][7] = p[1][6];
        p[2][7] = p[2][6];
        int[] kept = IntStream.range(leaveOut, 120).toArray();
        return PointSamples.of(p[0], p[1], p[2], p[3], hole).pick(kept);
    }

    private static Kriging kriging(int variable, int leaveOut, Neighbourhood near) {
        VariogramModel model = VariogramModel.of(0.1 * variable, Structure.Kind.SPHERICAL, 1, 40 + 20 * variable);
        return Kriging.of(samples(variable, leaveOut), model, near, KrigingType.ORDINARY);
    }

    @Test
    void eachIsAsIfItWereAlone() {
        Neighbourhood near = Neighbourhood.sphere(30, 3, 16).withMaxPerHole(4);
        Neighbourhood other = Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, 8);
        List<Kriging> krigings = List.of(
                kriging(1, 0, near),
                kriging(2, 0, near),
                kriging(3, 0, other), // searches otherwise
                kriging(4, 9, near), // was not measured in all samples
                kriging(5, 0, near));
        SharedSearch shared = SharedSearch.of(krigings);
        assertThat(shared.groups()).isEqualTo(List.of(List.of(0, 1, 4), List.of(2), List.of(3)));
        BitSet wanted = new BitSet();
        IntStream.range(0, GRID.size()).filter(v -> v % 7 != 3).forEach(wanted::set);
        for (int threads : new int[] {1, 2}) {
            float[][][] seen = new float[krigings.size()][5][GRID.size()];
            List<List<String>> told =
                    shared.stream(GRID, wanted, new Workers(threads), Progress.NONE, (k, slab) -> put(slab, seen[k]));
            for (int k = 0; k < krigings.size(); k++) {
                GridEstimates alone = krigings.get(k).onto(GRID, wanted, new float[0][], Workers.ONE, Progress.NONE);
                List<float[]> columns = columns(alone);
                for (int c = 0; c < columns.size(); c++) {
                    assertThat(seen[k][c]).containsExactly(columns.get(c));
                }
                assertThat(told.get(k)).isEqualTo(alone.remarks());
            }
        }
        assertThat(told(shared, wanted)).anyMatch(r -> r.contains("fewer than 3 samples"));
    }

    /// After one that searched the same places, other places, or otherwise.
    @Test
    void afterAnotherTheNumbersAreThoseOfOneAlone() {
        Neighbourhood near = Neighbourhood.sphere(30, 3, 16).withMaxPerHole(4);
        Neighbourhood wide = Neighbourhood.sphere(60, 1, 8);
        List<Kriging> before = List.of(kriging(1, 0, near), kriging(1, 9, near), kriging(1, 0, wide));
        Kriging alone = kriging(2, 0, near);
        VariogramModel model = VariogramModel.of(0.2, Structure.Kind.SPHERICAL, 1, 80);
        float[] expected = value(alone);
        for (Kriging b : before) {
            Kriging after = Kriging.after(b, samples(2, 0), model, near, KrigingType.ORDINARY, null);
            assertThat(value(after)).containsExactly(expected);
        }
    }

    private static float[] value(Kriging k) {
        return k.onto(GRID, IntStream.range(0, GRID.size()).toArray(), Workers.ONE, Progress.NONE)
                .value();
    }

    private static List<String> told(SharedSearch shared, BitSet wanted) {
        return shared.stream(GRID, wanted, Workers.ONE, Progress.NONE, (k, slab) -> {}).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<float[]> columns(GridEstimates e) {
        return List.of(e.value(), e.variance(), e.slope(), e.count(), e.distance());
    }

    private static void put(GridEstimates slab, float[][] columns) {
        List<float[]> own = columns(slab);
        for (int c = 0; c < own.size(); c++) {
            System.arraycopy(own.get(c), 0, columns[c], GRID.index(0, 0, slab.level()), own.get(c).length);
        }
    }
}
