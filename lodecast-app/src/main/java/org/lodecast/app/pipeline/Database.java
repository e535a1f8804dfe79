package org.lodecast.app.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lodecast.app.store.Duck;

/// Gathers the tables of all finished stages into `lodecast.duckdb`, whole or not at all, with units as
/// column comments.
final class Database {
    static final String FILE = "lodecast.duckdb";

    private Database() {}

    static void write(Path out, List<String> stages) throws IOException {
        Path place = out.resolve(FILE);
        Path part = out.resolve(FILE + ".tmp");
        Files.deleteIfExists(part);
        Files.deleteIfExists(out.resolve(FILE + ".tmp.wal"));
        try (Duck duck = Duck.file(part)) {
            for (String stage : stages) {
                Path folder = out.resolve("work").resolve(stage);
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.filter(f -> f.toString().endsWith(".parquet"))
                            .sorted()
                            .toList()) {
                        String table = file.getFileName().toString().replace(".parquet", "");
                        duck.execute("CREATE TABLE " + Duck.quoted(table) + " AS SELECT * FROM read_parquet("
                                + Duck.literal(file.toString()) + ")");
                        Map<String, String> units =
                                StageFolder.finished(out, stage).units(table);
                        for (Map.Entry<String, String> unit : units.entrySet()) {
                            duck.execute("COMMENT ON COLUMN " + Duck.quoted(table) + "." + Duck.quoted(unit.getKey())
                                    + " IS " + Duck.literal(unit.getValue()));
                        }
                    }
                }
            }
        } catch (SQLException e) {
            throw new IOException("cannot write " + place + ": " + e.getMessage(), e);
        }
        Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
    }
}
