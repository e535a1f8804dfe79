package org.lodecast.app.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;

/// VTK XML ImageData (`.vti`): the block model as cell data, raw appended floats; a turned grid by its
/// `Direction`.
public final class VtkImage {
    /// Closes what {@link #head} opens.
    static final String FOOT = "      </CellData>\n    </Piece>\n  </ImageData>\n";

    private VtkImage() {}

    /// @param columns names of the columns to write
    public static void write(BlockModel model, List<String> columns, Path path) throws IOException {
        StringBuilder head = head(model.grid());
        AppendedArrays arrays = new AppendedArrays();
        for (String c : columns) {
            float[] values = model.values(c);
            head.append("        ").append(arrays.singles(c, "", values.length, i -> values[i]));
        }
        head.append(FOOT);
        try (OutputStream out = Files.newOutputStream(path)) {
            arrays.write(head.toString(), out);
        }
    }

    /// Up to the elements of the columns.
    static StringBuilder head(Grid g) {
        String extent = "0 " + g.nx() + " 0 " + g.ny() + " 0 " + g.nz();
        double cos = Math.cos(g.rotation());
        double sin = Math.sin(g.rotation());
        return new StringBuilder("<?xml version=\"1.0\"?>\n")
                .append(String.format(AppendedArrays.FILE, "ImageData"))
                .append('\n')
                .append(String.format(
                        Locale.ROOT,
                        "  <ImageData WholeExtent=\"%s\" Origin=\"%s %s %s\" Spacing=\"%s %s %s\""
                                + " Direction=\"%s %s 0 %s %s 0 0 0 1\">\n",
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
    }
}
