package org.lodecast.app.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;
import org.lodecast.app.format.MeshFiles;
import org.lodecast.app.project.Project;
import org.lodecast.drill.LengthUnit;
import org.lodecast.geology.TriangleMesh;

/// The surfaces that a project names, in metres.
final class Surfaces {
    private Surfaces() {}

    /// Files that patterns name.
    ///
    /// @throws InvalidInput with every pattern that names none
    static List<Path> files(Path folder, List<String> patterns) {
        List<Path> files = new ArrayList<>();
        all(patterns, pattern -> files.addAll(MeshFiles.expand(folder, pattern)));
        return files;
    }

    /// Reads them, in the unit that the tables have.
    ///
    /// @throws InvalidInput with everything that cannot be read
    static List<TriangleMesh> read(Project project, Path folder, List<String> patterns) {
        Project.Tables tables = project.tables();
        double metres = tables == null
                ? 1
                : LengthUnit.parse(tables.lengthUnit()).orElse(LengthUnit.METRE).metres();
        List<TriangleMesh> meshes = new ArrayList<>();
        all(files(folder, patterns), file -> meshes.add(scaled(MeshFiles.read(file), metres)));
        return meshes;
    }

    private static TriangleMesh scaled(TriangleMesh m, double factor) {
        return factor == 1
                ? m
                : new TriangleMesh(
                        m.name(), Arrays.stream(m.xyz()).map(c -> c * factor).toArray(), m.corners());
    }

    private static <T> void all(List<T> items, Consumer<T> work) {
        List<Finding> findings = new ArrayList<>();
        for (T item : items) {
            try {
                work.accept(item);
            } catch (InvalidInput e) {
                findings.addAll(e.findings());
            }
        }
        if (!findings.isEmpty()) {
            throw new InvalidInput(findings);
        }
    }
}
