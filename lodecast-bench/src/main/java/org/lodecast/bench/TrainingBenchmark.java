package org.lodecast.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.detect.Dae;
import org.lodecast.detect.Detector;
import org.lodecast.detect.TrainingSamples;
import org.lodecast.detect.nn.Architecture;
import org.lodecast.detect.nn.Training;
import org.lodecast.evidence.Evidence;
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

/// Training an auto-encoder on five layers (3³ patches, widths 64-32-16, batch 16), one thread: an operation
/// is a sample through one step, the cutting of patches and the checks for dead units included.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TrainingBenchmark {
    private static final int SAMPLES = 8000;
    private static final int EPOCHS = 10;

    private final Evidence evidence = evidence();
    private final TrainingSamples samples =
            new TrainingSamples(IntStream.range(0, SAMPLES).map(i -> 7 * i).toArray(), new int[0], new int[0]);
    private final Dae dae = Dae.of(Architecture.STANDARD, Training.PAPER.withEpochs(EPOCHS));

    @Benchmark
    @OperationsPerInvocation(SAMPLES * EPOCHS)
    public Detector.Fitted dae() {
        return dae.fit(evidence, samples, new Seed(2), Workers.ONE, Progress.NONE);
    }

    private static Evidence evidence() {
        Grid grid = Grid.of(0, 0, 0, 10, 10, 10, 40, 40, 40);
        RandomGenerator random = new Seed(1).generator();
        float[][] layers = new float[5][grid.size()];
        for (float[] layer : layers) {
            for (int i = 0; i < layer.length; i++) {
                layer[i] = random.nextFloat();
            }
        }
        return new Evidence(grid, List.of("a", "b", "c", "d", "e"), layers);
    }
}
