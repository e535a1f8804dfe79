package org.lodecast.app.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Block-model columns between stages: a file a column, little-endian floats in the grid's order, nothing
/// else.
public final class RawColumns {
    private static final int CHUNK = 1 << 18;

    private RawColumns() {}

    public static void write(Path path, float[] values) throws IOException {
        try (FileChannel out = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(4 * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = 0; at < values.length; at += CHUNK) {
                int n = Math.min(CHUNK, values.length - at);
                for (int k = 0; k < n; k++) {
                    // one NaN of many: which one arithmetic gives hangs on how far Java has compiled
                    buffer.putInt(Float.floatToIntBits(values[at + k]));
                }
                buffer.flip();
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                buffer.clear();
            }
        }
    }

    /// @param size number of values that the file must hold
    public static float[] read(Path path, int size) {
        try (FileChannel in = FileChannel.open(path, StandardOpenOption.READ)) {
            if (Files.size(path) != 4L * size) {
                throw new IOException(path + " holds " + Files.size(path) / 4 + " values, not " + size);
            }
            float[] values = new float[size];
            in.map(FileChannel.MapMode.READ_ONLY, 0, 4L * size)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
