package org.lodecast.app.store;

import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;

/// A table as DuckDB asks for it, chunk by chunk: nothing of it is in memory twice.
final class TableRows implements DuckDBTableFunction<Boolean, Boolean, Boolean> {
    private final Table table;
    private int next;

    TableRows(Table table) {
        this.table = table;
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
            case Table.Column.Whole w -> {
                for (int r = 0; r < n; r++) {
                    vector.setInt(r, w.values()[next + r]);
                }
            }
            case Table.Column.Real d -> {
                for (int r = 0; r < n; r++) {
                    double v = d.values()[next + r];
                    if (Double.isNaN(v)) {
                        vector.setNull(r);
                    } else {
                        vector.setDouble(r, v);
                    }
                }
            }
            case Table.Column.Single f -> {
                for (int r = 0; r < n; r++) {
                    put(vector, r, f.values()[next + r]);
                }
            }
            case Table.Column.Picked p -> {
                for (int r = 0; r < n; r++) {
                    put(vector, r, p.all()[p.rows()[next + r]]);
                }
            }
        }
    }

    private static void put(DuckDBWritableVector vector, int row, float v) {
        if (Float.isNaN(v)) {
            vector.setNull(row);
        } else {
            vector.setFloat(row, v);
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
