package org.lodecast.app.cli;

import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;
import org.lodecast.app.pipeline.CodeVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line. Exit codes: 0 done, 1 a bug, 2 wrong usage, 3 input that its owner can mend, 130
/// stopped by Ctrl-C.
@Command(
        name = "lodecast",
        description = "From drillhole tables to ranked drilling targets.",
        versionProvider = Lodecast.Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            InitCommand.class,
            CheckCommand.class,
            RunCommand.class,
            SqlCommand.class,
            ExportCommand.class,
            VariogramCommand.class,
            EstimateCommand.class,
            ViewCommand.class,
            BenchmarkCommand.class,
            TrainAnaloguesCommand.class,
            SimulateCommand.class
        })
public final class Lodecast {
    private static final int SHOWN_A_CHECK = 10;

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"lodecast " + CodeVersion.number()};
        }
    }

    private Lodecast() {}

    public static void main(String[] args) {
        System.exit(execute(args));
    }

    /// Runs a command on the console and says with which code to exit.
    public static int execute(String... args) {
        return execute(new CommandLine(new Lodecast()), args);
    }

    /// Runs a command that speaks to the writers given.
    public static int execute(PrintWriter out, PrintWriter err, String... args) {
        return execute(new CommandLine(new Lodecast()).setOut(out).setErr(err), args);
    }

    private static int execute(CommandLine line, String... args) {
        line.setExecutionExceptionHandler((thrown, c, parsed) -> {
            PrintWriter err = c.getErr();
            return switch (thrown) {
                case InvalidInput invalid -> {
                    mend(err, invalid.findings());
                    yield 3;
                }
                case FileSystemException file -> {
                    String reason = file.getReason() != null ? file.getReason() : reason(file);
                    tell(err, List.of(Finding.error("file-access", String.valueOf(file.getFile()), 0, "", reason)));
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

    /// What must be mended, without the warnings and notes that would bury it.
    private static void mend(PrintWriter err, List<Finding> findings) {
        List<Finding> errors = findings.stream()
                .filter(f -> f.severity() == Finding.Severity.ERROR)
                .toList();
        tell(err, errors);
        if (errors.size() < findings.size()) {
            err.println("and " + (findings.size() - errors.size())
                    + " warnings and notes, which `lodecast check` tells too");
            err.flush();
        }
    }

    /// The system says some reasons by the kind of exception alone.
    private static String reason(FileSystemException e) {
        return switch (e) {
            case NoSuchFileException none -> "no such file or folder";
            case AccessDeniedException denied -> "may not be read or written";
            case FileAlreadyExistsException there -> "is there already, and not as the folder that was expected";
            case NotDirectoryException file -> "is no folder";
            default -> "cannot be read or written";
        };
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
