package org.lodecast.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.Seed;
import org.lodecast.app.init.SimulatedProject;
import org.lodecast.simulate.MapQuality;
import org.lodecast.simulate.SimulatedDeposit;
import org.lodecast.simulate.Size;
import org.lodecast.simulate.Style;
import org.lodecast.simulate.Truth;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description =
                "Writes a simulated deposit: tables, mapped faults, known orebodies, project.yaml, and the truth apart.")
final class SimulateCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Folder of the new project.")
    private Path folder = Path.of(".");

    @Option(names = "--seed", paramLabel = "N", description = "Same seed, same deposit. Default 1.")
    private long seed = 1;

    @Option(
            names = "--style",
            paramLabel = "NAME",
            description = "zaozigou (default): fault-controlled gold; porphyry: disseminated copper about stocks; "
                    + "stratabound: zinc and lead along beds.")
    private String style = "zaozigou";

    @Option(names = "--size", paramLabel = "NAME", description = "small (default) or paper.")
    private String size = "small";

    @Option(
            names = "--faults-known",
            paramLabel = "SHARE",
            description = "Share of the faults that are mapped, 0 to 1, each some 12 m off. Default two thirds.")
    private @Nullable Double faultsKnown;

    @Override
    public Integer call() throws Exception {
        CommandLine line = java.util.Objects.requireNonNull(spec).commandLine();
        Style kind = Style.of(style)
                .orElseThrow(
                        () -> new ParameterException(line, "--style `" + style + "`; expected one of " + styles()));
        if (!size.equals("small") && !size.equals("paper")) {
            throw new ParameterException(line, "--size `" + size + "`; expected small or paper");
        }
        if (faultsKnown != null && !(faultsKnown >= 0 && faultsKnown <= 1)) {
            throw new ParameterException(line, "--faults-known `" + faultsKnown + "`; expected a share, 0 to 1");
        }
        MapQuality usual = MapQuality.USUAL;
        MapQuality quality =
                faultsKnown == null ? usual : new MapQuality(1 - faultsKnown, usual.misplacement(), usual.turn());
        Size extent = Size.valueOf(size.toUpperCase(Locale.ROOT));
        write(folder, kind.simulate(new Seed(seed), extent, quality), line.getOut());
        return 0;
    }

    private static String styles() {
        return Arrays.stream(Style.values()).map(Style::key).collect(Collectors.joining(", "));
    }

    /// The deposit of the demo.
    static void demo(Path folder, PrintWriter out) throws Exception {
        write(folder, Style.ZAOZIGOU.simulate(new Seed(1), Size.SMALL, MapQuality.USUAL), out);
    }

    private static void write(Path folder, SimulatedDeposit d, PrintWriter out) throws Exception {
        if (Files.exists(folder.resolve("project.yaml"))) {
            throw InvalidInput.at(
                    "project-exists",
                    folder.resolve("project.yaml").toString(),
                    0,
                    "is there already; expected a new folder");
        }
        SimulatedProject.write(d, folder);
        long blind = d.truth().bodies().stream()
                .filter(b -> !b.known())
                .map(Truth.TrueBody::body)
                .count();
        out.printf(
                Locale.ROOT,
                "simulated a %s deposit in %s: %d holes, %,d samples, %d mapped faults, %d known orebodies, %d blind ones%n",
                d.style(),
                folder,
                d.collars().size(),
                d.assays().size(),
                d.faults().size(),
                d.orebodies().size(),
                blind);
        out.flush();
    }
}
