package org.lodecast.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// Reference data that stands beside the repository and is not part of it.
public final class Shared {
    private Shared() {}

    /// A file under the shared `data` folder; the test that asks for it is skipped where it is absent.
    public static Path data(String name) {
        String set = System.getProperty("LODECAST_SHARED", System.getenv("LODECAST_SHARED"));
        Path file = (set == null ? Path.of("../../shared") : Path.of(set))
                .resolve("data")
                .resolve(name)
                .toAbsolutePath()
                .normalize();
        assumeTrue(
                Files.isReadable(file),
                "skipped: no reference data at " + file + "; set LODECAST_SHARED to the folder that holds data/");
        return file;
    }
}
