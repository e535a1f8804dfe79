package org.lodecast.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.Seed;
import org.lodecast.app.init.SimulatedProject;
import org.lodecast.simulate.SimulatedDeposit;
import org.lodecast.simulate.Size;
import org.lodecast.simulate.Truth;
import org.lodecast.simulate.Zaozigou;
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

    @Option(names = "--style", paramLabel = "NAME", description = "zaozigou: fault-controlled gold.")
    private String style = "zaozigou";

    @Option(names = "--size", paramLabel = "NAME", description = "small (default) or paper.")
    private String size = "small";

    @Override
    public Integer call() throws Exception {
        CommandLine line = java.util.Objects.requireNonNull(spec).commandLine();
        if (!style.equals("zaozigou")) {
            throw new ParameterException(line, "--style `" + style + "`; expected zaozigou");
        }
        if (!size.equals("small") && !size.equals("paper")) {
            throw new ParameterException(line, "--size `" + size + "`; expected small or paper");
        }
        write(folder, seed, Size.valueOf(size.toUpperCase(Locale.ROOT)), line.getOut());
        return 0;
    }

    static void write(Path folder, long seed, Size size, PrintWriter out) throws Exception {
        if (Files.exists(folder.resolve("project.yaml"))) {
            throw InvalidInput.at(
                    "project-exists",
                    folder.resolve("project.yaml").toString(),
                    0,
                    "is there already; expected a new folder");
        }
        SimulatedDeposit d = Zaozigou.simulate(new Seed(seed), size);
        SimulatedProject.write(d, folder);
        long blind = d.truth().bodies().stream()
                .filter(b -> !b.known())
                .map(Truth.TrueBody::body)
                .count();
        out.printf(
                Locale.ROOT,
                "simulated a deposit in %s: %d holes, %,d samples, %d mapped faults, %d known orebodies, %d blind ones%n",
                folder,
                d.collars().size(),
                d.assays().size(),
                d.faults().size(),
                d.orebodies().size(),
                blind);
        out.flush();
    }
}
