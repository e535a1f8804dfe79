package org.lodecast.app.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.lodecast.InvalidInput;
import org.lodecast.app.project.Project;
import org.lodecast.drill.LengthUnit;

/// Copies drillhole tables without the rows of some holes. Every other line stands in the copy as it does
/// in the file, but in UTF-8 and without rows that were set aside when read, whose hole may be unknown.
///
/// What a reader finds out of all rows (the dialect, which column plays which role) is told beside the
/// copy, so that fewer rows are not read in another way.
public final class HoleRows {
    private final Path folder;
    private final Project.Tables tables;
    private final boolean fillShort;
    private final Set<String> holes;

    /// @param rows that are left, of any hole or none
    /// @param columns of the roles
    /// @param format that the copy is written in
    public record Copy(int rows, Map<String, String> columns, Project.CsvFormat format) {}

    /// @param folder that paths in the project are relative to
    /// @param holes all that there are
    public HoleRows(Path folder, Project.Tables tables, Project.Fixes fixes, Set<String> holes) {
        this.folder = folder;
        this.tables = tables;
        this.fillShort = fixes.shortRows().equals("fill");
        this.holes = Set.copyOf(holes);
    }

    /// @param spec one of the tables
    /// @param out holes that are to leave no trace
    /// @throws InvalidInput if the table cannot be read
    public Copy without(Project.TableFile spec, Set<String> out, Path to) throws IOException {
        boolean placed = tables.collar() == null;
        List<String> needed = DrillholeReader.needed(spec, placed);
        List<String> optional = DrillholeReader.optional(spec, placed);
        ReadLog log = new ReadLog(true);
        Path file = folder.resolve(String.valueOf(spec.file())).normalize();
        TableColumns columns = TableColumns.open(
                spec,
                file,
                tables.label(spec),
                LengthUnit.parse(tables.lengthUnit()).orElse(LengthUnit.METRE),
                needed,
                optional,
                holes,
                log);
        if (columns == null) {
            throw new InvalidInput(log.findings());
        }
        CsvTable table = columns.table();
        java.util.BitSet dropped = new java.util.BitSet();
        int[] kept = {0};
        table.read(log, fillShort, (fields, line, raw) -> {
            columns.begin(fields, line, raw);
            if (out.contains(columns.text("hole"))) {
                dropped.set(
                        line,
                        line + 1 + (int) raw.chars().filter(c -> c == '\n').count());
            } else {
                kept[0]++;
            }
        });
        log.rows().forEach(r -> dropped.set(r.line(), r.lastLine() + 1));
        try (CsvLines in = new CsvLines(file, table.dialect().charset());
                BufferedWriter copy = Files.newBufferedWriter(to, StandardCharsets.UTF_8)) {
            for (String text; (text = in.next()) != null; ) {
                if (!dropped.get(in.number())) {
                    copy.write(text);
                    copy.write('\n');
                }
            }
        }
        Map<String, String> roles = new LinkedHashMap<>();
        Stream.concat(needed.stream(), optional.stream())
                .filter(columns::has)
                .forEach(r -> roles.put(r, table.header().get(columns.column(r))));
        CsvDialect d = table.dialect();
        return new Copy(
                kept[0],
                roles,
                new Project.CsvFormat(
                        "utf-8",
                        d.separator() == '\t' ? "tab" : String.valueOf(d.separator()),
                        d.decimalComma() ? "comma" : "point"));
    }
}
