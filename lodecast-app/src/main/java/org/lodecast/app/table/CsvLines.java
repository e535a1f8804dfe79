package org.lodecast.app.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lines of a text file with their numbers, some of which may be handed back; without the byte-order mark.
final class CsvLines implements AutoCloseable {
    private final BufferedReader in;
    private final Deque<String> ahead = new ArrayDeque<>();
    private int number;

    /// What does not fit the encoding is replaced, not refused: one bad byte is not the end of a table.
    CsvLines(Path path, Charset charset) throws IOException {
        in = new BufferedReader(new InputStreamReader(Files.newInputStream(path), charset), 1 << 16);
    }

    /// Number of the line that was read last.
    int number() {
        return number;
    }

    /// The next line, null at the end of the file.
    @Nullable
    String next() throws IOException {
        String line = ahead.isEmpty() ? in.readLine() : ahead.poll();
        if (line == null) {
            return null;
        }
        number++;
        return number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    /// Hands back the lines that were read last, to be read again.
    void back(List<String> taken) {
        for (String line : taken.reversed()) {
            ahead.push(line);
        }
        number -= taken.size();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
