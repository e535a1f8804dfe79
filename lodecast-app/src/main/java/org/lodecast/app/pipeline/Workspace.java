package org.lodecast.app.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.lodecast.Seed;
import org.lodecast.Workers;
import org.lodecast.app.project.Project;
import org.lodecast.app.project.ProjectFile;
import org.lodecast.app.project.ProjectRules;
import org.lodecast.geology.TriangleMesh;

/// A project at work: its settings, its folders, and what finished stages hold, each read once when first
/// asked for.
public final class Workspace {
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(3);

    private final Path file;
    private final Project project;
    private final Workers workers;
    private final CheckpointFolder checkpoints;
    private final Map<String, Object> read = new HashMap<>();

    private Workspace(Path file, Project project, Workers workers, Duration between) {
        this.file = file;
        this.project = project;
        this.workers = workers;
        this.checkpoints = new CheckpointFolder(out().resolve("work").resolve("checkpoints"), between);
    }

    /// Opens a project given as a folder or a file.
    ///
    /// @throws org.lodecast.InvalidInput with everything that is wrong with the project file
    public static Workspace open(Path given, int threads) {
        return open(given, threads, BETWEEN_CHECKPOINTS);
    }

    /// @param between two checkpoints of a network that learns
    static Workspace open(Path given, int threads, Duration between) {
        Path file = ProjectFile.locate(given);
        Project project = ProjectFile.read(file);
        ProjectRules.check(project, file);
        return new Workspace(file, project, new Workers(threads), between);
    }

    public Project project() {
        return project;
    }

    /// Name of the project, by default its folder's.
    public String name() {
        String given = project.name();
        return given != null ? given : String.valueOf(folder().getFileName());
    }

    public Path folder() {
        return Objects.requireNonNull(file.getParent());
    }

    public Path out() {
        return folder().resolve("out");
    }

    Path file() {
        return file;
    }

    Workers workers() {
        return workers;
    }

    /// Where networks that were stopped go on from.
    CheckpointFolder checkpoints() {
        return checkpoints;
    }

    Seed seed() {
        return new Seed(project.seed());
    }

    /// What a finished stage left, read by `reader` once and kept. One reader may ask for what another reads.
    synchronized <T> T of(String stage, String what, Function<StageFolder, T> reader) {
        String key = stage + "/" + what;
        Object known = read.get(key);
        if (known == null) {
            known = Objects.requireNonNull(reader.apply(StageFolder.finished(out(), stage)));
            read.put(key, known);
        }
        @SuppressWarnings("unchecked") // each key is only ever read with one reader
        T value = (T) known;
        return value;
    }

    /// Forgets what was read of a stage that ran again.
    synchronized void forget(String stage) {
        read.keySet().removeIf(k -> k.startsWith(stage + "/"));
    }

    /// Files that patterns of the project name.
    List<Path> files(List<String> patterns) {
        return Surfaces.files(folder(), patterns);
    }

    List<TriangleMesh> faults() {
        return of("", "faults", f -> meshes(project.faults()));
    }

    List<TriangleMesh> orebodies() {
        return of("", "orebodies", f -> meshes(project.orebodies()));
    }

    /// Possibly none.
    List<TriangleMesh> topography() {
        String pattern = project.topography();
        return of("", "topography", f -> pattern == null ? List.of() : meshes(List.of(pattern)));
    }

    private List<TriangleMesh> meshes(List<String> patterns) {
        return Surfaces.read(project, folder(), patterns);
    }
}
