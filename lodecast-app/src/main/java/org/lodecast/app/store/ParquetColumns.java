package org.lodecast.app.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The columns of single floats of a Parquet file, each read alone: a block model may have dozens of
/// millions of values each.
public final class ParquetColumns {
    private static final int CHUNK = 1 << 14;

    private ParquetColumns() {}

    /// A column and between what its values lie, NaN if it has none.
    public record Range(String name, double least, double greatest) {}

    /// What a file holds: how many rows, and the columns in their order.
    public record Content(long rows, List<Range> columns) {}

    public static Content content(Path path) throws IOException {
        try (Duck duck = Duck.streaming();
                Statement s = duck.statement()) {
            List<String> names = new ArrayList<>();
            try (ResultSet all = s.executeQuery("DESCRIBE SELECT *" + from(path))) {
                while (all.next()) {
                    if (all.getString(2).equals("FLOAT")) {
                        names.add(all.getString(1));
                    }
                }
            }
            String ends = names.stream()
                    .map(Duck::quoted)
                    .map(c -> ", min(" + c + "), max(" + c + ")")
                    .collect(Collectors.joining());
            try (ResultSet row = s.executeQuery("SELECT count(*)" + ends + from(path))) {
                row.next();
                List<Range> columns = new ArrayList<>();
                for (int c = 0; c < names.size(); c++) {
                    columns.add(new Range(names.get(c), number(row, 2 * c + 2), number(row, 2 * c + 3)));
                }
                return new Content(row.getLong(1), List.copyOf(columns));
            }
        } catch (SQLException e) {
            throw new IOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    /// Writes the values of a column in the order of the rows, little-endian, NaN where there is none; no
    /// more than a chunk of them is in memory.
    public static void copy(Path path, String column, OutputStream out) throws IOException {
        try (Duck duck = Duck.streaming();
                Statement s = duck.statement();
                ResultSet rows = s.executeQuery("SELECT " + Duck.quoted(column) + from(path))) {
            ByteBuffer buffer = ByteBuffer.allocate(4 * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
            while (rows.next()) {
                buffer.putFloat((float) number(rows, 1));
                if (!buffer.hasRemaining()) {
                    out.write(buffer.array());
                    buffer.clear();
                }
            }
            out.write(buffer.array(), 0, buffer.position());
        } catch (SQLException e) {
            throw new IOException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private static double number(ResultSet row, int column) throws SQLException {
        float v = row.getFloat(column);
        return row.wasNull() ? Double.NaN : v;
    }

    private static String from(Path path) {
        return " FROM read_parquet(" + Duck.literal(path.toString()) + ")";
    }
}
