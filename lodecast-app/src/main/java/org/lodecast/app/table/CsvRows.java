package org.lodecast.app.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows below the header of a table: handed on if they fit it, else set aside in the log.
final class CsvRows {
    /// A quoted field may hold line breaks, but one over more lines than this is a quote left open.
    static final int MOST_LINES = 20;

    private final String file;
    private final CsvDialect dialect;
    private final HeaderRows head;
    private final List<String> header;
    private final ReadLog log;
    private final boolean fillShort;

    /// @param fillShort whether a row of too few fields is filled up with empty ones
    CsvRows(String file, CsvDialect dialect, HeaderRows head, ReadLog log, boolean fillShort) {
        this.file = file;
        this.dialect = dialect;
        this.head = head;
        this.header = head.names();
        this.log = log;
        this.fillShort = fillShort;
    }

    /// Hands on the rows, at most so many, and says how many there were, good or bad.
    int read(CsvLines in, int most, CsvTable.Rows rows) throws IOException {
        Set<Integer> skipped = head.lines();
        int last = skipped.stream().mapToInt(i -> i).max().orElse(0);
        int found = 0;
        for (String text; found < most && (text = in.next()) != null; ) {
            int line = in.number();
            if (text.isBlank() || line <= last && skipped.contains(line)) {
                continue;
            }
            String[] fields = dialect.split(text);
            if (fields == null) {
                found++;
                overLines(in, text, rows);
            } else if (!blank(fields)) { // lines of separators only are what spreadsheets leave at the end
                found++;
                String[] fitted = fitted(fields, line, text);
                if (fitted != null) {
                    rows.row(fitted, line, text);
                }
            }
        }
        return found;
    }

    /// A row whose quoted field goes on over the next lines. If it never closes, or what it makes does not fit
    /// the header, the line alone is set aside, and those after it are rows of their own.
    private void overLines(CsvLines in, String text, CsvTable.Rows rows) throws IOException {
        int line = in.number();
        StringBuilder joined = new StringBuilder(text);
        List<String> taken = new ArrayList<>();
        for (int i = 1; i < MOST_LINES; i++) {
            String more = in.next();
            if (more == null) {
                break;
            }
            taken.add(more);
            joined.append('\n').append(more);
            String[] fields = more.indexOf('"') < 0 ? null : dialect.split(joined.toString());
            if (fields != null && fields.length == header.size()) {
                log.note(
                        "row-lines",
                        file,
                        line,
                        "a field with line breaks: the row ends on line " + in.number(),
                        "kept as one row");
                rows.row(fields, line, joined.toString());
                return;
            }
            if (fields != null) {
                break;
            }
        }
        in.back(taken);
        setAside(
                "row-quote",
                line,
                text,
                "a quote opens or closes amid a field: `" + ReadLog.shortened(text)
                        + "`; expected fields in pairs of quotes");
    }

    private String @Nullable [] fitted(String[] fields, int line, String text) {
        if (sameAsHeader(fields)) {
            log.warning("header-repeated", file, line, "", "the header stands again", "passed over");
            log.setAside(file, line, line, "", "header-repeated", text);
            return null;
        }
        int columns = header.size();
        String message = fields.length + " fields; expected " + columns + " as in the header";
        if (fields.length < columns) {
            if (!fillShort) {
                setAside("row-short", line, text, message);
                return null;
            }
            log.warning("row-short", file, line, "", message, "the last ones taken as empty");
            String[] filled = Arrays.copyOf(fields, columns);
            Arrays.fill(filled, fields.length, columns, "");
            return filled;
        }
        for (int i = columns; i < fields.length; i++) {
            if (!fields[i].isEmpty()) {
                setAside("row-long", line, text, message);
                return null;
            }
        }
        return fields.length == columns ? fields : Arrays.copyOf(fields, columns);
    }

    private void setAside(String check, int line, String text, String message) {
        log.wrong(check, file, line, "", message, "row left out");
        log.setAside(file, line, line, "", check, text);
    }

    /// Also a header without the numbers that columns of one name have been given.
    private boolean sameAsHeader(String[] fields) {
        if (fields.length < header.size() || !fields[0].equalsIgnoreCase(header.getFirst())) {
            return false;
        }
        for (int i = 1; i < header.size(); i++) {
            String name = header.get(i).toLowerCase(Locale.ROOT);
            if (!fields[i].isEmpty() && !name.startsWith(fields[i].toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }

    static boolean blank(String[] fields) {
        for (String f : fields) {
            if (!f.isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
