package org.lodecast;

/// One thing that a check found in the input, told so that its owner can mend it.
///
/// @param severity how bad it is
/// @param check short stable name of the check, e.g. `interval-overlap`
/// @param file the table or surface it was found in, empty when none applies
/// @param line line in that file, 1-based, 0 when none applies
/// @param hole the drillhole concerned, empty when none applies
/// @param message what was found, with the value and what was expected
/// @param action what was done about it
public record Finding(
        Severity severity, String check, String file, int line, String hole, String message, String action) {

    /// How bad a finding is. An `ERROR` stops the run; a `WARNING` was worked around and says how; a `NOTE`
    /// is a guess that was made or a fact worth knowing.
    public enum Severity {
        ERROR,
        WARNING,
        NOTE
    }

    /// An error that no action was taken on.
    public static Finding error(String check, String file, int line, String hole, String message) {
        return new Finding(Severity.ERROR, check, file, line, hole, message, "stopped");
    }

    /// A problem that was worked around as `action` says.
    public static Finding warning(String check, String file, int line, String hole, String message, String action) {
        return new Finding(Severity.WARNING, check, file, line, hole, message, action);
    }

    /// A fact or guess worth knowing.
    public static Finding note(String check, String file, int line, String hole, String message, String action) {
        return new Finding(Severity.NOTE, check, file, line, hole, message, action);
    }

    /// `file:line`, `file`, or nothing.
    public String place() {
        return file.isEmpty() ? "" : line > 0 ? file + ":" + line : file;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(severity.name().toLowerCase(java.util.Locale.ROOT)).append(": ");
        if (!place().isEmpty()) {
            text.append(place()).append(": ");
        }
        if (!hole.isEmpty()) {
            text.append("hole ").append(hole).append(": ");
        }
        return text.append(message).append(" [").append(check).append(']').toString();
    }
}
