package org.lodecast.app.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Which code made a result: the hash of the project's own classes, so that changed code runs its stages
/// again.
public final class CodeVersion {
    private static final String HASH = compute();

    private CodeVersion() {}

    /// The project's version, as the build wrote it into the jar.
    public static String number() {
        String version = CodeVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version; // classes run without a jar have none
    }

    /// Of the classes that run.
    public static String hash() {
        return HASH;
    }

    /// Of the science that lies in these packages of the core, such as `drill`, with what lies below
    /// them, and of the core's own root.
    public static String science(List<String> packages) {
        MessageDigest digest = sha256();
        try {
            Path place = place(org.lodecast.Finding.class);
            if (Files.isRegularFile(place)) {
                try (FileSystem jar = FileSystems.newFileSystem(place)) {
                    digest(digest, jar.getPath("/org/lodecast"), packages);
                }
            } else {
                digest(digest, place.resolve("org/lodecast"), packages);
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the project's own classes cannot be read", e);
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }

    private static void digest(MessageDigest digest, Path root, List<String> packages) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> own = Files.list(root)) {
            own.filter(Files::isRegularFile).forEach(files::add);
        }
        for (String p : packages) {
            try (Stream<Path> walk = Files.walk(root.resolve(p))) {
                walk.filter(Files::isRegularFile).forEach(files::add);
            }
        }
        files.sort(Comparator.comparing(Path::toString));
        for (Path f : files) {
            digest.update(hash(f).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Path place(Class<?> c) throws URISyntaxException {
        return Path.of(c.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hash(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int n; (n = in.read(buffer)) > 0; ) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String compute() {
        MessageDigest digest = sha256();
        try {
            for (Class<?> c : List.of(org.lodecast.Finding.class, CodeVersion.class)) {
                Path place = place(c);
                if (Files.isRegularFile(place)) {
                    digest.update(hash(place).getBytes(StandardCharsets.UTF_8));
                    continue;
                }
                try (Stream<Path> walk = Files.walk(place)) { // classes, when run from a build without jars
                    for (Path p : walk.filter(Files::isRegularFile).sorted().toList()) {
                        digest.update(hash(p).getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the project's own classes cannot be read", e);
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }
}
