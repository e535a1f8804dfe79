package org.lodecast.app.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lodecast.drill.Variable;
import org.lodecast.geochem.DetectionLimits;

/// Every column of a table read as grades, to guess from: what the columns are is not known yet.
public final class AssayColumns {
    private final List<Variable> columns = new ArrayList<>();
    private final List<String> control = new ArrayList<>();

    /// @param roles columns of hole, sample and type, where found
    /// @param holes of the collar table
    public AssayColumns(CsvTable table, Map<String, ColumnFinder.Found> roles, Set<String> holes, ReadLog log) {
        int expected = table.expectedRows();
        List<@Nullable GradeColumn> grades = new ArrayList<>();
        for (int c = 0; c < table.header().size(); c++) {
            boolean element =
                    ElementHeader.parse(table.described(c), table.header()).isPresent();
            grades.add(
                    element
                            ? new GradeColumn(
                                    table.header().get(c),
                                    "",
                                    table.dialect().decimalComma(),
                                    "keep",
                                    Map.of(),
                                    expected)
                            : null);
        }
        QualityControl quality = new QualityControl(null, holes);
        table.read(log, true, (fields, line, raw) -> {
            String kind = quality.kind(
                    field(fields, roles, "hole"), field(fields, roles, "sample"), field(fields, roles, "type"));
            if (!kind.isEmpty()) {
                control.add(kind);
                return;
            }
            for (int c = 0; c < fields.length; c++) {
                GradeColumn column = grades.get(c);
                if (column != null) {
                    column.add(fields[c]);
                }
            }
        });
        for (GradeColumn g : grades) {
            columns.add(
                    g == null
                            ? new Variable("", "", new double[0])
                            : DetectionLimits.substitute(
                                            List.of(g.finish(Double.NaN)), List.of(DetectionLimits.Rule.HALF))
                                    .getFirst());
        }
    }

    private static String field(String[] fields, Map<String, ColumnFinder.Found> roles, String role) {
        ColumnFinder.Found f = roles.get(role);
        return f == null ? "" : fields[f.column()];
    }

    /// Grades of a column, half the limit in place of what is below it.
    public Variable values(int column) {
        return columns.get(column);
    }

    /// Kinds of the rows that are laboratory checks; their grades are left out.
    public List<String> control() {
        return control;
    }
}
