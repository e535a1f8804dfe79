package org.lodecast.app.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a delimited text file is written.
///
/// @param separator between fields
/// @param decimalComma whether a comma is the decimal point
public record CsvDialect(Charset charset, char separator, boolean decimalComma) {
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    /// The separator at which most of the first lines fall into the same number of fields, more than one; of
    /// equals the one that makes more fields.
    static char separator(List<String> head) {
        char best = ',';
        long most = -1;
        for (char c : SEPARATORS) {
            int[] counts = head.stream().mapToInt(l -> count(l, c)).toArray();
            int mode = mode(counts);
            long agree = java.util.Arrays.stream(counts).filter(n -> n == mode).count();
            long score = mode < 2 ? 0 : agree * 1000 + Math.min(mode, 999);
            if (score > most) {
                most = score;
                best = c;
            }
        }
        return best;
    }

    /// The most frequent of the numbers, the larger of equals.
    static int mode(int[] counts) {
        int best = 0;
        long most = 0;
        for (int candidate : counts) {
            long n = java.util.Arrays.stream(counts).filter(x -> x == candidate).count();
            if (n > most || n == most && candidate > best) {
                most = n;
                best = candidate;
            }
        }
        return best;
    }

    private static int count(String line, char separator) {
        int n = 1;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            n += c == separator && !quoted ? 1 : 0;
        }
        return n;
    }

    /// Whether more of the fields look like 1,5 than like 1.5.
    static boolean decimalComma(char separator, List<String[]> rows) {
        if (separator == ',') {
            return false;
        }
        int comma = 0;
        int point = 0;
        for (String[] row : rows) {
            for (String field : row) {
                boolean number = Numbers.looksLike(field);
                comma += number && field.indexOf(',') >= 0 ? 1 : 0;
                point += number && field.indexOf('.') >= 0 ? 1 : 0;
            }
        }
        return comma > point;
    }

    /// Fields of a row, stripped; null if a quote opens that does not close, or closes amid a field.
    String @Nullable [] split(String text) {
        if (text.indexOf('"') < 0) {
            List<String> fields = new ArrayList<>(16);
            int start = 0;
            for (int at; (at = text.indexOf(separator, start)) >= 0; start = at + 1) {
                fields.add(text.substring(start, at).strip());
            }
            fields.add(text.substring(start).strip());
            return fields.toArray(String[]::new);
        }
        try {
            CsvRecord record = CsvReader.builder()
                    .fieldSeparator(separator)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .trimWhitespacesAroundQuotes(true)
                    .maxBufferSize(Math.max(1 << 16, 2 * text.length()))
                    .ofSingleCsvRecord(text);
            return record.getFields().stream().map(String::strip).toArray(String[]::new);
        } catch (CsvParseException e) {
            return null;
        }
    }
}
