package org.lodecast.app.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.lodecast.app.store.Duck;
import org.lodecast.app.store.RawColumns;
import org.lodecast.app.store.Table;

/// What a stage keeps for the stages after it (in a folder of its own) and for the user (products). While the
/// stage runs everything stands beside its place; {@link #commit} moves it in, the folder last, so that a
/// killed run leaves a stage whole or not at all.
final class StageFolder {
    private final Path folder;
    private final Path out;
    private final List<Path> products = new ArrayList<>();
    private final Map<String, String> units = new LinkedHashMap<>();

    private StageFolder(Path folder, Path out) {
        this.folder = folder;
        this.out = out;
    }

    /// A finished stage's folder, to read from.
    static StageFolder finished(Path out, String stage) {
        return new StageFolder(out.resolve("work").resolve(stage), out);
    }

    /// An empty folder beside the stage's own, to write to.
    static StageFolder fresh(Path out, String stage) throws IOException {
        Path folder = out.resolve("work").resolve(stage + ".tmp");
        delete(folder);
        Files.createDirectories(folder);
        return new StageFolder(folder, out);
    }

    void json(String name, Object value) throws IOException {
        Files.writeString(folder.resolve(name + ".json"), Json.pretty(value));
    }

    <T> T json(String name, Class<T> type) {
        return Json.MAPPER.readValue(folder.resolve(name + ".json"), type);
    }

    /// Whether something of that name was kept by {@link #json(String, Object)}.
    boolean has(String name) {
        return Files.exists(folder.resolve(name + ".json"));
    }

    void table(Table table) throws IOException {
        Duck.parquet(table, folder.resolve(table.name() + ".parquet"));
        Map<String, String> comments = new LinkedHashMap<>();
        table.columns().stream().filter(c -> !c.comment().isEmpty()).forEach(c -> comments.put(c.name(), c.comment()));
        json(table.name() + ".units", comments);
    }

    Table table(String name) {
        return table(name, column -> true);
    }

    /// Those columns of a table whose names are wanted.
    Table table(String name, Predicate<String> wanted) {
        try {
            return Duck.read(folder.resolve(name + ".parquet"), name, wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Unit of each column of a table that has one.
    @SuppressWarnings("unchecked") // the file is a map of strings
    Map<String, String> units(String table) {
        return json(table + ".units", Map.class);
    }

    void column(String name, String unit, float[] values) throws IOException {
        RawColumns.write(folder.resolve(name + ".f32"), values);
        units.put(name, unit);
    }

    /// Numbers that are no column of the block model.
    void floats(String name, float[] values) throws IOException {
        RawColumns.write(folder.resolve(name + ".f32"), values);
    }

    float[] column(String name, int size) {
        return RawColumns.read(folder.resolve(name + ".f32"), size);
    }

    /// Units of the columns, in their order.
    @SuppressWarnings("unchecked") // the file is a map of strings
    Map<String, String> columns() {
        return Files.exists(folder.resolve("columns.json")) ? json("columns", Map.class) : Map.of();
    }

    /// A product under its name in the output folder, not yet in place.
    void product(String name, String text) throws IOException {
        Files.write(productFile(name), text.getBytes(StandardCharsets.UTF_8));
    }

    /// Where to write a product that is no text.
    Path productFile(String name) throws IOException {
        Path path = out.resolve(name);
        products.add(path);
        Files.createDirectories(java.util.Objects.requireNonNull(path.getParent()));
        return beside(path);
    }

    /// Moves everything into place; the record of the stage's key comes with the folder, last.
    void commit(String stage, String key, String said) throws IOException {
        if (!units.isEmpty()) {
            json("columns", units);
        }
        List<String> names = new ArrayList<>();
        for (Path p : products) {
            Files.move(beside(p), p, StandardCopyOption.REPLACE_EXISTING);
            names.add(out.relativize(p).toString().replace('\\', '/'));
        }
        json("done", new Done(key, said, names));
        Path place = out.resolve("work").resolve(stage);
        delete(place);
        Files.move(folder, place);
    }

    /// Leaves nothing behind.
    void discard() throws IOException {
        for (Path p : products) {
            Files.deleteIfExists(beside(p));
        }
        delete(folder);
    }

    /// What a finished stage was made from, what it said, and its products.
    record Done(String key, String said, List<String> products) {}

    /// Forgets a finished stage and its products.
    static void forget(Path out, String stage) throws IOException {
        Path folder = out.resolve("work").resolve(stage);
        if (Files.exists(folder.resolve("done.json"))) {
            for (String p : finished(out, stage).json("done", Done.class).products()) {
                Files.deleteIfExists(out.resolve(p));
                if (p.endsWith(".svg")) { // what `export` made of a figure must not stand beside another
                    Files.deleteIfExists(out.resolve(p.replaceFirst("svg$", "png")));
                }
            }
        }
        delete(folder);
    }

    private static Path beside(Path product) {
        return product.resolveSibling(product.getFileName() + ".tmp");
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.deleteIfExists(folder.resolve("done.json")); // first: a folder half gone is not taken for a whole one
        try (var walk = Files.walk(folder)) {
            for (Path p : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }
}
