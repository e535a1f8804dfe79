package org.lodecast.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that a test writes again and again.
public final class Anew {
    private Anew() {}

    /// Writes a file in place of the one that may be there. That one is deleted first: some file systems
    /// (ext4 among them) bring what replaces a file cut to nothing to the disk at once, which takes
    /// milliseconds a file.
    public static Path write(Path file, byte[] bytes) throws IOException {
        Files.deleteIfExists(file);
        return Files.write(file, bytes);
    }
}
