package org.lodecast.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.app.format.MeshFiles;
import org.lodecast.app.init.ProjectGuess;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Writes DIR/project.yaml from your tables, with every guess it made as a comment.")
final class InitCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Folder of the new project.")
    private Path folder = Path.of(".");

    @Option(
            names = "--collar",
            paramLabel = "FILE",
            description = "Collar table; without it the assays must hold x, y and z of each sample.")
    private @Nullable Path collar;

    @Option(names = "--survey", paramLabel = "FILE", description = "Survey table; without it holes are vertical.")
    private @Nullable Path survey;

    @Option(names = "--assay", required = true, paramLabel = "FILE", description = "Assay table.")
    private Path assay = Path.of("");

    @Option(names = "--lithology", paramLabel = "FILE", description = "Lithology table.")
    private @Nullable Path lithology;

    @Option(names = "--faults", paramLabel = "GLOB", description = "Fault surfaces: " + MeshFiles.ENDINGS + ".")
    private List<String> faults = new ArrayList<>();

    @Option(names = "--orebodies", paramLabel = "GLOB", description = "Known orebodies as closed surfaces.")
    private List<String> orebodies = new ArrayList<>();

    @Option(names = "--ore", paramLabel = "EXPR", description = "What makes ore, such as 'Cu>=0.4'; guessed otherwise.")
    private @Nullable String ore;

    @Option(names = "--length-unit", paramLabel = "UNIT", description = "m or ft; guessed otherwise.")
    private @Nullable String lengthUnit;

    @Option(names = "--force", description = "Replace a project.yaml that is there.")
    private boolean force;

    @Override
    public Integer call() throws Exception {
        CommandLine line = java.util.Objects.requireNonNull(spec).commandLine();
        if (lengthUnit != null && !lengthUnit.equals("m") && !lengthUnit.equals("ft")) {
            throw new ParameterException(line, "--length-unit `" + lengthUnit + "`; expected m or ft");
        }
        Path file = folder.resolve("project.yaml");
        if (Files.exists(file) && !force) {
            throw InvalidInput.at("project-exists", file.toString(), 0, "is there already; --force replaces it");
        }
        String yaml = ProjectGuess.write(
                folder, new ProjectGuess.Files(collar, survey, assay, lithology, faults, orebodies, ore, lengthUnit));
        Files.createDirectories(folder);
        Path part = folder.resolve("project.yaml.tmp");
        Files.writeString(part, yaml);
        Files.move(part, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        var out = line.getOut();
        out.println(yaml);
        out.println("wrote " + file + " — read it, mend what is wrong, then: lodecast check " + folder
                + ", lodecast run " + folder);
        out.flush();
        return 0;
    }
}
