package org.lodecast.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lodecast.app.benchmark.Benchmark;
import org.lodecast.app.benchmark.BenchmarkPlan;
import org.lodecast.app.benchmark.BenchmarkResults;
import org.lodecast.app.benchmark.Drilling;
import org.lodecast.app.benchmark.HeldOut;
import org.lodecast.app.benchmark.HeldOutPlan;
import org.lodecast.app.benchmark.HeldOutResults;
import org.lodecast.app.benchmark.Outcome;
import org.lodecast.app.pipeline.Access;
import org.lodecast.app.pipeline.Finished;
import org.lodecast.app.pipeline.Pipeline;
import org.lodecast.app.pipeline.Workspace;
import org.lodecast.app.project.Detectors;
import org.lodecast.simulate.Size;
import org.lodecast.simulate.Style;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        description =
                "Judges the detectors by simulated deposits whose truth is known, or by holes of a project that are"
                        + " left out; goes on where it was stopped.")
final class BenchmarkCommand implements Callable<Integer> {
    /// Trained where none are named: those of a project, and the simple rivals that learn.
    private static final List<String> USUAL = Stream.concat(
                    Detectors.USUAL.stream(), Stream.of("energy", "logistic", "quadratic"))
            .toList();

    private static final List<String> PROTOCOLS = List.of("paper", "hole", "block", "depth");

    /// Options that only simulated deposits have.
    private static final List<String> DEPOSITS =
            List.of("--style", "--seeds", "--oracle-seeds", "--protocols", "--size", "--cell", "--drilling");

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Folder for deposits and results, by default lodecast-benchmark here.")
    private Path folder = Path.of("lodecast-benchmark");

    @Option(
            names = "--style",
            split = ",",
            paramLabel = "NAME",
            description = "Of zaozigou, porphyry, stratabound; by default zaozigou.")
    private List<String> styles = List.of("zaozigou");

    @Option(names = "--seeds", paramLabel = "LIST", description = "Deposits to judge by; default ${DEFAULT-VALUE}.")
    private String seeds = "101-110";

    @Option(
            names = "--oracle-seeds",
            paramLabel = "LIST",
            description =
                    "Other deposits, whose truth teaches the oracle; `none` for no oracle. Default ${DEFAULT-VALUE}.")
    private String oracleSeeds = "201-212";

    @Option(
            names = "--detectors",
            split = ",",
            paramLabel = "NAME",
            description =
                    "To train; by default those of a project, energy, logistic and quadratic, and with --holes-out"
                            + " those of that project. Simple rivals always run.")
    private List<String> detectors = USUAL;

    @Option(
            names = "--protocols",
            split = ",",
            paramLabel = "NAME",
            description = "Of the runs' own assessment; by default paper,hole,block,depth.")
    private List<String> protocols = PROTOCOLS;

    @Option(names = "--size", paramLabel = "NAME", description = "small (default) or paper.")
    private String size = "small";

    @Option(names = "--cell", paramLabel = "METRES", description = "Edge of a voxel, default ${DEFAULT-VALUE}.")
    private double cell = 10;

    @Option(names = "--epochs", paramLabel = "N", description = "Of the networks at most, default ${DEFAULT-VALUE}.")
    private int epochs = 60;

    @Option(
            names = "--drilling",
            paramLabel = "PROJECT",
            description = "Explore the deposits by the holes of this project, and say what would have been found.")
    private @Nullable Path project;

    @Option(
            names = "--holes-out",
            paramLabel = "PROJECT",
            description = "Judge by this project's own holes, some of which are left out in turn, and not by simulated"
                    + " deposits.")
    private @Nullable Path heldOut;

    @Option(names = "--folds", paramLabel = "N", description = "Of --holes-out; default ${DEFAULT-VALUE}.")
    private int folds = 5;

    @Option(names = "--seed", paramLabel = "N", description = "Of the folds of --holes-out; default ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--fresh", description = "Run every deposit or fold, also those that are there.")
    private boolean fresh;

    @Mixin
    private Effort effort = new Effort();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        int threads = effort.threads();
        Console console = new Console(out, effort.quiet());
        Path given = heldOut;
        if (given != null) {
            return holesOut(given, threads, console);
        }
        without("--folds", "--seed");
        BenchmarkPlan plan = plan().with(drilling(threads, console));
        Benchmark benchmark = new Benchmark(folder, plan, threads, console, console::tell);
        List<Outcome> outcomes = benchmark.run(fresh);
        BenchmarkResults results = new BenchmarkResults(plan, outcomes);
        results.write(folder);
        timings(benchmark.seconds());
        results.lines().forEach(console::tell);
        console.tell("results: " + folder.resolve("benchmark.md"));
        return 0;
    }

    private int holesOut(Path given, int threads, Console console) throws Exception {
        for (String o : DEPOSITS) {
            if (asked(o)) {
                throw wrong(o + " is of simulated deposits; expected none of it with --holes-out");
            }
        }
        known("--detectors", detectors, Detectors.NAMES);
        if (folds < 2) {
            throw wrong("--folds " + folds + "; expected 2 or more");
        }
        demandEpochs();
        HeldOutPlan plan = new HeldOutPlan(
                given,
                folds,
                asked("--detectors") ? detectors.stream().distinct().toList() : List.of(),
                asked("--epochs") ? epochs : 0,
                seed);
        HeldOut benchmark = new HeldOut(folder, plan, threads, console, console, console::tell);
        HeldOutResults results = new HeldOutResults(plan, benchmark.run(fresh));
        results.write(folder);
        timings(benchmark.seconds());
        results.lines().forEach(console::tell);
        console.tell("results: " + folder.resolve("drilling.md"));
        return 0;
    }

    /// What only holes left out have.
    private void without(String... options) {
        for (String o : options) {
            if (asked(o)) {
                throw wrong(o + " is of holes left out; expected --holes-out PROJECT with it");
            }
        }
    }

    private boolean asked(String option) {
        return Objects.requireNonNull(spec).commandLine().getParseResult().hasMatchedOption(option);
    }

    /// Reads the project's holes, running its first stages if need be.
    private @Nullable Drilling drilling(int threads, Console console) throws Exception {
        Path given = project;
        if (given == null) {
            return null;
        }
        Workspace w = Workspace.open(given, threads);
        new Pipeline(w, console).run("composites", false);
        Finished run = new Finished(w);
        return Drilling.of(
                w.name(),
                run.traces(),
                Access.composites(w),
                run.assays(),
                Size.valueOf(size.toUpperCase(Locale.ROOT)));
    }

    /// Apart from the products, which know no clock.
    private void timings(Map<String, Double> seconds) throws Exception {
        if (seconds.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        seconds.forEach((what, s) -> lines.add(String.format(Locale.ROOT, "  \"%s\": %.3f", what, s)));
        Files.writeString(folder.resolve("timings.json"), "{\n" + String.join(",\n", lines) + "\n}\n");
    }

    private BenchmarkPlan plan() {
        List<Style> chosen = new ArrayList<>();
        for (String s : styles) {
            chosen.add(Style.of(s)
                    .orElseThrow(() -> wrong("--style `" + s + "`; expected some of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(Style.values())
                                            .map(Style::key)
                                            .toList()))));
        }
        known("--detectors", detectors, Detectors.NAMES);
        known("--protocols", protocols, PROTOCOLS);
        if (!size.equals("small") && !size.equals("paper")) {
            throw wrong("--size `" + size + "`; expected small or paper");
        }
        if (!(cell >= 2 && cell <= 100)) {
            throw wrong("--cell " + cell + "; expected 2 to 100 m");
        }
        demandEpochs();
        List<Long> judged = list("--seeds", seeds);
        List<Long> teachers = oracleSeeds.equals("none") ? List.of() : list("--oracle-seeds", oracleSeeds);
        TreeSet<Long> both = new TreeSet<>(judged);
        both.retainAll(teachers);
        if (!both.isEmpty()) {
            throw wrong(
                    "--oracle-seeds holds " + both + " of --seeds; an oracle that knows the answers judges nothing");
        }
        return new BenchmarkPlan(
                chosen.stream().distinct().toList(),
                judged,
                teachers,
                detectors.stream().distinct().toList(),
                protocols.stream().distinct().toList(),
                Size.valueOf(size.toUpperCase(Locale.ROOT)),
                cell,
                epochs,
                null);
    }

    private void demandEpochs() {
        if (epochs < 1) {
            throw wrong("--epochs " + epochs + "; expected 1 or more");
        }
    }

    private List<Long> list(String option, String text) {
        try {
            return BenchmarkPlan.seeds(text);
        } catch (IllegalArgumentException e) {
            throw wrong(option + " " + e.getMessage());
        }
    }

    private void known(String option, List<String> asked, List<String> of) {
        for (String a : asked) {
            if (!of.contains(a)) {
                throw wrong(option + " `" + a + "`; expected some of " + String.join(", ", of));
            }
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
