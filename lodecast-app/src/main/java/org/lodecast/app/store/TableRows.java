package org.lodecast.app.store;

import java.util.stream.Collectors;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;

/// A table as DuckDB asks for it, chunk by chunk: nothing of it is in memory twice. NaN stays NaN, for to
/// set many values NULL from here is slow; {@link #select} makes NULL of it.
final class TableRows implements DuckDBTableFunction<Boolean, Boolean, Boolean> {
    private final Table table;
    private int next;

    TableRows(Table table) {
        this.table = table;
    }

    /// A column of single precision, its NaN made NULL.
    static String single(String quoted) {
        return "nullif(" + quoted + ", 'nan'::FLOAT) AS " + quoted;
    }

    /// SQL that asks for the rows of the function of this name.
    static String select(Table table, String function) {
        return table.columns().stream()
                .map(c -> {
                    String name = Duck.quoted(c.name());
                    return switch (c) {
                        case Table.Column.Text _, Table.Column.Whole _ -> name;
                        case Table.Column.Real _ -> "nullif(" + name + ", 'nan'::DOUBLE) AS " + name;
                        case Table.Column.Single _, Table.Column.Picked _ -> single(name);
                    };
                })
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + function + "()"));
    }

    @Override
    public Boolean bind(DuckDBTableFunctionBindInfo info) {
        for (Table.Column c : table.columns()) {
            info.addResultColumn(
                    c.name(),
                    switch (c) {
                        case Table.Column.Text _ -> String.class;
                        case Table.Column.Real _ -> Double.class;
                        case Table.Column.Single _, Table.Column.Picked _ -> Float.class;
                        case Table.Column.Whole _ -> Integer.class;
                    });
        }
        return true;
    }

    @Override
    public Boolean init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(1);
        return true;
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter out) {
        int n = (int) Math.min(out.capacity(), table.rows() - next);
        for (int c = 0; c < table.columns().size(); c++) {
            fill(out.vector(c), table.columns().get(c), n);
        }
        next += n;
        return n;
    }

    private void fill(DuckDBWritableVector vector, Table.Column column, int n) {
        switch (column) {
            case Table.Column.Text t -> {
                for (int r = 0; r < n; r++) {
                    put(vector, r, t.values()[next + r]);
                }
            }
            case Table.Column.Whole w -> Stretch.put(vector, w.values(), next, n);
            case Table.Column.Real d -> Stretch.put(vector, d.values(), next, n);
            case Table.Column.Single f -> Stretch.put(vector, f.values(), next, n);
            case Table.Column.Picked p -> {
                float[] picked = new float[n];
                for (int r = 0; r < n; r++) {
                    picked[r] = p.all()[p.rows()[next + r]];
                }
                Stretch.put(vector, picked, 0, n);
            }
        }
    }

    private static void put(DuckDBWritableVector vector, int row, String v) {
        if (v == null) {
            vector.setNull(row);
        } else {
            vector.setString(row, v);
        }
    }
}
