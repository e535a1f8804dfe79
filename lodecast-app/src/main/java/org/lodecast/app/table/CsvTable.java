package org.lodecast.app.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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
    /// A quoted field may hold line breaks, but one over more lines than this is a quote left open.
    private static final int MOST_LINES = 20;

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
        String file = path.getFileName().toString();
        if (!Files.isRegularFile(path)) {
            throw InvalidInput.at("file-missing", path.toString(), 0, "no such file");
        }
        try {
            Charset charset = format.encoding() == null ? Encoding.detect(path) : Charset.forName(format.encoding());
            List<String> text = new ArrayList<>();
            List<Integer> numbers = new ArrayList<>();
            try (BufferedReader in = reader(path, charset)) {
                int number = 0;
                for (String line; text.size() < HEAD && (line = in.readLine()) != null; ) {
                    number++;
                    if (!clean(line, number).isBlank()) {
                        text.add(clean(line, number));
                        numbers.add(number);
                    }
                }
            }
            if (text.isEmpty()) {
                throw InvalidInput.at("file-empty", file, 0, "the file is empty; expected a header and rows");
            }
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
            while (fields == null && end + 1 < text.size() && end - i + 1 < MOST_LINES) {
                joined += "\n" + text.get(++end);
                fields = dialect.split(joined);
            }
            if (fields == null) {
                continue;
            }
            if (!blank(fields)) {
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
        Set<Integer> skipped = head.lines();
        int last = skipped.stream().mapToInt(i -> i).max().orElse(0);
        int columns = header().size();
        int found = 0;
        try (Lines in = new Lines(reader(path, dialect.charset()))) {
            for (String text; found < most && (text = in.next()) != null; ) {
                int line = in.number;
                if (text.isBlank() || line <= last && skipped.contains(line)) {
                    continue;
                }
                String[] fields = dialect.split(text);
                if (fields == null) {
                    found++;
                    fields = overLines(in, text, columns);
                    if (fields == null) {
                        log.wrong(
                                "row-quote",
                                file,
                                line,
                                "",
                                "a quote opens or closes amid a field: `" + ReadLog.shortened(text)
                                        + "`; expected fields in pairs of quotes",
                                "row left out");
                        log.setAside(file, line, line, "", "row-quote", text);
                        continue;
                    }
                    log.note(
                            "row-lines",
                            file,
                            line,
                            "a field with line breaks: the row ends on line " + in.number,
                            "kept as one row");
                    rows.row(fields, line, in.joined);
                    continue;
                }
                if (blank(fields)) {
                    continue; // a line of separators only, as spreadsheets leave at the end
                }
                found++;
                String[] fitted = fitted(fields, columns, line, text, fillShort, log);
                if (fitted != null) {
                    rows.row(fitted, line, text);
                }
            }
        } catch (IOException e) {
            throw InvalidInput.at("file-unreadable", file, 0, "cannot be read: " + e.getMessage());
        }
        return found;
    }

    /// The fields of a row whose quoted field goes on over the next lines; null if it never closes, and then
    /// those lines are rows of their own.
    private String @Nullable [] overLines(Lines in, String text, int columns) throws IOException {
        StringBuilder joined = new StringBuilder(text);
        List<String> taken = new ArrayList<>();
        for (int i = 1; i < MOST_LINES; i++) {
            String more = in.next();
            if (more == null) {
                break;
            }
            taken.add(more);
            joined.append('\n').append(more);
            if (more.indexOf('"') >= 0) {
                String[] fields = dialect.split(joined.toString());
                if (fields != null) {
                    if (fields.length == columns) {
                        in.joined = joined.toString();
                        return fields;
                    }
                    break;
                }
            }
        }
        in.back(taken);
        return null;
    }

    private String @Nullable [] fitted(
            String[] fields, int columns, int line, String text, boolean fillShort, ReadLog log) {
        if (sameAsHeader(fields)) {
            log.warning("header-repeated", file, line, "", "the header stands again", "passed over");
            log.setAside(file, line, line, "", "header-repeated", text);
            return null;
        }
        String message = fields.length + " fields; expected " + columns + " as in the header";
        if (fields.length < columns) {
            if (fillShort) {
                log.warning("row-short", file, line, "", message, "the last ones taken as empty");
                String[] filled = Arrays.copyOf(fields, columns);
                Arrays.fill(filled, fields.length, columns, "");
                return filled;
            }
            log.wrong("row-short", file, line, "", message, "row left out");
            log.setAside(file, line, line, "", "row-short", text);
            return null;
        }
        for (int i = columns; i < fields.length; i++) {
            if (!fields[i].isEmpty()) {
                log.wrong("row-long", file, line, "", message, "row left out");
                log.setAside(file, line, line, "", "row-long", text);
                return null;
            }
        }
        return fields.length == columns ? fields : Arrays.copyOf(fields, columns);
    }

    private boolean sameAsHeader(String[] fields) {
        if (fields.length < header().size() || !fields[0].equalsIgnoreCase(header().getFirst())) {
            return false;
        }
        for (int i = 1; i < header().size(); i++) {
            if (!fields[i].isEmpty()
                    && !header().get(i)
                            .toLowerCase(java.util.Locale.ROOT)
                            .startsWith(fields[i].toLowerCase(java.util.Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }

    /// Lines of the file by their numbers, as they stand.
    public Map<Integer, String> lines(Set<Integer> wanted) {
        Map<Integer, String> found = new TreeMap<>();
        if (wanted.isEmpty()) {
            return found;
        }
        try (Lines in = new Lines(reader(path, dialect.charset()))) {
            for (String text; (text = in.next()) != null; ) {
                if (wanted.contains(in.number)) {
                    found.put(in.number, text);
                }
            }
        } catch (IOException e) {
            throw InvalidInput.at("file-unreadable", file, 0, "cannot be read: " + e.getMessage());
        }
        return found;
    }

    private static boolean blank(String[] fields) {
        for (String f : fields) {
            if (!f.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static BufferedReader reader(Path path, Charset charset) throws IOException {
        // what does not fit the encoding is replaced, not refused: one bad byte is not the end of a table
        return new BufferedReader(new InputStreamReader(Files.newInputStream(path), charset), 1 << 16);
    }

    /// Without the byte-order mark.
    private static String clean(String line, int number) {
        return number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    /// Lines with their numbers, some of which may be handed back.
    private static final class Lines implements AutoCloseable {
        private final BufferedReader in;
        private final Deque<String> ahead = new ArrayDeque<>();
        private int number;
        /// The last row that went over several lines.
        private String joined = "";

        Lines(BufferedReader in) {
            this.in = in;
        }

        @Nullable
        String next() throws IOException {
            String line = ahead.isEmpty() ? in.readLine() : ahead.poll();
            if (line == null) {
                return null;
            }
            number++;
            return clean(line, number);
        }

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
}
