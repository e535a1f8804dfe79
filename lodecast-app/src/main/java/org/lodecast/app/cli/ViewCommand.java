package org.lodecast.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lodecast.app.pipeline.Access;
import org.lodecast.app.pipeline.Workspace;
import org.lodecast.app.view.ViewServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "view",
        mixinStandardHelpOptions = true,
        description = "Serves the report, the other products and the block model's columns on this machine alone and"
                + " prints the address; Ctrl-C ends it.")
final class ViewCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PROJECT", description = "A folder with a project.yaml, or the file.")
    private Path project = Path.of(".");

    @Option(names = "--port", paramLabel = "N", description = "By default any free one.")
    private int port;

    @Override
    public Integer call() throws Exception {
        Workspace w = Workspace.open(project, 1);
        Access.demand(w, "report.html");
        try (ViewServer server = ViewServer.start(w, port)) {
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            out.println("http://127.0.0.1:" + server.port() + "/report.html");
            out.flush();
            Thread.currentThread().join(); // for ever: Ctrl-C ends the program
        }
        return 0;
    }
}
