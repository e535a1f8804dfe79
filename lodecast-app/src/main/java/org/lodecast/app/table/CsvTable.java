package org.lodecast.app.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lodecast.Finding;
import org.lodecast.InvalidInput;

/// A delimited text file as it stands: a header and rows of text, with the line of each. The separator
/// (comma, semicolon or tab) is the one most frequent in the header; a byte-order mark and Windows line ends
/// are taken in stride.
///
/// @param file name for findings
/// @param header column names, stripped
/// @param rows fields, stripped; as many as the header has
/// @param lines line of each row
/// @param separator as found
/// @param findings rows that do not fit the header
public record CsvTable(
        String file, List<String> header, List<String[]> rows, int[] lines, char separator, List<Finding> findings) {

    /// @throws InvalidInput if the file is missing, empty, not text, or has no rows
    public static CsvTable read(Path path) {
        String file = path.getFileName().toString();
        if (!Files.isRegularFile(path)) {
            throw InvalidInput.at("file-missing", path.toString(), 0, "no such file");
        }
        String text = text(path, file);
        if (text.isBlank()) {
            throw InvalidInput.at("file-empty", file, 0, "the file is empty; expected a header and rows");
        }
        char separator = separator(text);
        List<String[]> rows = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        List<String> header = List.of();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(new StringReader(text))) {
            for (CsvRecord record : reader) {
                List<String> fields =
                        record.getFields().stream().map(String::strip).toList();
                if (header.isEmpty()) {
                    header = fields;
                    continue;
                }
                int line = (int) record.getStartingLineNumber();
                if (fields.stream().allMatch(String::isEmpty)) {
                    continue; // a line of separators only, as spreadsheets leave at the end
                }
                if (fields.size() < header.size()) {
                    findings.add(Finding.error(
                            "row-short",
                            file,
                            line,
                            "",
                            fields.size() + " fields; expected " + header.size() + " as in the header"));
                    continue;
                }
                if (fields.stream().skip(header.size()).anyMatch(f -> !f.isEmpty())) {
                    findings.add(Finding.error(
                            "row-long",
                            file,
                            line,
                            "",
                            fields.size() + " fields; expected " + header.size() + " as in the header"));
                    continue;
                }
                rows.add(fields.subList(0, header.size()).toArray(String[]::new));
                lines.add(line);
            }
        } catch (CsvParseException e) {
            findings.add(Finding.error("csv-syntax", file, 0, "", "cannot be read as a table: " + e.getMessage()));
        } catch (IOException e) {
            throw InvalidInput.at("file-unreadable", file, 0, "cannot be read: " + e.getMessage());
        }
        if (rows.isEmpty()) {
            findings.add(Finding.error("file-empty", file, 1, "", "no row below the header; expected at least one"));
            throw new InvalidInput(findings);
        }
        return new CsvTable(file, header, rows, lines.stream().mapToInt(i -> i).toArray(), separator, findings);
    }

    private static String text(Path path, String file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            throw InvalidInput.at("file-unreadable", file, 0, "cannot be read: " + e.getMessage());
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, Charset.forName("windows-1252")); // what spreadsheets write
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static char separator(String text) {
        String first = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
        char best = ',';
        long most = -1;
        for (char c : new char[] {',', ';', '\t'}) {
            long n = first.chars().filter(x -> x == c).count();
            if (n > most) {
                most = n;
                best = c;
            }
        }
        return best;
    }

    /// Number of the column, or −1.
    public int column(String name) {
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    public int size() {
        return rows.size();
    }
}
