package org.lodecast.app.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line. Exit codes: 0 done, 1 a bug, 2 wrong usage, 3 input that its owner can mend.
@Command(
        name = "lodecast",
        description = "From drillhole tables to ranked drilling targets.",
        version = "lodecast 0.1.0",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            InitCommand.class,
            CheckCommand.class,
            RunCommand.class,
            SqlCommand.class,
            ExportCommand.class,
            ViewCommand.class,
            SimulateCommand.class
        })
public final class Lodecast {
    private static final int SHOWN_A_CHECK = 10;

    private Lodecast() {}

    public static void main(String[] args) {
        System.exit(execute(args));
    }

    /// Runs a command and says with which code to exit.
    public static int execute(String... args) {
        CommandLine line = new CommandLine(new Lodecast());
        line.setExecutionExceptionHandler((thrown, c, parsed) -> {
            PrintWriter err = c.getErr();
            return switch (thrown) {
                case InvalidInput invalid -> {
                    tell(err, invalid.findings());
                    yield 3;
                }
                case CancellationException stopped -> {
                    err.println("stopped; the next run goes on from the last whole stage");
                    yield 1;
                }
                default -> {
                    err.println("This is a bug in lodecast, not in your input. Please report it with the lines below.");
                    thrown.printStackTrace(err);
                    yield 1;
                }
            };
        });
        return args.length == 0 ? usage(line) : line.execute(args);
    }

    private static int usage(CommandLine line) {
        line.usage(line.getOut());
        return 2;
    }

    /// Findings by check, the worst first, not more than a screenful of any one kind.
    static void tell(PrintWriter out, List<Finding> findings) {
        for (Finding.Severity severity : Finding.Severity.values()) {
            Map<String, Integer> counts = new LinkedHashMap<>();
            for (Finding f : findings) {
                if (f.severity() != severity) {
                    continue;
                }
                int n = counts.merge(f.check(), 1, Integer::sum);
                if (n <= SHOWN_A_CHECK) {
                    out.println(f + (f.action().isEmpty() || f.action().equals("stopped") ? "" : " → " + f.action()));
                }
            }
            counts.forEach((check, n) -> {
                if (n > SHOWN_A_CHECK) {
                    out.println("… and " + (n - SHOWN_A_CHECK) + " more of " + check
                            + "; `lodecast check` writes all of them to out/qa.csv");
                }
            });
        }
        out.flush();
    }
}
