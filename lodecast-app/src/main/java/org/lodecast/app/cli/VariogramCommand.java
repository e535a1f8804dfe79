package org.lodecast.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lodecast.app.pipeline.ProjectEstimates;
import org.lodecast.app.pipeline.Workspace;
import org.lodecast.app.report.Variograms;
import org.lodecast.evidence.VariableEstimate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "variogram",
        mixinStandardHelpOptions = true,
        description = "Fits variograms as a run does, prints them, and draws them.")
final class VariogramCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PROJECT", description = "A folder with a project.yaml, or the file.")
    private Path project = Path.of(".");

    @Option(
            names = "--variable",
            split = ",",
            paramLabel = "NAME",
            description = "Element, balance, log-ratio or factor; may be given again. By default all.")
    private List<String> variables = new ArrayList<>();

    @Option(names = "--map", description = "Draw the map of directions too: variogram-map.svg.")
    private boolean map;

    @Option(names = "--csv", description = "Write the models, the experiments and points of the models' curves too.")
    private boolean csv;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where figures and tables go; by default out/variogram. Made if need be.")
    private @Nullable Path out;

    @Mixin
    private Effort effort = new Effort();

    @Override
    public Integer call() throws Exception {
        var print = Objects.requireNonNull(spec).commandLine().getOut();
        Workspace w = Workspace.open(project, effort.threads());
        Console console = new Console(print, effort.quiet());
        Composites.demand(w, console);
        ProjectEstimates estimates = ProjectEstimates.of(w);
        List<String> names = variables.isEmpty() ? estimates.names() : List.copyOf(new LinkedHashSet<>(variables));
        List<VariableEstimate> fits = estimates.fit(names, console);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("variograms.svg", Variograms.figure(fits));
        if (map) {
            files.put("variogram-map.svg", Variograms.map(fits));
        }
        if (csv) {
            files.put("models.csv", Variograms.models(fits));
            files.put("experiments.csv", Variograms.experiments(fits));
            files.put("curves.csv", Variograms.curves(fits));
        }
        Path folder = out != null ? out : w.out().resolve("variogram");
        Files.createDirectories(folder);
        for (Map.Entry<String, String> f : files.entrySet()) {
            Path part = folder.resolve(f.getKey() + ".tmp");
            Files.writeString(part, f.getValue());
            Files.move(part, folder.resolve(f.getKey()), StandardCopyOption.REPLACE_EXISTING);
        }
        console.tell(""); // ends what stands of a bar
        Variograms.text(fits).forEach(print::println);
        console.tell("\nwrote " + String.join(", ", files.keySet()) + " in " + folder);
        print.flush();
        return 0;
    }
}
