package org.lodecast.app.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lodecast.Finding;

/// What was found while tables were read, and every row that was not kept: a row is either in the result or
/// here.
public final class ReadLog {
    private static final int SHOWN = 40;
    private static final int KEPT_TEXT = 1000;

    private final boolean leaveOut;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Integer> read = new LinkedHashMap<>();

    /// A row that was not kept.
    ///
    /// @param line its first line in the file
    /// @param lastLine its last line, the same but for fields with line breaks in them
    /// @param hole empty if not known
    /// @param check why
    /// @param text as it stands in the file, at most 1000 characters of it
    public record Row(String file, int line, int lastLine, String hole, String check, String text) {}

    /// @param leaveOut whether rows that cannot be read are left out with a warning rather than stop the run
    public ReadLog(boolean leaveOut) {
        this.leaveOut = leaveOut;
    }

    public List<Finding> findings() {
        return findings;
    }

    public List<Row> rows() {
        return rows;
    }

    /// How many rows each file holds, counted as they were read, whatever became of them.
    public Map<String, Integer> read() {
        return read;
    }

    void count(String file, int n) {
        read.merge(file, n, Integer::sum);
    }

    public void add(Finding finding) {
        findings.add(finding);
    }

    /// Something wrong with the table as a whole.
    public void error(String check, String file, int line, String message) {
        findings.add(Finding.error(check, file, line, "", message));
    }

    void note(String check, String file, int line, String message, String action) {
        findings.add(Finding.note(check, file, line, "", message, action));
    }

    void warning(String check, String file, int line, String hole, String message, String action) {
        findings.add(Finding.warning(check, file, line, hole, message, action));
    }

    /// Something wrong with a row, which the project may ask to be left out.
    void wrong(String check, String file, int line, String hole, String message, String action) {
        findings.add(
                leaveOut
                        ? Finding.warning(check, file, line, hole, message, action)
                        : Finding.error(check, file, line, hole, message));
    }

    /// A row that is not kept, whatever was said about it.
    void setAside(String file, int line, int lastLine, String hole, String check, String text) {
        rows.add(new Row(
                file,
                line,
                lastLine,
                hole,
                check,
                text.length() <= KEPT_TEXT
                        ? text
                        : text.substring(0, KEPT_TEXT) + "… (" + text.length() + " characters)"));
    }

    /// The text, not more of it than can be taken in, and nothing in it that a terminal would obey.
    static String shortened(String text) {
        String start = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        return start.codePoints()
                .map(c -> Character.isISOControl(c) ? '·' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// Names of columns for a message, not all of a million of them.
    public static String names(List<String> header) {
        String first = header.stream().limit(SHOWN).map(ReadLog::shortened).collect(Collectors.joining(", "));
        return header.size() <= SHOWN ? first : first + " and " + (header.size() - SHOWN) + " more";
    }
}
