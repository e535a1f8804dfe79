package org.lodecast.app.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.app.table.ColumnScan;

/// Lines of words of a text of numbers, comments behind `!` and empty lines left out.
final class UbcWords implements AutoCloseable {
    /// A line may hold all widths of an axis, but no text has longer ones.
    private static final int LONGEST = 1 << 24;

    private final BufferedReader in;
    private final String file;
    private int line;

    private UbcWords(BufferedReader in, String file) {
        this.in = in;
        this.file = file;
    }

    static UbcWords open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw InvalidInput.at("file-missing", path.toString(), 0, "no such file");
        }
        return new UbcWords(
                new BufferedReader(
                        new InputStreamReader(Files.newInputStream(path), StandardCharsets.ISO_8859_1), 1 << 16),
                path.getFileName().toString());
    }

    String file() {
        return file;
    }

    /// Number of the line that was read last.
    int line() {
        return line;
    }

    /// The words of the next line that has any, null at the end.
    String @Nullable [] next() throws IOException {
        for (String text; (text = in.readLine()) != null; ) {
            line++;
            if (text.length() > LONGEST) {
                throw InvalidInput.at("file-unreadable", file, line, "a line of " + text.length() + " characters");
            }
            int comment = text.indexOf('!');
            String bare = (comment < 0 ? text : text.substring(0, comment)).strip();
            if (!bare.isEmpty()) {
                return bare.indexOf(' ') < 0 && bare.indexOf('\t') < 0 ? new String[] {bare} : bare.split("\\s+");
            }
        }
        return null;
    }

    /// The number, also with the exponent D of Fortran; NaN if it is none.
    static double number(String word) {
        return ColumnScan.plainNumber(word.indexOf('D') < 0 ? word : word.replace('D', 'E'));
    }

    static String shown(String word) {
        return ColumnScan.shown(word);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
