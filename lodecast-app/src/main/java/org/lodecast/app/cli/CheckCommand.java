package org.lodecast.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lodecast.Finding;
import org.lodecast.app.pipeline.Access;
import org.lodecast.app.pipeline.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Reads and checks the tables and surfaces; writes out/qa.csv and changes nothing else.")
final class CheckCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PROJECT", description = "A folder with a project.yaml, or the file.")
    private Path project = Path.of(".");

    @Override
    public Integer call() throws Exception {
        Workspace w = Workspace.open(project, 1);
        List<Finding> findings = Access.check(w);
        PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        Lodecast.tell(out, findings);
        long errors = count(findings, Finding.Severity.ERROR);
        out.println(
                counted(errors, "error") + ", " + counted(count(findings, Finding.Severity.WARNING), "warning") + ", "
                        + counted(count(findings, Finding.Severity.NOTE), "note") + "; all in "
                        + w.out().resolve("qa.csv"));
        out.flush();
        return errors > 0 ? 3 : 0;
    }

    private static String counted(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    private static long count(List<Finding> findings, Finding.Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).count();
    }
}
