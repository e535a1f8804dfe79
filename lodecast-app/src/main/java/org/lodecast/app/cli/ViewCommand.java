package org.lodecast.app.cli;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lodecast.app.pipeline.Access;
import org.lodecast.app.pipeline.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "view",
        mixinStandardHelpOptions = true,
        description = "Serves the report on this machine alone and prints its address; Ctrl-C ends it.")
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
        HttpServer server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                w.out().toAbsolutePath(),
                SimpleFileServer.OutputLevel.NONE);
        server.start();
        var out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        out.println("http://127.0.0.1:" + server.getAddress().getPort() + "/report.html");
        out.flush();
        Thread.currentThread().join();
        return 0;
    }
}
