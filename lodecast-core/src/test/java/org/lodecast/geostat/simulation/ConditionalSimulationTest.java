package org.lodecast.geostat.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.geostat.Fields;
import org.lodecast.geostat.LogTransform;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.Transform;
import org.lodecast.geostat.kriging.Discretisation;
import org.lodecast.geostat.kriging.GridEstimates;
import org.lodecast.geostat.kriging.Kriging;
import org.lodecast.geostat.kriging.KrigingType;
import org.lodecast.geostat.kriging.Neighbourhood;
import org.lodecast.geostat.variogram.Anisotropy;
import org.lodecast.geostat.variogram.Structure;
import org.lodecast.geostat.variogram.VariogramModel;

class ConditionalSimulationTest {
    private static final Seed SEED = new Seed(31).split("conditional");
    private static final Grid GRID = Grid.of(0, 0, -60, 10, 10, 10, 9, 8, 6);
    private static final int[] ALL = IntStream.range(0, GRID.size()).toArray();
    private static final VariogramModel SMOOTH =
            VariogramModel.of(0, Structure.of(Structure.Kind.SPHERICAL, 1, Anisotropy.of(60, 0.5, -0.3, 0, 0.7, 0.5)));
    private static final VariogramModel ROUGH =
            VariogramModel.of(0.3, SMOOTH.structures().getFirst());
    private static final Neighbourhood NEAR = Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, 8);

    /// At the centres of some voxels.
    private static PointSamples samples(VariogramModel model) {
        int[] voxel = IntStream.range(0, 24).map(i -> i * 17 % GRID.size()).toArray();
        double[][] p = new double[4][voxel.length];
        for (int i = 0; i < voxel.length; i++) {
            int ix = GRID.ix(voxel[i]);
            int iy = GRID.iy(voxel[i]);
            p[0][i] = GRID.x(ix, iy);
            p[1][i] = GRID.y(ix, iy);
            p[2][i] = GRID.z(GRID.iz(voxel[i]));
        }
        return Fields.gaussian(PointSamples.of(p[0], p[1], p[2], p[3]), model, SEED.split("truth"));
    }

    private static ConditionalSimulation simulation(VariogramModel model, KrigingType type) {
        return new ConditionalSimulation(samples(model), model, NEAR, type, null, Transform.IDENTITY);
    }

    @Test
    void samplesAreHonoured() {
        for (VariogramModel model : List.of(SMOOTH, ROUGH)) {
            for (KrigingType type : List.of(KrigingType.ORDINARY, KrigingType.simple(0.4), KrigingType.trend(1))) {
                ConditionalSimulation simulation = simulation(model, type);
                PointSamples s = simulation.samples();
                float[] z = simulation.onto(GRID, ALL, SEED, Workers.ONE, Progress.NONE);
                for (int i = 0; i < s.size(); i++) {
                    int v = GRID.indexAt(s.x()[i], s.y()[i], s.z()[i]);
                    assertThat((double) z[v]).as("sample %d", i).isCloseTo(s.value()[i], within(1e-4));
                }
            }
        }
    }

    @Test
    void areInUnitsAfterATransform() {
        PointSamples logs = samples(SMOOTH);
        ConditionalSimulation simulation =
                new ConditionalSimulation(logs, SMOOTH, NEAR, KrigingType.ORDINARY, null, new LogTransform(0.1));
        float[] z = simulation.onto(GRID, ALL, SEED, Workers.ONE, Progress.NONE);
        int v = GRID.indexAt(logs.x()[3], logs.y()[3], logs.z()[3]);
        assertThat((double) z[v]).isCloseTo(Math.exp(logs.value()[3]) - 0.1, within(1e-4));
        for (int i : ALL) {
            assertThat(z[i]).isGreaterThan(-0.1f);
        }
    }

    /// Simple kriging from all samples: mean and variance of what may be are then exact.
    @Test
    void meanAndVarianceAreThoseOfKriging() {
        KrigingType type = KrigingType.simple(0.4);
        PointSamples samples = samples(ROUGH);
        int[] some = IntStream.of(ALL).filter(v -> v % 9 == 0).toArray();
        for (Discretisation block : new Discretisation[] {null, Discretisation.of(GRID, 2, 2, 2)}) {
            GridEstimates kriged = (block == null
                            ? Kriging.of(samples, ROUGH, Neighbourhood.global(), type)
                            : Kriging.ofBlocks(samples, ROUGH, Neighbourhood.global(), type, block))
                    .onto(GRID, some, Workers.ONE, Progress.NONE);
            int n = 250;
            List<float[]> z = new ConditionalSimulation(
                            samples, ROUGH, Neighbourhood.global(), type, block, Transform.IDENTITY)
                    .onto(
                            GRID,
                            some,
                            IntStream.range(0, n).mapToObj(SEED::split).toList(),
                            Workers.ONE,
                            Progress.NONE);
            double ratios = 0;
            double bias = 0;
            for (int v : some) {
                double mean = z.stream().mapToDouble(r -> r[v]).average().orElseThrow();
                double variance = z.stream()
                                .mapToDouble(r -> Math.pow(r[v] - kriged.value()[v], 2))
                                .sum()
                        / n;
                double expected = kriged.variance()[v];
                assertThat(mean).isCloseTo(kriged.value()[v], within(4.5 * Math.sqrt(expected / n) + 1e-5));
                assertThat(variance).isCloseTo(expected, within(5 * expected * Math.sqrt(2.0 / n) + 1e-8));
                ratios += expected > 1e-6 ? variance / expected : 1;
                bias += mean - kriged.value()[v];
            }
            assertThat(ratios / some.length).isCloseTo(1, within(0.07));
            assertThat(bias / some.length).isCloseTo(0, within(0.04));
        }
    }

    @Test
    void threadsChangeNoBit() {
        ConditionalSimulation simulation = simulation(ROUGH, KrigingType.ORDINARY);
        assertThat(simulation.onto(GRID, ALL, SEED, new Workers(3), Progress.NONE))
                .isEqualTo(simulation.onto(GRID, ALL, SEED, Workers.ONE, Progress.NONE));
    }

    @Test
    void severalAtOnceAreThoseOfOneAtATime() {
        ConditionalSimulation simulation = simulation(ROUGH, KrigingType.ORDINARY);
        List<Seed> seeds = List.of(SEED, SEED.split(1), SEED.split(2));
        List<float[]> several = simulation.onto(GRID, ALL, seeds, Workers.ONE, Progress.NONE);
        for (int r = 0; r < seeds.size(); r++) {
            float[] one = simulation.onto(GRID, ALL, seeds.get(r), Workers.ONE, Progress.NONE);
            for (int v : ALL) {
                assertThat(several.get(r)[v]).isCloseTo(one[v], within(1e-5f));
            }
        }
        assertThat(several.get(0)).isNotEqualTo(several.get(1));
    }

    @Test
    void whereNothingIsEstimatedNothingIsSimulated() {
        ConditionalSimulation simulation = new ConditionalSimulation(
                samples(ROUGH).pick(new int[] {0, 1}),
                ROUGH,
                Neighbourhood.sphere(25, 1, 8),
                KrigingType.ORDINARY,
                null,
                Transform.IDENTITY);
        GridEstimates kriged = Kriging.of(simulation.samples(), ROUGH, simulation.neighbourhood(), KrigingType.ORDINARY)
                .onto(GRID, ALL, Workers.ONE, Progress.NONE);
        float[] z = simulation.onto(GRID, ALL, SEED, Workers.ONE, Progress.NONE);
        for (int v : ALL) {
            assertThat(Float.isNaN(z[v])).isEqualTo(Float.isNaN(kriged.value()[v]));
        }
        assertThatThrownBy(() -> simulation(ROUGH, KrigingType.externalDrift(new double[24])))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
