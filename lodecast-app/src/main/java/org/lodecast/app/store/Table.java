package org.lodecast.app.store;

import java.util.ArrayList;
import java.util.List;

/// A table as columns of equal length, on its way to or from DuckDB. Missing numbers are NaN, stored as NULL.
public final class Table {
    private final String name;
    private final List<Column> columns = new ArrayList<>();

    /// A column of one kind.
    public sealed interface Column {
        String name();

        /// What the catalogue says of it, e.g. its unit.
        String comment();

        int size();

        record Text(String name, String comment, String[] values) implements Column {
            @Override
            public int size() {
                return values.length;
            }
        }

        record Real(String name, String comment, double[] values) implements Column {
            @Override
            public int size() {
                return values.length;
            }
        }

        record Single(String name, String comment, float[] values) implements Column {
            @Override
            public int size() {
                return values.length;
            }
        }

        /// Some rows of a longer column.
        record Picked(String name, String comment, float[] all, int[] rows) implements Column {
            @Override
            public int size() {
                return rows.length;
            }
        }

        record Whole(String name, String comment, int[] values) implements Column {
            @Override
            public int size() {
                return values.length;
            }
        }
    }

    public Table(String name) {
        this.name = name;
    }

    public Table text(String column, String[] values) {
        return add(new Column.Text(column, "", values));
    }

    public Table real(String column, String unit, double[] values) {
        return add(new Column.Real(column, unit, values));
    }

    public Table single(String column, String unit, float[] values) {
        return add(new Column.Single(column, unit, values));
    }

    /// @param all of which the table has some rows
    public Table picked(String column, String unit, float[] all, int[] rows) {
        return add(new Column.Picked(column, unit, all, rows));
    }

    public Table whole(String column, int[] values) {
        return add(new Column.Whole(column, "", values));
    }

    private Table add(Column c) {
        if (!columns.isEmpty() && c.size() != rows()) {
            throw new IllegalArgumentException(c.name() + " has " + c.size() + " rows, the table " + rows());
        }
        columns.add(c);
        return this;
    }

    public String name() {
        return name;
    }

    public List<Column> columns() {
        return columns;
    }

    public int rows() {
        return columns.isEmpty() ? 0 : columns.getFirst().size();
    }

    /// @throws IllegalArgumentException if there is no such column, or it is of another kind
    public String[] text(String column) {
        return ((Column.Text) column(column)).values();
    }

    /// @throws IllegalArgumentException if there is no such column, or it is of another kind
    public double[] real(String column) {
        return ((Column.Real) column(column)).values();
    }

    /// @throws IllegalArgumentException if there is no such column, or it is of another kind
    public int[] whole(String column) {
        return ((Column.Whole) column(column)).values();
    }

    private Column column(String wanted) {
        return columns.stream()
                .filter(c -> c.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("table " + name + " has no column " + wanted));
    }
}
