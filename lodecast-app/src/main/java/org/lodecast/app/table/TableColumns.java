package org.lodecast.app.table;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lodecast.InvalidInput;
import org.lodecast.app.project.Project;
import org.lodecast.drill.LengthUnit;

/// A table with the roles of its columns, giving the fields of the row at hand in metres and telling those
/// that cannot be read.
final class TableColumns {
    private static final Set<String> LENGTHS = Set.of("x", "y", "z", "length", "at", "from", "to");

    private final CsvTable table;
    private final Map<String, ColumnFinder.Found> found;
    private final ReadLog log;
    private final Map<String, Double> metres = new HashMap<>();
    private String[] fields = {};
    private String raw = "";
    private int line;
    /// The first check that the row at hand failed, empty if none.
    private String failed = "";

    private TableColumns(CsvTable table, Map<String, ColumnFinder.Found> found, ReadLog log) {
        this.table = table;
        this.found = found;
        this.log = log;
    }

    /// Opens a table and finds its columns; null, with findings, if it cannot be used.
    ///
    /// @param file what findings call it
    /// @param usual unit of lengths where neither the table nor its columns say another
    /// @param holes of the collar table, where it is known
    static @Nullable TableColumns open(
            Project.TableFile spec,
            Path path,
            String file,
            LengthUnit usual,
            List<String> needed,
            List<String> optional,
            Set<String> holes,
            ReadLog log) {
        CsvTable table;
        try {
            table = CsvTable.open(path, file, spec.format(), log);
        } catch (InvalidInput e) {
            e.findings().forEach(log::add);
            return null;
        }
        Map<String, ColumnFinder.Found> found = new ColumnFinder(table, holes).find(spec.columns(), needed, optional);
        TableColumns columns = new TableColumns(table, found, log);
        boolean whole = true;
        for (String role : concat(needed, optional)) {
            String asked = spec.columns().get(role);
            ColumnFinder.Found f = found.get(role);
            if (f != null) {
                columns.unit(role, f, spec, usual);
                if (f.guessed()) {
                    log.warning(
                            "column-guessed",
                            table.file(),
                            table.headerLine(),
                            "",
                            "column `" + f.name() + "` is taken for " + role,
                            f.reason() + "; name it as tables." + spec.key() + ".columns." + role + " if it is not");
                }
            } else if (asked != null) {
                whole &= !needed.contains(role);
                columns.missing("no column `" + asked + "` for " + role, "tables." + spec.key() + ".columns." + role);
            } else if (needed.contains(role)) {
                whole = false;
                columns.missing(
                        "no column for " + role + " (" + String.join(", ", Roles.aliases(role)) + ")",
                        "tables." + spec.key() + ".columns." + role);
            }
        }
        return whole ? columns : null;
    }

    private static List<String> concat(List<String> a, List<String> b) {
        return java.util.stream.Stream.concat(a.stream(), b.stream()).toList();
    }

    void missing(String what, String key) {
        log.error(
                "column-missing",
                table.file(),
                table.headerLine(),
                what + "; the table has " + ReadLog.names(table.header()) + ". Name it as " + key + " in project.yaml");
    }

    private void unit(String role, ColumnFinder.Found f, Project.TableFile spec, LengthUnit usual) {
        if (!LENGTHS.contains(role)) {
            return;
        }
        LengthUnit unit = usual;
        if (spec.lengthUnit() != null) {
            unit = LengthUnit.parse(spec.lengthUnit()).orElse(unit);
        } else {
            LengthUnit own = LengthUnit.parse(table.unit(f.column()))
                    .or(() -> Roles.unit(f.name()))
                    .orElse(unit);
            if (own != unit) {
                log.note(
                        "length-unit",
                        table.file(),
                        table.headerLine(),
                        "column `" + table.described(f.column()) + "` is in " + own.symbol() + ", as it says",
                        "not in " + unit.symbol() + " like the rest; tables." + spec.key()
                                + ".length_unit overrides it");
            }
            unit = own;
        }
        metres.put(role, unit.metres());
    }

    CsvTable table() {
        return table;
    }

    boolean has(String role) {
        return found.containsKey(role);
    }

    int column(String role) {
        ColumnFinder.Found f = found.get(role);
        return f == null ? -1 : f.column();
    }

    /// Names of columns that play a role.
    Set<String> used() {
        Set<String> used = new TreeSet<>();
        found.values().forEach(f -> used.add(f.name().toLowerCase(Locale.ROOT)));
        return used;
    }

    /// The row at hand from now on.
    void begin(String[] row, int at, String text) {
        fields = row;
        line = at;
        raw = text;
        failed = "";
    }

    /// The field of a role, empty if there is no such column.
    String text(String role) {
        ColumnFinder.Found f = found.get(role);
        return f == null ? "" : fields[f.column()];
    }

    /// The name of the hole; the row fails without one.
    String hole() {
        String name = text("hole");
        if (name.isEmpty()) {
            fail(
                    "hole-missing",
                    "",
                    "column " + table.header().get(column("hole")) + " is empty; expected the name of a hole");
        }
        return name;
    }

    /// The number of a role, lengths in metres; the row fails without one.
    double number(String role, String hole) {
        double v = Numbers.parse(text(role), table.dialect().decimalComma());
        if (Double.isNaN(v)) {
            fail(
                    "not-a-number",
                    hole,
                    "column " + table.header().get(column(role)) + ": `" + ReadLog.shortened(text(role))
                            + "`; expected a number");
        }
        return v * metres.getOrDefault(role, 1.0);
    }

    /// The number of a role if the field is not empty, else NaN.
    double optional(String role, String hole) {
        return text(role).isEmpty() ? Double.NaN : number(role, hole);
    }

    /// The number of a role, NaN if it has none: for rows that need not have one.
    double loose(String role) {
        return has(role)
                ? Numbers.parse(text(role), table.dialect().decimalComma()) * metres.getOrDefault(role, 1.0)
                : Double.NaN;
    }

    void fail(String check, String hole, String message) {
        log.wrong(check, table.file(), line, hole, message, "row left out");
        failed = failed.isEmpty() ? check : failed;
    }

    /// Whether the row at hand can be used; if not, it is set aside.
    boolean good(String hole) {
        if (failed.isEmpty()) {
            return true;
        }
        setAside(hole, failed);
        return false;
    }

    void setAside(String hole, String check) {
        int lines = (int) raw.chars().filter(c -> c == '\n').count();
        log.setAside(table.file(), line, line + lines, hole, check, raw);
    }
}
