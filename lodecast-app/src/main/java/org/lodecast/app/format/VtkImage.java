package org.lodecast.app.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;

/// VTK XML ImageData (`.vti`): the block model as cell data, raw appended floats; a turned grid by its
/// `Direction`.
public final class VtkImage {
    private static final int CHUNK = 1 << 16;

    private VtkImage() {}

    /// @param columns names of the columns to write
    public static void write(BlockModel model, List<String> columns, Path path) throws IOException {
        Grid g = model.grid();
        String extent = "0 " + g.nx() + " 0 " + g.ny() + " 0 " + g.nz();
        double cos = Math.cos(g.rotation());
        double sin = Math.sin(g.rotation());
        StringBuilder head = new StringBuilder("<?xml version=\"1.0\"?>\n")
                .append(
                        "<VTKFile type=\"ImageData\" version=\"1.0\" byte_order=\"LittleEndian\" header_type=\"UInt64\">\n")
                .append(String.format(
                        Locale.ROOT,
                        "  <ImageData WholeExtent=\"%s\" Origin=\"%s %s %s\" Spacing=\"%s %s %s\""
                                + " Direction=\"%s %s 0 %s %s 0 0 0 1\">%n",
                        extent,
                        g.x0(),
                        g.y0(),
                        g.z0(),
                        g.dx(),
                        g.dy(),
                        g.dz(),
                        cos,
                        sin,
                        -sin,
                        cos))
                .append("    <Piece Extent=\"")
                .append(extent)
                .append("\">\n      <CellData>\n");
        long offset = 0;
        for (String c : columns) {
            head.append("        <DataArray type=\"Float32\" Name=\"")
                    .append(c.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"))
                    .append("\" format=\"appended\" offset=\"")
                    .append(offset)
                    .append("\"/>\n");
            offset += 8 + 4L * g.size();
        }
        head.append("      </CellData>\n    </Piece>\n  </ImageData>\n  <AppendedData encoding=\"raw\">\n_");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), CHUNK)) {
            out.write(head.toString().replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
            ByteBuffer buffer = ByteBuffer.allocate(4 * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
            for (String c : columns) {
                float[] values = model.values(c);
                out.write(ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(4L * values.length)
                        .array());
                for (int at = 0; at < values.length; at += CHUNK) {
                    int n = Math.min(CHUNK, values.length - at);
                    buffer.clear();
                    buffer.asFloatBuffer().put(values, at, n);
                    out.write(buffer.array(), 0, 4 * n);
                }
            }
            out.write("\n  </AppendedData>\n</VTKFile>\n".getBytes(StandardCharsets.UTF_8));
        }
    }
}
