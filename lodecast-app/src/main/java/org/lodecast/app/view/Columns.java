package org.lodecast.app.view;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lodecast.app.pipeline.Access;
import org.lodecast.app.pipeline.Workspace;
import org.lodecast.app.store.ParquetColumns;

/// The columns of the last run's block model, each read when asked for and never all at once.
final class Columns {
    private final Workspace workspace;
    private final Path file;
    private @Nullable Known known;

    Columns(Workspace workspace) {
        this.workspace = workspace;
        this.file = workspace.out().resolve("blocks.parquet");
    }

    /// A column as `columns.json` tells it; least and greatest are null if it has no value.
    record Column(String name, String unit, double least, double greatest) {}

    /// All of them, and how many values each has.
    record Told(long voxels, List<Column> columns) {
        boolean has(String name) {
            return columns.stream().anyMatch(c -> c.name().equals(name));
        }
    }

    /// What was told of a file that may have been made again since.
    private record Known(FileTime made, long bytes, Told told) {}

    /// Empty where there is no block model.
    synchronized Optional<Told> told() throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        FileTime made = Files.getLastModifiedTime(file);
        long bytes = Files.size(file);
        Known k = known;
        if (k == null || !k.made.equals(made) || k.bytes != bytes) {
            k = new Known(made, bytes, read());
            known = k;
        }
        return Optional.of(k.told);
    }

    private Told read() throws IOException {
        ParquetColumns.Content content = ParquetColumns.content(file);
        Map<String, String> units = Access.units(workspace);
        return new Told(
                content.rows(),
                content.columns().stream()
                        .map(c -> new Column(c.name(), units.getOrDefault(c.name(), ""), c.least(), c.greatest()))
                        .toList());
    }

    /// Writes the values of a column that {@link #told} names.
    void copy(String name, OutputStream out) throws IOException {
        ParquetColumns.copy(file, name, out);
    }
}
