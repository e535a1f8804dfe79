package org.lodecast.app.table;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lodecast.InvalidInput;
import org.lodecast.app.project.Project;

/// A delimited text file: its dialect and header, found in its first lines, and its rows, read one at a time
/// so that a table need not fit in memory as text.
///
/// Every line that holds something is either part of the header, which is told where it is more than one
/// line, or a row that is handed on, or set aside in the log with the reason.
public final class CsvTable {
    /// A line of separators that a damaged file is full of is no header.
    static final int MOST_COLUMNS = 2000;

    private static final int HEAD = 60;
    private static final int SAMPLE = 2000;

    private final Path path;
    private final String file;
    private final CsvDialect dialect;
    private final HeaderRows head;

    /// Takes rows.
    public interface Rows {
        /// @param fields stripped, as many as the header has
        /// @param line of the file
        /// @param raw the row as it stands
        void row(String[] fields, int line, String raw);
    }

    private CsvTable(Path path, String file, CsvDialect dialect, HeaderRows head) {
        this.path = path;
        this.file = file;
        this.dialect = dialect;
        this.head = head;
    }

    /// Finds dialect and header.
    ///
    /// @param format what the project says of the dialect; the rest is found
    /// @throws InvalidInput if the file is missing, empty or no table
    public static CsvTable open(Path path, Project.CsvFormat format, ReadLog log) {
        return open(path, path.getFileName().toString(), format, log);
    }

    /// @param file what findings call it
    static CsvTable open(Path path, String file, Project.CsvFormat format, ReadLog log) {
        try {
            HeadLines start = HeadLines.of(path, file, format, HEAD);
            Charset charset = start.charset();
            List<String> text = start.text();
            List<Integer> numbers = start.numbers();
            char separator = format.separator() == null
                    ? CsvDialect.separator(text)
                    : format.separator().equals("tab")
                            ? '\t'
                            : format.separator().charAt(0);
            CsvDialect dialect = new CsvDialect(charset, separator, false);
            List<HeaderRows.Line> lines = rows(dialect, text, numbers);
            if (lines.isEmpty()) {
                throw InvalidInput.at("csv-syntax", file, numbers.getFirst(), "no line can be read as fields");
            }
            HeaderRows head = HeaderRows.find(lines);
            if (head.names().size() > MOST_COLUMNS) {
                throw InvalidInput.at(
                        "csv-syntax",
                        file,
                        head.line(),
                        head.names().size() + " columns; expected at most " + MOST_COLUMNS);
            }
            boolean comma = format.decimal() == null
                    ? CsvDialect.decimalComma(
                            separator,
                            lines.stream()
                                    .filter(l -> l.number() > head.line())
                                    .map(HeaderRows.Line::fields)
                                    .toList())
                    : format.decimal().equals("comma");
            CsvTable table = new CsvTable(path, file, new CsvDialect(charset, separator, comma), head);
            table.tell(format, log, text.getFirst());
            return table;
        } catch (IOException e) {
            throw InvalidInput.at("file-unreadable", file, 0, "cannot be read: " + e.getMessage());
        }
    }

    /// The first rows, a row over several lines where a name has line breaks in it.
    private static List<HeaderRows.Line> rows(CsvDialect dialect, List<String> text, List<Integer> numbers) {
        List<HeaderRows.Line> rows = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            String joined = text.get(i);
            int end = i;
            String[] fields = dialect.split(joined);
            while (fields == null && end + 1 < text.size() && end - i + 1 < CsvRows.MOST_LINES) {
                joined += "\n" + text.get(++end);
                fields = dialect.split(joined);
            }
            if (fields == null) {
                continue;
            }
            if (!CsvRows.blank(fields)) {
                rows.add(new HeaderRows.Line(numbers.get(i), numbers.get(end), fields));
            }
            i = end;
        }
        return rows;
    }

    private void tell(Project.CsvFormat format, ReadLog log, String first) {
        Charset charset = dialect.charset();
        if (format.encoding() == null && !charset.equals(StandardCharsets.UTF_8)) {
            log.note("file-encoding", file, 0, "not UTF-8", "read as " + charset.name());
        }
        for (int line : head.titles()) {
            log.note(
                    "header-title",
                    file,
                    line,
                    "above the header: `"
                            + ReadLog.shortened(line == head.titles().getFirst() ? first : "") + "`",
                    "passed over");
        }
        for (int line : head.unitLines()) {
            log.note("header-units", file, line, "a second header row with units", "taken as the units of the columns");
        }
    }

    public String file() {
        return file;
    }

    public CsvDialect dialect() {
        return dialect;
    }

    /// Names of the columns; a second column of a name is called `name #2`.
    public List<String> header() {
        return head.names();
    }

    /// Unit of a column as a second header row tells it, else empty.
    public String unit(int column) {
        return HeaderRows.bare(head.units().get(column));
    }

    /// A column's name with its unit from a second header row.
    public String described(int column) {
        String unit = unit(column);
        return unit.isEmpty() ? header().get(column) : header().get(column) + " (" + unit + ")";
    }

    /// Line of the header.
    public int headerLine() {
        return head.line();
    }

    /// Number of the column, or −1.
    public int column(String name) {
        for (int i = 0; i < header().size(); i++) {
            if (header().get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    /// The number that a field holds, NaN if it is none.
    public double number(String field) {
        return Numbers.parse(field, dialect.decimalComma());
    }

    /// About how many rows there are, from the length of the first ones; never fewer than 64.
    int expectedRows() {
        long[] seen = new long[2];
        read(new ReadLog(true), true, 500, (fields, line, raw) -> {
            seen[0]++;
            seen[1] += raw.length() + 1L;
        });
        try {
            double each = (double) seen[1] / Math.max(1, seen[0]);
            return (int) Math.clamp(1.05 * Files.size(path) / Math.max(1, each), 64, 100_000_000);
        } catch (IOException e) {
            return 64;
        }
    }

    /// The first rows, to guess from.
    public List<String[]> sample() {
        List<String[]> rows = new ArrayList<>();
        read(new ReadLog(true), false, SAMPLE, (fields, line, raw) -> rows.add(fields));
        return rows;
    }

    /// Reads all rows.
    ///
    /// @param fillShort whether a row of too few fields is filled up with empty ones
    public void read(ReadLog log, boolean fillShort, Rows rows) {
        int n = read(log, fillShort, Integer.MAX_VALUE, rows);
        log.count(file, n);
        if (n == 0) {
            log.error("file-empty", file, head.line(), "no row below the header; expected at least one");
        }
    }

    private int read(ReadLog log, boolean fillShort, int most, Rows rows) {
        try (CsvLines in = new CsvLines(path, dialect.charset())) {
            return new CsvRows(file, dialect, head, log, fillShort).read(in, most, rows);
        } catch (IOException e) {
            throw InvalidInput.at("file-unreadable", file, 0, "cannot be read: " + e.getMessage());
        }
    }

    /// Lines of the file by their numbers, as they stand.
    public Map<Integer, String> lines(Set<Integer> wanted) {
        Map<Integer, String> found = new TreeMap<>();
        if (wanted.isEmpty()) {
            return found;
        }
        try (CsvLines in = new CsvLines(path, dialect.charset())) {
            for (String text; (text = in.next()) != null; ) {
                if (wanted.contains(in.number())) {
                    found.put(in.number(), text);
                }
            }
        } catch (IOException e) {
            throw InvalidInput.at("file-unreadable", file, 0, "cannot be read: " + e.getMessage());
        }
        return found;
    }
}
