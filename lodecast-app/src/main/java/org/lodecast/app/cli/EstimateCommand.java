package org.lodecast.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.app.format.SlabCsv;
import org.lodecast.app.format.SlabImage;
import org.lodecast.app.pipeline.EstimateSlabs;
import org.lodecast.app.pipeline.ProjectEstimates;
import org.lodecast.app.pipeline.Workspace;
import org.lodecast.app.store.SlabParquet;
import org.lodecast.block.Grid;
import org.lodecast.evidence.LevelEstimates;
import org.lodecast.evidence.VariableEstimate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "estimate",
        mixinStandardHelpOptions = true,
        description = "Estimates variables of the composites on a grid as fine as asked, a few levels at a time: the"
                + " grid need not fit into memory. Writes each variable with variance, slope of regression, number of"
                + " composites used and distance to the nearest.")
final class EstimateCommand implements Callable<Integer> {
    private static final List<String> ENDINGS = List.of(".parquet", ".csv", ".vti");

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PROJECT", description = "A folder with a project.yaml, or the file.")
    private Path project = Path.of(".");

    @Option(
            names = "--variable",
            required = true,
            split = ",",
            paramLabel = "NAME",
            description = "Element, balance, log-ratio or factor to estimate; may be given again.")
    private List<String> variables = new ArrayList<>();

    @Option(
            names = "--cell",
            split = ",",
            paramLabel = "M",
            description = "Voxel in metres: one number, or three (10,10,5); by default that of the project's grid. The"
                    + " box stays that of the project.")
    private List<Double> cell = new ArrayList<>();

    @Option(
            names = "--shared",
            description = "Solve each kriging system once for all variables, with the settings and the variogram of the"
                    + " first, from the composites in which all are known.")
    private boolean shared;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "By its ending Parquet (.parquet), CSV (.csv) or a VTK image (.vti); by default"
                    + " out/estimate.parquet.")
    private @Nullable Path out;

    @Mixin
    private Effort effort = new Effort();

    @Override
    public Integer call() throws Exception {
        CommandSpec s = Objects.requireNonNull(spec);
        double[] size = cell();
        String ending = ending();
        Workspace w = Workspace.open(project, effort.threads());
        Path file = out != null ? out : w.out().resolve("estimate.parquet");
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        if (out != null && !Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        Console console = new Console(s.commandLine().getOut(), effort.quiet());
        Composites.demand(w, console);
        Files.createDirectories(folder);
        ProjectEstimates estimates = ProjectEstimates.of(w);
        List<String> names = List.copyOf(new LinkedHashSet<>(variables));
        estimates.demand(names);
        Grid grid = estimates.grid(size);
        BitSet ground = estimates.ground(grid);
        EstimateSlabs slabs = new EstimateSlabs(
                grid,
                ground,
                levels(estimates, names, grid, console),
                estimates::isElement,
                estimates.workers(),
                console);
        console.tell(String.format(
                Locale.ROOT,
                "%,d voxels of %s × %s × %s m below the ground, of %,d (%d × %d × %d); %d levels at a time, which take"
                        + " %,d MiB of the %,d allowed",
                ground.cardinality(),
                tidy(grid.dx()),
                tidy(grid.dy()),
                tidy(grid.dz()),
                grid.size(),
                grid.nx(),
                grid.ny(),
                grid.nz(),
                slabs.height(),
                (slabs.bytes() >> 20) + 1,
                Runtime.getRuntime().maxMemory() >> 20));
        console.tell("estimates will take about " + duration(slabs.foretell()) + ", besides writing");
        console.begin("estimate", slabs.steps());
        long began = System.nanoTime();
        try (Part part = new Part(file)) {
            switch (ending) {
                case ".csv" -> SlabCsv.write(grid, slabs.names(), slabs, part.path());
                case ".vti" -> SlabImage.write(grid, slabs.names(), slabs, part.path());
                default -> SlabParquet.write(grid, slabs.names(), slabs, part.path());
            }
            part.moveIntoPlace();
        }
        console.tell(String.format(
                Locale.ROOT,
                "wrote %s: %s of %,d voxels in %s, %,.0f a second",
                file,
                String.join(", ", names),
                ground.cardinality(),
                duration((System.nanoTime() - began) / 1e9),
                ground.cardinality() / ((System.nanoTime() - began) / 1e9)));
        return 0;
    }

    private List<LevelEstimates> levels(ProjectEstimates estimates, List<String> names, Grid grid, Console console) {
        if (!shared || names.size() == 1) {
            List<VariableEstimate> fits = estimates.fit(names, console);
            fits.forEach(v -> v.remarks().forEach(console::tell));
            return fits.stream().map(v -> LevelEstimates.of(v, grid)).toList();
        }
        List<VariableEstimate> fits = estimates.fitTogether(names, console);
        String obstacle = LevelEstimates.obstacle(fits);
        if (!obstacle.isEmpty()) {
            throw InvalidInput.of(
                    "shared", "--shared: " + obstacle + "; expected variables that are kriged without a transform");
        }
        fits.getFirst().remarks().forEach(console::tell);
        console.tell(String.format(
                Locale.ROOT,
                "one system for all, with the variogram of %s, from %,d composites in which all are known",
                names.getFirst(),
                fits.getFirst().samples().size()));
        return List.of(LevelEstimates.together(fits, grid));
    }

    private double @Nullable [] cell() {
        if (cell.isEmpty()) {
            return null;
        }
        if (!(cell.size() == 1 || cell.size() == 3) || cell.stream().anyMatch(c -> !(c > 0 && Double.isFinite(c)))) {
            throw wrong("--cell "
                    + String.join(",", cell.stream().map(EstimateCommand::tidy).toList())
                    + "; expected one number of metres above 0, or three");
        }
        return cell.size() == 3
                ? cell.stream().mapToDouble(c -> c).toArray()
                : DoubleStream.of(cell.getFirst(), cell.getFirst(), cell.getFirst())
                        .toArray();
    }

    private String ending() {
        if (out == null) {
            return ENDINGS.getFirst();
        }
        String name =
                out.getFileName() == null ? "" : out.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream()
                .filter(name::endsWith)
                .findFirst()
                .orElseThrow(() -> wrong(
                        "--out " + out + ": no format has this ending; expected one of " + String.join(" ", ENDINGS)));
    }

    private ParameterException wrong(String said) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), said);
    }

    private static String tidy(double v) {
        return v == Math.rint(v) && Math.abs(v) < 1e9 ? String.valueOf((long) v) : String.valueOf(v);
    }

    private static String duration(double seconds) {
        return seconds < 100
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : String.format(Locale.ROOT, "%.0f min", seconds / 60);
    }

    /// A file beside its place, deleted if it does not get there: by a failure, or by the user's Ctrl-C.
    private static final class Part implements AutoCloseable {
        private final Path file;
        private final Path part;
        private final Thread hook;

        Part(Path file) throws IOException {
            this.file = file;
            part = file.resolveSibling(file.getFileName() + ".tmp");
            hook = new Thread(this::delete);
            Files.deleteIfExists(part);
            Runtime.getRuntime().addShutdownHook(hook);
        }

        Path path() {
            return part;
        }

        void moveIntoPlace() throws IOException {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }

        private void delete() {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                // it stays beside its place, and the next call deletes it
            }
        }

        @Override
        public void close() {
            delete();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // it runs already
            }
        }
    }
}
