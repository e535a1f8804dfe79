package org.lodecast.app.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.lodecast.app.project.OreChoice;
import org.lodecast.app.project.Project;
import org.lodecast.app.project.ProjectFile;
import org.lodecast.app.project.ProjectRules;
import org.lodecast.app.table.HoleRows;
import org.lodecast.block.Grid;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A project that stands elsewhere, written anew: whole, or without some holes. The original is only
/// read; what it says is kept key by key, with its paths made absolute.
final class HeldOutProject {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String DETECTORS = "detectors";

    private final Path folder;
    private final Project project;
    private final String name;
    private final ObjectNode tree;

    private HeldOutProject(Path file, Project project, ObjectNode tree) {
        this.folder = Objects.requireNonNull(file.getParent());
        this.project = project;
        this.name = project.name() != null ? project.name() : String.valueOf(folder.getFileName());
        this.tree = tree;
    }

    /// @throws org.lodecast.InvalidInput if the project file cannot be used
    static HeldOutProject of(HeldOutPlan plan) {
        Path file = ProjectFile.locate(plan.project());
        Project project = ProjectFile.read(file);
        ProjectRules.check(project, file);
        HeldOutProject p = new HeldOutProject(file, project, (ObjectNode) YAML.readTree(file));
        p.makeAbsolute();
        p.choose(plan);
        return p;
    }

    String name() {
        return name;
    }

    /// The text of the whole project with absolute paths and the plan's detectors.
    String text() {
        return YAML.writeValueAsString(tree);
    }

    /// Without the holes, on the whole project's grid and asked for the same ore.
    ///
    /// Known orebodies are left out: they were drawn with the holes in view that are now to be foreseen.
    /// Ore to learn from is what the other holes hold at the cut-off.
    ///
    /// @param to folder to write to
    /// @param all holes that there are
    /// @param out those that are to leave no trace
    void write(Path to, Grid grid, OreChoice ore, Set<String> all, Set<String> out, int fold) throws IOException {
        ObjectNode own = tree.deepCopy();
        own.put("name", name + " without the holes of fold " + fold);
        own.remove("orebodies");
        ObjectNode g = group(own, "grid");
        g.putPOJO("cell", List.of(grid.dx(), grid.dy(), grid.dz()));
        g.putPOJO("origin", List.of(grid.x0(), grid.y0(), grid.z0()));
        g.putPOJO("count", List.of(grid.nx(), grid.ny(), grid.nz()));
        group(own, "samples").put("element", ore.element()).put("cutoff", ore.cutoff());
        group(own, "estimation").put("folds", 0); // cross-validation judges estimates and changes none
        Project.Tables tables = Objects.requireNonNull(project.tables());
        HoleRows rows = new HoleRows(folder, tables, project.fixes(), all);
        Path copies = Files.createDirectories(to.resolve("tables"));
        for (Map.Entry<String, Project.TableFile> e : tables.files().entrySet()) {
            String file = e.getKey() + ".csv";
            HoleRows.Copy copy = rows.without(e.getValue(), out, copies.resolve(file));
            ObjectNode files = group(own, "tables");
            if (copy.rows() == 0) { // as if there were no such table: an empty one is an error
                files.remove(e.getKey());
                continue;
            }
            ObjectNode table = group(files, e.getKey());
            table.put("file", "tables/" + file);
            table.putPOJO("columns", copy.columns());
            table.putObject("format")
                    .put("encoding", copy.format().encoding())
                    .put("separator", copy.format().separator())
                    .put("decimal", copy.format().decimal());
        }
        Files.writeString(to.resolve("project.yaml"), YAML.writeValueAsString(own));
    }

    private void choose(HeldOutPlan plan) {
        if (!plan.detectors().isEmpty()) {
            ObjectNode d = group(tree, DETECTORS);
            d.putPOJO("use", plan.detectors());
            d.remove("report"); // one that may not be among them; nothing is reported
        }
        if (plan.epochs() > 0) {
            group(tree, DETECTORS).put("epochs", plan.epochs());
        }
    }

    private void makeAbsolute() {
        for (String table : Objects.requireNonNull(project.tables()).files().keySet()) {
            replace(group(group(tree, "tables"), table), "file");
        }
        for (String surfaces : List.of("faults", "orebodies", "topography")) {
            replace(tree, surfaces);
        }
        JsonNode models = tree.get("block_models");
        if (models instanceof ObjectNode one) { // a list of one need not be written as a list
            blockModel(one);
        } else if (models instanceof ArrayNode several) {
            several.forEach(m -> blockModel((ObjectNode) m));
        }
    }

    private void blockModel(ObjectNode model) {
        replace(model, "file");
        if (model.get("columns") instanceof ObjectNode columns) {
            columns.forEach(c -> {
                if (c instanceof ObjectNode column) {
                    replace(column, "file");
                }
            });
        }
    }

    /// A path or pattern, or a list of them.
    private void replace(ObjectNode parent, String key) {
        UnaryOperator<String> absolute = p -> p.startsWith("/") || p.matches("[A-Za-z]:[/\\\\].*")
                ? p
                : folder.toString().replace('\\', '/') + "/" + p;
        JsonNode value = parent.get(key);
        if (value instanceof StringNode one) {
            parent.put(key, absolute.apply(one.stringValue()));
        } else if (value instanceof ArrayNode several) {
            for (int i = 0; i < several.size(); i++) {
                several.set(i, absolute.apply(several.get(i).stringValue()));
            }
        }
    }

    /// A group of keys, made if the project has none.
    private static ObjectNode group(ObjectNode parent, String key) {
        return parent.get(key) instanceof ObjectNode there ? there : parent.putObject(key);
    }
}
