package org.lodecast.app.init;

import java.nio.file.Path;
import java.util.List;

/// Lines of a project file as they are written.
final class Yaml {
    private final Path folder;
    private final StringBuilder text = new StringBuilder();

    /// @param folder that paths are written relative to
    Yaml(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    void line(String line) {
        text.append(line).append('\n');
    }

    /// A path relative to the project where it can be.
    String relative(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return (absolute.getRoot().equals(folder.getRoot()) ? folder.relativize(absolute) : absolute)
                .toString()
                .replace('\\', '/');
    }

    static String list(List<String> items) {
        return "[" + String.join(", ", items) + "]";
    }

    static String quoted(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + "\"";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
