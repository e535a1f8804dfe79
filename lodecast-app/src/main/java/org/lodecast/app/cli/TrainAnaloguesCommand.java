package org.lodecast.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lodecast.app.analogue.BankPlan;
import org.lodecast.app.analogue.Teaching;
import org.lodecast.app.benchmark.Drilling;
import org.lodecast.app.pipeline.Access;
import org.lodecast.app.pipeline.Finished;
import org.lodecast.app.pipeline.Pipeline;
import org.lodecast.app.pipeline.Workspace;
import org.lodecast.detect.analogue.Raising;
import org.lodecast.simulate.Size;
import org.lodecast.simulate.Style;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `train-analogues`: the bank of simulated deposits, and the model of the detector `analogue`.
@Command(
        name = "train-analogues",
        mixinStandardHelpOptions = true,
        description = "Builds a bank of simulated deposits and raises the analogue's model on it; goes on where it was"
                + " stopped.")
final class TrainAnaloguesCommand implements Callable<Integer> {
    private static final int OWN = 60;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Folder for bank and model, by default lodecast-analogues here.")
    private Path folder = Path.of("lodecast-analogues");

    @Option(names = "--deposits", paramLabel = "N", description = "In the bank, default ${DEFAULT-VALUE}.")
    private int deposits = 240;

    @Option(
            names = "--style",
            split = ",",
            paramLabel = "NAME",
            description = "Of zaozigou, porphyry, stratabound; by default all, in turn.")
    private List<String> styles = Arrays.stream(Style.values()).map(Style::key).toList();

    @Option(names = "--seed", paramLabel = "N", description = "Of bank and networks, default ${DEFAULT-VALUE}.")
    private long seed = 20_260;

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "Voxels of each kind a deposit, at most; default ${DEFAULT-VALUE}.")
    private int rows = 1500;

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "NAME",
            description = "Build the whole bank, but learn nothing from deposits of these styles.")
    private List<String> without = List.of();

    @Option(
            names = "--fit",
            paramLabel = "PROJECT",
            description = "Add " + OWN + " deposits explored by the holes and elements of this project.")
    private @Nullable Path project;

    @Mixin
    private Effort effort = new Effort();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        int threads = effort.threads();
        Console console = new Console(out, effort.quiet());
        if (deposits < 1 || rows < 1) {
            throw wrong("--deposits " + deposits + ", --rows " + rows + "; expected 1 or more");
        }
        List<Style> chosen = styles.stream().map(this::style).distinct().toList();
        List<Style> left = without.stream().map(this::style).distinct().toList();
        if (left.containsAll(chosen)) {
            throw wrong("--without " + without + " leaves no style to learn from; expected fewer");
        }
        List<BankPlan> plans = new ArrayList<>(List.of(new BankPlan(seed, chosen, deposits, null)));
        Path given = project;
        if (given != null) {
            Workspace w = Workspace.open(given, threads);
            new Pipeline(w, console).run("composites", false);
            Finished run = new Finished(w);
            plans.add(new BankPlan(
                    seed + 1,
                    chosen,
                    OWN,
                    Drilling.of(w.name(), run.traces(), Access.composites(w), run.assays(), Size.SMALL)));
        }
        Teaching.Result result =
                new Teaching(folder, plans, Raising.USUAL, left, rows, seed, command(chosen)).run(threads, console);
        result.lines().forEach(console::tell);
        console.tell("model: " + result.model());
        if (given != null) {
            console.tell("to use it, add to the project: detectors: {analogue: {model: "
                    + result.model().toAbsolutePath() + "}}");
        }
        return 0;
    }

    private String command(List<Style> chosen) {
        String all = String.join(",", chosen.stream().map(Style::key).toList());
        return "./lodecast train-analogues --deposits " + deposits + " --style " + all + " --seed " + seed + " --rows "
                + rows
                + (without.isEmpty() ? "" : " --without " + String.join(",", without))
                + (project == null
                        ? ""
                        : " --fit " + Objects.requireNonNull(project).getFileName());
    }

    private Style style(String name) {
        return Style.of(name)
                .orElseThrow(() -> wrong("--style `" + name + "`; expected some of "
                        + String.join(
                                ", ",
                                Arrays.stream(Style.values()).map(Style::key).toList())));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
