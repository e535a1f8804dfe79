package org.lodecast.app.format;

import java.io.IOException;

/// A surface file that cannot be read; what the user is told, and where.
final class BadMesh extends IOException {
    private static final long serialVersionUID = 1L;

    private final int line;

    /// @param line from 1, 0 where there are none
    BadMesh(int line, String message) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }
}
