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
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// A DuckDB connection with the few things that the project asks of it. One thread and kept order: the same
/// rows give the same Parquet bytes.
public final class Duck implements AutoCloseable {
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
                        case Table.Column.Single s -> {
                            if (Float.isNaN(s.values()[row])) {
                                appender.appendNull();
                            } else {
                                appender.append(s.values()[row]);
                            }
                        }
                    }
                }
                appender.endRow();
            }
        }
    }

    /// Writes the table as Parquet, beside and then into place.
    public static void parquet(Table table, Path path) throws IOException {
        Path part = path.resolveSibling(path.getFileName() + ".tmp");
        Files.deleteIfExists(part);
        try (Duck duck = memory()) {
            duck.load(table);
            duck.execute("COPY " + quoted(table.name()) + " TO " + literal(part.toString())
                    + " (FORMAT parquet, COMPRESSION zstd)");
        } catch (SQLException e) {
            throw new IOException("cannot write " + path + ": " + e.getMessage(), e);
        }
        Files.move(part, path, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    /// Reads a Parquet file that {@link #parquet} wrote.
    public static Table read(Path path, String name) throws IOException {
        try (Duck duck = memory();
                Statement s = duck.connection.createStatement();
                ResultSet rows = s.executeQuery("SELECT * FROM read_parquet(" + literal(path.toString()) + ")")) {
            return table(rows, name);
        } catch (SQLException e) {
            throw new IOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private static Table table(ResultSet rows, String name) throws SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        int n = meta.getColumnCount();
        List<@Nullable Object> data = new ArrayList<>();
        int size = 0;
        int capacity = 1024;
        for (int c = 1; c <= n; c++) {
            data.add(
                    switch (meta.getColumnType(c)) {
                        case Types.VARCHAR -> new String[capacity];
                        case Types.INTEGER -> new int[capacity];
                        default -> new double[capacity];
                    });
        }
        while (rows.next()) {
            if (size == capacity) {
                capacity *= 2;
                for (int c = 0; c < n; c++) {
                    data.set(c, resized(data.get(c), capacity));
                }
            }
            for (int c = 0; c < n; c++) {
                switch (data.get(c)) {
                    case String[] t -> t[size] = rows.getString(c + 1);
                    case int[] w -> w[size] = rows.getInt(c + 1);
                    case double[] r -> {
                        double v = rows.getDouble(c + 1);
                        r[size] = rows.wasNull() ? Double.NaN : v;
                    }
                    case null, default -> throw new IllegalStateException("column kind");
                }
            }
            size++;
        }
        Table table = new Table(name);
        for (int c = 0; c < n; c++) {
            switch (resized(data.get(c), size)) {
                case String[] t -> table.text(meta.getColumnName(c + 1), t);
                case int[] w -> table.whole(meta.getColumnName(c + 1), w);
                case double[] r -> table.real(meta.getColumnName(c + 1), "", r);
                default -> throw new IllegalStateException("column kind");
            }
        }
        return table;
    }

    private static Object resized(@Nullable Object array, int size) {
        return switch (array) {
            case String[] t -> Arrays.copyOf(t, size);
            case int[] w -> Arrays.copyOf(w, size);
            case double[] r -> Arrays.copyOf(r, size);
            case null, default -> throw new IllegalStateException("column kind");
        };
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
