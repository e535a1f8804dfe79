package org.lodecast.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// Ordinary kriging at the scale of a deposit, from nothing to files: many variables, each with a model of
/// its own or all with one, onto millions of voxels of 10 m from 72 holes, streamed level by level. No peer:
/// a time and a peak of memory.
@Command(
        name = "scale",
        description = {
            "Twelve variables onto 160 × 160 × 290 voxels from 72 holes, as a project krigs them (24 samples, 6 a hole), "
                    + "streamed to files.",
            "The last line is JSON: seconds, estimates a second, peak memory of the process."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class ScaleBench implements Callable<Integer> {
    private static final double CELL = 10;
    private static final double SPACING = 5;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--variables", paramLabel = "N", description = "Variables.")
    private int variables = 12;

    @Option(names = "--counts", paramLabel = "N", split = ",", description = "Voxels along each axis.")
    private List<Integer> counts = List.of(160, 160, 290);

    @Option(names = "--holes", paramLabel = "N", description = "Drillholes.")
    private int holes = 72;

    @Option(names = "--threads", paramLabel = "N", description = "Working threads.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--one-model", description = "All variables have one model and are kriged together.")
    private boolean oneModel;

    @Option(names = "--shared", description = "Share neighbourhoods.")
    private boolean shared;

    /// The last line, for scripts.
    record Line(
            double seconds,
            long estimates_per_second,
            int voxels,
            int variables,
            boolean one_model,
            boolean shared,
            int samples,
            int threads,
            double peak_memory_gib,
            double heap_limit_gib) {}

    @Override
    public Integer call() throws IOException {
        Grid grid = Grid.of(0, 0, -CELL * counts.get(2), CELL, CELL, CELL, counts.get(0), counts.get(1), counts.get(2));
        List<PointSamples> samples = samples(grid);
        Neighbourhood near =
                Neighbourhood.sphere(Double.POSITIVE_INFINITY, 1, 24).withMaxPerHole(6);
        Neighbourhood rule = shared ? near.share() : near;
        Path folder = Files.createTempDirectory("lodecast-bench");
        long start = System.nanoTime();
        List<Path> files = new ArrayList<>();
        try {
            List<List<PointSamples>> groups =
                    oneModel ? List.of(samples) : samples.stream().map(List::of).toList();
            for (int g = 0; g < groups.size(); g++) {
                VariogramModel model = VariogramModel.of(0.2, Structure.Kind.SPHERICAL, 0.8, 200 + 10 * g);
                Kriging k = Kriging.together(groups.get(g), model, rule, KrigingType.ORDINARY, null);
                Path file = folder.resolve(g + ".f32");
                files.add(file);
                write(k, grid, file);
                say("%6.1f s  %d of %d done", (System.nanoTime() - start) / 1e9, g + 1, groups.size());
            }
        } finally {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.delete(folder);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        say(
                "%s",
                JsonMapper.shared()
                        .writeValueAsString(new Line(
                                Math.round(1000 * seconds) / 1000.0,
                                Math.round((double) variables * grid.size() / seconds),
                                grid.size(),
                                variables,
                                oneModel,
                                shared,
                                samples.getFirst().size(),
                                threads,
                                peak(),
                                gib(Runtime.getRuntime().maxMemory()))));
        return 0;
    }

    private void write(Kriging k, Grid grid, Path file) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            k.stream(grid, null, new float[0][], new Workers(threads), Progress.NONE, slab -> {
                try {
                    put(out, slab);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static void put(FileChannel out, GridEstimates slab) throws IOException {
        List<float[]> columns = new ArrayList<>(List.of(slab.values()));
        columns.add(slab.variance());
        for (float[] column : columns) {
            ByteBuffer bytes = ByteBuffer.allocate(4 * column.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(column);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
    }

    /// Inclined holes in the middle of the ground, of 200 to 800 m.
    private List<PointSamples> samples(Grid grid) {
        RandomGenerator random = new Seed(1).split("scale bench").generator();
        List<double[]> rows = new ArrayList<>();
        for (int h = 0; h < holes; h++) {
            double x = CELL * grid.nx() * (0.2 + 0.6 * random.nextDouble());
            double y = CELL * grid.ny() * (0.2 + 0.6 * random.nextDouble());
            double azimuth = 2 * Math.PI * random.nextDouble();
            double dip = Math.toRadians(60 + 29 * random.nextDouble());
            double length = 200 + 600 * random.nextDouble();
            for (double at = SPACING / 2; at < length; at += SPACING) {
                rows.add(new double[] {
                    x + at * Math.cos(dip) * Math.sin(azimuth),
                    y + at * Math.cos(dip) * Math.cos(azimuth),
                    -at * Math.sin(dip),
                    h
                });
            }
        }
        double[][] c = new double[3][rows.size()];
        int[] hole = new int[rows.size()];
        for (int i = 0; i < hole.length; i++) {
            for (int a = 0; a < 3; a++) {
                c[a][i] = rows.get(i)[a];
            }
            hole[i] = (int) rows.get(i)[3];
        }
        List<PointSamples> all = new ArrayList<>();
        for (int v = 0; v < variables; v++) {
            double[] value = new double[hole.length];
            for (int i = 0; i < value.length; i++) {
                value[i] = 3 + Math.sin((v + 1) * c[0][i] / 300) + Math.sin(c[2][i] / 70) + random.nextGaussian();
            }
            all.add(PointSamples.of(c[0], c[1], c[2], value, hole));
        }
        return all;
    }

    /// Peak resident memory of this process [GiB] where the system tells, else what Java has taken.
    static double peak() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    return gib(1024 * Long.parseLong(line.replaceAll("\\D", "")));
                }
            }
        }
        return gib(Runtime.getRuntime().totalMemory());
    }

    private static double gib(long bytes) {
        return Math.round(1000.0 * bytes / (1 << 30)) / 1000.0;
    }

    private void say(String format, Object... words) {
        Objects.requireNonNull(spec).commandLine().getOut().println(String.format(Locale.ROOT, format, words));
        spec.commandLine().getOut().flush();
    }
}
