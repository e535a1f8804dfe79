package org.lodecast.bench;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.geostat.PointSamples;
import org.lodecast.geostat.kriging.GridEstimates;
import org.lodecast.geostat.kriging.Kriging;
import org.lodecast.geostat.kriging.KrigingType;
import org.lodecast.geostat.kriging.Neighbourhood;
import org.lodecast.geostat.variogram.Structure;
import org.lodecast.geostat.variogram.VariogramModel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Ordinary kriging from 24 of 5,000 samples in holes onto a grid, one thread: an operation is a voxel.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class KrigingBenchmark {
    private static final int VOXELS = 40 * 40 * 20;

    private final Grid grid = Grid.of(0, 0, 0, 25, 25, 25, 40, 40, 20);
    private final int[] voxels = IntStream.range(0, VOXELS).toArray();
    private final Kriging kriging = Kriging.of(
            samples(),
            VariogramModel.of(0.2, Structure.Kind.SPHERICAL, 0.8, 200),
            Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, 24),
            KrigingType.ORDINARY);

    @Benchmark
    @OperationsPerInvocation(VOXELS)
    public GridEstimates voxels() {
        return kriging.onto(grid, voxels, Workers.ONE, Progress.NONE);
    }

    /// 100 vertical holes of 50 samples.
    private static PointSamples samples() {
        RandomGenerator random = new Seed(1).generator();
        double[][] c = new double[4][5000];
        int[] hole = new int[5000];
        for (int h = 0; h < 100; h++) {
            double x = 1000 * random.nextDouble();
            double y = 1000 * random.nextDouble();
            for (int k = 0; k < 50; k++) {
                int i = 50 * h + k;
                c[0][i] = x;
                c[1][i] = y;
                c[2][i] = 10 * k + 5;
                c[3][i] = random.nextGaussian();
                hole[i] = h;
            }
        }
        return PointSamples.of(c[0], c[1], c[2], c[3], hole);
    }
}
