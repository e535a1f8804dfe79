package org.lodecast.bench;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lodecast.Progress;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.block.Grid;
import org.lodecast.detect.nn.Architecture;
import org.lodecast.detect.nn.DenseScorer;
import org.lodecast.detect.nn.Network;
import org.lodecast.detect.nn.Objective;
import org.lodecast.detect.nn.Scorer;
import org.lodecast.geology.SurfaceDistance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// What goes through a grid that does not fit into memory: distances to faults, scores of student and teacher.
/// Estimates are the other part: {@link ScaleBench}. No peer: times and the peak of memory.
@Command(
        name = "stream",
        description = {
            "Distances to 33 faults and scores of student and teacher, of a grid of 100 million voxels; run it with "
                    + "LODECAST_JAVA_OPTS=-Xmx2g.",
            "The last line is JSON: seconds of each, peak memory of the process."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class StreamBench implements Callable<Integer> {
    private static final int FAULTS = 33;
    private static final int TRIANGLES = 1000;
    private static final int LAYERS = 5;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--counts", paramLabel = "N", split = ",", description = "Voxels along each axis.")
    private List<Integer> counts = List.of(1000, 1000, 100);

    @Option(names = "--threads", paramLabel = "N", description = "Working threads.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /// The last line, for scripts.
    record Line(
            double distances, double scores, int voxels, int threads, double peak_memory_gib, double heap_limit_gib) {}

    @Override
    public Integer call() throws IOException {
        DistanceProblem problem =
                DistanceProblem.made(new Seed(1), counts.get(0), counts.get(1), counts.get(2), FAULTS, TRIANGLES);
        Grid grid = problem.grid();
        Workers workers = new Workers(threads);
        long start = System.nanoTime();
        BitSet all = new BitSet(grid.size());
        all.set(0, grid.size());
        SurfaceDistance.of(problem.faults()).onto(grid, all, workers, Progress.NONE);
        double distances = since(start);
        start = System.nanoTime();
        float[] score = new float[grid.size()];
        scorer().stream(
                grid.nx(),
                grid.ny(),
                grid.nz(),
                (from, to) -> layers(grid, from, to),
                workers,
                Progress.NONE,
                (from, to, errors) -> {
                    for (float[] level : errors) {
                        for (int i = 0; i < level.length; i++) {
                            score[grid.index(0, 0, from) + i] += level[i] / errors.length;
                        }
                    }
                });
        String line = JsonMapper.shared()
                .writeValueAsString(new Line(
                        distances,
                        since(start),
                        grid.size(),
                        threads,
                        ScaleBench.peak(),
                        Math.round(1000.0 * Runtime.getRuntime().maxMemory() / (1 << 30)) / 1000.0));
        Objects.requireNonNull(spec).commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
        return 0;
    }

    /// Networks that know nothing: what they score costs the same.
    private static DenseScorer scorer() {
        Network teacher = Architecture.STANDARD.autoEncoder(LAYERS);
        Network student = Architecture.STANDARD.encoder(LAYERS);
        return DenseScorer.of(new Scorer(
                student,
                student.initial(new Seed(3)),
                Objective.Distillation.of(teacher, teacher.initial(new Seed(2)), student)));
    }

    private static float[][] layers(Grid grid, int from, int to) {
        int level = grid.nx() * grid.ny();
        float[][] layers = new float[LAYERS][level * (to - from)];
        for (int l = 0; l < LAYERS; l++) {
            for (int i = 0; i < layers[l].length; i++) {
                layers[l][i] = (i * (l + 7) + from * 31) % 97 / 97f;
            }
        }
        return layers;
    }

    private static double since(long start) {
        return Math.round((System.nanoTime() - start) / 1e8) / 10.0;
    }
}
