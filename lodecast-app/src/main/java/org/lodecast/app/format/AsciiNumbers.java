package org.lodecast.app.format;

import java.nio.charset.StandardCharsets;

/// Words and numbers of a text, one after the other, over line ends.
final class AsciiNumbers {
    private final byte[] bytes;
    private int at;
    private int line;

    /// @param at where to begin
    /// @param before lines that are done
    AsciiNumbers(byte[] bytes, int at, int before) {
        this.bytes = bytes;
        this.at = at;
        line = before + 1;
    }

    /// Where it is.
    int at() {
        return at;
    }

    /// Of the last word.
    int line() {
        return line;
    }

    /// Goes on at another place.
    void skipTo(int place) {
        for (; at < place && at < bytes.length; at++) {
            line += bytes[at] == '\n' ? 1 : 0;
        }
    }

    /// The next word, empty at the end.
    String word() {
        while (at < bytes.length && bytes[at] <= ' ' && bytes[at] >= 0) {
            line += bytes[at] == '\n' ? 1 : 0;
            at++;
        }
        int from = at;
        while (at < bytes.length && (bytes[at] > ' ' || bytes[at] < 0)) {
            at++;
        }
        return new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
    }

    /// What is left of the line; the next word is of the next.
    String rest() {
        int from = at;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        String text = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
        if (at < bytes.length) {
            at++;
            line++;
        }
        return text;
    }

    double next() throws BadMesh {
        String word = word();
        if (word.isEmpty()) {
            throw new BadMesh(line, "ends where a number was expected: it is cut off");
        }
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            String shown = word.length() > 40 ? word.substring(0, 40) + "…" : word;
            throw new BadMesh(line, "`" + shown + "`; expected a number");
        }
    }

    /// A whole number from 0 to what the file could hold.
    int count() throws BadMesh {
        double n = next();
        if (!(n >= 0 && n <= bytes.length && n == Math.rint(n))) {
            throw new BadMesh(line, "`" + n + "`; expected a count that fits in the file");
        }
        return (int) n;
    }
}
