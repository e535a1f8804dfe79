package org.lodecast.app.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.lodecast.block.Grid;

/// Slabs of a grid as CSV: a row a voxel, its centre, then the columns; a missing value is empty.
public final class SlabCsv {
    private SlabCsv() {}

    public static void write(Grid g, List<String> names, Iterator<Slab> slabs, Path path) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(path)) {
            out.write("x,y,z");
            for (String name : names) {
                out.write("," + name);
            }
            out.write('\n');
            StringBuilder row = new StringBuilder();
            while (slabs.hasNext()) {
                Slab slab = slabs.next();
                int first = slab.first(g);
                int end = slab.end(g);
                for (int v = next(slab, first); v >= 0 && v < end; v = next(slab, v + 1)) {
                    row.setLength(0);
                    row.append(Decimals.of(g.x(g.ix(v), g.iy(v)), 3)).append(',');
                    row.append(Decimals.of(g.y(g.ix(v), g.iy(v)), 3)).append(',');
                    row.append(Decimals.of(g.z(g.iz(v)), 3));
                    for (float[] column : slab.columns()) {
                        row.append(',');
                        number(row, column[v - first]);
                    }
                    out.append(row.append('\n'));
                }
            }
        }
    }

    private static int next(Slab slab, int from) {
        return slab.voxels().nextSetBit(from);
    }

    private static void number(StringBuilder row, float v) {
        if (!Float.isFinite(v)) {
            return;
        }
        if (v == (int) v && Math.abs(v) < 1e6) {
            row.append((int) v); // counts, and distances and grades of 0
        } else {
            row.append(v);
        }
    }
}
