package org.lodecast.app.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.jspecify.annotations.Nullable;
import org.lodecast.app.format.Slab;
import org.lodecast.block.Grid;

/// Slabs of a grid as Parquet: a row a voxel, `ix, iy, iz, x, y, z`, then the columns. DuckDB asks for
/// the rows when it writes them, so that no more than a slab and a row group is in memory.
public final class SlabParquet {
    private static final List<String> WHERE = List.of("ix", "iy", "iz", "x", "y", "z");

    private SlabParquet() {}

    public static void write(Grid grid, List<String> names, Iterator<Slab> slabs, Path path) throws IOException {
        Rows rows = new Rows(grid, names, slabs);
        try (Duck duck = Duck.memory()) {
            duck.register("slabs", rows);
            String columns = Stream.concat(WHERE.stream(), names.stream().map(n -> TableRows.single(Duck.quoted(n))))
                    .collect(Collectors.joining(", "));
            duck.execute(
                    "COPY (SELECT " + columns + " FROM slabs()) TO " + Duck.literal(path.toString()) + Duck.PARQUET);
        } catch (SQLException e) {
            if (rows.failed != null) {
                throw rows.failed; // what DuckDB knows of it is its words alone
            }
            throw new IOException("cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    private static final class Rows implements DuckDBTableFunction<Boolean, Boolean, Boolean> {
        private final Grid grid;
        private final List<String> names;
        private final Iterator<Slab> slabs;
        private @Nullable Slab slab;
        private int voxel = -1; // next to write, −1 if the slab has none left
        private @Nullable RuntimeException failed;

        Rows(Grid grid, List<String> names, Iterator<Slab> slabs) {
            this.grid = grid;
            this.names = names;
            this.slabs = slabs;
        }

        @Override
        public Boolean bind(DuckDBTableFunctionBindInfo info) {
            for (int k = 0; k < WHERE.size(); k++) {
                info.addResultColumn(WHERE.get(k), k < 3 ? Integer.class : Double.class);
            }
            names.forEach(n -> info.addResultColumn(n, Float.class));
            return true;
        }

        @Override
        public Boolean init(DuckDBTableFunctionInitInfo info) {
            info.setMaxThreads(1);
            return true;
        }

        @Override
        public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter out) {
            try {
                return fill(out);
            } catch (RuntimeException e) {
                failed = e;
                throw e;
            }
        }

        private long fill(DuckDBDataChunkWriter out) {
            while (voxel < 0 && slabs.hasNext()) {
                slab = slabs.next();
                voxel = in(slab, slab.first(grid));
            }
            Slab s = slab;
            if (voxel < 0 || s == null) {
                return 0;
            }
            int most = (int) out.capacity();
            int[] rows = new int[most];
            int n = 0;
            for (; n < most && voxel >= 0; n++) {
                rows[n] = voxel;
                voxel = in(s, voxel + 1);
            }
            places(out, rows, n);
            int first = s.first(grid);
            float[] values = new float[n];
            for (int c = 0; c < names.size(); c++) {
                float[] column = s.columns().get(c);
                for (int r = 0; r < n; r++) {
                    values[r] = column[rows[r] - first];
                }
                Stretch.put(out.vector(WHERE.size() + c), values, 0, n);
            }
            return n;
        }

        private void places(DuckDBDataChunkWriter out, int[] rows, int n) {
            int[][] index = new int[3][n];
            double[][] place = new double[3][n];
            for (int r = 0; r < n; r++) {
                int ix = index[0][r] = grid.ix(rows[r]);
                int iy = index[1][r] = grid.iy(rows[r]);
                int iz = index[2][r] = grid.iz(rows[r]);
                place[0][r] = grid.x(ix, iy);
                place[1][r] = grid.y(ix, iy);
                place[2][r] = grid.z(iz);
            }
            for (int k = 0; k < 3; k++) {
                Stretch.put(out.vector(k), index[k], 0, n);
                Stretch.put(out.vector(3 + k), place[k], 0, n);
            }
        }

        private int in(Slab s, int from) {
            int v = s.voxels().nextSetBit(from);
            return v < s.end(grid) ? v : -1;
        }
    }
}
