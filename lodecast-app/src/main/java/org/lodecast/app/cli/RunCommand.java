package org.lodecast.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lodecast.app.pipeline.Pipeline;
import org.lodecast.app.pipeline.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs a project: stages whose inputs, settings and code have not changed are not run again.")
final class RunCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PROJECT", description = "A folder with a project.yaml, or the file.")
    private Path project = Path.of(".");

    @Option(
            names = "--until",
            paramLabel = "STAGE",
            completionCandidates = Stages.class,
            description = "Last stage to run: ${COMPLETION-CANDIDATES}.")
    private String until = "report";

    @Option(names = "--fresh", description = "Run every stage, also those that have not changed.")
    private boolean fresh;

    @Mixin
    private Effort effort = new Effort();

    static final class Stages implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Pipeline.stages().iterator();
        }
    }

    @Override
    public Integer call() throws Exception {
        CommandSpec s = java.util.Objects.requireNonNull(spec);
        if (!Pipeline.stages().contains(until)) {
            throw new ParameterException(
                    s.commandLine(), "no stage `" + until + "`; expected one of " + Pipeline.stages());
        }
        return run(project, until, fresh, effort, s.commandLine());
    }

    /// @return code of exit
    static int run(Path project, String until, boolean fresh, Effort effort, CommandLine line) throws Exception {
        PrintWriter out = line.getOut();
        Workspace w = Workspace.open(project, effort.threads());
        Console console = new Console(out, effort.quiet());
        Pipeline pipeline = new Pipeline(w, console);
        String hint = "the same command" + (fresh ? " without --fresh" : "") + " goes on from there";
        Interruption interruption = new Interruption(pipeline, console, line.getErr(), hint);
        try (interruption) {
            pipeline.run(until, fresh);
            console.close(w.out());
            if (until.equals("report") && !effort.quiet()) {
                out.println("report: " + w.out().resolve("report.html"));
            }
            out.flush();
            interruption.whole();
            return 0;
        } catch (Exception | Error e) { // an end of the program makes errors of its own
            if (interruption.asked()) {
                return Interruption.CODE;
            }
            throw e;
        }
    }
}
