package org.lodecast.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.app.format.BlockCsv;
import org.lodecast.app.format.VtkImage;
import org.lodecast.app.pipeline.Access;
import org.lodecast.app.pipeline.Workspace;
import org.lodecast.block.BlockModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "export", mixinStandardHelpOptions = true, description = "Writes the block model for the next program.")
final class ExportCommand implements Callable<Integer> {
    enum Format {
        csv,
        vtk
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PROJECT", description = "A folder with a project.yaml, or the file.")
    private Path project = Path.of(".");

    @Option(
            names = "--format",
            required = true,
            paramLabel = "F",
            description = "csv (centroid and size, a row a voxel below the ground) or vtk (.vti image).")
    private Format format = Format.csv;

    @Option(names = "--columns", split = ",", paramLabel = "NAME", description = "Columns to write, by default all.")
    private List<String> columns = new ArrayList<>();

    @Option(names = "--out", paramLabel = "FILE", description = "By default out/blocks.csv or out/blocks.vti.")
    private @Nullable Path out;

    @Override
    public Integer call() throws Exception {
        Workspace w = Workspace.open(project, 1);
        BlockModel model = Access.model(w);
        List<String> unknown = columns.stream().filter(c -> !model.has(c)).toList();
        if (!unknown.isEmpty()) {
            throw InvalidInput.of(
                    "column-missing",
                    "--columns: no " + String.join(", ", unknown) + "; the model has "
                            + String.join(", ", model.columns().keySet()));
        }
        List<String> chosen = columns.isEmpty() ? List.copyOf(model.columns().keySet()) : columns;
        Path file = out != null ? out : w.out().resolve(format == Format.csv ? "blocks.csv" : "blocks.vti");
        Path part = file.resolveSibling(file.getFileName() + ".tmp");
        switch (format) {
            case csv -> BlockCsv.write(model, chosen, Access.ground(w), part);
            case vtk -> VtkImage.write(model, chosen, part);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        var console = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        console.println("wrote " + file);
        console.flush();
        return 0;
    }
}
