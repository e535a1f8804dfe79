package org.lodecast.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Simulates a gold deposit, runs everything on it, and says where the report is.")
final class DemoCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Folder of the demo, by default lodecast-demo here; one that is there is run on.")
    private Path folder = Path.of("lodecast-demo");

    @Mixin
    private Effort effort = new Effort();

    @Override
    public Integer call() throws Exception {
        CommandLine line = java.util.Objects.requireNonNull(spec).commandLine();
        if (!Files.exists(folder.resolve("project.yaml"))) {
            SimulateCommand.demo(folder, line.getOut());
        }
        return RunCommand.run(folder, "report", false, effort, line);
    }
}
