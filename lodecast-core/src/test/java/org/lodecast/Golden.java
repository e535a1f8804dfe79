package org.lodecast;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/// A table of golden values: `#` lines first (one of them `# tolerance: t`), then a header, then rows.
public record Golden(double tolerance, List<String> header, List<String[]> rows) {

    /// From the test resources.
    ///
    /// @param name within `golden/`, e.g. `block/bodies.csv`
    public static Golden of(String name) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
            return parse(new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file of the shared reference data; the test is skipped where that is absent.
    ///
    /// @param name within `data/`
    public static Path shared(String name) {
        String set = System.getProperty("LODECAST_SHARED", System.getenv("LODECAST_SHARED"));
        Path file = (set == null ? Path.of("../../shared") : Path.of(set))
                .resolve("data")
                .resolve(name);
        Assumptions.assumeTrue(
                Files.isReadable(file),
                "skipped: no reference data at " + file + "; set LODECAST_SHARED to the folder that holds data/");
        return file;
    }

    /// A table of the shared reference data.
    public static Golden sharedTable(String name) {
        return parse(sharedText(name));
    }

    /// The text of a file of the shared reference data.
    public static String sharedText(String name) {
        try {
            return Files.readString(shared(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Golden parse(String text) {
        double tolerance = Double.NaN;
        List<String> header = List.of();
        List<String[]> rows = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("# tolerance: ")) {
                tolerance = Double.parseDouble(line.substring(13));
            } else if (!line.startsWith("#")) {
                String[] cells = line.replace("\"", "").split(",", -1);
                if (header.isEmpty()) {
                    header = Arrays.asList(cells);
                } else {
                    rows.add(cells);
                }
            }
        }
        return new Golden(tolerance, header, rows);
    }

    public int size() {
        return rows.size();
    }

    public double[] column(String name) {
        return Arrays.stream(text(name)).mapToDouble(Double::parseDouble).toArray();
    }

    public String[] text(String name) {
        int k = header.indexOf(name);
        if (k < 0) {
            throw new IllegalArgumentException("no column " + name + " in " + header);
        }
        return rows.stream().map(r -> r[k]).toArray(String[]::new);
    }
}
