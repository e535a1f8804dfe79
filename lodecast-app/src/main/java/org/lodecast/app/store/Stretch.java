package org.lodecast.app.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/// Stretches of numbers into a vector of DuckDB, from its first row on.
///
/// Its setters take a lock for every single value, which was four fifths of the time that a large table
/// took to write. No method gives the memory behind a vector, so its fields are looked up; where another
/// version of DuckDB has none of these names, values go one by one.
final class Stretch {
    private static final @Nullable VarHandle VALUES = field("data");
    /// A bit a row, in words of 64: whether it has a value.
    private static final @Nullable VarHandle VALID = field("validity");

    private Stretch() {}

    private static @Nullable VarHandle field(String name) {
        try {
            return MethodHandles.privateLookupIn(DuckDBWritableVector.class, MethodHandles.lookup())
                    .findVarHandle(DuckDBWritableVector.class, name, ByteBuffer.class);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /// Whether stretches are copied at once.
    static boolean atOnce() {
        return VALUES != null && VALID != null;
    }

    /// The memory for so many values, which count as there from now on; null if it cannot be reached.
    private static @Nullable ByteBuffer room(DuckDBWritableVector vector, int count) {
        if (VALUES == null || VALID == null) {
            return null;
        }
        ByteBuffer valid = (ByteBuffer) VALID.get(vector);
        for (int word = 0; 64 * word < count; word++) {
            valid.putLong(8 * word, -1);
        }
        ByteBuffer values = (ByteBuffer) VALUES.get(vector);
        return values.duplicate().order(values.order()).position(0);
    }

    /// @param from first of the `count` values
    static void put(DuckDBWritableVector vector, float[] values, int from, int count) {
        ByteBuffer room = room(vector, count);
        if (room != null) {
            room.asFloatBuffer().put(values, from, count);
            return;
        }
        for (int r = 0; r < count; r++) {
            vector.setFloat(r, values[from + r]);
        }
    }

    /// @param from first of the `count` values
    static void put(DuckDBWritableVector vector, double[] values, int from, int count) {
        ByteBuffer room = room(vector, count);
        if (room != null) {
            room.asDoubleBuffer().put(values, from, count);
            return;
        }
        for (int r = 0; r < count; r++) {
            vector.setDouble(r, values[from + r]);
        }
    }

    /// @param from first of the `count` values
    static void put(DuckDBWritableVector vector, int[] values, int from, int count) {
        ByteBuffer room = room(vector, count);
        if (room != null) {
            room.asIntBuffer().put(values, from, count);
            return;
        }
        for (int r = 0; r < count; r++) {
            vector.setInt(r, values[from + r]);
        }
    }
}
