package org.lodecast.bench;

import java.io.PrintWriter;
import org.lodecast.InvalidInput;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `./lodecast bench`: speed beside a named peer, measured in one run. Exit codes: 0 done, 1 a bug or
/// estimates that disagree, 2 wrong usage, 3 no peer installed.
@Command(
        name = "lodecast bench",
        description = "Speed beside a named peer in one run; the last line is JSON.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            KrigingBench.class,
            ScaleBench.class,
            StreamBench.class,
            DistanceBench.class,
            TrainingBench.class,
            ScheduleBench.class,
            ScoringBench.class
        })
public final class Bench {
    private Bench() {}

    public static void main(String[] args) {
        System.exit(execute(new CommandLine(new Bench()), args));
    }

    /// Runs a command that speaks to the writers given and says with which code to exit.
    public static int execute(PrintWriter out, PrintWriter err, String... args) {
        return execute(new CommandLine(new Bench()).setOut(out).setErr(err), args);
    }

    private static int execute(CommandLine line, String... args) {
        line.setExecutionExceptionHandler((thrown, c, parsed) -> {
            if (thrown instanceof InvalidInput invalid) {
                c.getErr().println(invalid.getMessage());
                return 3;
            }
            if (thrown instanceof Disagreement d) {
                c.getErr().println(d.getMessage());
                return 1;
            }
            thrown.printStackTrace(c.getErr());
            return 1;
        });
        if (args.length == 0) {
            line.usage(line.getErr());
            return 2;
        }
        return line.execute(args);
    }
}
