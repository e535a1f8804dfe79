package org.lodecast.app.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.app.project.Project;

/// A large text table of which a few columns are read, a row at a time: only their fields are cut out of
/// a line. The caller tells by what names it knows the header, for above it stand titles and comments of
/// any kind.
///
/// Besides delimited files, those are read whose fields are parted by blanks, also with the header of
/// GSLIB (Geo-EAS): a title, the number of variables, a name a line. Lines that are empty or begin with
/// `#` hold no row.
public final class ColumnScan {
    private static final int HEAD = 300;
    private static final char BLANKS = ' ';

    private final Path path;
    private final String file;
    private final CsvDialect dialect;
    private final List<String> header;
    private final int headerLine;

    /// Takes rows.
    public interface Row {
        /// @param fields of the columns asked for, stripped; the same array each time
        /// @param line of the file
        void row(String[] fields, int line);
    }

    /// Takes rows that do not fit the header.
    public interface Misfit {
        void misfit(String check, int line, String message);
    }

    private ColumnScan(Path path, CsvDialect dialect, List<String> header, int headerLine) {
        this.path = path;
        this.file = path.getFileName().toString();
        this.dialect = dialect;
        this.header = header;
        this.headerLine = headerLine;
    }

    /// Finds dialect and header.
    ///
    /// @param format what is known of the dialect; the rest is found
    /// @param isHeader whether the fields of a line are the names of columns
    /// @param expected what the header should have, for the message where none is found
    /// @throws InvalidInput if the file is missing, empty, no text or has no such header in its first 300
    ///     lines
    public static ColumnScan open(
            Path path, Project.CsvFormat format, Predicate<List<String>> isHeader, String expected) {
        String file = path.getFileName().toString();
        try {
            HeadLines start = HeadLines.of(path, file, format, HEAD);
            List<String> text = start.text();
            List<Integer> numbers = start.numbers();
            char separator = separator(format, text);
            CsvDialect dialect = new CsvDialect(start.charset(), separator, false);
            List<String> names = null;
            int at = 0;
            for (; at < text.size() && names == null; at++) {
                names = names(dialect, text, at, isHeader);
            }
            if (names == null) {
                throw InvalidInput.at(
                        "column-missing",
                        file,
                        numbers.getFirst(),
                        "no header in the first lines, which begin `" + ReadLog.shortened(text.getFirst())
                                + "`; expected " + expected);
            }
            List<String[]> rows = new ArrayList<>();
            for (String line : text.subList(at, text.size())) {
                String[] fields = split(dialect, line);
                if (fields != null) {
                    rows.add(fields);
                }
            }
            boolean comma = format.decimal() == null
                    ? CsvDialect.decimalComma(separator, rows)
                    : format.decimal().equals("comma");
            return new ColumnScan(path, new CsvDialect(start.charset(), separator, comma), names, numbers.get(at - 1));
        } catch (IOException e) {
            throw InvalidInput.at("file-unreadable", file, 0, "cannot be read: " + e.getMessage());
        }
    }

    private static char separator(Project.CsvFormat format, List<String> text) {
        if (format.separator() != null) {
            return format.separator().equals("tab") ? '\t' : format.separator().charAt(0);
        }
        char found = CsvDialect.separator(text);
        long parted = text.stream().filter(l -> l.indexOf(found) >= 0).count();
        return 2 * parted > text.size() ? found : BLANKS;
    }

    /// Names of columns if they stand in a line, or as the lines before it in a header of GSLIB; else
    /// null.
    private static @Nullable List<String> names(
            CsvDialect dialect, List<String> text, int at, Predicate<List<String>> isHeader) {
        String line = text.get(at).strip();
        String[] fields = split(dialect, line.startsWith("#") ? line.substring(1) : line);
        if (fields != null && fields.length <= CsvTable.MOST_COLUMNS && isHeader.test(List.of(fields))) {
            return List.of(fields);
        }
        if (dialect.separator() == BLANKS && at >= 2) {
            double variables = Numbers.parse(text.get(1).strip().split("\\s+")[0], false);
            if (variables == at - 1) {
                List<String> listed =
                        text.subList(2, at + 1).stream().map(String::strip).toList();
                return isHeader.test(listed) ? listed : null;
            }
        }
        return null;
    }

    private static String @Nullable [] split(CsvDialect dialect, String line) {
        return dialect.separator() == BLANKS ? line.strip().split("\\s+") : dialect.split(line);
    }

    public String file() {
        return file;
    }

    /// Names of the columns as they stand.
    public List<String> header() {
        return header;
    }

    /// Line of the header.
    public int headerLine() {
        return headerLine;
    }

    /// Number of a column, or −1; case does not count.
    public int column(String name) {
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).equalsIgnoreCase(name.strip())) {
                return i;
            }
        }
        return -1;
    }

    /// The number that a field holds, NaN if it is none.
    public double number(String field) {
        return Numbers.parse(field, dialect.decimalComma());
    }

    /// The number with a decimal point that a word is, NaN if it is none.
    public static double plainNumber(String word) {
        return Numbers.parse(word, false);
    }

    /// A field for a message: not more of it than can be taken in.
    public static String shown(String field) {
        return ReadLog.shortened(field);
    }

    /// Reads all rows.
    ///
    /// @param columns whose fields are wanted, in any order
    public void read(int[] columns, Row rows, Misfit misfits) {
        int[] place = new int[header.size()];
        Arrays.fill(place, -1);
        int[] same = columns.clone(); // a column may be wanted twice
        for (int i = 0; i < columns.length; i++) {
            same[i] = place[columns[i]] < 0 ? i : place[columns[i]];
            place[columns[i]] = same[i];
        }
        String[] wanted = new String[columns.length];
        try (CsvLines in = new CsvLines(path, dialect.charset())) {
            for (String text; (text = in.next()) != null; ) {
                if (in.number() <= headerLine || text.isBlank() || text.charAt(0) == '#') {
                    continue;
                }
                int n = cut(text, place, wanted);
                if (n < 0) {
                    misfits.misfit(
                            "row-quote",
                            in.number(),
                            "a quote opens or closes amid a field: `" + shown(text)
                                    + "`; expected fields in pairs of quotes");
                } else if (n != header.size()) {
                    misfits.misfit(
                            n < header.size() ? "row-short" : "row-long",
                            in.number(),
                            n + " fields; expected " + header.size() + " as in the header");
                } else {
                    for (int i = 0; i < same.length; i++) {
                        wanted[i] = wanted[same[i]];
                    }
                    rows.row(wanted, in.number());
                }
            }
        } catch (IOException e) {
            throw InvalidInput.at("file-unreadable", file, 0, "cannot be read: " + e.getMessage());
        }
    }

    /// Cuts the wanted fields out of a line; how many fields it has, without empty ones beyond the
    /// header; −1 if its quotes do not pair.
    private int cut(String text, int[] place, String[] wanted) {
        char separator = dialect.separator();
        if (separator != BLANKS && text.indexOf('"') < 0) {
            int n = 0;
            int count = 0;
            for (int start = 0, end = 0; end >= 0; start = end + 1, n++) {
                end = text.indexOf(separator, start);
                if (n >= place.length) {
                    count = text.substring(start, end < 0 ? text.length() : end).isBlank() ? count : n + 1;
                } else {
                    count = n + 1;
                    if (place[n] >= 0) {
                        wanted[place[n]] = text.substring(start, end < 0 ? text.length() : end)
                                .strip();
                    }
                }
            }
            return count;
        }
        String[] fields = split(dialect, text);
        if (fields == null) {
            return -1;
        }
        int count = fields.length;
        while (count > place.length && fields[count - 1].isEmpty()) {
            count--;
        }
        for (int i = 0; i < Math.min(count, place.length); i++) {
            if (place[i] >= 0) {
                wanted[place[i]] = fields[i];
            }
        }
        return count;
    }
}
