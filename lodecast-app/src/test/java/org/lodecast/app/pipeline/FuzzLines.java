package org.lodecast.app.pipeline;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The lines of a file, found by other means than the reader's: whole in memory, cut by a pattern. The encoding
/// is that in which the fewest characters are strange.
record FuzzLines(Path file) {

    List<String> lines() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Charset best = StandardCharsets.ISO_8859_1;
        long zeros = 0;
        long evenZeros = 0;
        for (int i = 0; i < Math.min(bytes.length, 65_536); i++) {
            zeros += bytes[i] == 0 ? 1 : 0;
            evenZeros += bytes[i] == 0 && i % 2 == 0 ? 1 : 0;
        }
        boolean marked = bytes.length > 1 && (bytes[0] == -1 && bytes[1] == -2 || bytes[0] == -2 && bytes[1] == -1);
        if (marked || zeros > 0.45 * bytes.length) {
            best = bytes.length > 1 && bytes[0] == -2 || !marked && evenZeros > zeros / 2
                    ? StandardCharsets.UTF_16BE
                    : StandardCharsets.UTF_16LE;
        }
        return Arrays.asList(new String(bytes, best).split("\\r\\n|\\r|\\n", -1));
    }
}
