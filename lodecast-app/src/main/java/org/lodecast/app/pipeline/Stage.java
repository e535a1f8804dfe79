package org.lodecast.app.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.lodecast.Progress;
import org.lodecast.app.project.Project;

/// One step of the flow. It reads what earlier stages left and its own input files, and leaves its own
/// results; it never reaches back.
interface Stage {
    /// As it stands in the contract, e.g. `composites`.
    String name();

    /// Names of the stages whose results it reads.
    List<String> needs();

    /// The part of the project that it depends on; any record, list or value.
    Object settings(Project project);

    /// Settings that only change what it leaves for people and for the report, which depends on all settings
    /// anyway: a change runs the stage again but none that reads its results.
    default Object aside(Project project) {
        return "";
    }

    /// Files outside the project's output that it reads.
    default List<Path> inputs(Workspace workspace) {
        return List.of();
    }

    /// Does the work and says in a few words what came of it, e.g. `8,465 composites of 2 m`.
    String run(Workspace workspace, StageFolder folder, Progress progress) throws IOException;
}
