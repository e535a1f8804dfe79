package org.lodecast.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.app.format.BlockCsv;
import org.lodecast.app.format.HoleCsv;
import org.lodecast.app.format.HoleDxf;
import org.lodecast.app.format.HoleVtp;
import org.lodecast.app.format.VtkImage;
import org.lodecast.app.pipeline.Access;
import org.lodecast.app.pipeline.Workspace;
import org.lodecast.app.project.Project;
import org.lodecast.app.report.FigurePng;
import org.lodecast.block.BlockModel;
import org.lodecast.drill.Composites;
import org.lodecast.drill.Trace;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the block model, the drillholes or the figures for the next program.")
final class ExportCommand implements Callable<Integer> {
    enum Format {
        csv("blocks.csv"),
        vtk("blocks.vti"),
        holes_vtp("holes.vtp"),
        holes_dxf("holes.dxf"),
        holes_csv("holes.csv"),
        figures_png("figures");

        private final String file;

        Format(String file) {
            this.file = file;
        }

        @Override
        public String toString() {
            return name().replace('_', '-');
        }
    }

    /// Knows formats by the names that users write; picocli's own would also offer those of the constants.
    static final class Named implements ITypeConverter<Format> {
        @Override
        public Format convert(String value) {
            return Arrays.stream(Format.values())
                    .filter(f -> f.toString().equals(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "no format `" + value + "`; expected one of " + List.of(Format.values())));
        }
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PROJECT", description = "A folder with a project.yaml, or the file.")
    private Path project = Path.of(".");

    @Option(
            names = "--format",
            required = true,
            paramLabel = "F",
            converter = Named.class,
            description = "Blocks: csv (centroid and size, a row a voxel below the ground) or vtk (.vti image)."
                    + " Drillholes, in metres: holes-vtp (lines with the values of the composites), holes-dxf (a 3D"
                    + " polyline a hole) or holes-csv (points of the traces). Figures of the report, for print: figures-png"
                    + " (180 mm wide at 300 dots an inch).")
    private Format format = Format.csv;

    @Option(names = "--columns", split = ",", paramLabel = "NAME", description = "Columns to write, by default all.")
    private List<String> columns = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "By default blocks.* or holes.* in out; of figures the folder, by default figures in out.")
    private @Nullable Path out;

    @Override
    public Integer call() throws Exception {
        Workspace w = Workspace.open(project, 1);
        Path file = out != null ? out : w.out().resolve(format.file);
        if (format == Format.figures_png) {
            return said(figures(w, file));
        }
        Path part = file.resolveSibling(file.getFileName() + ".tmp");
        String said = switch (format) {
            case csv, vtk -> blocks(w, part);
            default -> holes(w, part);
        };
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        return said(file + said);
    }

    private int said(String what) {
        PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
        console.println("wrote " + what);
        console.flush();
        return 0;
    }

    private String blocks(Workspace w, Path part) throws IOException {
        BlockModel model = Access.model(w);
        List<String> chosen = chosen("the model has", model.columns().keySet());
        if (format == Format.csv) {
            BlockCsv.write(model, chosen, Access.ground(w), part);
        } else {
            VtkImage.write(model, chosen, part);
        }
        return "";
    }

    private String holes(Workspace w, Path part) throws IOException {
        if (format != Format.holes_vtp) {
            demandNoColumns();
        }
        List<Trace> traces = Access.traces(w);
        String said = String.format(Locale.ROOT, ": %,d holes", traces.size());
        switch (format) {
            case holes_dxf -> HoleDxf.write(traces, part);
            case holes_csv -> HoleCsv.write(traces, part);
            default -> {
                Composites composites = Access.composites(w);
                HoleVtp.write(traces, composites, chosen("the composites have", HoleVtp.columns(composites)), part);
                said += String.format(Locale.ROOT, ", %,d composites", composites.size());
            }
        }
        Project.Tables tables = w.project().tables();
        return said + "; coordinates and depths are in metres"
                + (tables != null && tables.lengthUnit().equals("ft") ? ", not in the feet of the tables" : "");
    }

    private String figures(Workspace w, Path folder) throws IOException {
        demandNoColumns();
        List<Path> figures = Access.figures(w);
        Files.createDirectories(folder);
        for (Path figure : figures) {
            String name = figure.getFileName().toString().replaceFirst("svg$", "png");
            Path part = folder.resolve(name + ".tmp");
            Files.write(part, FigurePng.of(Files.readString(figure)));
            Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        return folder + ": " + figures.size() + " figures, " + FigurePng.WIDTH + " dots wide";
    }

    private void demandNoColumns() {
        if (!columns.isEmpty()) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--columns: " + format + " has none to choose; holes-vtp has");
        }
    }

    private List<String> chosen(String what, Collection<String> there) {
        List<String> unknown = columns.stream().filter(c -> !there.contains(c)).toList();
        if (!unknown.isEmpty()) {
            throw InvalidInput.of(
                    "column-missing",
                    "--columns: no " + String.join(", ", unknown) + "; " + what + " " + String.join(", ", there));
        }
        return columns.isEmpty() ? List.copyOf(there) : columns;
    }
}
