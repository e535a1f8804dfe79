package org.lodecast.app.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import org.lodecast.block.Grid;

/// Slabs of a grid as a VTK image like {@link VtkImage}'s. Each column is one run of bytes, so a slab is written into
/// all columns at their places.
public final class SlabImage {
    private static final int CHUNK = 1 << 18;

    private SlabImage() {}

    /// @param slabs that together fill the grid
    public static void write(Grid g, List<String> names, Iterator<Slab> slabs, Path path) throws IOException {
        long bytes = 4L * g.size();
        StringBuilder head = VtkImage.head(g);
        for (int c = 0; c < names.size(); c++) {
            head.append("        <DataArray type=\"Float32\" Name=\"")
                    .append(AppendedArrays.escaped(names.get(c)))
                    .append("\" format=\"appended\" offset=\"")
                    .append(c * (Long.BYTES + bytes))
                    .append("\"/>\n");
        }
        head.append(VtkImage.FOOT).append(AppendedArrays.OPEN);
        byte[] before = head.toString().getBytes(StandardCharsets.UTF_8);
        try (FileChannel out = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            put(out, ByteBuffer.wrap(before), 0);
            for (int c = 0; c < names.size(); c++) {
                ByteBuffer size = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
                put(out, size.putLong(bytes).flip(), before.length + c * (Long.BYTES + bytes));
            }
            ByteBuffer buffer = ByteBuffer.allocateDirect(4 * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
            while (slabs.hasNext()) {
                Slab slab = slabs.next();
                for (int c = 0; c < names.size(); c++) {
                    long at = before.length + c * (Long.BYTES + bytes) + Long.BYTES + 4L * slab.first(g);
                    put(out, buffer, slab.columns().get(c), at);
                }
            }
            byte[] after = AppendedArrays.CLOSE.getBytes(StandardCharsets.UTF_8);
            put(out, ByteBuffer.wrap(after), before.length + names.size() * (Long.BYTES + bytes));
        }
    }

    private static void put(FileChannel out, ByteBuffer buffer, float[] values, long at) throws IOException {
        for (int from = 0; from < values.length; from += CHUNK) {
            int n = Math.min(CHUNK, values.length - from);
            buffer.clear();
            buffer.asFloatBuffer().put(values, from, n);
            put(out, buffer.limit(4 * n), at + 4L * from);
        }
    }

    private static void put(FileChannel out, ByteBuffer bytes, long at) throws IOException {
        long to = at;
        while (bytes.hasRemaining()) {
            to += out.write(bytes, to);
        }
    }
}
