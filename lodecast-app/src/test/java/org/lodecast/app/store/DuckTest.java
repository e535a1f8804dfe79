package org.lodecast.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Columns to disk and back.
class DuckTest {
    private static final String[] NASTY = {"plain", "", "it's \"quoted\", \\ and ; --", "Müller 鉱床 ☃\n\tend", "<script>"
    };

    @TempDir
    Path folder;

    private static Table table() {
        return new Table("od\"d na'me")
                .text("hole", NASTY.clone())
                .real("from \"m\"", "m", new double[] {0.1, Double.NaN, -1e300, Double.MIN_VALUE, 3})
                .single("Größe", "it's %", new float[] {0.1f, Float.NaN, -3e38f, 4, Float.MIN_VALUE})
                .whole("line", new int[] {1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0, -7});
    }

    @Test
    void parquetGivesBackWhatWasWritten() throws Exception {
        Path file = folder.resolve("it's.parquet");
        Duck.parquet(table(), file);
        Table back = Duck.read(file, "t");
        assertThat(back.columns())
                .extracting(Table.Column::name)
                .containsExactly("hole", "from \"m\"", "Größe", "line");
        assertThat(back.text("hole")).containsExactly(NASTY);
        assertThat(back.real("from \"m\"")).containsExactly(0.1, Double.NaN, -1e300, Double.MIN_VALUE, 3);
        assertThat(back.real("Größe")).containsExactly(0.1f, Float.NaN, -3e38f, 4, Float.MIN_VALUE);
        assertThat(back.whole("line")).containsExactly(1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0, -7);
        assertThat(file.resolveSibling("it's.parquet.tmp")).doesNotExist();
    }

    /// If not, tables are as right and several times as slow: another version of DuckDB keeps its vectors
    /// elsewhere.
    @Test
    void numbersAreCopiedAtOnce() {
        assertThat(Stretch.atOnce()).isTrue();
    }

    @Test
    void manyRowsKeepTheirOrder() throws Exception {
        int n = 300_000; // more than two row groups
        int[] line = new int[n];
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            line[i] = i;
            v[i] = Math.sin(i);
        }
        Path file = folder.resolve("many.parquet");
        Duck.parquet(new Table("many").whole("line", line).real("v", "", v), file);
        Table back = Duck.read(file, "many");
        assertThat(back.whole("line")).isEqualTo(line);
        assertThat(back.real("v")).isEqualTo(v);
    }

    @Test
    void sameRowsSameBytes() throws Exception {
        Duck.parquet(table(), folder.resolve("a.parquet"));
        Duck.parquet(table(), folder.resolve("b.parquet"));
        assertThat(folder.resolve("a.parquet")).hasSameBinaryContentAs(folder.resolve("b.parquet"));
    }

    @Test
    void anEmptyTableKeepsItsColumns() throws Exception {
        Path file = folder.resolve("e.parquet");
        Duck.parquet(new Table("e").text("hole", new String[0]).real("x", "m", new double[0]), file);
        Table back = Duck.read(file, "e");
        assertThat(back.rows()).isZero();
        assertThat(back.text("hole")).isEmpty();
        assertThat(back.real("x")).isEmpty();
    }

    @Test
    void missingNumbersAreNullInSqlAndUnitsAreComments() throws Exception {
        try (Duck duck = Duck.memory()) {
            duck.load(table());
            try (Statement s = duck.statement();
                    ResultSet r = s.executeQuery("SELECT count(*), count(\"from \"\"m\"\"\"), count(\"Größe\") FROM "
                            + Duck.quoted("od\"d na'me"))) {
                r.next();
                assertThat(r.getInt(1)).isEqualTo(5);
                assertThat(r.getInt(2)).isEqualTo(4);
                assertThat(r.getInt(3)).isEqualTo(4);
            }
            try (Statement s = duck.statement();
                    ResultSet r = s.executeQuery("SELECT comment FROM duckdb_columns() WHERE column_name = 'Größe'")) {
                r.next();
                assertThat(r.getString(1)).isEqualTo("it's %");
            }
        }
    }

    @Test
    void columnsOfUnequalLengthAreRefused() {
        assertThatThrownBy(() -> new Table("t").whole("a", new int[2]).whole("b", new int[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("b has 3 rows, the table 2");
        assertThatThrownBy(() -> new Table("t").real("x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no column x");
    }

    @Test
    void rawColumnsGiveBackEveryBit() throws Exception {
        float[] values = new float[(1 << 18) + 3]; // more than a chunk
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 7 == 0 ? Float.NaN : (float) Math.sin(i);
        }
        Path file = folder.resolve("v.f32");
        RawColumns.write(file, new float[values.length + 9]);
        RawColumns.write(file, values);
        assertThat(Files.size(file)).isEqualTo(4L * values.length);
        assertThat(RawColumns.read(file, values.length)).isEqualTo(values);
        assertThatThrownBy(() -> RawColumns.read(file, 7))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("not 7");
        RawColumns.write(file, new float[0]);
        assertThat(RawColumns.read(file, 0)).isEmpty();
    }
}
