package org.lodecast.app.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lodecast.block.BlockModel;
import org.lodecast.block.Grid;

/// Block model as CSV: a row a voxel, centroid and size, then the columns; a missing value is empty.
public final class BlockCsv {
    private BlockCsv() {}

    /// @param columns names of the columns to write
    /// @param voxels to write, rising
    public static void write(BlockModel model, List<String> columns, int[] voxels, Path path) throws IOException {
        Grid g = model.grid();
        float[][] values = columns.stream().map(model::values).toArray(float[][]::new);
        try (BufferedWriter out = Files.newBufferedWriter(path)) {
            out.write("xc,yc,zc,dx,dy,dz");
            for (String c : columns) {
                out.write("," + c);
            }
            out.write('\n');
            String size = "," + g.dx() + "," + g.dy() + "," + g.dz();
            StringBuilder row = new StringBuilder();
            for (int v : voxels) {
                row.setLength(0);
                int ix = g.ix(v);
                int iy = g.iy(v);
                row.append(rounded(g.x(ix, iy)))
                        .append(',')
                        .append(rounded(g.y(ix, iy)))
                        .append(',')
                        .append(rounded(g.z(g.iz(v))))
                        .append(size);
                for (float[] column : values) {
                    row.append(',');
                    if (!Float.isNaN(column[v])) {
                        row.append(column[v]);
                    }
                }
                out.write(row.append('\n').toString());
            }
        }
    }

    /// To the millimetre, so that a coordinate does not show the noise of its sum.
    private static double rounded(double v) {
        return Math.rint(v * 1000) / 1000;
    }
}
