package org.lodecast.app.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The files of an output folder that may be shown: those of the kinds that a run leaves, neither hidden
/// nor what the stages keep for one another, and nothing outside the folder.
///
/// @param folder `out` of a project
record Products(Path folder) {
    private static final String OCTETS = "application/octet-stream";

    /// Content types by the ends of names; a file of another kind is none of ours.
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "csv", "text/csv; charset=utf-8",
            "json", "application/json",
            "parquet", "application/vnd.apache.parquet",
            "dxf", "image/vnd.dxf",
            "safetensors", OCTETS,
            "onnx", OCTETS);

    /// A file to be shown, at its real place.
    record Product(Path file, String type) {}

    /// The product that a decoded path of an address names.
    ///
    /// @param path with a leading slash
    Optional<Product> find(String path) {
        String name = path.substring(1);
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        if (type == null || name.indexOf('\\') >= 0 || name.indexOf(':') >= 0) {
            return Optional.empty();
        }
        for (String part : name.split("/", -1)) {
            if (part.isEmpty() || part.startsWith(".")) { // `..` among them
                return Optional.empty();
            }
        }
        try {
            // By the real place: links may lead out, and some systems know `WORK` for `work`.
            Path root = folder.toRealPath();
            Path file = root.resolve(name).toRealPath();
            return file.startsWith(root) && shown(root.relativize(file)) && Files.isRegularFile(file)
                    ? Optional.of(new Product(file, type))
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty(); // not there, or nothing that could be
        }
    }

    private static boolean shown(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return !relative.startsWith("work");
    }
}
