package org.lodecast.app.table;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lodecast.InvalidInput;
import org.lodecast.app.project.Project;

/// The first lines of a text file that hold something, from which dialect and header are found.
///
/// @param charset as given or detected
/// @param text of the lines
/// @param numbers of the lines in the file
record HeadLines(Charset charset, List<String> text, List<Integer> numbers) {

    /// @param file what findings call it
    /// @param most lines
    /// @throws InvalidInput if the file is missing, empty or no text
    static HeadLines of(Path path, String file, Project.CsvFormat format, int most) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw InvalidInput.at("file-missing", path.toString(), 0, "no such file");
        }
        Charset charset = format.encoding() == null ? Encoding.detect(path) : Charset.forName(format.encoding());
        List<String> text = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        try (CsvLines in = new CsvLines(path, charset)) {
            for (String line; text.size() < most && (line = in.next()) != null; ) {
                if (!line.isBlank()) {
                    text.add(line);
                    numbers.add(in.number());
                }
            }
        }
        if (text.isEmpty()) {
            throw InvalidInput.at("file-empty", file, 0, "the file is empty; expected a header and rows");
        }
        demandText(text, file);
        return new HeadLines(charset, text, numbers);
    }

    /// Workbooks and other files that are no text are full of characters that no text has.
    private static void demandText(List<String> lines, String file) {
        long all = 0;
        long strange = 0;
        for (String line : lines) {
            String start = line.substring(0, Math.min(line.length(), 4000));
            all += start.length();
            strange += start.chars()
                    .filter(c -> c != '\t' && Character.isISOControl(c) || c == 0xFFFD)
                    .count();
        }
        if (strange > 20 && strange * 20 > all) {
            throw InvalidInput.at(
                    "csv-syntax",
                    file,
                    0,
                    lines.getFirst().startsWith("PK")
                            ? "is a workbook or archive, not text; save each sheet as CSV"
                            : "is no text; expected a CSV file");
        }
    }
}
