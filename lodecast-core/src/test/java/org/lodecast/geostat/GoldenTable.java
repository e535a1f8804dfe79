package org.lodecast.geostat;

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
record GoldenTable(double tolerance, List<String> header, List<String[]> rows) {

    /// From the test resources.
    static GoldenTable of(String name) {
        try (InputStream in = GoldenTable.class.getResourceAsStream("/golden/geostat/" + name)) {
            return parse(new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// From the shared reference data; the test is skipped where that is absent.
    static GoldenTable shared(String name) {
        return parse(sharedText(name));
    }

    static String sharedText(String name) {
        String set = System.getProperty("LODECAST_SHARED", System.getenv("LODECAST_SHARED"));
        Path folder = (set == null ? Path.of("../../shared") : Path.of(set)).resolve("data/reference_answers");
        Path file = folder.resolve(name);
        Assumptions.assumeTrue(
                Files.isReadable(file),
                "skipped: no reference data at " + file + "; set LODECAST_SHARED to the folder that holds data/");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GoldenTable parse(String text) {
        double tolerance = Double.NaN;
        List<String> header = List.of();
        List<String[]> rows = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("# tolerance: ")) {
                tolerance = Double.parseDouble(line.substring(13));
            } else if (!line.startsWith("#")) {
                String[] cells = line.replace("\"", "").split(",");
                if (header.isEmpty()) {
                    header = Arrays.asList(cells);
                } else {
                    rows.add(cells);
                }
            }
        }
        return new GoldenTable(tolerance, header, rows);
    }

    int size() {
        return rows.size();
    }

    double[] column(String name) {
        return rows.stream()
                .mapToDouble(r -> Double.parseDouble(r[index(name)]))
                .toArray();
    }

    String[] text(String name) {
        return rows.stream().map(r -> r[index(name)]).toArray(String[]::new);
    }

    private int index(String name) {
        int k = header.indexOf(name);
        if (k < 0) {
            throw new IllegalArgumentException("no column " + name + " in " + header);
        }
        return k;
    }

    /// The columns x, y, z and v as samples.
    PointSamples samples() {
        return PointSamples.of(column("x"), column("y"), column("z"), column("v"));
    }
}
