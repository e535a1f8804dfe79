package org.lodecast.app.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
                Path place = Path.of(
                        c.getProtectionDomain().getCodeSource().getLocation().toURI());
                if (Files.isRegularFile(place)) {
                    digest.update(hash(place).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    continue;
                }
                try (Stream<Path> walk = Files.walk(place)) { // classes, when run from a build without jars
                    for (Path p : walk.filter(Files::isRegularFile).sorted().toList()) {
                        digest.update(hash(p).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    }
                }
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the project's own classes cannot be read", e);
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }
}
