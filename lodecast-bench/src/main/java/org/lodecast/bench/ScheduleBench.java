package org.lodecast.bench;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.detect.Dae;
import org.lodecast.detect.Stoad;
import org.lodecast.detect.TrainingSamples;
import org.lodecast.detect.nn.Architecture;
import org.lodecast.detect.nn.Training;
import org.lodecast.evidence.Evidence;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// The published training from beginning to end: teacher, student and auto-encoder, at the paper's numbers of
/// samples, on as many threads as there are.
@Command(
        name = "schedule",
        description = {
            "The published schedule: 500 epochs at batch 16, cubes of 3³ voxels of five layers, widths 64, 32, 16; the "
                    + "teacher on 88,992 samples, student and auto-encoder on 34,780.",
            "The last line is JSON: seconds, operations of the products a second (training's last steps beside the core's "
                    + "peak: bench training)."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class ScheduleBench implements Callable<Integer> {
    private static final int LAYERS = 5;
    private static final int NORMAL = 34_780;
    private static final int ALL = 88_992;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--epochs", paramLabel = "N", description = "Epochs of each network.")
    private int epochs = 500;

    @Option(names = "--threads", paramLabel = "N", description = "Working threads.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /// The last line, for scripts.
    ///
    /// @param seconds for all three, side by side
    /// @param stoad teacher, then student
    /// @param tflop of the products, in all
    /// @param gflops of the products a second
    record Line(double seconds, double stoad, double dae, double tflop, double gflops, int epochs, int threads) {}

    @Override
    public Integer call() {
        Evidence evidence = evidence();
        TrainingSamples samples = samples(evidence.grid());
        double[] seconds = new double[2];
        long start = System.nanoTime();
        new Workers(threads).forEach(2, i -> {
            Training training = Training.PAPER.withEpochs(epochs);
            if (i == 0) {
                Stoad.of(Architecture.STANDARD, training)
                        .fit(evidence, samples, new Seed(2), Workers.ONE, Progress.NONE);
            } else {
                Dae.of(Architecture.STANDARD, training).fit(evidence, samples, new Seed(2), Workers.ONE, Progress.NONE);
            }
            seconds[i] = (System.nanoTime() - start) / 1e9;
        });
        double whole = (System.nanoTime() - start) / 1e9;
        TrainingProblem problem = TrainingProblem.of(Architecture.STANDARD);
        double sample = problem.autoEncoderFlops() / TrainingProblem.BATCH;
        double taught = problem.studentFlops() / TrainingProblem.BATCH;
        double flop = epochs * ((ALL + NORMAL) * sample + NORMAL * taught);
        String line = JsonMapper.shared()
                .writeValueAsString(new Line(
                        tenths(whole),
                        tenths(seconds[0]),
                        tenths(seconds[1]),
                        tenths(flop / 1e12),
                        tenths(flop / whole / 1e9),
                        epochs,
                        threads));
        Objects.requireNonNull(spec).commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
        return 0;
    }

    /// Smooth layers with noise, as those of a deposit are.
    private static Evidence evidence() {
        Grid grid = Grid.of(0, 0, 0, 10, 10, 10, 60, 60, 60);
        RandomGenerator random = new Seed(1).split("schedule bench").generator();
        float[][] layers = new float[LAYERS][grid.size()];
        for (int l = 0; l < LAYERS; l++) {
            for (int v = 0; v < grid.size(); v++) {
                double wave = Math.sin(0.1 * (l + 1) * grid.ix(v)) * Math.cos(0.07 * grid.iy(v) + 0.05 * grid.iz(v));
                layers[l][v] = (float) (0.5 + 0.4 * wave + 0.1 * (random.nextDouble() - 0.5));
            }
        }
        return new Evidence(
                grid,
                IntStream.range(0, LAYERS)
                        .mapToObj(l -> String.format(Locale.ROOT, "layer%d", l))
                        .toList(),
                List.of(layers).toArray(float[][]::new));
    }

    private static TrainingSamples samples(Grid grid) {
        int[] all = IntStream.iterate(0, i -> i < ALL, i -> i + 1)
                .map(i -> (int) ((long) i * grid.size() / ALL))
                .toArray();
        int heldOut = NORMAL / 4;
        int[] normal = IntStream.range(0, NORMAL).map(i -> all[i]).toArray();
        int[] aside = IntStream.range(NORMAL, NORMAL + heldOut).map(i -> all[i]).toArray();
        int[] ore = IntStream.range(NORMAL + heldOut, ALL).map(i -> all[i]).toArray();
        return new TrainingSamples(normal, aside, ore);
    }

    private static double tenths(double v) {
        return Math.round(10 * v) / 10.0;
    }
}
