package org.lodecast.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;

/// A DuckDB connection with the few things that the project asks of it. One thread and kept order: the same
/// rows give the same Parquet bytes.
public final class Duck implements AutoCloseable {
    /// Numbers that are hardly ever alike gain nothing from a dictionary, and half the time goes into
    /// trying one.
    static final String PARQUET = " (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, DICTIONARY_SIZE_LIMIT 4096,"
            + " USE_TMP_FILE false)";

    private final DuckDBConnection connection;

    private Duck(DuckDBConnection connection) throws SQLException {
        this.connection = connection;
        execute("SET autoinstall_known_extensions=false");
        execute("SET autoload_known_extensions=false");
        execute("SET threads=1");
        execute("SET preserve_insertion_order=true");
    }

    /// A database in memory.
    public static Duck memory() throws SQLException {
        return new Duck(connect("", new Properties()));
    }

    /// A database in memory whose answers come row by row as they are found, and are not gathered first.
    static Duck streaming() throws SQLException {
        Properties streamed = new Properties();
        streamed.setProperty("jdbc_stream_results", "true");
        return new Duck(connect("", streamed));
    }

    /// A database file, made if there is none.
    public static Duck file(Path path) throws SQLException {
        return new Duck(connect(path.toString(), new Properties()));
    }

    private static DuckDBConnection connect(String path, Properties properties) throws SQLException {
        return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + path, properties);
    }

    public void execute(String sql) throws SQLException {
        try (Statement s = connection.createStatement()) {
            s.execute(sql);
        }
    }

    public Statement statement() throws SQLException {
        return connection.createStatement();
    }

    /// Makes rows that the program computes a table of SQL: `FROM name()`.
    void register(String name, DuckDBTableFunction<?, ?, ?> rows) throws SQLException {
        try (var builder = DuckDBFunctions.tableFunction()) {
            builder.withName(name).withFunction(rows).register(connection);
        }
    }

    /// Creates the table and loads it in bulk; units go into the catalogue as column comments.
    public void load(Table table) throws SQLException {
        StringBuilder ddl = new StringBuilder("CREATE TABLE ").append(quoted(table.name()));
        String separator = " (";
        for (Table.Column c : table.columns()) {
            ddl.append(separator)
                    .append(quoted(c.name()))
                    .append(
                            switch (c) {
                                case Table.Column.Text t -> " VARCHAR";
                                case Table.Column.Real r -> " DOUBLE";
                                case Table.Column.Single s -> " FLOAT";
                                case Table.Column.Picked p -> " FLOAT";
                                case Table.Column.Whole w -> " INTEGER";
                            });
            separator = ", ";
        }
        execute(ddl.append(')').toString());
        for (Table.Column c : table.columns()) {
            if (!c.comment().isEmpty()) {
                execute("COMMENT ON COLUMN " + quoted(table.name()) + "." + quoted(c.name()) + " IS "
                        + literal(c.comment()));
            }
        }
        try (DuckDBAppender appender = connection.createAppender(table.name())) {
            for (int row = 0; row < table.rows(); row++) {
                appender.beginRow();
                for (Table.Column c : table.columns()) {
                    switch (c) {
                        case Table.Column.Text t -> appender.append(t.values()[row]);
                        case Table.Column.Whole w -> appender.append(w.values()[row]);
                        case Table.Column.Real r -> {
                            if (Double.isNaN(r.values()[row])) {
                                appender.appendNull();
                            } else {
                                appender.append(r.values()[row]);
                            }
                        }
                        case Table.Column.Single s -> append(appender, s.values()[row]);
                        case Table.Column.Picked p -> append(appender, p.all()[p.rows()[row]]);
                    }
                }
                appender.endRow();
            }
        }
    }

    private static void append(DuckDBAppender appender, float v) throws SQLException {
        if (Float.isNaN(v)) {
            appender.appendNull();
        } else {
            appender.append(v);
        }
    }

    /// Writes the table as Parquet, beside and then into place.
    public static void parquet(Table table, Path path) throws IOException {
        Path part = path.resolveSibling(path.getFileName() + ".tmp");
        Files.deleteIfExists(part);
        try (Duck duck = memory()) {
            duck.register("rows_of_table", new TableRows(table));
            duck.execute(
                    "COPY (" + TableRows.select(table, "rows_of_table") + ") TO " + literal(part.toString()) + PARQUET);
        } catch (SQLException e) {
            throw new IOException("cannot write " + path + ": " + e.getMessage(), e);
        }
        Files.move(part, path, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    /// Reads a Parquet file that {@link #parquet} wrote.
    public static Table read(Path path, String name) throws IOException {
        return read(path, name, column -> true);
    }

    /// Reads those columns of it whose names are wanted.
    public static Table read(Path path, String name, Predicate<String> wanted) throws IOException {
        String from = " FROM read_parquet(" + literal(path.toString()) + ")";
        try (Duck duck = streaming(); // or the whole table would be in memory twice
                Statement s = duck.connection.createStatement()) {
            int size;
            try (ResultSet count = s.executeQuery("SELECT count(*)" + from)) {
                count.next();
                size = count.getInt(1);
            }
            List<String> columns = new ArrayList<>();
            try (ResultSet none = s.executeQuery("SELECT *" + from + " LIMIT 0")) {
                for (int c = 1; c <= none.getMetaData().getColumnCount(); c++) {
                    columns.add(none.getMetaData().getColumnName(c));
                }
            }
            String list = columns.stream().filter(wanted).map(Duck::quoted).collect(Collectors.joining(", "));
            try (ResultSet rows = s.executeQuery("SELECT " + list + from)) {
                return table(rows, name, size);
            }
        } catch (SQLException e) {
            throw new IOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private static Table table(ResultSet rows, String name, int size) throws SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        int n = meta.getColumnCount();
        List<Object> data = new ArrayList<>();
        for (int c = 1; c <= n; c++) {
            data.add(
                    switch (meta.getColumnType(c)) {
                        case Types.VARCHAR -> new String[size];
                        case Types.INTEGER -> new int[size];
                        default -> new double[size];
                    });
        }
        Map<String, String> seen = new HashMap<>(); // names of holes stand in many rows each
        for (int row = 0; rows.next(); row++) {
            for (int c = 0; c < n; c++) {
                switch (data.get(c)) {
                    case String[] t -> t[row] = shared(seen, rows.getString(c + 1));
                    case int[] w -> w[row] = rows.getInt(c + 1);
                    case double[] r -> {
                        double v = rows.getDouble(c + 1);
                        r[row] = rows.wasNull() ? Double.NaN : v;
                    }
                    default -> throw new IllegalStateException("column kind");
                }
            }
        }
        Table table = new Table(name);
        for (int c = 0; c < n; c++) {
            switch (data.get(c)) {
                case String[] t -> table.text(meta.getColumnName(c + 1), t);
                case int[] w -> table.whole(meta.getColumnName(c + 1), w);
                case double[] r -> table.real(meta.getColumnName(c + 1), "", r);
                default -> throw new IllegalStateException("column kind");
            }
        }
        return table;
    }

    private static String shared(Map<String, String> seen, String text) {
        String known = seen.get(text);
        if (known != null) {
            return known;
        }
        if (seen.size() < 100_000) {
            seen.put(text, text);
        }
        return text;
    }

    /// A name as SQL takes it whatever its letters.
    public static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /// A text as SQL takes it.
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
